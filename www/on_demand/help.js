// How to read the chart, and the list of keys, as a dialog of the browser's own: it keeps the focus in, and Escape closes it.

import { addStyle } from "./style.js";

/** Shows it, as `render()` renders it; when it is closed, the focus returns to `opener`. */
export function showHelp(render, opener) {
  const dialog = render();
  addStyle(dialog.getRootNode());
  const removed = () => {
    dialog.remove();
    opener.focus();
  };
  dialog.addEventListener("close", removed);
  dialog.addEventListener("click", (event) => {
    // The dialog itself is hit only beside what it holds: on its backdrop.
    if (event.target === dialog || event.target.localName === "button") dialog.close ? dialog.close() : removed();
  });
  // An old browser has no dialogs; it shows the list where it stands.
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
  // The focus is on the button at its end; it is read from its beginning.
  dialog.scrollTop = 0;
}
