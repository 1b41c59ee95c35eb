//! The headings of a table: names of columns, with unit of measure, period, flags and footnotes.

use super::base_period;
use super::block::Block;
use super::confidence::confidence;
use super::decimal::Decimal;
use super::fold::fold;
use super::grid::{Grid, GridRow, Storage};
use super::measure::Measure;
use super::period::{self, Period};
use super::suffix::{Beside, split_heading};

/// The heading of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// The whole text, by which a mapping knows the column.
    pub text: String,
    /// The name, without unit of measure, period, flags and footnotes.
    pub name: String,
    /// The unit of measure.
    pub measure: Option<Measure>,
    /// The period.
    pub period: Option<Period>,
    /// Flags and footnotes that hold for the whole column.
    pub beside: Beside,
    /// Whether nothing stands above the column.
    pub is_unnamed: bool,
    /// The confidence of an interval, in per cent.
    pub confidence: Option<Decimal>,
}

/// The headings of a table's columns. Columns without a text are named by their number.
pub fn read(grid: &Grid, block: &Block) -> Vec<Heading> {
    let of = |column| Heading::of(&parts(grid, block, column));
    let mut headings: Vec<Heading> = block.columns.clone().map(of).collect();
    for (index, heading) in headings.iter_mut().enumerate() {
        if heading.text.is_empty() {
            heading.text = format!("column {}", index + 1);
            heading.name.clone_from(&heading.text);
            heading.is_unnamed = true;
        }
    }
    tell_apart(&mut headings);
    headings
}

/// Names that are equal without their unit of measure keep it; texts that are equal are numbered.
fn tell_apart(headings: &mut [Heading]) {
    let key = |heading: &Heading| (heading.name.clone(), heading.period.clone());
    let keys: Vec<_> = headings.iter().map(key).collect();
    for index in 0..headings.len() {
        if keys.iter().filter(|other| **other == keys[index]).count() > 1 && headings[index].period.is_none()
        {
            headings[index].name = split_heading(&headings[index].text).0.to_owned();
        }
    }
    for index in 1..headings.len() {
        let same = |other: &&Heading| other.text == headings[index].text;
        let before = headings[..index].iter().filter(same).count();
        if before > 0 {
            headings[index].text = format!("{} ({})", headings[index].text, before + 1);
            headings[index].name = format!("{} ({})", headings[index].name, before + 1);
        }
    }
}

/// One text above a column.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    text: String,
    /// Whether all of its row are units of measure: then it is no part of the name.
    in_measures: bool,
}

/// The texts above a column from top to bottom, each once. A text spans the empty cells to its right.
fn parts(grid: &Grid, block: &Block, column: usize) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for index in block.headings.clone() {
        let row = &grid.rows[index];
        let mut text = row.text(column);
        let has_below =
            || (index + 1..block.headings.end).any(|below| !grid.rows[below].text(column).is_empty());
        let reaches = |left: &usize| !row.text(*left).is_empty();
        if text.is_empty() && has_below() && column > block.columns.start {
            // The first column names the rows: it spans nothing.
            text = (block.columns.start + 1..column).rev().find(reaches).map_or("", |left| row.text(left));
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_numbering = index > block.headings.start
            && text.trim_matches(['(', ')']).parse::<u32>().is_ok_and(|it| it < 100);
        let is_new = found.last().is_none_or(|last| last.text != text);
        let is_date = row.cell(column).storage == Storage::Date;
        if !text.is_empty() && is_new && (!is_numbering || is_date) {
            let in_measures = !found.is_empty() && is_measures(&grid.rows[index], block);
            found.push(Part { text, in_measures });
        }
    }
    found
}

/// Whether all texts of a row are units of measure.
fn is_measures(row: &GridRow, block: &Block) -> bool {
    let texts = block.columns.clone().map(|column| fold(row.text(column)));
    texts.filter(|text| !text.is_empty()).all(|text| Measure::parse(bare(&text)).is_some())
}

