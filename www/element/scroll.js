// A long ranking: the browser scrolls it, with all that its reader is used to; here the picture follows.

const strip = (root) => root.querySelector("[data-part=strip]");

/** After a picture was drawn: leaves room for the rows that were not, goes where the widget leads, draws the strip. */
export function roll(root, canvas, widget) {
  const room = widget.room();
  if (canvas.style.margin !== room) canvas.style.margin = room;
  // Out of sight nothing scrolls: the widget leads on.
  if (room && canvas.parentNode.clientHeight) lead(canvas.parentNode, widget);
  const whole = strip(root);
  if (whole) widget.strip(whole);
}

function lead(plot, widget) {
  const top = widget.scroll_to();
  if (top >= 0) plot.scrollTop = top;
}

/** A long list came into sight; returns whether its picture must be shown again: browsers forget how far it was scrolled. */
export function appear(canvas, widget) {
  const plot = canvas.parentNode;
  if (!widget.room()) return false;
  lead(plot, widget);
  return widget.scroll(plot.scrollTop, plot.clientHeight);
}

/** Follows scrolling, and taps on the strip. */
export function scroll(on, root, widget, { moved, jumped }) {
  const plot = root.querySelector("[data-part=plot]");
  on(plot, "scroll", () => {
    if (widget.scroll(plot.scrollTop, plot.clientHeight)) moved();
    else if (strip(root)) widget.strip(strip(root));
  });
  const jump = (event) => {
    const whole = strip(root);
    if (event.target !== whole || (event.type === "pointermove" && !event.buttons)) return;
    widget.jump(event.clientX - whole.getBoundingClientRect().left);
    jumped();
  };
  // The strip comes and goes with the list: who listens is the root.
  for (const type of ["pointerdown", "pointermove"]) on(root, type, jump);
}
