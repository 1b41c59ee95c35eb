// One quiet line where something failed: what, its reason code, and a button that tries again.
// The words stand here and not with all others in Rust, which may be what failed.

const WORDS = {
  zh: {
    cannot: "这里不能运行互动图表",
    offline: "现在没有网络",
    load: "互动图表没有载入",
    data: "数据没有载入",
    bad: "数据有错,没有采用",
    unsaid: "数据有错,没有采用;错在哪里没有载入",
    broke: "互动图表出错,已停止",
    retry: "重试",
  },
  en: {
    cannot: "The interactive chart cannot run here",
    offline: "There is no network",
    load: "The interactive chart did not load",
    data: "The data did not load",
    bad: "The data has errors and is not used",
    unsaid: "The data has errors and is not used; what they are did not load",
    broke: "The interactive chart broke and was stopped",
    retry: "Try again",
  },
};

const WHAT = {
  "no-wasm": "cannot", "wasm-refused": "cannot", "wasm-compile": "cannot",
  offline: "offline", "bad-data": "bad", trap: "broke", canvas: "broke", "wasm-start": "broke",
};

/** How many errors of a dataset are shown; all are in the event. */
const SHOWN = 5;

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  made.append(text, ...children);
  return made;
}

function complaint({ path, line, column, message, help }) {
  return element("li", [line + ":" + column, path, message, help].filter(Boolean).join(" · "));
}

/** The line for a failure; `retry` is called when a reader asks for it. */
export function failureNotice({ reason, detail }, lang, theme, retry) {
  const words = lang.startsWith("zh") ? WORDS.zh : WORDS.en;
  const isUnsaid = reason === "bad-data" && !Array.isArray(detail);
  const what = isUnsaid ? "unsaid" : WHAT[reason] ?? (reason.startsWith("data") ? "data" : "load");
  const button = element("button", words.retry);
  button.type = "button";
  button.addEventListener("click", retry);
  const codes = isUnsaid ? [reason, detail] : [reason];
  const line = element("p", words[what] + " ", element("code", codes.join(" ")), " ", button);
  const box = element("div", line);
  if (Array.isArray(detail)) box.append(element("ul", "", ...detail.slice(0, SHOWN).map(complaint)));
  box.className = "rf notice";
  box.dataset.part = "failure";
  box.dataset.theme = theme;
  box.lang = lang;
  box.setAttribute("role", "status");
  return box;
}
