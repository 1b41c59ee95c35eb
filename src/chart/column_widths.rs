//! How wide the columns of a ranking are, by what stands in them.

use super::bar_room::{MIN_BARS, least_width, right_of_bars};
use super::input::ChartInput;
use super::long_names::{Widths, make_room};
use super::name_column::{NARROW, NameColumn, SHARE, WIDEST};
use super::ranking_columns::{GAP, LINE_OF_KIND, ROW, RankingColumns, Rankings, last, whisker_of};
use super::text_style::{BODY, TextStyle};
use crate::analysis::references;
use crate::collect::CollectVec as _;
use crate::dataset::UnitIx;
use crate::scale::Linear;
use crate::scene::Ink;
use crate::text::{self, width};
use crate::view::Line;

/// The part of the width that bars have at least where values have their unit of measurement.
const LEAST: f64 = 0.18;
/// The greatest width of a unit of measurement that is no word: of a per cent sign.
const SIGN: f64 = 20.0;

/// Columns wide enough for the lines that are shown. The scale of bars is that of all rows.
///
/// Every value is there, whole. Where bars would be too short, the unit of measurement leaves the values, then names
/// become narrower, then bars shorter; where that is not enough, values stand below the bars. Where a name would be cut, all
/// names are wider, then the unit of measurement leaves the values, then names have three lines; where that leaves bars short, or
/// bars are short beside whole names, names stand above them.
pub fn columns_of(
    input: &ChartInput<'_>,
    rankings: &Rankings<'_>,
    lines: &[Line],
    is_grouped: bool,
) -> RankingColumns {
    let rows = measured_rows(input, rankings, lines);
    let style = TextStyle::body(Ink::Text).bold();
    let widest =
        |text: &dyn Fn(usize) -> String| rows.iter().map(|row| style.width(&text(*row))).fold(0.0, f64::max);
    let rank_right = widest(&|row| rankings.rank(row));
    let change_left = if rank_right > 0.0 { rank_right + GAP } else { 0.0 };
    let change = TextStyle::small(Ink::Soft);
    let change = rows.iter().map(|row| change.width(&rankings.change(*row))).fold(0.0, f64::max);
    let name_left = if change > 0.0 { change_left + change + GAP } else { change_left };
    let units = rows.iter().map(|row| rankings.printed.rows[*row].unit).collect_vec();
    let value =
        |has_measure: bool| widest(&|row| input.label(rankings.printed.rows[row].figure, has_measure));
    let kinds = kinds_width(input, &units, rankings.printed.rows.len());
    let domain = domain(input, rankings);
    let columns = |share: f64, has_measure: bool, value: f64| {
        // Names may be as wide as the kinds below them.
        let kinds = if kinds <= input.width * WIDEST { kinds } else { 0.0 };
        let mut names = NameColumn::of(input, &units, (input.width * share).max(kinds), 2);
        names.width = names.width.max(kinds);
        let left = name_left + names.width + GAP + 2.0;
        let bars = (left, right_of_bars(input, value));
        let scale = Linear::new(domain, bars);
        let columns = RankingColumns {
            rank_right,
            change_left,
            name_left,
            names,
            bars: scale,
            right: bars.1,
            has_measure,
            value_lines: 0,
            row: ROW,
            above: 0.0,
            is_grouped,
        };
        (columns, bars.1 - bars.0)
    };
    let alone = value(false);
    let kinds_below = if is_grouped { 0.0 } else { kinds };
    let give_room = |beside: f64, kinds: f64, columns: &mut RankingColumns, is_short: bool| {
        if columns.names.has_cut || is_short {
            let widths = Widths { beside, alone, whole: &|| value(true), kinds: kinds_below };
            make_room(input, domain, &units, &widths, columns);
        }
        if !columns.is_stacked() && columns.names.most_lines > 1 && kinds > 0.0 {
            columns.row += LINE_OF_KIND;
        }
    };
    for (share, has_measure, least) in [
        (SHARE, true, MIN_BARS.max(input.width * LEAST)),
        (SHARE, false, MIN_BARS),
        (NARROW, false, MIN_BARS / 2.0),
    ] {
        let (mut found, bars) = columns(share, has_measure, if has_measure { value(true) } else { alone });
        if bars >= least_width(least, domain, input.width - found.right + bars) {
            give_room(alone, kinds_below, &mut found, least < MIN_BARS && bars < MIN_BARS);
            return found;
        }
    }
    let (mut columns, _) = columns(SHARE, false, 0.0);
    // Values below the bars leave no room for groups: kinds stand below names there.
    give_room(0.0, kinds, &mut columns, false);
    if !columns.is_stacked() {
        place_below(&mut columns, input.width, value(true), alone);
    }
    columns
}

