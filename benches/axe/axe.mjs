// Runs axe-core over the built page: every state, in every way a system can show it.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { chromium } from "playwright-core";

const DIST = new URL("../../dist/", import.meta.url);
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };

/** How a system shows the page. */
const SHOWN = {
  light: {},
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true },
};

const within = (page, work, argument) =>
  page.evaluate(`(${work})(document.querySelector("reported-figures"), ${JSON.stringify(argument ?? null)})`);
const focus = (page) => within(page, (host) => host.shadowRoot.querySelector("[data-part=plot]").focus());

/** What a reader does before axe looks. */
const evidence = async (page) => { await focus(page); await page.keyboard.press("ArrowDown"); await page.keyboard.press("Enter"); };
const keys = async (page) => { await focus(page); await page.keyboard.press("?"); };
const folded = (page) => within(page, (host) => { for (const it of host.shadowRoot.querySelectorAll("details")) it.open = !it.open; });
const empty = async (page) => {
  const data = JSON.parse(await readFile(new URL("data/chongqing-2024-h1.json", DIST), "utf8"));
  await within(page, (host, text) => { host.data = text; return host.settled; }, JSON.stringify({ ...data, figures: [], gaps: [] }));
};
const failed = (page) => within(page, (host) => new Promise((resolve) => { host.addEventListener("error", resolve, { once: true }); host.src = "/gone.json"; }));
const bad = (page) => within(page, (host) => { host.data = "{"; return new Promise((resolve) => setTimeout(resolve, 300)); });

/** A page without its scripts: axe, which is one, cannot run where a browser has none. */
const UNSCRIPTED = "?unscripted";
const unscripted = (html) => html.toString().replace(/<script\b.*?<\/script>|<\/?noscript>/gs, "");

/** Each state: what to open, and what to do there. */
const STATES = {
  ranking: ["index.html"],
  english: ["index.html?lang=en&metric=fixed_asset_investment_growth"],
  given: ["index.html?metric=primary_va_growth_rank"],
  growth: ["index.html?chart=growth"],
  step: ["index.html?chart=growth&scale=step"],
  profile: ["index.html?chart=profile&lang=en"],
  compare: ["index.html?chart=compare"],
  coverage: ["index.html?chart=coverage&lang=en"],
  unknown: ["index.html?metric=nonsense"],
  evidence: ["index.html?lang=en", evidence],
  keys: ["index.html", keys],
  table: ["index.html", folded],
  empty: ["index.html", empty],
  failed: ["index.html", failed],
  bad: ["index.html?lang=en", bad],
  unscripted: [`index.html${UNSCRIPTED}`],
  frame: ["embed.html?controls=minimal"],
  article: ["article.html"],
};

function serve() {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const path = pathname.slice(1);
    const file = await readFile(new URL(path, DIST)).catch(() => undefined);
    const body = search === UNSCRIPTED ? unscripted(file) : file;
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Contrast within tables or without. Text in a picture lies over marks, which axe cannot judge: the themes' tests do. */
const contrast = (page, inTables) => page.evaluate(async (inTables) => {
  const kept = ({ element }) => !element.closest("svg") && !!element.closest(".scroll") === inTables;
  const said = await axe.run({ iframes: false, elementRef: true, runOnly: ["color-contrast"] });
  const of = (kind) => said[kind].map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.filter(kept).map(({ target, failureSummary }) => ({ target, failureSummary })) }));
  return { violations: of("violations"), incomplete: of("incomplete") };
}, inTables);

async function check(browser, origin, shown, [path, act]) {
  const context = await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block", bypassCSP: true, ...SHOWN[shown] });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/${path}`);
    if (!path.endsWith(UNSCRIPTED)) {
      await page.evaluate(() => Promise.all([...document.querySelectorAll("reported-figures")].map((it) => it.ready)));
      await act?.(page);
      await page.waitForTimeout(200);
    }
    await page.evaluate(await readFile(AXE, "utf8"));
    // What stands in the article's frames is a state of its own here.
    const rules = { "color-contrast": { enabled: false }, "frame-tested": { enabled: false } };
    const said = await page.evaluate((rules) => axe.run({ iframes: false, rules }), rules);
    const seen = await contrast(page, false);
    // What a box has scrolled away has no colour for axe: it looks at tables again where they have room.
    await page.setViewportSize({ width: 2000, height: 1000 });
    await page.evaluate(() => {
      for (const host of [document, ...document.querySelectorAll("reported-figures")]) {
        for (const it of (host.shadowRoot ?? host).querySelectorAll(".scroll")) it.style.overflow = "visible";
      }
    });
    const rolled = await contrast(page, true);
    const both = (kind) => [...said[kind], ...seen[kind], ...rolled[kind]];
    return { violations: both("violations"), incomplete: both("incomplete") };
  } finally {
    await context.close();
  }
}

function complaints({ violations, incomplete }) {
  const one = (kind) => ({ id, impact, nodes }) => nodes.map((node) =>
    `  ${kind} ${id} (${impact}): ${node.target.flat().join(" ")}\n    ${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 300)}`);
  return [...violations.flatMap(one("violation")), ...incomplete.flatMap(one("undecided"))];
}

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const [server, browser] = [await serve(), await chromium.launch({ executablePath, args: ["--no-sandbox"] })];
const wanted = process.argv.slice(2);
let [checked, found] = [0, 0];
for (const shown of Object.keys(SHOWN)) {
  for (const [name, state] of Object.entries(STATES)) {
    if (wanted.length && !wanted.includes(name) && !wanted.includes(shown)) continue;
    const said = complaints(await check(browser, `http://127.0.0.1:${server.address().port}`, shown, state));
    checked += 1;
    found += said.length;
    if (said.length) console.log([`${name}, ${shown}`, ...said].join("\n"));
  }
}
await browser.close();
server.close();
console.log(`${checked} pages checked, ${found} complaints`);
process.exitCode = found ? 1 : 0;
