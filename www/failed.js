// Where the element fails and the first picture is not of the view that the address asks for, the page of that view is opened, if
// there is one: it came with its own picture, title and language. missing.js loads this then.

const SITE = new URL("./", import.meta.url);
const widget = document.querySelector("reported-figures");
const asked = new URLSearchParams(location.search);

/** What a page of a finding cannot show before scripts run: it is all of a view, or other figures. */
const WITHOUT_PAGE = ["units", "kind", "sort", "hold", "scale", "page", "src"];

/** The parameter that each chart's pages are about. */
const SUBJECT = { ranking: "metric", growth: "metric", profile: "highlight" };

/** The address of the page of this view, by the pattern of such addresses; whether it is there is not known. */
function pageOfView() {
  const folder = { "": "view", "index.html": "view", "embed.html": "frame" }[location.pathname.slice(SITE.pathname.length)];
  if (!folder || WITHOUT_PAGE.some((name) => asked.has(name))) return undefined;
  const lang = (asked.get("lang") ?? document.documentElement.lang).slice(0, 2);
  const chart = asked.get("chart") ?? "ranking";
  const name = SUBJECT[chart];
  // Of a select, the first picture has only what is chosen.
  const subject = name && (asked.get(name) ?? widget.querySelector(`select[name=${name}]`)?.value);
  if (name && !subject) return undefined;
  return new URL([folder, lang, chart, subject, asked.get("period")].filter(Boolean).join("/") + "/", SITE);
}

/** A live chart may fail too: it keeps its own picture. */
const isLive = widget.shadowRoot && !widget.shadowRoot.querySelector("slot");
const page = !isLive && pageOfView();
if (page) {
  const answer = await fetch(page, { method: "HEAD" }).catch(() => undefined);
  if (answer?.ok) location.replace(page);
}
// What stays shows no finding, and has no title of one.
if (!isLive) document.title = document.querySelector("h1").textContent;
