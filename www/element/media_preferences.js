// What a reader asked the system for.

export const dark = matchMedia("(prefers-color-scheme: dark)");
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
export const forced = matchMedia("(forced-colors: active)");

/**
 * The colours that the style sheet gives these names inside an element, as six hexadecimal digits each. A canvas is not
 * told when the system replaces colours: only the page knows.
 */
export function systemColors(inside, names) {
  const probe = document.createElement("i");
  probe.style.forcedColorAdjust = "none";
  inside.append(probe);
  const hex = (channel) => Number(channel).toString(16).padStart(2, "0");
  const colors = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(hex).join("");
  });
  probe.remove();
  return colors.join("");
}

/** The size of text in the style sheet, in CSS pixels, where the reader asked for no other. */
const TEXT = 15;

/** How many times larger than usual a reader wants text: never smaller, the picture's is small enough. */
export function textScale(inside) {
  const scale = parseFloat(getComputedStyle(inside).fontSize) / TEXT;
  // Sizes in em are rounded on their way.
  return scale > 1.01 ? scale : 1;
}
