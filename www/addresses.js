// The addresses of views on a site: each finding has a page of its own below view/, and what no page shows stays in the query.
// The list of pages below the chart, which src/site/pages/views/links.rs writes, says which there are.

const SITE = new URL("./", import.meta.url);
const LIST = "findings";
const list = () => document.getElementById(LIST);
/** Which views have pages; the same in all languages. */
const { site: SITE_LANGUAGE, metric: METRIC, unit: UNIT, more } = list().dataset;
const PAGES = new Set(more.split(" "));
for (const { href } of list().querySelectorAll("a")) PAGES.add(href.slice(SITE.href.length).split("/").slice(2, -1).join("/"));
/** The language of a view that does not name one: that in which this page came. */
const { lang: LANGUAGE } = list().dataset;

/** The parameter that each chart's pages are about, and what it is where none is chosen. */
const SUBJECT = { ranking: ["metric", METRIC], growth: ["metric", METRIC], profile: ["highlight", UNIT], coverage: [] };

/** The path of the page that shows a view, which gives up the parameters that the path says; none where no page does. */
function takePath(parameters) {
  const chart = parameters.get("chart") ?? "ranking";
  if (!(chart in SUBJECT) || (chart === "profile" && parameters.has("units"))) return undefined;
  const [name, otherwise] = SUBJECT[chart];
  const period = parameters.get("period");
  const path = [chart, name && (parameters.get(name) ?? otherwise), period].filter(Boolean).join("/");
  if (!PAGES.has(path) && !(chart === "profile" && !period)) return undefined;
  for (const taken of ["chart", name, "period"]) parameters.delete(taken);
  return path;
}

const withSearch = (path, parameters) =>
  Object.assign(new URL(path, SITE), { search: parameters.toString().replaceAll("%2C", ",") });

/** A file of the site with a view in its query; its own language need not be named. */
export function addressAt(file, query) {
  const parameters = new URLSearchParams(query);
  const lang = parameters.get("lang") ?? LANGUAGE;
  if (lang === SITE_LANGUAGE) parameters.delete("lang");
  else parameters.set("lang", lang);
  return withSearch(file, parameters);
}

/** The page of a view in a folder of pages; where no page shows it, a file of the site. */
function within(folder, file, query) {
  const parameters = new URLSearchParams(query);
  const lang = parameters.get("lang") ?? LANGUAGE;
  const path = takePath(parameters);
  if (!path) return addressAt(file, query);
  parameters.delete("lang");
  return withSearch(`${folder}/${lang}/${path}/`, parameters);
}

/** The query of the view at an address of this site. */
export function queryOf(address) {
  const url = new URL(address);
  const parameters = new URLSearchParams();
  const [folder, lang, chart, ...rest] = url.pathname.slice(SITE.pathname.length).split("/").filter(Boolean);
  const isPage = folder === "view" && chart in SUBJECT;
  parameters.set("lang", isPage ? lang : SITE_LANGUAGE);
  if (isPage) {
    const [name] = SUBJECT[chart];
    parameters.set("chart", chart);
    const subject = name && rest.shift();
    const period = rest.join("/");
    if (subject) parameters.set(name, subject);
    if (period) parameters.set("period", period);
  }
  for (const [name, value] of url.searchParams) parameters.set(name, value);
  return parameters.toString();
}

/** The page of a view, and the one for frames. */
export const pageOf = (query) => within("view", "", query);
export const frameOf = (query) => within("frame", "embed.html", query);

/** What an element asks of its page: the view of the address, and the address of a view. */
const addresses = {
  query: () => queryOf(location.href),
  url: (query) => Object.assign(pageOf(query), { hash: location.hash }),
};

/** Follows links of the list without loading a page, unless the reader wants a page of its own. */
function followLinks(widget, changed) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(`#${LIST} a`);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(history.state, "", link.href);
    widget.view = Object.fromEntries(new URLSearchParams(queryOf(link.href)));
    changed();
    widget.scrollIntoView({ block: "start" });
  });
}

/**
 * Gives the widget the addresses of this site. Calls `changed` when its view has changed: by the reader, a link of the list, or
 * the browser's history.
 */
export function followView(widget, changed) {
  // Addresses in the list begin at this page, whose own address changes.
  for (const link of list().querySelectorAll("a")) link.href = link.href;
  widget.addresses = addresses;
  followLinks(widget, changed);
  widget.addEventListener("viewchange", changed);
  addEventListener("popstate", changed);
}

/** Marks the page of the view in the list, which is fetched in the language of the view. */
export async function showCurrent(lang = document.documentElement.lang) {
  if (list().dataset.lang !== lang) await translate(lang);
  for (const link of list().querySelectorAll("a:not([hreflang])")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const other = list().querySelector("a[hreflang]");
  const query = new URLSearchParams(queryOf(location.href));
  query.set("lang", other.hreflang);
  other.href = pageOf(query);
  nameCanonical();
}

async function translate(lang) {
  const page = new URL(`view/${lang}/coverage/`, SITE);
  const answer = await fetch(page).catch(() => undefined);
  if (!answer?.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(LIST);
  // Addresses in it begin at that page.
  for (const link of found?.querySelectorAll("a") ?? []) link.href = new URL(link.getAttribute("href"), page);
  if (found) list().replaceWith(found);
}

/** Search engines are told the page of this view, where the site knows its own address. */
function nameCanonical() {
  const link = document.querySelector("link[rel=canonical]");
  if (link) link.href = Object.assign(new URL(location.href), { search: "", hash: "" });
}
