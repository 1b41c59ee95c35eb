// Buttons in the heads of a table: one stop for the keyboard, arrows lead from one to the next.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Follows keys on the buttons in `root` that lead elsewhere. */
export function rovingTabindex(on, root) {
  on(root, "keydown", (event) => {
    const step = event.target.name === "go" && STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = [...root.querySelectorAll("[name=go]")];
    event.preventDefault();
    all[all.indexOf(event.target) + step]?.focus();
  });
}
