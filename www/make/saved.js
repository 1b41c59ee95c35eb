// This page as one file that works from a disk, without a server: it has the files in it that it loads otherwise.

import { HOSTED, TABLES, WORKER } from "virtual:build";
import { at, chartPage, ELEMENT, file, IN_ELEMENT } from "./files.js";

async function base64(content) {
  const read = new FileReader();
  const done = new Promise((resolve, reject) => {
    read.onload = () => resolve(read.result.slice(read.result.indexOf(",") + 1));
    read.onerror = () => reject(read.error);
  });
  read.readAsDataURL(new Blob([content]));
  return done;
}

const text = async (name) => (await file(name)).text();

/** A script within a page must not contain the tag that ends it; in its texts, the same is written so. */
const within = (script) => script.replace(/<(?=\/script|!--)/gi, "<\\");

export async function pageAsFile() {
  const [page, script, chart] = await Promise.all([text("make.html"), text("make.js"), chartPage()]);
  const [element] = chart.match(/(?<=<script>)[^]*?(?=<\/script>\s*<\/body>)/);
  const named = [[TABLES.file, TABLES.integrity], [WORKER], ...HOSTED.map(({ file, integrity }) => [file, integrity])];
  const files = { "standalone.html": await base64(chart.replace(element, () => IN_ELEMENT)) };
  for (const [name, integrity] of named) files[name] = await base64(await (await file(name, integrity)).arrayBuffer());
  const kept = JSON.stringify({ site: at("./"), files });
  return page
    .replace(/<script type="module" src="make\.js"><\/script>\n?/, "")
    .replace(/<script type="module" src="[^"]*" data-element><\/script>\n?/, "")
    .replace("</body>", () => `<script type="application/json" id="page-files">${kept}</script>\n<script id="${ELEMENT}">${element}</script>\n<script type="module">${within(script)}</script>\n</body>`);
}
