// What the page says in English.

import { QUESTIONS } from "../../tables/questions.js";

const MEANINGS = {
  not_reported: "not reported", unknown: "unknown", suppressed: "suppressed", not_applicable: "not applicable",
  below_detection: "too small to show", unreliable: "too uncertain", not_yet_due: "not yet due", not_collected: "not collected",
  withheld: "withheld", cut_off: "cut off", unreadable: "unreadable", zero: "zero", not_data: "no data",
};

const about = (name) => `“${name}”`;
const cells = (count) => (count === 1 ? "1 cell" : `${count} cells`);

export const en = {
  title: "From a table to a chart",
  promise: "Nothing leaves this device",
  kept: "kept here until you forget it",
  forget: "Forget",
  forgotten: "Forgotten: nothing of the table is kept.",
  steps: { give: "Paste", check: "Check", describe: "Describe", take: "Take it" },
  step: "Step",
  language: "Language",

  give: {
    heading: "Your table",
    drop: "Drop a table here",
    kinds: "CSV, TSV, XLSX, XLS, ODS or HTML, up to 64 MB",
    choose: "Choose a file",
    paste: "Or paste cells of a spreadsheet",
    read: "Read",
    address: "Or give its address",
    fetch: "Fetch",
    example: "Try an example",
    drag: "Let go to read the table",
  },
  busy: "Reading the table …",
  percent: (count) => `${count}%`,
  checking: "the last step: the figures are checked",
  seconds: (count) => `${count} s`,
  cancel: "Cancel",
  cancelled: "Cancelled. What was on the screen is still there.",

  live: "Live, as your readers will see it",
  noFigures: "The chart appears here as soon as there are figures.",
  stale: "The chart shows the last figures that could be drawn.",
  publish: "Before you publish",

  advice: {
    share_above_all: (metric, unit) => `${metric}: the share of ${unit} is above 100%. Is more than all meant?`,
    loss_of_more_than_all: (metric, unit) => `${metric}: ${unit} lost more than everything.`,
    far_above_others: (metric, unit) => `${metric}: ${unit} has at least ten times as much as any other: right?`,
    rank_disagrees: (metric, unit, other) => `${metric}: the rank of ${unit} does not follow from ${other}, which the others do.`,
    far_below_others: (metric, unit) => `${metric}: ${unit} has less than a hundredth of any other. Is it in the same unit of measure?`,
    total_among_parts: (metric, unit) => `${metric}: ${unit} is the sum of others, and is ranked among them. Leave it out?`,
    growth_across_break: (metric, unit) => `${metric}: the growth of ${unit} is computed across a break in the series.`,
    name_twice: (metric, name, other) => (name === other ? `${name} has two rows that contradict each other.` : `${about(name)} and ${about(other)} may be one.`),
    only_one: (metric, unit) => `${metric}: only ${unit} has a figure; there is nothing to compare.`,
    few_are_exact: (metric, count, all) => `${metric}: ${count} of ${all} are bounds or missing; a ranking of them says little.`,
    periods_mixed: (metric, periods) => `${metric}: the figures are of different periods (${periods}).`,
  },
  counts: {
    cells: (count) => cells(count), figures: (count) => (count === 1 ? "1 figure" : `${count} figures`),
    gaps: (count) => (count === 1 ? "1 gap" : `${count} gaps`), not_data: (count) => `${count} not data`,
    not_understood: (count) => `${count} not understood`,
  },
  legend: "Key",
  notUnderstood: "Not understood",
  where: (number, heading) => `row ${number}, ${about(heading)}`,
  correct: "Correct",
  tableOf: (name) => `The table ${name}: each cell with what it was taken for`,
  row: "row",
  leaveRow: (name) => `Leave out the row ${about(name)}`,
  takeRow: (name) => `Take the row ${about(name)} again`,
  more: (count) => `and ${count} more`,
  signs: "Signs read as",
  sheet: "Sheet",
  hiddenSheet: (name) => `${name} (hidden)`,
  range: "Cells",
  rangeOther: "other cells …",
  rangeCells: "The first and the last cell, such as B4:E17",
  otherTables: (count) => (count === 1 ? "There is another table in the sheet." : `There are ${count} other tables in the sheet.`),
  next: { describe: "Describe the figures", take: "Take it" },
  undo: "Undo", redo: "Redo",
  mappingIn: "Read it as another table was read (mapping)",
  misfits: "What the mapping has and this table has not",
  editCell: (text, where) => `Correct ${about(text)}, ${where}. Enter keeps it, Escape leaves it.`,
  printedAs: (text) => `printed as ${about(text)}`,

  question: {
    guess: "guess", or: "” or “",
    guessed: "a guess until you choose",
    settled: "answered",
    open: (count) => (count === 1 ? "1 question is open" : `${count} questions are open`),
    none: "No question is open.",
    other: "other …",
    cells,
    texts: QUESTIONS.en,
  },
  choices: {
    ...MEANINGS,
    minus: "a minus", increase: "an increase", low_reliability: "low reliability", nothing: "nothing",
    point: "point (1.5)", comma: "comma (1,5)", "not a number": "leave them out",
    "fractions of one": "a fraction of one", "as printed": "as printed", yes: "yes", no: "no", million: "million", metre: "metre",
    90: "90", 95: "95", 99: "99", "not stated": "not stated", total: "a total", note: "a note", unit: "one of those who report",
    "given by others": "somebody else", "computed from the figures": "computed here", "day first": "the day", "month first": "the month",
    units: "those who report", metrics: "what is measured", figure: "a figure",
    german: "Germany's offices", hungarian: "Hungary's office", eurostat: "Eurostat", british_brackets: "UK official statistics",
    french: "France's office", american_census: "the US census", chinese_yearbook: "China's yearbooks", none: "no office's",
  },

  is: { figure: "figure", gap: "gap", not_data: "not data", not_understood: "not understood" },
  reasons: MEANINGS,
  bounds: { over: "over", at_least: "at least", about: "about", under: "under", at_most: "at most" },
  status: {
    provisional: "provisional", revised: "revised", estimated: "estimated", forecast: "forecast", break: "break in the series",
    low_reliability: "low reliability", definition_differs: "definition differs",
  },
  why: {
    key: "name", code: "code", repeats: "repeats", measure: "unit of measure", attribute: "no figure", qualifier: "belongs to the figure",
    total: "total", group_heading: "heading", left_out: "left out", empty: "empty",
  },
  bounded: (bound, value) => `${bound} ${value}`,
  becomes: (value) => `→ ${value}`,
  range: (lower, upper) => `${lower} to ${upper}`,
  interval: (low, high, level) => (level ? `${level}% interval ${low} to ${high}` : `interval ${low} to ${high}`),
  taken: { guess: "a guess", asked: (text) => `${text}?`, corrected: "corrected", note: "note" },
  roles: {
    unit: "who reports", metric: "what is measured", dimension: "part of it", period: "period", measure: "unit of measure", figure: "figures",
    low: "lower end", high: "upper end", spread: "half width", interval: "interval", flag: "flags", note: "notes", multiplier: "powers of ten", code: "codes",
    repeats: "repeats", attribute: "no figures", left_out: "left out",
  },
  roleOf: (heading) => `What the column ${about(heading)} holds`,
  reason: (text) => text,
  misfit: (text) => text,
  subject: (unit, metric) => `${unit}, ${metric}`,
  problem: ({ message, help }, subject) => `${subject ? `${subject}: ` : ""}${message}; ${help}.`,

  describe: {
    heading: "What readers are told",
    title: "Title", source: "Source", link: "Link to the source", note: "Note", optional: "optional",
    headline: "Your own headline", headlineHint: "It stands above the chart; the chart keeps its own.",
    notInData: (parts) => `Not in the data: ${parts.join(", ")}`,
    unset: (shown) => `Not set: readers see “${shown}”`, noSource: "source not stated",
    unsetBefore: { title: (shown) => `The title is not set: readers see “${shown}”.`, source_name: (shown) => `The source is not set: readers see “${shown}”.` },
    period: "Period of all figures", periodHint: "2024, 2024-H1, 2024-Q2, 2024-06 or 2024-06-30",
    periodInTitle: (period) => `The title says ${period}: write it here if all figures are of that period.`,
    linkHint: "An address that begins with https://",
    metrics: "The figures",
    name: "Name", unit: "Unit of measure", kind: "Kind", better: "Better is", leave: "Left out",
    kinds: {
      amount: "amount", count: "count", share: "share", growth: "growth", rate: "rate", rank: "rank", score: "score", points: "points",
      multiple: "multiple", duration: "duration", streak: "streak", grade: "grade",
    },
    betters: { "": "as usual for the kind", higher: "higher", lower: "lower", neither: "neither" },
    of: (what, name) => `${what} of ${about(name)}`,
  },

  near: {
    heading: "Looks alike, not comparable",
    hint: "Readers are offered the other metric with the reason, and never see both in one ranking.",
    metric: "This", other: "and this", reason: "Why they are not comparable", add: "Add", remove: "Remove",
    removeOf: (metric, other) => `Remove: ${about(metric)} and ${about(other)}`,
    pair: (metric, other, reason) => `${metric} and ${other}: ${reason}`,
  },

  compute: {
    heading: "Per head, or per 1,000",
    hint: "One column divided by another. Every chart and export says how.",
    of: "Divide", per: "by", times: "for each", head: "1", decimals: "Decimals", called: "Name", add: "Compute",
    name: (of, per, times) => `${of} per ${times ? `${times} ` : ""}${per}`,
    rounded: (formula, decimals) => `${formula}, rounded to ${decimals === 1 ? "1 decimal" : `${decimals} decimals`}`,
  },

  take: {
    heading: "Take it along",
    file: "One file", fileHint: "A page with the chart that works from a disk and on any host. It holds the table, without what was left out, so that it opens here again.",
    zip: "A site of its own (ZIP)", zipHint: "For any static host: a page, a page for frames, the data, and the files that they load. It opens here again.", saveZip: "Save the ZIP",
    readme: `Put all files of this folder on a web server, side by side. Opened from a disk, they do nothing: use the one file for that.

index.html     the page
embed.html     for frames: <iframe src="https://YOUR-HOST/embed.html" width="100%" height="500"></iframe>
figures.json   the figures
_headers       headers for Netlify, Cloudflare Pages and others

In a page of yours:
<script type="module" src="https://YOUR-HOST/reported-figures.js"></script>
<reported-figures src="https://YOUR-HOST/figures.json"></reported-figures>
`,
    picture: "Pictures", pictureHint: "Of the view that the chart shows.",
    data: "Data", dataHint: "The dataset for the element, and the decisions by which next month's table is read in the same way.",
    saveFile: "Save the file", png: "PNG", svg: "SVG", dataset: "Dataset (JSON)", mapping: "Mapping (JSON)",
    embed: "Embed", copy: "Copy", copied: "Copied",
    hosting: ["Save the dataset as figures.json, and put it beside your page on the web server.", "Put these lines into the page, where the chart is to stand.", "Open the page: the chart loads the figures from beside it."],
    page: "This page, for a disk", pageHint: "One file that reads tables without a network and without a server: open it from a disk. Tables stay on this device there, too.", savePage: "Save this page",
    open: (count) => (count === 1 ? "One open question decides numbers: the file has the guess." : `${count} open questions decide numbers: the file has the guesses.`),
    failed: (reason) => `That did not work: ${reason}`,
    saved: (name) => `Saved as ${name}`,
    nothing: "There are no figures to take yet.",
  },

  rebuilt: (lost) => `The table was made again of the dataset.${lost.length ? ` What a table cannot hold is not in it: ${lost.join(", ")}.` : ""}`,
  refused: {
    empty: () => "The file is empty. Export the table again.",
    too_many_bytes: () => "The file has more than 64 MB. Leave out what is not needed.",
    too_many_rows: () => "The table has more than 200,000 rows. Leave out what is not needed.",
    too_many_columns: () => "The table has more than 2,000 columns. Leave out what is not needed, or turn it.",
    too_many_cells: () => "The table has more than 8,000,000 cells. Leave out columns that are not needed.",
    web_page: (title) => `This is a web page${title ? ` (${about(title)})` : ""} without a table. Download the table itself, without signing in.`,
    other_file: (kind) => `This is ${kind}, not a table. Save it as CSV or XLSX.`,
    not_text: () => "This is neither text nor a workbook. Save it as CSV or XLSX.",
    workbook: (reason) => `The workbook cannot be read (${reason}). Save it again as XLSX.`,
    no_sheet: (name) => `There is no sheet ${about(name)}.`,
    own_export: (missing) => `This CSV was exported from a chart and lacks columns without which its figures are others (${missing}). Export it again.`,
    one_column: () => "The text has no columns: no tab, semicolon, comma or | parts its lines alike.",
    no_figures: () => "No cell of the table is a number. Is it the right sheet?",
    bad_mapping: (reason) => `This is no mapping that this page can read (${reason}).`,
    bad_address: () => "This is no address. It begins with https://",
    http: (status) => `The address answers with ${status}${status === "404" ? ": there is nothing" : ""}. Check it, or download the table and drop it here.`,
    network: () => "The address cannot be reached from here: it is wrong, you are offline, or its server lets no other page read it. Download the table and drop it here.",
    no_clipboard: () => "There is no table in what was pasted. Copy the cells of a spreadsheet.",
    bad_dataset: () => "This dataset has errors. `cargo run -- check FILE` names them; so does the chart that shows it.",
    mapping_alone: () => "This is a mapping. Give the table first, then the mapping.",
    not_ours: () => "This page holds no table to edit. Drop the table that it was made of.",
    broken: (reason) => `Reading broke off (${reason}). A smaller table may work.`,
    no_wasm: (reason) => `The reader of tables did not load (${reason}). Reload the page.`,
  },
  stays: "What was on the screen is still there.",
};
