//! Names of units in a column: on one line or a few, and where they must be cut, so that they can be told apart.

use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use crate::collect::CollectVec as _;
use crate::dataset::{UnitIx, has_right_to_left, isolate_lines};
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{graphemes, has_known_width, unit_name, wrap, wrap_parts};

/// Height of a line of a name that has several.
pub const LINE: f64 = 15.0;
/// The part of the picture's width that names may have.
pub const SHARE: f64 = 0.38;
/// The part that they may have where values need more.
pub const NARROW: f64 = 0.3;
/// The part that they may have where they would else be cut.
pub const WIDEST: f64 = 0.48;

/// The names of the units on a picture, as they are drawn.
pub struct NameColumn {
    /// Each unit with the lines of its name.
    names: Vec<(UnitIx, Vec<String>)>,
    /// Width of the widest line in bold.
    pub width: f64,
    /// How many lines the name with most of them has.
    pub most_lines: usize,
    /// Whether some name is cut.
    pub has_cut: bool,
    /// How wide a name may be in the usual size.
    limit: f64,
}

impl NameColumn {
    /// The names of those units, no wider than `limit`, on at most so many `lines`. Where there may be several, a word that is
    /// written from right to left is whole, and may be wider.
    pub fn of(input: &ChartInput<'_>, units: &[UnitIx], limit: f64, lines: usize) -> Self {
        let mut full = Vec::new();
        for unit in units {
            full.push(unit_name(input.dataset, *unit, input.view.lang));
        }
        let limit = match lines > 1 && !full.iter().all(|name| has_known_width(name)) {
            true => limit_of_words(&full, limit, input.width),
            false => limit,
        };
        let lines =
            told_apart(&full, &|| every_name(input), &TextStyle::body(Ink::Text).bold(), limit, lines);
        let mut column = Self { names: Vec::new(), width: 0.0, most_lines: 0, has_cut: false, limit };
        for (unit, lines) in units.iter().zip(lines) {
            for line in &lines {
                column.width = column.width.max(style(&lines, limit, Ink::Text).bold().width(line));
                column.has_cut |= line.chars().any(|letter| letter == '…');
            }
            column.most_lines = column.most_lines.max(lines.len());
            column.names.push((*unit, lines));
        }
        column
    }

    /// The lines of a unit's name.
    pub fn lines(&self, unit: UnitIx) -> &[String] {
        self.names.iter().find(|(other, _)| *other == unit).map_or(&[], |(_, lines)| lines)
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
        let lines = self.lines(unit);
        let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let key = key.nth(index as u32 * SECOND);
            let style = TextStyle { bold, ..style(lines, self.limit, ink) };
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

/// The part of a line that the beginning of a name has before what differs, where that still tells names apart.
const HEAD: f64 = 0.4;

/// How many characters before what differs may be needed to tell names apart: “Changan” from “Chengan” and “Liangan”.
const BEFORE: usize = 6;

/// The number of a second line's mark: above those of a metric's lines, which share a key with names.
const SECOND: u32 = 64;

/// The limit, or as much more as the widest word needs that is written from right to left: such a word has no hyphen, and in most of
/// these scripts its letters are joined.
// In the deferred module: see `src/site/build/shrink/split`. The embedded dataset has no such word.
#[inline(never)]
fn limit_of_words(names: &[&str], limit: f64, width: f64) -> f64 {
    let words = names.iter().filter(|name| has_right_to_left(name)).flat_map(|name| name.split(' '));
    let style = TextStyle::small(Ink::Text).bold();
    let widest = words.map(|word| style.width(word)).fold(limit, f64::max);
    widest.min(limit.max(width * WIDEST))
}

/// Several lines are of small text, so that two fit into a row for one; so is one line of a script whose letters are given much width,
/// where it fits in no other.
fn style(lines: &[String], limit: f64, ink: Ink) -> TextStyle {
    match lines {
        [line] if has_known_width(line) || TextStyle::body(ink).bold().width(line) <= limit => {
            TextStyle::body(ink)
        }
        _ => TextStyle::small(ink),
    }
}

/// The names of all units of the dataset: a name that is cut must not stand for one that is on another page either.
pub fn every_name<'a>(input: &ChartInput<'a>) -> Vec<&'a str> {
    let mut names = Vec::new();
    for unit in input.dataset.unit_ixs() {
        names.push(unit_name(input.dataset, unit, input.view.lang));
    }
    names
}

