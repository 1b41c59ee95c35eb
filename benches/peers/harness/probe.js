// Runs in every page before its own scripts. Records when the chart appears, long tasks, layout shifts and the memory of
// WebAssembly.
(() => {
  const seen = (window.__probe = { tasks: [], shifts: [], memories: [], chart: undefined });

  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("longtask", (entry) => seen.tasks.push({ start: entry.startTime, duration: entry.duration }));
  observe("layout-shift", (entry) => seen.shifts.push({ start: entry.startTime, value: entry.value }));

  const keep = (instance) => {
    const memory = instance.exports.memory;
    if (memory) seen.memories.push(new WeakRef(memory));
    return instance;
  };
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  const either = (made) => (made.instance ? (keep(made.instance), made) : keep(made));
  WebAssembly.instantiate = (...all) => instantiate.apply(WebAssembly, all).then(either);
  WebAssembly.instantiateStreaming = (...all) => instantiateStreaming.apply(WebAssembly, all).then(either);
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, all) => keep(new target(...all)) });

  /** Bytes of all WebAssembly memories that are not collected yet. */
  seen.wasmBytes = () => seen.memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);

  /** Resolves after the next frame was submitted to the compositor. */
  seen.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  }));

  // The chart has appeared when an SVG contains seven shapes at least as large as a short bar, or when 5 % of a canvas
  // are painted: names and values alone are less.
  const isBar = (shape, tall) => {
    const box = shape.getBoundingClientRect();
    return box.width > 20 && box.height > tall;
  };
  const small = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
  const context = small.getContext("2d", { willReadFrequently: true });
  function isPainted(canvas) {
    if (!canvas.width || !canvas.height || canvas.clientHeight < 100) return false;
    context.clearRect(0, 0, 40, 40);
    context.drawImage(canvas, 0, 0, 40, 40);
    const { data } = context.getImageData(0, 0, 40, 40);
    let marked = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 60 && data[i] + data[i + 1] + data[i + 2] < 690) marked++;
    }
    return marked >= 80;
  }
  const hasBars = (svg, tall) => [...svg.querySelectorAll("rect,path")].slice(0, 99).filter((shape) => isBar(shape, tall)).length >= 7;
  const isDrawn = (root, tall) =>
    [...root.querySelectorAll("svg")].some((svg) => hasBars(svg, tall)) ||
    [...root.querySelectorAll("canvas")].some(isPainted);
  function isThere(tall) {
    const host = document.querySelector("#chart, reported-figures");
    return Boolean(host && (isDrawn(host, tall) || (host.shadowRoot && isDrawn(host.shadowRoot, tall))));
  }

  /** Whether the page shows a chart, with any number of bars. */
  seen.isDrawn = () => isThere(0);

  // Checked in frames only: what is there after the callbacks of a frame is painted by that frame.
  const frame = window.requestAnimationFrame.bind(window);
  function look() {
    if (seen.chart !== undefined || !isThere(6)) return;
    performance.mark("chart");
    seen.chart = performance.now();
    window.requestAnimationFrame = frame;
  }
  window.requestAnimationFrame = (callback) => frame((time) => {
    callback(time);
    look();
  });
  const tick = () => {
    look();
    if (seen.chart === undefined) frame(tick);
  };
  frame(tick);
})();
