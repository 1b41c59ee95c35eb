// What an embedded page says to the page around it: its height, when it really changes, in the protocols that
// hosts understand. Three are always sent; the others only after the host has sent its own first message.

const element = document.querySelector("reported-figures");
const address = new URL(location.href);
const parameters = address.searchParams;
const hash = new URLSearchParams(address.hash.replace(/^#\??/, ""));
const host = parent === window ? undefined : parent;

/**
 * Other figures are to be shown: neither the page's title nor its heading, which are of the figures of this site, may stand for those,
 * not even while they are on the way or where they do not come. Nor is the page's language theirs.
 */
function forgetOurs() {
  const lang = (parameters.get("lang") ?? navigator.language).startsWith("zh") ? "zh" : "en";
  document.documentElement.lang = lang;
  document.title = document.querySelector("h1").textContent = lang === "zh" ? "上报数字" : "Reported figures";
}

/**
 * Figures of the host's own, as the frame's address names them. Opened by itself, this page shows only figures of its own site:
 * a link must not put somebody else's under this site's name.
 */
function takeFigures() {
  const src = parameters.get("src");
  if (src === null) return;
  let isOurs = false;
  try {
    isOurs = new URL(src, location.href).host === location.host;
  } catch {
    // No address at all is nobody's.
  }
  forgetOurs();
  element.src = host || isOurs ? src : "";
  for (const name of ["mapping", "refresh"]) element[name] = parameters.get(name);
  if (host || isOurs || !src) return;
  const line = document.createElement("p");
  line.className = "rf notice";
  line.lang = document.documentElement.lang;
  line.dataset.part = "failure";
  line.textContent = line.lang === "en" ? "Figures of another site are shown in a frame only." : "其他网站的数字只在框架中显示。";
  element.before(line);
}

/** A word that a host may have made up: no longer than it needs, and no separators of the protocols. */
const word = (text) => (typeof text === "string" && /^[\w.-]{1,100}$/.test(text) ? text : undefined);

const height = () => Math.ceil(document.body.getBoundingClientRect().height);
const width = () => Math.ceil(document.body.getBoundingClientRect().width);

/** The protocols in use: each tells a height in its own way. */
const protocols = new Set();

/** Hosts of charts that carry their height under a key or in a string: Datawrapper's, AMP's, Embedly's, the Guardian's. */
const common = (px) => {
  say({ "reported-figures-height": px, "datawrapper-height": { "reported-figures": px } });
  say({ sentinel: "amp", type: "embed-size", height: px });
  say(JSON.stringify({ src: location.href, context: "iframe.resize", height: px, type: "set-height", value: px }));
};
protocols.add(common);

let target = "*";
function say(message) {
  host?.postMessage(message, target);
}

/** pym: its parent names the child in the address. */
const child = word(parameters.get("childId"));
const pym = (px) => say(`pymxPYMx${child}xPYMxheightxPYMx${px}`);
if (child) protocols.add(pym);

/** WordPress: a secret behind the hash, given back with every word. */
const secret = word(hash.get("secret"));
const press = (px) => say({ message: "height", value: px, secret });
if (secret) {
  protocols.add(press);
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node.localName === "a" && node.href);
    if (link && /^https?:$/.test(link.protocol)) say({ message: "link", value: link.href, secret });
  });
}

/** iframe-resizer: its first message names the frame and 23 things more, of which the name is what counts. */
let frame;
const resizer = (px, event = "resizeObserver") => say(`[iFrameSizer]${frame}:${px}:${width()}:${event}`);

/** open-iframe-resizer. */
const open = (px) => say({ type: "iframe-resized", width: width(), height: px });

/** Answers a host at once. What it learns that the others were not told yet is told again when nothing changes any more. */
function answer(protocol, ...more) {
  const px = height();
  protocol(px, ...more);
  if (px === told) return;
  told = -1;
  heightChanged();
}

/** A protocol from now on, with an answer at once. */
function greet(protocol, ...more) {
  protocols.add(protocol);
  answer(protocol, ...more);
}

function heardText(text) {
  if (text.length > 2000) return;
  if (child && text.startsWith(`pymxPYMx${child}xPYMx`)) answer(pym);
  const name = text.startsWith("[iFrameSizer]") ? text.slice(13).split(":") : [];
  // The host's own messages have two dozen fields; what looks like an answer is somebody else's.
  if (name.length > 6 && word(name[0])) {
    frame = name[0];
    greet(resizer, "init");
  }
}

