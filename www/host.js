// For host pages: gives each embedded frame the height it asks for, and lets links in the text control a chart.
//   <script defer src="…/host.js"></script>
//   <iframe data-reported-figures id="chart" src="…/embed.html?metric=…" …></iframe>
//   <a href="…/?metric=…&highlight=…" data-reported-figures="chart">…</a>
(() => {
  /** The least time between two changes of the height of a frame, in milliseconds. */
  const PAUSE = 100;
  /** The greatest height of a frame, in CSS pixels; no view of a dataset is as high. */
  const HIGHEST = 100_000;
  const busy = new WeakMap();

  /** All elements that a selector matches, in open shadow roots too. */
  const findAll = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? findAll(selector, node.shadowRoot) : [])),
  ];

  const FRAMES = "iframe[data-reported-figures]";

  /** The frame that sent a message, known by its window, because a redirect may have changed its origin. */
  const sender = (event) => {
    const isSender = (frame) => frame.contentWindow === event.source;
    return [...document.querySelectorAll(FRAMES)].find(isSender) ?? findAll(FRAMES).find(isSender);
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
    const frame = sender(event);
    if (frame) fit(frame, Math.min(HIGHEST, Math.max(50, Math.ceil(px))));
  });

  // Frames that loaded before this script have already sent their height: ask for it again.
  for (const frame of findAll(FRAMES)) {
    frame.contentWindow?.postMessage({ "reported-figures-hello": true }, "*");
  }

  /** The parameters that a link sets; language, theme and controls of the chart stay as they are. */
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
    const link = event.composedPath()[0].closest?.("a[data-reported-figures]");
    const id = link?.dataset.reportedFigures;
    const chart = link && (link.getRootNode().getElementById?.(id) ?? document.getElementById(id));
    // Where there is no live chart, or the link sets no parameter, the link is followed as usual.
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
