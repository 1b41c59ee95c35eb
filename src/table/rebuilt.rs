//! A dataset becomes a table again, so that it can be edited: a row for each figure and gap, with a mapping by which it is read.

use super::decisions::Code;
use super::mapping::{Decision, Mapping, NearPair};
use super::reading::Reading;
use super::roles::Role;
use crate::dataset;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The columns of the table, with what each holds.
const COLUMNS: [(&str, Role); 8] = [
    ("Unit", Role::Unit),
    ("Metric", Role::Metric),
    ("Period", Role::Period),
    ("Value", Role::Figure),
    ("Low", Role::Low),
    ("High", Role::High),
    ("Flag", Role::Flag),
    ("Note", Role::Note),
];

/// The table of a dataset, as CSV, and its mapping; texts in a language where the dataset has them in it. None where the text
/// is no valid dataset.
pub fn rebuilt(document: &str, lang: &str) -> Option<(String, Mapping)> {
    let valid = dataset::read(document).ok()?;
    let given: Value = serde_json::from_str(document).ok()?;
    // As written: what writes datasets shortens 86.0 to 86.
    let document =
        if given["version"] == 2 { given } else { serde_json::from_str(&dataset::to_json(&valid)).ok()? };
    let source = Source { document: &document, lang };
    let plain = source.rows();
    let mapping = source.mapping(&used(&plain));
    let quoted = with_quotes(&plain, &source.quotes(), &mapping);
    Some((written(quoted.as_ref().unwrap_or(&plain)), mapping))
}

type Row = [String; COLUMNS.len()];

/// Where the number stands in a row.
const VALUE: usize = 3;

/// The rows in the source's own words, where these are read as the same figures without a question.
fn with_quotes(plain: &[Row], quotes: &[String], mapping: &Mapping) -> Option<Vec<Row>> {
    let read = |rows: &[Row]| super::read(written(rows).as_bytes(), Some(mapping)).ok();
    let quote = |rows: &[Row], keep: &dyn Fn(usize) -> bool| -> Vec<Row> {
        let mut rows = rows.to_vec();
        for (at, quote) in quotes.iter().enumerate().filter(|(at, quote)| !quote.is_empty() && keep(*at)) {
            rows[at][VALUE].clone_from(quote);
        }
        rows
    };
    let (own, tried) = (read(plain)?, read(&quote(plain, &|_| true))?);
    let is_same = |one: &Reading, at: usize| one.outcomes.get(at) == own.outcomes.get(at);
    let kept = quote(plain, &|at| is_same(&tried, at));
    let again = read(&kept)?;
    (again.questions.is_empty() && (0..plain.len()).all(|at| is_same(&again, at))).then_some(kept)
}

/// Which columns have anything in them.
fn used(rows: &[Row]) -> Vec<bool> {
    (0..COLUMNS.len()).map(|at| at < 2 || at == VALUE || rows.iter().any(|row| !row[at].is_empty())).collect()
}

/// Rows as CSV, below their headings.
fn written(rows: &[Row]) -> String {
    let used = used(rows);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |texts: [&str; COLUMNS.len()]| {
        let kept = texts.iter().zip(&used).filter(|(_, used)| **used).map(|(text, _)| *text);
        // OK because writing to memory cannot fail.
        let _ = writer.write_record(kept);
    };
    write(COLUMNS.map(|(name, _)| name));
    rows.iter().for_each(|row| write(row.each_ref().map(String::as_str)));
    // OK because only whole texts were written.
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

struct Source<'a> {
    document: &'a Value,
    lang: &'a str,
}

