//! The evidence panel of one figure: who reported it, in which words, where, for which period, comparable with whom.

use super::arithmetic;
use super::writer::OutlineWriter;
use crate::analysis::{AnalysedDataset, Ranking, Rounding, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Kind, Lang, LocalText, Metric, Subject, UNDETERMINED, UnitIx};
use crate::text::{
    capitalized, count, counted, figure_period, fill, given_sentence, has_version, indistinct_note, join,
    period, periods_of_unit, quote, reason_of, statuses, unit_name, value_with_interval, version, with_kind,
};
use crate::view::View;

/// The evidence panel alone, as one element.
pub fn evidence(dataset: &AnalysedDataset, view: &View, subject: Subject) -> String {
    let mut writer = OutlineWriter::about(dataset, view.lang);
    evidence_panel(&mut writer, dataset, view, subject);
    writer.finish()
}

/// The evidence panel; where the unit reported nothing, the reason.
pub fn evidence_panel(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, subject: Subject) {
    let lang = view.lang;
    let words = lang.words();
    let metric = dataset.metric(subject.metric);
    // Not a live region itself: that announces the mark in focus, in fewer words.
    writer.open("section data-part=evidence");
    writer.attr("aria-label", words.evidence);
    let name = dataset.unit(subject.unit).name.get(lang);
    writer.element("h3", &with_kind(dataset, subject.unit, name, lang));
    match dataset.figure(subject.unit, subject.metric) {
        Some(figure) => reported(writer, dataset, view, metric, figure),
        None => {
            let reason = reason_of(dataset, subject, lang);
            writer.element("p class=value", &[metric.name.get(lang), words.colon, &reason].concat());
            let gap = dataset.gap(subject.unit, subject.metric).filter(|gap| !gap.note.is_missing());
            if gap.is_some() || has_notes(dataset, subject) {
                notes(writer, dataset, gap.map_or(&LocalText::default(), |gap| &gap.note), subject, lang);
            }
        }
    }
    if view.is_coverage_of_periods() {
        periods(writer, dataset, view, subject.unit);
    }
    if !metric.definition.is_missing() {
        labelled(writer, "p", words.definition, metric.definition.get(lang), lang);
    }
    near_metrics(writer, dataset, lang, subject);
    // On a phone the panel covers the foot of the page, where the corrections are.
    if has_version(dataset) {
        writer.element("p data-part=version", &capitalized(&version(dataset, lang)));
    }
    writer.close();
}

/// Each period of the metric, where the picture has all of them in the unit's row.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn periods(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, unit: UnitIx) {
    for [period, text] in periods_of_unit(dataset, view, unit) {
        labelled(writer, "p", &period, &text, view.lang);
    }
}

fn labelled(writer: &mut OutlineWriter, tag: &'static str, label: &str, text: &str, lang: Lang) {
    writer.open(tag);
    writer.element("b", &[label, lang.words().colon].concat());
    writer.text(text);
    writer.close();
}

/// Value, quote, location and period, rank, and what was computed from it.
fn reported(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    metric: &Metric,
    figure: &Figure,
) {
    let lang = view.lang;
    writer.open("p class=value");
    writer.text(&[metric.name.get(lang), " "].concat());
    writer.element("strong", &value_with_interval(dataset, figure, lang));
    writer.close();
    let subject = Subject { unit: figure.unit, metric: figure.metric };
    if figure.has_signs() || has_notes(dataset, subject) {
        statuses_and_notes(writer, dataset, figure, lang);
    }
    if !figure.quote.is_empty() {
        writer.open("blockquote");
        quote_lang(writer, dataset, lang);
        writer.plain_text(&fill(lang.words().quoted, &[&quote(figure)]));
        writer.close();
    }
    if !figure.quote_translation.is_missing() {
        translation(writer, dataset, figure, lang);
    }
    writer.element("p", &location_and_period(dataset, figure, lang));
    if arithmetic::has_spread(figure) {
        arithmetic::about(writer, dataset, figure, lang);
    }
    if metric.kind == Kind::Multiple {
        arithmetic::multiple(writer, dataset, figure, lang);
    }
    rank(writer, dataset, view, figure);
    arithmetic::year_earlier(writer, dataset, lang, figure);
    if let Some(changes) = dataset.changes_as(figure.metric, rounding_of(view)) {
        arithmetic::change(writer, dataset, &changes, figure, lang);
    }
}

/// The language of a quote, as attributes of the element just begun: where it is not that of the page, and known.
pub fn quote_lang(writer: &mut OutlineWriter, dataset: &Dataset, lang: Lang) {
    let tag = dataset.quote_lang();
    if tag == UNDETERMINED || Lang::from_tag(tag).is_none() {
        writer.attr("dir", "auto");
    }
    if tag != UNDETERMINED && !lang.is_of(tag) {
        writer.attr("lang", tag);
    }
}

/// The quote in the language of the page, where it is in another.
fn translation(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, lang: Lang) {
    if !lang.is_of(dataset.quote_lang()) {
        let translation = figure.quote_translation.get(lang);
        writer.element("p class=translation", &fill(lang.words().translated, &[translation]));
    }
}

/// Whether a unit or a metric has a note.
fn has_notes(dataset: &Dataset, subject: Subject) -> bool {
    !dataset.unit(subject.unit).note.is_missing() || !dataset.metric(subject.metric).note.is_missing()
}

