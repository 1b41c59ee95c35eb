// What a reader takes away: the menu under the chart. What is in it is Rust's; here it is copied, saved or shared.

const TYPES = { svg: "image/svg+xml", csv: "text/csv;charset=utf-8", json: "application/json" };

/** What not every browser has, and the buttons that need it. */
const NEEDS = {
  share: () => navigator.share,
  picture: () => navigator.clipboard?.write && globalThis.ClipboardItem,
};

/** The view as a PNG with its finding and source, at `scale` pixels a CSS pixel, from 1 to 4. */
export function png(widget, scale) {
  const canvas = document.createElement("canvas");
  widget.poster(canvas, Math.min(Math.max(Number(scale) || 2, 1), 4));
  return new Promise((resolve, reject) => {
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

/** The menu of a widget; `give` has `text(what)`, `png(scale)` and `link()` of the view on the screen. */
export class Menu {
  #root;
  #give;

  constructor(root, give) {
    this.#root = root;
    this.#give = give;
    this.#hide();
  }

  /** A click anywhere in the widget. */
  clicked({ target }) {
    if (!target.closest("[data-part=take]")) return;
    this.#hide();
    const button = target.closest("[data-take]");
    if (button) this.#act(button.dataset.take, button).catch(() => this.#refuse(this.#cited("claim")));
  }

  #part(name) {
    return this.#root.querySelector(`[data-part=${name}]`);
  }

  /** What this browser cannot do is not offered. */
  #hide() {
    for (const [what, can] of Object.entries(NEEDS)) {
      for (const button of this.#root.querySelectorAll(`[data-take=${what}]`)) button.hidden = !can();
    }
  }

  /** Says one line, in the menu's own words; with a text, offers it to be copied by hand. */
  #say(what, name, text = "") {
    const [line, area] = [this.#part("taken"), this.#part("by-hand")];
    line.textContent = line.dataset[what].replace("{0}", name);
    area.hidden = !text;
    area.value = text;
  }

  #refuse(text) {
    this.#say("refused", "", text);
    this.#part("by-hand").select();
  }

  #cited(what) {
    return [this.#give.text(what), this.#give.link()].filter(Boolean).join(" ");
  }

  #act(what, button) {
    switch (what) {
      case "claim":
      case "figure": return this.#copy(this.#cited(what), button);
      case "link": return this.#copy(this.#give.link() || location.href, button);
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
      this.#refuse(text);
      if (!document.execCommand("copy")) return;
      button.focus();
    }
    this.#say("copied");
  }

  #scale() {
    return this.#part("scale")?.value;
  }

  /** Safari wants the item in the click itself, and the picture when it is ready. */
  async #copyPicture() {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": this.#give.png(this.#scale()) })]);
    this.#say("copied");
  }

  async #savePicture() {
    const name = this.#give.text("name") + ".png";
    save(await this.#give.png(this.#scale()), name);
    this.#say("saved", name);
  }

  /** A frame of no origin may be forbidden to save, and is not told: there the text is offered beside. */
  async #saveText(what) {
    const text = this.#give.text(what);
    const [type, all] = what.split("-");
    const name = this.#give.text(all ? "name-all" : "name") + "." + type;
    save(new Blob([text], { type: TYPES[type] }), name);
    if (origin === "null") this.#say("missed", name, text);
    else this.#say("saved", name);
  }

  async #share() {
    const text = this.#give.text("claim");
    const name = this.#give.text("name") + ".png";
    const data = { text, url: this.#give.link() || undefined };
    const files = [new File([await this.#give.png(2)], name, { type: "image/png" })];
    try {
      await navigator.share(navigator.canShare?.({ files }) ? { ...data, files } : data);
    } catch (error) {
      // Who closes the sheet wanted nothing.
      if (error.name !== "AbortError") throw error;
    }
  }
}
