// What a chart costs after loading: switching, hovering, memory, and being added to and removed from a page.
import { heap, spent, visit } from "./browser.mjs";
import { METRICS } from "./entries.mjs";

/** Switches between the metrics of the task; returns the milliseconds from each switch to the submission of its frame. */
const switches = (page, count) => page.evaluate(async ({ count, metrics }) => {
  const walls = [];
  for (let i = 1; i <= count; i++) {
    const start = performance.now();
    const shown = bench.chart.show(metrics[i % metrics.length]);
    await __probe.painted();
    await shown;
    walls.push(performance.now() - start);
  }
  return walls;
}, { count, metrics: METRICS });

/** Moves the mouse from row to row; returns the milliseconds from each move to the submission of its frame. */
async function hovers({ page, cdp }, count) {
  const box = await page.evaluate(() => {
    const widget = document.querySelector("reported-figures");
    const plot = widget ? widget.shadowRoot.querySelector("[data-part=plot]") : document.querySelector("#chart");
    const { left, top } = plot.getBoundingClientRect();
    window.__hovers = [];
    addEventListener("mousemove", ({ timeStamp }) => {
      __probe.painted().then(() => __hovers.push(performance.now() - timeStamp));
    }, { capture: true });
    return { left, top };
  });
  for (let i = 0; i < count; i++) {
    // Down and up again over rows with bars, so that every move needs another tooltip.
    const row = [0, 1, 2, 3, 4, 5, 4, 3, 2, 1][i % 10];
    await cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: box.left + 110 + (i % 3), y: box.top + 18 + row * 36 });
  }
  return page.evaluate(async () => {
    await __probe.painted();
    return __hovers;
  });
}

const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** Runs `work`, which returns wall-clock times, and returns the cost of one of `count` changes, in milliseconds. */
async function each(session, at, count, work) {
  const before = await spent(session, at);
  const wall = middle(await work());
  const after = await spent(session, at);
  return { wall, main: (1000 * (after.main - before.main)) / count, all: (1000 * (after.all - before.all)) / count };
}

/** Measures switching, hovering and memory of one visit. */
export function measureWork(session, entry, { count }) {
  return visit(session, entry, {}, async (at) => {
    const { page, cdp } = at;
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const loaded = await heap(at);
    await switches(page, 20);
    const change = await each(session, at, count, () => switches(page, count));
    const switched = await heap(at);
    await page.evaluate((metric) => bench.chart.show(metric), METRICS[0]);
    await hovers(at, 10);
    const hover = await each(session, at, count, () => hovers(at, count));
    return { loaded, switched, change, hover };
  });
}

/** Growth in bytes and in DOM nodes after `count` charts were added to the page and removed again. */
export function measureCycles(session, entry, { count }) {
  return visit(session, entry, {}, async (at) => {
    const { page, cdp } = at;
    await cdp.send("Performance.enable");
    const cycle = (count) => page.evaluate(async ({ count, metric, text }) => {
      for (let i = 0; i < count; i++) {
        const host = document.createElement("div");
        host.style.cssText = "position:relative;min-height:360px";
        document.querySelector("main").append(host);
        const chart = await bench.mount(host, text, metric);
        await __probe.painted();
        chart.destroy();
        host.remove();
      }
    }, { count, metric: METRICS[0], text: session.job });
    const nodes = async () =>
      (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "Nodes").value;
    await cycle(20);
    const before = { ...(await heap(at)), nodes: await nodes() };
    await cycle(count);
    const after = { ...(await heap(at)), nodes: await nodes() };
    return {
      script: after.script - before.script,
      dom: after.dom - before.dom,
      nodes: after.nodes - before.nodes,
    };
  });
}
