//! The table: every number of the picture, and every unit, as text.

use super::{Element, compare, el, matrix, pages::Page, profile};
use crate::analysis::{self, GrowthMark, Ranking, Row};
use crate::dataset::{Dataset, Figure, Lang, UnitIx};
use crate::list::List as _;
use crate::text::{self, Signs, figure_value, fill, plain_number, unit_name};
use crate::view::{Chart, Controls, Scale, View, WHOLE};

/// The table of a view under its finding, behind a summary that opens it where room is short.
pub fn table(dataset: &Dataset, view: &View, headline: &str) -> Element {
    let words = view.lang.words();
    let (rows, turn) = match view.chart {
        Chart::Growth if view.scale != Scale::Step => growth(dataset, view),
        Chart::Ranking | Chart::Growth => ranking(dataset, view),
        Chart::Profile => (profile::profile(dataset, view), None),
        Chart::Compare => (compare::compare(dataset, view), None),
        Chart::Coverage => matrix::matrix(dataset, view),
    };
    let table = el("table").child(el("caption").text(headline)).children(rows);
    let scroll = el("div").class("scroll").attr("tabindex", "0").attr("role", "region");
    el("details")
        .part("table")
        // The coverage picture is a table itself, and its table longer than everything else together.
        .flag("open", view.controls == Controls::Full && view.chart != Chart::Coverage)
        .child(el("summary").text(words.table))
        .child(scroll.attr("aria-label", words.table).child(table))
        .children(turn)
}

/// Head and body of a table; where it has pages, the way to the others.
pub(super) type Paged = (Vec<Element>, Option<Element>);

/// So many units that are not ranked stand below the last page of a long table.
const SILENT: usize = 10;

pub(super) fn head<'a>(names: impl IntoIterator<Item = &'a str>) -> Element {
    let cells = names.into_iter().map(|name| el("th").attr("scope", "col").text(name));
    el("thead").child(el("tr").children(cells))
}

pub(super) fn row_head(name: &str) -> Element {
    el("th").attr("scope", "row").text(name)
}

pub(super) fn cell(text: impl Into<String>) -> Element {
    el("td").text(text)
}

fn ranking(dataset: &Dataset, view: &View) -> Paged {
    let words = view.lang.words();
    let ranking = analysis::ranking(dataset, view.metric, false);
    let names = [words.col_rank, words.col_unit, words.col_value, words.col_quote, words.col_period];
    let is_step = view.chart == Chart::Growth;
    let holds = view.hold && ranking.contest;
    let more = is_step.then_some(words.axis_step).into_iter().chain(holds.then_some(words.col_hold));
    let head = head(names.into_iter().chain(more));
    let held = analysis::ranking(dataset, view.metric, view.hold);
    let places = view.ranked(dataset, &ranking);
    let row_of = |unit: UnitIx| places.iter().position(|place| ranking.rows[*place].unit == unit);
    let focus = view.highlight.and_then(row_of);
    let page = Page::of(view, places.len(), focus);
    let shown = places.get(page.rows.clone()).unwrap_or_default();
    let columns = 3 + i64::from(is_step) + i64::from(holds);
    let apart = |count: usize, words: &str| {
        let text = fill(words, &[&plain_number(count as i64)]);
        el("tr").child(cell("")).child(cell(text).attr("colspan", plain_number(columns + 1)))
    };
    let growths = if is_step { analysis::growths(dataset) } else { Vec::new() };
    let ranked = shown.iter().map(|place| {
        let row = &held.rows[*place];
        let growth = growths.iter().find(|growth| growth.figure == row.figure);
        let index = growth.map(|growth| cell(text::index(dataset, growth, view.lang)));
        let stands = row.rank.is_some_and(|rank| rank.is_settled());
        let stands = holds.then(|| cell(if stands { words.hold_yes } else { words.hold_no }));
        ranked(dataset, view.lang, &ranking, row).children(index).children(stands)
    });
    let silent = ranking.unranked.iter().filter(|(unit, _)| page.is_last() && view.shows(dataset, *unit));
    let most = if places.len() > WHOLE { SILENT } else { WHOLE };
    let more = silent.clone().count().saturating_sub(most);
    let more = (more > 0).then(|| apart(more, words.others));
    let unranked = silent.take(most).map(|(unit, standing)| {
        let why = text::reason(dataset, *unit, standing, view.lang);
        el("tr")
            .child(cell(words.not_ranked))
            .child(row_head(unit_name(dataset, *unit, view.lang)))
            .child(cell(why).attr("colspan", plain_number(columns)))
    });
    (vec![head, el("tbody").children(ranked.chain(unranked).chain(more))], page.turn(view))
}

fn ranked(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> Element {
    let figure = &dataset.figures[row.figure];
    let rank = row.rank.filter(|_| ranking.rows.len() > 1).map(text::rank);
    el("tr")
        .child(cell(rank.unwrap_or_else(|| lang.words().not_ranked.to_owned())))
        .child(row_head(unit_name(dataset, row.unit, lang)))
        .children(said(figure, figure_value(dataset.metric(figure.metric), figure, lang, Signs::Plain), lang))
}

/// Value, quote and period of a figure.
pub(super) fn said(figure: &Figure, value: String, lang: Lang) -> [Element; 3] {
    let period = figure.period.as_ref().map(|period| text::period(period, lang));
    let period = period.unwrap_or_else(|| lang.words().period_unknown.to_owned());
    [cell(value).class("value"), quote(figure, lang), cell(period)]
}

/// The source's own words, in their own language.
fn quote(figure: &Figure, lang: Lang) -> Element {
    let words = text::quote(figure);
    if lang == Lang::Zh { cell(words) } else { cell(words).attr("lang", Lang::Zh.code()) }
}

fn growth(dataset: &Dataset, view: &View) -> Paged {
    let words = view.lang.words();
    let head = head([words.col_unit, words.col_metric, words.col_value, words.col_quote, words.col_period]);
    let units = view.growing(dataset);
    let page = Page::of(view, units.len(), units.iter().position(|unit| Some(*unit) == view.highlight));
    let shown = units.get(page.rows.clone()).unwrap_or_default();
    let growths = analysis::growths(dataset);
    let rows = shown.iter().flat_map(|unit| growth_rows(dataset, view.lang, *unit, &growths));
    (vec![head, el("tbody").children(rows)], page.turn(view))
}

fn growth_rows(dataset: &Dataset, lang: Lang, unit: UnitIx, growths: &[GrowthMark]) -> Vec<Element> {
    let name = unit_name(dataset, unit, lang);
    let growths = growths.iter().filter(|growth| growth.unit == unit);
    let rows: Vec<Element> = growths
        .map(|growth| {
            let figure = &dataset.figures[growth.figure];
            let metric = dataset.metric(growth.metric).name.get(lang);
            let row = el("tr").child(row_head(name)).child(cell(metric));
            row.children(said(figure, text::converted(dataset, figure, lang, Signs::Growth), lang))
        })
        .list();
    match rows.is_empty() {
        false => rows,
        true => vec![el("tr").child(row_head(name)).child(cell(lang.words().no_growth).attr("colspan", "4"))],
    }
}
