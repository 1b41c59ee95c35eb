// The pages of a ZIP for a static host: one of its own, and one for frames.

import { HOSTED } from "virtual:build";
import { file } from "./files.js";
import { language, words } from "./language.js";

/** Headers that hosts such as Netlify and Cloudflare Pages take from this file. */
const HEADERS = `/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/*.wasm
  Content-Type: application/wasm
`;

const STYLE = "body{margin:0;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif}main{max-width:46rem;margin:auto;padding:1rem}h1{font-size:1.4rem;line-height:1.35}"
  + ".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}svg{max-width:100%;height:auto}";

/** A page with the chart. `parts` are escaped: `title`, `heading`, `isShown`, `attributes`, `picture`, `kept`, the table that it was made of. */
const page = ({ title, heading, isShown, attributes, picture, kept }, { script = "", style = STYLE } = {}) => `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
<script type="module" src="reported-figures.js"></script>${script}
</head>
<body>
<main>
<h1${isShown ? "" : ' class="unseen"'}>${heading}</h1>
<reported-figures src="figures.json"${attributes}>${picture}</reported-figures>
</main>
${kept}</body>
</html>
`;

/** In a frame, the host's page is around the chart. */
const frame = (parts) => page({ ...parts, isShown: false, kept: "", attributes: parts.attributes.replace('controls="full"', 'controls="minimal"') }, {
  script: '\n<script type="module" src="embed.js"></script>', style: STYLE.replace("padding:1rem", "padding:0"),
});

/** A file of this site, of the same build as the page. */
const hosted = async ({ name, file: own, integrity }) => [name, new Uint8Array(await (await file(own, integrity)).arrayBuffer())];

/** All files by name, as bytes. */
export async function siteFiles(parts, dataset) {
  const encoder = new TextEncoder();
  const own = { "index.html": page(parts), "embed.html": frame(parts), "figures.json": dataset, "README.txt": words().take.readme, _headers: HEADERS };
  const texts = Object.entries(own).map(([name, text]) => [name, encoder.encode(text)]);
  return [...texts, ...await Promise.all(HOSTED.map(hosted))];
}
