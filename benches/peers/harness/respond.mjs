// Interaction to next paint: what the browser's event timing says of taps, clicks and keys on a slow processor.
import { visit } from "./browser.mjs";
import { METRICS } from "./entries.mjs";

/** How much slower than this machine. */
export const RATES = [4, 6];
/** What a reader does: taps on bars, switches the metric with the mouse, and with a key. */
export const KINDS = ["tap", "switch", "key"];

/** Pause between two interactions in milliseconds: each ends before the next begins. */
const PAUSE = 40;
/** Shorter interactions, in milliseconds, the browser does not report. */
const LEAST = 16;

/** A button that switches, the same in every page, and a list of what the browser reports. */
const prepare = (page) => page.evaluate(({ metrics, least }) => {
  window.__spent = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) __spent.set(interactionId, Math.max(duration, __spent.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: least });
  const button = Object.assign(document.createElement("button"), { id: "switch", textContent: "switch" });
  button.style.cssText = "position:fixed;right:0;bottom:0;width:60px;height:44px;z-index:9";
  let count = 0;
  button.addEventListener("click", () => bench.chart.show(metrics[++count % metrics.length]));
  document.body.append(button);
  const widget = document.querySelector("reported-figures");
  const plot = widget ? widget.shadowRoot.querySelector("[data-part=plot]") : document.querySelector("#chart");
  const { left, top } = plot.getBoundingClientRect();
  return { left, top };
}, { metrics: METRICS, least: LEAST });

/** One interaction; `turn` counts them. */
async function interact(kind, { page, cdp }, { left, top }, turn) {
  if (kind === "key") return page.keyboard.press("Enter");
  if (kind === "switch") return page.mouse.click(360, 822);
  // Down and up again over rows with bars.
  const row = [0, 1, 2, 3, 4, 5, 4, 3, 2, 1][turn % 10];
  const point = { x: left + 110 + (turn % 3), y: top + 18 + row * 36 };
  await cdp.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  return cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** The 95th of a hundred values, in ascending order. */
export const ninetyFifth = (list) => [...list].sort((a, b) => a - b)[Math.ceil(list.length * 0.95) - 1];

/** Milliseconds from each of `count` interactions of every kind to the next paint, by kind and rate: the 95th of a hundred. */
export async function measureResponses(session, entry, { count }) {
  const result = {};
  for (const rate of RATES) {
    await visit(session, entry, {}, async (at) => {
      const { page, cdp } = at;
      const box = await prepare(page);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate });
      for (const kind of KINDS) {
        if (kind === "key") await page.focus("#switch");
        await page.evaluate(() => __spent.clear());
        for (let turn = 0; turn < count; turn++) {
          await interact(kind, at, box, turn);
          await page.evaluate((pause) => __probe.painted().then(() => new Promise((resolve) => setTimeout(resolve, pause))), PAUSE);
        }
        await page.waitForTimeout(200);
        const spent = await page.evaluate(() => [...__spent.values()]);
        // What was not reported was shorter.
        const all = [...spent, ...Array(Math.max(0, count - spent.length)).fill(LEAST)];
        result[`${kind}-${rate}`] = ninetyFifth(all);
      }
    });
  }
  return result;
}
