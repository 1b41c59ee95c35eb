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

/**
 * Replaces the children of an element by these, and keeps the keyboard's focus on what has the same `data-key`. Children that
 * stay where they are, are left alone.
 */
export function refill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const nodes = children.filter((child) => child !== "").map((child) => (child instanceof Node ? child : document.createTextNode(child)));
  nodes.forEach((node, at) => {
    const now = parent.childNodes[at] ?? null;
    if (now && !nodes.includes(now)) now.replaceWith(node);
    else if (now !== node) parent.insertBefore(node, now);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
  if (key && !parent.contains(document.activeElement)) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Hands a file to the browser. */
export function save(content, name, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
