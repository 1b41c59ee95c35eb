//! What crosses the boundary as plain objects.

use crate::list::List as _;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use wasm_bindgen::JsValue;

use crate::dataset::{Dataset, Lang, Problem, Subject};
use crate::text::{Signs, figure_value, quote, unit_name};

/// Names and what stands under them. As a map, whose names are made anew each time; a struct's are kept in a hash map,
/// which nothing else needs.
struct Object<'a> {
    texts: &'a [(&'a str, Option<&'a str>)],
    numbers: &'a [(&'a str, u32)],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, text) in self.texts {
            map.serialize_entry(name, text)?;
        }
        for (name, number) in self.numbers {
            map.serialize_entry(name, number)?;
        }
        map.end()
    }
}

/// A focus as a plain object, as the `figurefocus` event tells it.
pub fn focus(dataset: &Dataset, subject: Subject, lang: Lang) -> JsValue {
    let metric = dataset.metric(subject.metric);
    let figure = dataset.figure(subject.unit, subject.metric);
    let text = figure.map(|figure| figure_value(metric, figure, lang, Signs::Plain));
    let quote = figure.map(quote);
    let texts = [
        ("unit", Some(dataset.unit(subject.unit).id.as_str())),
        ("metric", Some(&metric.id)),
        ("name", Some(unit_name(dataset, subject.unit, lang))),
        ("text", text.as_deref()),
        ("quote", quote.as_deref()),
    ];
    object(&Object { texts: &texts, numbers: &[] })
}

/// All errors of a dataset as an array of plain objects, as the `error` event tells them.
pub fn problems(problems: &[Problem]) -> JsValue {
    let complaint = |problem: &Problem| {
        let texts = [
            ("path", Some(problem.path.as_str())),
            ("message", Some(&problem.message)),
            ("help", Some(&problem.help)),
        ];
        object(&Object { texts: &texts, numbers: &[("line", problem.line), ("column", problem.column)] })
    };
    problems.iter().map(complaint).list().into()
}

fn object(value: &Object<'_>) -> JsValue {
    let plain = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&plain).unwrap_or(JsValue::UNDEFINED)
}
