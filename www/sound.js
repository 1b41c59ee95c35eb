// A chart as tones: one mark after another, the higher the figure the higher the tone, while the live region and the keyboard's
// focus go with them. A file of its own, which is loaded when it is asked for.

const WORDS = {
  en: { label: "Listen", pause: "Pause", resume: "Continue", stop: "Stop", speed: "Speed", speeds: ["Slow", "Normal", "Fast"], silent: "No sound here: names only", below: "Harsh below zero",
    none: "Nothing to tell apart by ear here: only figures of one metric are higher or lower than each other. A ranking can be listened to." },
  zh: { label: "聆听", pause: "暂停", resume: "继续", stop: "停止", speed: "速度", speeds: ["慢", "中", "快"], silent: "无法发声，只报名称", below: "负数音色粗糙",
    none: "这里没有能用音高区分的数字：只有同一指标的数字才有高低之分。排名可以聆听。" },
};

/** Milliseconds between two tones, at each speed. */
const STEPS = [2400, 1400, 700];

/** The lowest tone in hertz, and over how many semitones the figures of a metric go: from where a phone's speaker begins, three octaves. */
const [LOWEST, SEMITONES] = [196, 36];

/** Semitones between neighbouring figures that differ, as far as half of the whole range suffices for that: fewer are not told apart. */
const LEAST_STEP = 1;

/** The most marks that are played. */
const MOST = 3000;

const POWERS = { 万: 1e4, 亿: 1e8, 万亿: 1e12, m: 1e6, bn: 1e9, tn: 1e12 };

/** The number of a figure as shown: of a bound or range, its first; none for a grade or a gap. */
export function numberOf(text = "") {
  const [, minus, digits, power] = /([−-]?)(\d[\d,]*(?:\.\d+)?)\s*(万亿|亿|万|tn|bn|m(?!\w))?/.exec(text) ?? [];
  return digits === undefined ? undefined : (minus ? -1 : 1) * Number(digits.replaceAll(",", "")) * (POWERS[power] ?? 1);
}

/**
 * The tone of each figure, among those of its metric only: unlike figures have no order. The least is the lowest, neighbours are
 * a semitone apart, and what remains of the range is shared out as their differences are. Where all are equal, the middle one.
 */
export function tones(figures) {
  const heights = new Map();
  for (const metric of new Set(figures.map((it) => it.metric))) {
    const known = figures.filter((it) => it.metric === metric && it.number !== undefined).map((it) => it.number);
    heights.set(metric, heightsOf([...new Set(known)].sort((a, b) => a - b)));
  }
  return figures.map(({ metric, number }) => number !== undefined && {
    frequency: LOWEST * 2 ** (heights.get(metric).get(number) / 12), isNegative: number < 0,
  });
}

/** Whether tones say anything: in a profile each figure is the only one of its metric, and all would be the same. */
export function haveOrder(figures) {
  const metrics = figures.filter((it) => it.number !== undefined).map((it) => it.metric);
  return new Set(metrics).size < metrics.length;
}

/** How many semitones above the lowest tone each of these numbers is, which rise. */
function heightsOf(numbers) {
  const steps = numbers.length - 1;
  if (steps < 1) return new Map(numbers.map((it) => [it, SEMITONES / 2]));
  const least = Math.min(LEAST_STEP, SEMITONES / 2 / steps);
  const [first, last] = [numbers[0], numbers[steps]];
  const share = (it) => (SEMITONES - least * steps) * (it - first) / (last - first);
  return new Map(numbers.map((it, at) => [it, least * at + share(it)]));
}

/** Every mark of the chart, in the order of the keyboard, without showing anything. */
function marksOf({ handle, focus }) {
  const marks = [];
  for (let key = "Home"; marks.length < MOST; key = "ArrowRight") {
    handle(key);
    const mark = focus();
    const last = marks.at(-1);
    if (!mark || (last && mark.unit === last.unit && mark.metric === last.metric)) break;
    marks.push(mark);
  }
  return marks;
}

/** Where there is no audio, nothing: the names are announced all the same. */
function audio() {
  try {
    return new (globalThis.AudioContext ?? globalThis.webkitAudioContext)();
  } catch {
    return undefined;
  }
}