/// The lines of each name, one in that style or several in small text. Where what is left of a name is how another of
/// `everyone` begins, it is cut where they differ; where that is impossible, where it differs from those shown.
pub fn told_apart<'a>(
    full: &[&str],
    everyone: &dyn Fn() -> Vec<&'a str>,
    style: &TextStyle,
    limit: f64,
    lines: usize,
) -> Vec<Vec<String>> {
    let mut shown = Vec::new();
    for name in full {
        let own = fitted(name, style, limit, lines);
        let is_whole = own.iter().all(|line| line.chars().all(|letter| letter != '…'));
        shown.push(if is_whole {
            own
        } else {
            distinct(name, own, (&everyone(), full), style, (limit, lines))
        });
    }
    shown
}

/// The lines of a name that is cut: where one of others begins like it, as it can be told apart from that.
// In the deferred module: see `src/site/build/shrink/split`. No name of the embedded dataset is so long.
#[inline(never)]
fn distinct(
    name: &str,
    own: Vec<String>,
    (everyone, full): (&[&str], &[&str]),
    style: &TextStyle,
    (limit, lines): (f64, usize),
) -> Vec<String> {
    let cut_at = |at| match lines < 2 || style.width(name) <= limit {
        true => vec![cut(style, name, limit, Some(at))],
        false => shortened(name, limit, lines, Some(at)),
    };
    let mut told = None;
    for others in [everyone, full] {
        told = told.or_else(|| apart(name, &own, others, full, &cut_at));
    }
    let mut told = told.unwrap_or(own);
    isolate_lines(&mut told);
    told
}

/// A name's lines where none of `others` begins with what is left of it; else cut so that the part that begins where they
/// differ, or not much before it, is in no other name of theirs or of those shown, or in none that begins like it, too, if there is
/// such a cut.
fn apart(
    name: &str,
    own: &[String],
    others: &[&str],
    full: &[&str],
    cut_at: &dyn Fn((usize, f64)) -> Vec<String>,
) -> Option<Vec<String>> {
    let mut rivals = full.to_vec();
    rivals.retain(|other| *other != name);
    let shown = rivals.len();
    // Of two names, one may be the beginning of the other.
    let mut differs = name.len();
    for other in others {
        if *other != name && is_beginning_of(own, other) {
            differs = differs.min(common_prefix(name, other));
            rivals.push(*other);
        }
    }
    if rivals.len() == shown {
        return Some(own.to_vec());
    }
    let is_own = |lines: &Vec<String>| !rivals.iter().any(|other| contains(other, last_part(lines)));
    let is_alone = |lines: &Vec<String>| !rivals.iter().any(|other| may_be(lines, other));
    let cuts = || starts(name, differs).into_iter().map(cut_at);
    cuts().find(is_own).or_else(|| cuts().find(is_alone))
}

/// What is shown behind the last gap of a name that is cut, or before one at its end.
fn last_part(lines: &[String]) -> &str {
    let parts = lines.last().map_or("", String::as_str).split('…');
    // From the beginning, because a search from the end is more code.
    parts.fold("", |last, part| if part.is_empty() { last } else { part })
}

/// Whether what is left of one name may be read as another: it begins like it, and has the last part, at its end where that is
/// not cut.
fn may_be(lines: &[String], other: &str) -> bool {
    let Some((last, before)) = lines.split_last() else { return true };
    let Some((head, tail)) = last.split_once('…') else { return true };
    let mut beginning = before.to_vec();
    beginning.push([head, "…"].concat());
    let part = last_part(lines);
    let has_part = match tail.is_empty() || tail.ends_with('…') {
        true => contains(other, part),
        false => other.ends_with(part),
    };
    is_beginning_of(&beginning, other) && has_part
}

/// Where a name may be cut so that what differs is seen, the best first.
fn starts(name: &str, differs: usize) -> Vec<(usize, f64)> {
    let mut starts = vec![(differs, HEAD), (differs, 0.0)];
    let mut nearest: Vec<(usize, f64)> = Vec::new();
    let mut start = 0;
    for grapheme in graphemes(name) {
        if nearest.len() == BEFORE && start <= differs {
            nearest.remove(0);
        }
        nearest.push((start, 0.0));
        start += grapheme.len();
    }
    let with_heads = nearest.iter().map(|(start, _)| (*start, HEAD)).collect_vec();
    starts.extend(nearest);
    starts.extend(with_heads);
    starts
}

/// Whether a name begins with what is left of one that is cut at its end.
fn is_beginning_of(lines: &[String], name: &str) -> bool {
    let mut rest = name;
    for line in lines {
        let (part, is_cut) = line.strip_suffix('…').map_or((line.as_str(), false), |part| (part, true));
        let rest_of_name = rest.trim_start();
        // A word that was broken has a hyphen of which the name knows nothing.
        let broken = || rest_of_name.strip_prefix(part.strip_suffix('-')?);
        match rest_of_name.strip_prefix(part).or_else(broken) {
            Some(_) if is_cut => return true,
            Some(after) => rest = after,
            None => return false,
        }
    }
    false
}

