//! The table: every number of the picture, and every unit, as text.

use super::{Tape, compare, matrix, pages::Page, profile};
use crate::analysis::{self, GrowthMark, Ranking, Row};
use crate::dataset::{Dataset, Figure, Lang, UnitIx};
use crate::text::{self, Signs, figure_value, fill, plain_number, unit_name};
use crate::view::{Chart, Controls, Scale, View, WHOLE};

/// The table of a view under its finding, behind a summary that opens it where room is short.
pub fn table(tape: &mut Tape, dataset: &Dataset, view: &View, headline: &str) {
    let words = view.lang.words();
    tape.open("details data-part=table");
    // The coverage picture is a table itself, and its table longer than everything else together.
    tape.flag("open", view.controls == Controls::Full && view.chart != Chart::Coverage);
    tape.leaf("summary", words.table);
    tape.open("div class=scroll tabindex=0 role=region");
    tape.attr("aria-label", words.table);
    tape.open("table");
    tape.leaf("caption", headline);
    let page = rows(tape, dataset, view);
    tape.close();
    tape.close();
    if let Some(page) = page {
        page.turn(tape, view);
    }
    tape.close();
}

/// Head and bodies; where the table may have several pages, the one that they show.
fn rows(tape: &mut Tape, dataset: &Dataset, view: &View) -> Option<Page> {
    match view.chart {
        Chart::Growth if view.scale != Scale::Step => return Some(growth(tape, dataset, view)),
        Chart::Ranking | Chart::Growth => return Some(ranking(tape, dataset, view)),
        Chart::Coverage => return Some(matrix::matrix(tape, dataset, view)),
        Chart::Profile => profile::profile(tape, dataset, view),
        Chart::Compare => compare::compare(tape, dataset, view),
    }
    None
}

/// So many units that are not ranked stand below the last page of a long table.
const SILENT: usize = 10;

/// A head of columns.
pub(super) fn heads(tape: &mut Tape, names: &[&str]) {
    tape.open("thead");
    tape.open("tr");
    for name in names {
        head(tape, name);
    }
    tape.close();
    tape.close();
}

pub(super) fn head(tape: &mut Tape, name: &str) {
    tape.leaf("th scope=col", name);
}

pub(super) fn row_head(tape: &mut Tape, name: &str) {
    tape.leaf("th scope=row", name);
}

pub(super) fn cell(tape: &mut Tape, text: &str) {
    tape.leaf("td", text);
}

/// A cell over several columns.
pub(super) fn across(tape: &mut Tape, columns: usize, text: &str) {
    tape.open("td");
    tape.attr("colspan", &plain_number(columns as i64));
    tape.text(text);
    tape.close();
}

/// What the table of a ranking shows.
struct Ranked<'a> {
    dataset: &'a Dataset,
    view: &'a View,
    ranking: &'a Ranking,
    /// The indices of growth, where the picture shows them.
    growths: Option<Vec<GrowthMark>>,
    /// Whether it says of each place if it holds.
    holds: bool,
}

fn ranking(tape: &mut Tape, dataset: &Dataset, view: &View) -> Page {
    let ranking = &*analysis::ranking(dataset, view.metric, false);
    let growths = (view.chart == Chart::Growth).then(|| analysis::growths(dataset));
    let it = Ranked { dataset, view, ranking, growths, holds: view.hold && ranking.contest };
    it.heads(tape);
    let held = analysis::ranking(dataset, view.metric, view.hold);
    let places = view.ranked(dataset, ranking);
    let row_of = |unit: UnitIx| places.iter().position(|place| ranking.rows[*place].unit == unit);
    let focus = view.highlight.and_then(row_of);
    let page = Page::of(view, places.len(), focus);
    tape.open("tbody");
    for place in places.get(page.rows.clone()).unwrap_or_default() {
        it.row(tape, &held.rows[*place]);
    }
    if page.is_last() {
        it.silent(tape, if places.len() > WHOLE { SILENT } else { WHOLE });
    }
    tape.close();
    page
}

