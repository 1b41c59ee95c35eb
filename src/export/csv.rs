//! Figures as a table for spreadsheets.

use super::csv_writer::CsvWriter;
use super::selection::everything;
use crate::analysis::{AnalysedDataset, Availability, RankRange, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Fixed, MetricIx, Period, Status, Subject, UnitIx, Value};
use crate::sort::sort_numbered;
use crate::text;
use std::rc::Rc;

/// The columns. Their names and order are a contract with whoever reads the files.
pub const COLUMNS: [&str; 40] = [
    "unit",
    "unit_zh",
    "unit_en",
    "metric",
    "metric_zh",
    "metric_en",
    "kind",
    "status",
    "value",
    "decimals",
    "bound",
    "lower",
    "upper",
    "low",
    "high",
    "confidence",
    "measure_zh",
    "measure_en",
    "shown_zh",
    "shown_en",
    "rank_best",
    "rank_worst",
    "ranked",
    "period",
    "period_basis",
    "scope_zh",
    "scope_en",
    "quote",
    "place",
    "reason_zh",
    "reason_en",
    "source_zh",
    "source_en",
    "note_zh",
    "note_en",
    "statuses",
    "remark_zh",
    "remark_en",
    "quote_translation_zh",
    "quote_translation_en",
];

/// The figures, gaps and missing figures as CSV, in their order, below a row of column names.
///
/// A figure has its value as printed, its bound, its rank, its period and the source's own words; a unit without one
/// has the reason. The text begins with a byte order mark, by which spreadsheet programs recognise UTF-8.
pub fn csv(dataset: &AnalysedDataset, rows: &[Subject]) -> String {
    let mut out = head();
    write_rows(dataset, rows, &mut out);
    out.finish()
}

/// Everything as CSV: first each metric without several periods, then period by period, in order of time, the metrics
/// with figures of it, and last their figures without a period.
pub fn csv_of_everything(dataset: &AnalysedDataset) -> String {
    let mut out = head();
    let whole = dataset.whole();
    let rows = everything(dataset).into_iter().filter(|row| whole.periods_of(row.metric).is_empty());
    write_rows(dataset, &rows.collect_vec(), &mut out);
    for period in whole.periods() {
        let slice = AnalysedDataset::of_one_period(whole.at(Some(period)));
        // A unit that reported only other periods has rows there.
        let is_of_it = |row: &Subject| {
            let figure = slice.figure(row.unit, row.metric);
            slice.shown_of(row.metric) == Some(period)
                && figure.is_none_or(|figure| figure.period == Some(period))
        };
        write_rows(&slice, &everything(&slice).into_iter().filter(is_of_it).collect_vec(), &mut out);
    }
    let undated = AnalysedDataset::of_one_period(without_period(whole));
    let has_figure = |row: &Subject| undated.figure(row.unit, row.metric).is_some();
    write_rows(&undated, &everything(&undated).into_iter().filter(has_figure).collect_vec(), &mut out);
    out.finish()
}

/// The figures without a period of the metrics with several, which no period shows.
fn without_period(whole: &Dataset) -> Dataset {
    let mut undated = whole.at(None);
    undated.figures.clear();
    for figure in &whole.figures {
        if figure.period.is_none() && !whole.periods_of(figure.metric).is_empty() {
            undated.figures.push(figure.clone());
        }
    }
    undated
}

fn head() -> CsvWriter {
    let mut out = CsvWriter::default();
    COLUMNS.iter().for_each(|name| out.text(name));
    out.end_row();
    out
}

fn write_rows(dataset: &AnalysedDataset, rows: &[Subject], out: &mut CsvWriter) {
    let mut rankings = Rankings::of(dataset);
    let gaps = Gaps::of(dataset);
    for subject in rows {
        write_names(dataset, *subject, out);
        match rankings.standing(*subject) {
            Standing::Ranked(row, count) => {
                let rank = row.rank.filter(|_| count > 1).map(|rank| (rank, count));
                write_figure(dataset, &dataset.figures[row.figure], rank, None, out);
            }
            Standing::Unranked(availability) => match availability.figure() {
                Some(figure) => {
                    write_figure(dataset, &dataset.figures[figure], None, Some(availability), out)
                }
                None => write_missing(dataset, subject.unit, availability, out),
            },
        }
        out.in_every_language(&|lang| text::source_line(dataset, lang));
        out.in_every_language(&|lang| text::source_notes(dataset, lang));
        write_remarks(dataset, *subject, &gaps, out);
        out.end_row();
    }
}

fn write_names(dataset: &Dataset, subject: Subject, out: &mut CsvWriter) {
    let (unit, metric) = (dataset.unit(subject.unit), dataset.metric(subject.metric));
    out.text(&unit.id);
    out.local(&unit.name);
    out.text(&metric.id);
    out.local(&metric.name);
    out.text(metric.kind.as_str());
}

