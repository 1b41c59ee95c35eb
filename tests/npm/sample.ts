// Every name that the package's types promise, used as a newsroom would; `tsc --strict` reads it, nobody runs it.
import { ReportedFigures, type Chart, type Complaint, type FailureDetail, type Focus, type Mapping, type Problem, type View } from "reported-figures";

const element: ReportedFigures = document.createElement("reported-figures");
element.src = "/figures.json";
element.src = "/schools.csv";
const mapping: Mapping = { decisions: [{ code: "dash_means", about: "-", choice: "zero" }] };
element.mapping = mapping;
element.mapping = "/schools.mapping.json";
element.refresh = 60;
element.metric = "gdp_growth";
element.theme = "dark";

const chart: Chart = "growth";
const view: View = { chart, metric: "gdp_growth", units: "nanan,dazu", scale: "log", lang: "en", motion: "none" };
element.view = view;
const shown: string | undefined = element.view.metric;
element.data = { id: "mine" };
element.data = "{}";
const text: string | undefined = element.data;

element.ready.then((self: ReportedFigures) => self.settled).then((self) => self.metric.length);

element.addEventListener("viewchange", (event) => {
  const now: View = event.detail;
  history.replaceState(null, "", "?" + new URLSearchParams(Object.entries(now)));
});
element.addEventListener("figurefocus", ({ detail }) => {
  const focus: Focus | null = detail;
  console.log(focus?.name, focus?.quote ?? "not reported");
});
element.addEventListener("error", ({ detail }) => {
  const failure: FailureDetail = detail;
  if (failure.recovers || typeof failure.detail === "string") return;
  const problems: Problem[] = failure.detail ?? [];
  for (const { line, column, message } of problems) console.log(line, column, message);
  const asBefore: Complaint[] = problems;
  asBefore.length;
});
const onChange = (event: CustomEvent<View>) => console.log(event.detail.metric);
element.addEventListener("viewchange", onChange, { once: true });
element.removeEventListener("viewchange", onChange);
element.addEventListener("ready", function () { this.append("drawn"); });
document.querySelector("reported-figures")?.view;
const build: string = ReportedFigures.build;

// @ts-expect-error There is no such chart.
element.view = { chart: "pie" };
// @ts-expect-error What is promised is only read.
element.ready = Promise.resolve(element);

export { build, shown, text };
