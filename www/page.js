// What index.html adds once its chart is shown: the dialog with the embed codes, and the service worker for visits
// without network. The build replaces the words in double braces by the names of its files, which contain a hash.

import { addressAt, followView, frameOf, pageOf, showCurrent } from "./addresses.js";

const FROZEN = { embed: "{{embed-file}}", element: "{{element-file}}", package: "{{package-file}}" };
const INTEGRITY = "{{element-integrity}}";
const CSS = "{{style:dialog.css}}";

const WORDS = {
  zh: {
    open: "嵌入这张图", close: "关闭", copy: "复制", copied: "已复制", preview: "预览", way: "嵌入方式", version: "版本",
    live: "随本站更新", frozen: "定格：数据和画法永远保持今天的样子",
    ways: {
      frame: "框架（任何网站）", element: "网页元素（允许脚本的网站）", link: "链接（WordPress等会展开为图表）",
      text: "正文中控制图表的链接", npm: "npm包", file: "单个文件（可离线打开）",
    },
    id: "把ID换成图表的id，即其 <iframe> 或 <reported-figures> 的 id=…",
    more: "查看全部数字", download: "下载当前视图的文件", failed: "文件未能加载",
  },
  en: {
    open: "Embed this chart", close: "Close", copy: "Copy", copied: "Copied", preview: "Preview", way: "Embed as", version: "Version",
    live: "Updates with this site", frozen: "Frozen: today's data and design for good",
    ways: {
      frame: "Frame (any site)", element: "Element (sites that allow scripts)", link: "Link (WordPress and others expand it to the chart)",
      text: "Text link that controls a chart", npm: "npm package", file: "Single file (opens without network)",
    },
    id: "Replace ID by the id=… of the chart's <iframe> or <reported-figures>",
    more: "All figures", download: "Download a file of this view", failed: "The file did not load",
  },
};

const widget = document.querySelector("reported-figures");
const at = (name) => new URL(name, import.meta.url).href;

const escaped = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** The current view as a query, with its language. */
const query = () => new URLSearchParams(view()).toString();

/** The page that a frame shows. */
const frameAddress = (frozen) => (frozen ? addressAt(FROZEN.embed, query()) : frameOf(query())).href;

/** The current view as attributes of an element. */
const viewAttributes = () => Object.entries(view()).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");

const part = (name) => widget.shadowRoot.querySelector(name)?.textContent ?? "";

/**
 * The code of each kind of embed, for the current view. The size of a frame is set by attributes, because content
 * management systems remove inline styles and strict content security policies forbid them.
 */
const SNIPPETS = {
  frame(frozen) {
    const src = escaped(frameAddress(frozen));
    return `<iframe data-reported-figures src="${src}" title="${escaped(part("h2"))}" 
  width="100%" height="640" frameborder="0" loading="lazy" sandbox="allow-scripts allow-popups allow-downloads"></iframe>
<script defer src="${at("host.js")}"></script>`;
  },
  element(frozen) {
    const script = frozen
      ? `src="${at(FROZEN.element)}" integrity="${INTEGRITY}" crossorigin`
      : `src="${at("reported-figures.js")}"`;
    return `<script type="module" ${script}></script>
<reported-figures loading="lazy"${viewAttributes()}>
  <p><strong>${escaped(part("h2"))}</strong> ${escaped(part("[data-part=coverage]"))}
  <a href="${escaped(pageOf(query()).href)}">${words().more}</a></p>
</reported-figures>`;
  },
  link: () => pageOf(query()).href,
  // The script of the host reads the view from the query.
  text: () => `<!-- ${words().id} -->
<a href="${escaped(addressAt("", query()).href)}" data-reported-figures="ID">${escaped(part("h2"))}</a>
<script defer src="${at("host.js")}"></script>`,
  npm: () => `npm install ${at(FROZEN.package)}

import "reported-figures";
document.body.append(Object.assign(document.createElement("reported-figures"), {
  view: ${JSON.stringify(view())},
}));`,
  file: () => "",
};

const lang = () => (widget.shadowRoot.querySelector("[data-part=root]")?.lang === "en" ? "en" : "zh");
const words = () => WORDS[lang()];

/** The current view, with its language, because the page that embeds it may be in another one. */
const view = () => ({ lang: lang(), ...widget.view });

