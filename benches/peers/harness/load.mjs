// From an empty tab to an interactive chart.
import { visit } from "./browser.mjs";

const CATEGORIES = ["blink.user_timing", "devtools.timeline"];

/** What the widget's page loads when its chart answers: the dialog of embeds, and the addresses of views. */
const LATER = /\/(page|addresses|host)\.js$/;

/** Milliseconds to wait after a page is interactive, for what it does then. */
const REST = 500;

/** When the frame with the chart was presented, in milliseconds of the page's clock. */
function presented(trace, chart) {
  const events = trace.traceEvents.filter(({ ts }) => ts);
  const mark = events.find(({ name, cat }) => name === "chart" && cat === "blink.user_timing");
  const frames = events.filter(({ name, pid, ph }) => name === "AnimationFrame" && pid === mark.pid && ph === "b" );
  const frame = frames.filter(({ ts }) => ts <= mark.ts).sort((a, b) => b.ts - a.ts)[0];
  const shown = frame && events.find(({ name, id, pid, ts, id2 }) =>
    name === "AnimationFrame::Presentation" && pid === mark.pid && ts >= mark.ts && (id ?? id2?.local) === (frame.id ?? frame.id2?.local));
  const layered = events.filter(({ name, tid, ts }) => name === "Layerize" && tid === mark.tid && ts >= mark.ts)
    .sort((a, b) => a.ts - b.ts)[0];
  const end = shown?.ts ?? (layered ? layered.ts + (layered.dur ?? 0) : mark.ts);
  return chart + (end - mark.ts) / 1000;
}

/** Measures bytes, requests, first chart, interactive, blocking time and layout shift of one visit without cache. */
export function measureLoad(session, entry, slow) {
  const { browser, server } = session;
  return visit(session, entry, { slow, go: false }, async ({ page, open }) => {
    await browser.startTracing(page, { categories: CATEGORIES });
    server.taken();
    try {
      await open();
      await page.waitForTimeout(REST);
    } finally {
      session.trace = JSON.parse((await browser.stopTracing()).toString());
    }
    const asked = server.taken();
    const first = asked.filter(({ path }) => !LATER.test(path));
    const seen = await page.evaluate(() => ({
      chart: performance.getEntriesByName("chart")[0].startTime,
      interactive: performance.getEntriesByName("interactive")[0].startTime,
      tasks: window.__probe.tasks,
      shifts: window.__probe.shifts,
    }));
    const chart = presented(session.trace, seen.chart);
    return {
      bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: asked.length,
      firstBytes: first.reduce((sum, { bytes }) => sum + bytes, 0),
      firstRequests: first.length,
      chart,
      interactive: Math.max(seen.interactive, chart),
      blocking: seen.tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
      shift: seen.shifts.reduce((sum, { value }) => sum + value, 0),
    };
  });
}
