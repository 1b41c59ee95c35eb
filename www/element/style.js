// The widget's style sheet, one for all widgets of a document.

import { css } from "virtual:build";

const sheets = new WeakMap();

/** Gives a shadow root the style; where a browser knows no such sheets, as an element. */
export function applyStyle(root) {
  const page = root.ownerDocument;
  // A template's document shows nothing.
  if (!page.defaultView) return;
  try {
    if (!sheets.has(page)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(css());
      sheets.set(page, sheet);
    }
    root.adoptedStyleSheets = [sheets.get(page)];
  } catch {
    if (root.querySelector("style")) return;
    const element = document.createElement("style");
    element.textContent = css();
    root.prepend(element);
  }
}
