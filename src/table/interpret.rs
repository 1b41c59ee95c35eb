//! One cell becomes a figure, a gap, or a text that was not understood, by the rules of its table.

use super::decimal::Decimal;
use super::figure::{Bound, Figure, GapReason, Outcome, Status};
use super::fold::fold;
use super::grid::{GridCell, Storage};
use super::marks::{Convention, Meaning};
use super::measure::Measure;
use super::numeral::{DecimalMark, Evidence, Unreadable};
use super::printed::{Content, Number, Printed, Spread, parse};
use super::remark::Remark;
use super::suffix::Beside;
use std::collections::{BTreeMap, BTreeSet};

/// A decision, and whether nobody has confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<T> {
    /// What was chosen.
    pub choice: T,
    /// Whether it is a guess.
    pub is_guess: bool,
}

impl<T> Chosen<T> {
    /// A choice that could not be otherwise.
    pub const fn sure(choice: T) -> Self {
        Self { choice, is_guess: false }
    }
}

/// What brackets around a number mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brackets {
    /// A minus, as in accounts.
    Minus,
    /// Low reliability, as in Germany.
    LowReliability,
    /// Nothing.
    Nothing,
}

/// What holds for all cells of a table.
#[derive(Clone, Debug)]
pub struct TableRules {
    /// The office that the marks are of.
    pub convention: Convention,
    /// What each mark means.
    pub marks: BTreeMap<String, Chosen<Meaning>>,
    /// What an empty cell means.
    pub empty: Chosen<Meaning>,
    /// What brackets around a number mean.
    pub brackets: Chosen<Brackets>,
    /// Whether a triangle before a number is a minus.
    pub triangle_is_minus: Chosen<bool>,
    /// The marks of which the table itself says that they stand for nothing.
    pub explained_zeros: BTreeSet<String>,
    /// Texts of footnotes by their signs.
    pub footnotes: BTreeMap<String, String>,
    /// Of how many hundred printed intervals hold the true value, where the table says so.
    pub confidence: Option<Decimal>,
    /// Whether a number with the other decimal mark than its column's is read all the same.
    pub reads_other_mark: bool,
}

/// What holds for the figures of one metric.
#[derive(Clone, Debug, Default)]
pub struct SeriesRules {
    /// The unit of measure.
    pub measure: Option<Measure>,
    /// Whether figures are fractions of one, of which a hundred times is shown.
    pub is_fraction: bool,
    /// Whether that is a guess.
    pub is_guess: bool,
    /// Numbers that stand for missing ones.
    pub missing: BTreeMap<String, Chosen<Meaning>>,
    /// Whether numbers without a sign are per cent too, among others that have one.
    pub is_percent: bool,
    /// Whether some of its numbers are below zero.
    pub is_signed: bool,
}

/// Where a cell stands: the rules of its table, column and metric.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The table's.
    pub table: &'a TableRules,
    /// The metric's.
    pub series: &'a SeriesRules,
    /// The column's decimal mark.
    pub decimal: Chosen<DecimalMark>,
    /// Flags of the column's heading.
    pub heading: &'a Beside,
    /// The confidence of intervals that the heading states.
    pub confidence: Option<Decimal>,
    /// Whether its numbers are half the widths of intervals.
    pub is_width: bool,
    /// The power of ten by which its row multiplies them.
    pub power: i32,
}

type Understood<T> = Result<T, String>;

/// Understands one cell.
pub fn interpret(cell: &GridCell, rules: Rules<'_>) -> Outcome {
    if cell.storage == Storage::Date {
        return Outcome::NotUnderstood(format!(
            "a date or a time; spreadsheets make {} of other texts",
            cell.text
        ));
    }
    let folded = fold(&cell.text);
    let (content, beside) = parse(&folded);
    let reader = Reader { rules, beside: &beside, storage: cell.storage };
    if let Some(meaning) = rules.series.missing.get(&folded) {
        return reader.gap(*meaning).unwrap_or_else(Outcome::NotUnderstood);
    }
    let outcome = match content {
        Content::Empty => reader.gap(rules.table.empty),
        Content::Mark(mark) => reader.mark(&mark),
        Content::FewCases => reader.gap(Chosen::sure(Meaning::Gap(GapReason::Unreliable))),
        Content::GrowthInWords(growth) => reader.growth_in_words(growth, &cell.text),
        Content::Number(printed) => {
            reader.number(&printed, &cell.text).map(|figure| Outcome::Figure(Box::new(figure)))
        }
        Content::Other => Err("neither a number nor a known mark".to_owned()),
    };
    outcome.unwrap_or_else(Outcome::NotUnderstood)
}

