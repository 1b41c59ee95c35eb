import { launch } from "./harness/browser.mjs";
import { serve } from "./harness/serve.mjs";
import { readFile, writeFile } from "node:fs/promises";
const server = await serve(new Map(), new URL("file:///work/wt/perf/dist/"));
const browser = await launch(false);
const inline = process.argv[2];
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block" });
for (let i = 0; i < 3; i++) {
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send("Network.enable"); await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 });
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await browser.startTracing(page, { categories: ["blink.user_timing", "devtools.timeline", "v8", "disabled-by-default-v8.cpu_profiler", "loading"] });
await page.goto(server.origin + "/dist/index.html", { waitUntil: "commit" });
await page.waitForFunction(() => document.querySelector("reported-figures")?.shadowRoot?.querySelector("canvas"), null, { timeout: 30000, polling: 100 });
await page.waitForTimeout(700);
const trace = JSON.parse((await browser.stopTracing()).toString());
await writeFile("/tmp/trace" + i + ".json", JSON.stringify(trace));
const ev = trace.traceEvents;
const nav = ev.find((e) => e.name === "navigationStart" && e.args?.data?.documentLoaderURL?.includes("index")) ?? ev.find(e => e.name === "ResourceSendRequest");
const t0 = nav.ts; const pid = nav.pid;
const main = ev.find((e) => e.name === "ParseHTML" && e.ts >= t0)?.tid;
console.log("== run", i);
for (const e of ev.filter((e) => e.ts >= t0 && ["firstPaint", "firstContentfulPaint", "largestContentfulPaint::Candidate", "domInteractive", "ResourceSendRequest", "ResourceReceiveResponse", "ResourceFinish"].includes(e.name)).sort((a, b) => a.ts - b.ts))
  console.log(((e.ts - t0) / 1000).toFixed(0).padStart(6), e.name, e.args?.data?.url?.slice(-40) ?? "");
for (const e of ev.filter((e) => e.tid === main && e.pid === pid && e.ph === "X" && e.dur > 8000 && e.ts >= t0).sort((a, b) => a.ts - b.ts))
  console.log(((e.ts - t0) / 1000).toFixed(0).padStart(6), (e.dur / 1000).toFixed(0).padStart(6), e.name, (e.args?.data?.url ?? e.args?.data?.functionName ?? e.args?.beginData?.url ?? "").slice(-50));
await page.close(); }
await browser.close(); server.close(); process.exit(0);