/// A text without brackets around it.
fn bare(text: &str) -> &str {
    text.trim_matches(['(', ')', '[', ']'])
}

impl Heading {
    fn of(parts: &[Part]) -> Self {
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let mut heading = Self { text: texts.join(", "), ..Self::default() };
        let mut names: Vec<String> = Vec::new();
        let is_period = |part: &&Part| period::parse(split_heading(&fold(&part.text)).0).is_some();
        let named = parts.iter().filter(|part| !part.in_measures && !is_period(part)).count();
        for part in parts {
            let folded = fold(&part.text);
            let (core, beside) = split_heading(&folded);
            heading.beside.flags.extend(beside.flags);
            heading.beside.footnotes.extend(beside.footnotes);
            heading.confidence = heading.confidence.or_else(|| confidence(core));
            if part.in_measures {
                heading.measure = Measure::parse(bare(core));
            } else if let Some(period) = period::parse(core) {
                heading.period = Some(period);
            } else {
                names.push(heading.take_name(core, named == 1));
            }
        }
        names.retain(|name| !name.is_empty());
        heading.name = names.join(", ");
        heading
    }

    /// Takes period and unit of measure out of a name.
    fn take_name(&mut self, core: &str, is_alone: bool) -> String {
        let mut name = core;
        let bracketed = name.strip_suffix([')', ']']).and_then(|open| open.rsplit_once(['(', '[']));
        if let Some((before, inner)) = bracketed
            && confidence(inner).is_some()
        {
            name = before.trim();
        }
        if let Some((before, measure)) = measure_at_end(name).or_else(|| measure_after_in(name)) {
            self.measure = Some(measure);
            // Beside a heading above it, the unit of measure is what tells the columns apart.
            name = if is_alone { before } else { name };
        }
        if let Some(period) = period::parse(name) {
            self.period = Some(period);
            return String::new();
        }
        if let Some((before, period)) = period_at_end(name) {
            (self.period, name) = (Some(period), before);
        }
        if self.measure.is_none()
            && let Some((before, measure)) = measure_at_end(name).or_else(|| measure_after_in(name))
        {
            self.measure = Some(measure);
            name = if is_alone { before } else { name };
        }
        if self.measure.is_none() {
            self.measure = Measure::parse(name).or_else(|| measure_in_words(name));
        }
        name.to_owned()
    }
}

/// “GDP 2020”, “GDP (2020)”, “Wait Q1 2024”, “Beds 31 March 2024”: as many words as are a period, up to three.
fn period_at_end(name: &str) -> Option<(&str, Period)> {
    if let Some(open) = name.strip_suffix(')') {
        let (before, last) = open.rsplit_once('(')?;
        return period_after(before, last);
    }
    let mut spaces: Vec<usize> = name.rmatch_indices(' ').map(|(at, _)| at).take(3).collect();
    spaces.reverse();
    spaces.into_iter().find_map(|at| period_after(&name[..at], &name[at + 1..]))
}

/// What is before a period, without the words that lead to it.
fn period_after<'a>(before: &'a str, last: &str) -> Option<(&'a str, Period)> {
    let before = before.trim_end_matches([' ', ',', ':']);
    let found = period::parse(last.trim()).filter(|_| !before.is_empty())?;
    if base_period::is_base(before, last, &found) {
        return None;
    }
    let words =
        [" am", " at", " on", " as of", " as at", " in", " per", " zum", " au", " en", " for", " year"];
    let shorter = words.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    Some((shorter.trim_end(), found))
}

/// “GDP (亿元)”, “wait [days]”, “Budget, $”
fn measure_at_end(name: &str) -> Option<(&str, Measure)> {
    let bracketed = |open, close| name.strip_suffix(close)?.rsplit_once(open);
    let (before, last) =
        bracketed('(', ')').or_else(|| bracketed('[', ']')).or_else(|| name.rsplit_once(", "))?;
    let measure = Measure::parse(last.trim())?;
    let before = before.trim();
    (!before.is_empty()).then_some((before, measure))
}

