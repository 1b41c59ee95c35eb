//! The rules by which cells are read: proposed from what occurs together, decided, asked about.

use super::decimal::Decimal;
use super::decisions::{Code, Decisions, Position, Question};
use super::evidence::{MarkEvidence, SeriesEvidence, TableEvidence};
use super::figure::GapReason;
use super::interpret::{Brackets, Chosen, SeriesRules, TableRules};
use super::legend;
use super::lexicon;
use super::marks::{self, Convention, Meaning};
use super::measure::Measure;
use super::numeral::DecimalMark;
use std::collections::BTreeMap;

/// What surrounds a table and bears on its cells.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Texts above and below it.
    pub texts: &'a [String],
    /// Texts of footnotes by their signs.
    pub footnotes: &'a BTreeMap<String, String>,
    /// Whether the file is in Eurostat's form.
    pub is_eurostat: bool,
    /// Whether cells may show their numbers as per cent without this being known.
    pub may_hide_percent: bool,
    /// What parts the cells, in a text.
    pub delimiter: Option<char>,
}

fn question(code: Code, about: &str, default: &str, options: &[&str], cells: Vec<Position>) -> Question {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Question { code, about: about.to_owned(), default: default.to_owned(), options, cells }
}

/// Decides what holds for the whole table.
pub fn table_rules(
    evidence: &TableEvidence,
    around: Surroundings<'_>,
    decisions: &mut Decisions,
) -> TableRules {
    let convention = convention(evidence, around.is_eurostat, decisions);
    let legend = legend::read(around.texts);
    let zeros = legend.iter().filter(|(_, meaning)| **meaning == Meaning::Zero);
    let explained_zeros = zeros.map(|(mark, _)| mark.clone()).collect();
    let marks = evidence.marks.iter().map(|(mark, cells)| {
        let stated = legend.get(mark).copied();
        (mark.clone(), mark_meaning(mark, cells, (stated, convention), decisions))
    });
    let marks = marks.collect();
    TableRules {
        convention: convention.choice,
        marks,
        empty: empty_meaning(&evidence.empty, decisions),
        brackets: brackets(&evidence.brackets, convention, decisions),
        triangle_is_minus: triangle(&evidence.triangles, decisions),
        explained_zeros,
        footnotes: around.footnotes.clone(),
        confidence: confidence(&evidence.spreads, around.texts, decisions),
        reads_other_mark: true,
    }
}

fn convention(evidence: &TableEvidence, is_eurostat: bool, decisions: &mut Decisions) -> Chosen<Convention> {
    let brackets_of_letters =
        evidence.marks.keys().any(|mark| matches!(mark.as_str(), "[c]" | "[x]" | "[z]" | "[low]" | "[k]"));
    let before = decisions.questions().len();
    let choice = if is_german(evidence) {
        let names: Vec<&str> = Convention::ALL.iter().map(|it| it.as_str()).collect();
        let cells = evidence
            .marks
            .values()
            .flatten()
            .chain(&evidence.brackets)
            .chain(&evidence.zeros)
            .copied()
            .collect();
        decisions.ask(question(Code::Convention, "", Convention::German.as_str(), &names, cells))
    } else {
        let default = match (is_eurostat, brackets_of_letters) {
            (true, _) => Convention::Eurostat,
            (false, true) => Convention::BritishBrackets,
            (false, false) => Convention::None,
        };
        decisions.settle(Code::Convention, "", default.as_str())
    };
    let is_guess = decisions.questions().len() > before;
    let choice = Convention::ALL.into_iter().find(|it| it.as_str() == choice).unwrap_or_default();
    Chosen { choice, is_guess }
}

/// Three of the signs of Germany's offices beside decimal commas, one of which is hardly used elsewhere.
fn is_german(evidence: &TableEvidence) -> bool {
    let has = |mark: &str| evidence.marks.contains_key(mark);
    let signs = ["-", ".", "/", "x", "…"].iter().filter(|mark| has(mark)).count();
    let others =
        usize::from(!evidence.brackets.is_empty()) + usize::from(!evidence.zeros.is_empty() && has("-"));
    let is_typical = has("/") || (has("x") && has(".")) || (has(".") && has("-") && has("…"));
    table_mark(evidence) == Some(DecimalMark::Comma)
        && is_typical
        && (signs + others >= 3 || has("/") && signs >= 2)
}

