// The widget's style sheet, one for all widgets of a page.

import { CSS } from "virtual:build";

let sheet;

/** Gives a shadow root the style; where a browser knows no such sheets, as an element. */
export function applyStyle(root) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style");
    element.textContent = CSS;
    root.prepend(element);
  }
}
