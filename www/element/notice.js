// The notice of a failure: one line with what failed, the reason code, and a button that tries again.
// Its texts are here and not with the others in Rust, because the WebAssembly may be what failed.

const WORDS = {
  zh: {
    cannot: "这里无法运行互动图表。",
    offline: "当前没有网络连接。",
    load: "互动图表未能加载。",
    data: "数据未能加载。",
    bad: "数据有错误，未采用。",
    unlisted: "数据有错误，未采用；错误清单未能加载。",
    part: "这一部分未能加载。",
    broke: "互动图表出错，已停止运行。",
    retry: "重试",
  },
  en: {
    cannot: "The interactive chart cannot run here.",
    offline: "There is no network connection.",
    load: "The interactive chart did not load.",
    data: "The data did not load.",
    bad: "The data has errors and is not used.",
    unlisted: "The data has errors and is not used; the list of errors did not load.",
    part: "This part did not load.",
    broke: "The interactive chart failed and was stopped.",
    retry: "Try again",
  },
};

const WHAT = {
  "no-wasm": "cannot", "wasm-refused": "cannot", "wasm-compile": "cannot",
  offline: "offline", "bad-data": "bad", trap: "broke", canvas: "broke", "wasm-start": "broke",
};

/** By the first word of a reason. */
const BEGINNINGS = { data: "data", deferred: "part" };

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  made.append(text, ...children);
  return made;
}

/** Tells the page around an element what happened. */
export function dispatch(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** Everything that is known of a failure, for whoever made the page: one line for each error of a dataset. */
export function reportFailure({ reason, detail }, element, recovers) {
  dispatch(element, "error", { reason, detail, recovers });
  const lines = Array.isArray(detail)
    ? detail.map(({ path, line, column, message, help }) => [`${line}:${column}`, path, message, help].filter(Boolean).join(" · "))
    : [detail].filter(Boolean);
  console.error(["reported-figures: " + reason, ...lines].join("\n"), element);
}

/** The notice of a failure, one line; `retry` is called when a reader asks for it. */
export function failureNotice({ reason, detail, explain }, lang, theme, retry) {
  const known = lang.startsWith("zh") ? "zh" : "en";
  const words = WORDS[known];
  const isUnlisted = reason === "bad-data" && !Array.isArray(detail);
  const what = isUnlisted ? "unlisted" : WHAT[reason] ?? BEGINNINGS[reason.split("-")[0]] ?? "load";
  const button = element("button", words.retry);
  button.type = "button";
  button.addEventListener("click", retry);
  const codes = isUnlisted ? [reason, detail] : [reason];
  const line = element("p", (explain?.(known) ?? words[what]) + " ", element("code", codes.join(" ")), " ", button);
  const box = element("div", line);
  box.className = "rf notice";
  box.dataset.part = "failure";
  box.dataset.theme = theme;
  box.lang = lang;
  box.setAttribute("role", "status");
  return box;
}
