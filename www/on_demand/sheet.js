// The evidence of a tapped mark where it would stand below the picture: a sheet over what is seen of the chart. The mark stays in
// view, and nothing scrolls, neither this page nor the one around a frame.

/** The most of the screen's height that a sheet takes. */
const MAX_SHARE = 0.45;

/** What stays free around a tapped mark, in CSS pixels: half a row. */
const FREE = 24;

const WORDS = {
  en: { close: "Close", compare: (name) => `Compare with ${name}`, hint: "Tap another mark to compare the two." },
  zh: { close: "关闭", compare: (name) => `与${name}对比`, hint: "再点另一个图形，可作对比。" },
};

const style = (element, properties) => {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
};

/** What is seen of an element, from top to bottom in this page: of a frame, only the browser knows what its host shows. */
function seenPart(element) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(([entry]) => {
      watch.disconnect();
      resolve(entry.intersectionRect);
    });
    watch.observe(element);
  });
}

/** What counts as the height of the screen where a frame shows less than that of a chart, in CSS pixels. */
const LEAST_SCREEN = 320;

/** The height of the screen around the chart; around a frame, at least what it shows of the chart. */
const screenHeight = (seen) => (parent === window ? innerHeight : Math.max(seen.height, LEAST_SCREEN));

/** The sheet of one widget. */
export class Sheet {
  #root;
  #bar = document.createElement("div");
  #evidence;
  /** Counts calls: what an earlier one measured is not wanted any more. */
  #turn = 0;
  /** The unit of the last mark that was tapped. */
  #last;

  constructor(root) {
    this.#root = root;
    this.#bar.dataset.part = "sheet-bar";
    this.#bar.className = "rf";
    this.#bar.setAttribute("role", "group");
  }

  /** Whether it is there. */
  get isOpen() {
    return this.#evidence !== undefined;
  }

  /** Shows the evidence of the mark that was tapped at `y`, from the top of the picture; `focus` is its figure. */
  async show(evidence, y, focus) {
    const turn = ++this.#turn;
    const seen = await seenPart(this.#root.host);
    if (turn !== this.#turn || !evidence?.isConnected) return;
    const last = this.#evidence && this.#last;
    this.#release();
    const { top, bottom } = evidence.getBoundingClientRect();
    const mark = this.#root.querySelector("[data-part=plot] canvas").getBoundingClientRect().top + y;
    if (top < seen.top || bottom > seen.bottom) this.#open(evidence, seen, mark, last, focus);
    this.#last = focus;
  }

  /** Puts the evidence back where it stands. */
  close() {
    this.#turn++;
    this.#release();
  }

  #open(evidence, seen, mark, last, focus) {
    // What stands below stays where it is, and the page as high as it was.
    const below = evidence.closest("section.rf").querySelector("[data-part=table]");
    const top = () => below.getBoundingClientRect().top;
    const before = top();
    this.#evidence = evidence;
    this.#fillBar(last, focus);
    this.#root.append(this.#bar);
    style(evidence, {
      position: "absolute", left: "0", right: "0", margin: "0", "min-height": "0", "max-height": "none", overflow: "auto", "z-index": "1",
      "overscroll-behavior": "contain", "box-shadow": "0 6px 12px -4px rgb(0 0 0 / 25%)",
    });
    style(evidence.previousElementSibling, { "margin-bottom": `${before - top()}px` });
    const wanted = this.#bar.offsetHeight + evidence.offsetHeight;
    const height = Math.min(wanted, MAX_SHARE * screenHeight(seen), seen.height - 2 * FREE);
    // Over the mark only where there is no room below it.
    const isBelow = mark + FREE <= seen.bottom - height;
    const at = (isBelow ? seen.bottom - height : seen.top) - this.#root.host.getBoundingClientRect().top;
    style(this.#bar, { top: `${at}px` });
    style(evidence, { top: `${at + this.#bar.offsetHeight}px`, "max-height": `${height - this.#bar.offsetHeight}px` });
    evidence.scrollTop = 0;
  }

  #fillBar(last, focus) {
    const { lang, dataset } = this.#root.querySelector("[data-part=root]");
    const words = WORDS[lang.startsWith("zh") ? "zh" : "en"];
    this.#bar.lang = lang;
    this.#bar.dataset.theme = dataset.theme;
    style(this.#bar, {
      position: "absolute", left: "0", right: "0", "z-index": "1", display: "flex", "align-items": "center", "justify-content": "space-between",
      gap: "12px", padding: "4px 8px 4px 16px", "border-top": "1px solid var(--mark)", "box-shadow": "0 -6px 12px -4px rgb(0 0 0 / 25%)",
    });
    const close = this.#button("×");
    close.setAttribute("aria-label", words.close);
    style(close, { border: "0", "font-size": "1.4em" });
    close.addEventListener("click", () => this.close());
    this.#bar.replaceChildren(this.#offer(words, last, focus), close);
  }

  /** Compares the last two marks, where they are of two units; of a profile, all marks are of one. */
  #offer(words, last, focus) {
    if (!last || !focus || last.unit === focus.unit) {
      const hint = document.createElement("span");
      if (this.#root.querySelector("[data-part=root]").dataset.chart !== "profile") hint.textContent = words.hint;
      style(hint, { color: "var(--soft)" });
      return hint;
    }
    const compare = this.#button(words.compare(last.name));
    compare.name = "go";
    compare.value = `chart=compare&units=${last.unit},${focus.unit}`;
    return compare;
  }

  #button(text) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    style(button, {
      "min-width": "44px", "min-height": "44px", padding: "4px 12px", border: "1px solid var(--mark)", "border-radius": "10px", background: "none",
      color: "var(--text)", font: "inherit", cursor: "pointer",
    });
    return button;
  }

  #release() {
    this.#bar.remove();
    this.#evidence?.removeAttribute("style");
    this.#evidence?.previousElementSibling?.style.removeProperty("margin-bottom");
    this.#evidence = undefined;
  }
}
