// The list of keys, as a dialog of the browser's own: it keeps the focus in, and Escape closes it.

import { unroll } from "./render.js";

/** Shows the list in `mount`; `back` has the focus again when it is closed. */
export function help(widget, mount, back) {
  const dialog = unroll(mount, null, widget.help());
  const gone = () => {
    dialog.remove();
    back.focus();
  };
  dialog.addEventListener("close", gone);
  dialog.addEventListener("click", (event) => {
    // The dialog itself is hit only beside what it holds: on its shade.
    if (event.target === dialog || event.target.localName === "button") dialog.close ? dialog.close() : gone();
  });
  // An old browser has no dialogs; it shows the list where it stands.
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}