/** The text of standalone.html with the current view in the place of the starting one, also before its script runs. */
async function fileOfView() {
  const answer = await fetch(at("standalone.html"));
  if (!answer.ok) throw new Error(answer.status);
  const picture = await widget.toSVG();
  // Text, not a document: that would have the policy of this page, and a picture has a style of its own.
  const parts = { title: escaped(part("h2")), h1: escaped(part(".kicker")), "reported-figures": picture };
  let file = (await answer.text()).replace(/(<html lang=")[^"]*/, "$1" + lang());
  for (const [tag, content] of Object.entries(parts)) {
    const attributes = tag === "reported-figures" ? viewAttributes() : "";
    file = file.replace(new RegExp(`(<${tag}\\b[^>]*)>[^]*?(?=</${tag}>)`), (_, start) => start + attributes + ">" + content);
  }
  return file;
}

async function download(button) {
  try {
    const file = new Blob([await fileOfView()], { type: "text/html" });
    const link = make("a", { href: URL.createObjectURL(file), download: "reported-figures.html" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch {
    button.textContent = words().failed;
  }
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function radios(name, legend, choices, chosen) {
  const labels = Object.entries(choices).map(([value, text]) => {
    const input = make("input", { type: "radio", name, value, checked: value === chosen });
    return make("label", {}, input, " " + text);
  });
  return make("fieldset", {}, make("legend", {}, legend), ...labels);
}

let dialog;
function show() {
  dialog?.remove();
  const { ways, way, version, live, frozen, copy, copied, preview, close } = words();
  const text = make("textarea", { readOnly: true, rows: 6, spellcheck: false });
  text.setAttribute("aria-label", words().open);
  // Only to look at: keys that are pressed in it, Escape too, would not reach the dialog.
  const frame = make("iframe", { title: preview, inert: true });
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-downloads");
  frame.dataset.reportedFigures = "";
  const copier = make("button", { type: "button", className: "primary" }, copy);
  const downloader = make("button", { type: "button", className: "primary" }, words().download);
  const form = make("form", { method: "dialog" },
    make("header", {}, make("h2", {}, words().open), make("button", {}, close)),
    radios("way", way, ways, "frame"), radios("version", version, { live, frozen }, "live"),
    text, copier, downloader, make("h3", {}, preview), frame);
  const fill = () => {
    const way = form.elements.way.value;
    // A package has a version of its own, a file never changes, and a link always shows the current site.
    const canFreeze = way === "frame" || way === "element";
    for (const input of form.elements.version) input.disabled = !canFreeze;
    const isFrozen = canFreeze && form.elements.version.value === "frozen";
    text.value = SNIPPETS[way](isFrozen);
    const src = frameAddress(isFrozen);
    if (frame.src !== src) frame.src = src;
    copier.textContent = copy;
    // The address alone would open as the starting view once it is saved.
    text.hidden = copier.hidden = way === "file";
    downloader.hidden = way !== "file";
  };
  form.addEventListener("change", fill);
  downloader.addEventListener("click", () => download(downloader));
  copier.addEventListener("click", async () => {
    text.select();
    // Where the clipboard is refused, the text is selected, ready to be copied by hand.
    await navigator.clipboard?.writeText(text.value).then(() => { copier.textContent = copied; }, () => {});
  });
  dialog = make("dialog", { id: "embed", lang: lang() }, form);
  document.body.append(dialog);
  fill();
  dialog.showModal();
}

const opener = document.getElementById("embed-open");
opener.addEventListener("click", show);
opener.disabled = false;
/** Gives the page the language and the colours of the view; its title, as listed in the browser history, is the finding. */
const nameInLanguage = () => {
  // Where a dataset was refused, what was there before keeps its name.
  if (!part("h2")) return;
  document.documentElement.dataset.theme = widget.shadowRoot.querySelector("[data-part=root]").dataset.theme;
  opener.textContent = words().open;
  document.documentElement.lang = lang();
  document.title = part("h2");
  document.querySelector("h1").textContent = part(".kicker");
};
const nameView = () => {
  nameInLanguage();
  showCurrent();
};
nameView();
/** Milliseconds without a change after which the page is named: what is out of sight is shown by then, and not for this sake. */
const UNCHANGED = 250;
let unchanged = 0;
followView(widget, () => {
  clearTimeout(unchanged);
  unchanged = setTimeout(() => widget.settled.then(nameView), UNCHANGED);
});
const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
document.head.append(
  make("link", { rel: "manifest", href: at("site.webmanifest") }),
  // Not in the page itself: Firefox fetches it for every reader, before the chart is there.
  make("link", { rel: "apple-touch-icon", href: at("apple-touch-icon.png") }),
  make("script", { src: at("host.js") }),
);

// Only on the standalone page: an embed stores nothing in a reader's browser.
if (parent === window && isSecureContext) navigator.serviceWorker?.register(at("sw.js")).catch(() => {});
