// For pages around an embed: gives each frame the height it asks for, and lets links in the text drive a chart.
//   <script defer src="…/host.js"></script>
//   <iframe data-reported-figures id="chart" src="…/embed.html?metric=…" …></iframe>
//   <a href="…/?metric=…&highlight=…" data-reported-figures="chart">…</a>
(() => {
  /** Between two heights of one frame, in milliseconds. */
  const PAUSE = 100;
  const busy = new WeakMap();

  /** Whether a message is from the frame's own page: its origin, or none at all where a sandbox takes it away. */
  const isFrom = (frame, event) => {
    if (frame.contentWindow !== event.source) return false;
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return event.origin === (sandboxed ? "null" : new URL(frame.src, document.baseURI).origin);
  };

  const fit = (frame, px) => {
    const waiting = busy.has(frame);
    busy.set(frame, px);
    if (waiting) return;
    frame.style.height = px + "px";
    setTimeout(() => {
      const last = busy.get(frame);
      busy.delete(frame);
      if (last !== px) fit(frame, last);
    }, PAUSE);
  };

  addEventListener("message", (event) => {
    const { data } = event;
    const px = data && typeof data === "object" ? data["reported-figures-height"] : undefined;
    if (typeof px !== "number" || !(px > 0)) return;
    for (const frame of document.querySelectorAll("iframe[data-reported-figures]")) {
      if (isFrom(frame, event)) fit(frame, Math.min(5000, Math.max(50, Math.ceil(px))));
    }
  });

  // A frame that was faster than this script has said its height to nobody.
  for (const frame of document.querySelectorAll("iframe[data-reported-figures]")) {
    frame.contentWindow.postMessage({ "reported-figures-hello": true }, "*");
  }

  /** What a link chooses; language, theme and controls stay as the chart has them. */
  const DRIVEN = ["chart", "metric", "units", "highlight", "kind", "sort", "hold", "scale"];

  const driven = (view, query) => {
    for (const name of DRIVEN) {
      delete view[name];
      if (query.has(name)) view[name] = query.get(name);
    }
    return view;
  };

  const drive = (chart, query) => {
    if (chart.localName === "iframe") chart.contentWindow.postMessage({ "reported-figures-view": String(query) }, "*");
    else chart.view = driven(chart.view, query);
    chart.scrollIntoView({ block: "nearest" });
  };

  addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[data-reported-figures]");
    const chart = link && document.getElementById(link.dataset.reportedFigures);
    // Where no chart is alive, or none asked for, the link is a link.
    if (!chart || !(chart.localName === "iframe" || "view" in chart)) return;
    const query = new URLSearchParams(link.search);
    if (!DRIVEN.some((name) => query.has(name))) return;
    event.preventDefault();
    drive(chart, query);
    for (const other of document.querySelectorAll("a[data-reported-figures][aria-current]")) {
      other.removeAttribute("aria-current");
    }
    link.setAttribute("aria-current", "true");
    link.focus({ preventScroll: true });
  });
})();
