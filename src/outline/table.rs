//! The table: every number of the picture, and every unit, as text.

use super::{OutlineWriter, compare, coverage_table, pagination::Page, profile};
use crate::analysis::{self, AnalysedDataset, GrowthFigure, Ranking, Row};
use crate::dataset::{Dataset, Figure, Lang, UnitIx};
use crate::text::{self, GrowthSign, figure_value, fill, plain_number, unit_name};
use crate::view::{Chart, Controls, GrowthScale, LONG_LIST, View};

/// The table of a view under its finding, behind a summary that opens it where room is short.
pub fn table(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, headline: &str) {
    let words = view.lang.words();
    out.open("details data-part=table");
    // The coverage picture is a table itself, and its table longer than everything else together.
    out.flag("open", view.controls == Controls::Full && view.chart != Chart::Coverage);
    out.leaf("summary", words.table);
    out.open("div class=scroll tabindex=0 role=region");
    out.attr("aria-label", words.table);
    out.open("table");
    out.leaf("caption", headline);
    let page = rows(out, dataset, view);
    out.close();
    out.close();
    if let Some(page) = page {
        page.turn(out, view);
    }
    out.close();
}

/// Head and bodies; where the table may have several pages, the one that they show.
fn rows(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Option<Page> {
    match view.chart {
        Chart::Growth if view.scale != GrowthScale::Step => return Some(growth(out, dataset, view)),
        Chart::Ranking | Chart::Growth => return Some(ranking(out, dataset, view)),
        Chart::Coverage => return Some(coverage_table::matrix(out, dataset, view)),
        Chart::Profile => profile::profile(out, dataset, view),
        Chart::Compare => compare::compare(out, dataset, view),
    }
    None
}

/// So many units that are not ranked stand below the last page of a long table.
const SILENT: usize = 10;

/// A head of columns.
pub(super) fn heads(out: &mut OutlineWriter, names: &[&str]) {
    out.open("thead");
    out.open("tr");
    for name in names {
        head(out, name);
    }
    out.close();
    out.close();
}

pub(super) fn head(out: &mut OutlineWriter, name: &str) {
    out.leaf("th scope=col", name);
}

pub(super) fn row_head(out: &mut OutlineWriter, name: &str) {
    out.leaf("th scope=row", name);
}

pub(super) fn cell(out: &mut OutlineWriter, text: &str) {
    out.leaf("td", text);
}

/// A cell over several columns.
pub(super) fn across(out: &mut OutlineWriter, columns: usize, text: &str) {
    out.open("td");
    out.attr("colspan", &plain_number(columns as i64));
    out.text(text);
    out.close();
}

/// What the table of a ranking shows.
struct Ranked<'a> {
    dataset: &'a AnalysedDataset,
    view: &'a View,
    ranking: &'a Ranking,
    /// The indices of growth, where the picture shows them.
    growths: Option<Vec<GrowthFigure>>,
    /// Whether it says of each place if it holds.
    holds: bool,
}

fn ranking(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let ranking = &dataset.ranking(view.metric, false);
    let growths = (view.chart == Chart::Growth).then(|| analysis::growths(dataset));
    let it = Ranked { dataset, view, ranking, growths, holds: view.hold && ranking.contest };
    it.heads(out);
    let held = dataset.ranking(view.metric, view.hold);
    let places = view.ranked(dataset, ranking);
    let row_of = |unit: UnitIx| places.iter().position(|place| ranking.rows[*place].unit == unit);
    let focus = view.highlight.and_then(row_of);
    let page = Page::of(view, places.len(), focus);
    out.open("tbody");
    for place in places.get(page.rows.clone()).unwrap_or_default() {
        it.row(out, &held.rows[*place]);
    }
    if page.is_last() {
        it.silent(out, if places.len() > LONG_LIST { SILENT } else { LONG_LIST });
    }
    out.close();
    page
}

