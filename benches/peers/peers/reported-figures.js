// The widget on its own page; this script runs beside it and does not count.
customElements.whenDefined("reported-figures").then(async () => {
  const start = document.querySelector("reported-figures");
  const adapt = (element) => ({
    // As a reader sees it: what is below the screen follows in the next pause, and nothing asks for it here.
    show(metric) {
      element.view = { metric };
    },
    destroy: () => element.remove(),
  });

  /** Resolves when the widget is drawn, rejects with the reason when it reports an error. */
  const drawn = (element) => new Promise((resolve, reject) => {
    element.addEventListener("error", ({ detail }) => reject(new Error([detail.reason, JSON.stringify(detail.detail)].join(" "))), { once: true });
    element.ready.then(resolve, reject);
  });

  async function mount(host, text, metric) {
    const element = document.createElement("reported-figures");
    const first = drawn(element);
    if (text) element.data = text;
    element.setAttribute("metric", metric);
    host.append(element);
    await first;
    return adapt(element);
  }

  await drawn(start);
  performance.mark("interactive");
  window.bench = { chart: adapt(start), mount };
});
