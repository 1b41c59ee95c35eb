//! One figure or gap of a dataset that a table becomes.

use super::corrections;
use super::decimal::Decimal;
use super::figure::{Bound, Figure};
use super::remark::{LANGUAGES, Remark};
use serde_json::{Map, Value};

/// A text in one line, as datasets have them.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(|it| !super::fold::is_invisible(*it)).take(10_000).collect();
    if text.is_empty() { "—".to_owned() } else { text }
}

/// A table's own note with remarks behind it, as a dataset has texts; nothing where there is neither.
pub(super) fn note(own: Option<&str>, remarks: &[Remark]) -> Option<Value> {
    if remarks.is_empty() {
        return own.map(|own| line(own).into());
    }
    let text = |language: &str| {
        let remarks = remarks.iter().map(|remark| remark.text(language));
        let all: Vec<String> = own.map(str::to_owned).into_iter().chain(remarks).collect();
        line(&all.join(if language == "zh" { "；" } else { "; " }))
    };
    Some(LANGUAGES.into_iter().map(|language| (language.to_owned(), Value::from(text(language)))).collect())
}

/// A figure or gap with what its source has as the quote, and a note where its editor corrected that.
pub(super) fn quoted(mut item: Map<String, Value>, quote: &str, corrected: Option<&str>) -> Value {
    if !quote.is_empty() {
        item.insert("quote".into(), line(quote).into());
    }
    if let Some(corrected) = corrected {
        let before = item.get("note").cloned().unwrap_or_default();
        let before =
            |lang: &str| before.get(lang).unwrap_or(&before).as_str().map(|note| format!("{note}; "));
        let notes = corrections::notes(quote, corrected).into_iter().map(|(lang, note)| {
            let note = before(lang).unwrap_or_default() + &note;
            (lang.to_owned(), line(&note).into())
        });
        let notes: Map<String, Value> = notes.collect();
        item.insert("note".into(), Value::Object(notes));
    }
    Value::Object(item)
}

/// The most digits after the point in a dataset.
const MAX_DECIMALS: i32 = 12;

/// A number with as many decimals as a dataset has.
fn fitting(value: Decimal) -> Decimal {
    if value.decimals() > MAX_DECIMALS { value.rounded(MAX_DECIMALS) } else { value }
}

/// The keys of a figure's number.
pub(super) fn figure_keys(item: &mut Map<String, Value>, figure: &Figure) {
    if let Some(grade) = &figure.grade {
        item.insert("value".into(), line(grade).into());
    }
    if let Some(value) = figure.value {
        item.insert("value".into(), fitting(value).to_string().into());
        if value.decimals() < 0 && !value.is_zero() {
            item.insert("decimals".into(), value.decimals().into());
        }
    }
    if figure.bound != Bound::Exact {
        item.insert("bound".into(), figure.bound.as_str().into());
    }
    let ends = [("lower", figure.lower), ("upper", figure.upper), ("low", figure.low), ("high", figure.high)];
    for (key, end) in ends {
        if let Some(end) = end {
            item.insert(key.into(), fitting(end).to_string().into());
        }
    }
    if let Some(level) = figure.confidence.and_then(|level| serde_json::from_str(&level.to_string()).ok()) {
        item.insert("confidence".into(), level);
    }
    if !figure.status.is_empty() {
        item.insert("status".into(), figure.status.iter().map(|status| status.as_str()).collect());
    }
    let is_long = figure.value.is_some_and(|value| value.decimals() > MAX_DECIMALS);
    let shortened = is_long.then_some(Remark::Rounded(MAX_DECIMALS));
    let remarks: Vec<Remark> = figure.remarks.iter().cloned().chain(shortened).collect();
    if let Some(note) = note(figure.note.as_deref(), &remarks) {
        item.insert("note".into(), note);
    }
}
