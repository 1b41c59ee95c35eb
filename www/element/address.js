// The view in attributes, and in the page's address where an element is `linked` to it.

/** Attributes that are parameters of a view, with the same names in a URL. */
export const VIEW = [
  "chart", "metric", "units", "highlight", "kind", "sort", "hold", "scale", "lang", "theme", "controls", "motion", "page",
];

/** The query that an element's attributes ask for. */
export function attributesQuery(element) {
  const query = new URLSearchParams();
  for (const name of VIEW) if (element.hasAttribute(name)) query.set(name, element.getAttribute(name));
  return query;
}

/** The query that an element's attributes and, where it is linked, the page's address ask for. */
export function askedQuery(element) {
  const query = attributesQuery(element);
  if (element.hasAttribute("linked")) {
    for (const [name, value] of new URLSearchParams(location.search)) query.set(name, value);
  }
  return query.toString();
}

/** A query with one parameter changed, or removed where there is no value. */
export function withParameter(query, name, value) {
  const parameters = new URLSearchParams(query);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  return parameters.toString();
}

/** Writes a view's query into the page's address, keeping parameters that are not ours. */
export function writeAddress(view) {
  const query = new URLSearchParams(location.search);
  for (const name of VIEW) query.delete(name);
  for (const [name, value] of new URLSearchParams(view)) query.set(name, value);
  const text = query.toString().replaceAll("%2C", ",");
  try {
    history.pushState(null, "", text ? "?" + text : location.pathname);
  } catch {
    // A file on a disk, or a sandbox: the view is then not in the address, and nothing else is lost.
  }
}

/** The URL of a view: that of a linked element's own page, else of the page it is in; none for a file on a disk. */
export function viewUrl(element, query) {
  if (!location.protocol.startsWith("http")) return "";
  if (!element.hasAttribute("linked")) return location.href.replace(/#.*/, "");
  return new URL("./", location.href).href + (query && "?" + query);
}

/** Gives a class a property for each attribute, unless it has one of its own. */
export function reflectAttributes(prototype) {
  for (const name of ["src", ...VIEW]) {
    if (name in prototype && name !== "lang") continue;
    Object.defineProperty(prototype, name, {
      get() { return this.getAttribute(name) ?? ""; },
      set(value) { this.setAttribute(name, value); },
      configurable: true,
    });
  }
}
