// The chart as readers will see it, and what is wrong before it is published.

import { claimsOf } from "./describe.js";
import { byId, make, refill } from "./dom.js";
import { language, words } from "./language.js";

/** The most problems that are listed. */
const MAX_LISTED = 8;

let chart;

/** The element, once there are figures. */
export const liveChart = () => chart;

function show(data) {
  if (!chart) {
    chart = make("reported-figures", { attributes: { controls: "full", lang: language() } });
    byId("chart").replaceChildren(chart);
  }
  chart.setAttribute("lang", language());
  chart.data = data;
}

/** Shows what a file that was taken along shows. */
export function showView(view) {
  if (chart) chart.view = view;
}

/** Of whom and of what the figure or gap with a problem is. */
function subjectOf({ path }, { dataset }) {
  const [, list, index] = path.match(/^\$\.(figures|gaps)\[(\d+)\]/) ?? [];
  if (!list) return "";
  const document = JSON.parse(dataset);
  const { unit, metric } = document[list][index];
  const named = (all, id) => all.find((it) => it.id === id)?.name ?? id;
  return words().subject(named(document.units, unit), named(document.metrics, metric));
}

/** Shows the figures of an answer; where they are no valid dataset, the chart before stays, and what is wrong is told. */
export function showLive(answer) {
  const w = words();
  const { problems } = answer;
  if (!problems.length) show(answer.dataset);
  byId("stale").textContent = problems.length ? (chart ? w.stale : w.noFigures) : "";
  byId("chart").classList.toggle("stale", problems.length > 0);
  const listed = problems.slice(0, MAX_LISTED).map((problem) => make("li", {}, w.problem(problem, subjectOf(problem, answer))));
  const unset = answer.unset.map((code) => w.describe.unsetBefore[code](code === "title" ? answer.title : answer.source_name || w.describe.noSource));
  const claims = claimsOf(answer);
  const own = [...unset, ...(claims ? [`${w.describe.headline}: ${claims}`] : [])].map((text) => make("li", { data: { code: "describe" } }, text));
  const advice = answer.advice.map(({ code, metric, about, other }) => make("li", { data: { code } }, w.advice[code](metric, about, other)));
  const more = problems.length - listed.length + Math.max(0, advice.length - MAX_LISTED);
  byId("publish").hidden = !problems.length && !advice.length && !own.length;
  refill(byId("problems"), ...listed, ...own, ...advice.slice(0, MAX_LISTED), more > 0 ? make("li", {}, w.more(more)) : "");
}

/** Forgets the chart. */
export function clearLive() {
  chart = undefined;
  byId("chart").replaceChildren(make("p", { className: "hint" }, words().noFigures));
  byId("publish").hidden = true;
  byId("stale").textContent = "";
}
