//! One figure's evidence: who says so, in which words, where, for which period, comparable with whom.

use super::{Element, el};
use crate::analysis::{self, Ranking, Row};
use crate::dataset::{Dataset, Figure, Kind, Lang, Metric, Subject};
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
        Some(figure) => reported(dataset, lang, metric, figure),
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

fn reported(dataset: &Dataset, lang: Lang, metric: &Metric, figure: &Figure) -> Vec<Element> {
    let ranking = analysis::ranking(dataset, figure.metric, false);
    let value = figure_value(metric, figure, lang, Signs::Plain);
    let head =
        el("p").class("value").text([metric.name.get(lang), " "].concat()).child(el("strong").text(value));
    let quoted = fill(lang.words().quoted, &[&text::quote(figure)]);
    let quote = el("blockquote").attr("lang", Lang::Zh.code()).text(quoted);
    let lines = [
        Some(whence(lang, figure)),
        multiple(metric, figure, lang),
        standing(dataset, lang, &ranking, figure),
        computed(dataset, lang, figure),
    ];
    [head, quote].into_iter().chain(lines.into_iter().flatten().map(line)).collect()
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

/// 增长5.85倍 as +585 %.
fn multiple(metric: &Metric, figure: &Figure, lang: Lang) -> Option<String> {
    let percent = (metric.kind == Kind::Multiple).then(|| analysis::percent_of(metric, figure))??;
    let times = text::trimmed(figure.number()?, lang);
    Some(fill(lang.words().times_as_percent, &[&times, &text::trimmed(percent, lang)]))
}

/// Place among those that reported, or who gave the place.
fn standing(dataset: &Dataset, lang: Lang, ranking: &Ranking, figure: &Figure) -> Option<String> {
    let words = lang.words();
    if let Some(scope) = &figure.scope {
        return Some(fill(words.says_scope, &[scope.get(lang)]));
    }
    let Some(row) = ranking.rows.iter().find(|row| row.unit == figure.unit) else {
        return Some(words.says_period.to_owned());
    };
    let rank = row.rank?;
    let of = plain_number(ranking.rows.len() as i64);
    let (best, worst) = (plain_number(i64::from(rank.best)), plain_number(i64::from(rank.worst)));
    Some(match (ranking.rows.len(), rank.is_settled(), rank.tied) {
        (1, ..) if ranking.coverage.other_period > 0 => words.says_period.to_owned(),
        (1, ..) => words.says_alone.to_owned(),
        (_, false, _) => fill(words.says_range, &[&of, &best, &worst]),
        (_, true, false) => fill(words.says_rank, &[&of, &best]),
        (_, true, true) => tied(dataset, lang, ranking, row),
    })
}

fn tied(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> String {
    let same = ranking.rows.iter().filter(|other| other.unit != row.unit && other.interval == row.interval);
    let names: Vec<&str> = same.map(|other| unit_name(dataset, other.unit, lang)).collect();
    fill(lang.words().says_tied, &[&join(&names, lang)])
}

/// Last year's level, where level and growth were both reported, with its arithmetic and its rounding interval.
fn computed(dataset: &Dataset, lang: Lang, figure: &Figure) -> Option<String> {
    let growth = match dataset.metric(figure.metric).level {
        Some(_) => figure.metric,
        None => analysis::growth_of(dataset, figure.metric)?,
    };
    let last = analysis::last_year(dataset, figure.unit, growth)?;
    let level = dataset.figures.get(last.level)?;
    let unit = dataset.metric(level.metric).unit.get(lang);
    let show = |value: f64| text::rounded(value, 2, unit, lang);
    let now = figure_value(dataset.metric(level.metric), level, lang, Signs::Plain);
    let sum = fill(lang.words().computed_sum, &[&now, &text::trimmed(last.percent, lang)]);
    let template =
        if last.hi.is_finite() { lang.words().computed_last_year } else { lang.words().computed_open };
    Some(fill(template, &[&show(last.value), &sum, &show(last.lo), &show(last.hi)]))
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