/// A figure; with its rank and the number of ranked units, or with the reason why it is not ranked.
fn write_figure(
    dataset: &AnalysedDataset,
    figure: &Figure,
    rank: Option<(RankRange, usize)>,
    unranked: Option<&Availability>,
    out: &mut CsvWriter,
) {
    let metric = dataset.metric(figure.metric);
    out.text(if unranked.is_some() { "other_period" } else { "reported" });
    write_value(figure, out);
    out.in_every_language(&|lang| text::plural(&text::measure(metric, lang), 2).to_owned());
    out.in_every_language(&|lang| text::figure_value(dataset, figure, lang));
    out.count(rank.map(|(rank, _)| rank.best));
    out.count(rank.map(|(rank, _)| rank.worst));
    out.count(rank.map(|(_, count)| count as u32));
    write_period(dataset, figure.period, out);
    out.text(figure.basis.as_str());
    match &figure.scope {
        Some(scope) => out.local(scope),
        None => out.empty(2),
    }
    out.text(&text::quote(figure));
    out.text(&figure.paragraph);
    match unranked {
        Some(availability) => {
            out.in_every_language(&|lang| text::reason(dataset, figure.unit, availability, lang))
        }
        None => out.empty(2),
    }
}

// Not inlined: two rows of the file call it.
#[inline(never)]
fn write_period(dataset: &Dataset, period: Option<Period>, out: &mut CsvWriter) {
    out.text(&period.map(|period| dataset.period_code(period)).unwrap_or_default());
}

/// The statuses of a figure, its note or that of a gap, and its quote in other languages.
fn write_remarks(dataset: &AnalysedDataset, subject: Subject, gaps: &Gaps, out: &mut CsvWriter) {
    let Some(figure) = dataset.figure(subject.unit, subject.metric) else {
        out.empty(1);
        match gaps.find(subject).and_then(|index| dataset.gaps.get(index)) {
            Some(gap) => out.local(&gap.note),
            None => out.empty(2),
        }
        return out.empty(2);
    };
    let mut statuses = String::new();
    for status in Status::ALL {
        if figure.status.has(*status) {
            statuses.push_str(if statuses.is_empty() { "" } else { " " });
            statuses.push_str(status.as_str());
        }
    }
    out.text(&statuses);
    out.local(&figure.note);
    out.local(&figure.quote_translation);
}

/// Value, decimals, bound and ends. A grade is no number: it is in the columns `shown`.
fn write_value(figure: &Figure, out: &mut CsvWriter) {
    match figure.value {
        Value::Number { number, decimals } => {
            out.number(number, decimals);
            out.number(Fixed::whole(decimals.into()), 0);
        }
        Value::Range { decimals, .. } => {
            out.empty(1);
            out.number(Fixed::whole(decimals.into()), 0);
        }
        Value::Grade(_) => out.empty(2),
    }
    out.text(figure.bound.as_str());
    let (lower, upper) = match figure.value {
        Value::Range { lower, upper, .. } => (Some(lower), Some(upper)),
        _ if figure.is_more() => (None, figure.far_end),
        _ => (figure.far_end, None),
    };
    let spread = figure.spread.as_deref();
    let spread = [spread.map(|it| it.low), spread.map(|it| it.high), spread.and_then(|it| it.confidence)];
    for end in [lower, upper].into_iter().chain(spread) {
        match end {
            Some(end) => out.number(end, 0),
            None => out.empty(1),
        }
    }
}

/// Why a unit has no figure; of a gap also what the source says.
fn write_missing(dataset: &AnalysedDataset, unit: UnitIx, availability: &Availability, out: &mut CsvWriter) {
    let gap = match availability {
        Availability::Gap(gap) => dataset.gaps.get(*gap),
        _ => None,
    };
    out.text(match availability {
        Availability::Gap(_) => gap.map_or("cut_off", |gap| gap.reason.as_str()),
        Availability::RankOnly(_) => "rank_only",
        Availability::LooksAlike(_) => "looks_alike",
        Availability::NotApplicable => "not_applicable",
        Availability::Reported(_) | Availability::OtherPeriod(_) | Availability::NotReported => {
            "not_reported"
        }
    });
    // From `value` to `ranked`.
    out.empty(15);
    write_period(dataset, gap.and_then(|gap| gap.period), out);
    out.empty(3);
    out.text(gap.map_or("", |gap| &gap.quote));
    out.empty(1);
    out.in_every_language(&|lang| text::reason(dataset, unit, availability, lang));
}

/// The gaps by unit and metric, so that each is found in logarithmic time.
struct Gaps(Vec<(u64, u32)>);

impl Gaps {
    fn of(dataset: &Dataset) -> Self {
        let mut sorted = Vec::with_capacity(dataset.gaps.len());
        for (index, gap) in dataset.gaps.iter().enumerate() {
            sorted.push((Self::number(Subject { unit: gap.unit, metric: gap.metric }), index as u32));
        }
        sort_numbered(&mut sorted);
        Self(sorted)
    }

    fn find(&self, subject: Subject) -> Option<usize> {
        let found = self.0.binary_search_by_key(&Self::number(subject), |(number, _)| *number).ok()?;
        self.0.get(found).map(|(_, index)| *index as usize)
    }

