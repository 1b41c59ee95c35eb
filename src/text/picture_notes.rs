//! The notes of what a picture shows, for where there is no table or evidence beside it.

use super::names::{join, unit_name};
use super::template::{counted, fill};
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, LocalText, MetricIx, Subject, UnitIx};
use crate::view::{Chart, View};

/// The most notes that are written out.
const MAX_NOTES: usize = 12;

/// A note, and what it is about: a metric, units, or the figures or gaps of units for a metric.
struct Note<'a> {
    metric: Option<MetricIx>,
    units: Vec<UnitIx>,
    text: &'a str,
}

/// The notes of units, metrics, figures and gaps, each in a line that names what it is about; of very many the first ones, and
/// how many more there are.
///
/// `subjects` are the figures and gaps on the picture, `units` those that it names.
pub fn picture_notes(
    dataset: &AnalysedDataset,
    view: &View,
    subjects: &[Subject],
    units: &[UnitIx],
) -> Vec<String> {
    let mut notes = Vec::new();
    for unit in units {
        add(&mut notes, None, Some(*unit), &dataset.unit(*unit).note, view);
    }
    for subject in subjects {
        add(&mut notes, Some(subject.metric), None, &dataset.metric(subject.metric).note, view);
    }
    let has_one = view.has_one_metric();
    let unit = |unit| (view.chart != Chart::Profile).then_some(unit);
    for subject in subjects {
        // Where the picture is about one metric, its name is in the headline.
        let metric = (!has_one || subject.metric != view.metric).then_some(subject.metric);
        if let Some(figure) = dataset.figure(subject.unit, subject.metric) {
            add(&mut notes, metric, unit(subject.unit), &figure.note, view);
        }
    }
    for gap in &dataset.gaps {
        let subject = Subject { unit: gap.unit, metric: gap.metric };
        let is_shown = match has_one {
            true => gap.metric == view.metric && view.shows(dataset, gap.unit),
            false => subjects.contains(&subject),
        };
        if is_shown {
            add(&mut notes, (!has_one).then_some(gap.metric), unit(gap.unit), &gap.note, view);
        }
    }
    let more = notes.len().saturating_sub(MAX_NOTES);
    let mut lines = notes.iter().take(MAX_NOTES).map(|note| line(dataset, note, view)).collect_vec();
    if more > 0 {
        lines.push(counted(view.lang.deferred_words().more_notes, more, view.lang));
    }
    lines
}

/// Adds a note, to that of others where it is the same.
fn add<'a>(
    notes: &mut Vec<Note<'a>>,
    metric: Option<MetricIx>,
    unit: Option<UnitIx>,
    text: &'a LocalText,
    view: &View,
) {
    if text.is_missing() {
        return;
    }
    let text = text.get(view.lang);
    match notes.iter_mut().find(|note| note.metric == metric && note.text == text) {
        Some(note) => note.units.extend(unit.filter(|unit| !note.units.contains(unit))),
        None => notes.push(Note { metric, units: Vec::from_iter(unit), text }),
    }
}

fn line(dataset: &Dataset, note: &Note<'_>, view: &View) -> String {
    let (lang, words) = (view.lang, view.lang.words());
    let names = note.units.iter().map(|unit| unit_name(dataset, *unit, lang)).collect_vec();
    let names = join(&names, lang);
    let subject = match note.metric.map(|metric| dataset.metric(metric).name.get(lang)) {
        None => names,
        Some(metric) if names.is_empty() => metric.to_owned(),
        Some(metric) => fill(words.parenthesized, &[metric, &names]),
    };
    fill(words.labelled, &[&subject, note.text])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::captioned_scene;
    use crate::dataset::{Lang, generate_with_periods, read};
    use crate::view::parse;

    const DATASET: &str = r#"{"version": 2, "id": "notes", "lang": "en", "title": "T", "source": {"name": "S"}, "units": [
        {"id": "a", "name": "Ash", "note": "Without the port."}, {"id": "b", "name": "Beech"},
        {"id": "c", "name": "Cedar"}, {"id": "d", "name": "Date"}], "metrics": [
        {"id": "m", "name": "Debt", "kind": "amount", "note": "At the end of the year."},
        {"id": "n", "name": "Staff", "kind": "count"}], "figures": [
        {"unit": "a", "metric": "m", "value": 7, "note": "Counted anew."}, {"unit": "a", "metric": "n", "value": 3},
        {"unit": "b", "metric": "m", "value": 5, "note": "Counted anew."},
        {"unit": "b", "metric": "n", "value": 2, "note": "Without trainees."}, {"unit": "c", "metric": "m", "value": 1}],
        "gaps": [{"unit": "d", "metric": "m", "reason": "suppressed", "note": "On request."}]}"#;

    fn notes(query: &str) -> Vec<String> {
        let dataset = AnalysedDataset::new(read(DATASET).unwrap_or_default());
        let (view, unknown) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        assert_eq!(unknown, []);
        let scene = captioned_scene(&dataset, &view, None, 700.0);
        let has_text =
            |label: &&str| label.contains(": ") && label.ends_with('.') && !label.starts_with("Units");
        scene.labels().filter(has_text).map(|label| label.replace(['\u{2068}', '\u{2069}'], "")).collect()
    }

    #[test]
    fn a_picture_has_the_notes_of_what_it_shows() {
        let of_debt = [
            "Ash: Without the port.",
            "Debt: At the end of the year.",
            "Ash and Beech: Counted anew.",
            "Date: On request.",
        ];
        assert_eq!(notes("metric=m"), of_debt);
        assert_eq!(notes("metric=n"), ["Ash: Without the port.", "Beech: Without trainees."]);
        let of_beech = ["Debt: At the end of the year.", "Debt: Counted anew.", "Staff: Without trainees."];
        assert_eq!(notes("chart=profile&highlight=b"), of_beech);
        let all = [
            "Ash: Without the port.",
            "Debt: At the end of the year.",
            "Debt (Ash and Beech): Counted anew.",
            "Staff (Beech): Without trainees.",
            "Debt (Date): On request.",
        ];
        assert_eq!(notes("chart=coverage"), all);
        assert_eq!(notes("chart=compare&units=a,b"), all[..4]);
    }

    #[test]
    fn of_very_many_notes_some_are_written_and_the_others_counted() {
        let mut dataset = generate_with_periods(40, 6, 3, 5);
        for (index, unit) in dataset.units.iter_mut().enumerate() {
            let text = format!("Note {index}.");
            unit.note = LocalText::both(&text, &text);
        }
        let dataset = AnalysedDataset::new(dataset);
        let units = dataset.unit_ixs().collect_vec();
        let lines = picture_notes(&dataset, &View::start(&dataset, Lang::En), &[], &units);
        assert_eq!(lines.len(), MAX_NOTES + 1);
        assert_eq!(lines.last().map(String::as_str), Some("28 more notes are not on this picture"));
    }
}
