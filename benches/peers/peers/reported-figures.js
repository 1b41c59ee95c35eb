// The widget as its own page serves it; this runs beside it and is no part of what is weighed.
customElements.whenDefined("reported-figures").then(async () => {
  const start = document.querySelector("reported-figures");
  const adapt = (element) => ({
    show(metric) {
      element.view = { metric };
      return element.settled;
    },
    destroy: () => element.remove(),
  });

  /** Fulfilled when drawn, rejected with the reason when the widget says that it cannot be. */
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
