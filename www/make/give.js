// How a table comes in: pasted, dropped, chosen, or from an address.

import { byId } from "./dom.js";

/** What is wrong with what was given: a code of a refusal, and what it is about. */
export class NotATable extends Error {
  constructor(code, about = "") {
    super(code);
    this.refusal = { code, about, message: about };
  }
}

const bytesOf = (text) => new TextEncoder().encode(text).buffer;

/** The table on a clipboard: as HTML, which knows merged cells, else as text. */
export function fromClipboard(data) {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  const content = /<table/i.test(html) ? html : text;
  if (!content.trim()) throw new NotATable("no_clipboard");
  return { name: "", bytes: bytesOf(content) };
}

export const fromText = (text, name = "") => ({ name, bytes: bytesOf(text) });

export const fromFile = async (file) => ({ name: file.name, bytes: await file.arrayBuffer() });

/** What is at an address; says exactly why there is nothing. */
export async function fromAddress(text, signal) {
  if (!text || /\s/.test(text)) throw new NotATable("bad_address");
  let address;
  try {
    address = new URL(text.includes("://") ? text : `https://${text}`);
  } catch {
    throw new NotATable("bad_address");
  }
  if (!/^https?:$/.test(address.protocol)) throw new NotATable("bad_address");
  let response;
  try {
    response = await fetch(address, { signal, cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" });
  } catch (error) {
    throw error.name === "AbortError" ? error : new NotATable("network");
  }
  if (!response.ok) throw new NotATable("http", String(response.status));
  const name = decodeURIComponent(address.pathname.split("/").at(-1)) || address.hostname;
  return { name, bytes: await response.arrayBuffer(), address: address.href };
}

/** Listens to all ways; calls `open` with a promise of `{ name, bytes }`. */
export function listen(open) {
  const file = byId("file");
  byId("choose").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    if (file.files[0]) open(fromFile(file.files[0]));
    file.value = "";
  });
  const area = byId("paste");
  byId("read").addEventListener("click", () => open((async () => {
    if (!area.value.trim()) throw new NotATable("no_clipboard");
    return fromText(area.value);
  })()));
  byId("address-form").addEventListener("submit", (event) => {
    event.preventDefault();
    open(fromAddress(byId("address").value.trim()));
  });
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("input, select, textarea");
    if (field && field !== area) return;
    event.preventDefault();
    const [pasted] = event.clipboardData.files;
    open(pasted ? fromFile(pasted) : (async () => fromClipboard(event.clipboardData))());
  });
  drop(open);
}

/** The whole page takes what is dropped. */
function drop(open) {
  const isOver = (is) => document.body.classList.toggle("over", is);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    isOver(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || isOver(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    isOver(false);
    const [dropped] = event.dataTransfer.files;
    open(dropped ? fromFile(dropped) : (async () => fromClipboard(event.dataTransfer))());
  });
}