impl Source<'_> {
    fn list(&self, key: &str) -> impl Iterator<Item = &Value> {
        self.document[key].as_array().into_iter().flatten()
    }

    /// A text in the language, else in its first one.
    fn text(&self, value: &Value) -> String {
        let chosen = match value {
            Value::Object(texts) => texts.get(self.lang).or_else(|| texts.values().next()),
            other => Some(other),
        };
        chosen.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The names of units or metrics by their ids; where two are alike, with the id.
    fn names(&self, key: &str) -> BTreeMap<String, String> {
        let (mut names, mut used) = (BTreeMap::new(), BTreeSet::new());
        for item in self.list(key) {
            let (id, name) = (self.text(&item["id"]), self.text(&item["name"]));
            let name = if used.insert(name.clone()) { name } else { format!("{name} ({id})") };
            names.insert(id, name);
        }
        names
    }

    /// Figures, then gaps.
    fn items(&self) -> impl Iterator<Item = (&Value, bool)> {
        self.list("figures").map(|it| (it, false)).chain(self.list("gaps").map(|it| (it, true)))
    }

    fn quotes(&self) -> Vec<String> {
        self.items().map(|(item, _)| self.text(&item["quote"])).collect()
    }

    fn rows(&self) -> Vec<Row> {
        let (units, metrics) = (self.names("units"), self.names("metrics"));
        let name = |names: &BTreeMap<String, String>, id: &Value| {
            id.as_str().and_then(|id| names.get(id)).cloned().unwrap_or_default()
        };
        let row = |(item, is_gap): (&Value, bool)| {
            let own = Some(&item["period"]).filter(|period| !period.is_null());
            let period = own.unwrap_or(&self.document["period"]);
            let statuses = item["status"].as_array().into_iter().flatten().filter_map(Value::as_str);
            [
                name(&units, &item["unit"]),
                name(&metrics, &item["metric"]),
                self.text(period),
                if is_gap { gap(&item["reason"]).to_owned() } else { printed(item) },
                number(&item["low"]),
                number(&item["high"]),
                statuses.map(flag).collect::<Vec<_>>().join(" "),
                self.text(&item["note"]),
            ]
        };
        self.items().map(row).collect()
    }

    fn mapping(&self, used: &[bool]) -> Mapping {
        let mut decisions = Vec::new();
        let mut decide = |code, about: &str, choice: &str| {
            if !choice.is_empty() {
                let (about, choice) = (about.to_owned(), choice.to_owned());
                decisions.push(Decision { code, about, choice, guess: false });
            }
        };
        let columns = COLUMNS.iter().zip(used).filter(|(_, used)| **used);
        columns.for_each(|((name, role), _)| decide(Code::Role, name, role.as_str()));
        decide(Code::Delimiter, "", ",");
        decide(Code::DecimalMark, "", "point");
        decide(Code::Title, "", &self.text(&self.document["title"]));
        let source = self.document.get("source").unwrap_or_else(|| &self.document["sources"][0]);
        decide(Code::SourceName, "", &self.text(&source["name"]));
        decide(Code::SourceLink, "", &self.text(&source["url"]));
        decide(Code::Note, "", &self.text(&self.document["note"]));
        self.names("units").values().for_each(|name| decide(Code::IsTotal, name, "unit"));
        let (names, mut near) = (self.names("metrics"), Vec::new());
        for metric in self.list("metrics") {
            let name = names.get(metric["id"].as_str().unwrap_or_default()).cloned().unwrap_or_default();
            let unit = [self.text(&metric["unit"]), self.text(&metric["per"])];
            let unit = if unit[1].is_empty() {
                unit[0].clone()
            } else {
                format!("{} per {}", unit[0], unit[1]).trim().to_owned()
            };
            decide(Code::Kind, &name, &self.text(&metric["kind"]));
            decide(Code::UnitOfMeasure, &name, &unit);
            decide(Code::Better, &name, &self.text(&metric["better"]));
            decide(Code::ShareScale, &name, "as printed");
            decide(Code::IsFigure, &name, "yes");
            decide(Code::WhoseRank, &name, "given by others");
            for code in ["-9", "-99", "-999", "-9999", "99", "999", "9999", "99999"] {
                decide(Code::MarkMeans, &format!("{code} in {name}"), "figure");
            }
            for other in metric["near"].as_array().into_iter().flatten() {
                let other_name =
                    names.get(other["id"].as_str().unwrap_or_default()).cloned().unwrap_or_default();
                near.push(NearPair {
                    metric: name.clone(),
                    other: other_name,
                    reason: self.text(&other["reason"]),
                });
            }
        }
        Mapping { version: 1, decisions, near, ..Mapping::default() }
    }
}

fn number(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A figure as tables print it.
fn printed(figure: &Value) -> String {
    let value = number(&figure["value"]);
    if value.is_empty() {
        return format!("{}–{}", number(&figure["lower"]), number(&figure["upper"]));
    }
    // 3000余 is over 3000 and under the next round number.
    if figure["bound"] == "over" && !figure["upper"].is_null() {
        return format!("{value}余");
    }
    let sign = match figure["bound"].as_str() {
        Some("over") => ">",
        Some("at_least") => "≥",
        Some("under") => "<",
        Some("at_most") => "≤",
        Some("about") => "~",
        _ => "",
    };
    format!("{sign}{value}")
}

/// A gap in words that mean only that.
fn gap(reason: &Value) -> &'static str {
    match reason.as_str() {
        Some("not_reported") => "not reported",
        Some("suppressed") => "suppressed",
        Some("not_applicable") => "not applicable",
        Some("below_detection") => "[low]",
        Some("unreliable") => "[u]",
        Some("not_yet_due") => "pending",
        Some("not_collected") => "not collected",
        Some("withheld") => "withheld",
        Some("cut_off") => "cut off",
        Some("unreadable") => "unreadable",
        _ => "unknown",
    }
}

/// A status as a flag that means only that.
fn flag(status: &str) -> &str {
    match status {
        "provisional" => "p",
        "revised" => "r",
        "estimated" => "e",
        "forecast" => "f",
        "break" => "b",
        "low_reliability" => "u",
        _ => "d",
    }
}
