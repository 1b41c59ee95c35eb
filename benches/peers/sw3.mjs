import { launch } from "./harness/browser.mjs";
import { serve } from "./harness/serve.mjs";
import { writeFile } from "node:fs/promises";
const server = await serve(new Map(), new URL("file://" + (process.argv[2] ?? "/work/wt/perf/dist/")));
const browser = await launch(false);
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block" });
const page = await context.newPage();
await page.addInitScript(() => {
  // wraps the widget's methods to time them
  const I = WebAssembly.instantiate; window.T = {};
  WebAssembly.instantiate = async (...a) => { const imp = a[1]; for (const m of Object.keys(imp)) for (const k of Object.keys(imp[m])) { const f = imp[m][k]; if (typeof f !== "function") continue; const n = "IMP " + f.toString().slice(0, 90); imp[m][k] = (...args) => { const t = performance.now(); try { return f(...args); } finally { const d = performance.now() - t; if (n.includes("e.font")) (window.F ??= []).push([d.toFixed(2), args.length, args[0].font]); (T[n] ??= [0, 0, 0]); T[n][0]++; T[n][1] += d; T[n][2] = Math.max(T[n][2], d); } }; } const r = await I(...a); const ex = r.exports ?? r.instance.exports; const w = {};
    for (const k of Object.keys(ex)) { const f = ex[k]; w[k] = typeof f === "function" ? (...args) => { const t = performance.now(); try { return f(...args); } finally { const d = performance.now() - t; (T[k] ??= [0, 0, 0]); T[k][0]++; T[k][1] += d; T[k][2] = Math.max(T[k][2], d); } } : f; }
    return new Proxy(r, { get: (o, k) => k === "exports" ? w : o[k] }); };
});
const cdp = await context.newCDPSession(page);
await page.goto(server.origin + "/dist/index.html");
await page.evaluate(() => document.querySelector("reported-figures").ready);
const show = async (label) => console.log(label, JSON.stringify(await page.evaluate(() => { const o = Object.entries(T).filter(([, v]) => v[1] > 1).sort((a, b) => b[1][1] - a[1][1]).slice(0, 14).map(([k, v]) => k + " n=" + v[0] + " sum=" + v[1].toFixed(1) + " max=" + v[2].toFixed(1)); T = {}; return o; }), null, 1));
await show("start");
await browser.startTracing(page, { categories: ["devtools.timeline"] });
await page.evaluate(async () => { const e = document.querySelector("reported-figures"); const m = [...e.shadowRoot.querySelectorAll("select[name=metric] option")].map(o => o.value).slice(0, 100); for (const x of m) { e.metric = x; await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); } });
const tr = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
console.log(JSON.stringify(await page.evaluate(() => F.slice(56, 120))));
const sum = {}; const tid = tr.find(e => e.name === "FunctionCall")?.tid;
for (const e of tr) if (e.ph === "X" && e.tid === tid) { (sum[e.name] ??= [0, 0]); sum[e.name][0]++; sum[e.name][1] += e.dur / 1000; }
console.log(Object.entries(sum).sort((a, b) => b[1][1] - a[1][1]).slice(0, 14).map(([k, v]) => k + " n=" + v[0] + " " + v[1].toFixed(0)).join("\n"));
await browser.close(); server.close(); process.exit(0);
