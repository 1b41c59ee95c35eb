// The controls around the picture: what a reader sets there changes the view.

import { VIEW } from "./address.js";
import { hideExports } from "./export.js";

/**
 * Follows the controls in `root`; `targets` has `change(query)`, `reset()`, `help(opener)` and `exported(button)`, of the
 * export menu.
 */
export function followControls(on, root, targets) {
  hideExports(root);
  on(root, "change", ({ target }) => {
    if (VIEW.includes(target.name)) targets.change(new URLSearchParams({ [target.name]: setting(target, root) }).toString());
  });
  on(root, "click", (event) => {
    const { dataset, name, value } = event.target;
    if (event.target.closest("[data-part=take]")) hideExports(root);
    const button = event.target.closest("[data-part=take] [data-take]");
    if (button) targets.exported(button);
    if (dataset?.part === "keys") targets.help(event.target);
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
