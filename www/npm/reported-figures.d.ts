/** Which chart. */
export type Chart = "ranking" | "growth" | "profile" | "compare" | "coverage";

/** What decides what is on the screen: the parameters of a link, all optional. Ids stand in the dataset. */
export interface View {
  chart?: Chart;
  metric?: string;
  period?: string;
  /** Ids with commas between. */
  units?: string;
  highlight?: string;
  /** Show units of this kind only. */
  kind?: "district" | "county" | "zone" | "bureau";
  sort?: "value" | "name" | "source";
  /**
   * Does the order hold? Ranks are then ranges, given how figures were rounded and bounded: `on` rounds to the step in which a
   * metric is issued, where the dataset says so; `printed` to the printed digits.
   */
  hold?: "off" | "on" | "printed";
  scale?: "log" | "linear" | "step";
  lang?: "zh" | "en";
  theme?: "auto" | "light" | "dark";
  controls?: "full" | "minimal" | "none";
  motion?: "auto" | "none";
  /** The page of a long table, from 1. */
  page?: string;
}

/** The figure in focus. */
export interface Focus {
  unit: string;
  metric: string;
  name: string;
  /** The value as shown; absent where the unit did not report it. */
  text?: string;
  /** The source's own words. */
  quote?: string;
}

/** One error of a dataset, with its location in the file and how to correct it. */
export interface Problem {
  path: string;
  line: number;
  column: number;
  message: string;
  help: string;
}

/** A question that a table leaves open and that decides a number; `message` asks it, `help` says how to answer it. */
export interface Question extends Problem {
  code: string;
  /** The column, row or sign that it is about. */
  about: string;
  options: string[];
}

/** The decisions by which a table is read, as `make.html` saves them. */
export interface Mapping {
  version?: 1;
  decisions: { code: string; about?: string; choice: string; guess?: boolean }[];
  corrections?: { row: number; column: number; printed: string; corrected: string }[];
}

/** @deprecated Named {@link Problem} now. */
export type Complaint = Problem;

/**
 * Why something failed; `recovers` says that a fresh instance takes over. The detail of `bad-data` are its errors, at most a
 * hundred, or, where the file that knows them did not come, the code of why not (`diagnostics-404`, `offline`, …); that of
 * `data-questions` are the questions.
 */
export interface FailureDetail {
  reason:
    | "no-wasm" | "wasm-refused" | "wasm-compile" | "wasm-start" | "wasm-fetch" | "wasm-timeout" | "offline"
    | "data-fetch" | "data-timeout" | "data-html" | "data-encoding" | "data-attribute" | "data-object" | "bad-data" | "canvas" | "trap"
    | "data-empty" | "data-questions" | "data-mapping" | "data-misfits" | "data-table" | "data-reader"
    | "deferred-fetch" | "deferred-timeout" | "deferred-start"
    | `wasm-${number}` | `data-${number}` | `deferred-${number}`;
  detail?: string | Problem[] | Question[];
  recovers: boolean;
}

export interface ReportedFiguresEventMap {
  ready: CustomEvent<undefined>;
  viewchange: CustomEvent<View>;
  figurefocus: CustomEvent<Focus | null>;
  error: CustomEvent<FailureDetail>;
}

/** The element `<reported-figures>`. Importing this module defines it. */
export class ReportedFigures extends HTMLElement {
  /** Changes with every byte of the element. */
  static readonly build: string;
  /** The address of a dataset or a table; without it, the embedded dataset. */
  src: string;
  /** The decisions by which a table is read: an address, JSON text, or an object; read as text. */
  get mapping(): string;
  set mapping(mapping: string | Mapping | null | undefined);
  /** Seconds after which the address is looked at again while the chart is seen; 5 or more. */
  get refresh(): string;
  set refresh(seconds: string | number | null | undefined);
  chart: string;
  metric: string;
  period: string;
  units: string;
  highlight: string;
  kind: string;
  sort: string;
  hold: string;
  scale: string;
  theme: string;
  controls: string;
  motion: string;
  page: string;
  loading: string;
  linked: string;
  /** What differs from the starting view. */
  get view(): View;
  set view(view: View);
  /** A dataset as JSON text; may be set as an object too. Set to nothing, the element waits for figures. */
  get data(): string | undefined;
  set data(data: string | object | null | undefined);
  /** Fulfilled when the first picture is drawn. */
  readonly ready: Promise<this>;
  /** Fulfilled when all that was set is on the screen and nothing moves. */
  readonly settled: Promise<this>;
  /** The view as an SVG that stands alone: text as text, no script, nothing from outside. Rejects where there is no chart. */
  toSVG(): Promise<string>;
  /** The view as a PNG with its finding and source burnt in, `scale` pixels a CSS pixel (1 to 4, 2 if not given). */
  toPNG(options?: { scale?: number }): Promise<Blob>;
  /** What is shown as CSV for spreadsheets, or with `all` everything; the columns are documented in docs/embedding.md. */
  toCSV(options?: { all?: boolean }): Promise<string>;
  /** What is shown as the JSON text of a dataset, or with `all` everything. */
  toData(options?: { all?: boolean }): Promise<string>;
  addEventListener<K extends keyof ReportedFiguresEventMap>(
    type: K,
    listener: (this: ReportedFigures, event: ReportedFiguresEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ReportedFiguresEventMap>(
    type: K,
    listener: (this: ReportedFigures, event: ReportedFiguresEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "reported-figures": ReportedFigures;
  }
}