/// As `str::contains`, which would bring a search into the WebAssembly that is fast for long texts: 1 kB.
fn contains(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// What a chart of that width shows at least of a name where no other begins like it.
pub fn shortest_name(name: &str, width: f64) -> String {
    fitted(name, &TextStyle::body(Ink::Text).bold(), width * NARROW, 2).join(" ")
}

/// How many bytes two names have in common from the beginning, in whole graphemes.
fn common_prefix(a: &str, b: &str) -> usize {
    graphemes(a).zip(graphemes(b)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum()
}

/// The part of a line that the letters of a word before those that differ may take, so that the word is whole.
const FEW: f64 = 0.25;

/// Where a name differs from another, and the part of a line for its beginning.
type Cut = Option<(usize, f64)>;

/// A name on one line, or on several where it is too wide and that is allowed, the last cut where it must be.
fn fitted(name: &str, style: &TextStyle, limit: f64, lines: usize) -> Vec<String> {
    if lines < 2 || style.width(name) <= limit {
        return vec![style.truncate(name, limit)];
    }
    let wrapped = wrap(name, SMALL, true, limit);
    if wrapped.len() > lines { shortened(name, limit, lines, None) } else { wrapped }
}

/// A name that does not fit on so many lines that break at spaces: on lines that break behind hyphens too, the last cut where it
/// still does not fit.
// In the deferred module: see `src/site/build/shrink/split`. No name of the embedded dataset is so long.
#[inline(never)]
fn shortened(name: &str, limit: f64, lines: usize, at: Cut) -> Vec<String> {
    let mut wrapped = wrap_parts(name, SMALL, true, limit);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        wrapped.pop();
        let mut rest = name;
        for line in &wrapped {
            // Spaces at line ends are gone, and a word that was divided has a hyphen.
            let end = if rest.starts_with(line.as_str()) { line.len() } else { line.len() - 1 };
            rest = rest[end..].trim_start();
        }
        let at = at.map(|(at, head)| (at.saturating_sub(name.len() - rest.len()), head));
        wrapped.push(cut(&TextStyle::small(Ink::Text).bold(), rest, limit, at));
    } else {
        isolate_lines(&mut wrapped);
    }
    wrapped
}

/// A text where it fits, else its beginning; with what differs after it, from the beginning of that word where it fits.
fn cut(style: &TextStyle, text: &str, width: f64, at: Cut) -> String {
    let Some((differs, head)) = at.filter(|(differs, _)| *differs > 0 && style.width(text) > width) else {
        return style.truncate(text, width);
    };
    let word = differs - text[..differs].split(' ').fold(0, |_, word| word.len());
    let has_room =
        style.width(&text[word..]) <= width * 0.6 || style.width(&text[word..differs]) <= width * FEW;
    let from = if has_room { word } else { differs };
    let rest = text[from..].trim_start();
    let head = style.truncate(&text[..text.len() - rest.len()], width * head);
    let tail = style.truncate(rest, width - style.width(&head));
    [head, tail].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str], limit: f64, lines: usize) -> Vec<String> {
        told_apart(names, &|| names.to_vec(), &TextStyle::body(Ink::Text).bold(), limit, lines)
            .iter()
            .map(|lines| lines.join("/"))
            .collect()
    }

    #[test]
    fn a_name_has_two_lines_before_it_is_cut() {
        assert_eq!(shown(&["Telford and Wrekin"], 140.0, 2), ["Telford and Wrekin"]);
        assert_eq!(shown(&["Telford and Wrekin"], 90.0, 2), ["Telford and/Wrekin"]);
        assert_eq!(shown(&["Telford and Wrekin"], 90.0, 1), ["Telford an…"]);
    }

    #[test]
    fn names_of_which_one_begins_the_other_are_told_apart() {
        let names = [
            "Verkehrsinfrastrukturgenehmigungsverwaltungsstelle",
            "Verkehrsinfrastrukturgenehmigungsverwaltungsstellen",
            "Grundstücksverkehrsgenehmigungsverwaltungsstelle",
            "Grundstücksverkehrsgenehmigungsverwaltungsstellen",
            "Kreislaufwirtschaftsaufsichtsbehörde Ober-Mörlen",
            "Kreislaufwirtschaftsaufsichtsbehörde Ober-Mörlenbach",
            "Abwasserbeseitigungsaufsichtsbehörde Ober-Mörlen",
            "Abwasserbeseitigungsaufsichtsbehörde Ober-Mörlenbach",
        ];
        for (limit, lines) in [(135.0, 2), (160.0, 2), (200.0, 1), (250.0, 1), (100.0, 3)] {
            let shown = shown(&names, limit, lines);
            let mut unlike = shown.clone();
            unlike.sort_unstable();
            unlike.dedup();
            assert_eq!(unlike.len(), names.len(), "{limit}: {shown:?}");
        }
    }

    #[test]
    fn a_name_has_a_third_line_where_that_is_allowed() {
        let name = ["Landkreis Neustadt an der Waldnaab"];
        assert_eq!(shown(&name, 110.0, 2), ["Landkreis/Neustadt an de…"]);
        assert_eq!(shown(&name, 110.0, 3), ["Landkreis/Neustadt an der/Waldnaab"]);
        let alike = [
            "Wasser- und Bodenverband Nordfriesland an der Küste im Westen",
            "Wasser- und Bodenverband Nordfriesland an der Küste im Osten",
        ];
        let lines = shown(&alike, 110.0, 3);
        assert!(lines.iter().all(|name| name.split('/').count() == 3), "{lines:?}");
        assert!(lines[0].ends_with("Westen") && lines[1].ends_with("Osten"), "{lines:?}");
    }

    #[test]
    fn words_from_right_to_left_are_whole_and_lines_of_a_cut_name_keep_their_direction() {
        let word = "\u{2067}الإسماعيلية\u{2069}";
        assert!(TextStyle::small(Ink::Text).bold().width(word) > 86.0);
        let limit = limit_of_words(&[word, "Ash"], 86.0, 288.0);
        assert_eq!(shown(&[word], limit, 2), [word]);
        assert_eq!(limit_of_words(&["Donaudampfschifffahrtsgesellschaft"], 86.0, 288.0), 86.0);
        // No wider than names may be.
        let long = ["\u{2067}", &"الإسماعيلية".repeat(5), "\u{2069}"].concat();
        assert_eq!(limit_of_words(&[&long], 86.0, 288.0), 288.0 * WIDEST);
        let name = "\u{2067}مستشفى الملك فيصل التخصصي ومركز الأبحاث 12 في مدينة الرياض\u{2069}";
        for lines in 1..=3 {
            let cut = told_apart(&[name], &|| vec![name], &TextStyle::body(Ink::Text).bold(), 110.0, lines)
                .remove(0);
            assert!(cut.len() == lines && cut.concat().contains('…'), "{cut:?}");
            assert!(
                cut.iter().all(|line| line.starts_with('\u{2067}') && line.ends_with('\u{2069}')),
                "{cut:?}"
            );
        }
    }

    #[test]
    fn names_are_cut_where_they_differ() {
        let hospitals = ["University Hospital Leiden", "University Hospital Utrecht", "University Hospital"];
        assert_eq!(shown(&hospitals, 110.0, 1), ["Uni…Leiden", "Uni…Utrecht", "Uni…Hospital"]);
        let wards = ["Gemeindeverwaltungsverband 11", "Gemeindeverwaltungsverband 12"];
        assert_eq!(shown(&wards, 80.0, 2), ["Gemeinde-/ve…11", "Gemeinde-/ve…12"]);
        let chinese = ["重庆市第一人民医院东院区", "重庆市第一人民医院西院区"];
        assert_eq!(shown(&chinese, 90.0, 1), ["重…东院区", "重…西院区"]);
    }

    #[test]
    fn names_are_told_apart_from_those_that_are_not_shown() {
        let style = TextStyle::body(Ink::Text).bold();
        let everyone = ["Landkreis Vorpommern-Greifswald", "Landkreis Vorpommern-Rügen"];
        for (name, part) in everyone.iter().zip(["Greif", "Rüg"]) {
            for lines in [1, 2] {
                let shown =
                    told_apart(&[name], &|| everyone.to_vec(), &style, 110.0, lines).concat().concat();
                assert!(shown.contains(part), "{name}: {shown} ({lines})");
            }
        }
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
                for line in told_apart(
                    &[name],
                    &|| vec![name],
                    &TextStyle::body(Ink::Text).bold(),
                    f64::from(limit),
                    2,
                )
                .remove(0)
                {
                    let mut cut: Vec<&str> = graphemes(&line).filter(|it| !["…", "-"].contains(it)).collect();
                    cut.retain(|grapheme| !whole.contains(grapheme));
                    assert!(cut.is_empty(), "{name} at {limit}: {line} has {cut:?}");
                }
            }
        }
    }
}
