//! The table of a profile: a row a figure, then what the source did not finish.

use super::table::{cell, head, row_head, said};
use super::{Element, el};
use crate::analysis::{Entry, Profile, Standing};
use crate::dataset::Dataset;
use crate::text::{self, Signs};
use crate::view::View;

/// Head and body.
pub fn profile(dataset: &Dataset, view: &View) -> Vec<Element> {
    let words = view.lang.words();
    let names = [words.col_metric, words.col_value, words.col_quote, words.col_period, words.col_rank];
    let profile = view.profiled(dataset).map(|unit| Profile::of(dataset, unit));
    let rows = profile.iter().flat_map(|profile| {
        let entries = profile.entries.iter().map(|entry| figure_row(dataset, view, profile, entry));
        entries.chain(profile.gaps.iter().map(|place| gap_row(dataset, view, *place)))
    });
    vec![head(names), el("tbody").children(rows)]
}

fn figure_row(dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) -> Element {
    let figure = &dataset.figures[entry.figure];
    let value = text::converted(dataset, figure, view.lang, Signs::Plain);
    el("tr")
        .child(row_head(dataset.metric(figure.metric).name.get(view.lang)))
        .children(said(figure, value, view.lang))
        .child(cell(place(dataset, view, profile, entry)))
}

/// The computed place, or that somebody else gave the value and among whom.
fn place(dataset: &Dataset, view: &View, profile: &Profile, entry: &Entry) -> String {
    let words = view.lang.words();
    let figure = &dataset.figures[entry.figure];
    let place = profile.place(entry).map(|(rank, count)| text::place_of(rank, count, view.lang));
    let said = text::given(dataset, figure, view.lang).or(place);
    said.unwrap_or_else(|| words.not_ranked.to_owned())
}

fn gap_row(dataset: &Dataset, view: &View, place: usize) -> Element {
    let gap = &dataset.gaps[place];
    let why = text::reason(dataset, gap.unit, &Standing::CutOff(place), view.lang);
    el("tr")
        .child(row_head(dataset.metric(gap.metric).name.get(view.lang)))
        .child(cell(why).attr("colspan", "4"))
}
