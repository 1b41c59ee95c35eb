// Collects the errors of a page. The test server puts it before the first script of every page.
(() => {
  const errors = [];
  Object.defineProperty(window, "__errors", { value: errors });
  // A load that is aborted because the page unloads is no error.
  let unloading = false;
  addEventListener("beforeunload", () => { unloading = true; });
  addEventListener("pageshow", () => { unloading = false; });
  const note = (kind, text) => { if (!unloading) errors.push(kind + ": " + text); };
  const toText = (value) => (value instanceof Error ? value + "\n" + value.stack : String(value));
  // Capturing, because the error event of a resource does not bubble.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) note("error", event.message + " (" + event.filename + ":" + event.lineno + ")");
    else if (event instanceof CustomEvent) note("widget", event.detail?.reason ?? "error");
    else note("resource", event.target.src || event.target.href || event.target.nodeName);
  }, true);
  addEventListener("unhandledrejection", (event) => note("rejection", toText(event.reason)));
  addEventListener("securitypolicyviolation", (event) => {
    note("policy", event.violatedDirective + " " + event.blockedURI);
  });
  for (const level of ["error", "warn"]) {
    const print = console[level];
    console[level] = function (...values) {
      note("console." + level, values.map(toText).join(" "));
      print.apply(this, values);
    };
  }
})();
