//! Places on a page, by name: the only file that knows how the widget is marked up.

use serde_json::{Value, json};

/// The finding, as a heading.
pub const HEADLINE: Spot = widget("h2");
/// Who of those who could report did.
pub const COVERAGE: Spot = widget("[data-part=coverage]");
/// The choice of the metric.
pub const METRIC: Spot = widget("select[name=metric]");
/// The picture's place, which takes the keyboard's focus.
pub const PLOT: Spot = widget("[data-part=plot]");
/// The picture.
pub const CANVAS: Spot = widget("canvas");
/// What is known of the mark in focus.
pub const EVIDENCE: Spot = widget("[data-part=evidence]");
/// The figures as a table.
pub const TABLE: Spot = widget("table");

/// A chart's tab: what a reader clicks is its label.
pub fn chart_tab(chart: Chart) -> Spot {
    match chart {
        Chart::Ranking => widget("label:has(> input[name=chart][value=ranking])"),
        Chart::Growth => widget("label:has(> input[name=chart][value=growth])"),
    }
}

/// A language's button.
pub fn lang_tab(lang: Lang) -> Spot {
    match lang {
        Lang::Zh => widget("label:has(> input[name=lang][value=zh])"),
        Lang::En => widget("label:has(> input[name=lang][value=en])"),
    }
}

/// The charts that the tests visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// One metric, units in order.
    Ranking,
    /// All growth figures.
    Growth,
}

/// The languages that the tests read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English.
    En,
}

/// A place on a page: the first element that fits, looked up anew each time it is used.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    root: Root,
    css: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Root {
    /// Within the shadow root of the page's first widget.
    Widget,
    /// In the page itself.
    Page,
}

/// A place within the page's first widget.
pub const fn widget(css: &'static str) -> Spot {
    Spot { root: Root::Widget, css }
}

/// A place in the page itself.
pub const fn page(css: &'static str) -> Spot {
    Spot { root: Root::Page, css }
}

impl Spot {
    /// The spot as a script's argument.
    pub fn value(self) -> Value {
        json!([matches!(self.root, Root::Widget), self.css])
    }
}

/// Runs before every script of a test: `host` is the page's first widget, `shadow` what it shows, `find` a spot.
pub const PRELUDE: &str = r#"
const host = document.querySelector("reported-figures"), shadow = host?.shadowRoot;
const find = ([inside, css]) => (inside ? shadow : document)?.querySelector(css) ?? null;
"#;
