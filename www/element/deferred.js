// What the first chart does not need: a second WebAssembly that is added to the running instance of the first.

import { DEFERRED, onDemand } from "virtual:build";
import { Failure, load } from "./loader.js";

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
  if (!isEmbedded || !isRanking || parameters.has("hold")) compileDeferred().catch(() => {});
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

/** Makes the address another one, after the script did not load. */
let again = "";
let loading;

/** The script of what only a reader needs who does something with a chart, once it is there. */
export let parts;

/** Fetches it, once a page. */
export function loadParts() {
  return loading ??= onDemand(again).then((loaded) => { parts = loaded; }, (error) => {
    loading = undefined;
    again += "?";
    throw new Failure("deferred-fetch", String(error));
  });
}
