// What only a reader who does something with a chart needs: it comes with the deferred module, or with the first tap.

import { chooseMetric } from "./on_demand/chooser.js";
import { addStyle } from "./on_demand/style.js";
import { improveTable } from "./on_demand/table.js";
import { sound } from "virtual:parts";

export { exportPng, runExport } from "./on_demand/export.js";
export { showHelp } from "./on_demand/help.js";
export { Sheet } from "./on_demand/sheet.js";

/** Adds to what was rendered in `root` what only a script can do. Called after each rendering. */
export function improve(root) {
  addStyle(root);
  chooseMetric(root);
  improveTable(root);
}

/** Milliseconds after which what plays charts is given up. */
const PATIENCE = 20_000;

/** Makes its address another one, after it did not load. */
let again = "";

function loadSound() {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, "no answer"));
  return Promise.race([sound(again), late]).catch((error) => {
    again += "?";
    throw error;
  });
}

/** Plays the chart of `root` as tones, or pauses that. `key(name, show)` is a key on the picture, `focus()` the figure in focus. */
export async function listen(root, key, focus) {
  improve(root);
  const { play } = await loadSound();
  play(root, root.querySelector("[data-part=listen]"), { handle: (name) => key(name), dispatch: (name) => key(name, true), focus });
}
