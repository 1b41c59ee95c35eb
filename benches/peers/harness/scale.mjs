// The same chart with ten to a hundred thousand units.
import { visit } from "./browser.mjs";

/** Milliseconds from JSON text to the painted chart, and for a switch between two metrics, with `count` units. */
export function measureScale(session, entry, { count, switches, patience }) {
  return visit(session, entry, {}, ({ page }) => {
    const work = page.evaluate(async ({ count, switches, patience }) => {
      const text = await (await fetch(`/data/${count}.json`)).text();
      const host = document.querySelector("#chart") ?? document.querySelector("main");
      bench.chart.destroy();
      await __probe.painted();
      let start = performance.now();
      const chart = await bench.mount(host, text, "m0");
      await __probe.painted();
      const mount = performance.now() - start;
      if (!__probe.isDrawn()) throw new Error("nothing drawn");
      const walls = [];
      const end = start + patience;
      for (let i = 1; i <= switches && (i < 3 || performance.now() < end); i++) {
        start = performance.now();
        const shown = chart.show(i % 2 ? "m1" : "m0");
        await __probe.painted();
        await shown;
        walls.push(performance.now() - start);
      }
      if (!__probe.isDrawn()) throw new Error("nothing drawn after a switch");
      const [first, ...rest] = walls;
      return { mount, first, change: rest.sort((a, b) => a - b)[rest.length >> 1] };
    }, { count, switches, patience });
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`nothing within ${patience / 1000} s`)), patience).unref();
    });
    work.catch(() => {});
    return Promise.race([work, late]);
  });
}

/** The exponent of a power law through [count, milliseconds] points: 1 is linear, 0 does not grow. */
export function exponent(points) {
  const logs = points.map(([count, time]) => [Math.log(count), Math.log(time)]);
  const mean = (pick) => logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const x = mean(([x]) => x), y = mean(([, y]) => y);
  const covered = mean((point) => (point[0] - x) * (point[1] - y));
  return covered / mean((point) => (point[0] - x) ** 2);
}
