// Keys on the picture. Which keys there are and what they do is decided in Rust (src/outline/keys.rs).

/** Tells of keys on `plot`; `announce` is called when the keyboard reaches the picture. */
export function followKeys(on, plot, dispatch, announce) {
  on(plot, "keydown", (event) => {
    // Shift is how some keyboards type a character; with a key that types nothing it is a shortcut of the browser.
    const isShortcut = event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key.length > 1);
    if (!isShortcut && dispatch({ type: "key", key: event.key }).handled) event.preventDefault();
  });
  on(plot, "focus", () => { if (plot.matches(":focus-visible")) announce(); });
}
