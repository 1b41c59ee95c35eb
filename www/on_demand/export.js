// What a reader takes along: copied, saved or shared. Rust makes it.

const TYPES = { svg: "image/svg+xml", csv: "text/csv;charset=utf-8", json: "application/json" };

/** Milliseconds after which a browser is not waited for. */
const PATIENCE = 20_000;

/** The view as a PNG with its finding and source, at `scale` pixels a CSS pixel, from 1 to 4. */
export function exportPng(widget, scale) {
  const canvas = document.createElement("canvas");
  widget.drawCaptioned(canvas, Math.min(Math.max(Number(scale) || 2, 1), 4));
  return new Promise((resolve, reject) => {
    // Browsers that guard against fingerprints have been seen to never answer.
    setTimeout(() => reject(new Error(`the browser made no picture in ${PATIENCE / 1000} s`)), PATIENCE);
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser makes no picture that large"))));
  });
}

/** Hands a file to the browser. Whether it was let through, no page is told. */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Runs what a button of the export menu in `root` offers; `source` has `text(kind)`, `png(scale)` and `link()` of the view on the screen. */
export function runExport(button, root, source) {
  const run = new Export(root, source);
  return run.start(button.dataset.take, button);
}

/** One export. */
class Export {
  #root;
  #source;

  constructor(root, source) {
    this.#root = root;
    this.#source = source;
  }

  /** Exports; where that fails, offers the citation to be copied by hand. */
  start(what, button) {
    return this.#run(what, button).catch(() => this.#offerText(this.#cited("citation")));
  }

  #part(name) {
    return this.#root.querySelector(`[data-part=${name}]`);
  }

  /** Shows one line of status, in the menu's own words; a text is offered to be copied by hand. */
  #showStatus(what, name, text = "") {
    const [line, area] = [this.#part("taken"), this.#part("by-hand")];
    line.textContent = line.dataset[what].replace("{0}", name);
    area.hidden = !text;
    area.value = text;
  }

  #offerText(text) {
    this.#showStatus("refused", "", text);
    this.#part("by-hand").select();
  }

  #cited(what) {
    return [this.#source.text(what), this.#source.link()].filter(Boolean).join(" ");
  }

  async #run(what, button) {
    switch (what) {
      case "citation":
      case "figure": return this.#copy(this.#cited(what), button);
      case "link": return this.#copy(this.#source.link() || location.href, button);
      case "picture": return this.#copyPicture();
      case "share": return this.#share();
      case "png": return this.#savePicture();
      default: return this.#saveText(what);
    }
  }

  async #copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A frame without the right to the clipboard may yet copy what is selected.
      this.#offerText(text);
      if (!document.execCommand("copy")) return;
      button.focus();
    }
    this.#showStatus("copied");
  }

  #scale() {
    return this.#part("scale")?.value;
  }

  /** Safari wants the item in the click itself, and the picture when it is ready. */
  async #copyPicture() {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": this.#source.png(this.#scale()) })]);
    this.#showStatus("copied");
  }

  async #savePicture() {
    const name = this.#source.text("name") + ".png";
    save(await this.#source.png(this.#scale()), name);
    this.#showStatus("saved", name);
  }

  /** A frame of no origin may be forbidden to save, and is not told: there the text is offered beside. */
  async #saveText(what) {
    const text = this.#source.text(what);
    const [type, all] = what.split("-");
    const name = this.#source.text(all ? "name-all" : "name") + "." + type;
    save(new Blob([text], { type: TYPES[type] }), name);
    if (origin === "null") this.#showStatus("missed", name, text);
    else this.#showStatus("saved", name);
  }

  async #share() {
    const text = this.#source.text("citation");
    const name = this.#source.text("name") + ".png";
    const data = { text, url: this.#source.link() || undefined };
    const files = [new File([await this.#source.png(2)], name, { type: "image/png" })];
    try {
      await navigator.share(navigator.canShare?.({ files }) ? { ...data, files } : data);
    } catch (error) {
      // The reader closed the share sheet without sharing: that is no failure.
      if (error.name !== "AbortError") throw error;
    }
  }
}
