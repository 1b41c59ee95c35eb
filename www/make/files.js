// The files of this site that the page needs: from beside it, or, where the page was saved for a disk, from within it.

/** In a page that was saved: where it came from, and its files by name in Base64. */
const saved = JSON.parse(document.getElementById("page-files")?.textContent ?? "null");

/** Whether the page was saved, and has all files in it. */
export const isSaved = saved !== null;

/** The script of the element in a page that was saved. The one file has it too, and is kept without it. */
export const ELEMENT = "page-element";
export const IN_ELEMENT = "{element script}";

/** The address of a file of this site. */
export const at = (name) => new URL(name, saved?.site ?? import.meta.url).href;

/** The bytes of a file in a page that was saved. */
const bytesInside = (name) => Uint8Array.from(atob(saved.files[name]), (it) => it.charCodeAt(0));

/** A file as a response; one with an integrity is that of this build. */
export async function file(name, integrity) {
  if (isSaved) return new Response(bytesInside(name));
  const response = await fetch(at(name), integrity ? { integrity } : {});
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** The page of one chart for a disk, without figures of its own. */
export async function chartPage() {
  const text = await (await file("standalone.html")).text();
  return isSaved ? text.replace(IN_ELEMENT, () => document.getElementById(ELEMENT).textContent) : text;
}
