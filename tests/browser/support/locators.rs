//! Elements of a page by name: the only file that knows the markup of the widget.

use serde_json::{Value, json};

/// The headline: the finding in words.
pub const HEADLINE: Locator = in_widget("h2");
/// How many of those who could report did.
pub const COVERAGE: Locator = in_widget("[data-part=coverage]");
/// The select that chooses the metric.
pub const METRIC: Locator = in_widget("select[name=metric]");
/// What holds the canvas and takes the keyboard's focus.
pub const PLOT: Locator = in_widget("[data-part=plot]");
/// The picture.
pub const CANVAS: Locator = in_widget("canvas");
/// The evidence for the mark in focus.
pub const EVIDENCE: Locator = in_widget("[data-part=evidence]");
/// The figures as a table.
pub const TABLE: Locator = in_widget("table");
/// Points at a control: what is loaded late comes.
pub const INTENT: &str =
    "shadow.querySelector('.controls').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
/// The label of the ranking's radio button: what a reader clicks.
pub const RANKING_TAB: Locator = in_widget("label:has(> input[name=chart][value=ranking])");
/// The label of the growth chart's radio button.
pub const GROWTH_TAB: Locator = in_widget("label:has(> input[name=chart][value=growth])");
/// The label that switches to 中文.
pub const CHINESE: Locator = in_widget("label:has(> input[name=lang][value=zh])");
/// The label that switches to English.
pub const ENGLISH: Locator = in_widget("label:has(> input[name=lang][value=en])");

/// An element of a page: the first that a CSS selector matches, looked up anew each time it is used.
#[derive(Clone, Copy, Debug)]
pub struct Locator {
    root: Root,
    css: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Root {
    /// The shadow root of the page's first widget.
    Widget,
    /// The page itself.
    Page,
}

/// An element within the page's first widget.
pub const fn in_widget(css: &'static str) -> Locator {
    Locator { root: Root::Widget, css }
}

/// An element of the page itself.
pub const fn in_page(css: &'static str) -> Locator {
    Locator { root: Root::Page, css }
}

impl Locator {
    /// The locator as an argument of a script, which `find` of the [`PRELUDE`] takes.
    pub fn value(self) -> Value {
        json!([matches!(self.root, Root::Widget), self.css])
    }
}

/// Runs before every script of a test: `host` is the page's first widget, `shadow` its shadow root, `find` looks up
/// what a [`Locator`] names.
pub const PRELUDE: &str = r#"
const host = document.querySelector("reported-figures"), shadow = host?.shadowRoot;
const find = ([inside, css]) => (inside ? shadow : document)?.querySelector(css) ?? null;
"#;
