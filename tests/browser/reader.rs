//! Every reader: by key, by finger, by ear, with a system's own colours, on the narrowest page, with the largest text.

use std::collections::BTreeSet;

use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::outline::KEYS;
use reported_figures::view::{View, parse};
use serde_json::{Value, json};

use crate::check::in_every_engine;
use crate::engine::{Engine, Trick};
use crate::media::{Size, Wishes, note_unable};
use crate::page::Page;
use crate::site::{open, pixels, settle};
use crate::spot::{CANVAS, METRIC, PLOT, Spot, widget};

/// Every chart, by its address.
const CHARTS: [&str; 6] = [
    "?chart=ranking",
    "?chart=growth",
    "?chart=growth&scale=step",
    "?chart=profile",
    "?chart=compare",
    "?chart=coverage",
];

const LIVE: Spot = widget("[data-part=live]");
const HELP: Spot = widget("[data-part=help]");
const HELP_BUTTON: Spot = widget("[data-part=keys]");

in_every_engine! {
    /// From the first mark to the last, the keyboard meets every mark exactly once, and comes back.
    fn walks_every_mark(page: &mut Page) {
        for query in CHARTS {
            open(page, query);
            let marks = marks(page, query);
            page.focus(PLOT);
            page.js(LISTEN);
            page.keys(&["Home"]);
            page.keys(&vec!["ArrowRight"; marks.len() - 1]);
            assert_eq!(met(page), marks, "{query}, forth");
            page.keys(&vec!["ArrowLeft"; marks.len() - 1]);
            let back: Vec<String> = marks.into_iter().rev().skip(1).collect();
            assert_eq!(met(page), back, "{query}, back");
        }
        page.assert_no_errors();
    }

    /// The list of keys is the table of keys; it opens by key and by button, closes by Escape, and gives the focus back.
    fn lists_its_keys(page: &mut Page) {
        open(page, "?lang=en");
        page.focus(PLOT);
        page.keys(&["?"]);
        page.wait_for(HELP);
        let listed = page.at(HELP, "return [...it.querySelectorAll('kbd')].map((key) => key.textContent)", Value::Null);
        let keys: Vec<&str> = KEYS.iter().map(|(_, shown, _)| *shown).collect();
        assert_eq!(listed, json!(keys));
        page.keys(&["Escape"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([HELP.value(), PLOT.value()]));
        page.click(HELP_BUTTON);
        page.wait_for(HELP);
        page.keys(&["Enter"]);
        page.wait_until_with("!find(arguments[0]) && shadow.activeElement === find(arguments[1])", json!([HELP.value(), HELP_BUTTON.value()]));
        page.assert_no_errors();
    }

    /// Keys of the table are taken, all others are the page's; so are all keys with the focus elsewhere, or held down
    /// together with another.
    fn takes_only_its_keys(page: &mut Page) {
        open(page, "?metric=gdp_growth");
        page.focus(PLOT);
        for (key, ..) in KEYS.iter().filter(|(key, ..)| !["Escape", "?", "？"].contains(key)) {
            assert_eq!(sent(page, key, ""), json!(true), "{key:?} is taken");
        }
        for key in ["Tab", "a", "t", "F5", "Insert", "Shift"] {
            assert_eq!(sent(page, key, ""), json!(false), "{key:?} is left");
        }
        for held in ["altKey", "ctrlKey", "metaKey", "shiftKey"] {
            assert_eq!(sent(page, "ArrowDown", held), json!(false), "{held}");
        }
        open(page, "");
        let before = page.js("return JSON.stringify(host.view)");
        let keys: Vec<&str> = ["ArrowDown", "End", "Home", "ArrowLeft", "?", "Escape"].repeat(8);
        page.keys(&keys);
        assert_eq!(page.js("return JSON.stringify(host.view)"), before);
        assert!(!page.has(HELP) && page.text(LIVE).is_empty());
        page.assert_no_errors();
    }

    /// Enter pins, Escape lets go and stays, once more leaves for the start, and then is the page's own. Tab always leaves.
    fn steps_back_out(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        page.keys(&["ArrowDown", "ArrowDown", "Enter"]);
        settle(page);
        assert!(page.parameter("highlight").is_some());
        let said = page.text(LIVE);
        page.keys(&["Escape"]);
        settle(page);
        assert_eq!(page.parameter("highlight"), None);
        page.wait_until_with("find(arguments[0]).textContent !== arguments[1]", json!([LIVE.value(), said]));
        page.keys(&["Escape"]);
        assert_eq!(sent(page, "Escape", ""), json!(false));
        page.focus(PLOT);
        page.keys(&["Tab"]);
        page.wait_until_with("shadow.activeElement !== find(arguments[0])", json!([PLOT.value()]));
        page.chord(&["Shift", "Tab"]);
        page.wait_until_with("shadow.activeElement === find(arguments[0])", json!([PLOT.value()]));
        page.chord(&["Shift", "Tab"]);
        page.wait_until_with("shadow.activeElement !== find(arguments[0])", json!([PLOT.value()]));
        page.assert_no_errors();
    }

    /// One polite region says each move once, and of many in a row only few, the last for certain.
    fn says_each_move_once(page: &mut Page) {
        open(page, "?lang=en");
        // Beside it only the menu's line, which answers a press and nothing else.
        let regions = "return [...shadow.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map((it) => it.dataset.part)";
        assert_eq!(page.js(regions), json!(["taken", "live"]));
        page.focus(PLOT);
        page.js(NOTE);
        page.keys(&["End"]);
        page.promise(QUIET);
        page.keys(&["Home"]);
        page.wait_until("said.at(-1) === 'High-tech, GDP growth 8.2%, 1st of 7'");
        page.promise(QUIET);
        page.js("said.length = 0");
        page.keys(&["ArrowDown"]);
        page.promise(QUIET);
        assert_eq!(page.js("return said"), json!(["Wansheng, GDP growth 8.1%, 2nd of 7"]));
        page.js("said.length = 0");
        page.keys(&["ArrowUp", "ArrowDown"].repeat(14));
        page.keys(&["End"]);
        page.promise(QUIET);
        let said = page.js("return said");
        let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(said.len() <= 4 && said.last() == Some(&"Nan'an, GDP growth 6.3%, 7th of 7"), "{said:?}");
        page.js("said.length = 0");
        page.hover_at((300.0, 300.0));
        page.promise(QUIET);
        assert_eq!(page.js("return said"), json!([]), "a mouse is not told what it points at");
        page.assert_no_errors();
    }

    /// Chinese inside the English page is marked as Chinese, and nothing else is.
    fn marks_its_languages(page: &mut Page) {
        for query in ["", "&metric=reform_innovation_award", "&chart=profile", "&chart=coverage", "&chart=compare"] {
            open(page, &format!("?lang=en{query}"));
            page.focus(PLOT);
            page.keys(&["Enter"]);
            settle(page);
            assert_eq!(page.js(UNMARKED), json!([]), "{query}");
        }
    }

    /// A finger that moves up and down scrolls the page; a tap shows evidence and brings it into view.
    fn leaves_scrolling_alone(page: &mut Page) {
        page.resize(Size::PHONE);
        open(page, "?chart=coverage");
        let action = page.at(PLOT, "return getComputedStyle(it).touchAction", Value::Null);
        let action = action.as_str().unwrap();
        assert!(action.contains("pan-y") && action.contains("pinch-zoom"), "{action}");
        if page.engine() == Engine::Chromium {
            page.swipe((180.0, 600.0), (180.0, 200.0), 100);
            page.wait_until("scrollY > 100");
            assert_eq!(page.parameter("highlight"), None);
        }
        page.assert_no_errors();
    }

    /// Where the system replaces all colours, the picture has no others; when it stops, the picture is as it was.
    fn takes_the_systems_colours(page: &mut Page) {
        if !page.engine().can(Trick::ForcedColors) {
            return note_unable(page.engine(), Trick::ForcedColors);
        }
        open(page, "?chart=coverage&motion=none");
        settle(page);
        let before = pixels(page);
        page.wish(Wishes { forced_colors: true, ..Wishes::default() });
        page.wait_until(&format!("matchMedia('(forced-colors: active)').matches && ({FOREIGN}).length === 0"));
        page.wish(Wishes::default());
        page.wait_until("!matchMedia('(forced-colors: active)').matches");
        settle(page);
        assert_eq!(pixels(page), before);
        page.assert_no_errors();
    }

    /// Text twice as large in the page is text twice as large in the picture, at once and back.
    fn follows_the_size_of_text(page: &mut Page) {
        open(page, "?motion=none");
        let usual = zoom(page);
        page.js("document.documentElement.style.fontSize = '200%'");
        page.promise(QUIET);
        settle(page);
        let times = zoom(page) / usual;
        assert!((1.9..=2.1).contains(&times), "{times}");
        assert_eq!(page.js(TOO_WIDE), json!(0));
        page.js("document.documentElement.style.fontSize = ''");
        page.promise(QUIET);
        settle(page);
        assert_eq!(zoom(page), usual);
        page.assert_no_errors();
    }

    /// At 320 px nothing sticks out, and every control is still there; nor is anything cut when letters, words and
    /// lines stand as far apart as some readers need.
    fn fits_narrow_and_loose(page: &mut Page) {
        for query in CHARTS {
            page.resize(Size::DESK);
            open(page, query);
            let controls = page.js(CONTROLS);
            page.resize(Size::NARROW);
            for lang in ["zh", "en"] {
                let query = format!("{query}&lang={lang}");
                open(page, &query);
                assert_eq!(page.js(CONTROLS), controls, "{query}");
                assert_eq!(page.js(TOO_WIDE), json!(0), "{query}");
                page.js(LOOSE);
                page.promise("new Promise(requestAnimationFrame)");
                assert_eq!(page.js(CUT), json!([]), "{query}");
            }
        }
    }

    /// What is pressed is large enough: 24 px for a mouse, 44 px for a finger.
    fn gives_fingers_room(page: &mut Page) {
        for width in [280, 360, 680, 1280] {
            page.resize(Size { width, ..Size::PHONE });
            for query in ["?lang=en", "?chart=compare", "?chart=growth"] {
                open(page, query);
                page.js("for (const it of shadow.querySelectorAll('details')) it.open = true");
                assert_eq!(page.js(SMALL), json!([]), "{query} at {width}");
            }
        }
        page.resize(Size::PHONE);
        open(page, "");
        if page.engine() == Engine::Chromium {
            assert_eq!(page.js("return matchMedia('(pointer: coarse)').matches"), json!(true));
        }
    }

    /// For a reader who asked for stillness, a change is two frames at most.
    fn stands_still_on_request(page: &mut Page) {
        page.wish(Wishes { still: true, ..Wishes::default() });
        open(page, "");
        settle(page);
        page.js(PAINTED);
        page.choose(METRIC, "forest_cover");
        settle(page);
        let painted = page.js("return painted.size").as_i64().unwrap();
        assert!((1..=2).contains(&painted), "{painted} frames");
        page.assert_no_errors();
    }

    /// Fifty walks through the views, as a seed leads them: each step's address shows the same again, and as many
    /// steps back lead to where the walk began.
    fn walks_the_views_and_back(page: &mut Page) {
        open(page, "?motion=none");
        settle(page);
        for seed in 1..=50 {
            let walked = page.promise(&format!("(async () => {{ const seed = {seed}; {STATE} {WALK} }})()"));
            assert_eq!(walked["wrong"], json!([]), "{}: walk {seed} to {}", page.engine(), walked["at"]);
            if seed % 10 == 0 {
                open(page, walked["at"].as_str().unwrap());
                settle(page);
                assert_eq!(page.js(&format!("{STATE} return state().said")), walked["said"], "walk {seed}");
                open(page, "?motion=none");
                settle(page);
            }
        }
        page.assert_no_errors();
    }
}

/// How much larger than laid out the picture is: of all widths it may be laid out at, the one of its form.
fn zoom(page: &Page) -> f64 {
    let dataset = embedded();
    let view = View::start(&dataset, Lang::Zh);
    let size = page.at(
        CANVAS,
        "const {width, height} = it.getBoundingClientRect(); return [width, height]",
        Value::Null,
    );
    let [width, height] = [&size[0], &size[1]].map(|side| side.as_f64().unwrap());
    let off = |design: f64| {
        let scene = chart::scene(&dataset, &view, view.focus(&dataset), design);
        (scene.height / scene.width - height / width).abs()
    };
    let design = chart::WIDTHS.into_iter().min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap();
    width / design
}

/// Notes each frame in which the picture is painted.
const PAINTED: &str = "window.painted = new Set();\
    const {prototype} = CanvasRenderingContext2D, {fillText} = prototype;\
    prototype.fillText = function (...text) {\
        painted.add(document.timeline.currentTime);\
        fillText.apply(this, text);\
    }";

const TOO_WIDE: &str =
    "const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth";

/// Colours that fill more than a hundredth of the picture and are none of the system's.
const FOREIGN: &str = r#"(() => {
  const canvas = shadow.querySelector("canvas"), { width, height } = canvas;
  const copy = Object.assign(document.createElement("canvas"), { width, height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height), counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.forcedColorAdjust = "none";
  const system = ["Canvas", "CanvasText", "Highlight", "GrayText"].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return [...counts].filter(([colour, count]) => count > width * height / 100 && !system.includes(colour));
})()"#;

