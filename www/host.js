// For pages around an embed: gives each frame the height it asks for, and lets links in the text drive a chart.
//   <script defer src="…/host.js"></script>
//   <iframe data-reported-figures id="chart" src="…/embed.html?metric=…" …></iframe>
//   <a href="…/?metric=…&highlight=…" data-reported-figures="chart">…</a>
(() => {
  /** Between two heights of one frame, in milliseconds. */
  const PAUSE = 100;
  /** No view of a dataset is higher than this, in CSS pixels; what asks for more is not one. */
  const HIGHEST = 100_000;
  const busy = new WeakMap();

  /** All elements that a selector matches, in open shadow roots too. */
  const findAll = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? findAll(selector, node.shadowRoot) : [])),
  ];

  const FRAMES = "iframe[data-reported-figures]";

  /** The frame that a message is from: its window proves that, whatever address it was led to meanwhile. */
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

  // A frame that loaded before this script sent its height while nobody listened: it is asked again.
  for (const frame of findAll(FRAMES)) {
    frame.contentWindow?.postMessage({ "reported-figures-hello": true }, "*");
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
    const link = event.composedPath()[0].closest?.("a[data-reported-figures]");
    const id = link?.dataset.reportedFigures;
    const chart = link && (link.getRootNode().getElementById?.(id) ?? document.getElementById(id));
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