/// Reads the parts of one cell.
struct Reader<'a> {
    rules: Rules<'a>,
    beside: &'a Beside,
    storage: Storage,
}

impl Reader<'_> {
    fn gap(&self, meaning: Chosen<Meaning>) -> Understood<Outcome> {
        match meaning.choice {
            Meaning::Gap(reason) => {
                let (note, remarks) = (self.note(), self.unexplained());
                Ok(Outcome::Gap { reason, is_guess: meaning.is_guess, note, remarks })
            }
            Meaning::NotData => Ok(Outcome::NotData(super::figure::NotData::LeftOut)),
            Meaning::Zero => {
                let mut remarks = self.unexplained();
                remarks.push(Remark::Nothing);
                let value = Some(Decimal::whole(0));
                let figure = Figure {
                    value,
                    remarks,
                    is_guess: meaning.is_guess,
                    note: self.note(),
                    ..Figure::default()
                };
                Ok(Outcome::Figure(Box::new(figure)))
            }
        }
    }

    /// A mark, of which a flag behind it can say more: “: c” is confidential.
    fn mark(&self, mark: &str) -> Understood<Outcome> {
        let known = self.rules.table.marks.get(mark).copied().ok_or("a mark that nobody explains")?;
        let by_flag = self.beside.flags.iter().find_map(|flag| match flag.as_str() {
            "c" => Some(GapReason::Suppressed),
            "u" | "n" => Some(GapReason::Unreliable),
            "z" => Some(GapReason::NotApplicable),
            _ => None,
        });
        let mut outcome = self.gap(by_flag.map_or(known, |reason| Chosen::sure(Meaning::Gap(reason))))?;
        // The table's own legend says it once for all of its cells.
        if let Outcome::Figure(figure) = &mut outcome
            && self.rules.table.explained_zeros.contains(mark)
        {
            figure.remarks.retain(|remark| *remark != Remark::Nothing);
        }
        Ok(outcome)
    }

    fn growth_in_words(&self, growth: u32, text: &str) -> Understood<Outcome> {
        let fits = self.rules.series.measure.as_ref().is_none_or(|it| it.base.is_empty() || it.is_percent());
        if !fits {
            return Err("a growth among numbers of another unit of measure".to_owned());
        }
        let mut remarks = self.unexplained();
        remarks.extend((growth != 0).then(|| Remark::Growth(text.to_owned(), format!("+{growth}"))));
        let value = Some(Decimal::whole(growth));
        Ok(Outcome::Figure(Box::new(self.with_status(Figure {
            value,
            remarks,
            note: self.note(),
            ..Figure::default()
        })?)))
    }

    fn number(&self, printed: &Printed<'_>, text: &str) -> Understood<Figure> {
        let shift = self.shift(printed)?;
        let (value, is_other_mark) = self.read(&printed.number)?;
        let value = self.scaled(value, shift)?;
        if printed.is_width && !self.rules.is_width {
            return Err("the width of an interval without a value".to_owned());
        }
        let (note, remarks) = (self.note(), self.unexplained());
        let mut figure = Figure { bound: printed.bound, note, remarks, ..Figure::default() };
        figure.is_guess = is_other_mark || self.is_guess(printed);
        if let Some(upper) = &printed.upper {
            let upper = self.scaled(self.read(upper)?.0, shift)?;
            return self.range(figure, value, upper);
        }
        let is_decrease = printed.growth.is_some_and(|growth| growth.is_decrease);
        let is_minus = printed.in_brackets && self.rules.table.brackets.choice == Brackets::Minus;
        if is_minus && (printed.is_negative || is_decrease) {
            return Err("a minus and brackets around one number".to_owned());
        }
        let is_triangle = printed.has_triangle && self.rules.table.triangle_is_minus.choice;
        let mut value = value.with_sign(printed.is_negative || is_decrease || is_minus || is_triangle);
        if self.is_times(printed) {
            let remark;
            (value, remark) = times(value, printed, text)?;
            figure.remarks.push(remark);
        }
        if printed.next_round {
            figure.upper = Some(value.next_round());
        }
        figure.value = Some(value);
        self.round_zero(&mut figure);
        self.spread(&mut figure, printed, shift)?;
        if printed.in_brackets && self.rules.table.brackets.choice == Brackets::LowReliability {
            figure.status.push(Status::LowReliability);
        }
        self.with_status(figure)
    }

    fn is_guess(&self, printed: &Printed<'_>) -> bool {
        let is_ambiguous = |number: &Number<'_>| matches!(number, Number::Digits(it) if matches!(it.evidence(), Evidence::Either(_)));
        let mark =
            self.storage != Storage::Number && self.rules.decimal.is_guess && is_ambiguous(&printed.number);
        let triangle = printed.has_triangle && self.rules.table.triangle_is_minus.is_guess;
        triangle
            || mark
            || self.rules.series.is_guess
            || (printed.in_brackets && self.rules.table.brackets.is_guess)
    }

    /// The exact number, and whether it has another decimal mark than the table.
    fn read(&self, number: &Number<'_>) -> Understood<(Decimal, bool)> {
        let mark =
            if self.storage == Storage::Number { DecimalMark::Point } else { self.rules.decimal.choice };
        let too_long = || format!("more than {} digits", Decimal::MAX_DIGITS);
        match number.read(mark) {
            Ok(value) => Ok((value, false)),
            Err(Unreadable::TooLong) => Err(too_long()),
            Err(Unreadable::OtherMark) if self.rules.table.reads_other_mark => {
                let value =
                    number.read(mark.other()).map_err(|_| "digits that are parted in no known way")?;
                Ok((value, true))
            }
            Err(Unreadable::OtherMark) => Err("another decimal mark than its column's".to_owned()),
            Err(Unreadable::Grouping) => Err("digits that are parted in no known way".to_owned()),
        }
    }

    /// The power of ten between the cell's unit of measure and the metric's.
    fn shift(&self, printed: &Printed<'_>) -> Understood<i32> {
        let series = self.rules.series.measure.as_ref();
        let Some(own) = &printed.measure else {
            let is_bare_among_percent =
                series.is_some_and(Measure::is_percent) && !self.rules.series.is_percent;
            return if is_bare_among_percent {
                Err("a number without % among per cents".to_owned())
            } else {
                Ok(0)
            };
        };
        if own.base == "倍" && printed.growth.is_some() {
            return Ok(0);
        }
        let (power, base) = match own.base.as_str() {
            "m" if series.is_none_or(|it| it.base != "m") && own.printed.eq_ignore_ascii_case("m") => (6, ""),
            base => (own.power, base),
        };
        let Some(series) = series else { return Ok(power) };
        // Chinese counting words, and “number”, say nothing of the size.
        let is_silent = |base: &str| base.is_empty() || matches!(base, "number" | "个" | "位");
        let differs = !is_silent(base)
            && !is_silent(&series.base)
            && base != series.base
            && !series.base.starts_with("per ");
        if differs || (base == "%") != series.is_percent() && !is_silent(base) {
            return Err(format!("its unit of measure is “{}”, not “{}”", own.printed, series.printed));
        }
        let is_unscaled = power == 0 && series.power != 0 && !is_silent(base);
        // $12 under “$ million” are millions; 5元 under 亿元 may be either.
        if is_unscaled && !matches!(base, "$" | "€" | "£" | "¥") {
            return Err(format!("its unit of measure is “{}”, not “{}”", own.printed, series.printed));
        }
        Ok(if power == 0 { 0 } else { power - series.power })
    }

    fn scaled(&self, value: Decimal, shift: i32) -> Understood<Decimal> {
        let value = value.shifted(shift + self.rules.power);
        let scaled = if self.rules.series.is_fraction { value.shifted(2).in_ones() } else { Some(value) };
        scaled.ok_or_else(|| "too large a number".to_owned())
    }

    fn range(&self, mut figure: Figure, lower: Decimal, upper: Decimal) -> Understood<Figure> {
        if lower.compare(upper) != Some(std::cmp::Ordering::Less) {
            return Err("a range that ends below its beginning".to_owned());
        }
        (figure.lower, figure.upper) = (Some(lower), Some(upper));
        self.with_status(figure)
    }

    fn is_times(&self, printed: &Printed<'_>) -> bool {
        printed.growth.is_some() && printed.measure.as_ref().is_some_and(|measure| measure.base == "倍")
    }

    /// By some offices' convention, a printed 0 is more than nothing and less than half of the unit.
    fn round_zero(&self, figure: &mut Figure) {
        let Some(value) = figure.value.filter(|value| value.is_zero() && figure.bound == Bound::Exact) else {
            return;
        };
        // Among changes, what is rounded to zero may be a little above or below it: it stays as it is printed.
        if self.rules.table.convention.zero_is_rounded() && !self.rules.series.is_signed {
            (figure.value, figure.bound) = (Some(value.half_step()), Bound::Under);
            figure.remarks.push(Remark::RoundedZero(value, value.half_step()));
        }
    }

    fn spread(&self, figure: &mut Figure, printed: &Printed<'_>, shift: i32) -> Understood<()> {
        let (Some(spread), Some(value)) = (&printed.spread, figure.value) else { return Ok(()) };
        if figure.bound != Bound::Exact {
            return Err("a bound with an interval around it".to_owned());
        }
        let number = |number: &Number<'_>| self.scaled(self.read(number)?.0, shift);
        let (low, high) = match spread {
            Spread::PlusMinus(width) => {
                let width = number(width)?;
                (value.minus(width), value.plus(width))
            }
            Spread::Between((low_minus, low), (high_minus, high)) => {
                (Some(number(low)?.with_sign(*low_minus)), Some(number(high)?.with_sign(*high_minus)))
            }
        };
        let (low, high) = low.zip(high).ok_or("too many digits")?;
        set_interval(figure, low, high)?;
        let printed_level = printed.confidence.as_ref().and_then(|level| level.read(DecimalMark::Point).ok());
        figure.confidence = printed_level.or(self.rules.confidence).or(self.rules.table.confidence);
        Ok(())
    }

    /// Adds the flags of the cell and of its heading.
    fn with_status(&self, mut figure: Figure) -> Understood<Figure> {
        let unknown = self.beside.flags.iter().find(|flag| super::marks::status(flag).is_none());
        if let Some(flag) = unknown {
            return Err(format!("the flag “{flag}” beside a number"));
        }
        figure.status.extend(self.beside.statuses());
        figure.status.extend(self.rules.heading.statuses());
        // The sign of estimates by UNESCO, where no note explains it.
        let is_explained = self.rules.table.footnotes.contains_key("‡");
        if !is_explained && self.beside.footnotes.iter().any(|sign| sign == "‡") {
            figure.status.push(Status::Estimated);
        }
        figure.status.sort();
        figure.status.dedup();
        Ok(figure)
    }

    /// The texts of the cell's footnotes.
    fn note(&self) -> Option<String> {
        let texts = self.beside.footnotes.iter().filter_map(|sign| self.rules.table.footnotes.get(sign));
        let texts: Vec<&str> = texts.map(String::as_str).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// The cell's signs of footnotes without a text. ‡ is a status of its own.
    fn unexplained(&self) -> Vec<Remark> {
        let known = &self.rules.table.footnotes;
        let signs = self.beside.footnotes.iter().filter(|sign| !known.contains_key(*sign) && *sign != "‡");
        signs.map(|sign| Remark::Unexplained(sign.clone())).collect()
    }
}

