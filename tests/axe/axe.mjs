// Runs axe-core on the built page: every state, in every appearance.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, ...wanted] = process.argv.slice(2);
const DIST = pathToFileURL(resolve(folder) + "/");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };

/** The appearances of the page. */
const APPEARANCES = {
  light: {},
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 640 } },
};

const within = (page, work, argument) =>
  page.evaluate(`(${work})(document.querySelector("reported-figures"), ${JSON.stringify(argument ?? null)})`);
const focus = (page) => within(page, (host) => host.shadowRoot.querySelector("[data-part=plot]").focus());

/** Actions of a reader before the check. */
const evidence = async (page) => { await focus(page); await page.keyboard.press("ArrowDown"); await page.keyboard.press("Enter"); };
const keys = async (page) => { await focus(page); await page.keyboard.press("?"); };
const folded = (page) => within(page, (host) => { for (const it of host.shadowRoot.querySelectorAll("details")) it.open = !it.open; });
const empty = async (page) => {
  const data = JSON.parse(await readFile(new URL("data/chongqing-2024-h1.json", DIST), "utf8"));
  await within(page, (host, text) => { host.data = text; return host.settled; }, JSON.stringify({ ...data, figures: [], gaps: [] }));
};
const failed = (page) => within(page, (host) => new Promise((resolve) => { host.addEventListener("error", resolve, { once: true }); host.src = "/gone.json"; }));
const bad = (page) => within(page, (host) => { host.data = "{"; return new Promise((resolve) => setTimeout(resolve, 300)); });

const intent = async (page) => {
  await within(page, (host) => host.shadowRoot.querySelector("[name=lang]:checked").focus());
  await within(page, (host) => new Promise((resolve) => { const look = () => (host.shadowRoot.querySelector("button.sort") ? resolve() : setTimeout(look, 50)); look(); }));
};
const choosing = async (page) => {
  await intent(page);
  await within(page, (host) => { const it = host.shadowRoot.querySelector("[role=combobox]"); it.focus(); it.click(); });
  await page.keyboard.press("ArrowDown");
};
const playing = async (page) => {
  await within(page, (host) => host.shadowRoot.querySelector("[data-part=listen]").click());
  await within(page, (host) => new Promise((resolve) => { const look = () => (host.shadowRoot.querySelector(".player") ? resolve() : setTimeout(look, 50)); look(); }));
};

const example = (page) => page.evaluate(() => new Promise((resolve) => {
  document.getElementById("example").click();
  const look = () => (document.querySelector("#grid tbody td[data-row]") ? resolve() : setTimeout(look, 50));
  look();
}));

/** Asks for a page without its own scripts: with scripts turned off in the browser, axe could not run either. */
const UNSCRIPTED = "?unscripted";
const unscripted = (html) => html.toString().replace(/<script\b.*?<\/script>|<\/?noscript>/gs, "");

/** Each state: the path to open, and an action. */
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
  choosing: ["index.html", choosing],
  sorted: ["index.html?lang=en&chart=profile", intent],
  playing: ["index.html?lang=en", playing],
  table: ["index.html", folded],
  empty: ["index.html", empty],
  failed: ["index.html", failed],
  bad: ["index.html?lang=en", bad],
  unscripted: [`index.html${UNSCRIPTED}`],
  frame: ["embed.html?controls=minimal"],
  article: ["article.html"],
  page: ["view/en/profile/dazu/index.html"],
  pageUnscripted: [`view/en/growth/gdp_growth/index.html${UNSCRIPTED}`],
  pageFrame: ["frame/zh/coverage/index.html"],
  make: ["make.html"],
  made: ["make.html?lang=en", example],
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

/** What axe leaves undecided although it is plain: the text of a list does not lie on the arrow that is drawn as a gradient beside
 * it, an arrow key is drawn in the colour of the text around it, and a paragraph of the evidence lies on nothing but its panel. */
