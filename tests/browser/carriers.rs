//! The ways in, each on a page as its host writes it: the frame gets its height, and nothing else gets through.

use serde_json::{Value, json};

use crate::check::in_every_engine;
use crate::dist::{dist, lasting};
use crate::page::Page;
use crate::server::Server;
use crate::spot::{self, HEADLINE, METRIC};

const FRAME: spot::Spot = spot::page("iframe");

fn carrier(page: &mut Page, name: &str) {
    page.server.mount(dist());
    page.goto(&format!("/carriers/{name}.html"));
}

/// Waits until the frame is exactly as high as what it shows, and what it shows is alive.
fn fits(page: &Page) {
    page.enter(FRAME);
    page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
    page.promise("host.settled.then(() => 1)");
    page.wait_until("Math.abs(innerHeight - Math.ceil(document.body.getBoundingClientRect().height)) <= 1");
    let height = page.js("return innerHeight").as_f64().expect("a height");
    assert!(height > 300.0, "{}: {height}", page.engine());
    page.leave();
}

/// Clicks what may have moved with a frame: Chromium finds what lies under a point by where a frame of another process
/// stood a moment ago.
fn click_near_frame(page: &Page, spot: spot::Spot) {
    page.rect(spot);
    page.promise("new Promise((done) => setTimeout(done, 300))");
    page.click(spot);
}

/// The height follows what a reader does inside.
fn follows(page: &Page) {
    page.enter(FRAME);
    let before = page.js("return innerHeight");
    page.choose(METRIC, "gdp_growth");
    page.promise("host.settled.then(() => 1)");
    page.wait_until_with("innerHeight !== arguments[0]", json!([before]));
    page.leave();
    fits(page);
}

fn dialect(page: &mut Page, name: &str) {
    carrier(page, name);
    fits(page);
    follows(page);
    page.assert_no_errors();
}

