//! Moving between questions: units side by side, does the order hold, sort and filter, and the way back.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, embedded};
use reported_figures::scene::Link;
use reported_figures::view::{View, parse};
use serde_json::Value;

use crate::check::in_every_engine;
use crate::media::Size;
use crate::page::Page;
use crate::site::{open, settle};
use crate::spot::{COVERAGE, HEADLINE, PLOT, Spot, widget};

const HOLD: Spot = widget("label:has(> input[name=hold])");
const MORE: Spot = widget(".more summary");
const SORT: Spot = widget("select[name=sort]");
const KIND: Spot = widget("select[name=kind]");
const RESET: Spot = widget("[name=reset]");
const THIRD: Spot = widget(".sides label:nth-child(3) select");
const GO: Spot = widget("thead [name=go]");

/// Where in the page a name of the coverage picture stands.
fn doorway(page: &Page, link: Link) -> (f64, f64) {
    let dataset = AnalysedDataset::new(embedded());
    let (view, _) = parse("chart=coverage", &dataset, &View::start(&dataset, Lang::Zh));
    let place = page.at(
        PLOT,
        "it.scrollIntoView({ block: 'start', behavior: 'instant' }); const box = it.getBoundingClientRect(); return [box.left, box.top, box.width]",
        Value::Null,
    );
    let [left, top, width] = [0, 1, 2].map(|index| place[index].as_f64().unwrap());
    let scene = chart::scene(&dataset, &view, None, chart::design_width(width));
    let (rect, _) = scene.links.iter().find(|(_, other)| *other == link).unwrap();
    let (x, y) = rect.centre();
    (left + x * width / scene.width, top + y * width / scene.width)
}

fn resets(page: &Page) -> bool {
    page.at(RESET, "return !it.disabled && getComputedStyle(it).visibility === 'visible'", Value::Null)
        == true
}

in_every_engine! {
    /// The switch answers in the headline and the address; back and forward walk the views, the way back leads home.
    fn asks_whether_the_order_holds(page: &mut Page) {
        open(page, "");
        assert!(!resets(page));
        let start = page.text(HEADLINE);
        page.click(HOLD);
        settle(page);
        assert_eq!(page.parameter("hold").as_deref(), Some("on"));
        let answer = page.text(HEADLINE);
        assert!(answer.contains("南岸区居后不变"), "{answer}");
        assert!(resets(page));
        page.click(RESET);
        settle(page);
        assert_eq!((page.text(HEADLINE), page.parameter("hold")), (start.clone(), None));
        assert!(!resets(page));
        assert_eq!(page.js("return shadow.activeElement?.dataset.part"), "plot");
        page.back();
        settle(page);
        assert_eq!(page.text(HEADLINE), answer);
        assert!(resets(page));
        page.assert_no_errors();
    }

    /// Rows come in the order and of the kind that are asked for, and the page says that they are not all.
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

    /// A third unit joins the two that stand side by side; the address keeps all three.
    fn puts_units_side_by_side(page: &mut Page) {
        open(page, "?chart=compare&units=hitech,wansheng");
        page.choose(THIRD, "dazu");
        settle(page);
        assert_eq!(page.parameter("units").as_deref(), Some("hitech,wansheng,dazu"));
        assert!(page.text(HEADLINE).contains("大足区"));
        assert!(page.has(PLOT));
        page.assert_no_errors();
    }

    /// On the coverage picture a metric's name opens its ranking, a unit's name its profile.
    fn goes_from_names_on_the_picture(page: &mut Page) {
        page.resize(Size::PHONE);
        let dataset = embedded();
        let tax = dataset.metric_by_id("tax_revenue_growth").unwrap();
        let nanan = dataset.unit_by_id("nanan").unwrap();
        for (link, chart, set) in [
            (Link::Ranking(tax), None, ("metric", "tax_revenue_growth")),
            (Link::Profile(nanan), Some("profile"), ("highlight", "nanan")),
        ] {
            open(page, "?chart=coverage");
            page.click_at(doorway(page, link));
            settle(page);
            assert_eq!(page.parameter("chart").as_deref(), chart);
            assert_eq!(page.parameter(set.0).as_deref(), Some(set.1));
        }
        page.assert_no_errors();
    }

    /// A unit's name over the coverage table opens its profile.
    fn goes_from_the_coverage_table_to_a_profile(page: &mut Page) {
        open(page, "?chart=coverage");
        let name = page.text(GO);
        page.at(GO, "it.click()", Value::Null);
        settle(page);
        assert_eq!(page.parameter("chart").as_deref(), Some("profile"));
        assert!(page.text(HEADLINE).contains(name.trim()), "{name}");
        page.assert_no_errors();
    }
}
