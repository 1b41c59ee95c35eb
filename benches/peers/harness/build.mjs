// Builds every peer as one HTML and one JavaScript file, minified and compressed as for production.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build, transform } from "esbuild";
import { extract, generate } from "../job/generate.mjs";
import { METRICS } from "./entries.mjs";

const ROOT = new URL("..", import.meta.url);
const read = (path) => readFile(new URL(path, ROOT), "utf8");
const brotli = promisify(brotliCompress);

/** Compresses at the highest quality; the same bytes only once, because large ones take seconds. */
async function compress(body) {
  const kept = new URL(`out/cache/${createHash("sha256").update(body).digest("hex")}.br`, ROOT);
  const known = await readFile(kept).catch(() => undefined);
  if (known) return known;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const made = await brotli(body, { params });
  await mkdir(new URL(".", kept), { recursive: true });
  await writeFile(kept, made);
  return made;
}

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
};

/** A file as it is served: its media type, its bytes, and the bytes compressed with Brotli. */
async function file(path, body, br) {
  body = Buffer.from(body);
  return [path, { type: TYPES[path.split(".").pop()] ?? "application/octet-stream", body, br: br ?? await compress(body) }];
}

async function script(from, job) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`peers/${from}.js`, ROOT).pathname],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    define: { JOB: JSON.stringify(job), "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return outputFiles[0].text;
}

const fill = (template, parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name] ?? "");

/** The page and the script of one peer. */
async function peer(entry, { template, css, dataset, job }) {
  const js = await script(entry.from, job);
  const more = entry.css ? await read(`node_modules/${entry.css}`) : "";
  const style = await transform(css + more, { loader: "css", minify: true });
  const { metrics } = JSON.parse(job);
  const html = fill(template, {
    title: metrics[0].name.zh,
    css: style.code.trim(),
    options: metrics.map(({ id, name }) => `<option value="${id}">${name.zh}`).join(""),
    note: dataset.source.name.zh,
    deferred: entry.inline ? "" : `<script defer src="${entry.id}.js"></script>`,
    inline: entry.inline ? `<script>${js.replaceAll("</script", "<\\/script")}</script>` : "",
  });
  const files = [await file(`/${entry.id}.html`, html)];
  if (!entry.inline) files.push(await file(`/${entry.id}.js`, js));
  return files;
}

/** All files of all peers by path, and the JSON text that they draw. */
export async function buildPeers(entries) {
  const dataset = JSON.parse(await read("../../src/dataset/chongqing-2024-h1.json"));
  const [template, css] = await Promise.all([read("job/page.html"), read("job/page.css")]);
  const job = extract(dataset, METRICS);
  const peers = entries.filter((entry) => !entry.widget);
  const made = await Promise.all(peers.map((entry) => peer(entry, { template, css, dataset, job })));
  return { files: new Map(made.flat()), job };
}

/** One file of the widget's build, with the compressed file of the build. */
export async function widgetFile(dist, path) {
  const at = new URL(`.${path}`, dist);
  const body = await readFile(at);
  const br = await readFile(new URL(`${at}.br`)).catch(() => undefined);
  return (await file(path, body, br))[1];
}

/** A generated dataset as a file; not compressed, because its transfer is not measured. */
export function dataFile(count) {
  const body = Buffer.from(generate(count));
  return { type: TYPES.json, body };
}
