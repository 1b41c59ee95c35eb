// A long ranking: the browser scrolls it, with all that its reader is used to, and the picture follows.

import { REPAINT } from "./messages.js";

const overviewCanvas = (root) => root.querySelector("[data-part=strip]");

/** After a frame: leaves room for the rows that were not drawn, scrolls where the widget wants, draws the overview. */
export function showList(root, canvas, widget, margin = "") {
  if (canvas.style.margin !== margin) canvas.style.margin = margin;
  // What is hidden cannot scroll: the target stays for later.
  if (margin && canvas.parentNode.clientHeight) scrollToTarget(canvas.parentNode, widget);
  const overview = overviewCanvas(root);
  if (overview) widget.drawOverview(overview);
}

function scrollToTarget(plot, widget) {
  const top = widget.scrollTarget();
  if (top !== undefined) plot.scrollTop = top;
}

/** A long list became visible: browsers forget how far it was scrolled. Returns whether it must be painted again. */
export function restoreScroll(canvas, widget, margin) {
  if (!margin) return false;
  const plot = canvas.parentNode;
  scrollToTarget(plot, widget);
  return Boolean(widget.handle(scrolled(plot)) & REPAINT);
}

const scrolled = (plot) => ({ type: "scroll", top: plot.scrollTop, height: plot.clientHeight });

/** Tells of scrolling, and of taps on the overview. */
export function followScroll(on, root, widget, dispatch) {
  const plot = root.querySelector("[data-part=plot]");
  on(plot, "scroll", () => {
    const overview = overviewCanvas(root);
    if (!dispatch(scrolled(plot)).repaint && overview) widget.drawOverview(overview);
  });
  const tap = (event) => {
    const overview = overviewCanvas(root);
    if (event.target !== overview || (event.type === "pointermove" && !event.buttons)) return;
    dispatch({ type: "overviewTap", x: event.clientX - overview.getBoundingClientRect().left });
  };
  // The overview comes and goes with the list, so the root listens.
  for (const type of ["pointerdown", "pointermove"]) on(root, type, tap);
}
