#!/usr/bin/env node
// Measures reported-figures beside the libraries that draw the same chart.
//   node bench.mjs [--short] [--rounds N] [--only id,id] [--dist DIR]
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import os from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch, visit } from "./harness/browser.mjs";
import { buildPeers } from "./harness/build.mjs";
import { ENTRIES } from "./harness/entries.mjs";
import { reached } from "./harness/goals.mjs";
import { measureLoad } from "./harness/load.mjs";
import { sheet, takePictures } from "./harness/pictures.mjs";
import { measureResponses } from "./harness/respond.mjs";
import { measureScale } from "./harness/scale.mjs";
import { serve } from "./harness/serve.mjs";
import { brief, markdown, summarise } from "./harness/table.mjs";
import { measureCycles, measureWork } from "./harness/work.mjs";

const { values: options } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    rounds: { type: "string" },
    only: { type: "string" },
    dist: { type: "string", default: new URL("../../dist/", import.meta.url).pathname },
  },
});

const rounds = Number(options.rounds ?? (options.short ? 1 : 9));
/** The extent of a run: numbers of repetitions and of units. */
const PLAN = options.short
  ? { steady: 1, responses: 10, count: 40, cycles: 40, large: 1, sizes: [10, 1000, 10_000], switches: 5, patience: 8_000 }
  : { steady: Math.ceil(rounds / 2), count: 100, cycles: 200, large: Math.ceil(rounds / 3), responses: 100, sizes: [10, 100, 1000, 10_000, 100_000], switches: 11, patience: 60_000 };

const OUT = new URL("out/", import.meta.url);
const DIST = pathToFileURL(options.dist.replace(/\/?$/, "/"));

const began = Date.now();
const say = (text) => process.stderr.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

/** The entries to measure; without a build of the widget only the others. */
function participants() {
  const only = options.only?.split(",");
  const built = existsSync(new URL("index.html", DIST));
  if (!built) say(`no widget in ${options.dist}: run "cargo run -- build" at the root to have it measured`);
  return ENTRIES.filter((entry) => (!only || only.includes(entry.id)) && (built || !entry.widget));
}

const samples = {};
const failures = {};

/** Seconds after which the short form starts no new measurement. */
const ENOUGH = 80;
const isOver = () => options.short && Date.now() - began > ENOUGH * 1000;

/** Takes one sample of every entry, starting with a different one in each round. */
async function round(group, turn, entries, measure) {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[(i + turn) % entries.length];
    if (isOver()) {
      failures[`${group}: left out, for ${ENOUGH} seconds were over`] = true;
      return;
    }
    try {
      ((samples[group] ??= {})[entry.id] ??= []).push(await measure(entry));
    } catch (error) {
      const [reason] = error.message.split("\n");
      failures[`${entry.name}, ${group}: ${reason}`] = true;
    }
  }
}

async function versions(entries) {
  const list = {};
  for (const name of entries.flatMap(({ packages }) => packages ?? [])) {
    const text = await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8");
    list[name] = JSON.parse(text).version;
  }
  return list;
}

async function measure(entries, session) {
  const { limited, unlimited } = session;
  const [usual, free] = [{ ...session, browser: limited }, { ...session, browser: unlimited }];
  for (let turn = 0; turn < rounds; turn++) {
    say(`loading, round ${turn + 1} of ${rounds}`);
    await round("load", turn, entries, (entry) => measureLoad(usual, entry, false));
    await round("slow", turn, entries, (entry) => measureLoad(usual, entry, true));
  }
  for (let turn = 0; turn < PLAN.steady; turn++) {
    say(`working, round ${turn + 1} of ${PLAN.steady}`);
    await round("work", turn, entries, (entry) => measureWork(free, entry, PLAN));
    await round("cycles", turn, entries, (entry) => measureCycles(free, entry, { count: PLAN.cycles }));
  }
  say("responding");
  await round("respond", 0, entries, (entry) => measureResponses(usual, entry, { count: PLAN.responses }));
  for (let turn = 0; turn < PLAN.large; turn++) {
    for (const count of PLAN.sizes) {
      say(`${count} units, round ${turn + 1} of ${PLAN.large}`);
      await round(`scale-${count}`, turn, entries, (entry) => measureScale(free, entry, { ...PLAN, count }));
    }
  }
}

function describe(browser, list) {
  const machine = `${os.cpus().length} × ${os.cpus()[0].model.trim()}, Chromium ${browser.version()}`;
  const packages = Object.entries(list).map(([name, version]) => `${name} ${version}`).join(", ");
  const load = os.loadavg()[0].toFixed(1);
  return `${new Date().toISOString().slice(0, 10)}, \`node bench.mjs${options.short ? " --short" : ""} --rounds ${rounds}\`, ` +
    `${machine}, load ${load}. Medians; after the dot the ratio to bare canvas with its script inlined. ${packages}.`;
}

/** The first visits after a browser starts are slower than all others. */
async function warmUp(entry, { server, limited, unlimited }) {
  for (const browser of [limited, unlimited]) {
    for (let i = 0; i < 2; i++) await visit({ server, browser }, entry, {}, () => {});
  }
}

async function pictures(entries, { server, limited }) {
  say("taking pictures");
  await round("pictures", 0, entries, (entry) => takePictures({ server, browser: limited }, entry, OUT));
  await sheet({ browser: limited }, entries, OUT);
}

async function main() {
  await mkdir(OUT, { recursive: true });
  const entries = participants();
  say("building the peers");
  const { files, job } = await buildPeers(entries);
  const server = await serve(files, DIST);
  const [limited, unlimited] = await Promise.all([launch(false), launch(true)]);
  try {
    const session = { server, job, limited, unlimited };
    await warmUp(entries[0], session);
    await measure(entries, session);
    if (!options.short) await pictures(entries, session);
    await report(entries, limited);
  } finally {
    await Promise.all([limited.close(), unlimited.close()]);
    server.close();
  }
}

async function report(entries, browser) {
  const summary = summarise(samples, PLAN.sizes);
  const list = await versions(entries);
  const failed = Object.keys(failures).map((failure) => `- ${failure}`);
  const text = [
    markdown(summary, describe(browser, list)),
    brief(summary, PLAN.sizes),
    reached(summary, PLAN.sizes),
    ...(failed.length ? ["What failed:", "", ...failed, ""] : []),
  ].join("\n");
  const name = options.short ? "short" : "full";
  await writeFile(new URL(`${name}.md`, OUT), text);
  await writeFile(new URL(`${name}.json`, OUT), JSON.stringify({ date: new Date(), rounds, versions: list, summary, failures, samples }, null, 1));
  process.stdout.write(text);
  say(`written: out/${name}.md, out/${name}.json`);
}

await main();
