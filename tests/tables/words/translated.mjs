// What of the texts of the page make.html is not in both languages: reads what the reader of tables can say, as JSON from the standard
// input, and prints an array of what nobody translated.

import { readFileSync } from "node:fs";

const www = new URL("../../../www/", import.meta.url);

/** The exports of a module, which is given what it imports. */
function load(file, names, given = {}) {
  const text = readFileSync(new URL(file, www), "utf8").replace(/^import .*$/gm, "").replace(/^export /gm, "");
  return new Function(...Object.keys(given), `${text}\nreturn { ${names} };`)(...Object.values(given));
}

const questions = load("tables/questions.js", "QUESTIONS");
const translated = load("make/words/translated.js", "reason, misfit, problem");
const { reason, misfit, problem } = translated;
const { en } = load("make/words/en.js", "en", questions);
const { zh } = load("make/words/zh.js", "zh", { ...questions, ...translated });
const said = JSON.parse(readFileSync(0, "utf8"));
const missing = [];

/** What is a word in one language is one in the other, and not the same. */
function compare(one, other, path) {
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [a, b] = [one[key], other[key]];
    if (typeof a !== typeof b) missing.push(`${path}.${key} is in one language only`);
    else if (a && typeof a === "object") compare(a, b, `${path}.${key}`);
  }
}
compare(en, zh, "words");

for (const [list, names] of Object.entries(said.codes)) {
  const at = (words) => list.split(".").reduce((value, key) => value?.[key], words) ?? {};
  for (const name of names) for (const words of [en, zh]) if (at(words)[name] === undefined) missing.push(`${list}.${name}`);
}

const untranslated = (text) => !text || /[a-z]{3,}/.test(text.replace(/“[^”]*”|\p{Script=Han}+/gu, "").replace(/\bX\b|https:\/\//g, ""));
for (const [through, texts] of [[reason, said.reasons], [misfit, said.misfits], [problem, said.problems]]) {
  for (const text of texts) if (through(text) === text || untranslated(through(text))) missing.push(text);
}
console.log(JSON.stringify(missing));
