//! The table of a profile: a row a figure, then what the source did not finish.

use super::OutlineWriter;
use super::table::{across, cell, heads, row_head, said};
use crate::analysis::{AnalysedDataset, Availability, Entry, Profile};
use crate::dataset::Dataset;
use crate::text::{self, GrowthSign};
use crate::view::View;

/// Head and body.
pub fn profile(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    heads(out, &[words.col_metric, words.col_value, words.col_quote, words.col_period, words.col_rank]);
    out.open("tbody");
    if let Some(unit) = view.profiled(dataset) {
        let profile = Profile::of(dataset, unit);
        for entry in &profile.entries {
            figure_row(out, dataset, view, &profile, entry);
        }
        for place in &profile.gaps {
            gap_row(out, dataset, view, *place);
        }
    }
    out.close();
}

fn figure_row(out: &mut OutlineWriter, dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) {
    let figure = &dataset.figures[entry.figure];
    out.open("tr");
    row_head(out, dataset.metric(figure.metric).name.get(view.lang));
    said(out, figure, &text::converted(dataset, figure, view.lang, GrowthSign::Plain), view.lang);
    cell(out, &place(dataset, view, profile, entry));
    out.close();
}

/// The computed place, or that somebody else gave the value and among whom.
fn place(dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) -> String {
    let words = view.lang.words();
    let figure = &dataset.figures[entry.figure];
    let place = profile.place(entry).map(|(rank, count)| text::rank_of(rank, count, view.lang));
    let said = text::given(dataset, figure, view.lang).or(place);
    said.unwrap_or_else(|| words.not_ranked.to_owned())
}

fn gap_row(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, place: usize) {
    let gap = &dataset.gaps[place];
    out.open("tr");
    row_head(out, dataset.metric(gap.metric).name.get(view.lang));
    across(out, 4, &text::reason(dataset, gap.unit, &Availability::CutOff(place), view.lang));
    out.close();
}