/// Width of the widest kind that stands below a name; where only some of the rows are drawn, of all kinds. 0 where none does.
fn kinds_width(input: &ChartInput<'_>, units: &[UnitIx], row_count: usize) -> f64 {
    let mut widest = 0.0_f64;
    for unit in units {
        let kind = text::kind_beside(input.dataset, *unit, input.view.lang);
        widest = widest.max(TextStyle::small(Ink::Soft).width(kind));
    }
    if units.len() < row_count && widest > 0.0 { all_kinds_width(input) } else { widest }
}

// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn all_kinds_width(input: &ChartInput<'_>) -> f64 {
    let kinds = input.dataset.kinds.iter().map(|kind| kind.name.get(input.view.lang));
    kinds.map(|kind| TextStyle::small(Ink::Soft).width(kind)).fold(0.0, f64::max)
}

/// Has values below the bars; with their unit of measurement where that is a sign, which would stand once above the rows else.
// In the deferred module: see `src/site/build/shrink/split`. No value of the embedded dataset is so long.
#[inline(never)]
fn place_below(columns: &mut RankingColumns, width: f64, with_measure: f64, alone: f64) {
    columns.has_measure = with_measure <= width.min(alone + SIGN);
    columns.value_lines = if columns.has_measure || alone <= width { 1 } else { 2 };
    columns.is_grouped = false;
}

/// The rows that decide how wide columns are: those that are shown. While a list scrolls, also those that need most
/// width in any part of it, the first and the last, so that columns stay where they are.
fn measured_rows(input: &ChartInput<'_>, rankings: &Rankings<'_>, lines: &[Line]) -> Vec<usize> {
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        if let Line::Row(row) = line {
            rows.push(*row);
        }
    }
    if input.rows.is_some() && rows.len() < rankings.printed.rows.len() {
        add_widest(input, rankings, &mut rows);
    }
    rows
}

/// Adds the rows with the longest name, rank and value, the first and the last.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn add_widest(input: &ChartInput<'_>, rankings: &Rankings<'_>, rows: &mut Vec<usize>) {
    let (ranking, lang) = (rankings.held, input.view.lang);
    let name = |row: usize| input.dataset.unit(ranking.rows[row].unit).short.get(lang).len();
    let in_parts = |text: String| width(&text, BODY, true) as usize;
    let rank = |row: usize| in_parts(rankings.rank(row));
    let value = |row: usize| in_parts(input.label(ranking.rows[row].figure, false));
    rows.extend([0, ranking.rows.len() - 1]);
    let texts: [&dyn Fn(usize) -> usize; 3] = [&name, &rank, &value];
    for (index, length) in texts.into_iter().enumerate() {
        rows.push(ranking.longest(index, lang, length));
    }
}

