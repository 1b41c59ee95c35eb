//! What the cells of a table show together: which marks, which decimal mark, which units of measure.

use super::decimal::Decimal;
use super::decisions::Position;
use super::fold::fold;
use super::grid::{GridCell, Storage};
use super::measure::Measure;
use super::numeral::{DecimalMark, Evidence};
use super::printed::{Content, Number, Printed, Spread, parse};
use std::collections::BTreeMap;

/// How the numbers of a column are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkEvidence {
    /// Numbers whose decimal mark is the point.
    pub point: Vec<Position>,
    /// Numbers whose decimal mark is the comma.
    pub comma: Vec<Position>,
    /// Numbers such as 1.234.
    pub either_point: Vec<Position>,
    /// Numbers such as 1,234.
    pub either_comma: Vec<Position>,
}

impl MarkEvidence {
    fn add(&mut self, printed: &Printed<'_>, position: Position) {
        let spread = match &printed.spread {
            Some(Spread::PlusMinus(number)) => vec![number],
            Some(Spread::Between((_, low), (_, high))) => vec![low, high],
            None => Vec::new(),
        };
        for number in [&printed.number].into_iter().chain(&printed.upper).chain(spread) {
            let Number::Digits(numeral) = number else { continue };
            match numeral.evidence() {
                Evidence::Is(DecimalMark::Point) => self.point.push(position),
                Evidence::Is(DecimalMark::Comma) => self.comma.push(position),
                Evidence::Either(DecimalMark::Point) => self.either_point.push(position),
                Evidence::Either(DecimalMark::Comma) => self.either_comma.push(position),
                Evidence::None => {}
            }
        }
    }

    /// Adds what another column shows.
    pub fn extend(&mut self, other: &Self) {
        self.point.extend(&other.point);
        self.comma.extend(&other.comma);
        self.either_point.extend(&other.either_point);
        self.either_comma.extend(&other.either_comma);
    }

    /// The decimal mark that most of the numbers show, if any does.
    pub fn shown(&self) -> Option<DecimalMark> {
        match (self.point.len(), self.comma.len()) {
            (0, 0) => None,
            (point, comma) if point >= comma => Some(DecimalMark::Point),
            _ => Some(DecimalMark::Comma),
        }
    }
}

/// What the figures of one metric have in common.
#[derive(Clone, Debug, Default)]
pub struct SeriesEvidence {
    /// Cells with %.
    pub percent: Vec<Position>,
    /// Cells without a unit of measure.
    pub bare: Vec<Position>,
    /// Other units of measure, by their base.
    pub bases: BTreeMap<String, (usize, Measure)>,
    /// How many numbers have a word of their own for their size and no unit of measure, such as 92.5万.
    pub scaled: usize,
    /// Cells whose unit of measure is the letter m alone.
    pub letter_m: Vec<Position>,
    /// All numbers.
    pub all: Vec<Position>,
    /// Numbers from 0 to 1, and the most decimals among them.
    pub within_one: usize,
    /// See `within_one`.
    pub most_decimals: i32,
    /// Numbers from −1 to 1.
    pub within_one_signed: usize,
    /// Whole numbers that could be years.
    pub years: usize,
    /// Whole numbers below zero, by their text, and those with nines alone.
    pub odd: BTreeMap<String, Vec<Position>>,
    /// Numbers below zero.
    pub negative: usize,
    /// The largest number that is not of nines alone.
    pub largest: Option<Decimal>,
}

/// Numbers that surveys and programs write for “no answer”.
const MISSING_CODES: [&str; 8] = ["-9", "-99", "-999", "-9999", "99", "999", "9999", "99999"];

impl SeriesEvidence {
    /// Numbers that may stand for missing ones: the only ones below zero, or nines far above all others.
    pub fn missing_codes(&self) -> impl Iterator<Item = (&String, &Vec<Position>)> {
        let negative_codes: usize =
            self.odd.iter().filter(|(code, _)| code.starts_with('-')).map(|(_, at)| at.len()).sum();
        let far_above = |code: &str| {
            let code = Decimal::from_digits(code, 0);
            let tenfold = self.largest.map(|largest| largest.shifted(1));
            code.zip(tenfold)
                .is_some_and(|(code, tenfold)| code.minus(tenfold).is_some_and(|rest| !rest.is_negative()))
        };
        let others = self.all.len() - self.odd.values().map(Vec::len).sum::<usize>();
        self.odd.iter().filter(move |(code, _)| {
            others > 0
                && if code.starts_with('-') { negative_codes == self.negative } else { far_above(code) }
        })
    }

