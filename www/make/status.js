// What is going on: that a table is read, what was done, and why something was refused.

import { byId, make } from "./dom.js";
import { words } from "./language.js";

/** How long something may take before the page says so, in milliseconds. */
const PATIENCE = 250;

/** What is being waited for, the newest last. Each wait ends by itself: none ends or hides another. */
const waits = new Set();
let timer;

const newest = () => [...waits].at(-1);

/** From how many of a hundred parts of the work on the dataset is checked: that is one step, which tells nothing until it is done. */
const CHECKED_FROM = 75;

function showWaits() {
  const own = newest();
  const passed = own ? Date.now() - own.start : 0;
  byId("busy").hidden = !own || passed < PATIENCE;
  const isChecked = own?.percent >= CHECKED_FROM;
  const bar = byId("busy").querySelector("progress");
  if (own?.percent && !isChecked) bar.value = own.percent;
  else bar.removeAttribute("value");
  const step = isChecked ? words().checking : own?.percent && words().percent(own.percent);
  byId("busy-seconds").textContent = own ? [step, words().seconds(Math.round(passed / 1000))].filter(Boolean).join(" · ") : "";
  clearTimeout(timer);
  if (own) timer = setTimeout(showWaits, passed < PATIENCE ? PATIENCE - passed : 1000);
}

/** Says after a moment that something takes time; the button beside it calls `stop`. Returns what ends the wait and what says how far it is. */
export function wait(stop) {
  const own = { start: Date.now(), stop };
  waits.add(own);
  showWaits();
  return {
    done() {
      waits.delete(own);
      showWaits();
    },
    reached(percent) {
      own.percent = percent;
      showWaits();
    },
  };
}

/** Ends what has been waited for least long. */
export const listenToCancel = () => byId("cancel").addEventListener("click", () => newest()?.stop());

/** Says what was done. */
export function tell(text) {
  byId("status").textContent = text;
}

/** Says why there is nothing and, with a table on the screen, that nothing was lost. */
export function refuse({ code, about, message }, hasTable) {
  const isCancelled = code === "cancelled";
  const told = isCancelled ? words().cancelled : words().refused[code]?.(about) ?? message;
  byId("refusal").replaceChildren(make("p", {}, told, hasTable && !isCancelled ? ` ${words().stays}` : ""));
  byId("refusal").hidden = false;
}

/** Takes back what was refused before. */
export function clearRefusal() {
  byId("refusal").hidden = true;
  byId("refusal").replaceChildren();
}
