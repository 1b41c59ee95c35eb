//! Changing the view: metric, chart, language, order, units, by controls and by links; and going back.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::scene::Link;
use reported_figures::view::{View, parse};
use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::emulation::Size;
use crate::support::in_every_engine;
use crate::support::locators::{
    CHINESE, COVERAGE, ENGLISH, GROWTH_TAB, HEADLINE, Locator, METRIC, PLOT, RANKING_TAB, in_page, in_widget,
};
use crate::support::page::Page;
use crate::support::steps::{open, pixels, settle, wait_until_live};

const HOLD: Locator = in_widget("label:has(> input[name=hold])");
const MORE: Locator = in_widget(".more summary");
const SORT: Locator = in_widget("select[name=sort]");
const KIND: Locator = in_widget("select[name=kind]");
const RESET: Locator = in_widget("[name=reset]");
const THIRD_UNIT: Locator = in_widget(".sides label:nth-child(3) select");
const TABLE_LINK: Locator = in_widget("thead [name=go]");

/// The position of a link of the coverage picture in the page.
fn link_position(page: &Page, link: Link) -> (f64, f64) {
    let dataset = AnalysedDataset::new(embedded());
    let (view, _) = parse("chart=coverage", &dataset, &View::start(&dataset, Lang::Zh));
    let position = page.js_on(
        PLOT,
        "it.scrollIntoView({ block: 'start', behavior: 'instant' }); const box = it.getBoundingClientRect(); return [box.left, box.top, box.width]",
        Value::Null,
    );
    let [left, top, width] = [0, 1, 2].map(|index| position[index].as_f64().unwrap());
    let scene = chart::scene(&dataset, &view, None, chart::design_width(width));
    let (rect, _) = scene.links.iter().find(|(_, other)| *other == link).unwrap();
    let (x, y) = rect.centre();
    (left + x * width / scene.width, top + y * width / scene.width)
}

fn can_reset(page: &Page) -> bool {
    page.js_on(RESET, "return !it.disabled && getComputedStyle(it).visibility === 'visible'", Value::Null)
        == true
}

