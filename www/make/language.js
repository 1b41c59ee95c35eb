// The language of the page: of its address, else of the browser.

import { en } from "./words/en.js";
import { zh } from "./words/zh.js";

const WORDS = { en, zh };

const asked = new URLSearchParams(location.search).get("lang");
let lang = asked in WORDS ? asked : navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

/** `en` or `zh`. */
export const language = () => lang;

/** All that the page says. */
export const words = () => WORDS[lang];

/** Chooses a language, and has the address name it. */
export function choose(next) {
  lang = next;
  const address = new URL(location.href);
  address.searchParams.set("lang", next);
  try {
    history.replaceState(null, "", address);
  } catch {
    // Some browsers allow no other address of a page from a disk: the language is chosen all the same.
  }
}