/// The unit of measure in the words of a name: “Quote in %”, “Percent Under 4 Hours”.
pub fn measure_in_words(name: &str) -> Option<Measure> {
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '%');
    let is_percent = lower.contains("per cent")
        || words.any(|word| matches!(word, "%" | "percent" | "percentage" | "pct" | "prozent"));
    let is_points = lower.contains("point");
    if is_percent && !is_points {
        let printed = if lower.contains('%') { "%" } else { "per cent" };
        return Some(Measure { power: 0, base: "%".to_owned(), printed: printed.to_owned() });
    }
    measure_after_in(name).map(|(_, measure)| measure)
}

/// “Schulden in Mio. €”: the name before the unit of measure, and the unit as it is printed. Per cents, points and plain
/// numbers belong to what the name says (“change in number”).
fn measure_after_in(name: &str) -> Option<(&str, Measure)> {
    let (before, last) = name.rsplit_once(" in ")?;
    let measure = Measure::parse(last)?;
    let is_size = !matches!(measure.base.as_str(), "%" | "pp" | "number" | "index" | "points");
    (is_size && !before.trim().is_empty()).then_some((before.trim(), measure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(parts: &[&str]) -> Heading {
        let part = |text: &&str| Part { text: (*text).to_owned(), in_measures: false };
        Heading::of(&parts.iter().map(part).collect::<Vec<_>>())
    }

    #[test]
    fn a_period_of_several_words_leaves_the_name() {
        for (text, name, period) in [
            ("Wait Q1 2024", "Wait", "2024-Q1"),
            ("Sales H1 2024", "Sales", "2024-H1"),
            ("Beds March 2024", "Beds", "2024-03"),
            ("Beds 2024", "Beds", "2024"),
            ("Index since 2011", "Index since 2011", ""),
            ("Change on 2022", "Change on 2022", ""),
            ("Growth vs 2020 (%)", "Growth vs 2020", ""),
            ("Évolution 2022-2023 (%)", "Évolution 2022-2023", ""),
            ("Growth in 2023 (%)", "Growth", "2023"),
        ] {
            let found = heading(&[text]);
            let code = found.period.map(|period| period.id).unwrap_or_default();
            assert_eq!((found.name.as_str(), code.as_str()), (name, period), "{text}");
        }
    }

    #[test]
    fn a_unit_of_measure_leaves_the_name() {
        for (text, name, measure) in [
            ("GDP(亿元)", "GDP", "元"),
            ("Budget, $", "Budget", "$"),
            ("wait (days)", "wait", "d"),
            ("Arbeitslosenquote in %", "Arbeitslosenquote in %", "%"),
            ("Percent Under 4 Hours", "Percent Under 4 Hours", "%"),
            ("Rate [note 2]", "Rate", ""),
            ("Turnover (£ million)", "Turnover", "£"),
            ("Rate (men)", "Rate (men)", ""),
            ("Schulden in Mio. €", "Schulden", "€"),
            ("Schulden in Mio. € 2023", "Schulden", "€"),
            ("Number in thousands", "Number", ""),
            ("Change in number", "Change in number", ""),
        ] {
            let found = heading(&[text]);
            let base = found.measure.map(|measure| measure.base).unwrap_or_default();
            assert_eq!((found.name.as_str(), base.as_str()), (name, measure), "{text}");
        }
    }

    #[test]
    fn headings_above_each_other_are_joined() {
        let found = heading(&["Electricity", "MWh"]);
        assert_eq!(
            (found.name.as_str(), found.measure.map(|it| it.base)),
            ("Electricity, MWh", Some("MWh".to_owned()))
        );
        let found = heading(&["GDP", "2023(b)"]);
        assert_eq!((found.name.as_str(), found.period.map(|it| it.id)), ("GDP", Some("2023".to_owned())));
        assert_eq!(found.beside.flags, ["b"]);
    }
}
