//! The table of a profile: a row a figure, then what the source did not finish.

use super::Tape;
use super::table::{across, cell, heads, row_head, said};
use crate::analysis::{Entry, Profile, Standing};
use crate::dataset::Dataset;
use crate::text::{self, Signs};
use crate::view::View;

/// Head and body.
pub fn profile(tape: &mut Tape, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    heads(tape, &[words.col_metric, words.col_value, words.col_quote, words.col_period, words.col_rank]);
    tape.open("tbody");
    if let Some(unit) = view.profiled(dataset) {
        let profile = Profile::of(dataset, unit);
        for entry in &profile.entries {
            figure_row(tape, dataset, view, &profile, entry);
        }
        for place in &profile.gaps {
            gap_row(tape, dataset, view, *place);
        }
    }
    tape.close();
}

fn figure_row(tape: &mut Tape, dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) {
    let figure = &dataset.figures[entry.figure];
    tape.open("tr");
    row_head(tape, dataset.metric(figure.metric).name.get(view.lang));
    said(tape, figure, &text::converted(dataset, figure, view.lang, Signs::Plain), view.lang);
    cell(tape, &place(dataset, view, profile, entry));
    tape.close();
}

/// The computed place, or that somebody else gave the value and among whom.
fn place(dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) -> String {
    let words = view.lang.words();
    let figure = &dataset.figures[entry.figure];
    let place = profile.place(entry).map(|(rank, count)| text::place_of(rank, count, view.lang));
    let said = text::given(dataset, figure, view.lang).or(place);
    said.unwrap_or_else(|| words.not_ranked.to_owned())
}

fn gap_row(tape: &mut Tape, dataset: &Dataset, view: &View, place: usize) {
    let gap = &dataset.gaps[place];
    tape.open("tr");
    row_head(tape, dataset.metric(gap.metric).name.get(view.lang));
    across(tape, 4, &text::reason(dataset, gap.unit, &Standing::CutOff(place), view.lang));
    tape.close();
}
