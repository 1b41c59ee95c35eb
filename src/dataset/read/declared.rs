//! What a document may declare beside its units, metrics and figures, and most do not.
//!
//! The functions that are not inlined are in the deferred module: see `src/site/build/shrink/split`. They are called only
//! where a document has what they read, which the embedded dataset has not.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;
use super::super::{
    Correction, LocalText, Named, Period, Reference, Status, Statuses, default_kinds, default_themes,
};
use super::definitions::Definitions;
use super::local::LocalTexts;
use super::named::read_named;
use super::notices::{read_corrections, read_references};
use super::objects::items;
use super::periods::read_calendar;
use super::texts::read_choice;

/// What a document declares.
#[derive(Default)]
pub(super) struct Declared {
    pub kinds: Vec<Named>,
    pub themes: Vec<Named>,
    pub note: LocalText,
    pub retrieved: Option<Period>,
    pub corrections: Vec<Correction>,
}

/// The values of `kinds`, `themes`, `note`, `retrieved` and `corrections`.
type Values<'a> = [Option<JsonValue<'a>>; 5];

/// Reads what a document declares; what stands where it declares nothing is that of version 1.
pub(super) fn read_declared(
    values: Values<'_>,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Declared {
    let mut declared = Declared::default();
    if values.iter().any(Option::is_some) {
        read_some(values, texts, &mut declared, problems);
    }
    if values[0].is_none() {
        declared.kinds = default_kinds();
    }
    if values[1].is_none() {
        declared.themes = default_themes();
    }
    declared
}

#[inline(never)]
fn read_some<C: ProblemSink>(
    [kinds, themes, note, retrieved, corrections]: Values<'_>,
    texts: &LocalTexts<'_>,
    declared: &mut Declared,
    problems: &mut C,
) {
    declared.kinds = read_named(kinds, false, texts, problems);
    declared.themes = read_named(themes, false, texts, problems);
    declared.note = texts.read(note, problems);
    declared.retrieved = read_calendar(retrieved, problems);
    declared.corrections = read_corrections(corrections, texts, problems);
}

/// Reads the values to compare with.
#[inline(never)]
pub(super) fn read_all_references<C: ProblemSink>(
    array: Option<JsonValue<'_>>,
    definitions: &Definitions<'_, '_>,
    problems: &mut C,
) -> Vec<Reference> {
    read_references(array, definitions, problems)
}

/// What must be known of a figure.
#[derive(Default)]
pub(super) struct Remarks {
    pub status: Statuses,
    pub note: LocalText,
    pub translation: LocalText,
}

/// Reads the values of `status`, `note` and `quote_translation`.
pub(super) fn read_remarks(
    values: [Option<JsonValue<'_>>; 3],
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Remarks {
    let [status, note, translation] = values;
    let translation = texts.read(translation, problems);
    let mut remarks = Remarks { translation, ..Remarks::default() };
    if status.is_some() || note.is_some() {
        read_status_and_note(status, note, texts, &mut remarks, problems);
    }
    remarks
}

#[inline(never)]
fn read_status_and_note<C: ProblemSink>(
    status: Option<JsonValue<'_>>,
    note: Option<JsonValue<'_>>,
    texts: &LocalTexts<'_>,
    remarks: &mut Remarks,
    problems: &mut C,
) {
    for item in items(status, 7, problems).into_iter().flatten() {
        let status = read_choice(Some(item), Status::ALL, Status::NAMES, problems);
        if status.is_some_and(|status| !remarks.status.add(status)) {
            problems.report(item, &["this status is listed twice"], &["remove one of them"]);
        }
    }
    remarks.note = texts.read(note, problems);
}