impl Ranked<'_> {
    fn heads(&self, out: &mut OutlineWriter) {
        let words = self.view.lang.words();
        let mut names =
            vec![words.col_rank, words.col_unit, words.col_value, words.col_quote, words.col_period];
        if self.growths.is_some() {
            names.push(words.axis_step);
        }
        if self.holds {
            names.push(words.col_hold);
        }
        heads(out, &names);
    }

    fn row(&self, out: &mut OutlineWriter, row: &Row) {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let words = lang.words();
        let figure = &dataset.figures[row.figure];
        let rank = row.rank.filter(|_| self.ranking.rows.len() > 1).map(text::rank);
        out.open("tr");
        cell(out, rank.as_deref().unwrap_or(words.not_ranked));
        row_head(out, unit_name(dataset, row.unit, lang));
        said(
            out,
            figure,
            &figure_value(dataset.metric(figure.metric), figure, lang, GrowthSign::Plain),
            lang,
        );
        if let Some(growth) = self.growths.iter().flatten().find(|growth| growth.figure == row.figure) {
            cell(out, &text::index(dataset, growth, lang));
        }
        if self.holds {
            let stands = row.rank.is_some_and(|rank| rank.is_settled());
            cell(out, if stands { words.hold_yes } else { words.hold_no });
        }
        out.close();
    }

    /// Who is not ranked, and why: so many `most`, then the count of the others.
    fn silent(&self, out: &mut OutlineWriter, most: usize) {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let words = lang.words();
        let columns = 3 + usize::from(self.growths.is_some()) + usize::from(self.holds);
        let mut count = 0;
        for (unit, availability) in &self.ranking.unranked {
            if !self.view.shows(dataset, *unit) {
                continue;
            }
            count += 1;
            if count <= most {
                out.open("tr");
                cell(out, words.not_ranked);
                row_head(out, unit_name(dataset, *unit, lang));
                across(out, columns, &text::reason(dataset, *unit, availability, lang));
                out.close();
            }
        }
        if count > most {
            out.open("tr");
            cell(out, "");
            across(out, columns + 1, &fill(words.others, &[&plain_number((count - most) as i64)]));
            out.close();
        }
    }
}

/// Value, quote and period of a figure.
pub(super) fn said(out: &mut OutlineWriter, figure: &Figure, value: &str, lang: Lang) {
    out.leaf("td class=value", value);
    // The source's own words, in their own language.
    out.open(if lang == Lang::Zh { "td" } else { "td lang=zh" });
    out.plain(&text::quote(figure));
    out.close();
    match &figure.period {
        Some(period) => cell(out, &text::period(period, lang)),
        None => cell(out, lang.words().period_unknown),
    }
}

fn growth(out: &mut OutlineWriter, dataset: &Dataset, view: &View) -> Page {
    let words = view.lang.words();
    heads(out, &[words.col_unit, words.col_metric, words.col_value, words.col_quote, words.col_period]);
    let units = view.growing(dataset);
    let page = Page::of(view, units.len(), units.iter().position(|unit| Some(*unit) == view.highlight));
    let growths = analysis::growths(dataset);
    out.open("tbody");
    for unit in units.get(page.rows.clone()).unwrap_or_default() {
        growth_rows(out, dataset, view.lang, *unit, &growths);
    }
    out.close();
    page
}

fn growth_rows(
    out: &mut OutlineWriter,
    dataset: &Dataset,
    lang: Lang,
    unit: UnitIx,
    growths: &[GrowthFigure],
) {
    let name = unit_name(dataset, unit, lang);
    let mut is_silent = true;
    for growth in growths.iter().filter(|growth| growth.unit == unit) {
        is_silent = false;
        let figure = &dataset.figures[growth.figure];
        out.open("tr");
        row_head(out, name);
        cell(out, dataset.metric(growth.metric).name.get(lang));
        said(out, figure, &text::converted(dataset, figure, lang, GrowthSign::Growth), lang);
        out.close();
    }
    if is_silent {
        out.open("tr");
        row_head(out, name);
        across(out, 4, lang.words().no_growth);
        out.close();
    }
}
