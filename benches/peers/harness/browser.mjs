// Chromium as every measurement needs it: the window of a phone, no cache, no animation.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const ROOT = new URL("..", import.meta.url);
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block" };
const SLOW = { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 } };

const executable = () => process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Starts a browser; with `unlimited` it draws frames as fast as it can instead of sixty a second. */
export function launch(unlimited) {
  const executablePath = executable();
  if (!executablePath) throw new Error("no Chromium found: install it or name it in CHROMIUM");
  const args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"];
  if (unlimited) args.push("--disable-frame-rate-limit", "--disable-gpu-vsync");
  return chromium.launch({ executablePath, args });
}

/** Opens the page of an entry in a context of its own, runs `work`, and closes the page. */
export async function visit({ browser, server }, entry, { slow = false, go = true }, work) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(await readFile(new URL("harness/probe.js", ROOT), "utf8"));
    if (entry.widget) await page.addInitScript(await readFile(new URL("peers/reported-figures.js", ROOT), "utf8"));
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (slow) {
      await cdp.send("Network.emulateNetworkConditions", SLOW.network);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOW.cpu });
    }
    const open = async () => {
      await page.goto(server.origin + (entry.widget ? "/dist/index.html" : `/${entry.id}.html`), { waitUntil: "commit" });
      await page.waitForFunction(() => window.bench && window.__probe.chart !== undefined, null, { polling: 100, timeout: 30_000 })
        .catch((cause) => { throw new Error(errors[0] ?? "no chart within 30 s", { cause }); });
    };
    if (go) await open();
    const result = await work({ page, cdp, open });
    if (errors.length) throw new Error(errors[0]);
    return result;
  } finally {
    await context.close();
  }
}

/** Bytes used by JavaScript and WebAssembly after a garbage collection, and separately those used by the DOM. */
export async function heap({ page, cdp }) {
  for (let i = 0; i < 3; i++) {
    await cdp.send("HeapProfiler.collectGarbage");
    // Finalizers, which free the memory of WebAssembly, run in separate tasks.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window.__probe.wasmBytes());
  // Whether backing stores include the memory of WebAssembly depends on the version of the browser.
  const buffers = backingStorageSize >= wasm ? backingStorageSize : backingStorageSize + wasm;
  return { script: usedSize + buffers, wasm, dom: embedderHeapUsedSize };
}

/** Seconds of processor time used by the tasks of the main thread, and by all processes of the browser. */
export async function spent({ browser }, { cdp }) {
  const session = await (browser.spending ??= browser.newBrowserCDPSession());
  const [{ metrics }, { processInfo }] = await Promise.all([
    cdp.send("Performance.getMetrics"),
    session.send("SystemInfo.getProcessInfo"),
  ]);
  const main = metrics.find(({ name }) => name === "TaskDuration").value;
  return { main, all: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) };
}
