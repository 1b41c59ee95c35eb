//! A reading as the page `make.html` shows it: what each cell was taken for, what is open, and the dataset. A JSON document of
//! codes and of the table's own texts: the words are the page's.

use super::advice;
use super::claims;
use super::computed::Computed;
use super::decisions::{Position, Question};
use super::described::kind_and_unit;
use super::document::{self, About};
use super::document_figure;
use super::document_head;
use super::figure::{Bound, Figure, NotData, Outcome};
use super::own_period;
use super::reading::Reading;
use super::refusal::Refusal;
use super::rows::RowKind;
use super::unread;
use serde_json::{Map, Value, json};
use std::ops::Range;

/// The most cells of one question, and the most cells that were not understood, that an answer lists.
const MAX_LISTED: usize = 500;

/// Everything but the cells, see [`rows`].
pub fn answer(reading: &Reading, about: &About) -> Value {
    let counts = reading.counts();
    let dataset = document::dataset(reading, about);
    json!({
        "counts": {
            "cells": counts.cells,
            "figures": counts.figures,
            "gaps": counts.gaps,
            "not_data": counts.not_data,
            "not_understood": counts.not_understood,
            "unreadable": unread::gaps(reading),
        },
        "file": file(reading),
        "titles": reading.block.titles,
        "notes": reading.block.notes,
        "title": document_head::title(reading, about),
        "headline": reading.description.headline,
        "claims": reading.description.headline.as_ref().map(|it| claims::not_in_data(reading, it)).unwrap_or_default(),
        "unset": document_head::unset(reading),
        "period": period(reading),
        "near": reading.mapping.near,
        "source_name": document_head::source_name(reading, about),
        "columns": columns(reading),
        "rows": reading.block.body.len(),
        "questions": questions(reading),
        "not_understood": not_understood(reading),
        "metrics": metrics(reading),
        "mapping": reading.mapping,
        "misfits": reading.misfits,
        "advice": advices(reading),
        "note": document_head::note(reading),
        "computed": computed(reading),
        "dataset": dataset.to_string(),
    })
}

/// The period that the editor says, that which the titles name, and whether the figures have periods of their own.
fn period(reading: &Reading) -> Value {
    json!({
        "chosen": reading.description.period,
        "in_titles": own_period::in_titles(&reading.block.titles),
        "is_in_table": reading.observations.iter().any(|it| it.subject.period.is_some()),
    })
}

/// Why there is no reading: a code, what it is about, and the sentence for a command line.
pub fn refusal(refusal: &Refusal) -> Value {
    json!({"refusal": {"code": refusal.code(), "about": refusal.about(), "message": refusal.to_string()}})
}

/// The cells of some rows of the body, each with what it was taken for.
pub fn rows(reading: &Reading, range: Range<usize>) -> Value {
    let body = reading.block.body.clone();
    let end = range.end.min(body.len());
    let row = |index: usize| {
        let at = body.start + index;
        let cells: Vec<Value> =
            reading.block.columns.clone().map(|column| cell(reading, (at, column))).collect();
        let kind = match reading.rows[index] {
            RowKind::Figures => "figures",
            RowKind::Total => "total",
            RowKind::GroupHeading => "group_heading",
            RowKind::LeftOut => "left_out",
        };
        json!({
            "number": reading.grid.rows[at].number,
            "kind": kind,
            "name": reading.structure.row_name(&reading.grid.rows[at]),
            "cells": cells,
        })
    };
    (range.start.min(end)..end).map(row).collect()
}

fn cell(reading: &Reading, position: Position) -> Value {
    let mut cell = Map::new();
    cell.insert("text".into(), reading.text(position).into());
    if let Some(printed) = reading.printed.get(&position) {
        cell.insert("printed".into(), printed.as_str().into());
    }
    let is = match reading.outcome(position) {
        Some(Outcome::Figure(figure)) => {
            figure_keys(&mut cell, figure);
            "figure"
        }
        Some(Outcome::Gap { reason, is_guess, note, remarks }) => {
            cell.insert("reason".into(), reason.as_str().into());
            guess_and_note(&mut cell, *is_guess, document_figure::note(note.as_deref(), remarks));
            "gap"
        }
        Some(Outcome::NotUnderstood(reason)) => {
            cell.insert("reason".into(), reason.as_str().into());
            "not_understood"
        }
        Some(Outcome::NotData(why)) => {
            cell.insert("why".into(), why_not_data(why).into());
            "not_data"
        }
        None => "not_data",
    };
    cell.insert("is".into(), is.into());
    Value::Object(cell)
}

