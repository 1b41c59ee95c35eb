//! The table of the coverage chart: a row a metric, a column a unit.

use super::OutlineWriter;
use super::pagination::Page;
use super::table::{across, cell, head, row_head};
use crate::analysis::{AnalysedDataset, Availability, CellState, CoverageRow};
use crate::dataset::{Dataset, Figure, Lang};
use crate::scene::Link;
use crate::text::{self, GrowthSign, figure_value, unit_name};
use crate::view::View;

/// Head and bodies: metrics with a place for every unit, then what each unit alone reported.
pub fn matrix(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let lang = view.lang;
    let grid = dataset.coverage_grid();
    out.open("thead");
    out.open("tr");
    head(out, lang.words().col_metric);
    for (place, unit) in grid.units.iter().enumerate() {
        out.open("th scope=col");
        go(out, &to(dataset, Link::Profile(*unit)), unit_name(dataset, *unit, lang), place == 0);
        out.close();
    }
    out.close();
    out.close();
    let focus = grid.rows.iter().position(|row| row.metric == view.metric);
    let page = Page::of(view, grid.rows.len(), focus.filter(|_| view.highlight.is_some()));
    out.open("tbody");
    for row in grid.rows.get(page.rows.clone()).unwrap_or_default() {
        metric_row(out, dataset, lang, row);
    }
    out.close();
    out.open("tbody");
    for place in grid.alone.iter().flat_map(|(_, places)| places).filter(|_| page.is_last()) {
        alone_row(out, dataset, lang, &dataset.figures[*place]);
    }
    out.close();
    page
}

fn metric_row(out: &mut OutlineWriter, dataset: &Dataset, lang: Lang, row: &CoverageRow) {
    let metric = dataset.metric(row.metric);
    out.open("tr");
    out.open("th scope=row");
    go(out, &to(dataset, Link::Ranking(row.metric)), metric.name.get(lang), false);
    out.close();
    for availability in &row.availabilities {
        cell(out, &standing_text(dataset, lang, availability));
    }
    out.close();
}

/// What a name sets, as parameters of a query.
pub fn to(dataset: &Dataset, link: Link) -> String {
    match link {
        Link::Profile(unit) => ["chart=profile&highlight=", &dataset.unit(unit).id].concat(),
        Link::Ranking(metric) => ["chart=ranking&metric=", &dataset.metric(metric).id].concat(),
    }
}

/// A button that changes the view: its value is what it sets. Only the `first` is a stop for the keyboard: arrows
/// lead on to all others.
fn go(out: &mut OutlineWriter, to: &str, text: &str, first: bool) {
    out.open("button type=button name=go");
    out.attr("value", to);
    if !first {
        out.attr("tabindex", "-1");
    }
    out.text(text);
    out.close();
}

fn standing_text(dataset: &Dataset, lang: Lang, availability: &Availability) -> String {
    match availability {
        Availability::Reported(place) => value(dataset, lang, &dataset.figures[*place]),
        Availability::OtherPeriod(place) => text::dated(dataset, &dataset.figures[*place], lang),
        other => lang.words().signs[CellState::of(dataset, other) as usize].to_owned(),
    }
}

fn value(dataset: &Dataset, lang: Lang, figure: &Figure) -> String {
    figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain)
}

/// One cell for all columns: who reported it, and what.
fn alone_row(out: &mut OutlineWriter, dataset: &Dataset, lang: Lang, figure: &Figure) {
    let said = [unit_name(dataset, figure.unit, lang), " ", &value(dataset, lang, figure)].concat();
    out.open("tr");
    row_head(out, dataset.metric(figure.metric).name.get(lang));
    across(out, dataset.units.len(), &said);
    out.close();
}
