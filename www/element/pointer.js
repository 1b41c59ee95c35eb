// Mouse, finger and pen on the picture.

/** How near a finger or a mouse must come, in CSS pixels. */
const REACH = { mouse: 12, touch: 22, pen: 22 };

/** Follows pointers on `plot`: `focused` is called when one moved the focus, `changed` with whether a tap
 * changed the view, `went` with where a name leads that was tapped. */
export function point(on, plot, canvas, widget, { focused, changed, went }) {
  /** A pointer's place on the picture, and how far it reaches. */
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top, REACH[event.pointerType] ?? REACH.mouse];
  };
  on(plot, "pointermove", (event) => {
    if (event.pointerType === "mouse" && widget.hover(...at(event))) focused();
  });
  // Who moves on to what is said of a mark may read it.
  on(plot.closest(".body"), "pointerleave", () => { if (widget.leave()) focused(); });
  on(plot, "click", (event) => {
    const place = at(event);
    const to = widget.link(place[0], place[1]);
    if (to) went(to);
    else changed(widget.tap(...place));
  });
}
