// What the page around a widget is like, as far as the drawing depends on it.

import { dark, forced, reducedMotion, systemColors } from "./media_preferences.js";

/** More device pixels in a CSS pixel cost memory that a phone does not have. */
const MAX_PIXEL_RATIO = 3;

/**
 * The widget's `Environment`: of a `size` in CSS pixels with the scale of its text, on a screen or on paper, which is white,
 * still and finer. `start` is the query of the starting view; `root` is an element in the page with the widget's colours, where
 * there is one yet.
 */
export function environment(glue, root, size, start, print) {
  const replacesColors = forced.matches && !print && root;
  return {
    ...size,
    pixelRatio: print ? MAX_PIXEL_RATIO : Math.min(devicePixelRatio, MAX_PIXEL_RATIO),
    dark: dark.matches,
    reducedMotion: reducedMotion.matches,
    print,
    forcedColors: replacesColors ? systemColors(root, glue.Widget.colorNames().split(" ")) : undefined,
    start,
  };
}
