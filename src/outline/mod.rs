//! The said half: headline, controls, evidence, table and sources as a small tree of elements.
//!
//! It has two writers: HTML on the host, DOM in the browser. So what the page says before any script is what
//! the live widget says, and the table can never disagree with the drawing.

mod compare;
mod controls;
mod evidence;
mod html;
mod keys;
mod live;
mod matrix;
mod node;
mod pages;
mod profile;
mod sums;
mod table;
mod take;
mod tongue;

pub use html::{escape, html};
pub use keys::{Action, KEYS, action, help};
pub use live::{Said, live};
pub use matrix::to;
pub use node::{Element, Node, el};

use crate::analysis;
use crate::dataset::{Dataset, Subject};
use crate::list::List as _;
use crate::text::{Headed, fill, is_given, join, plain_number, unit_name};
use crate::view::{Chart, Choice, Controls, Scale, Unknown, View, WHOLE};

/// Everything that is said beside a picture.
pub fn outline(dataset: &Dataset, view: &View, focus: Option<Subject>, unknown: &[Unknown]) -> Element {
    // A section: header and footer in it are the widget's and not the page's.
    let root = el("section").class("rf").part("root").attr("lang", view.lang.code());
    let root = root.attr("aria-label", title(dataset, view));
    let root = root.attr("data-chart", view.chart.word()).attr("data-theme", view.theme.word());
    let controls = (view.controls != Controls::None).then(|| controls::controls(dataset, view));
    let side = focus.map(|subject| evidence::evidence(dataset, view, subject));
    let root = root
        .child(header(dataset, view, unknown))
        .children(controls)
        .child(el("div").class("body").child(plot(dataset, view)).children(side))
        .children(take::take(view))
        .child(table::table(dataset, view))
        .child(footer(dataset, view));
    tongue::mark(root, view.lang)
}

/// The evidence in an outline, and where there is some what it is of another mark in focus.
pub fn evidence_of<'a>(
    outline: &'a mut Element,
    dataset: &Dataset,
    view: &View,
    focus: Subject,
) -> Option<(&'a mut Element, Element)> {
    let old = outline.children.iter_mut().find_map(|node| match node {
        Node::Element(body) if body.attrs.iter().any(|(_, value)| value == "body") => {
            match body.children.get_mut(1) {
                Some(Node::Element(old)) => Some(old),
                _ => None,
            }
        }
        _ => None,
    })?;
    Some((old, tongue::mark(evidence::evidence(dataset, view, focus), view.lang)))
}

/// What the picture is about, in few words: a name for screen readers.
fn title(dataset: &Dataset, view: &View) -> String {
    let words = view.lang.words();
    let name = |unit| unit_name(dataset, unit, view.lang);
    let about = match view.chart {
        Chart::Ranking | Chart::Growth => dataset.metric(view.metric).name.get(view.lang).to_owned(),
        Chart::Profile => view.profiled(dataset).map(name).unwrap_or_default().to_owned(),
        Chart::Compare => join(&view.compared(dataset).into_iter().map(name).list(), view.lang),
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

fn header(dataset: &Dataset, view: &View, unknown: &[Unknown]) -> Element {
    let headed = Headed::of(dataset, view);
    let languages = (view.controls == Controls::Full).then(|| controls::languages(view));
    let kicker = el("p").class("kicker").text(bind_dots(dataset.title.get(view.lang)));
    el("header")
        .child(el("div").class("top").child(kicker).children(languages))
        .child(el("h2").text(headed.headline))
        .child(el("p").part("coverage").text(headed.coverage))
        .children(notes(dataset, view, unknown).map(|note| el("p").part("note").text(note)))
}

/// What of the view could not be shown as asked.
fn notes(dataset: &Dataset, view: &View, unknown: &[Unknown]) -> impl Iterator<Item = String> {
    let words = view.lang.words();
    let unknown = unknown.iter().map(|it| fill(words.note_unknown, &[&it.name, &it.value]));
    let is_much = view.chart == Chart::Compare && view.units.len() > View::MOST;
    let is_crowd = view.chart == Chart::Coverage && dataset.units.len() > analysis::CROWD;
    let counts = || [analysis::COLUMNS, dataset.units.len()].map(|count| plain_number(count as i64));
    let part = is_crowd.then(|| fill(words.cov_part, &counts().each_ref().map(String::as_str)));
    unknown.chain(is_much.then(|| fill(words.cmp_most, &[&plain_number(View::MOST as i64)]))).chain(part)
}

fn plot(dataset: &Dataset, view: &View) -> Element {
    let words = view.lang.words();
    // An application: its keys are ours, and each move is said in the live region. Who stays in reading mode meets
    // heading, summary and table instead, and misses nothing.
    let plot = el("div").part("plot").attr("tabindex", "0").attr("role", "application");
    let label = fill(words.plot, &[&title(dataset, view)]);
    let is_long = is_long(dataset, view);
    let plot =
        plot.attr("aria-roledescription", words.chart).attr("aria-label", label).flag("data-long", is_long);
    let plot = plot.picture();
    let strip = is_long.then(|| el("canvas").part("strip").attr("aria-hidden", "true").attr("height", "50"));
    let keys = el("button").part("keys").attr("type", "button").text(words.keys_open);
    let reset = (view.controls == Controls::Full).then(|| controls::reset(view));
    let hint = el("p").class("hint").text(hint(dataset, view)).text(" ").child(keys).children(reset);
    // The strip comes last, so that the picture's place stays the same element where it comes and goes.
    el("div").class("main").child(plot).child(hint).children(strip)
}

/// Whether the picture is a list of so many rows that it scrolls.
pub(crate) fn is_long(dataset: &Dataset, view: &View) -> bool {
    let has_bars = view.chart == Chart::Ranking && !is_given(dataset, view.metric);
    let ranking = analysis::ranking(dataset, view.metric, false);
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit));
    has_bars && shown.take(WHOLE + 1).count() > WHOLE
}

/// What a reader must know to read the picture.
fn hint(dataset: &Dataset, view: &View) -> String {
    let words = view.lang.words();
    let ranking = analysis::ranking(dataset, view.metric, false);
    let given = ranking.rows.iter().all(|row| row.rank.is_none());
    let about = match view.chart {
        Chart::Growth if view.scale != Scale::Step => Some(words.other_growths),
        Chart::Profile => Some(words.prof_hint),
        Chart::Coverage => Some(words.cov_hint),
        Chart::Ranking if ranking.rows.len() == 1 && !given && ranking.coverage.other_period == 0 => {
            Some(words.one_is_no_ranking)
        }
        Chart::Ranking if given && !ranking.rows.is_empty() => Some(words.given_by_others),
        _ => None,
    };
    about.into_iter().chain([words.hint]).list().join(words.dot)
}

fn footer(dataset: &Dataset, view: &View) -> Element {
    let words = view.lang.words();
    let source = &dataset.source;
    let name = [words.source, words.colon, source.name.get(view.lang)].concat();
    el("footer")
        .child(el("p").text(source.note.get(view.lang)))
        .child(el("p").text(name).text(words.dot).text(source.event.get(view.lang)))
}