in_every_engine! {
    /// The host script on a page of its own origin.
    fn iframe(page: &mut Page) {
        dialect(page, "iframe");
    }

    /// An opaque origin: scripts, WebAssembly and data come from another one.
    fn sandboxed(page: &mut Page) {
        dialect(page, "sandboxed");
    }

    /// A host script that comes when the frame has long said its height.
    fn late_host_script(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><iframe data-reported-figures src=/embed.html></iframe>");
        page.goto("/host.html");
        page.enter(FRAME);
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        page.promise("host.settled.then(() => 1)");
        page.leave();
        page.js("const script = document.createElement('script'); script.src = '/host.js'; document.body.append(script)");
        fits(page);
        page.assert_no_errors();
    }

    /// Every dialect of a host that listens without a greeting, and of those that greet.
    fn dialects(page: &mut Page) {
        for name in ["datawrapper", "medium", "guardian", "amp", "pym", "iframe-resizer", "open-iframe-resizer"] {
            println!("{name}");
            dialect(page, name);
        }
    }

    /// WordPress lets a frame be a thousand pixels high at most, and hides the quotation when it hears of the frame.
    fn wordpress(page: &mut Page) {
        carrier(page, "wordpress");
        page.wait_until("document.querySelector('blockquote').style.display === 'none'");
        page.wait_until("document.querySelector('iframe').clientHeight > 300");
        assert!(page.js("return document.querySelector('iframe').clientHeight").as_f64() <= Some(1000.0));
        page.assert_no_errors();
    }

    /// No greeting, no dialect: three messages a height, whole numbers, never null, none while nothing changes.
    fn says_no_more_than_it_should(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><script>window.heard = [];\
            addEventListener('message', (event) => heard.push(event.data));</script><iframe src=/embed.html></iframe>");
        page.goto("/host.html");
        page.wait_until("heard.length >= 3");
        page.enter(FRAME);
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        page.promise("new Promise((done) => setTimeout(done, 1500))");
        page.leave();
        let kinds = page.js("return heard.map((it) => typeof it === 'string' ? JSON.parse(it).context : Object.keys(it)[0])");
        let kinds: Vec<&str> = kinds.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(kinds.len().is_multiple_of(3) && kinds.len() <= 18, "{kinds:?}");
        assert!(kinds.iter().all(|it| ["reported-figures-height", "sentinel", "iframe.resize"].contains(it)), "{kinds:?}");
        page.assert_no_errors();
    }

    /// Whatever a host or a stranger says to the embed, it changes nothing and throws nothing.
    fn hears_only_what_it_knows(page: &mut Page) {
        carrier(page, "iframe");
        fits(page);
        page.enter(FRAME);
        let before = page.text(HEADLINE);
        page.leave();
        page.promise(&format!("(async () => {{ {FUZZ} const frame = document.querySelector('iframe').contentWindow;\
            for (let at = 0; at < 10000; at++) frame.postMessage(fuzz(at), '*');\
            await new Promise((done) => setTimeout(done, 300)); }})()"));
        page.enter(FRAME);
        assert_eq!(page.text(HEADLINE), before);
        page.js("for (let at = 0; at < 100; at++) postMessage({'reported-figures-view': 'metric=forest_cover'}, '*')");
        page.promise("new Promise((done) => setTimeout(done, 100))");
        assert_eq!(page.text(HEADLINE), before);
        let address = page.address();
        page.leave();
        // What a host may choose is the view, and nothing that decides what the frame is.
        page.js("document.querySelector('iframe').contentWindow.postMessage({'reported-figures-view':\
            'metric=forest_cover&controls=full&theme=dark&lang=zh&src=/evil.json&linked='}, '*')");
        page.enter(FRAME);
        page.wait_until("host.view.metric === 'forest_cover'");
        assert_eq!(page.js("return [host.view, host.getAttribute('src')]"), json!([{"metric": "forest_cover", "lang": "en", "controls": "minimal"}, null]));
        assert_eq!(page.address(), address);
        page.leave();
        page.assert_no_errors();
    }

    /// The host script believes nobody but the frame, and clamps what the frame asks for.
    fn host_script_checks_who_speaks(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/says.html", "<!doctype html><title>says</title><script>\
            addEventListener('message', (event) => parent.postMessage(event.data, '*'))</script>");
        page.server.page("/host.html", "<!doctype html><title>host</title><script src=/host.js></script>\
            <iframe id=ours data-reported-figures src=/says.html style=height:100px></iframe><iframe id=other src=/says.html></iframe>");
        page.goto("/host.html");
        let height = "document.querySelector('#ours').style.height";
        page.promise(&format!("(async () => {{ {FUZZ} for (let at = 0; at < 10000; at++) postMessage(fuzz(at), '*');\
            const say = (frame, px) => document.querySelector(frame).contentWindow.postMessage({{'reported-figures-height': px}}, '*');\
            say('#other', 400); for (const px of [null, NaN, -1, '300', {{}}, []]) say('#ours', px);\
            await new Promise((done) => setTimeout(done, 500)); }})()"));
        assert_eq!(page.js(&format!("return {height}")), json!("100px"));
        for (asks, gets) in [(1.0, "50px"), (1e9, "5000px"), (333.2, "334px")] {
            page.js_with("document.querySelector('#ours').contentWindow.postMessage({'reported-figures-height': arguments[0]}, '*')", json!([asks]));
            page.wait_until_with(&format!("{height} === arguments[0]"), json!([gets]));
        }
        let changes = page.promise("(async () => { let changes = 0; const frame = document.querySelector('#ours');\
            const watch = new MutationObserver((list) => { changes += list.length; }); watch.observe(frame, {attributes: true});\
            const until = performance.now() + 1000; let px = 400;\
            while (performance.now() < until) { frame.contentWindow.postMessage({'reported-figures-height': px++}, '*'); await new Promise((done) => setTimeout(done, 5)); }\
            await new Promise((done) => setTimeout(done, 250)); return changes; })()");
        assert!((2.0..=13.0).contains(&changes.as_f64().unwrap()), "{}: {changes}", page.engine());
        page.assert_no_errors();
    }

    /// The README's own lines, word by word, on a page of another origin that grants what the README says and no more.
    fn readme(page: &mut Page) {
        let mut site = Server::start();
        site.mount(dist());
        let origin = site.origin();
        let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
        let lines: String = readme.split("```html\n").skip(1).filter_map(|it| it.split("```").next()).collect();
        page.server.page("/host.html", &format!("<!doctype html><html lang=en><head><meta charset=utf-8><title>host</title>\
            <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src {origin} 'wasm-unsafe-eval';\
            connect-src {origin}; frame-src {origin}\"></head><body>{}</body></html>", lines.replace("https://YOUR-HOST", &origin)));
        page.goto("/host.html");
        page.wait_until("[...document.querySelectorAll('reported-figures')].every((it) => it.shadowRoot?.querySelector('canvas'))");
        assert_eq!(page.js("return document.querySelectorAll('reported-figures, iframe').length"), json!(3));
        page.js("document.querySelector('iframe').scrollIntoView()");
        page.wait_until("document.querySelector('iframe').style.height && document.querySelector('iframe').clientHeight !== 640");
        page.wait_until("document.querySelector('iframe').clientWidth === document.body.clientWidth");
        page.enter(FRAME);
        page.wait_until("shadow?.querySelector('canvas') && host.view.lang === 'en'");
        page.leave();
        // Until the frame has its height, the text below it moves.
        fits(page);
        click_near_frame(page, spot::page("a[data-reported-figures]"));
        page.wait_until("document.querySelector('#growth').view.highlight === 'nanan'");
        // The tests' own collector and the browser's wish for an icon are what the page does not let in.
        let ours = |error: &String| !error.contains("__collector") && !error.contains("favicon");
        let errors: Vec<String> = page.errors().into_iter().filter(ours).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
    }

    /// Links in the text drive the chart beside them, in the page and in a frame, and keep the focus.
    fn article(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/article.html");
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        page.promise("host.settled.then(() => 1)");
        page.click(spot::page("a[href*='industrial_va_growth'][data-reported-figures=gdp]"));
        page.wait_until("host.view.metric === 'industrial_va_growth' && host.view.highlight === 'wansheng'");
        page.wait_until("document.activeElement?.getAttribute('aria-current') === 'true' && location.search === ''");
        assert_eq!(page.js("return host.view.controls"), json!("minimal"));
        page.js("document.querySelector('iframe').scrollIntoView()");
        // Until the frame has its height, the text below it moves.
        fits(page);
        page.enter(FRAME);
        let before = page.text(HEADLINE);
        page.leave();
        let link = spot::page("a[href*='industrial_va_growth'][data-reported-figures=investment]");
        click_near_frame(page, link);
        page.wait_until("document.activeElement?.dataset.reportedFigures === 'investment'");
        page.enter(FRAME);
        page.wait_until_with("shadow.querySelector('h2').textContent !== arguments[0]", json!([before]));
        assert_eq!(page.js("return host.view.controls"), json!("minimal"));
        page.leave();
        page.assert_no_errors();
    }

    /// Without scripts the article has its chart and its table, and a link is a link.
    fn article_without_scripts(page: &mut Page) {
        page.server.mount(dist());
        page.without_scripts();
        page.goto("/article.html");
        page.wait_until("host.querySelector('table').textContent.includes('8.2')");
        page.click(spot::page("a[href*='highlight=hitech']"));
        page.wait_until("location.pathname === '/' && location.search.includes('gdp_growth')");
    }

    /// From a disk, by double click.
    fn disk(page: &mut Page) {
        page.goto(&format!("file://{}/standalone.html", dist().display()));
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        page.choose(METRIC, "forest_cover");
        page.promise("host.settled.then(() => 1)");
        page.wait_until("host.view.metric === 'forest_cover' && !shadow.querySelector('[data-part=failure]')");
    }

    /// The strictest host that lets WebAssembly run: nothing of ours breaks its policy.
    fn strict(page: &mut Page) {
        carrier(page, "strict");
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        page.choose(METRIC, "forest_cover");
        page.promise("host.settled.then(() => 1)");
        page.wait_until("getComputedStyle(shadow.querySelector('.rf')).padding !== '0px'");
        let errors: Vec<String> = page.errors().into_iter().filter(|error| !error.contains("__collector")).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
        assert_eq!(page.js("return [localStorage.length, document.cookie]"), json!([0, ""]));
    }

    /// A host's styles stay outside, ours inside.
    fn rough(page: &mut Page) {
        carrier(page, "rough");
        page.wait_until("shadow?.querySelector('canvas') && !shadow.querySelector('slot')");
        let style = "const style = getComputedStyle(shadow.querySelector('.kicker'));\
            return [Math.round(parseFloat(style.fontSize)), style.direction, style.letterSpacing, style.textTransform, style.borderTopWidth]";
        assert_eq!(page.js(style), json!([14, "ltr", "normal", "none", "0px"]));
        page.assert_no_errors();
    }

    /// Text of a dataset is text, whatever it looks like.
    fn hostile_text(page: &mut Page) {
        page.server.mount(dist());
        page.server.file("/small.json", "application/json", include_bytes!("../source/small.json").to_vec());
        page.server.page("/host.html", "<!doctype html><html lang=zh><title>host</title><script type=module src=/reported-figures.js></script>\
            <script>for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { throw new Error(name); };</script>\
            <body><reported-figures motion=none></reported-figures>");
        page.goto("/host.html");
        page.promise("host.ready.then(() => 1)");
        page.js(&format!("window.hostile = (async () => {{ {HOSTILE} }})()"));
        page.promise("hostile.then((it) => { window.hostile = it; })");
        for from in (0..300).step_by(50) {
            page.promise(&format!("hostile.texts({from}, {})", from + 50));
        }
        page.promise("hostile.addresses()");
        page.promise("hostile.parameters()");
        // What is refused is told with its reason, and is no error of the page.
        let errors: Vec<String> = page.errors().into_iter().filter(|error| error != "widget: bad-data").collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
    }

    /// The dialog hands out what works: the frame's address shows the view that is on the screen.
    fn dialog(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/index.html?metric=forest_cover");
        page.wait_until("document.querySelector('#embed-open:enabled')");
        page.click(spot::page("#embed-open"));
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("/embed.html?metric=forest_cover") && text.contains("sandbox=\"allow-scripts"), "{text}");
        page.js("const form = document.querySelector('#embed form'); form.elements.version.value = 'frozen'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("/embed.") && !text.contains("/embed.html"), "{text}");
        page.js("const form = document.querySelector('#embed form'); form.elements.way.value = 'element'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("integrity=\"sha384-") && text.contains("metric=\"forest_cover\""), "{text}");
        // The page around an element may be in any language; what is handed out stays in this one.
        assert!(text.contains("<reported-figures loading=\"lazy\" lang=\"zh\""), "{text}");
        page.enter(spot::page("#embed iframe"));
        page.wait_until("shadow?.querySelector('canvas') && host.view.metric === 'forest_cover'");
        page.leave();
        page.js("const form = document.querySelector('#embed form'); form.elements.way.value = 'npm'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains(&format!("/{}\n", lasting("npm/reported-figures.", ".tgz"))), "{text}");
        assert!(text.contains(r#"view: {"lang":"zh","metric":"forest_cover"}"#), "{text}");
        // In words of the view, where no control says its language too.
        page.goto("/index.html?controls=minimal&lang=en");
        page.wait_until("document.querySelector('#embed-open:enabled')?.textContent === 'Embed this chart'");
        page.assert_no_errors();
    }
}

impl Page {
    fn text_of_field(&self, css: &str) -> String {
        let value = self.js_with("return document.querySelector(arguments[0]).value", json!([css]));
        value.as_str().expect("a text").to_owned()
    }
}

/// `fuzz(n)`: the nth of many things that nobody should ever send.
const FUZZ: &str = r#"
const odd = [null, undefined, 0, -1, NaN, 1e308, "", "null", "{", "[]", "\u0000", "x".repeat(5000), [], {}, [[]], new Date(0),
  new Map(), new Error("x"), true, 10n, "pymxPYMx", "pymxPYMxchartxPYMxwidthxPYMx", "[iFrameSizer]", "[iFrameSizer]:::::::",
  "[iFrameSizer]<b>:1:2:3:4:5:6:7", { type: null }, { message: "ready" }, { message: "ready", secret: null }];
const names = ["reported-figures-view", "reported-figures-height", "reported-figures-hello", "__proto__", "constructor", "type", "message", "secret", "data"];
const fuzz = (at) => {
  const value = odd[at % odd.length];
  if (at % 3 === 0) return value;
  const said = { [names[at % names.length]]: value };
  if (at % 5 === 0) said.self = said;
  return at % 7 === 0 ? [said] : said;
};
"#;

/// Each payload stands in every text field of a dataset at once, and in every parameter; nothing but text comes of it.
const HOSTILE: &str = r#"
const shapes = ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)>", "\"><iframe src=javascript:alert(1)>",
  "javascript:alert(1)", "</style><script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>", "{{constructor.constructor('alert(1)')()}}",
  "<!--<img src=x onerror=alert(1)>-->", "]]><script>alert(1)</script>", "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
  "\u202e\u2066<b>\u2069", "\u200b<form action=javascript:alert(1)><button>", "<details open ontoggle=alert(1)>", "<template><img src=x onerror=alert(1)>",
  "${alert(1)}", "<base href=//evil.example>", "<link rel=import href=data:,x>", "<meta http-equiv=refresh content=0>", "&lt;img src=x onerror=alert(1)&gt;"];
const tails = ["", " ", "\\", "'", "\"", "`", "{0}", "%0d%0a", "%00", "//", "=", ">", "\ud83d\ude00", "&#x3c;", "/*"];
const payloads = shapes.flatMap((shape) => tails.map((tail) => shape + tail));
if (payloads.length < 300) throw new Error("only " + payloads.length);
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
"#;