fn guess_and_note(cell: &mut Map<String, Value>, is_guess: bool, note: Option<Value>) {
    if is_guess {
        cell.insert("guess".into(), true.into());
    }
    if let Some(note) = note {
        cell.insert("note".into(), note);
    }
}

fn figure_keys(cell: &mut Map<String, Value>, figure: &Figure) {
    let numbers = [
        ("value", figure.value),
        ("lower", figure.lower),
        ("upper", figure.upper),
        ("low", figure.low),
        ("high", figure.high),
        ("confidence", figure.confidence),
    ];
    for (key, number) in numbers {
        if let Some(number) = number {
            cell.insert(key.into(), number.to_string().into());
        }
    }
    if let Some(grade) = &figure.grade {
        cell.insert("grade".into(), grade.as_str().into());
    }
    if figure.bound != Bound::Exact {
        cell.insert("bound".into(), figure.bound.as_str().into());
    }
    if !figure.status.is_empty() {
        cell.insert("status".into(), figure.status.iter().map(|status| status.as_str()).collect());
    }
    guess_and_note(cell, figure.is_guess, document_figure::note(figure.note.as_deref(), &figure.remarks));
}

/// The name of a reason for being no data.
pub const fn why_not_data(why: &NotData) -> &'static str {
    match why {
        NotData::Key => "key",
        NotData::Code => "code",
        NotData::Repeats => "repeats",
        NotData::Measure => "measure",
        NotData::Attribute => "attribute",
        NotData::Qualifier => "qualifier",
        NotData::Total => "total",
        NotData::GroupHeading => "group_heading",
        NotData::LeftOut => "left_out",
        NotData::Empty => "empty",
    }
}

