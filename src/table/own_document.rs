//! What the CSV that a chart exports says beyond what a table usually does: ids, texts in two languages, how a period is known.

use super::document_figure::line;
use super::figure::Figure;
use super::own_row::OwnRow;
use crate::dataset::Kind;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct OwnDocument {
    /// Ids and names of the units.
    pub units: Named,
    /// Ids and names of the metrics.
    pub metric_names: Named,
    /// The metrics, by their numbers.
    pub metrics: Vec<OwnMetric>,
    /// The line of the source, in Chinese and English.
    pub source: [String; 2],
    /// The note on all of it.
    pub note: [String; 2],
    /// Figures and gaps, by their rows in the grid.
    pub items: HashMap<usize, OwnItem>,
}

/// Ids with names in Chinese and English, by number.
#[derive(Clone, Debug, Default)]
pub struct Named {
    numbers: HashMap<String, u32>,
    all: Vec<(String, [String; 2])>,
}

impl Named {
    /// The number of an id.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// Adds one.
    pub fn push(&mut self, id: &str, names: [String; 2]) {
        self.numbers.insert(id.to_owned(), self.all.len() as u32);
        self.all.push((id.to_owned(), names));
    }

    /// The ids, by number.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|(id, _)| id.as_str())
    }

    /// The name of a number as a dataset has it.
    pub fn name(&self, number: usize) -> Option<Value> {
        self.all.get(number).and_then(|(_, names)| local(names))
    }
}

/// What is said of one metric.
#[derive(Clone, Debug)]
pub struct OwnMetric {
    /// Its kind.
    pub kind: Kind,
    /// Its unit of measure, in Chinese and English.
    pub measure: [String; 2],
    /// Whether some figures are less than the kind has them without more.
    pub is_below_floor: bool,
    /// Whether the editor gave it another name.
    pub is_renamed: bool,
    /// Whether the editor gave it another unit of measure.
    pub has_other_unit: bool,
}

impl Default for OwnMetric {
    fn default() -> Self {
        Self {
            kind: Kind::Amount,
            measure: Default::default(),
            is_below_floor: false,
            is_renamed: false,
            has_other_unit: false,
        }
    }
}

impl OwnMetric {
    /// Notes that it has a figure.
    pub fn add(&mut self, figure: &Figure) {
        let least = [figure.value, figure.lower, figure.low];
        self.is_below_floor |=
            self.kind.floor().is_some() && least.iter().flatten().any(|it| it.is_negative());
    }

    /// Adds it to a metric of a dataset.
    pub fn add_to(&self, metric: &mut Value, name: Option<Value>) {
        if let Some(name) = name.filter(|_| !self.is_renamed) {
            metric["name"] = name;
        }
        // A unit of measure may have no words in one of the languages: 个 has none in English.
        if !self.has_other_unit && self.measure.iter().any(|it| !it.is_empty()) {
            let [zh, en] =
                self.measure.each_ref().map(|it| if it.is_empty() { String::new() } else { line(it) });
            metric["unit"] = if zh == en { en.into() } else { json!({"zh": zh, "en": en}) };
        }
        // Without this, a dataset has no negative count.
        if self.is_below_floor {
            metric["floor"] = Value::Null;
        }
    }
}

/// What is said of one figure or gap.
#[derive(Clone, Debug, Default)]
pub struct OwnItem {
    /// How its period is known; empty for a gap.
    pub basis: String,
    scope: [String; 2],
    place: String,
    /// The source's own words.
    pub quote: String,
    translation: [String; 2],
    note: [String; 2],
}

impl OwnItem {
    /// What a row says.
    pub fn of(row: &OwnRow<'_>) -> Self {
        let (text, both) =
            (|name: &str| row.columns.text(row.row, name), |name: &str| row.columns.both(row.row, name));
        Self {
            basis: text("period_basis"),
            scope: both("scope"),
            place: text("place"),
            quote: text("quote"),
            translation: both("quote_translation"),
            note: both("remark"),
        }
    }

    /// Adds it to a figure or gap of a dataset.
    pub fn add_to(&self, item: &mut Map<String, Value>) {
        let texts = [("scope", local(&self.scope)), ("quote_translation", local(&self.translation))];
        let texts = texts.into_iter().chain([("note", local(&self.note))]);
        item.extend(texts.filter_map(|(key, text)| Some((key.to_owned(), text?))));
        for (key, text) in [("period_basis", &self.basis), ("place", &self.place)] {
            if !text.is_empty() {
                item.insert(key.to_owned(), line(text).into());
            }
        }
    }
}

/// A text in Chinese and English as a dataset has it: once, where both are the same.
pub fn local([zh, en]: &[String; 2]) -> Option<Value> {
    match (zh.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, true) => Some(line(zh).into()),
        (true, false) => Some(line(en).into()),
        _ if zh == en => Some(line(en).into()),
        _ => Some(json!({"zh": line(zh), "en": line(en)})),
    }
}
