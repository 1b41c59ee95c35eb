//! The table of a ranking, and of growth as slopes: a row a unit, those that are not ranked last.

use super::cells::{aligned, cell, figure_cells, fraction_digits, head, row_head, wide_cell};
use super::pagination::Page;
use crate::analysis::{AnalysedDataset, Availability, Changes, Ranking, Row, references};
use crate::dataset::UnitIx;
use crate::outline::writer::OutlineWriter;
use crate::text::{
    change_heading, change_in_words, counted, growth_index, rank, reason, reference, unit_name,
    value_with_interval, with_kind,
};
use crate::view::{Chart, LONG_LIST, View};

/// The most units without a rank that a long table lists on its last page.
const MAX_UNRANKED: usize = 10;

/// Head and body.
pub fn ranking(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let ranking = &dataset.ranking(view.metric, false);
    let has_index = view.chart == Chart::Growth;
    let has_stability = view.hold.is_on() && ranking.has_ranks();
    let changes = dataset.changes_as(view.metric, view.hold);
    let changes = changes.as_deref();
    let table = RankingTable { dataset, view, ranking, has_index, has_stability, changes };
    table.head(writer);
    let ranks = dataset.ranking(view.metric, view.hold);
    let rows = view.ranking_rows(dataset, ranking);
    let row_of = |unit: UnitIx| rows.iter().position(|row| ranking.rows[*row].unit == unit);
    let page = Page::of(view, rows.len(), view.highlight.and_then(row_of));
    writer.open("tbody");
    let shown = rows.get(page.rows.clone()).unwrap_or_default();
    let value =
        |row: usize| value_with_interval(dataset, &dataset.figures[ranking.rows[row].figure], view.lang);
    let mut digits = 0;
    for row in shown {
        digits = digits.max(fraction_digits(&value(*row)));
    }
    for row in shown {
        table.row(writer, &ranks.rows[*row], &aligned(value(*row), digits));
    }
    if page.is_last() {
        table.unranked(writer, if rows.len() > LONG_LIST { MAX_UNRANKED } else { LONG_LIST });
        if !dataset.references.is_empty() {
            table.references(writer);
        }
    }
    writer.close();
    page
}

struct RankingTable<'a> {
    dataset: &'a AnalysedDataset,
    view: &'a View,
    /// Ranks as printed.
    ranking: &'a Ranking,
    /// Whether a column shows growth as an index.
    has_index: bool,
    /// Whether a column shows which ranks are stable.
    has_stability: bool,
    /// Since the period before, where there is one.
    changes: Option<&'a Changes>,
}

impl RankingTable<'_> {
    fn head(&self, writer: &mut OutlineWriter) {
        let words = self.view.lang.words();
        let mut names = vec![
            words.column_rank,
            words.column_unit,
            words.column_value,
            words.column_quote,
            words.column_period,
        ];
        if self.has_index {
            names.push(words.axis_index);
        }
        if self.has_stability {
            names.push(words.column_stability);
        }
        let change = self.changes.map(|changes| change_heading(self.dataset, changes, self.view.lang));
        names.extend(change.as_deref());
        head(writer, &names);
    }

    fn row(&self, writer: &mut OutlineWriter, row: &Row, value: &str) {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let words = lang.words();
        let figure = &dataset.figures[row.figure];
        let rank = row.rank.filter(|_| self.ranking.rows.len() > 1).map(|it| rank(it, lang));
        writer.open("tr");
        cell(writer, rank.as_deref().unwrap_or(words.not_ranked));
        row_head(writer, &with_kind(dataset, row.unit, unit_name(dataset, row.unit, lang), lang));
        figure_cells(writer, dataset, figure, value, lang);
        if self.has_index {
            cell(writer, &growth_index(dataset, figure, lang));
        }
        if self.has_stability {
            let is_stable = row.rank.is_some_and(|rank| rank.is_settled());
            cell(writer, if is_stable { words.rank_is_stable } else { words.rank_might_change });
        }
        if let Some(changes) = self.changes {
            cell(writer, &change_in_words(dataset, changes, row.unit, lang).unwrap_or_default());
        }
        writer.close();
    }

    /// The units that are not ranked, each with the reason; of more than `most`, the others are counted.
    fn unranked(&self, writer: &mut OutlineWriter, most: usize) {
        let mut count = 0;
        for (unit, availability) in &self.ranking.unranked {
            if self.view.shows(self.dataset, *unit) {
                count += 1;
                if count <= most {
                    self.unranked_row(writer, *unit, availability);
                }
            }
        }
        if count > most {
            let text = counted(self.view.lang.words().and_more, count - most, self.view.lang);
            writer.open("tr");
            cell(writer, "");
            wide_cell(writer, self.figure_columns() + 1, &text);
            writer.close();
        }
    }

    /// The values to compare with, which have no rank.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn references(&self, writer: &mut OutlineWriter) {
        let lang = self.view.lang;
        for one in references(self.dataset, self.ranking) {
            writer.open("tr");
            cell(writer, lang.words().not_ranked);
            row_head(writer, one.name.get(lang));
            wide_cell(writer, self.figure_columns(), &reference(self.dataset, one, lang));
            writer.close();
        }
    }

    fn unranked_row(&self, writer: &mut OutlineWriter, unit: UnitIx, availability: &Availability) {
        let lang = self.view.lang;
        writer.open("tr");
        cell(writer, lang.words().not_ranked);
        row_head(writer, &with_kind(self.dataset, unit, unit_name(self.dataset, unit, lang), lang));
        wide_cell(writer, self.figure_columns(), &reason(self.dataset, unit, availability, lang));
        writer.close();
    }

    /// How many columns there are besides rank and unit.
    fn figure_columns(&self) -> usize {
        3 + [self.has_index, self.has_stability, self.changes.is_some()]
            .map(usize::from)
            .iter()
            .sum::<usize>()
    }
}
