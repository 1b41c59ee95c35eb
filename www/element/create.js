// Makes a widget and its part of the page, in steps between which the page can answer.

import { addDeferred, loadView } from "./deferred.js";
import { refused } from "./diagnostics.js";
import { environment } from "./environment.js";
import { isDead, known } from "./loader.js";
import { renderOutline } from "./render.js";

/** Lets the page answer before what comes next. */
const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** Frees a widget. In a dead instance nobody may: not the garbage collector either. */
export function free(glue, widget) {
  if (isDead(glue)) widget?.__destroy_into_raw();
  else widget?.free();
}

function createCanvas() {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.dir = "ltr";
  return canvas;
}

/**
 * Makes a widget that shows the view of `query()` in a `size`, not on the screen yet, with its `mount`, its `canvas` and the query
 * that it `opened`, and whether the dataset `isEmbedded` and everything is there that any view needs. `start` is the query of the
 * starting view. Nothing where it is no longer wanted meanwhile; throws a failure where the dataset is refused.
 */
export async function createWidget(glue, data, language, { query, start, size, isWanted }) {
  if (isDead(glue) || !isWanted()) return undefined;
  const [mount, canvas] = [document.createElement("div"), createCanvas()];
  const isEmbedded = data === undefined;
  // Figures of its own have the deferred module from the start, and need nothing else.
  let [widget, opened, isWhole] = [undefined, undefined, !isEmbedded];
  try {
    // What only other datasets than the embedded one need, the reader of them too, is in the deferred module.
    if (!isEmbedded && !glue.isWhole) await addDeferred(glue);
    if (isDead(glue) || !isWanted()) return undefined;
    widget = new glue.Widget(canvas, data, language);
  } catch (error) {
    throw error.code === "data" ? await refused(data) : error;
  }
  try {
    await nextTask();
    if (isDead(glue) || !isWanted()) return void free(glue, widget);
    // Whether a view needs more depends on the width and on the size of text, too.
    widget.adapt(environment(glue, undefined, size, start, false));
    // What is asked for may change while what it needs is loaded.
    while (opened !== query()) {
      opened = query();
      widget.handle({ type: "open", query: opened });
      if (isWhole || !widget.needsDeferred()) continue;
      const details = await loadView(glue, isEmbedded);
      if (isDead(glue) || !isWanted()) return void free(glue, widget);
      widget.addDetails(details);
      isWhole = true;
    }
    renderOutline(mount, null, widget.outline(), canvas);
    renderOutline(mount, null, widget.emptyLiveRegion());
  } catch (error) {
    if (known(error)) free(glue, widget);
    else widget.__destroy_into_raw();
    throw error;
  }
  await nextTask();
  return isWanted() ? { widget, mount, canvas, opened, isEmbedded, isWhole } : void free(glue, widget);
}
