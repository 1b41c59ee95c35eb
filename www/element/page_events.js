// What changes around a widget without its doing: colours, the screen, printing, and pictures that browsers drop.

import { dark, forced } from "./media_preferences.js";

/** Follows the page: `repaint()` draws anew where the picture may be stale, `print(begins)` for paper and back. */
export function followPage(on, signal, canvas, repaint, print) {
  for (const query of [dark, forced]) on(query, "change", repaint);
  // What the browser dropped while nobody looked is drawn again.
  on(document, "visibilitychange", repaint);
  on(window, "pageshow", repaint);
  on(canvas, "contextrestored", repaint);
  on(window, "beforeprint", () => print(true));
  on(window, "afterprint", () => print(false));
  let ratio = devicePixelRatio;
  on(window, "resize", () => {
    if (devicePixelRatio !== ratio) repaint();
    ratio = devicePixelRatio;
  });
  followResolution(signal, repaint);
}

/** Zoomed, or moved to another monitor: there may be other pixels and no other size. */
function followResolution(signal, repaint) {
  const changed = () => {
    repaint();
    followResolution(signal, repaint);
  };
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", changed, { once: true, signal });
}
