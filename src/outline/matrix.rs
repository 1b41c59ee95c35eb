//! The table of the coverage chart: a row a metric, a column a unit.

use super::pages::Page;
use super::table::{Paged, cell, row_head};
use super::{Element, el};
use crate::analysis::{Grid, GridRow, Sign, Standing};
use crate::dataset::{Dataset, Figure, Lang};
use crate::scene::Door;
use crate::text::{self, Signs, figure_value, plain_number, unit_name};
use crate::view::View;

/// Head and bodies: metrics with a place for every unit, then what each unit alone reported.
pub fn matrix(dataset: &Dataset, view: &View) -> Paged {
    let lang = view.lang;
    let grid = Grid::of(dataset);
    let names = grid.units.iter().map(|unit| unit_name(dataset, *unit, lang));
    let corner = el("th").attr("scope", "col").text(lang.words().col_metric);
    let names = grid.units.iter().zip(names).enumerate().map(|(place, (unit, name))| {
        el("th").attr("scope", "col").child(go(to(dataset, Door::Profile(*unit)), name, place == 0))
    });
    let heads = el("thead").child(el("tr").child(corner).children(names));
    let focus = grid.rows.iter().position(|row| row.metric == view.metric);
    let page = Page::of(view, grid.rows.len(), focus.filter(|_| view.highlight.is_some()));
    let shown = grid.rows.get(page.rows.clone()).unwrap_or_default();
    let rows = shown.iter().map(|row| metric_row(dataset, lang, row));
    let alone = grid.alone.iter().flat_map(|(_, places)| places).filter(|_| page.is_last());
    let alone = alone.map(|place| alone_row(dataset, lang, &dataset.figures[*place]));
    (vec![heads, el("tbody").children(rows), el("tbody").children(alone)], page.turn(view))
}

fn metric_row(dataset: &Dataset, lang: Lang, row: &GridRow) -> Element {
    let cells = row.standings.iter().map(|standing| cell(standing_text(dataset, lang, standing)));
    let metric = dataset.metric(row.metric);
    let button = go(to(dataset, Door::Ranking(row.metric)), metric.name.get(lang), false);
    el("tr").child(row_head("").child(button)).children(cells)
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
fn go(to: String, text: &str, first: bool) -> Element {
    let button = el("button").attr("type", "button").attr("name", "go").attr("value", to).text(text);
    if first { button } else { button.attr("tabindex", "-1") }
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
fn alone_row(dataset: &Dataset, lang: Lang, figure: &Figure) -> Element {
    let said = [unit_name(dataset, figure.unit, lang), " ", &value(dataset, lang, figure)].concat();
    let across = plain_number(dataset.units.len() as i64);
    let name = dataset.metric(figure.metric).name.get(lang);
    el("tr").child(row_head(name)).child(cell(said).attr("colspan", across))
}
