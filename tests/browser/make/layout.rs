//! The page by touch, in narrow windows, in both languages and themes, and for screen readers.

use serde_json::json;

use super::{SCHOOLS, forget, open, read_text, texts, wait_until_drawn};
use crate::support::emulation::{Preferences, Size};
use crate::support::engine::Capability;
use crate::support::in_every_engine;

const STEPS: [&str; 4] = ["give", "check", "describe", "take"];

/// By how much the page is wider than its window.
const OVERFLOW: &str =
    "const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth";

/// Visible controls of the page itself that are too small, or that have no name.
const FAULTS: &str = r#"
const least = matchMedia("(pointer: coarse)").matches ? 44 : 24;
const found = [];
const named = (it) => (it.getAttribute("aria-label") ?? "").trim() || it.textContent.trim() || [...(it.labels ?? [])].some((label) => label.textContent.trim());
for (const it of document.querySelectorAll("button, select, input, textarea, a")) {
  const box = (it.type === "radio" ? it.parentElement : it).getBoundingClientRect();
  if (!box.width || it.hidden || it.type === "file") continue;
  if (it.type !== "checkbox" && (box.width < least - 0.5 || box.height < least - 0.5)) found.push(`small: ${it.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`);
  if (!named(it)) found.push(`no name: ${it.outerHTML.slice(0, 80)}`);
}
for (const it of document.querySelectorAll("[id]")) if (document.querySelectorAll(`[id="${it.id}"]`).length > 1) found.push(`twice: ${it.id}`);
for (const it of document.querySelectorAll("td[data-row]")) if (!/: ./.test(it.ariaLabel)) found.push(`no words: ${it.outerHTML.slice(0, 80)}`);
return found;
"#;

/// Text and ground of a pair of colours whose contrast is below 4.5 : 1, of texts of the page itself.
const PALE: &str = r#"
const parse = (text) => text.match(/[\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (it) => { for (; it; it = it.parentElement) { const c = parse(getComputedStyle(it).backgroundColor); if (c[3] !== 0) return c; } return [255, 255, 255]; };
const found = [];
for (const it of document.querySelectorAll("body *")) {
  if (it.disabled || it.closest(":disabled, [hidden], .dropping") || !it.checkVisibility() || ![...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
  const [one, other] = [light(parse(getComputedStyle(it).color)), light(ground(it))].sort((a, b) => b - a);
  if ((one + 0.05) / (other + 0.05) < 4.5) found.push(`${it.outerHTML.slice(0, 80)}: ${getComputedStyle(it).color} on ${ground(it)}`);
}
return found;
"#;

in_every_engine! {
    /// Nothing scrolls sideways but the table in its frame; controls are large enough and have names; texts are legible.
    fn every_step_in_every_width(page: &mut Page) {
        for (size, lang, dark) in [
            (Size::PHONE, "en", false), (Size::PHONE, "zh", true), (Size { width: 680, ..Size::DESK }, "zh", false), (Size::DESK, "en", true),
        ] {
            let dark = dark && page.engine().can(Capability::Dark);
            page.set_preferences(Preferences { dark, ..Preferences::default() });
            page.resize(size);
            open(page, lang);
            read_text(page, SCHOOLS);
            wait_until_drawn(page);
            for step in STEPS {
                page.js_with("document.getElementById(`step-${arguments[0]}`).click()", json!([step]));
                assert!(page.js(OVERFLOW).as_f64().unwrap() <= 0.0, "{}: {step} {lang} at {}", page.engine(), size.width);
                assert_eq!(page.js(FAULTS), json!([]), "{}: {step} {lang} at {}", page.engine(), size.width);
                assert_eq!(page.js(PALE), json!([]), "{}: {step} {lang} dark {dark} at {}", page.engine(), size.width);
            }
            forget(page);
            page.assert_no_errors();
        }
    }

    /// An answer moves no question, so that a hand finds the next one where it was.
    fn questions_stay_where_they_are(page: &mut Page) {
        page.resize(Size::DESK);
        open(page, "en");
        read_text(page, SCHOOLS);
        wait_until_drawn(page);
        let tops = "return [...document.querySelectorAll('.question')].map((it) => Math.round(it.getBoundingClientRect().top + scrollY))";
        let before = page.js(tops);
        page.js("document.querySelector('input[name=\"dash_means -\"][value=zero]').click()");
        page.wait_until("!document.querySelector('.question.open[data-code=dash_means]')");
        assert_eq!(page.js(tops), before, "{}", page.engine());
        page.assert_no_errors();
    }

    /// The language is chosen on the page, and no word of the other stays.
    fn languages(page: &mut Page) {
        open(page, "zh");
        read_text(page, SCHOOLS);
        wait_until_drawn(page);
        assert_eq!(texts(page, "h1"), ["从表格到图表"]);
        page.js("document.querySelector('input[name=lang][value=en]').click()");
        page.wait_until("document.documentElement.lang === 'en' && document.querySelector('td[data-row]').ariaLabel.includes('not data')");
        page.wait_until("shadow.querySelector('.rf').lang === 'en'");
        let chinese = "return [...document.querySelectorAll('body *')].flatMap((it) => [...it.childNodes]).filter((it) => it.nodeType === 3 && !it.parentElement.closest('[lang=zh]') && /[\\u4e00-\\u9fff]/.test(it.data)).map((it) => it.data)";
        assert_eq!(page.js(chinese), json!([]));
        assert!(page.address().contains("lang=en"));
        page.assert_no_errors();
    }

    /// Readers of a chart load nothing of this page.
    fn costs_readers_nothing(page: &mut Page) {
        crate::support::steps::open(page, "?chart=growth");
        crate::support::steps::settle(page);
        let paths: Vec<String> = page.server.requests().into_iter().map(|it| it.path).collect();
        assert!(!paths.iter().any(|it| it.contains("make") || it.contains("tables.")), "{paths:?}");
    }
}
