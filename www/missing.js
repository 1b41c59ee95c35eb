// Where the element's own script did not come, or came broken: picture and table stay, and one quiet line says why.
// Stands in the page itself, in a language that browsers without modules know: ES2015.
(() => {
  /** How many milliseconds the script may take. */
  const PATIENCE = 20000;
  const english = /[?&]lang=en/.test(location.search);
  const script = document.querySelector("script[data-element]");
  const widget = document.querySelector("reported-figures");
  const isThere = () => window.customElements && customElements.get("reported-figures");

  /** What the server says of the script now; whatever it is, no cache holds the broken one any more. */
  const reason = () => {
    if (!("noModule" in script && window.customElements)) return Promise.resolve("no-modules");
    return fetch(script.src, { cache: "reload" }).then(
      // Read to its end: it may break off.
      (answer) => (answer.ok ? answer.text().then(() => "script-broken") : "script-" + answer.status)
    ).catch(() => (navigator.onLine ? "script-fetch" : "offline")
    );
  };

  const make = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  let line;
  const say = (code) => {
    if (line || isThere()) return;
    line = make("p", english ? "The interactive chart did not load " : "互动图表没有载入 ");
    line.className = "rf notice";
    line.lang = english ? "en" : "zh";
    line.setAttribute("data-part", "failure");
    line.setAttribute("data-theme", "auto");
    line.setAttribute("role", "status");
    const retry = make("button", english ? "Try again" : "重试");
    retry.type = "button";
    retry.onclick = () => location.reload();
    line.appendChild(make("code", code));
    line.appendChild(document.createTextNode(" "));
    line.appendChild(retry);
    widget.appendChild(line);
    widget.dispatchEvent(new CustomEvent("error", { detail: { reason: code, recovers: false }, bubbles: true }));
  };

  // Modules run before this event; one that has not by now never will.
  addEventListener("load", () => { if (!isThere()) reason().then(say); });
  setTimeout(() => say("script-timeout"), PATIENCE);
})();
