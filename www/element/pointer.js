// Mouse, finger and pen on the picture.

/** How near a pointer must come to a mark, in CSS pixels. */
const REACH = { mouse: 12, touch: 22, pen: 22 };

/** Tells of pointers on `plot`. */
export function followPointer(on, plot, canvas, dispatch) {
  const position = (event) => {
    const box = canvas.getBoundingClientRect();
    const reach = REACH[event.pointerType] ?? REACH.mouse;
    return { x: event.clientX - box.left, y: event.clientY - box.top, reach };
  };
  on(plot, "pointermove", (event) => {
    if (event.pointerType !== "mouse") return;
    plot.style.cursor = dispatch({ type: "pointerMove", ...position(event) }).handled ? "pointer" : "";
  });
  // The pointer may go to the evidence beside the picture, to read it.
  on(plot.closest(".body"), "pointerleave", () => dispatch({ type: "pointerLeave" }));
  on(plot, "click", (event) => dispatch({ type: "tap", ...position(event) }));
}
