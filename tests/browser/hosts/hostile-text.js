const shapes = ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)>", "\"><iframe src=javascript:alert(1)>",
  "javascript:alert(1)", "</style><script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>", "{{constructor.constructor('alert(1)')()}}",
  "<!--<img src=x onerror=alert(1)>-->", "]]><script>alert(1)</script>", "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
  "\u202e\u2066<b>\u2069", "\u200b<form action=javascript:alert(1)><button>", "<details open ontoggle=alert(1)>", "<template><img src=x onerror=alert(1)>",
  "${alert(1)}", "<base href=//evil.example>", "<link rel=import href=data:,x>", "<meta http-equiv=refresh content=0>", "&lt;img src=x onerror=alert(1)&gt;"];
const tails = ["", " ", "\\", "'", "\"", "`", "{0}", "%0d%0a", "%00", "//", "=", ">", "\ud83d\ude00", "&#x3c;", "/*"];
// Every shape, with the endings that it is the turn of.
const payloads = shapes.flatMap((shape) => tails.filter((_, at) => TURNS.includes(at % 3)).map((tail) => shape + tail));
if (payloads.length < 100 * TURNS.length) throw new Error("only " + payloads.length);
const sound = await (await fetch("/small.json")).text();
const never = ["script", "img", "svg", "math", "mglyph", "iframe", "frame", "object", "embed", "template", "base", "link", "meta", "form", "style",
  "video", "audio"];
const isStill = ({ localName }, name, value) => {
  if (name.startsWith("on")) return false;
  // The picture keeps its room by a property of its style; no style comes from text.
  if (name === "style") return localName === "canvas" && /^aspect-ratio: [\d. /]+;$/.test(value);
  return !["href", "src", "action", "formaction"].includes(name) || /^(https?:|[./?#])/i.test(value);
};
const check = (payload) => {
  for (const it of host.shadowRoot.querySelectorAll("*")) {
    if (never.includes(it.localName)) throw new Error(payload + " made " + it.outerHTML);
    for (const { name, value } of it.attributes) if (!isStill(it, name, value)) throw new Error(payload + " made " + name + "=" + value);
  }
  if (typeof host.toSVG === "function") return host.toSVG();
};
const isPlain = (svg) => {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  if (parsed.querySelector("parsererror, script, foreignObject, a, image, use, animate, set")) throw new Error(svg);
  for (const it of parsed.querySelectorAll("*")) for (const { name } of it.attributes) if (/^on|href$/.test(name)) throw new Error(svg);
};
const texts = (it) => {
  if (!it || typeof it !== "object") return [];
  if (typeof it.zh === "string") return [it];
  return Object.entries(it).flatMap(([key, value]) => key === "unit" && value.zh === "%" ? [] : texts(value));
};
const charts = ["ranking", "growth", "profile", "coverage", "compare"];
let refusal;
host.addEventListener("error", ({ detail }) => { refusal = detail; });
let turn = 0;
const show = async (change) => {
  const data = JSON.parse(sound);
  change(data);
  refusal = undefined;
  host.data = data;
  await host.settled;
  host.view = { chart: charts[turn % charts.length], metric: data.metrics[turn % data.metrics.length].id, motion: "none" };
  turn++;
  await host.settled;
};
const inTexts = async (from, to) => { for (const payload of payloads.slice(from, to)) {
  await show((data) => {
    for (const it of texts(data)) it.zh = it.en = payload;
    for (const it of [...data.figures, ...data.gaps]) it.quote = payload + it.quote;
    for (const it of data.figures) if (typeof it.value === "string") it.value = payload;
  });
  const isTurned = /[\u202e\u2066]/.test(payload);
  if (isTurned ? refusal?.reason !== "bad-data" : refusal) throw new Error(payload + ": " + JSON.stringify(refusal));
  if (!isTurned && !host.shadowRoot.textContent.includes(payload)) throw new Error(payload + " is not shown as it is");
  const svg = await check(payload);
  if (svg) isPlain(svg);
} };
const inAddresses = async () => { for (const url of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", "blob:x", "file:///etc/passwd"]) {
  await show((data) => { data.source.url = url; });
  if (refusal?.reason !== "bad-data") throw new Error(url + " is taken");
} };
const inParameters = async () => {
await show(() => {});
for (const payload of payloads) {
  const names = ["chart", "metric", "units", "highlight", "kind", "sort", "hold", "scale", "lang", "theme", "controls"];
  host.view = { ...Object.fromEntries(names.map((name) => [name, payload])), motion: "none" };
  await host.settled;
  await check(payload);
}
if (refusal) throw new Error(JSON.stringify(refusal));
};
return { texts: inTexts, addresses: inAddresses, parameters: inParameters };
