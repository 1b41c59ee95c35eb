// Records what is drawn on each canvas since its background was filled, and keeps a monkey on the page.
(() => {
  const drawn = new WeakMap();
  const { fillRect, fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (x, y, w, h) {
    const { canvas } = this;
    if (x === 0 && y === 0 && w === canvas.width && h === canvas.height) drawn.set(canvas, []);
    else drawn.get(canvas)?.push([x, y, w, h]);
    fillRect.call(this, x, y, w, h);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    drawn.get(this.canvas)?.push([text, x, y]);
    fillText.call(this, text, x, y);
  };

  // Files are not saved, and other sites not visited.
  HTMLAnchorElement.prototype.click = () => {};
  window.open = () => null;
  addEventListener("click", (event) => {
    const link = event.composedPath().find((it) => it.localName === "a" && it.href);
    const stays = link && !link.target && link.origin === location.origin && /^\/(view\/.*|index\.html|hospitals\.html|trusts\.html)?$/.test(link.pathname);
    if (link && !stays) event.preventDefault();
  }, true);

  const textOf = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const rowsOf = (table) => [...(table?.rows ?? [])].map((row) => [...row.cells].map(textOf).join(" | "));

  /** The pixels of a canvas that are seen, in a copy: reading the canvas itself would change how a browser stores it. */
  const pixelsOf = (canvas) => {
    const { width } = canvas, height = Math.min(canvas.height, Math.round((width * canvas.clientHeight) / canvas.clientWidth));
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    return { width, height, pixels: new Uint32Array(context.getImageData(0, 0, width, height).data.buffer) };
  };

  /** Whether two pixels differ by more than an edge: Chromium smooths slanted lines otherwise where it paints a part of a picture, by 38 of 255. */
  const areUnlike = (one, other) => one !== other && [0, 8, 16, 24].some((shift) => Math.abs((one >> shift & 255) - (other >> shift & 255)) > 64);

  /** Where two pictures of one size differ: the number of pixels, and the first and the last of them with both colours. */
  const differences = (one, other) => {
    if (one.width !== other.width || one.height !== other.height) return undefined;
    const at = [];
    one.pixels.forEach((pixel, index) => { if (areUnlike(pixel, other.pixels[index])) at.push(index); });
    const shown = (index) => [index % one.width, Math.floor(index / one.width), ...[one, other].map(({ pixels }) => pixels[index].toString(16))];
    return [at.length, ...(at.length ? [at[0], at.at(-1)].map(shown) : [])];
  };

  const urlOf = ({ width, height, pixels }) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
    return canvas.toDataURL();
  };

  /** What the element of a page shows, with the focus where a fresh page has it. */
  window.observed = async () => {
    const host = document.querySelector("reported-figures"), root = host.shadowRoot;
    // A page of the site knows its addresses once its own script is there.
    while (document.getElementById("findings") && !host.addresses) await new Promise((done) => setTimeout(done, 10));
    // What plays moves the focus on.
    root.querySelector(".player button:last-of-type")?.click();
    root.querySelector(".body").dispatchEvent(new PointerEvent("pointerleave"));
    await host.settled;
    await new Promise((done) => setTimeout(done, 0));
    await host.settled;
    const part = (name) => root.querySelector(`[data-part=${name}]`);
    const canvas = root.querySelector("canvas"), plot = part("plot");
    window.lastPicture = pixelsOf(canvas);
    // Only the strips that differ were painted: all marks are known once all of the picture is painted again.
    canvas.dispatchEvent(new Event("contextrestored"));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await host.settled;
    const size = parseFloat(getComputedStyle(root.querySelector(".rf:not(.notice)")).fontSize) / 15;
    const query = host.addresses ? host.addresses.query() : new URLSearchParams(location.search).toString();
    return {
      view: new URLSearchParams(host.view).toString(),
      address: query,
      lang: root.querySelector(".rf:not(.notice)").lang,
      width: plot.clientWidth,
      textScale: size > 1.01 ? size : 1,
      pixelRatio: Math.min(devicePixelRatio, 3),
      drawn: drawn.get(canvas),
      isLong: canvas.style.margin !== "",
      canvas: [canvas.width, canvas.height],
      headline: textOf(root.querySelector("h2")),
      evidence: textOf(part("evidence")),
      rows: rowsOf(root.querySelector("table")),
      failure: textOf(part("failure")),
    };
  };

  /** What a fresh page shows at this page's address, in a frame as large as the window. */
  window.observedAfresh = async () => {
    const frame = document.createElement("iframe");
    frame.style.cssText = `position:fixed;inset:0;border:0;width:${document.documentElement.clientWidth}px;height:${innerHeight}px;z-index:-1`;
    frame.src = location.href;
    const loaded = new Promise((done) => frame.addEventListener("load", done));
    document.body.append(frame);
    await loaded;
    const inside = frame.contentWindow;
    await inside.customElements.whenDefined("reported-figures");
    await inside.document.querySelector("reported-figures").ready;
    const seen = await inside.observed();
    const errors = inside.__errors.splice(0);
    const pair = [window.lastPicture, inside.lastPicture], differs = differences(...pair);
    frame.remove();
    return { ...seen, errors, differs, pictures: differs?.[0] ? pair.map(urlOf) : [] };
  };
})();