const DECIDED = [
  ["select, .fold, input[type=search]", "bgGradient"],
  ["kbd", "nonBmp"],
  ["[data-part=evidence] > p", "elmPartiallyObscuring"],
];

/** Contrast of text inside or outside of tables. Text in a picture lies over marks, which axe cannot judge; the tests of
 * the palettes do. */
const contrast = (page, inTables) => page.evaluate(async ([inTables, decided]) => {
  const isDecided = ({ element, any }) => decided.some(([tag, key]) => element.matches(tag) && any.some(({ data }) => data?.messageKey === key));
  const kept = (node) => !node.element.closest("svg") && !!node.element.closest(".scroll, #grid-scroll") === inTables && !isDecided(node);
  const results = await axe.run({ iframes: false, elementRef: true, runOnly: ["color-contrast"] });
  const of = (kind) => results[kind].map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.filter(kept).map(({ target, failureSummary }) => ({ target, failureSummary })) }));
  return { violations: of("violations"), incomplete: of("incomplete") };
}, [inTables, DECIDED]);

/** Whether tables show all that they have, instead of scrolling. */
const unfoldTables = (page, isUnfolded) => page.evaluate((overflow) => {
  for (const host of [document, ...document.querySelectorAll("reported-figures")]) {
    for (const it of (host.shadowRoot ?? host).querySelectorAll(".scroll, #grid-scroll")) it.style.overflow = overflow;
  }
}, isUnfolded ? "visible" : "");

/** Opens a state; the page and what closes it. */
async function open(browser, origin, [path, act]) {
  const context = await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block", bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${origin}/${path}`);
  if (!path.endsWith(UNSCRIPTED)) {
    await page.evaluate(() => Promise.all([...document.querySelectorAll("reported-figures")].map((it) => it.ready)));
    await act?.(page);
  }
  await page.evaluate(await readFile(AXE, "utf8"));
  return [page, () => context.close()];
}

async function check(page, { viewport, ...media }) {
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 });
  await page.waitForTimeout(200);
  // The frames of the article are states of their own.
  const rules = { "color-contrast": { enabled: false }, "frame-tested": { enabled: false } };
  const results = await page.evaluate((rules) => axe.run({ iframes: false, rules }), rules);
  const outside = await contrast(page, false);
  // axe knows no colour for text that is scrolled out of view, so tables are checked in a larger window.
  await page.setViewportSize({ width: 2000, height: 1000 });
  await unfoldTables(page, true);
  const inside = await contrast(page, true);
  await unfoldTables(page, false);
  const both = (kind) => [...results[kind], ...outside[kind], ...inside[kind]];
  return { violations: both("violations"), incomplete: both("incomplete") };
}

function problems({ violations, incomplete }) {
  const one = (kind) => ({ id, impact, nodes }) => nodes.map((node) =>
    `  ${kind} ${id} (${impact}): ${node.target.flat().join(" ")}\n    ${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 300)}`);
  return [...violations.flatMap(one("violation")), ...incomplete.flatMap(one("undecided"))];
}

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const [server, browser] = [await serve(), await chromium.launch({ executablePath, args: ["--no-sandbox"] })];
let [checked, count] = [0, 0];
for (const [name, state] of Object.entries(STATES)) {
  const appearances = Object.keys(APPEARANCES).filter((it) => !wanted.length || wanted.includes(name) || wanted.includes(it));
  if (!appearances.length) continue;
  const [page, close] = await open(browser, `http://127.0.0.1:${server.address().port}`, state);
  for (const appearance of appearances) {
    const found = problems(await check(page, APPEARANCES[appearance]));
    checked += 1;
    count += found.length;
    if (found.length) console.log([`${name}, ${appearance}`, ...found].join("\n"));
  }
  await close();
}
await browser.close();
server.close();
console.log(`${checked} pages checked, ${count} problems`);
process.exitCode = count ? 1 : 0;
