// Notes whatever goes wrong in a page, from before its own first script on. Served into every page under test.
(() => {
  const errors = [];
  Object.defineProperty(window, "__errors", { value: errors });
  // What was still on its way when a reader left did not fail.
  let left = false;
  addEventListener("beforeunload", () => { left = true; });
  addEventListener("pageshow", () => { left = false; });
  const note = (kind, text) => { if (!left) errors.push(kind + ": " + text); };
  const words = (value) => (value instanceof Error ? value + "\n" + value.stack : String(value));
  // Capturing: a resource that fails tells only its own element.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) note("error", event.message + " (" + event.filename + ":" + event.lineno + ")");
    else if (event instanceof CustomEvent) note("widget", event.detail?.reason ?? "error");
    else note("resource", event.target.src || event.target.href || event.target.nodeName);
  }, true);
  addEventListener("unhandledrejection", (event) => note("rejection", words(event.reason)));
  addEventListener("securitypolicyviolation", (event) => {
    note("policy", event.violatedDirective + " " + event.blockedURI);
  });
  for (const level of ["error", "warn"]) {
    const print = console[level];
    console[level] = function (...values) {
      note("console." + level, values.map(words).join(" "));
      print.apply(this, values);
    };
  }
})();