/// How far the figure is final and comparable, and what must be known of it, its unit and its metric.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn statuses_and_notes(writer: &mut OutlineWriter, dataset: &Dataset, figure: &Figure, lang: Lang) {
    if !figure.status.is_empty() {
        writer.element("p class=status", &capitalized(&statuses(figure.status, lang)));
    }
    notes(writer, dataset, &figure.note, Subject { unit: figure.unit, metric: figure.metric }, lang);
}

/// The note of a figure or gap, and those of its unit and its metric.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn notes(writer: &mut OutlineWriter, dataset: &Dataset, own: &LocalText, subject: Subject, lang: Lang) {
    for note in [own, &dataset.unit(subject.unit).note, &dataset.metric(subject.metric).note] {
        if !note.is_missing() {
            labelled(writer, "p", lang.words().note, note.get(lang), lang);
        }
    }
}

/// Where the source has the figure, and its period with how that is known: 发言导语 · 2024年上半年（原文写明）.
fn location_and_period(dataset: &Dataset, figure: &Figure, lang: Lang) -> String {
    let words = lang.words();
    let period = match &figure.period {
        Some(known) => fill(
            words.parenthesized,
            &[&period(dataset, known, lang), words.period_bases[figure.basis as usize]],
        ),
        None => figure_period(dataset, figure, lang),
    };
    let location = location(dataset, &figure.paragraph, lang);
    if location.is_empty() { period } else { [&location, words.dot, &period].concat() }
}

/// Where a quote stands, in the words of the dataset if it has any; empty where the source does not say.
fn location(dataset: &Dataset, paragraph: &str, lang: Lang) -> String {
    let words = lang.words();
    let own = dataset.sources.first().map(|source| &source.document);
    let or_own = |own: Option<&LocalText>, neutral: &str| match own {
        Some(own) if !own.is_missing() => fill(own.get(lang), &[paragraph]),
        _ => fill(neutral, &[paragraph]),
    };
    match paragraph {
        "lead" => or_own(own.map(|words| &words.lead), words.location_opening),
        _ if !paragraph.is_empty() && paragraph.bytes().all(|byte| byte.is_ascii_digit()) => {
            or_own(own.map(|words| &words.part), words.location_section)
        }
        other => other.to_owned(),
    }
}

/// What ranks assume of rounding, and changes of ranks with them.
fn rounding_of(view: &View) -> Rounding {
    if view.has_one_metric() { view.hold } else { Rounding::Ignored }
}

/// The figure's rank, or why it has none: somebody else gave it, it is of another period, or nobody else reported.
fn rank(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View, figure: &Figure) {
    let lang = view.lang;
    let words = lang.words();
    if let Some(given) = given_sentence(dataset, figure, lang) {
        return writer.element("p", &given);
    }
    let rounding = rounding_of(view);
    let ranking = dataset.ranking(figure.metric, rounding);
    let Some(row) = ranking.row_of(figure.unit) else {
        return writer.element("p", words.evidence_other_period);
    };
    let Some(rank) = row.rank else { return };
    let ranked = count(ranking.rows.len(), lang);
    let (best, worst) = (count(rank.best as usize, lang), count(rank.worst as usize, lang));
    let result = match (ranking.rows.len(), rank.is_settled(), rank.tied) {
        (1, ..) if !dataset.is_sole_reporter(row.unit, ranking.metric) => {
            return writer.element("p", words.evidence_other_period);
        }
        (1, ..) if ranking.coverage.concerns_one() => {
            return writer.element("p", words.evidence_concerns_one);
        }
        (1, ..) => return writer.element("p", words.evidence_single_reporter),
        (_, false, _) => fill(words.evidence_rank_range, &[&ranked, &best, &worst]),
        (_, true, false) => fill(words.evidence_rank, &[&ranked, &best]),
        (_, true, true) => tied(dataset, lang, &ranking, row),
    };
    arithmetic::rank(writer, dataset, lang, &ranking, row, &result);
    if !ranking.rounding.is_on() {
        indistinct(writer, dataset, lang, &ranking, figure.unit);
    }
}

/// What the printing does not tell apart from the unit.
fn indistinct(writer: &mut OutlineWriter, dataset: &Dataset, lang: Lang, ranking: &Ranking, unit: UnitIx) {
    let has_it = |rows: &[usize]| rows.iter().any(|row| ranking.rows[*row].unit == unit);
    for group in ranking.indistinct(dataset) {
        if has_it(&group.coarse) || has_it(&group.others) {
            writer.element("p", &indistinct_note(dataset, ranking, group, lang));
        }
    }
}

fn tied(dataset: &Dataset, lang: Lang, ranking: &Ranking, row: &Row) -> String {
    let same = ranking.rows.iter().filter(|other| other.unit != row.unit && other.interval == row.interval);
    let names: Vec<&str> = same.map(|other| unit_name(dataset, other.unit, lang)).collect_vec();
    fill(lang.words().evidence_tied, &[&join(&names, lang)])
}

/// The metrics that look alike and must not be compared, each with the reason, behind a summary that counts them.
fn near_metrics(writer: &mut OutlineWriter, dataset: &Dataset, lang: Lang, subject: Subject) {
    let near = &dataset.metric(subject.metric).near;
    if near.is_empty() {
        return;
    }
    let summary = counted(lang.words().near_metrics, near.len(), lang);
    writer.open("details class=near");
    writer.element("summary", &summary);
    writer.open("ul");
    for near in near {
        labelled(writer, "li", dataset.metric(near.metric).name.get(lang), near.reason.get(lang), lang);
    }
    writer.close();
    writer.close();
}