    fn number(subject: Subject) -> u64 {
        u64::from(subject.unit.0) << 32 | u64::from(subject.metric.0)
    }
}

/// The rankings of all metrics in a file. Each is indexed once, so that a row takes the same time however many there are.
struct Rankings<'a> {
    dataset: &'a AnalysedDataset,
    /// By metric; `None` before it is asked for.
    indexed: Vec<Option<IndexedRanking>>,
}

struct IndexedRanking {
    ranking: Rc<Ranking>,
    /// By unit: the index of its row or, from the number of rows on, of its entry among the unranked.
    positions: Vec<usize>,
}

/// Where a unit is in a ranking.
enum Standing<'a> {
    /// In this row, of so many.
    Ranked(&'a Row, usize),
    /// Without a rank, for this reason.
    Unranked(&'a Availability),
}

impl<'a> Rankings<'a> {
    fn of(dataset: &'a AnalysedDataset) -> Self {
        Self { dataset, indexed: dataset.metrics.iter().map(|_| None).collect_vec() }
    }

    fn standing(&mut self, subject: Subject) -> Standing<'_> {
        let indexed = &mut self.indexed[subject.metric.0 as usize];
        indexed.get_or_insert_with(|| IndexedRanking::of(self.dataset, subject.metric)).standing(subject.unit)
    }
}

impl IndexedRanking {
    fn of(dataset: &AnalysedDataset, metric: MetricIx) -> Self {
        let ranking = dataset.ranking(metric, false);
        let mut positions = vec![0; dataset.units.len()];
        let ranked = ranking.rows.iter().map(|row| row.unit);
        for (position, unit) in ranked.chain(ranking.unranked.iter().map(|(unit, _)| *unit)).enumerate() {
            positions[unit.0 as usize] = position;
        }
        Self { ranking, positions }
    }

    fn standing(&self, unit: UnitIx) -> Standing<'_> {
        let Ranking { rows, unranked, .. } = &*self.ranking;
        let position = self.positions[unit.0 as usize];
        match rows.get(position) {
            Some(row) => Standing::Ranked(row, rows.len()),
            None => Standing::Unranked(&unranked[position - rows.len()].1),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::csv_writer::tests::parse;
    use super::super::{everything, shown};
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::View;

    /// A row of the embedded dataset, by column.
    fn row(unit: &str, metric: &str) -> impl Fn(&str) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let rows = parse(&csv(&dataset, &everything(&dataset)));
        let row = rows.iter().find(|row| row[0] == unit && row[3] == metric).unwrap().clone();
        move |name| row[COLUMNS.iter().position(|column| *column == name).unwrap()].clone()
    }

    #[test]
    fn every_row_has_every_column_and_the_byte_order_mark_is_first() {
        let dataset = AnalysedDataset::new(embedded());
        for subjects in [everything(&dataset), shown(&dataset, &View::start(&dataset, Lang::Zh))] {
            let text = csv(&dataset, &subjects);
            assert!(text.starts_with("\u{feff}unit,unit_zh,") && text.ends_with("\r\n"));
            let rows = parse(&text);
            assert_eq!(rows.len(), subjects.len() + 1);
            for row in rows {
                assert_eq!(row.len(), COLUMNS.len(), "{row:?}");
            }
        }
    }

    #[test]
    fn a_figure_has_its_number_its_rank_and_its_quote() {
        let cell = row("nanan", "gdp_growth");
        assert_eq!(cell("value"), "6.3");
        assert_eq!(
            (cell("shown_zh").as_str(), cell("rank_best").as_str(), cell("ranked").as_str()),
            ("6.3%", "7", "7")
        );
        assert!(cell("quote").contains("6.3%"), "{}", cell("quote"));
        assert!(cell("note_en").starts_with("Self-reported"));
        assert!(cell("source_en").starts_with("Newspaper page (the paper is not named on it) · Extracts"));
    }

    #[test]
    fn a_bound_is_in_a_column_of_its_own() {
        let cell = row("hitech", "reserve_project_investment");
        assert_eq!((cell("value").as_str(), cell("bound").as_str()), ("2000", "over"));
        assert_eq!(cell("shown_en"), "over 200 bn yuan");
        assert_eq!(cell("rank_best"), "");
    }

    #[test]
    fn who_did_not_report_has_the_reason_and_no_number() {
        let cell = row("wanzhou", "gdp_growth");
        assert_eq!((cell("status").as_str(), cell("value").as_str()), ("rank_only", ""));
        assert!(!cell("reason_zh").is_empty());
        let cut = embedded().gaps.iter().map(|gap| gap.reason.as_str()).next().unwrap();
        let dataset = embedded();
        let gap = &dataset.gaps[0];
        let cell = row(&dataset.unit(gap.unit).id, &dataset.metric(gap.metric).id);
        assert_eq!((cell("status").as_str(), cell("quote").as_str()), (cut, gap.quote.as_str()));
    }
}