fn file(reading: &Reading) -> Value {
    let sheets = reading.file.sheets.iter();
    let sheets: Vec<Value> = sheets.map(|it| json!({"name": it.name, "hidden": it.is_hidden})).collect();
    let tables = reading.block.tables.iter();
    let tables = tables.map(|it| json!({"start": it.start, "cells": it.cells, "title": it.title}));
    json!({
        "encoding": reading.file.encoding,
        "delimiter": reading.file.delimiter.map(String::from),
        "sheets": sheets,
        "sheet": reading.file.sheet,
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn columns(reading: &Reading) -> Vec<Value> {
    let structure = &reading.structure;
    let columns = structure.headings.iter().zip(&structure.roles).enumerate();
    let column = |(index, (heading, role)): (usize, (&super::heading::Heading, &super::roles::Role))| {
        json!({
            "heading": heading.text,
            "role": role.as_str(),
            "number": structure.left + index + 1,
            "metric": metric_of_column(reading, structure.left + index),
        })
    };
    columns.map(column).collect()
}

/// The number of the metric that all figures of a column are of, if there is one.
fn metric_of_column(reading: &Reading, column: usize) -> Option<u32> {
    let mut metrics =
        reading.observations.iter().filter(|it| it.position.1 == column).map(|it| it.subject.metric);
    let first = metrics.next()?;
    metrics.all(|metric| metric == first).then_some(first)
}

/// The questions that are open, then what is presumed, then those that are answered.
fn questions(reading: &Reading) -> Vec<Value> {
    let open = reading.questions.iter().map(|it| question(reading, it, (true, true)));
    let presumed = reading.presumed.iter().map(|it| question(reading, it, (false, true)));
    let answered = reading.answered.iter().map(|it| question(reading, it, (false, false)));
    open.chain(presumed).chain(answered).collect()
}

fn question(reading: &Reading, question: &Question, (is_open, is_guess): (bool, bool)) -> Value {
    // A row that is a note while nobody says otherwise has no cell in the table.
    let in_table = || question.cells.iter().filter(|at| at.0 < reading.block.body.end);
    let cells: Vec<Value> = in_table().take(MAX_LISTED).map(|at| located(reading, *at)).collect();
    json!({
        "code": question.code.name(),
        "about": question.about,
        "choice": question.default,
        "options": question.options,
        "open": is_open,
        "guess": is_guess,
        "decides_numbers": question.decides_numbers(),
        "count": in_table().count(),
        "cells": cells,
    })
}

/// A cell by its row of the body and its column of the table, from 0; both are negative for a heading.
fn located(reading: &Reading, position: Position) -> Value {
    let row = position.0 as i64 - reading.block.body.start as i64;
    let column = position.1 as i64 - reading.block.columns.start as i64;
    json!({"row": row, "column": column, "text": reading.text(position)})
}

fn not_understood(reading: &Reading) -> Vec<Value> {
    let all = reading.not_understood().take(MAX_LISTED);
    let listed = all.map(|(position, reason)| {
        let mut cell = located(reading, position);
        cell["number"] = reading.grid.rows[position.0].number.into();
        cell["reason"] = reason.into();
        cell
    });
    listed.collect()
}

fn advices(reading: &Reading) -> Vec<Value> {
    let found = advice::advice(reading);
    let listed = found.iter().map(
        |it| json!({"code": it.doubt.code(), "metric": it.metric, "about": it.about, "other": it.other}),
    );
    listed.collect()
}

/// What an editor can say of each metric, and what holds while nothing is said.
fn metrics(reading: &Reading) -> Vec<Value> {
    let figures = reading.figures_by_metric();
    let names = reading.names.metrics.all().iter().enumerate();
    let metric = |(index, name): (usize, &String)| {
        let described = reading.description.metric(index);
        let (kind, unit) = kind_and_unit(reading, index, &figures[index]);
        json!({
            "printed": name,
            "name": described.name.as_ref().unwrap_or(name),
            "kind": kind,
            "unit": unit,
            "better": described.better.unwrap_or_default(),
            "figures": figures[index].len(),
            "left_out": reading.series[index].is_left_out,
        })
    };
    names.map(metric).collect()
}

/// Metrics that are computed, as [`metrics`] has them, each with its formula and the arithmetic of its first figure.
fn computed(reading: &Reading) -> Vec<Value> {
    let metric = |computed: &Computed| {
        let described = computed.description(reading);
        let (kind, unit, _) = computed.kind_unit_per(reading);
        let name = &computed.ratio.name;
        let first = computed.items.iter().find(|(_, outcome, _)| matches!(outcome, Outcome::Figure(_)));
        json!({
            "printed": name,
            "name": described.name.as_ref().unwrap_or(name),
            "kind": kind,
            "unit": unit,
            "better": described.better.unwrap_or_default(),
            "formula": computed.formula(reading),
            "decimals": computed.ratio.decimals,
            "example": first.map(|(subject, _, arithmetic)| format!("{}: {arithmetic}", reading.names.units.text(subject.unit))),
        })
    };
    reading.computed.iter().map(metric).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::read;
    use super::*;

    const TABLE: &str = "School,Pupils,Rate\nAsh,412,<5\nFir,9l.4,-\nAll schools,800,7\n";

    #[test]
    fn cells_come_with_what_they_were_taken_for() {
        let reading = read(TABLE.as_bytes(), None).unwrap();
        let answer = answer(&reading, &About::default());
        assert_eq!(answer["counts"]["cells"], 9);
        assert_eq!([&answer["counts"]["not_understood"], &answer["counts"]["unreadable"]], [1, 1]);
        assert_eq!(answer["not_understood"][0]["text"], "9l.4");
        assert_eq!(answer["not_understood"][0]["number"], 3);
        assert_eq!(answer["columns"][1]["metric"], 0);
        let rows = rows(&reading, 0..99);
        let cells = &rows[0]["cells"];
        assert_eq!([&cells[0]["why"], &cells[1]["value"], &cells[2]["bound"]], ["key", "412", "under"]);
        assert_eq!(
            rows[1]["cells"][2],
            json!({"text": "-", "reason": "not_reported", "guess": true, "is": "gap"})
        );
        assert_eq!(rows[2]["kind"], "total");
        let codes: Vec<&str> =
            answer["questions"].as_array().unwrap().iter().filter_map(|it| it["code"].as_str()).collect();
        assert!(codes.contains(&"is_total") && codes.contains(&"dash_means"), "{codes:?}");
    }

    #[test]
    fn refusals_have_a_code() {
        let refused = refusal(&read(b"", None).unwrap_err());
        assert_eq!(refused["refusal"]["code"], "empty");
    }
}
