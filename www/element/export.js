// The export menu under the chart. What its buttons do is loaded when a reader comes near them.

/** What not every browser has, and the buttons that need it. */
const NEEDS = {
  share: () => navigator.share,
  picture: () => navigator.clipboard?.write && globalThis.ClipboardItem,
};

/** What this browser cannot do is not offered in the menu in `root`. */
export function hideExports(root) {
  for (const [what, can] of Object.entries(NEEDS)) {
    for (const button of root.querySelectorAll(`[data-take=${what}]`)) button.hidden = !can();
  }
}