/** One tone, which is harsh below zero. */
function sound(context, heard) {
  if (!context || !heard) return;
  const [tone, volume, now] = [context.createOscillator(), context.createGain(), context.currentTime];
  tone.type = heard.isNegative ? "sawtooth" : "triangle";
  tone.frequency.value = heard.frequency;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.3, now + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.4);
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + 0.42);
}

/** The controls of each widget that plays, by its root. */
const players = new WeakMap();

/**
 * Plays the chart of `root` with controls below `button`; where it plays already, pauses or goes on. The widget is called by `handle(key)`,
 * which only moves its focus, `dispatch(key)`, which shows and announces it too, and `focus()`.
 */
export function play(root, button, widget) {
  const present = players.get(root);
  if (present?.isThere()) return present.toggle();
  const player = new Player(root, button, widget);
  players.set(root, player);
  return player;
}

class Player {
  #widget;
  #marks;
  #tones;
  #next = 0;
  #timer = 0;
  #context = audio();
  #words;
  #box = document.createElement("div");
  #name = document.createElement("span");
  #pauser;
  #speed;
  #opener;

  constructor(root, button, widget) {
    this.#widget = widget;
    this.#opener = button;
    this.#words = WORDS[root.querySelector("[data-part=root]").lang.startsWith("zh") ? "zh" : "en"];
    this.#marks = marksOf(widget);
    const figures = this.#marks.map(({ metric, text }) => ({ metric, number: numberOf(text) }));
    this.#tones = tones(figures);
    if (!haveOrder(figures)) return this.#refuse(button);
    this.#build();
    button.parentNode.append(this.#box);
    this.#pauser.focus({ preventScroll: true });
    this.#play();
  }

  /** Another view takes the controls away. */
  isThere() {
    return this.#box.isConnected;
  }

  toggle() {
    if (!this.#pauser) return;
    if (this.#timer) return this.#pause();
    if (this.#next >= this.#marks.length) this.#next = 0;
    this.#play();
  }

  /** In the place of the controls, what can be listened to instead. */
  #refuse(button) {
    this.#context?.close();
    this.#widget.dispatch("Home");
    this.#box.className = "player";
    this.#box.setAttribute("role", "status");
    button.parentNode.append(this.#box);
    this.#box.textContent = this.#words.none;
  }

  #build() {
    const { label, pause, stop, speed, speeds, below } = this.#words;
    this.#box.className = "player";
    this.#box.setAttribute("role", "group");
    this.#box.setAttribute("aria-label", label);
    this.#pauser = this.#button(pause, () => this.toggle());
    this.#speed = document.createElement("select");
    this.#speed.setAttribute("aria-label", speed);
    this.#speed.append(...speeds.map((name, at) => new Option(name, at, at === 1, at === 1)));
    this.#box.append(this.#pauser, this.#speed, this.#button(stop, () => this.#stop()), this.#name);
    if (this.#context && this.#tones.some((it) => it.isNegative)) this.#box.append(below);
    // What is announced is the mark; here its name is only seen.
    this.#name.setAttribute("aria-hidden", "true");
    if (!this.#context) this.#name.textContent = this.#words.silent;
    this.#box.addEventListener("keydown", (event) => { if (event.key === "Escape") this.#stop(); });
  }

  #button(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }

  #play() {
    this.#pauser.textContent = this.#words.pause;
    this.#context?.resume();
    this.#step();
  }

  #pause() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#context?.suspend();
    this.#pauser.textContent = this.#words.resume;
  }

  #stop() {
    this.#pause();
    this.#context?.close();
    this.#box.remove();
    this.#opener.focus({ preventScroll: true });
  }

  #step() {
    if (!this.isThere()) return void this.#context?.close();
    const mark = this.#marks[this.#next];
    if (!mark) return this.#pause();
    this.#widget.dispatch(this.#next ? "ArrowRight" : "Home");
    if (this.#context) this.#name.textContent = [mark.name, mark.text ?? "—"].join(" ");
    sound(this.#context, this.#tones[this.#next++]);
    this.#timer = setTimeout(() => this.#step(), STEPS[this.#speed.value]);
  }
}
