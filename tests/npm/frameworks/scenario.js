// What every app of this folder does: it renders the element, defines it and gives it figures in the order that the page's
// address asks for, and keeps a record of what a reader saw. tests/browser/frameworks.rs opens the apps and judges the records.
//
//   index.html?way=…&steps=render:A,define,data:B
//
// Steps: `define` loads the package; `render:X` renders for the first time, `data:X` again with other figures, where X is a
// dataset of figures.js, `undefined` or `null`; `again` renders with an equal copy of the figures; `remove` and `add` take the
// element out and put it back; `chart:X` asks for a chart, `chart:undefined` for none.

import { FIGURES } from "./figures.js";

/** Milliseconds after each step in which nothing more may happen, and that an element may take to show its figures. */
const [PAUSE, PATIENCE] = [120, 1500];

const parameters = new URLSearchParams(location.search);

/** How the app gives figures to the element. */
export const way = parameters.get("way");

/** What was on the screen, one after the other; the events of the element; how many widgets were made. */
const record = (window.record = { screens: [], fired: [], widgets: 0, isDone: false });

const find = () => document.querySelector("reported-figures");

/** What a reader sees of the element: the title of the figures, the reason of a failure, or the fallback. */
function screen() {
  const element = find();
  if (!element) return "removed";
  const isSeen = (node) => node && node.getBoundingClientRect().height > 0;
  const root = element.shadowRoot;
  const failure = root?.querySelector("[data-part=failure] code")?.textContent;
  const title = root?.querySelector("canvas") && root.querySelector(".kicker").textContent;
  const chart = title && root.querySelector("input[name=chart]:checked")?.value;
  const fallback = isSeen(element.querySelector("p")) && "fallback";
  return [failure, title, chart, fallback].filter(Boolean).join(" · ") || "blank";
}

function look() {
  const now = screen();
  if (record.screens.at(-1) !== now) record.screens.push(now);
}

function watch() {
  for (const type of ["ready", "error"]) {
    addEventListener(type, ({ target, detail }) => {
      if (target === find()) record.fired.push([type, detail?.reason].filter(Boolean).join(" "));
    }, true);
  }
  // Each reading of a dataset makes a widget, which draws on a canvas of its own.
  const create = document.createElement;
  document.createElement = function (name, ...more) {
    if (name === "canvas") record.widgets += 1;
    return create.call(this, name, ...more);
  };
  const next = () => { look(); requestAnimationFrame(next); };
  next();
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the element shows its figures, where it has some, and then a little more. */
async function settle({ data, isShown, isRendered }) {
  // A framework may render later.
  while (isShown && isRendered && !find()) await pause(10);
  const element = find();
  if (data && isShown && element?.ready) await Promise.race([element.settled, pause(PATIENCE)]);
  await pause(PAUSE);
  look();
}

const named = (name) => (name === "null" ? null : structuredClone(FIGURES[name]));

/** Runs the steps with an app: `render(state)` renders `{ data, chart, isShown }`, the first time and again. */
export async function run(render) {
  watch();
  let state = { isShown: true };
  const change = (more) => {
    state = { ...state, ...more, isRendered: true };
    render(state);
  };
  for (const step of parameters.get("steps").split(",")) {
    const [what, name] = step.split(":");
    if (what === "define") await import("reported-figures");
    else if (what === "render" || what === "data") change({ data: named(name) });
    else if (what === "again") change({ data: structuredClone(state.data) });
    else if (what === "chart") change({ chart: name === "undefined" ? undefined : name });
    else if (what === "add" || what === "remove") change({ isShown: what === "add" });
    else throw new Error(`unknown step: ${step}`);
    await settle(state);
  }
  record.isDone = true;
}