fn mark_meaning(
    mark: &str,
    cells: &[Position],
    (stated, convention): (Option<Meaning>, Chosen<Convention>),
    decisions: &mut Decisions,
) -> Chosen<Meaning> {
    let code = if marks::is_dash(mark) { Code::DashMeans } else { Code::MarkMeans };
    let by_convention = convention.choice.meaning(mark).filter(|_| stated.is_none());
    let (usual, is_clear) = marks::meaning(mark).unwrap_or((GapReason::Unknown, false));
    let default = stated.or(by_convention).unwrap_or(Meaning::Gap(usual));
    let before = decisions.guesses();
    let names: Vec<&str> = MEANINGS.iter().map(|it| it.as_str()).collect();
    let asked = question(code, mark, default.as_str(), &names, cells.to_vec());
    let choice = match is_clear || by_convention.is_some() {
        // What the table itself says is not asked about, and can be changed.
        _ if stated.is_some() => decisions.offer(asked),
        true if by_convention.is_none() && marks::is_abbreviation(mark) => decisions.presume(asked),
        true => decisions.settle(code, mark, default.as_str()),
        false => decisions.ask(asked),
    };
    let is_guess = decisions.guesses() > before || (by_convention.is_some() && convention.is_guess);
    Chosen { choice: Meaning::from_name(&choice).unwrap_or(default), is_guess }
}

const MEANINGS: [Meaning; 11] = [
    Meaning::Gap(GapReason::NotReported),
    Meaning::Gap(GapReason::Unknown),
    Meaning::Gap(GapReason::Suppressed),
    Meaning::Gap(GapReason::NotApplicable),
    Meaning::Gap(GapReason::BelowDetection),
    Meaning::Gap(GapReason::Unreliable),
    Meaning::Gap(GapReason::NotYetDue),
    Meaning::Gap(GapReason::NotCollected),
    Meaning::Gap(GapReason::Withheld),
    Meaning::Zero,
    Meaning::NotData,
];

fn empty_meaning(cells: &[Position], decisions: &mut Decisions) -> Chosen<Meaning> {
    let default = Meaning::Gap(GapReason::NotReported);
    if cells.is_empty() {
        return Chosen::sure(default);
    }
    let names: Vec<&str> = MEANINGS.iter().map(|it| it.as_str()).collect();
    let before = decisions.questions().len();
    let choice = decisions.ask(question(Code::EmptyMeans, "", default.as_str(), &names, cells.to_vec()));
    Chosen {
        choice: Meaning::from_name(&choice).unwrap_or(default),
        is_guess: decisions.questions().len() > before,
    }
}

fn brackets(
    cells: &[Position],
    convention: Chosen<Convention>,
    decisions: &mut Decisions,
) -> Chosen<Brackets> {
    if cells.is_empty() {
        return Chosen::sure(Brackets::Minus);
    }
    if convention.choice.brackets_are_unreliable() {
        return Chosen { choice: Brackets::LowReliability, is_guess: convention.is_guess };
    }
    let before = decisions.questions().len();
    let options = ["minus", "low_reliability", "nothing"];
    let choice =
        match decisions.ask(question(Code::BracketsMean, "", "minus", &options, cells.to_vec())).as_str() {
            "low_reliability" => Brackets::LowReliability,
            "nothing" => Brackets::Nothing,
            _ => Brackets::Minus,
        };
    Chosen { choice, is_guess: decisions.questions().len() > before }
}

/// A triangle before a number is a minus in Japan's tables, and an increase on many dashboards.
fn triangle(cells: &[Position], decisions: &mut Decisions) -> Chosen<bool> {
    if cells.is_empty() {
        return Chosen::sure(true);
    }
    let before = decisions.questions().len();
    let options = ["minus", "increase"];
    let choice = decisions.ask(question(Code::MarkMeans, "▲", options[0], &options, cells.to_vec()));
    Chosen { choice: choice == options[0], is_guess: decisions.questions().len() > before }
}

