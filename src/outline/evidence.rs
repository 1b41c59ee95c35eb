//! One figure's evidence: who says so, in which words, where, for which period, comparable with whom.

use super::{Tape, sums};
use crate::analysis::{self, Ranking, Row};
use crate::dataset::{Dataset, Figure, Lang, Metric, Subject};
use crate::list::List as _;
use crate::text::{self, Signs, figure_value, fill, join, plain_number, plural, unit_name};
use crate::view::View;

/// The evidence panel of a subject; where the unit reported nothing, the reason.
pub fn evidence(tape: &mut Tape, dataset: &Dataset, view: &View, subject: Subject) {
    let lang = view.lang;
    let metric = dataset.metric(subject.metric);
    // Not live: what the keyboard meets is said in the live region, and short.
    tape.open("section data-part=evidence");
    tape.attr("aria-label", lang.words().evidence);
    tape.leaf("h3", dataset.unit(subject.unit).name.get(lang));
    match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(tape, dataset, view, metric, figure),
        None => missing(tape, dataset, lang, subject),
    }
    labelled(tape, "p", lang.words().definition, metric.definition.get(lang), lang);
    near(tape, dataset, lang, subject);
    tape.close();
}

fn labelled(tape: &mut Tape, tag: &'static str, label: &str, text: &str, lang: Lang) {
    tape.open(tag);
    tape.leaf("b", &[label, lang.words().colon].concat());
    tape.text(text);
    tape.close();
}

fn reported(tape: &mut Tape, dataset: &Dataset, view: &View, metric: &Metric, figure: &Figure) {
    let lang = view.lang;
    tape.open("p class=value");
    tape.text(&[metric.name.get(lang), " "].concat());
    tape.leaf("strong", &figure_value(metric, figure, lang, Signs::Plain));
    tape.close();
    tape.open("blockquote lang=zh");
    tape.plain(&fill(lang.words().quoted, &[&text::quote(figure)]));
    tape.close();
    tape.leaf("p", &whence(lang, figure));
    sums::multiple(tape, dataset, figure, lang);
    standing(tape, dataset, view, figure);
    sums::last_year(tape, dataset, lang, figure);
}

fn missing(tape: &mut Tape, dataset: &Dataset, lang: Lang, subject: Subject) {
    let standings = analysis::standings(dataset, subject.metric);
    let Some(standing) = standings.get(subject.unit.0 as usize) else { return };
    let name = dataset.metric(subject.metric).name.get(lang);
    let why = text::reason(dataset, subject.unit, standing, lang);
    tape.leaf("p class=value", &[name, lang.words().colon, &why].concat());
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
fn standing(tape: &mut Tape, dataset: &Dataset, view: &View, figure: &Figure) {
    let lang = view.lang;
    let words = lang.words();
    if let Some(scope) = &figure.scope {
        return tape.leaf("p", &fill(words.says_scope, &[scope.get(lang)]));
    }
    let ranking = analysis::ranking(dataset, figure.metric, view.hold && view.is_of_metric());
    let Some(row) = ranking.rows.iter().find(|row| row.unit == figure.unit) else {
        return tape.leaf("p", words.says_period);
    };
    let Some(rank) = row.rank else { return };
    let of = plain_number(ranking.rows.len() as i64);
    let (best, worst) = (plain_number(i64::from(rank.best)), plain_number(i64::from(rank.worst)));
    let result = match (ranking.rows.len(), rank.is_settled(), rank.tied) {
        (1, ..) if ranking.coverage.other_period > 0 => return tape.leaf("p", words.says_period),
        (1, ..) => return tape.leaf("p", words.says_alone),
        (_, false, _) => fill(words.says_range, &[&of, &best, &worst]),
        (_, true, false) => fill(words.says_rank, &[&of, &best]),
        (_, true, true) => tied(dataset, lang, &ranking, row),
    };
    sums::place(tape, dataset, lang, &ranking, row, &result);
}

fn tied(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> String {
    let same = ranking.rows.iter().filter(|other| other.unit != row.unit && other.interval == row.interval);
    let names: Vec<&str> = same.map(|other| unit_name(dataset, other.unit, lang)).list();
    fill(lang.words().says_tied, &[&join(&names, lang)])
}

/// What looks alike and must not be compared, each with the reason, behind a summary that counts them.
fn near(tape: &mut Tape, dataset: &Dataset, lang: Lang, subject: Subject) {
    let near = analysis::near_of(dataset, subject.metric);
    if near.is_empty() {
        return;
    }
    let summary = fill(plural(lang.words().near, near.len()), &[&plain_number(near.len() as i64)]);
    tape.open("details class=near");
    tape.leaf("summary", &summary);
    tape.open("ul");
    for (metric, reason) in near {
        labelled(tape, "li", dataset.metric(metric).name.get(lang), reason.get(lang), lang);
    }
    tape.close();
    tape.close();
}