/// Sets the ends of an interval that holds its value.
///
/// # Errors
/// An interval that does not.
pub fn set_interval(figure: &mut Figure, low: Decimal, high: Decimal) -> Result<(), String> {
    use std::cmp::Ordering::Greater;
    let Some(value) = figure.value else { return Err("an interval without a value".to_owned()) };
    let is_above =
        |first: Decimal, second: Decimal| first.compare(second).is_none_or(|order| order == Greater);
    if is_above(low, value) || is_above(value, high) {
        return Err(format!("the interval from {low} to {high} does not hold {value}"));
    }
    (figure.low, figure.high) = (Some(low), Some(high));
    Ok(())
}

/// 增长1.5倍 is +150 %, 增长到1.5倍 is +50 %.
fn times(value: Decimal, printed: &Printed<'_>, text: &str) -> Understood<(Decimal, Remark)> {
    let is_to = printed.growth.is_some_and(|growth| growth.is_to);
    if value.is_negative() {
        return Err("a decrease by more than everything".to_owned());
    }
    let by = if is_to { value.minus(Decimal::whole(1)) } else { Some(value) };
    let percent = by.ok_or("too many digits")?.shifted(2);
    let sign = if percent.is_negative() { "" } else { "+" };
    Ok((percent, Remark::Growth(text.to_owned(), format!("{sign}{percent}"))))
}