/// How sure printed intervals are: said around the table, or asked.
fn confidence(cells: &[Position], texts: &[String], decisions: &mut Decisions) -> Option<Decimal> {
    if cells.is_empty() {
        return None;
    }
    let is_interval = |text: &str| {
        ["confidence", "ci", "interval", "margin", "konfidenz", "置信"].iter().any(|word| text.contains(word))
    };
    let stated = texts.iter().map(|text| text.to_lowercase()).filter(|text| is_interval(text));
    let level = stated
        .flat_map(|text| {
            ["90", "95", "99"].into_iter().find(move |level| {
                text.contains(&format!("{level}%"))
                    || text.contains(&format!("{level} %"))
                    || text.contains(&format!("{level} per cent"))
            })
        })
        .next();
    let choice = match level {
        Some(level) => decisions.settle(Code::IntervalLevel, "", level),
        None => decisions.ask(question(
            Code::IntervalLevel,
            "",
            "not stated",
            &["not stated", "90", "95", "99"],
            cells.to_vec(),
        )),
    };
    Decimal::from_digits(&choice, 0)
}

/// The decimal mark that the numbers of the whole table show, if any does.
fn table_mark(evidence: &TableEvidence) -> Option<DecimalMark> {
    all_marks(evidence).shown()
}

fn all_marks(evidence: &TableEvidence) -> MarkEvidence {
    let mut all = MarkEvidence::default();
    evidence.columns.values().for_each(|column| all.extend(column));
    all
}

/// The decimal marks of a table.
#[derive(Clone, Debug)]
pub struct DecimalMarks {
    /// By column of the grid.
    pub columns: BTreeMap<usize, Chosen<DecimalMark>>,
    /// Of all other columns.
    pub table: Chosen<DecimalMark>,
    /// Whether a number with the other mark than its column's is read all the same.
    pub reads_other: bool,
}

impl DecimalMarks {
    /// The mark of a column.
    pub fn of(&self, column: usize) -> Chosen<DecimalMark> {
        self.columns.get(&column).copied().unwrap_or(self.table)
    }
}

/// Decides the decimal mark of each column, by its index in the grid, and the one of all others.
pub fn decimal_marks(
    evidence: &TableEvidence,
    around: Surroundings<'_>,
    decisions: &mut Decisions,
) -> DecimalMarks {
    let all = all_marks(evidence);
    let table = match (all.shown(), all.either_comma.is_empty() && all.either_point.is_empty()) {
        (Some(shown), _) => settle_mark(shown, decisions),
        (None, true) => settle_mark(DecimalMark::Point, decisions),
        (None, false) => ask_mark(&all, around.delimiter, decisions),
    };
    let mut odd = Vec::new();
    let mut columns = BTreeMap::new();
    for (column, marks) in &evidence.columns {
        // One odd cell does not decide how all others of its column are read: 46.2 makes no decimals of 128.928 and 8.701.
        let own = match (marks.point.is_empty(), marks.comma.is_empty()) {
            (false, true) if marks.point.len() > marks.either_point.len() => DecimalMark::Point,
            (true, false) if marks.comma.len() > marks.either_comma.len() => DecimalMark::Comma,
            _ => table.choice,
        };
        let against = if table.choice == DecimalMark::Point { &marks.comma } else { &marks.point };
        odd.extend(against);
        // A column that differs from the rest of the table may be right in itself.
        columns.insert(
            *column,
            if own == table.choice { table } else { Chosen { choice: own, is_guess: true } },
        );
    }
    let other = name_of(table.choice.other());
    let reads_other = odd.is_empty()
        || decisions.ask(question(Code::DecimalMark, "odd", other, &[other, "not a number"], odd)) == other;
    DecimalMarks { columns, table, reads_other }
}

const fn name_of(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => "point",
        DecimalMark::Comma => "comma",
    }
}

fn mark_named(name: &str) -> DecimalMark {
    if name == "comma" { DecimalMark::Comma } else { DecimalMark::Point }
}

fn settle_mark(mark: DecimalMark, decisions: &mut Decisions) -> Chosen<DecimalMark> {
    Chosen::sure(mark_named(&decisions.settle(Code::DecimalMark, "", name_of(mark))))
}

/// Nothing in the file decides: 1,234 alone. Where commas part the cells or a mark is doubtful, thousands are likelier.
fn ask_mark(all: &MarkEvidence, delimiter: Option<char>, decisions: &mut Decisions) -> Chosen<DecimalMark> {
    let default = match (all.either_comma.is_empty(), all.either_point.is_empty()) {
        (false, true) => DecimalMark::Point,
        (true, false) if delimiter == Some(';') => DecimalMark::Comma,
        _ => DecimalMark::Point,
    };
    let cells = all.either_comma.iter().chain(&all.either_point).copied().collect();
    let before = decisions.questions().len();
    let choice = decisions.ask(question(Code::DecimalMark, "", name_of(default), &["point", "comma"], cells));
    Chosen { choice: mark_named(&choice), is_guess: decisions.questions().len() > before }
}

