// What an address answered with: a dataset, a table, or something that is neither and is called what it is.

import { refusal } from "./words.js";

/** The text of a file in UTF-8; nothing where it is in none. */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isJson = (address, type) => /\.json$/i.test(address.pathname) || /[/+]json\b/i.test(type);

/** The title of a page. */
const titleOf = (html) => html.match(/<title[^>]*>\s*([^<]{1,200}?)\s*</i)?.[1] ?? "";

/** The text of a dataset, where an address has one or says so; nothing where there may be a table. */
export function datasetAt(address, { bytes, type }) {
  const text = decoded(bytes)?.trimStart();
  const saysJson = isJson(address, type);
  if (text === "") throw refusal("data-empty", "empty");
  if (text?.startsWith("<") && (saysJson || !/<table/i.test(text))) throw refusal("data-html", "page", titleOf(text));
  if (saysJson && text === undefined) throw refusal("data-encoding", "encoding");
  return saysJson || text?.startsWith("{") ? text : undefined;
}
