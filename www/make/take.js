// What an editor takes along: the one file, pictures, the dataset, the mapping, and the lines to embed it with.

import { byId, make, refill, save } from "./dom.js";
import { at, chartPage, isSaved } from "./files.js";
import { language, words } from "./language.js";
import { pageAsFile } from "./saved.js";
import { siteFiles } from "./site.js";

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** A file name of the letters of a title. */
export const fileName = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "figures";

/** Where a file keeps the table that it was made of. */
const KEPT = "reported-figures-table";

/** What every page of a chart has, escaped: titles, the attributes of its view, its picture for readers without scripts, and its table. */
async function pageParts(chart, answer, table) {
  const attributes = Object.entries({ lang: language(), ...chart.view, controls: "full" });
  const finding = chart.shadowRoot.querySelector("h2")?.textContent ?? answer.title;
  return {
    title: escaped(answer.headline ?? finding),
    heading: escaped(answer.headline ?? answer.title),
    // A title is on the chart already; a headline of the editor's own stands above it.
    isShown: Boolean(answer.headline),
    attributes: attributes.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join(""),
    picture: await chart.toSVG(),
    kept: table ? `<script type="application/json" id="${KEPT}">${JSON.stringify(table).replaceAll("<", "\\u003c")}</script>\n` : "",
  };
}

/** A ZIP of the chart for a static host. */
async function archive({ chart, answer, table, pack }) {
  const dataset = `${JSON.stringify(JSON.parse(answer().dataset), null, 1)}\n`;
  const packed = await pack(await siteFiles(await pageParts(chart(), answer(), await table()), dataset));
  if (packed.refusal || !packed.length) throw new Error(packed.refusal?.message ?? "ZIP");
  return packed;
}

/** How a headline of the editor's own looks in the one file, whose page has none. */
const HEADLINE = "h1{margin:20px 16px 0;color:#1a1b20;font:600 1.375rem/1.35 system-ui,sans-serif}@media screen and (prefers-color-scheme:dark){h1{color:#f1f2f4}}@media(min-width:840px){h1{margin-inline:28px}}";

/** The page standalone.html with the figures of the chart, its view, and its picture for readers without scripts. */
async function oneFile(chart, answer, table) {
  const { title, heading, isShown, attributes, picture, kept } = await pageParts(chart, answer, table);
  const parts = { title, h1: heading, "reported-figures": picture };
  let file = (await chartPage()).replace(/(<html lang=")[^"]*/, (_, start) => start + language());
  if (isShown) file = file.replace('<h1 class="unseen"', "<h1").replace("</head>", `<style>${HEADLINE}</style>\n</head>`);
  // What describes the embedded figures goes.
  file = file.replace(/<meta name="description"[^>]*>\n?/, () => `<meta name="description" content="${escaped(answer.title)}">\n`);
  for (const [tag, content] of Object.entries(parts)) {
    const added = tag === "reported-figures" ? `${attributes} data="${escaped(answer.dataset)}"` : "";
    file = file.replace(new RegExp(`(<${tag}\\b[^>]*)>[^]*?(?=</${tag}>)`), (_, start) => `${start}${added}>${content}`);
  }
  return file.replace("</body>", () => `${kept}</body>`);
}

/** Attributes of the element that say how it is shown, and not what. */
const NO_VIEW = new Set(["src", "data", "lang", "controls", "class", "id"]);

const unescaped = (text) => text.replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name]);

/** What of the figures a page shows: the metric, the chart and so on. Parsing the page as HTML would break a strict policy by its styles. */
function viewOf(text) {
  const [element] = text.match(/<reported-figures\b[^>]* controls="full"[^>]*>/) ?? [""];
  const attributes = [...element.matchAll(/ ([a-z-]+)="([^"]*)"/g)].filter(([, name]) => !NO_VIEW.has(name));
  return Object.fromEntries(attributes.map(([, name, value]) => [name, unescaped(value)]));
}

/** The table that a file was made of, with its mapping and its view, where the file keeps one; nothing where it is no such file. */
export function tableInFile(text) {
  if (!text.includes("<reported-figures")) return undefined;
  const kept = text.match(new RegExp(`<script type="application/json" id="${KEPT}">([^]*?)</script>`));
  return kept ? { ...JSON.parse(kept[1]), view: viewOf(text) } : null;
}

/** The lines of an embed, below the editor's own headline. */
const embed = ({ headline }) => `<script type="module" src="${at("reported-figures.js")}"></script>
${headline ? `<h2>${escaped(headline)}</h2>\n` : ""}<reported-figures src="figures.json"${language() === "en" ? ' lang="en"' : ""}></reported-figures>`;

const button = (key, text, work) => {
  const made = make("button", { type: "button", data: { key } }, text);
  made.addEventListener("click", work);
  return made;
};

const group = (heading, hint, ...children) =>
  make("section", {}, make("h3", {}, heading), make("p", { className: "hint" }, hint), make("div", { className: "actions" }, ...children));

/** Shows what can be taken. `tools` has `chart()`, `answer()`, `table()`, a promise of the cleaned table, and `pack(files)`, one of an archive. */
export function showTake(tools) {
  const w = words().take;
  const status = byId("take-status");
  const name = () => fileName(tools.answer().title);
  const take = (ending, type, content) => async () => {
    try {
      const file = `${name()}${ending}`;
      save(await content(), file, type);
      status.textContent = w.saved(file);
    } catch (error) {
      status.textContent = w.failed(error.message);
    }
  };
  const area = make("textarea", { readOnly: true, rows: 4, spellcheck: false, value: embed(tools.answer()), attributes: { "aria-label": w.embed }, data: { key: "embed" } });
  const copy = button("copy", w.copy, async () => {
    area.select();
    await navigator.clipboard?.writeText(area.value).then(() => { copy.textContent = w.copied; }, () => {});
  });
  const file = button("take-file", w.saveFile, take(".html", "text/html", async () => oneFile(tools.chart(), tools.answer(), await tools.table())));
  file.classList.add("primary");
  refill(byId("takings"),
    group(w.file, w.fileHint, file),
    group(w.zip, w.zipHint, button("take-zip", w.saveZip, take(".zip", "application/zip", () => archive(tools)))),
    group(w.picture, w.pictureHint,
      button("take-png", w.png, take(".png", "image/png", () => tools.chart().toPNG({ scale: 2 }))),
      button("take-svg", w.svg, take(".svg", "image/svg+xml", () => tools.chart().toSVG()))),
    group(w.data, w.dataHint,
      button("take-dataset", w.dataset, take(".json", "application/json", () => `${JSON.stringify(JSON.parse(tools.answer().dataset), null, 1)}\n`)),
      button("take-mapping", w.mapping, take(".mapping.json", "application/json", () => `${JSON.stringify(tools.answer().mapping, null, 1)}\n`))),
    make("section", {}, make("h3", {}, w.embed), make("ol", {}, ...w.hosting.map((step) => make("li", {}, step))), area, make("div", { className: "actions" }, copy)),
    isSaved ? "" : group(w.page, w.pageHint, button("take-page", w.savePage, async () => {
      try {
        save(await pageAsFile(), "make.html", "text/html");
        status.textContent = w.saved("make.html");
      } catch (error) {
        status.textContent = w.failed(error.message);
      }
    })));
}

/** Says how many open questions decide numbers. */
export function showOpen(answer) {
  const open = answer.questions.filter((question) => question.open && question.decides_numbers).length;
  byId("take-open").textContent = open ? words().take.open(open) : "";
}
