// Shows a notice where the script of the element did not load or is broken; the first picture and the table stay.
// Inlined in the page, and written in ES2015 for browsers without modules.
(() => {
  /** How long the script may take, in milliseconds. */
  const PATIENCE = 20000;
  const asked = (location.search.match(/[?&]lang=(en|zh)/) || [])[1];
  const english = (asked || document.documentElement.lang) === "en";
  const script = document.querySelector("script[data-element]");
  // Now: once the page's address is that of another view, a relative one leads elsewhere.
  const { src } = script;
  const widget = document.querySelector("reported-figures");
  const isThere = () => window.customElements && customElements.get("reported-figures");

  /** The reason, from a second request for the script, which also replaces a broken copy in the HTTP cache. */
  const reason = () => {
    if (!("noModule" in script && window.customElements)) return Promise.resolve("no-modules");
    return fetch(src, { cache: "reload" }).then(
      // Read to the end, because the download may break off.
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
  const show = (code) => {
    if (line || isThere()) return;
    line = make("p", english ? "The interactive chart did not load. " : "互动图表未能加载。");
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
    // Where the reader looks, as what the element itself reports.
    widget.insertBefore(line, widget.firstChild);
    widget.dispatchEvent(new CustomEvent("error", { detail: { reason: code, recovers: false }, bubbles: true }));
  };

  // Controls of the first picture that nothing answers are hidden, as `noscript` does, also where the element is there and what it
  // needs is not. Where the address asks for another picture, its page is opened instead.
  widget.addEventListener("error", () => {
    widget.setAttribute("data-failed", "");
    if (!document.documentElement.hasAttribute("data-pending")) return;
    const found = make("script", "");
    found.type = "module";
    found.src = src.replace(/[^/]*$/, "failed.js");
    document.head.appendChild(found);
  });

  // On a phone the table is closed until a mark of the first picture leads to its row, as it is once the chart is there.
  const table = widget.querySelector("[data-part=table]");
  if (innerWidth < 560) table.open = false;
  widget.addEventListener("click", ({ target }) => { if (target.closest("svg a")) table.open = true; });

  // Modules run before the `load` event: if the element is not defined by then, it never will be.
  addEventListener("load", () => { if (!isThere()) reason().then(show); });
  setTimeout(() => show("script-timeout"), PATIENCE);
})();
