// Keys on the picture. Which keys there are and what they do is Rust's; here they only arrive.

/** Follows keys on `plot`; calls `focused` when they moved the focus, `changed` with whether they changed the view. */
export function press(on, plot, widget, focused, changed) {
  on(plot, "keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      changed(widget.choose());
    } else if (widget.key(event.key)) {
      event.preventDefault();
      focused();
    }
  });
}
