//! What crosses the boundary as plain objects.

use crate::list::List as _;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::dataset::{Dataset, Lang, Problem, Subject};
use crate::text::{Signs, figure_value, quote, unit_name};

/// A figure in focus, as the `figurefocus` event tells it.
#[derive(Serialize)]
struct Focus<'a> {
    unit: &'a str,
    metric: &'a str,
    name: &'a str,
    text: Option<String>,
    quote: Option<String>,
}

/// One error of a dataset, as the `error` event tells it.
#[derive(Serialize)]
struct Complaint<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
    help: &'a str,
}

/// A focus as a plain object.
pub fn focus(dataset: &Dataset, subject: Subject, lang: Lang) -> JsValue {
    let metric = dataset.metric(subject.metric);
    let figure = dataset.figure(subject.unit, subject.metric);
    object(&Focus {
        unit: &dataset.unit(subject.unit).id,
        metric: &metric.id,
        name: unit_name(dataset, subject.unit, lang),
        text: figure.map(|figure| figure_value(metric, figure, lang, Signs::Plain)),
        quote: figure.map(quote),
    })
}

/// All errors of a dataset as an array of plain objects.
pub fn problems(problems: &[Problem]) -> JsValue {
    let complaints: Vec<Complaint<'_>> = problems
        .iter()
        .map(|problem| Complaint {
            path: &problem.path,
            line: problem.line,
            column: problem.column,
            message: &problem.message,
            help: &problem.help,
        })
        .list();
    object(&complaints)
}

fn object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::UNDEFINED)
}
