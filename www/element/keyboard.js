// Keys on the picture. Which keys there are and what they do is Rust's; here they only arrive.

/** Follows keys on `plot`: what is called says what a key did, `met` that the keyboard came to the picture. */
export function press(on, plot, widget, { met, focused, changed, help }) {
  const done = [undefined, focused, changed, help];
  on(plot, "keydown", (event) => {
    // Shift is how some keyboards type a sign; with a key that types nothing it is somebody else's.
    const held = event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key.length > 1);
    const call = held ? undefined : done[widget.key(event.key)];
    if (!call) return;
    event.preventDefault();
    call();
  });
  on(plot, "focus", () => { if (plot.matches(":focus-visible")) met(); });
}
