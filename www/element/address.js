// The view in attributes, and in the page's address where an element is `linked` to it.

/** Attributes that are parameters of a view, with the same names in a URL. */
export const VIEW = [
  "chart", "metric", "period", "units", "highlight", "kind", "sort", "hold", "scale", "lang", "theme", "controls", "motion", "page",
];

/** The query that an element's attributes ask for. */
export function attributesQuery(element) {
  const query = new URLSearchParams();
  for (const name of VIEW) if (element.hasAttribute(name)) query.set(name, element.getAttribute(name));
  return query;
}

/** The query that an element's attributes and, where it is linked, the page's address ask for. */
export function askedQuery(element) {
  if (element.addresses) return element.addresses.query();
  const query = attributesQuery(element);
  if (element.hasAttribute("linked")) {
    const [page, prefix] = [new URLSearchParams(location.search), addressPrefix(element)];
    for (const name of VIEW) if (page.has(prefix + name)) query.set(name, page.get(prefix + name));
  }
  return query.toString();
}

/** Whether the view is written to the page's address, not only read from it. */
export const writesAddress = (element) => element.hasAttribute("linked") && element.getAttribute("linked") !== "read";

/** What stands before the names of a linked element's parameters in the page's address: `linked="a"` makes `a-metric`. */
export function addressPrefix(element) {
  const prefix = element.getAttribute("linked");
  // "true" is what frameworks write for an attribute that is only there.
  return prefix && !["read", "true"].includes(prefix) ? prefix + "-" : "";
}

/** A query with one parameter changed, or removed where there is no value. */
export function withParameter(query, name, value) {
  const parameters = new URLSearchParams(query);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  return parameters.toString();
}

/** A view as a query; what is `undefined` or `null` is not set. */
export function toQuery(view) {
  const set = Object.entries(view ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(set).toString();
}

/** The page's address with a view's query in it. Everything there stays that is not of the views `before`: parameters of the host, even of the same names, and the hash. */
function addressOf(view, before, prefix) {
  const url = new URL(location.href);
  for (const [name, value] of before.flatMap((query) => [...new URLSearchParams(query)])) {
    if (url.searchParams.get(prefix + name) === value) url.searchParams.delete(prefix + name);
  }
  for (const [name, value] of new URLSearchParams(view)) url.searchParams.set(prefix + name, value);
  url.search = url.searchParams.toString().replaceAll("%2C", ",");
  return url;
}

/** Writes an element's view into the page's address in place of those before, in the way of the page where it has one: see www/addresses.js. */
export function writeAddress(element, view, before) {
  try {
    history.pushState(history.state, "", element.addresses?.url(view) ?? addressOf(view, before, addressPrefix(element)));
  } catch {
    // A file on a disk, or a sandbox: the view is then not in the address, and nothing else is lost.
  }
}

/** The URL of a view: that of a linked element's own page, else of the page it is in; none for a file on a disk. */
export function viewUrl(element, query) {
  if (!location.protocol.startsWith("http")) return "";
  if (element.addresses) return element.addresses.url(query).href;
  if (!element.hasAttribute("linked") || addressPrefix(element)) return location.href.replace(/#.*/, "");
  return new URL("./", location.origin + location.pathname).href + (query && "?" + query);
}

/** Attributes that are properties too. */
export const REFLECTED = ["src", "mapping", "refresh", "loading", "linked", ...VIEW];

/** Gives a class a property for each attribute, unless it has one of its own; `undefined`, `null` and `false` remove it. */
export function reflectAttributes(prototype) {
  for (const name of REFLECTED) {
    if (name in prototype && name !== "lang") continue;
    Object.defineProperty(prototype, name, {
      get() { return this.getAttribute(name) ?? ""; },
      set(value) {
        if (value === undefined || value === null || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : typeof value === "object" ? JSON.stringify(value) : value);
      },
      configurable: true,
    });
  }
}
