//! What crosses the boundary as plain objects.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::dataset::{Dataset, Lang, Problem, Subject};
use crate::text::{Signs, figure_value, quote, unit_name};

/// A focus as a plain object, as the `figurefocus` event tells it.
pub fn focus(dataset: &Dataset, subject: Subject, lang: Lang) -> JsValue {
    let metric = dataset.metric(subject.metric);
    let out = Object::new();
    set(&out, "unit", &dataset.unit(subject.unit).id);
    set(&out, "metric", &metric.id);
    set(&out, "name", unit_name(dataset, subject.unit, lang));
    if let Some(figure) = dataset.figure(subject.unit, subject.metric) {
        set(&out, "text", &figure_value(metric, figure, lang, Signs::Plain));
        set(&out, "quote", &quote(figure));
    }
    out.into()
}

/// All errors of a dataset as an array of plain objects, as the `error` event tells them.
pub fn problems(problems: &[Problem]) -> JsValue {
    let all = Array::new();
    for problem in problems {
        let out = Object::new();
        set(&out, "path", &problem.path);
        put(&out, "line", &problem.line.into());
        put(&out, "column", &problem.column.into());
        set(&out, "message", &problem.message);
        set(&out, "help", &problem.help);
        all.push(&out);
    }
    all.into()
}

fn set(object: &Object, name: &str, text: &str) {
    put(object, name, &text.into());
}

fn put(object: &Object, name: &str, value: &JsValue) {
    // A plain object of our own refuses nothing.
    let _ = Reflect::set(object, &name.into(), value);
}
