//! What crosses the boundary as plain objects.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use wasm_bindgen::JsValue;

use crate::analysis::AnalysedDataset;
use crate::dataset::{Lang, Subject};
use crate::text::{GrowthSign, figure_value, quote, unit_name};

/// Names and what stands under them. As a map, whose names are made anew each time; a struct's are kept in a hash map,
/// which nothing else needs.
struct Object<'a>(&'a [(&'a str, Option<&'a str>)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, text) in self.0 {
            map.serialize_entry(name, text)?;
        }
        map.end()
    }
}

/// A focus as a plain object, as the `figurefocus` event tells it.
pub fn focus(dataset: &AnalysedDataset, subject: Subject, lang: Lang) -> JsValue {
    let metric = dataset.metric(subject.metric);
    let figure = dataset.figure(subject.unit, subject.metric);
    let text = figure.map(|figure| figure_value(metric, figure, lang, GrowthSign::Plain));
    let quote = figure.map(quote);
    let texts = [
        ("unit", Some(dataset.unit(subject.unit).id.as_str())),
        ("metric", Some(&metric.id)),
        ("name", Some(unit_name(dataset, subject.unit, lang))),
        ("text", text.as_deref()),
        ("quote", quote.as_deref()),
    ];
    let plain = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Object(&texts).serialize(&plain).unwrap_or(JsValue::UNDEFINED)
}
