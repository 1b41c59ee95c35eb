//! The said half: headline, controls, evidence, table and sources, as a out of what a reader meets.
//!
//! It has two readers: HTML on the host, DOM in the browser. So what the page says before any script is what
//! the live widget says, and the table can never disagree with the drawing.

mod arithmetic;
mod compare;
mod controls;
mod coverage_table;
mod evidence;
mod export_menu;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keys;
mod language_spans;
mod live_region;
#[cfg(not(target_arch = "wasm32"))]
mod node;
mod pagination;
mod profile;
mod table;
mod writer;

pub use coverage_table::to;
#[cfg(not(target_arch = "wasm32"))]
pub use html::{escape, escaped, html};
pub use keys::{Action, KEYS, action, help};
pub use live_region::{Announcement, live};
#[cfg(not(target_arch = "wasm32"))]
pub use node::{Element, Node};
pub use writer::OutlineWriter;

use crate::analysis::{self, AnalysedDataset};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Subject};
use crate::text::{Headline, fill, is_given, join, plain_number, unit_name};
use crate::view::{Chart, Choice, Controls, GrowthScale, LONG_LIST, Unknown, View};

/// Everything that is said beside a picture, as a out of one element.
pub fn outline(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    unknown: &[Unknown],
) -> String {
    let mut out = OutlineWriter::new(view.lang);
    section(&mut out, dataset, view, focus, unknown);
    out.finish()
}

// What is handed a out finds it with fewer bytes than whoever owns one.
#[inline(never)]
fn section(
    out: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    unknown: &[Unknown],
) {
    // A section: header and footer in it are the widget's and not the page's.
    out.open("section class=rf data-part=root");
    out.attr("lang", view.lang.code());
    out.attr("aria-label", &title(dataset, view));
    out.attr("data-chart", view.chart.word());
    out.attr("data-theme", view.theme.word());
    let headed = Headline::of(dataset, view);
    header(out, dataset, view, &headed, unknown);
    if view.controls != Controls::None {
        controls::controls(out, dataset, view);
    }
    out.open("div class=body");
    plot(out, dataset, view);
    if let Some(subject) = focus {
        evidence::evidence(out, dataset, view, subject);
    }
    out.close();
    export_menu::export_menu(out, view);
    table::table(out, dataset, view, &headed.headline);
    footer(out, dataset, view);
    out.close();
}

/// The evidence panel alone, as a out of one element.
pub fn evidence(dataset: &AnalysedDataset, view: &View, subject: Subject) -> String {
    let mut out = OutlineWriter::new(view.lang);
    evidence::evidence(&mut out, dataset, view, subject);
    out.finish()
}

/// What the picture is about, in few words: a name for screen readers.
fn title(dataset: &Dataset, view: &View) -> String {
    let words = view.lang.words();
    let name = |unit| unit_name(dataset, unit, view.lang);
    let about = match view.chart {
        Chart::Ranking | Chart::Growth => dataset.metric(view.metric).name.get(view.lang).to_owned(),
        Chart::Profile => view.profiled(dataset).map(name).unwrap_or_default().to_owned(),
        Chart::Compare => join(&view.compared(dataset).into_iter().map(name).collect_vec(), view.lang),
        Chart::Coverage => dataset.title.get(view.lang).to_owned(),
    };
    fill(words.table_caption, &[words.charts[view.chart as usize], &about])
}

/// A dot ends a line and never begins one. By hand: a search for a text, rather than a character, costs 2 kB.
fn bind_dots(title: &str) -> String {
    let mut bound = String::new();
    let mut letters = title.chars().peekable();
    while let Some(letter) = letters.next() {
        let binds = letter == ' ' && letters.peek() == Some(&'·');
        bound.push(if binds { '\u{a0}' } else { letter });
    }
    bound
}

fn header(out: &mut OutlineWriter, dataset: &Dataset, view: &View, headed: &Headline, unknown: &[Unknown]) {
    out.open("header");
    out.open("div class=top");
    out.leaf("p class=kicker", &bind_dots(dataset.title.get(view.lang)));
    if view.controls == Controls::Full {
        controls::languages(out, view);
    }
    out.close();
    out.leaf("h2", &headed.headline);
    out.leaf("p data-part=coverage", &headed.coverage);
    notes(out, dataset, view, unknown);
    out.close();
}

/// What of the view could not be shown as asked.
fn notes(out: &mut OutlineWriter, dataset: &Dataset, view: &View, unknown: &[Unknown]) {
    let words = view.lang.words();
    let mut note = |text: &str| out.leaf("p data-part=note", text);
    for it in unknown {
        note(&fill(words.note_unknown, &[&it.name, &it.value]));
    }
    if view.chart == Chart::Compare && view.units.len() > View::MOST {
        note(&fill(words.cmp_most, &[&plain_number(View::MOST as i64)]));
    }
    if view.chart == Chart::Coverage && dataset.units.len() > analysis::LONG_LIST {
        let [shown, all] = [analysis::COLUMNS, dataset.units.len()].map(|count| plain_number(count as i64));
        note(&fill(words.cov_part, &[&shown, &all]));
    }
}

fn plot(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let is_long = is_long(dataset, view);
    out.open("div class=main");
    // An application: its keys are ours, and each move is said in the live region. Who stays in reading mode meets
    // heading, summary and table instead, and misses nothing.
    out.open("div data-part=plot tabindex=0 role=application");
    out.attr("aria-roledescription", words.chart);
    out.attr("aria-label", &fill(words.plot, &[&title(dataset, view)]));
    out.flag("data-long", is_long);
    out.picture();
    out.close();
    out.open("p class=hint");
    out.text(&hint(dataset, view));
    out.plain(" ");
    out.leaf("button data-part=keys type=button", words.keys_open);
    if view.controls == Controls::Full {
        controls::reset(out, view);
    }
    out.close();
    // The strip comes last, so that the picture's place stays the same element where it comes and goes.
    if is_long {
        out.leaf("canvas data-part=strip aria-hidden=true height=50", "");
    }
    out.close();
}

/// Whether the picture is a list of so many rows that it scrolls.
pub(crate) fn is_long(dataset: &AnalysedDataset, view: &View) -> bool {
    let has_bars = view.chart == Chart::Ranking && !is_given(dataset, view.metric);
    let ranking = dataset.ranking(view.metric, false);
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit));
    has_bars && shown.take(LONG_LIST + 1).count() > LONG_LIST
}

/// What a reader must know to read the picture.
fn hint(dataset: &AnalysedDataset, view: &View) -> String {
    let words = view.lang.words();
    let ranking = dataset.ranking(view.metric, false);
    let given = ranking.rows.iter().all(|row| row.rank.is_none());
    let about = match view.chart {
        Chart::Growth if view.scale != GrowthScale::Step => Some(words.other_growths),
        Chart::Profile => Some(words.prof_hint),
        Chart::Coverage => Some(words.cov_hint),
        Chart::Ranking if ranking.rows.len() == 1 && !given && ranking.coverage.other_period == 0 => {
            Some(words.one_is_no_ranking)
        }
        Chart::Ranking if given && !ranking.rows.is_empty() => Some(words.given_by_others),
        _ => None,
    };
    about.into_iter().chain([words.hint]).collect_vec().join(words.dot)
}

fn footer(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let source = &dataset.source;
    out.open("footer");
    out.leaf("p", source.note.get(view.lang));
    out.open("p");
    out.text(&[words.source, words.colon, source.name.get(view.lang)].concat());
    out.text(words.dot);
    out.text(source.event.get(view.lang));
    out.close();
    out.close();
}
