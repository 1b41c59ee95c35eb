//! Forced colours, large text, zoom, narrow pages and wide text spacing.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::view::View;
use serde_json::{Value, json};

use super::{ANNOUNCED, CHARTS, OVERFLOW};
use crate::support::each_engine::{is_turn, not_supported};
use crate::support::emulation::{Preferences, Size};
use crate::support::engine::Capability;
use crate::support::in_every_engine;
use crate::support::locators::CANVAS;
use crate::support::page::Page;
use crate::support::steps::{open, pixels, settle};

in_every_engine! {
    /// With forced colours the picture has only the colours of the system, and without them it is as before.
    fn uses_forced_colours(page: &mut Page) {
        if !page.engine().can(Capability::ForcedColors) {
            return not_supported(page.engine(), Capability::ForcedColors);
        }
        open(page, "?chart=coverage&motion=none");
        settle(page);
        let before = pixels(page);
        page.set_preferences(Preferences { forced_colors: true, ..Preferences::default() });
        page.wait_until(&format!("matchMedia('(forced-colors: active)').matches && ({FOREIGN}).length === 0"));
        assert!(pixels(page).1 > 2, "the picture is empty");
        page.set_preferences(Preferences::default());
        page.wait_until("!matchMedia('(forced-colors: active)').matches");
        // The page learns of it in one of the next frames.
        page.promise("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        settle(page);
        assert_eq!(pixels(page), before);
        page.assert_no_errors();
    }

    /// With forced colours, focus on a tab is seen whether the tab is chosen or not, and which is chosen too.
    fn tells_focus_from_choice_in_forced_colours(page: &mut Page) {
        if !page.engine().can(Capability::ForcedColors) {
            return not_supported(page.engine(), Capability::ForcedColors);
        }
        page.set_preferences(Preferences { forced_colors: true, ..Preferences::default() });
        open(page, "?lang=en");
        page.wait_until("matchMedia('(forced-colors: active)').matches");
        // From here on the browser shows focus.
        page.keys(&["Tab"]);
        for group in [".tabs", ".langs"] {
            let [chosen, other] = [":checked", ":not(:checked)"].map(|state| {
                let looks = page.js_with(TAB_LOOKS, json!([format!("{group} input{state}")]));
                assert_ne!(looks[0]["outline"], looks[1]["outline"], "{} {group} {state}: {looks}", page.engine());
                looks[0]["ground"].clone()
            });
            assert_ne!(chosen, other, "{} {group}", page.engine());
        }
        page.set_preferences(Preferences::default());
        page.assert_no_errors();
    }

    /// Long German and Chinese names neither leave their boxes nor push the page sideways, with every group open.
    fn controls_hold_long_names(page: &mut Page) {
        for (at, query) in CHARTS.into_iter().enumerate() {
            for size in [Size::NARROW, Size { width: 390, ..Size::NARROW }] {
                // At the narrower width in each engine, at the other in one of them.
                if size != Size::NARROW && !is_turn(page.engine(), at) {
                    continue;
                }
                page.resize(size);
                for lang in ["zh", "en"] {
                    open(page, &format!("{query}&lang={lang}"));
                    page.js_with("host.data = arguments[0]", json!([long_names()]));
                    page.promise("host.settled.then(() => true)");
                    settle(page);
                    let width = size.width;
                    let top = page.js("return shadow.querySelector('[data-part=plot]').getBoundingClientRect().top + scrollY");
                    assert!(width < 390 || top.as_f64() <= Some(220.0), "{}: {query} {lang} {width}: {top}", page.engine());
                    page.js("for (const it of shadow.querySelectorAll('details')) it.open = true");
                    assert_eq!(page.js(OUTSIDE), json!([]), "{query} {lang} {width}");
                    assert_eq!(page.js(CUT_TEXTS), json!([]), "{query} {lang} {width}");
                }
            }
        }
        page.assert_no_errors();
    }

    /// Text twice as large in the page is twice as large in the picture, immediately, and back again.
    fn follows_the_size_of_text(page: &mut Page) {
        for size in [Size::DESK, Size { width: 390, ..Size::NARROW }] {
            page.resize(size);
            open(page, "?motion=none");
            let usual = zoom(page);
            page.js("document.documentElement.style.fontSize = '200%'");
            page.promise(ANNOUNCED);
            settle(page);
            let times = zoom(page) / usual;
            assert!((1.9..=2.1).contains(&times), "{times} at {}", size.width);
            assert_eq!(page.js(OVERFLOW), json!(0));
            page.js("document.documentElement.style.fontSize = ''");
            page.promise(ANNOUNCED);
            settle(page);
            assert_eq!(zoom(page), usual);
        }
        page.assert_no_errors();
    }

    /// Zoomed to 400 %, the picture has a pixel for each of the screen, up to three for a CSS pixel, and nothing overflows.
    fn stays_sharp_when_zoomed(page: &mut Page) {
        page.resize(Size { width: 320, height: 256, ratio: 4.0, touch: false });
        for query in CHARTS {
            open(page, query);
            settle(page);
            let sharp = page.js_on(CANVAS, "return it.width - it.clientWidth * Math.min(devicePixelRatio, 3)", Value::Null);
            assert!(sharp.as_f64().unwrap().abs() <= 1.0, "{query}: {sharp}");
            assert_eq!(page.js(OVERFLOW), json!(0), "{query}");
        }
        page.assert_no_errors();
    }

    /// At 320 px nothing overflows and every control is there; nor is anything cut with the text spacing of WCAG 1.4.12.
    fn fits_narrow_pages_and_wide_spacing(page: &mut Page) {
        for query in CHARTS {
            page.resize(Size::DESK);
            open(page, query);
            let controls = page.js(CONTROLS);
            assert!(controls.as_array().is_some_and(|it| it.len() > 5), "{query}: {controls}");
            page.resize(Size::NARROW);
            for lang in ["zh", "en"] {
                let query = format!("{query}&lang={lang}");
                open(page, &query);
                page.js("shadow.querySelector('.fold').setAttribute('aria-expanded', 'true')");
                assert_eq!(page.js(CONTROLS), controls, "{query}");
                assert_eq!(page.js(OVERFLOW), json!(0), "{query}");
                page.js(TEXT_SPACING);
                page.promise("new Promise(requestAnimationFrame)");
                assert_eq!(page.js(CUT_TEXTS), json!([]), "{query}");
            }
        }
    }
}

/// How much larger than its design the picture is shown; the design width is the one with the same aspect ratio.
fn zoom(page: &Page) -> f64 {
    let dataset = AnalysedDataset::new(embedded());
    let view = View::start(&dataset, Lang::Zh);
    let size = page.js_on(
        CANVAS,
        "const {width, height} = it.getBoundingClientRect(); return [width, height]",
        Value::Null,
    );
    let [width, height] = [&size[0], &size[1]].map(|side| side.as_f64().unwrap());
    let off = |design: f64| {
        let scene = chart::scene(&dataset, &view, view.focus(&dataset), design);
        (scene.height / scene.width - height / width).abs()
    };
    let widths = chart::WIDTHS.into_iter().chain([160.0]);
    let design = widths.min_by(|a, b| off(*a).total_cmp(&off(*b))).unwrap();
    width / design
}

/// Colours that fill more than 1 % of the picture and are not colours of the system.
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

/// The embedded dataset, with names of one long word.
fn long_names() -> Value {
    let mut document: Value =
        serde_json::from_str(include_str!("../../../src/dataset/chongqing-2024-h1.json")).unwrap();
    for list in ["units", "metrics"] {
        for (index, item) in document[list].as_array_mut().unwrap().iter_mut().enumerate() {
            let zh = format!("西部陆海新通道国际物流枢纽建设管理委员会办公室第{index}分支机构");
            let name =
                json!({"zh": zh, "en": format!("Bezirkshauptmannschaftsverwaltungsgemeinschaft{index}")});
            if list == "units" {
                item["short"] = name.clone();
            }
            item["name"] = name;
        }
    }
    document
}

/// What reaches beyond the page; except in a table that scrolls.
const OUTSIDE: &str = r#"
const { clientWidth } = document.documentElement;
return [...shadow.querySelectorAll("*")].filter((it) => !it.closest(".scroll *") && !it.matches(".unseen"))
  .filter((it) => it.getBoundingClientRect().right > clientWidth + 1)
  .map((it) => `${it.localName} ${it.className} ${it.textContent.slice(0, 40)}`);"#;

/// How the text of a tab looks without focus and with it.
const TAB_LOOKS: &str = r#"
  const input = shadow.querySelector(arguments[0]), span = input.nextElementSibling;
  const looks = () => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset, backgroundColor } = getComputedStyle(span);
    return { outline: [outlineStyle, outlineWidth, outlineColor, outlineOffset].join(" "), ground: backgroundColor };
  };
  const before = looks();
  input.focus();
  const after = looks();
  return [before, after];"#;

/// Every visible control, by its name.
const CONTROLS: &str = "return [...shadow.querySelectorAll('input, select, button:not(.fold), summary')]\
    .filter((it) => it.getBoundingClientRect().width > 0).map((it) => it.name || it.dataset.part || it.localName)";

/// The text spacing of WCAG 1.4.12.
const TEXT_SPACING: &str = "const sheet = new CSSStyleSheet();\
    sheet.replaceSync('* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}\
        p {margin-bottom: 2em !important}');\
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]";

/// Texts wider than their element; except in a table that scrolls, a select that shortens, and what is hidden.
const CUT_TEXTS: &str = r#"
const hidden = "legend, .select > span, .unseen, .scroll *, select, select *, canvas, .fold";
const has = (it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const folded = (it) => it.parentElement?.closest("details:not([open])");
const texts = [...shadow.querySelectorAll("*")].filter((it) => has(it) && !it.matches(hidden) && !folded(it) && it.clientWidth > 1);
return texts.filter((it) => it.scrollWidth > it.clientWidth + 1 && !it.matches(".scroll"))
  .map((it) => `${it.localName} ${it.className} ${it.textContent.slice(0, 40)}`);
"#;
