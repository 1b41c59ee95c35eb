// What is said of figures at an address, in both languages: of when they are, what changed, and why they are not shown.

import { QUESTIONS } from "../tables/questions.js";

/** The most names, columns and questions that one sentence lists. */
const MAX_LISTED = 3;

function listed(items, separator, more) {
  const rest = items.length - MAX_LISTED;
  return items.slice(0, MAX_LISTED).join(separator) + (rest > 0 ? more(rest) : "");
}

const quoted = (names) => names.map((name) => `“${name}”`);

const figures = (count) => (count === 1 ? "1 figure" : `${count} figures`);

const en = {
  asOf: (time) => `Figures as of ${time}`,
  updated: (time, change) => `Updated ${time}: ${change}`,
  old: (seen, looked, reason) => `Figures as of ${seen}; the last look at ${looked} failed: ${reason}`,
  changed: ({ changed, added, gone }) => {
    const parts = [changed && `${figures(changed)} changed`, added && `${changed ? added : figures(added)} new`, gone && `${changed || added ? gone : figures(gone)} gone`];
    return parts.filter(Boolean).join(", ") || "no figure changed, only texts";
  },
  corrections: (count) => `; ${count === 1 ? "1 correction is" : `${count} corrections are`} noted below the chart`,
  names: (names) => ` (${listed(names, ", ", (rest) => ` and ${rest} more`)})`,
  notLoaded: (reason) => `The data did not load: ${reason}.`,
  notUsed: (reason) => `The data is not used: ${reason}.`,
  reasons: {
    page: (title) => `the address answers with a web page${title ? ` (“${title}”)` : ""}, not with a table or a dataset`,
    empty: () => "the file is empty",
    encoding: () => "the file is not in UTF-8",
    status: (status) => `the address answers with ${status}`,
    fetch: () => "the address does not answer, or lets no other site read it",
    timeout: () => "the address sent nothing for 20 seconds",
    offline: () => "there is no network connection",
    noAddress: (text) => `“${text}” is no address`,
    noMapping: (about) => `the mapping is none that can be read (${about})`,
    mappingFailed: (code) => `the mapping did not load (${code})`,
    noReader: (code) => `what reads tables did not load (${code})`,
    noTable: (reason) => `the file cannot be read as a table (${reason})`,
    misfits: (gone, added) => {
      const is = (names, what) => (names.length ? [`${listed(quoted(names), ", ", (rest) => ` and ${rest} more`)} ${names.length === 1 ? "is" : "are"} ${what}`] : []);
      return `the table has other columns than the mapping knows: ${[...is(gone, "gone"), ...is(added, "new")].join("; ")}`;
    },
    misfitsElse: (misfits) => `the mapping does not fit the table: ${listed(misfits, "; ", (rest) => ` and ${rest} more`)}`,
    questions: (open) => {
      const asked = listed(open.map((question) => questionText(question, "en")), " ", (rest) => ` And ${rest} more.`);
      return `${open.length === 1 ? "a question about the table is open that decides" : `${open.length} questions about the table are open that decide`} numbers. ${asked} Make a mapping at make.html, or give “mapping”`;
    },
    bad: () => "it has errors",
    broke: () => "the chart failed",
  },
};

const zh = {
  asOf: (time) => `数字截至${time}`,
  updated: (time, change) => `${time}更新：${change}`,
  old: (seen, looked, reason) => `数字截至${seen}；${looked}再次查看未成功：${reason}`,
  changed: ({ changed, added, gone }) => {
    const parts = [changed && `${changed}个数字有变`, added && `新增${added}个`, gone && `减少${gone}个`];
    return parts.filter(Boolean).join("，") || "数字未变，仅文字有变";
  },
  corrections: (count) => `；图下注明${count}条更正`,
  names: (names) => `（${listed(names, "、", (rest) => `等${rest + MAX_LISTED}个`)}）`,
  notLoaded: (reason) => `数据未能加载：${reason}。`,
  notUsed: (reason) => `数据未采用：${reason}。`,
  reasons: {
    page: (title) => `该地址返回的是网页${title ? `（“${title}”）` : ""}，不是表格或数据集`,
    empty: () => "文件是空的",
    encoding: () => "文件不是UTF-8编码",
    status: (status) => `该地址返回${status}`,
    fetch: () => "该地址没有回应，或不允许其他网站读取",
    timeout: () => "该地址20秒内没有传来内容",
    offline: () => "当前没有网络连接",
    noAddress: (text) => `“${text}”不是有效的地址`,
    noMapping: (about) => `映射文件无法读取（${about}）`,
    mappingFailed: (code) => `映射文件未能加载（${code}）`,
    noReader: (code) => `表格读取程序未能加载（${code}）`,
    noTable: () => "文件无法作为表格读取",
    misfits: (gone, added) => {
      const list = (names) => listed(quoted(names), "、", (rest) => `等${rest + MAX_LISTED}列`);
      const parts = [gone.length && `缺少${list(gone)}`, added.length && `多出${list(added)}`];
      return `表格的列与映射文件不同：${parts.filter(Boolean).join("；")}`;
    },
    misfitsElse: (misfits) => `映射文件与表格不符：${listed(misfits, "；", (rest) => `等${rest + MAX_LISTED}处`)}`,
    questions: (open) => {
      const asked = listed(open.map((question) => questionText(question, "zh")), "", (rest) => `另有${rest}个。`);
      return `表格有${open.length}个影响数字的问题待回答。${asked}请在make.html制作映射文件，或提供“mapping”`;
    },
    bad: () => "数据有错误",
    broke: () => "图表程序出错",
  },
};

