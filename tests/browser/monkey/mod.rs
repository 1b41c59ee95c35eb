//! A monkey: seeded actions of a reader at random, after which the widget must show what a fresh one shows.
//!
//! `REPORTED_FIGURES_MONKEY=10x2000` runs ten seeds of two thousand actions instead of the short form; with
//! `7:1x2000` it begins at seed 7. A failure names its seed and the last actions.

mod actions;
mod expected;
mod random;

use serde_json::Value;

use crate::failures::LOGGED;
use crate::support::dist::dist;
use crate::support::emulation::{Preferences, Size};
use crate::support::in_every_engine;
use crate::support::page::{Page, save_base64};
use crate::support::paths::logs;
use crate::support::server::COLLECTOR;
use actions::Monkey;
use expected::Expected;

const COLLECT: &str = include_str!("../support/error-collector.js");
const WATCH: &str = include_str!("watch.js");

/// The embedded dataset, and two that are nothing like it.
const DATASETS: [Option<&str>; 3] = [None, Some("hospitals"), Some("trusts")];

/// How long a monkey runs.
struct Length {
    first: u64,
    seeds: u64,
    /// Of each seed, over all datasets.
    actions: usize,
    /// Actions between two looks.
    between: usize,
}

impl Length {
    /// The short form of the test command, or what the environment asks for.
    fn asked() -> Length {
        let Ok(asked) = std::env::var("REPORTED_FIGURES_MONKEY") else {
            return Length { first: 1, seeds: 1, actions: 60, between: 20 };
        };
        let (first, size) = asked.split_once(':').unwrap_or(("1", &asked));
        let (seeds, actions) = size.split_once('x').expect("REPORTED_FIGURES_MONKEY as in 10x2000");
        let number = |text: &str| text.parse::<u64>().expect("REPORTED_FIGURES_MONKEY as in 10x2000");
        Length { first: number(first), seeds: number(seeds), actions: number(actions) as usize, between: 100 }
    }
}

/// Opens the page of a dataset: the site's own, or one with a linked element.
fn open(page: &mut Page, dataset: Option<&str>) {
    page.server.mount(dist());
    page.server.file(COLLECTOR, "text/javascript", format!("{COLLECT}\n{WATCH}").into_bytes());
    let Some(name) = dataset else {
        page.goto("/index.html?lang=en");
        return expected::wait_until_shown(page);
    };
    page.server.file("/figures.json", "application/json", expected::example(name).into_bytes());
    // A page of its own for each: browsers keep those that were left, with their figures.
    let path = format!("/{name}.html");
    page.server.page(
        &path,
        "<!doctype html><html lang=en><meta charset=utf-8><title>monkey</title><meta name=viewport content='width=device-width'>\
         <script type=module src=/reported-figures.js></script><p>Before.</p>\
         <reported-figures linked src=/figures.json></reported-figures><p>After.</p>",
    );
    page.goto(&path);
    expected::wait_until_shown(page);
}

/// Ends the test unless the page shows what its view asks for, and a fresh page at its address the same.
fn check(page: &mut Page, expected: &Expected, told: &dyn Fn() -> String) {
    expected::wait_until_shown(page);
    // Away from the picture, which may be scrolled to there: what the pointer is on has the focus.
    page.js("scrollTo(0, 0)");
    page.hover_at((0.0, 0.0));
    let seen = page.promise("observed()");
    let fresh = page.promise("observedAfresh()");
    for (which, seen) in [("this page", &seen), ("a fresh page", &fresh)] {
        if let Err(problem) = expected.compare(seen) {
            panic!("{}: {which}: {problem}\n{}", page.engine(), told());
        }
    }
    // Where it has as many pixels, they are the same. How far a long list is scrolled is not in the address.
    let differs = &fresh["differs"];
    if seen["isLong"] == false && !differs.is_null() && differs[0] != 0 {
        let kept = keep(page, &fresh["pictures"]);
        panic!("{}: pixels {differs} of {}, {kept}\n{}", page.engine(), seen["canvas"], told());
    }
    let mut errors = page.errors();
    errors.extend(fresh["errors"].as_array().into_iter().flatten().map(Value::to_string));
    errors.retain(|error| !is_of_the_test(error));
    assert!(errors.is_empty(), "{}: {errors:#?}\n{}", page.engine(), told());
}

/// Saves the pictures of this page and of a fresh one, which should be the same; returns where.
fn keep(page: &Page, pictures: &Value) -> String {
    let save = |which: usize, name: &str| {
        let path = logs().join(format!("monkey-{}-{name}.png", page.engine()));
        let base64 = pictures[which].as_str().and_then(|url| url.split_once(',')).map(|(_, bytes)| bytes);
        save_base64(&path, &base64.into());
        path.display().to_string()
    };
    [save(0, "this-page"), save(1, "a-fresh-page")].join(" and ")
}

/// What a monkey causes that no reader's page would report.
fn is_of_the_test(error: &str) -> bool {
    // A load that ends because its page is left.
    error.contains(LOGGED) && error.contains("AbortError")
}

fn run(page: &mut Page, seed: u64, length: &Length) {
    for (at, dataset) in DATASETS.into_iter().enumerate() {
        page.set_preferences(Preferences::default());
        page.resize(Size::DESK);
        open(page, dataset);
        let expected = Expected::of(dataset);
        let mut monkey = Monkey::new(seed * 10 + at as u64);
        for action in 1..=length.actions / DATASETS.len() {
            monkey.act(page);
            if action % length.between == 0 {
                check(page, &expected, &|| {
                    format!("seed {seed}, {}: {}", dataset.unwrap_or("embedded"), monkey.log())
                });
            }
        }
    }
    page.set_preferences(Preferences::default());
}

in_every_engine! {
    /// Pointers, keys, sizes, colours and history at random: nothing fails, and picture, table and address stay those of the view.
    fn finds_nothing_wrong(page: &mut Page) {
        let length = Length::asked();
        for seed in length.first..length.first + length.seeds {
            run(page, seed, &length);
            println!("{}: seed {seed} ends well", page.engine());
        }
    }
}