function heardObject(message) {
  if (message.type === "iframe-child-init" || message.type === "iframe-get-child-dimensions") greet(open);
  // Our host script, which may come later than the height did.
  if (message["reported-figures-hello"] === true) answer(common);
  if (secret && message.message === "ready" && message.secret === secret) answer(press);
  const query = message["reported-figures-view"];
  if (typeof query === "string" && query.length <= 2000) drive(new URLSearchParams(query));
}

/** What a host may choose with a link; what this page's own address set (language, theme, controls) stays. */
const DRIVEN = ["chart", "metric", "units", "highlight", "kind", "sort", "hold", "scale"];

/** Shows another view; a query that asks for none is a mistake of the host. */
async function drive(query) {
  if (!DRIVEN.some((name) => query.has(name))) return;
  // Before the element is defined it has no view to change.
  await customElements.whenDefined("reported-figures");
  const view = element.view;
  for (const name of DRIVEN) {
    delete view[name];
    if (query.has(name)) view[name] = query.get(name);
  }
  element.view = view;
}

addEventListener("message", (event) => {
  if (!host || event.source !== host) return;
  if (typeof event.data === "string") heardText(event.data);
  else if (event.data && typeof event.data === "object") heardObject(event.data);
});

/** Milliseconds without a change after which a height is told, and with changes all the while. */
const [QUIET, LONGEST] = [100, 500];
let [told, timer, since] = [0, 0, 0];

/** Whether the page was hidden, as in a tab of its host that is not open: it has no height then, and no width to be drawn for. */
let wasHidden = false;

/** Tells a new height: the first at once, unless the page is to be drawn for another width; of several that follow one another only the last. */
function heightChanged() {
  if (!told && !wasHidden) return tell();
  since ||= performance.now();
  clearTimeout(timer);
  timer = setTimeout(told ? tell : tellFirst, performance.now() - since > LONGEST ? 0 : QUIET);
}

const nextFrame = () => new Promise(requestAnimationFrame);

/**
 * Tells the first height of a page that was hidden: that of the picture drawn for its width. The picture on the way is of the width that
 * there was; that there is another is noticed when it has been drawn.
 */
async function tellFirst() {
  await element.settled;
  await nextFrame();
  await nextFrame();
  await element.settled;
  tell();
}

function hide() {
  wasHidden = true;
  // Its first width is to be that without a scrollbar. Not in the observer's own call, as below.
  setTimeout(() => { document.documentElement.style.overflow = "hidden"; });
}

function tell() {
  since = 0;
  const px = width() && height();
  if (!px) hide();
  if (!px || px === told) return;
  told = px;
  for (const protocol of protocols) protocol(px);
  // Not in the observer's own call: what that changes in size, a browser reports as an error of the page.
  setTimeout(fitScrolling);
}

let scrolling = 0;
/**
 * Where the frame is as high as its page, nothing scrolls: a scrollbar would take width, and another width has another
 * height. Where a host leaves the frame too low, it scrolls.
 */
function fitScrolling() {
  const { style } = document.documentElement;
  clearTimeout(scrolling);
  if (innerHeight >= height()) style.overflow = "hidden";
  else scrolling = setTimeout(() => { if (innerHeight < height()) style.overflow = ""; }, 1000);
}
addEventListener("resize", fitScrolling);

/** The page in the language and the colours of the view: its title is the finding. */
function nameInLanguage() {
  const root = element.shadowRoot;
  const view = root.querySelector("[data-part=root]");
  document.documentElement.lang = view.lang;
  document.documentElement.dataset.theme = view.dataset.theme;
  document.title = root.querySelector("h2").textContent;
  document.querySelector("h1").textContent = root.querySelector(".kicker").textContent;
}
element.addEventListener("ready", nameInLanguage);
/** Milliseconds without a change after which the page is named: what is out of sight is shown by then, and not for this sake. */
const UNCHANGED = 250;
let unchanged = 0;
element.addEventListener("viewchange", () => {
  clearTimeout(unchanged);
  unchanged = setTimeout(() => element.settled.then(nameInLanguage), UNCHANGED);
});

// A host that shows a placeholder waits for this.
element.addEventListener("ready", () => { if (hash.get("amp") === "1") say({ sentinel: "amp", type: "embed-ready" }); });
// An observer of sizes may say nothing of a page that is hidden.
if (!width()) hide();
new ResizeObserver(heightChanged).observe(document.body);

// Before the element is defined, whose script comes later.
takeFigures();