in_every_engine! {
    /// Another metric is another headline, another picture and another address, which leads back to it.
    fn switches_metric(page: &mut Page) {
        open(page, "");
        let (before, picture) = (page.text(HEADLINE), pixels(page));
        let other = page.js_on(METRIC, "return [...it.options].find((option) => !option.selected).value", Value::Null);
        let other = other.as_str().expect("another metric");
        page.choose(METRIC, other);
        settle(page);
        let after = page.text(HEADLINE);
        assert_ne!(after, before);
        assert_ne!(pixels(page), picture);
        assert_eq!(page.parameter("metric").as_deref(), Some(other));
        let address = page.address();
        page.goto(&address);
        wait_until_live(page);
        settle(page);
        assert_eq!(page.text(HEADLINE), after, "at {address}");
        page.assert_no_errors();
    }

    /// A moved focus paints two rows again; the picture is the one that is painted as a whole. A mouse, a key and back again.
    fn a_moved_focus_leaves_a_whole_picture(page: &mut Page) {
        open(page, "?lang=en&motion=none");
        for act in ["'ArrowDown'", "'ArrowDown'", "'End'", "'ArrowUp'", "'Enter'", "'Escape'"] {
            page.js_on(PLOT, &format!("it.dispatchEvent(new KeyboardEvent('keydown', {{ key: {act}, bubbles: true }}))"), Value::Null);
            settle(page);
            let in_strips = pixels(page);
            page.js("dispatchEvent(new Event('pageshow'))");
            settle(page);
            assert_eq!(in_strips, pixels(page), "{}: after {act}", page.engine());
        }
        page.assert_no_errors();
    }

    /// What nobody sees follows in the next pause, without being asked for.
    fn what_is_below_the_screen_follows(page: &mut Page) {
        page.resize(Size { width: 390, height: 300, ratio: 1.0, touch: false });
        open(page, "?lang=en&motion=none");
        page.js("new Promise((resolve) => setTimeout(resolve, 300)).then(() => { host.view = { lang: 'en', metric: 'industrial_va_growth' }; })");
        for part in ["table", "evidence"] {
            page.wait_until(&format!("/industry above/.test(shadow.querySelector('[data-part={part}]').textContent)"));
        }
        page.assert_no_errors();
    }

    /// The tab of a chart shows that chart, and the address names it.
    fn switches_chart(page: &mut Page) {
        open(page, "");
        let ranking = pixels(page);
        page.click(GROWTH_TAB);
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("growth"));
        assert_ne!(pixels(page), ranking);
        page.click(RANKING_TAB);
        settle(page);
        assert_eq!(pixels(page), ranking);
        page.assert_no_errors();
    }

    /// 中文 and English, there and back.
    fn switches_language(page: &mut Page) {
        open(page, "");
        let chinese = page.text(HEADLINE);
        assert!(is_chinese(&chinese), "{chinese}");
        page.click(ENGLISH);
        settle(page);
        let english = page.text(HEADLINE);
        assert!(!is_chinese(&english), "{english}");
        assert_eq!(page.parameter("lang").as_deref(), Some("en"));
        assert_eq!(language_of(page, HEADLINE), "en");
        page.click(CHINESE);
        settle(page);
        assert_eq!(page.text(HEADLINE), chinese);
        assert_eq!(language_of(page, HEADLINE), "zh");
        page.assert_no_errors();
    }

    /// Language, title and hidden heading of the page follow, on the page of its own and on the page for frames.
    fn the_page_follows_the_language(page: &mut Page) {
        page.server.mount(dist());
        for path in ["/index.html", "/embed.html?controls=full"] {
            page.goto(path);
            wait_until_live(page);
            settle(page);
            for (choice, lang) in [(ENGLISH, "en"), (CHINESE, "zh")] {
                page.click(choice);
                page.wait_until_with("document.documentElement.lang === arguments[0]", json!([lang]));
                let heading = page.text(in_page("h1.unseen"));
                assert_eq!(heading, page.text(in_widget(".kicker")), "{}: {path}", page.engine());
                assert_eq!(page.text(in_page("title")), page.text(HEADLINE), "{}: {path}", page.engine());
                assert_eq!(is_chinese(&heading), lang == "zh", "{}: {path}: {heading}", page.engine());
            }
        }
        page.assert_no_errors();
    }

    /// The switch “does the order hold?” changes headline and address; the reset button and the back button undo it.
    fn switches_to_rounded_ranks(page: &mut Page) {
        open(page, "");
        assert!(!can_reset(page));
        let start = page.text(HEADLINE);
        page.click(HOLD);
        settle(page);
        assert_eq!(page.parameter("hold").as_deref(), Some("on"));
        let answer = page.text(HEADLINE);
        assert!(answer.contains("南岸区末位不变"), "{answer}");
        assert!(can_reset(page));
        page.click(RESET);
        settle(page);
        assert_eq!((page.text(HEADLINE), page.parameter("hold")), (start.clone(), None));
        assert!(!can_reset(page));
        assert_eq!(page.js("return shadow.activeElement?.dataset.part"), "plot");
        page.back();
        settle(page);
        assert_eq!(page.text(HEADLINE), answer);
        assert!(can_reset(page));
        page.assert_no_errors();
    }

    /// Rows are sorted and filtered as chosen, and the page says that it does not show all.
    fn sorts_and_filters(page: &mut Page) {
        open(page, "");
        page.click(MORE);
        page.choose(SORT, "source");
        page.choose(KIND, "district");
        settle(page);
        assert!(page.text(COVERAGE).contains("只显示7个中的3个"), "{}", page.text(COVERAGE));
        let rows = page.js("return [...shadow.querySelectorAll('tbody tr')].map((row) => row.innerText.split(/\\s+/)[1])");
        assert_eq!(rows[0], "永川区", "{rows}");
        assert_eq!(page.js("return shadow.querySelector('.more').open"), true);
        page.assert_no_errors();
    }

    /// A third unit joins the two that are compared; the address has all three.
    fn compares_a_third_unit(page: &mut Page) {
        open(page, "?chart=compare&units=hitech,wansheng");
        page.choose(THIRD_UNIT, "dazu");
        settle(page);
        assert_eq!(page.parameter("units").as_deref(), Some("hitech,wansheng,dazu"));
        assert!(page.text(HEADLINE).contains("大足区"));
        assert!(page.has(PLOT));
        page.assert_no_errors();
    }

    /// On the coverage picture, the name of a metric opens its ranking, the name of a unit its profile.
    fn follows_links_on_the_picture(page: &mut Page) {
        page.resize(Size::PHONE);
        let dataset = embedded();
        let tax = dataset.metric_by_id("tax_revenue_growth").unwrap();
        let nanan = dataset.unit_by_id("nanan").unwrap();
        for (link, chart, set) in [
            (Link::Ranking(tax), None, ("metric", "tax_revenue_growth")),
            (Link::Profile(nanan), Some("profile"), ("highlight", "nanan")),
        ] {
            open(page, "?chart=coverage");
            // What comes late may move the picture.
            settle(page);
            page.click_at(link_position(page, link));
            settle(page);
            // The ranking need not be named.
            let shown = page.parameter("chart").filter(|chart| chart != "ranking");
            assert_eq!(shown.as_deref(), chart);
            assert_eq!(page.parameter(set.0).as_deref(), Some(set.1));
        }
        page.assert_no_errors();
    }

    /// The name of a unit in the header of the coverage table opens its profile.
    fn follows_links_of_the_coverage_table(page: &mut Page) {
        open(page, "?chart=coverage");
        let name = page.text(TABLE_LINK);
        page.js_on(TABLE_LINK, "it.click()", Value::Null);
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("profile"));
        assert!(page.text(HEADLINE).contains(name.trim()), "{name}");
        page.assert_no_errors();
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn language_of(page: &Page, locator: Locator) -> String {
    let lang = page.js_on(locator, "return it.closest('[lang]')?.lang ?? ''", Value::Null);
    lang.as_str().expect("a language").to_owned()
}