export const WORDS = { en, zh };

/** What a question asks. */
export const questionText = ({ code, about }, lang) => QUESTIONS[lang][code]?.(about) ?? `${code} ${about}`;

/** That cells of a table were not understood, and how many of them are gaps that show what stands there. */
export const notUnderstood = {
  en: (count, gaps) => {
    const cells = count === 1 ? "1 cell of the table was not understood" : `${count} cells of the table were not understood`;
    if (!gaps) return `${cells} and ${count === 1 ? "is" : "are"} not shown.`;
    const shown = `${count === gaps ? (count === 1 ? "it is" : "they are") : gaps === 1 ? "1 is" : `${gaps} are`} shown as unreadable, with what stands there`;
    return `${cells}: ${shown}${count === gaps ? "" : count - gaps === 1 ? "; the other is not shown" : "; the others are not shown"}.`;
  },
  zh: (count, gaps) => {
    const cells = `表格中有${count}个单元格未能理解`;
    if (!gaps) return `${cells}，未显示。`;
    return count === gaps ? `${cells}，显示为“无法辨认”，并附原文。` : `${cells}：${gaps}个显示为“无法辨认”，并附原文，其余未显示。`;
  },
};

/** What changed, with the units where they are few, and whether corrections say why. */
export function described(change, lang) {
  const name = (text) => (typeof text === "string" ? text : text[lang] ?? Object.values(text)[0]);
  const { units, corrections } = change;
  const words = WORDS[lang];
  const names = units.length && units.length <= MAX_LISTED ? words.names(units.map(name)) : "";
  return words.changed(change) + names + (corrections ? words.corrections(corrections) : "");
}

/** Why there are no figures: a `reason` code, and the sentence that the words have under a key. */
class Refusal extends Error {
  constructor(reason, key, values) {
    super(en.reasons[key](...values));
    [this.reason, this.key, this.values] = [reason, key, values];
    this.isRefused = true;
  }
}

export const refusal = (reason, key, ...values) => new Refusal(reason, key, values);

/** The reasons that a page gives by its code alone. */
const BY_CODE = { "data-fetch": "fetch", "data-timeout": "timeout", offline: "offline", "bad-data": "bad", trap: "broke" };

/** What went wrong, in a clause. */
export function explained({ reason, key, values = [] }, lang) {
  const { reasons } = WORDS[lang];
  const status = reason.match(/^data-(\d+)$/)?.[1];
  if (status) return reasons.status(status);
  return (reasons[key ?? BY_CODE[reason]] ?? reasons.bad)(...values);
}

/** Reasons for which nothing came that could be used. */
const NOT_LOADED = new Set(["noAddress", "page", "empty", "encoding", "mappingFailed", "noReader"]);

/** A failure as the element knows it, of anything that was thrown. */
export function failure(error, page) {
  if (!error.isRefused) return error.reason ? error : new page.Failure("trap", String(error));
  const { reason, key, values } = error;
  const detail = key === "questions" || key === "bad" ? values[0] : error.message;
  const explain = (lang) => WORDS[lang][NOT_LOADED.has(key) ? "notLoaded" : "notUsed"](explained(error, lang));
  return Object.assign(new page.Failure(reason, detail), { key, values, explain });
}