/// Zero, every printed value and every finite end of a whisker.
fn domain(input: &ChartInput<'_>, rankings: &Rankings<'_>) -> (f64, f64) {
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for reference in references(input.dataset, rankings.printed) {
        let value = reference.value.as_f64();
        (low, high) = (low.min(value), high.max(value));
    }
    for row in &rankings.held.rows {
        let (lo, hi) = whisker_of(input, row).map_or((0.0, 0.0), |interval| (interval.lo(), interval.hi()));
        let end = last(&input.dataset.figures[row.figure]).unwrap_or_default();
        for value in [row.drawn().unwrap_or_default(), end, lo, hi] {
            if value.is_finite() {
                (low, high) = (low.min(value), high.max(value));
            }
        }
    }
    // Where all are zero, zero is on the left nevertheless.
    if low == high { (0.0, 1.0) } else { (low, high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{AnalysedDataset, testing};
    use crate::chart::WIDTHS;
    use crate::chart::bar_room::longest;
    use crate::dataset::{Dataset, Kind, Lang, embedded, embedded_text};
    use crate::view::{View, parse};

    /// The first picture of the embedded dataset must not need the deferred module.
    #[test]
    fn no_value_of_the_embedded_dataset_stands_below_its_bar() {
        let dataset = AnalysedDataset::new(embedded());
        for lang in Lang::ALL {
            for metric in dataset.metric_ixs() {
                let query = format!("metric={}", dataset.metric(metric).id);
                let (view, _) = parse(&query, &dataset, &View::start(&dataset, lang));
                let ranking = dataset.ranking(metric, false);
                let rankings =
                    Rankings { printed: &ranking, held: &ranking, changes: None, accented: Vec::new(), lang };
                let input =
                    ChartInput { dataset: &dataset, view: &view, focus: None, width: WIDTHS[0], rows: None };
                let (lines, _) = input.lines(&ranking, 1.0);
                let columns = columns_of(&input, &rankings, &lines, false);
                assert_eq!((columns.value_lines, columns.above), (0, 0.0), "{query} {}", lang.code());
                assert!(!columns.names.has_cut, "{query} {}", lang.code());
                // Nor is a word divided: a hyphen at the end of a line is the text's own.
                for label in crate::chart::ranking::scene(&input).labels().filter(|it| it.ends_with('-')) {
                    assert!(
                        !crate::chart::is_deferred(&dataset, &view) && embedded_text().contains(label),
                        "{label}"
                    );
                }
            }
        }
    }

    #[test]
    fn long_names_stand_above_bars_that_would_else_be_short() {
        let names = ["Verwaltungsgemeinschaft Oberes Saaletal", "Landkreis Neustadt an der Waldnaab", "Hof"];
        let units = names.map(|name| testing::unit(name, testing::DISTRICT)).into();
        let metrics = vec![testing::metric(Kind::Points)];
        let of = |values: [&str; 3], width| {
            let figures = (0..).zip(values).map(|(unit, text)| testing::figure(unit, 0, text)).collect();
            let (units, metrics) = (Vec::clone(&units), metrics.clone());
            let dataset = AnalysedDataset::new(Dataset { units, metrics, figures, ..Dataset::default() });
            let view = View::start(&dataset, Lang::En);
            let ranking = dataset.ranking(view.metric, false);
            let rankings = Rankings {
                printed: &ranking,
                held: &ranking,
                changes: None,
                accented: Vec::new(),
                lang: Lang::En,
            };
            let input = ChartInput { dataset: &dataset, view: &view, focus: None, width, rows: None };
            let (lines, _) = input.lines(&ranking, 1.0);
            let columns = columns_of(&input, &rankings, &lines, false);
            let longest = longest(
                domain(&input, &rankings),
                columns.right - columns.bars.map(0.0).min(columns.name_left),
            );
            (columns.is_stacked(), columns.value_lines, longest / width)
        };
        for width in [248.0, 288.0, 358.0] {
            let (is_above, value_lines, longest) = of(["257.9", "-286.8", "12.0"], width);
            assert!(is_above && value_lines == 0 && longest > 0.25, "{width}: {longest}");
        }
        // With room for both, they stand side by side.
        assert!(!of(["257.9", "-286.8", "12.0"], 648.0).0);
    }
}