/// Decides what holds for the figures of one metric. The measure is that of its heading, its row or the table.
pub fn series_rules(
    name: &str,
    heading: Option<Measure>,
    evidence: &SeriesEvidence,
    around: Surroundings<'_>,
    decisions: &mut Decisions,
) -> SeriesRules {
    let is_signed = evidence.negative > 0;
    let mut rules = SeriesRules { is_percent: true, is_signed, ..SeriesRules::default() };
    let is_percent_heading = heading.as_ref().is_some_and(Measure::is_percent);
    rules.measure = heading.or_else(|| measure_of_cells(evidence));
    let by_cells = rules.measure.as_ref().is_some_and(Measure::is_percent) && !is_percent_heading;
    if by_cells && !evidence.bare.is_empty() {
        let bare = evidence.bare.clone();
        rules.is_percent =
            decisions.ask(question(Code::IsPercent, name, "yes", &["yes", "no"], bare)) == "yes";
    }
    if !evidence.letter_m.is_empty() && rules.measure.as_ref().is_none_or(|measure| measure.base != "m") {
        let is_length = ["km", "cm", "mm"].iter().any(|base| evidence.bases.contains_key(*base));
        let default = if is_length { "metre" } else { "million" };
        let cells = evidence.letter_m.clone();
        let choice = decisions.ask(question(Code::LetterM, name, default, &["million", "metre"], cells));
        if choice == "metre" {
            rules.measure = Measure::parse("m");
        }
    }
    for (code, cells) in evidence.missing_codes() {
        let about = format!("{code} in {name}");
        let options = ["unknown", "figure", "not_reported", "not_applicable"];
        let before = decisions.questions().len();
        let choice = decisions.ask(question(Code::MarkMeans, &about, options[0], &options, cells.clone()));
        let is_guess = decisions.questions().len() > before;
        if let Some(choice) = Meaning::from_name(&choice) {
            rules.missing.insert(code.clone(), Chosen { choice, is_guess });
        }
    }
    // Growth from −100 to 100 per cent is kept as a number from −1 to 1.
    let all = evidence.all.len();
    let may_hide = around.may_hide_percent && evidence.within_one_signed == all && evidence.most_decimals > 0;
    let is_hidden = may_hide && all > 0 && rules.measure.as_ref().is_none_or(Measure::is_percent);
    if is_hidden || is_doubtful_share(name, evidence, rules.measure.as_ref()) {
        let before = decisions.questions().len();
        let options = ["fractions of one", "as printed"];
        let is_printed = rules.measure.is_some() && evidence.most_decimals < 2;
        let default = options[usize::from(is_printed)];
        let choice = decisions.ask(question(Code::ShareScale, name, default, &options, evidence.all.clone()));
        rules.is_fraction = choice == options[0];
        rules.is_guess = decisions.questions().len() > before;
        if rules.is_fraction {
            rules.measure = Measure::parse("%");
        }
    }
    rules
}

/// The unit of measure that the cells have, where most of those with one agree.
fn measure_of_cells(evidence: &SeriesEvidence) -> Option<Measure> {
    let other = evidence.bases.values().max_by_key(|(count, _)| *count);
    let count = other.map_or(0, |(count, _)| *count);
    let percent = evidence.percent.len();
    if percent > 0 && percent >= count && percent * 2 >= evidence.bare.len() {
        return Measure::parse("%");
    }
    if percent > count {
        return Some(Measure::default());
    }
    other.map(|(_, measure)| measure.clone())
}

/// Whether numbers from 0 to 1 may be fractions of one: by their name, or by more decimals than anybody prints.
fn is_doubtful_share(name: &str, evidence: &SeriesEvidence, measure: Option<&Measure>) -> bool {
    let all = evidence.all.len();
    let is_within = all > 0 && evidence.within_one == all && evidence.most_decimals > 0;
    let is_long = evidence.most_decimals >= 4;
    match measure {
        _ if !is_within || !evidence.percent.is_empty() => false,
        None => lexicon::is_share(name) || is_long,
        // “pct” in a name may be a hundredth or one; the sign % is what is printed after each number.
        Some(measure) if measure.is_percent() => measure.printed == "per cent" || evidence.most_decimals >= 3,
        Some(measure) => measure.base.is_empty() && measure.power == 0 && is_long,
    }
}
