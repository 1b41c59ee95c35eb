//! The npm package in frameworks: the apps of `tests/npm/frameworks`, in every order of rendering, definition and data.

use serde_json::{Value, json};

use crate::npm_package::is_built;
use crate::support::dist::dist;
use crate::support::each_engine;
use crate::support::engine::Engine;
use crate::support::page::Page;
use crate::support::paths::target;

const RAIN: &str = "Rain in three towns · ranking";
const SUN: &str = "Sunshine in two valleys · ranking";
const COVERAGE: &str = "Rain in three towns · coverage";
const FALLBACK: &str = "fallback";
const REFUSED: &str = "data-attribute · fallback";

/// Steps that `tests/npm/frameworks/scenario.js` runs, the charts that a reader then sees one after the other, and what is on
/// the screen at the end.
type Sequence = (&'static str, &'static [&'static str], &'static str);

/// What every way that is documented must do.
const SEQUENCES: [Sequence; 19] = [
    ("render:A,define", &[RAIN], RAIN),
    ("define,render:A", &[RAIN], RAIN),
    ("render:undefined,define", &[], FALLBACK),
    ("define,render:undefined", &[], FALLBACK),
    ("render:undefined,data:A,define", &[RAIN], RAIN),
    ("render:undefined,define,data:A", &[RAIN], RAIN),
    ("define,render:undefined,data:A", &[RAIN], RAIN),
    ("render:null,data:A,define", &[RAIN], RAIN),
    ("render:null,define,data:A", &[RAIN], RAIN),
    ("define,render:null,data:A", &[RAIN], RAIN),
    ("render:A,data:B,define", &[SUN], SUN),
    ("render:A,define,data:B", &[RAIN, SUN], SUN),
    ("define,render:A,again,again,data:B", &[RAIN, SUN], SUN),
    ("render:A,again,define,again,again", &[RAIN], RAIN),
    ("define,render:A,data:undefined", &[RAIN], FALLBACK),
    ("define,render:A,data:null,data:B", &[RAIN, SUN], SUN),
    ("define,render:A,remove,data:B,add", &[RAIN, SUN], SUN),
    ("render:A,remove,define,add", &[RAIN], RAIN),
    ("define,render:A,chart:coverage,chart:undefined", &[RAIN, COVERAGE, RAIN], RAIN),
];

/// Without `ref` and `.prop`, an object that is rendered before the definition becomes an attribute; it counts once it changes.
const AS_A_PROP: [Sequence; 6] = [
    ("define,render:A", &[RAIN], RAIN),
    ("define,render:A,again,data:null,data:B", &[RAIN, SUN], SUN),
    ("render:undefined,define,data:A", &[RAIN], RAIN),
    ("render:A,define", &[], REFUSED),
    ("render:A,define,again,again", &[RAIN], RAIN),
    ("render:A,define,data:B", &[SUN], SUN),
];

/// React 18 never sets a property.
const AS_AN_ATTRIBUTE: [Sequence; 3] = [
    ("render:A,define", &[], REFUSED),
    ("define,render:undefined,data:A", &[], REFUSED),
    ("define,render:A,again,data:B", &[], REFUSED),
];

/// React sets no property when it takes a page over from a server; it does when one changes.
const TAKEN_OVER: [Sequence; 3] = [
    ("render:A,define", &[], FALLBACK),
    ("define,render:A", &[], FALLBACK),
    ("define,render:A,data:B", &[SUN], SUN),
];

/// Runs all sequences of one app side by side, a frame for each, and judges what a reader saw.
fn check(page: &mut Page, app: &str, way: &str, sequences: &[Sequence]) {
    page.server.mount(dist());
    if !is_built(&format!("frameworks-site/{app}")) {
        return;
    }
    let frames: String = sequences
        .iter()
        .map(|(steps, ..)| {
            format!("<iframe width=400 height=500 src='/hosts/frameworks/{app}/index.html?way={way}&steps={steps}'></iframe>")
        })
        .collect();
    page.server.page("/frameworks.html", &format!("<!doctype html><title>frameworks</title>{frames}"));
    page.goto("/frameworks.html");
    for (at, (steps, charts, last)) in sequences.iter().enumerate() {
        let record = format!("frames[{at}].record");
        let arrived = format!(
            "{record}?.isDone && ({record}.screens.at(-1) === arguments[0] || performance.now() > 15000)"
        );
        page.wait_until_with(&arrived, json!([last]));
        judge(&format!("{app}, {way}, {steps}"), &page.js(&format!("return {record}")), charts, last);
    }
}

fn judge(name: &str, record: &Value, charts: &[&str], last: &str) {
    let screens: Vec<&str> =
        record["screens"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let fired: Vec<&str> =
        record["fired"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let is_known = |screen: &&str| [RAIN, SUN, COVERAGE, FALLBACK, REFUSED, "removed"].contains(screen);
    assert!(screens.iter().all(is_known), "{name}: something else was on the screen: {record:#}");
    let seen: Vec<&str> = screens
        .iter()
        .copied()
        .filter(|screen| screen.contains(" towns") || screen.contains(" valleys"))
        .collect();
    assert_eq!(seen, charts, "{name}: {record:#}");
    assert_eq!(screens.last(), Some(&last), "{name}: {record:#}");
    // Other charts of the same figures are the same widget.
    let mut titles: Vec<&str> = charts.iter().filter_map(|chart| chart.split(" · ").next()).collect();
    titles.dedup();
    let read = titles.len();
    assert_eq!(
        fired.iter().filter(|it| **it == "ready").count(),
        read,
        "{name}: one `ready` for each dataset: {record:#}"
    );
    assert_eq!(record["widgets"], json!(read), "{name}: each dataset is read once: {record:#}");
    let is_refused = fired.iter().any(|it| *it != "ready");
    assert_eq!(is_refused, screens.contains(&REFUSED), "{name}: {record:#}");
}

/// Runs a test in Chromium only: what differs is the framework, not the engine.
fn in_chromium(test: fn(&mut Page)) {
    each_engine::run(Engine::Chromium, module_path!(), test);
}

#[test]
fn react_18() {
    in_chromium(|page| {
        check(page, "react18", "property", &SEQUENCES);
        check(page, "react18", "prop", &AS_AN_ATTRIBUTE);
    });
}

#[test]
fn react_19() {
    in_chromium(|page| {
        check(page, "react19", "property", &SEQUENCES);
        check(page, "react19", "prop", &AS_A_PROP);
    });
}

#[test]
fn vue() {
    in_chromium(|page| {
        check(page, "vue", "property", &SEQUENCES);
        check(page, "vue", "prop", &AS_A_PROP);
    });
}

#[test]
fn svelte() {
    in_chromium(|page| check(page, "svelte", "property", &SEQUENCES));
}

#[test]
fn server_rendered() {
    in_chromium(|page| {
        check(page, "server", "property", &SEQUENCES);
        check(page, "server", "prop", &TAKEN_OVER);
    });
}

#[test]
fn no_framework() {
    in_chromium(|page| check(page, "html", "property", &SEQUENCES));
}

/// Follows a link of the app, which loads no page, and waits for what the new route shows.
fn follow(page: &Page, link: &str, shows: &str) {
    page.js_with("[...document.links].find((it) => it.textContent === arguments[0]).click()", json!([link]));
    page.wait_until(shows);
}

/// Next.js: what its server rendered stands in the page, is taken over without an error, and follows its router.
fn check_next(page: &mut Page) {
    const RAIN_SHOWN: &str = "shadow?.querySelector('canvas') && shadow.querySelector('.kicker').textContent.startsWith('Rain in three towns')";
    const GROWTH_SHOWN: &str = "shadow?.querySelector('canvas') && host.view.chart === 'growth'";
    const NONE_SHOWN: &str = "!document.querySelector('reported-figures')";
    page.server.mount(dist());
    if !is_built("frameworks-site/next") {
        return;
    }
    let path = "/hosts/frameworks/next/index.html";
    let rendered =
        std::fs::read_to_string(target().join("npm/frameworks-site/next/index.html")).expect("a page");
    assert!(rendered.contains("<reported-figures src=\"\" lang=\"en\"><p>Northam"), "{rendered}");
    page.goto(path);
    page.wait_until(RAIN_SHOWN);
    // A page that is loaded again would forget this.
    page.js("window.isSame = true");
    for _ in 0..3 {
        follow(page, "Growth", GROWTH_SHOWN);
        follow(page, "Text", NONE_SHOWN);
        follow(page, "Rain", RAIN_SHOWN);
        page.js("history.back()");
        page.wait_until(NONE_SHOWN);
        page.js("history.back()");
        page.wait_until(GROWTH_SHOWN);
        follow(page, "Rain", RAIN_SHOWN);
    }
    let kept = page.js("return [isSame, document.querySelectorAll('reported-figures').length, document.querySelectorAll('reported-figures > p').length]");
    assert_eq!(kept, json!([true, 1, 1]));
    page.assert_no_errors();
}

#[test]
#[ignore = "needs a build of a minute: tests/run-long next"]
fn next() {
    in_chromium(check_next);
}