impl Ranked<'_> {
    fn heads(&self, tape: &mut Tape) {
        let words = self.view.lang.words();
        let mut names =
            vec![words.col_rank, words.col_unit, words.col_value, words.col_quote, words.col_period];
        if self.growths.is_some() {
            names.push(words.axis_step);
        }
        if self.holds {
            names.push(words.col_hold);
        }
        heads(tape, &names);
    }

    fn row(&self, tape: &mut Tape, row: &Row) {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let words = lang.words();
        let figure = &dataset.figures[row.figure];
        let rank = row.rank.filter(|_| self.ranking.rows.len() > 1).map(text::rank);
        tape.open("tr");
        cell(tape, rank.as_deref().unwrap_or(words.not_ranked));
        row_head(tape, unit_name(dataset, row.unit, lang));
        said(tape, figure, &figure_value(dataset.metric(figure.metric), figure, lang, Signs::Plain), lang);
        if let Some(growth) = self.growths.iter().flatten().find(|growth| growth.figure == row.figure) {
            cell(tape, &text::index(dataset, growth, lang));
        }
        if self.holds {
            let stands = row.rank.is_some_and(|rank| rank.is_settled());
            cell(tape, if stands { words.hold_yes } else { words.hold_no });
        }
        tape.close();
    }

    /// Who is not ranked, and why: so many `most`, then the count of the others.
    fn silent(&self, tape: &mut Tape, most: usize) {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let words = lang.words();
        let columns = 3 + usize::from(self.growths.is_some()) + usize::from(self.holds);
        let mut count = 0;
        for (unit, standing) in &self.ranking.unranked {
            if !self.view.shows(dataset, *unit) {
                continue;
            }
            count += 1;
            if count <= most {
                tape.open("tr");
                cell(tape, words.not_ranked);
                row_head(tape, unit_name(dataset, *unit, lang));
                across(tape, columns, &text::reason(dataset, *unit, standing, lang));
                tape.close();
            }
        }
        if count > most {
            tape.open("tr");
            cell(tape, "");
            across(tape, columns + 1, &fill(words.others, &[&plain_number((count - most) as i64)]));
            tape.close();
        }
    }
}

/// Value, quote and period of a figure.
pub(super) fn said(tape: &mut Tape, figure: &Figure, value: &str, lang: Lang) {
    tape.leaf("td class=value", value);
    // The source's own words, in their own language.
    tape.open(if lang == Lang::Zh { "td" } else { "td lang=zh" });
    tape.plain(&text::quote(figure));
    tape.close();
    match &figure.period {
        Some(period) => cell(tape, &text::period(period, lang)),
        None => cell(tape, lang.words().period_unknown),
    }
}

fn growth(tape: &mut Tape, dataset: &Dataset, view: &View) -> Page {
    let words = view.lang.words();
    heads(tape, &[words.col_unit, words.col_metric, words.col_value, words.col_quote, words.col_period]);
    let units = view.growing(dataset);
    let page = Page::of(view, units.len(), units.iter().position(|unit| Some(*unit) == view.highlight));
    let growths = analysis::growths(dataset);
    tape.open("tbody");
    for unit in units.get(page.rows.clone()).unwrap_or_default() {
        growth_rows(tape, dataset, view.lang, *unit, &growths);
    }
    tape.close();
    page
}

fn growth_rows(tape: &mut Tape, dataset: &Dataset, lang: Lang, unit: UnitIx, growths: &[GrowthMark]) {
    let name = unit_name(dataset, unit, lang);
    let mut is_silent = true;
    for growth in growths.iter().filter(|growth| growth.unit == unit) {
        is_silent = false;
        let figure = &dataset.figures[growth.figure];
        tape.open("tr");
        row_head(tape, name);
        cell(tape, dataset.metric(growth.metric).name.get(lang));
        said(tape, figure, &text::converted(dataset, figure, lang, Signs::Growth), lang);
        tape.close();
    }
    if is_silent {
        tape.open("tr");
        row_head(tape, name);
        across(tape, 4, lang.words().no_growth);
        tape.close();
    }
}
