//! The page loads, draws, switches, answers and says nothing wrong, in every engine.

use serde_json::{Value, json};

use crate::check::in_every_engine;
use crate::dist::dist;
use crate::engine::Trick;
use crate::fault::Fault;
use crate::media::Size;
use crate::site::{self, has_quote, layout_shift, open, open_evidence, settle, unit_names};
use crate::spot::{
    CANVAS, COVERAGE, Chart, EVIDENCE, HEADLINE, Lang, METRIC, PLOT, Spot, TABLE, chart_tab, lang_tab,
    page as light,
};

in_every_engine! {
    /// The picture is on the canvas, and what goes with it beside it.
    fn draws(page: &mut Page) {
        open(page, "");
        let (_, colors, ink) = site::pixels(page);
        assert!(colors > 8 && ink > 0.01, "{colors} colours, {ink} of the picture");
        for spot in [HEADLINE, COVERAGE, METRIC, TABLE] {
            assert!(!page.text(spot).is_empty(), "{spot:?} says nothing");
        }
        page.assert_no_errors();
    }

    /// Page, module and WebAssembly: nothing else stands between a reader and the widget. What the page adds once
    /// the widget is there begins with its own module; the icon and the manifest are the browser's own wish.
    fn asks_three_times(page: &mut Page) {
        open(page, "");
        let asked = page.server.requests().into_iter().map(|asked| asked.path);
        let asked: Vec<String> = asked.take_while(|path| path != "/page.js").collect();
        let asked: Vec<String> = asked.into_iter().filter(|path| path != "/favicon.ico").collect();
        assert_eq!(asked.len(), 3, "{asked:?}");
        page.assert_no_errors();
    }

    /// Nothing moves between the first paint and the widget: each part stands where the page's own stood.
    fn holds_still(page: &mut Page) {
        for size in [Size::DESK, Size::PHONE] {
            page.resize(size);
            // Forbidden, not missing: WebKit would remember a missing module for the next page too.
            page.server.spoil("/index.html", Fault::default().header("content-security-policy", "script-src 'none'"));
            page.server.mount(dist());
            page.goto("/index.html");
            let served = page.js_with(PLACES, json!([PARTS]));
            page.server.heal();
            open(page, "");
            settle(page);
            assert_eq!(page.js_with(PLACES, json!([PARTS])), served, "left, top, width, height of {PARTS} at {size:?}");
            if page.engine().can(Trick::LayoutShift) {
                assert_eq!(layout_shift(page), 0.0, "at {size:?}");
            }
        }
    }

    /// Another metric is another headline, another picture and another address, which leads back to it.
    fn switches_metric(page: &mut Page) {
        open(page, "");
        let (before, picture) = (page.text(HEADLINE), site::pixels(page));
        let other = page.at(METRIC, "return [...it.options].find((option) => !option.selected).value", Value::Null);
        let other = other.as_str().expect("another metric");
        page.choose(METRIC, other);
        settle(page);
        let after = page.text(HEADLINE);
        assert_ne!(after, before);
        assert_ne!(site::pixels(page), picture);
        assert_eq!(page.parameter("metric").as_deref(), Some(other));
        let address = page.address();
        open(page, &address["/index.html".len()..]);
        assert_eq!(page.text(HEADLINE), after, "at {address}");
        page.assert_no_errors();
    }

    /// Each chart's tab shows its chart, and says so in the address.
    fn switches_chart(page: &mut Page) {
        open(page, "");
        let ranking = site::pixels(page);
        page.click(chart_tab(Chart::Growth));
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("growth"));
        assert_ne!(site::pixels(page), ranking);
        page.click(chart_tab(Chart::Ranking));
        settle(page);
        assert_eq!(site::pixels(page), ranking);
        page.assert_no_errors();
    }

    /// 中文 and English, there and back.
    fn switches_language(page: &mut Page) {
        open(page, "");
        let chinese = page.text(HEADLINE);
        assert!(is_chinese(&chinese), "{chinese}");
        page.click(lang_tab(Lang::En));
        settle(page);
        let english = page.text(HEADLINE);
        assert!(!is_chinese(&english), "{english}");
        assert_eq!(page.parameter("lang").as_deref(), Some("en"));
        assert_eq!(language_of(page, HEADLINE), "en");
        page.click(lang_tab(Lang::Zh));
        settle(page);
        assert_eq!(page.text(HEADLINE), chinese);
        assert_eq!(language_of(page, HEADLINE), "zh");
        page.assert_no_errors();
    }

    /// A click on a mark answers: in which words was this said?
    fn shows_evidence_to_a_mouse(page: &mut Page) {
        open(page, "");
        let evidence = open_evidence(page, |page, point| page.click_at(point));
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }

    /// So does a tap, on a phone.
    fn shows_evidence_to_a_finger(page: &mut Page) {
        page.resize(Size::PHONE);
        open(page, "");
        let evidence = open_evidence(page, |page, point| page.tap_at(point));
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }

    /// And so does the keyboard.
    fn shows_evidence_to_keys(page: &mut Page) {
        open(page, "");
        page.focus(PLOT);
        page.keys(&["ArrowDown", "Enter"]);
        page.wait_for(EVIDENCE);
        settle(page);
        let evidence = page.text(EVIDENCE);
        assert!(has_quote(&evidence), "{evidence}");
        page.assert_no_errors();
    }

    /// Without scripts, the page shows the picture, its finding and every unit.
    fn stands_without_scripts(page: &mut Page) {
        page.without_scripts();
        page.server.mount(dist());
        page.goto("/index.html");
        assert_eq!(page.js(PICTURES), json!(1), "pictures that are seen");
        assert!(!page.text(light("reported-figures h2")).is_empty());
        let table = page.text(light("reported-figures table"));
        for unit in unit_names() {
            assert!(table.contains(&unit), "{unit} is not in the table: {table}");
        }
        page.assert_no_errors();
    }

    /// The canvas has a pixel for each of the screen's.
    fn fits_the_pixels(page: &mut Page) {
        let zoomed = Size { ratio: 4.0, ..Size::NARROW };
        for size in [Size::DESK, Size::PHONE, Size::NARROW, zoomed, Size { width: 681, ratio: 1.5, ..Size::DESK }] {
            page.resize(size);
            open(page, "");
            settle(page);
            let off = page.at(CANVAS, OFF, Value::Null);
            let off = [&off[0], &off[1]].map(|off| off.as_f64().expect("a number"));
            assert!(off.iter().all(|off| off.abs() <= 1.0), "{size:?}: off by {off:?} pixels");
        }
        page.assert_no_errors();
    }

    /// At 320 px nothing sticks out.
    fn fits_the_narrowest(page: &mut Page) {
        page.resize(Size::NARROW);
        open(page, "");
        let width = page.js("const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth");
        assert_eq!(width, json!(0), "pixels too wide");
    }
}

