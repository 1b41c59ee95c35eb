//! One figure's evidence: who says so, in which words, where, for which period, comparable with whom.

use super::{OutlineWriter, arithmetic};
use crate::analysis::{self, AnalysedDataset, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, Metric, Subject};
use crate::text::{self, GrowthSign, figure_value, fill, join, plain_number, plural, unit_name};
use crate::view::View;

/// The evidence panel of a subject; where the unit reported nothing, the reason.
pub fn evidence(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, subject: Subject) {
    let lang = view.lang;
    let metric = dataset.metric(subject.metric);
    // Not live: what the keyboard meets is said in the live region, and short.
    out.open("section data-part=evidence");
    out.attr("aria-label", lang.words().evidence);
    out.leaf("h3", dataset.unit(subject.unit).name.get(lang));
    match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(out, dataset, view, metric, figure),
        None => missing(out, dataset, lang, subject),
    }
    labelled(out, "p", lang.words().definition, metric.definition.get(lang), lang);
    near(out, dataset, lang, subject);
    out.close();
}

fn labelled(out: &mut OutlineWriter, tag: &'static str, label: &str, text: &str, lang: Lang) {
    out.open(tag);
    out.leaf("b", &[label, lang.words().colon].concat());
    out.text(text);
    out.close();
}

fn reported(
    out: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    metric: &Metric,
    figure: &Figure,
) {
    let lang = view.lang;
    out.open("p class=value");
    out.text(&[metric.name.get(lang), " "].concat());
    out.leaf("strong", &figure_value(metric, figure, lang, GrowthSign::Plain));
    out.close();
    out.open("blockquote lang=zh");
    out.plain(&fill(lang.words().quoted, &[&text::quote(figure)]));
    out.close();
    out.leaf("p", &whence(lang, figure));
    arithmetic::multiple(out, dataset, figure, lang);
    availability(out, dataset, view, figure);
    arithmetic::last_year(out, dataset, lang, figure);
}

fn missing(out: &mut OutlineWriter, dataset: &AnalysedDataset, lang: Lang, subject: Subject) {
    let availabilities = analysis::availabilities(dataset, subject.metric);
    let Some(availability) = availabilities.get(subject.unit.0 as usize) else { return };
    let name = dataset.metric(subject.metric).name.get(lang);
    let why = text::reason(dataset, subject.unit, availability, lang);
    out.leaf("p class=value", &[name, lang.words().colon, &why].concat());
}

/// Place in the speech and period: 发言导语 · 2024年上半年(原文写明).
fn whence(lang: Lang, figure: &Figure) -> String {
    let words = lang.words();
    let place = match figure.place.as_str() {
        "lead" => words.rank_lead.to_owned(),
        section => fill(words.rank_section, &[section]),
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
fn availability(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, figure: &Figure) {
    let lang = view.lang;
    let words = lang.words();
    if let Some(scope) = &figure.scope {
        return out.leaf("p", &fill(words.says_scope, &[scope.get(lang)]));
    }
    let ranking = dataset.ranking(figure.metric, view.hold && view.is_of_metric());
    let Some(row) = ranking.rows.iter().find(|row| row.unit == figure.unit) else {
        return out.leaf("p", words.says_period);
    };
    let Some(rank) = row.rank else { return };
    let of = plain_number(ranking.rows.len() as i64);
    let (best, worst) = (plain_number(i64::from(rank.best)), plain_number(i64::from(rank.worst)));
    let result = match (ranking.rows.len(), rank.is_settled(), rank.tied) {
        (1, ..) if ranking.coverage.other_period > 0 => return out.leaf("p", words.says_period),
        (1, ..) => return out.leaf("p", words.says_alone),
        (_, false, _) => fill(words.says_range, &[&of, &best, &worst]),
        (_, true, false) => fill(words.says_rank, &[&of, &best]),
        (_, true, true) => tied(dataset, lang, &ranking, row),
    };
    arithmetic::place(out, dataset, lang, &ranking, row, &result);
}

fn tied(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> String {
    let same = ranking.rows.iter().filter(|other| other.unit != row.unit && other.interval == row.interval);
    let names: Vec<&str> = same.map(|other| unit_name(dataset, other.unit, lang)).collect_vec();
    fill(lang.words().says_tied, &[&join(&names, lang)])
}

/// What looks alike and must not be compared, each with the reason, behind a summary that counts them.
fn near(out: &mut OutlineWriter, dataset: &Dataset, lang: Lang, subject: Subject) {
    let near = analysis::near_of(dataset, subject.metric);
    if near.is_empty() {
        return;
    }
    let summary = fill(plural(lang.words().near, near.len()), &[&plain_number(near.len() as i64)]);
    out.open("details class=near");
    out.leaf("summary", &summary);
    out.open("ul");
    for (metric, reason) in near {
        labelled(out, "li", dataset.metric(metric).name.get(lang), reason.get(lang), lang);
    }
    out.close();
    out.close();
}
