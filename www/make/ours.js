// Files that were taken along from here: a page or a ZIP holds its table, a dataset becomes one again.

import { fromText } from "./give.js";
import { language } from "./language.js";
import { Reader } from "./reader.js";
import { tableInFile } from "./take.js";

/** The largest file that may be one of ours. */
const MAX_OURS = 64 << 20;

const refused = (refusal) => Object.assign(new Error(), { refusal });

/** What a reader of these bytes answers. */
async function ask(bytes, work) {
  const reader = new Reader({ name: "", bytes });
  const answer = await work(reader);
  reader.end();
  if (answer?.refusal) throw refused(answer.refusal);
  return answer;
}

/** The table in a page; nothing where it is no page of ours. */
function ofPage(text) {
  const table = tableInFile(text);
  if (table === null) throw refused({ code: "not_ours", about: "" });
  return table && { source: fromText(table.table, table.name), mapping: table.mapping, view: table.view };
}

/** The table that a dataset becomes, with what of the dataset is in no table. */
async function ofDataset(document, bytes) {
  const rebuilt = await ask(bytes, (reader) => reader.rebuilt(language()));
  if (!rebuilt) throw refused({ code: "bad_dataset", about: "" });
  return { source: fromText(rebuilt.table), mapping: rebuilt.mapping, document };
}

/** One of our own files: its table with the mapping, or a mapping alone; nothing where it is another file. */
export async function ours({ name, bytes }) {
  const [, ending] = name.toLowerCase().match(/\.(html?|json|zip)$/) ?? [];
  if (!ending || bytes.byteLength > MAX_OURS) return undefined;
  if (ending === "zip") return ofPage(await ask(bytes, (reader) => reader.page()) ?? "<reported-figures");
  const text = new TextDecoder().decode(bytes);
  if (ending !== "json") return ofPage(text);
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(document?.decisions)) return { mapping: document };
  return Array.isArray(document?.metrics) && Array.isArray(document.figures) ? ofDataset(document, bytes) : undefined;
}

/** Keys of a dataset and of its items, by their paths without numbers. */
function paths(value, path = "", found = new Set()) {
  if (Array.isArray(value)) value.forEach((item) => paths(item, path, found));
  else if (value && typeof value === "object") {
    const isText = Object.values(value).every((it) => typeof it === "string");
    if (isText && path && !path.endsWith("source")) return found.add(path);
    for (const [key, item] of Object.entries(value)) paths(item, path ? `${path}.${key}` : key, found);
  } else found.add(path);
  return found;
}

/** Keys that come back under another name, or say nothing of the figures. */
const SAID_ELSEWHERE = /^(\$schema|id|lang|version|period|kinds\.id|sources\.(name|url))$|\.(id|unit|metric|decimals|short|per|quote|period_basis|bound|value)$/;

/** What of a dataset is not in the one that its table gives, in the dataset's own keys. */
export function lost(before, after) {
  const kept = paths(after);
  return [...paths(before)].filter((path) => !kept.has(path) && !SAID_ELSEWHERE.test(path));
}
