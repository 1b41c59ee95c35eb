// The controls around the picture: what a reader sets there changes the view.

import { VIEW } from "./address.js";
import { hideExports } from "./export.js";

/**
 * Follows the controls in `root`; `targets` has `change(query)`, `reset()`, `help(opener)`, `listen()` and `exported(button)`, of the
 * export menu.
 */
export function followControls(on, root, targets) {
  hideExports(root);
  on(root, "change", ({ target }) => {
    if (!VIEW.includes(target.name)) return;
    const fold = root.querySelector(".fold");
    // Whoever goes from choice to choice with keys is not done with the first.
    if (fold?.offsetWidth && !target.matches(".langs *, [name=units], :focus-visible")) {
      fold.setAttribute("aria-expanded", "false");
      fold.focus({ preventScroll: true });
    }
    targets.change(new URLSearchParams({ [target.name]: setting(target, root) }).toString());
  });
  on(root, "click", (event) => {
    const { dataset, name, value } = event.target;
    if (event.target.closest("[data-part=take]")) hideExports(root);
    const button = event.target.closest("[data-part=take] [data-take]");
    if (button) targets.exported(button);
    // On a phone all controls are folded into this one.
    if (event.target.className === "fold") {
      event.target.setAttribute("aria-expanded", String(event.target.getAttribute("aria-expanded") === "false"));
    }
    if (dataset?.part === "keys") targets.help(event.target);
    else if (dataset?.part === "listen") targets.listen();
    else if (dataset?.part === "to-table") {
      const table = root.querySelector("[data-part=table]");
      table.open = true;
      table.firstChild.focus();
    }
    else if (name === "go") targets.change(value);
    else if (name === "reset") targets.reset();
  });
}

/** What a control is set to; what several of one name are set to is one list. */
function setting(control, root) {
  if (control.name === "hold") return control.checked ? "on" : "off";
  if (control.name !== "units") return control.value;
  const all = [...root.querySelectorAll("[name=units]")];
  const on = all.filter((one) => one.type !== "checkbox" || one.checked);
  return on.map((one) => one.value).filter(Boolean).join(",");
}