/// Every control, by what it does.
const CONTROLS: &str = "return [...shadow.querySelectorAll('input, select, button, summary')]\
    .filter((it) => it.getBoundingClientRect().width > 0).map((it) => it.name || it.dataset.part || it.localName)";

/// Text as far apart as WCAG 1.4.12 asks for.
const LOOSE: &str = "const sheet = new CSSStyleSheet();\
    sheet.replaceSync('* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}\
        p {margin-bottom: 2em !important}');\
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]";

/// Words that stick out of what holds them, but in a table that scrolls, a list that shortens and what nobody sees.
const CUT: &str = r#"
const hidden = "legend, .select > span, .unseen, .scroll *, select, select *, canvas";
const has = (it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const folded = (it) => it.parentElement?.closest("details:not([open])");
const texts = [...shadow.querySelectorAll("*")].filter((it) => has(it) && !it.matches(hidden) && !folded(it) && it.clientWidth > 1);
return texts.filter((it) => it.scrollWidth > it.clientWidth + 1 && !it.matches(".scroll"))
  .map((it) => `${it.localName} ${it.className} ${it.textContent.slice(0, 40)}`);
"#;

/// What is pressed and too small for what presses it.
const SMALL: &str = r#"
const least = matchMedia("(pointer: coarse)").matches ? 44 : 24;
const pressed = [...shadow.querySelectorAll("button, select, summary, label:has(input), a")];
return pressed.map((it) => [it.textContent.trim().slice(0, 20), it.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < least - 0.5 || height < least - 0.5))
  .map(([text, { width, height }]) => `${text}: ${width} × ${height}`);
"#;

/// `state`: address, all that is said, and the picture; `differ`: in what two of them do. A browser may smooth the
/// edges of letters otherwise from one time to the next: only what a reader would see counts.
const STATE: &str = r#"
const state = () => {
  const canvas = shadow.querySelector("canvas"), { width } = canvas, box = canvas.getBoundingClientRect();
  // The store may be higher than what the page shows of it.
  const height = Math.min(canvas.height, Math.round((width * box.height) / box.width));
  const copy = Object.assign(document.createElement("canvas"), { width, height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const said = shadow.querySelector("[data-part=root]").textContent;
  return { at: location.search, said, width, height, data: context.getImageData(0, 0, width, height).data };
};
const differ = (one, other) => {
  const plain = ["at", "said", "width", "height"].filter((name) => one[name] !== other[name]);
  if (plain.length) return plain.map((name) => [name, one[name], other[name]]);
  let off = 0;
  for (let at = 0; at < one.data.length; at += 1) off += Math.abs(one.data[at] - other.data[at]) > 96;
  return off > one.data.length / 1000 ? [["picture", one.at, off]] : [];
};
"#;

/// Four random choices; after each, the address shows the same again; then as many steps back.
const WALK: &str = r#"
let random = seed * 7919;
const below = (count) => { random = (Math.imul(random, 1103515245) + 12345) >>> 0; return (random >>> 8) % count; };
const wrong = [], states = [state()];
const names = ["chart", "metric", "highlight", "scale", "lang", "sort"];
const push = history.pushState;
let pushed = 0;
history.pushState = (...entry) => { pushed += 1; push.apply(history, entry); };
const choose = () => {
  const controls = [...shadow.querySelectorAll("input[type=radio], select")].filter((it) => names.includes(it.name));
  const control = controls[below(controls.length)];
  if (control.type === "radio") control.checked = true;
  else control.selectedIndex = below(control.options.length);
  control.dispatchEvent(new Event("change", { bubbles: true }));
};
const pin = () => {
  const plot = shadow.querySelector("[data-part=plot]");
  for (const key of [...Array(below(6)).fill("ArrowRight"), "Enter"]) plot.dispatchEvent(new KeyboardEvent("keydown", { key }));
};
for (let step = 0; step < 4; step += 1) {
  pushed = 0;
  below(4) ? choose() : pin();
  await host.settled;
  if (pushed > 1) wrong.push(`${pushed} entries for one step`);
  if (pushed) states.push(state());
  // A mark that only has the focus is in no address: the picture is compared without it.
  shadow.querySelector("[data-part=plot]").dispatchEvent(new PointerEvent("pointerleave"));
  await host.settled;
  const here = state();
  if (pushed) states[states.length - 1] = here;
  host.view = Object.fromEntries(new URLSearchParams(location.search));
  await host.settled;
  wrong.push(...differ(here, state()));
}
history.pushState = push;
const last = state();
for (const before of states.slice(0, -1).reverse()) {
  const gone = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
  history.back();
  await gone;
  await host.settled;
  wrong.push(...differ(before, state()));
}
return { wrong, at: last.at, said: last.said };
"#;

/// Every mark of the page's picture in reading order, as `unit metric`.
fn marks(page: &Page, query: &str) -> Vec<String> {
    let dataset = embedded();
    let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::Zh));
    let width = page.at(PLOT, "return it.clientWidth", Value::Null).as_f64().unwrap();
    let scene = chart::scene(&dataset, &view, view.focus(&dataset), chart::design_width(width));
    let name = |target: &reported_figures::scene::Target| {
        [dataset.unit(target.subject.unit).id.as_str(), dataset.metric(target.subject.metric).id.as_str()]
            .join(" ")
    };
    let marks: Vec<String> = scene.targets.iter().map(name).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len(), "{query}: a mark stands twice");
    marks
}