    /// Adds a number, once its decimal mark is known.
    pub fn add(&mut self, cell: &GridCell, position: Position, decimal: DecimalMark) {
        let folded = fold(&cell.text);
        let Content::Number(printed) = parse(&folded).0 else { return };
        self.all.push(position);
        self.add_measure(&printed, position);
        let decimal = if cell.storage == Storage::Number { DecimalMark::Point } else { decimal };
        let Ok(value) = printed.number.read(decimal) else { return };
        self.add_odd(&folded, value.with_sign(printed.is_negative), position);
        let is_below_one = Decimal::whole(1).minus(value).is_some_and(|rest| !rest.is_negative());
        if is_below_one {
            self.within_one_signed += 1;
            self.most_decimals = self.most_decimals.max(value.decimals());
        }
        if is_below_one && !printed.is_negative && !printed.in_brackets {
            self.within_one += 1;
        }
        let since_1000 = value.minus(Decimal::whole(1000)).is_some_and(|rest| !rest.is_negative());
        let until_2150 = Decimal::whole(2150).minus(value).is_some_and(|rest| !rest.is_negative());
        let is_plain = matches!(&printed.number, Number::Digits(numeral) if numeral.is_plain());
        self.years += usize::from(since_1000 && until_2150 && is_plain && printed.measure.is_none());
    }

    fn add_odd(&mut self, folded: &str, value: Decimal, position: Position) {
        self.negative += usize::from(value.is_negative());
        if MISSING_CODES.contains(&folded) {
            self.odd.entry(folded.to_owned()).or_default().push(position);
        } else if self.largest.is_none_or(|it| value.minus(it).is_some_and(|rest| !rest.is_negative())) {
            self.largest = Some(value);
        }
    }

    fn add_measure(&mut self, printed: &Printed<'_>, position: Position) {
        match &printed.measure {
            None => self.bare.push(position),
            Some(measure) if measure.base == "倍" && printed.growth.is_some() => {}
            Some(measure) if measure.is_percent() => self.percent.push(position),
            Some(measure) if measure.printed.eq_ignore_ascii_case("m") => self.letter_m.push(position),
            Some(measure) if measure.base.is_empty() => self.scaled += 1,
            Some(measure) => {
                let entry = self.bases.entry(measure.base.clone());
                entry.or_insert_with(|| (0, measure.without_power())).0 += 1;
            }
        }
    }
}

/// What the figures of a table show together.
#[derive(Clone, Debug, Default)]
pub struct TableEvidence {
    /// Marks in place of numbers, in their one form.
    pub marks: BTreeMap<String, Vec<Position>>,
    /// Empty cells.
    pub empty: Vec<Position>,
    /// Numbers in brackets.
    pub brackets: Vec<Position>,
    /// Numbers with an interval for which the cell does not say how sure it is.
    pub spreads: Vec<Position>,
    /// Numbers behind a triangle.
    pub triangles: Vec<Position>,
    /// Printed zeros.
    pub zeros: Vec<Position>,
    /// Numbers of spreadsheets.
    pub stored: usize,
    /// All numbers.
    pub numbers: usize,
    /// By column: how its numbers are written.
    pub columns: BTreeMap<usize, MarkEvidence>,
}

impl TableEvidence {
    /// Adds a cell of a column of ends or widths of intervals: where it is empty, nothing is missing.
    pub fn add_qualifier(&mut self, cell: &GridCell, position: Position) {
        if !cell.is_empty() {
            self.add(cell, position);
        }
    }

    /// Adds a cell that should hold a figure.
    pub fn add(&mut self, cell: &GridCell, position: Position) {
        let folded = fold(&cell.text);
        match parse(&folded).0 {
            Content::Empty => self.empty.push(position),
            Content::Mark(mark) => self.marks.entry(mark).or_default().push(position),
            Content::Number(printed) => self.add_number(&printed, cell.storage, position),
            Content::GrowthInWords(_) | Content::FewCases | Content::Other => {}
        }
    }

    fn add_number(&mut self, printed: &Printed<'_>, storage: Storage, position: Position) {
        self.numbers += 1;
        if printed.in_brackets {
            self.brackets.push(position);
        }
        if printed.has_triangle {
            self.triangles.push(position);
        }
        if printed.spread.is_some() && printed.confidence.is_none() {
            self.spreads.push(position);
        }
        if printed.number.read(DecimalMark::Point).is_ok_and(Decimal::is_zero) {
            self.zeros.push(position);
        }
        if storage == Storage::Number {
            self.stored += 1;
        } else {
            self.columns.entry(position.1).or_default().add(printed, position);
        }
    }
}