/// How many of the page's own pictures take room: there may be one for each width.
const PICTURES: &str = "return [...host.querySelectorAll('svg')]\
    .filter((it) => it.getBoundingClientRect().width > 0).length";

/// The parts whose places are compared.
const PARTS: &str = "h2, [data-part=coverage], select, [data-part=plot], table, footer";

/// The places in whole pixels of the parts that are not folded away, and the page's height.
const PLACES: &str = "const parts = [...(shadow ?? host).querySelectorAll(arguments[0])]\
        .filter((it) => !it.parentElement.closest('details:not([open])'));\
    const places = [...parts].map((it) => {\
        const {x, y, width, height} = it.getBoundingClientRect();\
        return [it.localName, ...[x, y, width, height].map(Math.round)];\
    });\
    return [...places, document.documentElement.scrollHeight]";

/// How far the canvas's pixels are from the screen's; no finer than three a CSS pixel, which nobody sees.
const OFF: &str = "const {width, height} = it.getBoundingClientRect(), ratio = Math.min(devicePixelRatio, 3);\
    return [it.width - width * ratio, it.height - height * ratio]";

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn language_of(page: &crate::page::Page, spot: Spot) -> String {
    let lang = page.at(spot, "return it.closest('[lang]')?.lang ?? ''", Value::Null);
    lang.as_str().expect("a language").to_owned()
}
