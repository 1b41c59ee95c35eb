//! Eyes: a system's own colours, the narrowest page, the largest and the loosest text.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::view::View;
use serde_json::{Value, json};

use super::{CHARTS, QUIET, TOO_WIDE};
use crate::check::in_every_engine;
use crate::engine::Trick;
use crate::media::{Size, Wishes, note_unable};
use crate::page::Page;
use crate::site::{open, pixels, settle};
use crate::spot::CANVAS;

in_every_engine! {
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
        // The page hears of it in one of its next frames.
        page.promise("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
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

    /// Four times as near, the picture is as sharp as a screen's pixels, up to three for one, and nothing sticks out.
    fn stands_coming_near(page: &mut Page) {
        page.resize(Size { width: 320, height: 256, ratio: 4.0, touch: false });
        for query in CHARTS {
            open(page, query);
            settle(page);
            let sharp = page.at(CANVAS, "return it.width - it.clientWidth * Math.min(devicePixelRatio, 3)", Value::Null);
            assert!(sharp.as_f64().unwrap().abs() <= 1.0, "{query}: {sharp}");
            assert_eq!(page.js(TOO_WIDE), json!(0), "{query}");
        }
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
}

/// How much larger than laid out the picture is: of all widths it may be laid out at, the one of its form.
fn zoom(page: &Page) -> f64 {
    let dataset = AnalysedDataset::new(embedded());
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
