//! One figure's evidence: who says so, in which words, where, for which period, comparable with whom.

use super::{Element, el, sums};
use crate::analysis::{self, Ranking, Row};
use crate::dataset::{Dataset, Figure, Lang, Metric, Subject};
use crate::list::List as _;
use crate::text::{self, Signs, figure_value, fill, join, plain_number, plural, unit_name};
use crate::view::View;

/// The evidence panel of a subject; where the unit reported nothing, the reason.
pub fn evidence(dataset: &Dataset, view: &View, subject: Subject) -> Element {
    let lang = view.lang;
    let metric = dataset.metric(subject.metric);
    // Not live: what the keyboard meets is said in the live region, and short.
    let panel = el("section").part("evidence").attr("aria-label", lang.words().evidence);
    let panel = panel.child(el("h3").text(dataset.unit(subject.unit).name.get(lang)));
    let facts = match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(dataset, view, metric, figure),
        None => missing(dataset, lang, subject),
    };
    let panel =
        panel.children(facts).child(labelled(lang.words().definition, metric.definition.get(lang), lang));
    panel.children(near(dataset, lang, subject))
}

fn line(text: impl Into<String>) -> Element {
    el("p").text(text)
}

fn labelled(label: &str, text: &str, lang: Lang) -> Element {
    el("p").child(el("b").text([label, lang.words().colon].concat())).text(text)
}

fn reported(dataset: &Dataset, view: &View, metric: &Metric, figure: &Figure) -> Vec<Element> {
    let lang = view.lang;
    let ranking = analysis::ranking(dataset, figure.metric, view.hold && view.is_of_metric());
    let value = figure_value(metric, figure, lang, Signs::Plain);
    let head =
        el("p").class("value").text([metric.name.get(lang), " "].concat()).child(el("strong").text(value));
    let quoted = fill(lang.words().quoted, &[&text::quote(figure)]);
    let quote = el("blockquote").attr("lang", Lang::Zh.code()).text(quoted);
    let lines = [
        Some(line(whence(lang, figure))),
        sums::multiple(dataset, figure, lang),
        standing(dataset, lang, &ranking, figure),
        sums::last_year(dataset, lang, figure),
    ];
    [head, quote].into_iter().chain(lines.into_iter().flatten()).list()
}

fn missing(dataset: &Dataset, lang: Lang, subject: Subject) -> Vec<Element> {
    let standings = analysis::standings(dataset, subject.metric);
    let Some(standing) = standings.get(subject.unit.0 as usize) else { return Vec::new() };
    let name = dataset.metric(subject.metric).name.get(lang);
    let why = text::reason(dataset, subject.unit, standing, lang);
    vec![el("p").class("value").text([name, lang.words().colon, &why].concat())]
}

/// Place in the speech and period: 发言导语 · 2024年上半年(原文写明).
fn whence(lang: Lang, figure: &Figure) -> String {
    let words = lang.words();
    let place = match figure.place.as_str() {
        "lead" => words.place_lead.to_owned(),
        section => fill(words.place_section, &[section]),
    };
    let period = match &figure.period {
        Some(period) => {
            let basis = words.basis[figure.basis as usize];
            fill(words.period_basis, &[&text::period(period, lang), basis])
        }
        None => words.period_unknown.to_owned(),
    };
    [&place, words.dot, &period].concat()
}

/// Place among those that reported, or who gave the place.
fn standing(dataset: &Dataset, lang: Lang, ranking: &Ranking, figure: &Figure) -> Option<Element> {
    let words = lang.words();
    if let Some(scope) = &figure.scope {
        return Some(line(fill(words.says_scope, &[scope.get(lang)])));
    }
    let Some(row) = ranking.rows.iter().find(|row| row.unit == figure.unit) else {
        return Some(line(words.says_period));
    };
    let rank = row.rank?;
    let of = plain_number(ranking.rows.len() as i64);
    let (best, worst) = (plain_number(i64::from(rank.best)), plain_number(i64::from(rank.worst)));
    let result = match (ranking.rows.len(), rank.is_settled(), rank.tied) {
        (1, ..) if ranking.coverage.other_period > 0 => return Some(line(words.says_period)),
        (1, ..) => return Some(line(words.says_alone)),
        (_, false, _) => fill(words.says_range, &[&of, &best, &worst]),
        (_, true, false) => fill(words.says_rank, &[&of, &best]),
        (_, true, true) => tied(dataset, lang, ranking, row),
    };
    Some(sums::place(dataset, lang, ranking, row, result))
}

fn tied(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> String {
    let same = ranking.rows.iter().filter(|other| other.unit != row.unit && other.interval == row.interval);
    let names: Vec<&str> = same.map(|other| unit_name(dataset, other.unit, lang)).list();
    fill(lang.words().says_tied, &[&join(&names, lang)])
}

/// What looks alike and must not be compared, each with the reason, behind a summary that counts them.
fn near(dataset: &Dataset, lang: Lang, subject: Subject) -> Option<Element> {
    let near = analysis::near_of(dataset, subject.metric);
    let summary = fill(plural(lang.words().near, near.len()), &[&plain_number(near.len() as i64)]);
    let items = near.iter().map(|(metric, reason)| {
        let name = dataset.metric(*metric).name.get(lang);
        el("li").child(el("b").text([name, lang.words().colon].concat())).text(reason.get(lang))
    });
    let list = el("ul").children(items);
    let details = el("details").class("near").child(el("summary").text(summary)).child(list);
    (!near.is_empty()).then_some(details)
}
