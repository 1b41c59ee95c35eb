// Elements by hand.

/** An element with properties, attributes in `attributes`, and children; nothing is skipped. */
export function make(tag, properties = {}, ...children) {
  const { attributes = {}, data = {}, ...plain } = properties;
  const made = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  Object.assign(made.dataset, data);
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

/** The element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/** Replaces the children of an element, and keeps the keyboard's focus on what has the same `data-key`. */
export function refill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (key) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Hands a file to the browser. */
export function save(content, name, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