/// Notes every mark that comes into focus.
const LISTEN: &str = "window.met = [];\
    host.addEventListener('figurefocus', ({detail}) => met.push(detail.unit + ' ' + detail.metric))";

/// The marks met since the last call.
fn met(page: &Page) -> Vec<String> {
    let met = page.js("return met.splice(0)");
    met.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// Whether a key on the picture is taken; `held` is a modifier's property, or empty.
fn sent(page: &Page, key: &str, held: &str) -> Value {
    page.at(PLOT, SEND, json!([key, held]))
}

const SEND: &str = "const [key, held] = more;\
    return !it.dispatchEvent(new KeyboardEvent('keydown', {key, [held || 'x']: true, bubbles: true, cancelable: true}))";

/// Notes every text of the live region.
const NOTE: &str = "window.said = [];\
    const live = shadow.querySelector('[data-part=live]');\
    new MutationObserver(() => { if (said.at(-1) !== live.textContent) said.push(live.textContent); })\
        .observe(live, {childList: true, characterData: true, subtree: true})";

/// Long enough that nothing more is said.
const QUIET: &str = "new Promise((resolve) => setTimeout(resolve, 700))";

/// Texts with Chinese that no language but English covers.
const UNMARKED: &str = r#"
const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT), found = [];
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  const inside = parentElement.closest("option, style");
  if (!inside && /[\u3400-\u9fff]/.test(data) !== (parentElement.closest("[lang]")?.lang === "zh")) found.push(data);
}
return found;
"#;
