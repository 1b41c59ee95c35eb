//! The table of a profile: a row for each figure, then what the source cuts off.

use super::cells::{cell, figure_cells, head, row_head, wide_cell};
use crate::analysis::{AnalysedDataset, Availability, Profile, ProfileEntry};
use crate::outline::writer::OutlineWriter;
use crate::text::{change_of_figure, figure_value, given_note, rank_of, reason, with_percent};
use crate::view::View;

/// Head and body.
pub fn profile(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let mut names = vec![
        words.column_metric,
        words.column_value,
        words.column_quote,
        words.column_period,
        words.column_rank,
    ];
    let has_changes = !dataset.periods().is_empty();
    names.extend(has_changes.then_some(view.lang.deferred_words().change_column));
    head(writer, &names);
    writer.open("tbody");
    if let Some(unit) = view.profiled_unit(dataset) {
        let profile = Profile::of(dataset, unit);
        for entry in &profile.entries {
            figure_row(writer, dataset, view, &profile, entry, has_changes);
        }
        for gap in &profile.gaps {
            gap_row(writer, dataset, view, *gap, names.len() - 1);
        }
    }
    writer.close();
}

fn figure_row(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    profile: &Profile,
    entry: &ProfileEntry,
    has_changes: bool,
) {
    let figure = &dataset.figures[entry.figure];
    let value = with_percent(figure_value(dataset, figure, view.lang), dataset, figure, view.lang);
    writer.open("tr");
    row_head(writer, dataset.metric(figure.metric).name.get(view.lang));
    figure_cells(writer, dataset, figure, &value, view.lang);
    cell(writer, &rank(dataset, view, profile, entry));
    if has_changes {
        cell(writer, &change_of_figure(dataset, figure, view.lang).unwrap_or_default());
    }
    writer.close();
}

/// The computed rank; of a figure that somebody else gave, that they did and among whom.
fn rank(dataset: &AnalysedDataset, view: &View, profile: &Profile, entry: &ProfileEntry) -> String {
    let given = given_note(dataset, &dataset.figures[entry.figure], view.lang);
    let computed = profile.rank_of(entry).map(|(rank, count)| rank_of(rank, count, view.lang));
    given.or(computed).unwrap_or_else(|| view.lang.words().not_ranked.to_owned())
}

fn gap_row(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, index: usize, columns: usize) {
    let gap = &dataset.gaps[index];
    writer.open("tr");
    row_head(writer, dataset.metric(gap.metric).name.get(view.lang));
    wide_cell(writer, columns, &reason(dataset, gap.unit, &Availability::Gap(index), view.lang));
    writer.close();
}
