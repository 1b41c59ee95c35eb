// What the first chart does not need: a second WebAssembly that is added to the running instance of the first.

import { DEFERRED, details as fetchDetails, onDemand } from "virtual:build";
import { Failure, load, patiently } from "./loader.js";

/** The compiled module, once a page. */
let compiled;

function compileDeferred() {
  return compiled ??= load(DEFERRED).catch((error) => {
    compiled = undefined;
    throw error;
  });
}

/** Fetches it early where other data than the embedded or the view of a query will need it; whoever adds it hears of a failure. */
export function expectDeferred(query, isEmbedded) {
  const parameters = new URLSearchParams(query);
  const isRanking = (parameters.get("chart") ?? "ranking") === "ranking";
  if (isEmbedded && isRanking && !parameters.has("hold")) return;
  compileDeferred().catch(() => {});
  if (isEmbedded) loadDetails().catch(() => {});
}

async function add(glue) {
  const module = await compileDeferred();
  try {
    await WebAssembly.instantiate(module, { main: glue.exports });
  } catch (error) {
    throw new Failure("deferred-start", String(error));
  }
  glue.isWhole = true;
}

/** Adds it to an instance; fulfilled when everything of the instance may be called. */
export function addDeferred(glue) {
  return glue.deferred ??= add(glue).catch((error) => {
    glue.deferred = undefined;
    throw error;
  });
}

/**
 * Imports a script once a page: `get(again)` imports it, `take(loaded)` keeps what it is. Another text `again` makes the address
 * another one, after it did not load.
 */
function importOnce(get, take) {
  let [again, loading] = [""];
  return () => loading ??= patiently(get(again)).then(take, (error) => {
    loading = undefined;
    again += "?";
    throw new Failure("deferred-fetch", String(error));
  });
}

/** The script of what only a reader needs who does something with a chart, once it is there. */
export let parts;

/** Fetches it. */
export const loadParts = importOnce(onDemand, (loaded) => { parts = loaded; });

/** The texts of the embedded dataset that views need which need the deferred module, once they are there. */
let details;

/** Fetches them. */
const loadDetails = importOnce(fetchDetails, (loaded) => { details = loaded.default; });

/** Loads all that any view needs; returns the details, for a widget of the embedded dataset. */
export async function loadView(glue, isEmbedded) {
  await Promise.all([addDeferred(glue), isEmbedded && loadDetails()]);
  return isEmbedded ? details : undefined;
}
