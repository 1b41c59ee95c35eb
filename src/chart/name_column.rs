//! Names of units in a column: on one line or two, and where they must be cut, so that they can be told apart.

use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::collect::CollectVec as _;
use crate::dataset::UnitIx;
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{graphemes, has_known_width, unit_name, wrap};

/// Height of a line of a name that has two.
pub const LINE: f64 = 15.0;
/// The part of the picture's width that names may have.
pub const SHARE: f64 = 0.38;
/// The part that they may have where values need more.
pub const NARROW: f64 = 0.25;

/// The names of the units on a picture, as they are drawn.
pub struct NameColumn {
    /// Each unit with the lines of its name.
    names: Vec<(UnitIx, Vec<String>)>,
    /// Width of the widest line in bold.
    pub width: f64,
    /// Whether some name has two lines.
    pub has_two_lines: bool,
}

impl NameColumn {
    /// The names of those units, no wider than `limit`, on at most so many `lines`: one or two.
    pub fn of(input: &ChartInput<'_>, units: &[UnitIx], limit: f64, lines: usize) -> Self {
        let full = units.iter().map(|unit| unit_name(input.dataset, *unit, input.view.lang)).collect_vec();
        let names = told_apart(&full, limit, lines);
        let widths = names.iter().flat_map(|lines| {
            let style = style(lines, Ink::Text).bold();
            lines.iter().map(move |line| style.width(line))
        });
        let width = widths.fold(0.0, f64::max);
        let has_two_lines = names.iter().any(|lines| lines.len() > 1);
        Self { names: units.iter().copied().zip(names).collect_vec(), width, has_two_lines }
    }

    /// Draws a name with its middle at a height. Whatever a font makes of characters of unknown width ends with the column.
    pub fn draw(
        &self,
        unit: UnitIx,
        key: Key,
        bold: bool,
        ink: Ink,
        (x, middle): (f64, f64),
        scene: &mut Scene,
    ) {
        let lines = self.names.iter().find(|(other, _)| *other == unit).map_or(&[][..], |(_, lines)| lines);
        let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let key = key.nth(index as u32 * SECOND);
            let style = TextStyle { bold, ..style(lines, ink) };
            style.draw(key, x, first + LINE * index as f64, line.as_str(), scene);
            if !has_known_width(line) {
                let (x, y) = (x + self.width, first + LINE * (index as f64 - 0.5));
                scene.marks.last_mut().into_iter().for_each(|mark| mark.layer = Layer::Background);
                let rect = Shape::Rect(Rect { x, y, w: (scene.width - x).max(0.0), h: LINE });
                scene.add(Mark::new(
                    Key { role: Role::Background, ..key }.nth(key.index + 1),
                    Layer::Background,
                    Ink::Paper,
                    rect,
                ));
            }
        }
    }
}

/// The number of a second line's mark: above those of a metric's lines, which share a key with names.
const SECOND: u32 = 64;

/// Two lines are of small text, so that they fit into a row for one.
fn style(lines: &[String], ink: Ink) -> TextStyle {
    if lines.len() > 1 { TextStyle::small(ink) } else { TextStyle::body(ink) }
}

/// The lines of each name; those that would be cut alike are cut where they differ.
pub fn told_apart(full: &[&str], limit: f64, lines: usize) -> Vec<Vec<String>> {
    let plain = full.iter().map(|name| fitted(name, limit, lines, 0)).collect_vec();
    let differs = |index: usize| {
        let alike = |other: &usize| plain[*other] == plain[index];
        let others = (0..full.len()).filter(alike).map(|other| common_prefix(full[index], full[other]));
        others.filter(|length| *length < full[index].len()).max()
    };
    (0..full.len())
        .map(|index| match differs(index) {
            Some(at) => fitted(full[index], limit, lines, at),
            None => plain[index].clone(),
        })
        .collect_vec()
}

/// How many bytes two names have in common from the beginning, in whole graphemes.
fn common_prefix(a: &str, b: &str) -> usize {
    graphemes(a).zip(graphemes(b)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum()
}

/// A name on one line, or on two where it is too wide and that is allowed, the last cut so that what begins at `differs`
/// is there.
fn fitted(name: &str, limit: f64, lines: usize, differs: usize) -> Vec<String> {
    let style = TextStyle::body(Ink::Text).bold();
    if lines < 2 || style.width(name) <= limit {
        return vec![cut(&style, name, limit, differs)];
    }
    let mut wrapped = wrap(name, SMALL, true, limit);
    if wrapped.len() > 2 {
        // Spaces at line ends are gone.
        let rest = name[wrapped[0].len()..].trim_start();
        let differs = differs.saturating_sub(name.len() - rest.len());
        wrapped[1] = cut(&TextStyle::small(Ink::Text).bold(), rest, limit, differs);
        wrapped.truncate(2);
    }
    wrapped
}

/// A text where it fits, else its beginning and what begins at `differs`, or at that word where it fits.
fn cut(style: &TextStyle, text: &str, width: f64, differs: usize) -> String {
    if differs == 0 || style.width(text) <= width {
        return style.truncate(text, width);
    }
    let word = text[..differs].rfind(' ').map_or(0, |space| space + 1);
    let from = if style.width(&text[word..]) <= width * 0.6 { word } else { differs };
    let head = style.truncate(&text[..from], width * 0.4);
    let tail = style.truncate(&text[from..], width - style.width(&head));
    [head, tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str], limit: f64, lines: usize) -> Vec<String> {
        told_apart(names, limit, lines).iter().map(|lines| lines.join("/")).collect()
    }

    #[test]
    fn a_name_has_two_lines_before_it_is_cut() {
        assert_eq!(shown(&["Telford and Wrekin"], 140.0, 2), ["Telford and Wrekin"]);
        assert_eq!(shown(&["Telford and Wrekin"], 90.0, 2), ["Telford and/Wrekin"]);
        assert_eq!(shown(&["Telford and Wrekin"], 90.0, 1), ["Telford an…"]);
    }

    #[test]
    fn names_are_cut_where_they_differ() {
        let hospitals = ["University Hospital Leiden", "University Hospital Utrecht", "University Hospital"];
        assert_eq!(shown(&hospitals, 110.0, 1), ["Uni…Leiden", "Uni…Utrecht", "University Ho…"]);
        let wards = ["Gemeindeverwaltungsverband 11", "Gemeindeverwaltungsverband 12"];
        assert_eq!(shown(&wards, 80.0, 2), ["Gemeindeve/rw…11", "Gemeindeve/rw…12"]);
        let chinese = ["重庆市第一人民医院东院区", "重庆市第一人民医院西院区"];
        assert_eq!(shown(&chinese, 90.0, 1), ["重…东院区", "重…西院区"]);
    }

    #[test]
    fn flags_letters_with_marks_and_numbers_stay_whole() {
        for name in [
            "🇨🇳🇫🇷🇩🇪🇪🇸🇮🇹🇬🇧",
            "👩‍👩‍👧👨‍👩‍👦👩‍👩‍👧👨‍👩‍👦",
            "नमस्ते दुनिया क्षत्रिय",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            "Area 20,241,225",
        ] {
            let whole: Vec<&str> = graphemes(name).collect();
            for limit in 20..90 {
                for line in told_apart(&[name], f64::from(limit), 2).remove(0) {
                    let mut cut: Vec<&str> = graphemes(&line).filter(|it| *it != "…").collect();
                    cut.retain(|grapheme| !whole.contains(grapheme));
                    assert!(cut.is_empty(), "{name} at {limit}: {line} has {cut:?}");
                }
            }
        }
    }
}
