//! The table of the coverage chart: a row a metric, a column a unit.

use super::Tape;
use super::pages::Page;
use super::table::{across, cell, head, row_head};
use crate::analysis::{Grid, GridRow, Sign, Standing};
use crate::dataset::{Dataset, Figure, Lang};
use crate::scene::Door;
use crate::text::{self, Signs, figure_value, unit_name};
use crate::view::View;

/// Head and bodies: metrics with a place for every unit, then what each unit alone reported.
pub fn matrix(tape: &mut Tape, dataset: &Dataset, view: &View) -> Page {
    let lang = view.lang;
    let grid = Grid::of(dataset);
    tape.open("thead");
    tape.open("tr");
    head(tape, lang.words().col_metric);
    for (place, unit) in grid.units.iter().enumerate() {
        tape.open("th scope=col");
        go(tape, &to(dataset, Door::Profile(*unit)), unit_name(dataset, *unit, lang), place == 0);
        tape.close();
    }
    tape.close();
    tape.close();
    let focus = grid.rows.iter().position(|row| row.metric == view.metric);
    let page = Page::of(view, grid.rows.len(), focus.filter(|_| view.highlight.is_some()));
    tape.open("tbody");
    for row in grid.rows.get(page.rows.clone()).unwrap_or_default() {
        metric_row(tape, dataset, lang, row);
    }
    tape.close();
    tape.open("tbody");
    for place in grid.alone.iter().flat_map(|(_, places)| places).filter(|_| page.is_last()) {
        alone_row(tape, dataset, lang, &dataset.figures[*place]);
    }
    tape.close();
    page
}

fn metric_row(tape: &mut Tape, dataset: &Dataset, lang: Lang, row: &GridRow) {
    let metric = dataset.metric(row.metric);
    tape.open("tr");
    tape.open("th scope=row");
    go(tape, &to(dataset, Door::Ranking(row.metric)), metric.name.get(lang), false);
    tape.close();
    for standing in &row.standings {
        cell(tape, &standing_text(dataset, lang, standing));
    }
    tape.close();
}

/// What a name sets, as parameters of a query.
pub fn to(dataset: &Dataset, door: Door) -> String {
    match door {
        Door::Profile(unit) => ["chart=profile&highlight=", &dataset.unit(unit).id].concat(),
        Door::Ranking(metric) => ["chart=ranking&metric=", &dataset.metric(metric).id].concat(),
    }
}

/// A button that changes the view: its value is what it sets. Only the `first` is a stop for the keyboard: arrows
/// lead on to all others.
fn go(tape: &mut Tape, to: &str, text: &str, first: bool) {
    tape.open("button type=button name=go");
    tape.attr("value", to);
    if !first {
        tape.attr("tabindex", "-1");
    }
    tape.text(text);
    tape.close();
}

fn standing_text(dataset: &Dataset, lang: Lang, standing: &Standing) -> String {
    match standing {
        Standing::Reported(place) => value(dataset, lang, &dataset.figures[*place]),
        Standing::OtherPeriod(place) => text::dated(dataset, &dataset.figures[*place], lang),
        other => lang.words().signs[Sign::of(dataset, other) as usize].to_owned(),
    }
}

fn value(dataset: &Dataset, lang: Lang, figure: &Figure) -> String {
    figure_value(dataset.metric(figure.metric), figure, lang, Signs::Plain)
}

/// One cell for all columns: who reported it, and what.
fn alone_row(tape: &mut Tape, dataset: &Dataset, lang: Lang, figure: &Figure) {
    let said = [unit_name(dataset, figure.unit, lang), " ", &value(dataset, lang, figure)].concat();
    tape.open("tr");
    row_head(tape, dataset.metric(figure.metric).name.get(lang));
    across(tape, dataset.units.len(), &said);
    tape.close();
}
