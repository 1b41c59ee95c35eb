//! What crosses between the page and the module, as plain objects.
//!
//! What goes out with every frame ([`Outcome`], [`Frame`]) crosses as one number or one text, which `www/element/messages.js`
//! reads: as objects, each of their keys would be a call of its own. [`Focus`] crosses as an object. What comes in is read through typed getters (`incoming.rs`):
//! deserializing it with serde costs every reader 4 kB (Brotli).
//!
//! Names are camel case on the page's side. `www/element/messages.d.ts` is generated from these types; the test at the
//! end fails where it is out of date.

use crate::text::plain_number;
use serde::Serialize;

/// What the page is like: its width, and what the reader's system asks for.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct Environment {
    /// Width of the picture in CSS pixels.
    pub width: f64,
    /// How many times larger than the style sheet's the reader wants text; 1 or more.
    pub text_scale: f64,
    /// Device pixels in a CSS pixel.
    pub pixel_ratio: f64,
    /// Whether the system is dark.
    pub dark: bool,
    /// Whether the system asks for less motion.
    pub reduced_motion: bool,
    /// Whether it is printed: light, still and whole, whatever the reader chose.
    pub print: bool,
    /// Where the system replaces all colours: six hexadecimal digits for each of `Widget.colorNames()`, without spaces.
    pub forced_colors: Option<String>,
    /// The query of the view that the element's attributes ask for, to which the reader can go back.
    pub start: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "type", rename_all = "camelCase"))]
pub enum Event {
    /// Another view is asked for: a query over the starting view.
    Open {
        /// Without `?`.
        query: String,
    },
    /// Parts of the view are changed: a query over the view that is shown.
    Change {
        /// Without `?`.
        query: String,
    },
    /// The figures are others: those of another dataset, in the same view. An outcome that is not handled refuses it.
    Figures {
        /// The dataset in JSON.
        query: String,
    },
    /// The view that the attributes ask for, in the language and colours that the reader has set.
    Reset,
    /// A mouse moved over the picture. Positions are CSS pixels from the picture's top left corner.
    PointerMove {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
        /// How far from a mark still counts as on it.
        reach: f64,
    },
    /// The pointer left the picture and what is written beside it.
    PointerLeave,
    /// A tap or click on the picture.
    Tap {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
        /// How far from a mark still counts as on it.
        reach: f64,
    },
    /// A key pressed on the picture.
    Key {
        /// The browser's name of the key.
        key: String,
    },
    /// A long list was scrolled; in CSS pixels.
    Scroll {
        /// What is hidden above.
        top: f64,
        /// Height of the part that is seen.
        height: f64,
    },
    /// A tap on the overview of a long list.
    OverviewTap {
        /// CSS pixels from its left edge.
        x: f64,
    },
}

/// What an event changed, and so what the page has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Outcome {
    /// The event meant something to the widget; otherwise it is the page's own.
    pub handled: bool,
    /// A frame is due.
    pub repaint: bool,
    /// Another view is shown.
    pub view_changed: bool,
    /// Another figure is in focus.
    pub focus_changed: bool,
    /// The live region has something to say.
    pub announce: bool,
    /// The reader pinned a mark: its evidence should be in sight.
    pub reveal_evidence: bool,
    /// The reader asked how to read the chart, or for the list of keys.
    pub show_help: bool,
    /// The reader wants to hear the chart, or to pause that.
    pub listen: bool,
}

/// What is to be shown now. Texts are outlines as `www/element/render.js` reads them.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct Frame {
    /// Marks are still moving: the next animation frame is wanted.
    pub moving: bool,
    /// Everything written around the picture, where it differs from what the page shows.
    pub outline: Option<String>,
    /// The evidence of the figure in focus, where only that differs.
    pub evidence: Option<String>,
    /// The page shows an earlier state of what is out of sight: another frame is wanted, in which nothing is left out.
    pub late: bool,
    /// Width of the picture divided by its height.
    pub aspect_ratio: f64,
    /// The view as a query, where it may be another than in the frame before.
    pub query: Option<String>,
    /// Then, whether the view is the one that the attributes ask for.
    pub at_start: bool,
    /// The picture is part of a long list that scrolls: room for the rows that are not drawn, as a CSS margin.
    pub list_margin: Option<String>,
}

/// The figure in focus, as the event `figurefocus` reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Focus {
    /// Id of the unit.
    pub unit: String,
    /// Id of the metric.
    pub metric: String,
    /// Short name of the unit in the language of the view.
    pub name: String,
    /// The value as shown; absent where the unit did not report it.
    pub text: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
}

/// Stands between the fields of a text that crosses. Of these texts only an outline, which is the last, can have it.
const SEPARATOR: &str = "\u{3}";

/// Booleans as the bits of a number, the first as the lowest.
fn bits(flags: &[bool]) -> u32 {
    flags.iter().rev().fold(0, |bits, flag| bits << 1 | u32::from(*flag))
}

impl Outcome {
    /// As it crosses: its fields as bits.
    pub fn to_bits(self) -> u32 {
        let Self {
            handled,
            repaint,
            view_changed,
            focus_changed,
            announce,
            reveal_evidence,
            show_help,
            listen,
        } = self;
        bits(&[handled, repaint, view_changed, focus_changed, announce, reveal_evidence, show_help, listen])
    }
}

impl Frame {
    /// As it crosses: booleans as bits, the last of which says whether there is a query; the ratio in millionths; texts.
    pub fn into_text(self) -> String {
        let flags = bits(&[self.moving, self.late, self.at_start, self.query.is_some()]);
        let numbers = [i64::from(flags), (self.aspect_ratio * 1e6).round() as i64].map(plain_number);
        let texts =
            [self.query, self.list_margin, self.evidence, self.outline].map(Option::unwrap_or_default);
        let [flags, ratio] = &numbers;
        let [query, margin, evidence, outline] = &texts;
        [flags, ratio, query, margin, evidence, outline].map(String::as_str).join(SEPARATOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ts_rs::TS;

    #[test]
    fn what_a_frame_needs_crosses_as_one_number_or_one_text() {
        let outcome = Outcome { repaint: true, listen: true, ..Outcome::default() };
        assert_eq!(outcome.to_bits(), 0b1000_0010);
        let frame = Frame {
            moving: false,
            outline: Some("o\u{3}p".to_owned()),
            evidence: None,
            late: true,
            aspect_ratio: 1.25,
            query: Some("a=b".to_owned()),
            at_start: false,
            list_margin: None,
        };
        assert_eq!(frame.into_text(), "10\u{3}1250000\u{3}a=b\u{3}\u{3}\u{3}o\u{3}p");
    }

    fn declarations() -> String {
        let config = ts_rs::Config::default();
        let all = [
            Environment::decl(&config),
            Event::decl(&config),
            Outcome::decl(&config),
            Frame::decl(&config),
            Focus::decl(&config),
        ];
        let head = "// What crosses between the page and the WebAssembly. Generated from src/web/messages.rs:\n// UPDATE_EXPECT=1 cargo test --lib messages\n";
        all.iter().fold(head.to_owned(), |text, declaration| format!("{text}\nexport {declaration}\n"))
    }

    #[test]
    fn the_types_on_the_page_side_are_up_to_date() {
        expect_test::expect_file!["../../www/element/messages.d.ts"].assert_eq(&declarations());
    }
}
