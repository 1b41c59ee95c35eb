//! Writing: a [`Dataset`] becomes the document that [`super::read`] reads back as the same.

use super::{Dataset, Figure, Fixed, Gap, Local, Metric, Period, Source, Unit, Value};

/// Writes a dataset as JSON, one record a line.
///
/// Reading it gives the same dataset, provided this one keeps the rules. `<` is escaped, so that the
/// text can stand in an HTML script element.
pub fn to_json(dataset: &Dataset) -> String {
    let mut out = String::from("{\n");
    field(&mut out, "id", |out| text(out, &dataset.id));
    line(&mut out);
    field(&mut out, "title", |out| local(out, &dataset.title));
    line(&mut out);
    field(&mut out, "source", |out| source(out, &dataset.source));
    line(&mut out);
    field(&mut out, "period", |out| text(out, &dataset.period.code()));
    line(&mut out);
    field(&mut out, "units", |out| records(out, &dataset.units, unit));
    line(&mut out);
    field(&mut out, "metrics", |out| records(out, &dataset.metrics, |out, it| metric(out, it, dataset)));
    line(&mut out);
    field(&mut out, "figures", |out| records(out, &dataset.figures, |out, it| figure(out, it, dataset)));
    line(&mut out);
    field(&mut out, "gaps", |out| records(out, &dataset.gaps, |out, it| gap(out, it, dataset)));
    out.push_str("\n}\n");
    out
}

fn source(out: &mut String, source: &Source) {
    object(out, |out| {
        local_field(out, "name", &source.name);
        local_field(out, "event", &source.event);
        local_field(out, "note", &source.note);
        optional(out, "url", source.url.as_deref());
        period_field(out, "published", source.published);
    });
}

fn unit(out: &mut String, unit: &Unit) {
    object(out, |out| {
        text_field(out, "id", &unit.id);
        local_field(out, "name", &unit.name);
        if unit.short != unit.name {
            local_field(out, "short", &unit.short);
        }
        text_field(out, "kind", unit.kind.as_str());
    });
}

fn metric(out: &mut String, metric: &Metric, dataset: &Dataset) {
    object(out, |out| {
        text_field(out, "id", &metric.id);
        local_field(out, "name", &metric.name);
        text_field(out, "theme", metric.theme.as_str());
        text_field(out, "kind", metric.kind.as_str());
        local_field(out, "unit", &metric.unit);
        text_field(out, "better", metric.better.as_str());
        local_field(out, "definition", &metric.definition);
        applies(out, metric, dataset);
        near(out, metric, dataset);
        optional(out, "level", metric.level.map(|level| dataset.metric(level).id.as_str()));
    });
}

fn applies(out: &mut String, metric: &Metric, dataset: &Dataset) {
    let kinds = metric.applies.iter().map(|kind| kind.as_str());
    let units = metric.applies_units.iter().map(|unit| dataset.unit(*unit).id.as_str());
    let mut names = kinds.chain(units).peekable();
    if names.peek().is_some() {
        field(out, "applies", |out| array(out, names, text));
    }
}

fn near(out: &mut String, metric: &Metric, dataset: &Dataset) {
    if metric.near.is_empty() {
        return;
    }
    field(out, "near", |out| {
        array(out, metric.near.iter(), |out, near| {
            object(out, |out| {
                text_field(out, "id", &dataset.metric(near.metric).id);
                local_field(out, "reason", &near.reason);
            });
        });
    });
}

fn figure(out: &mut String, figure: &Figure, dataset: &Dataset) {
    object(out, |out| {
        text_field(out, "unit", &dataset.unit(figure.unit).id);
        text_field(out, "metric", &dataset.metric(figure.metric).id);
        match &figure.value {
            Value::Number { number, decimals } => field(out, "value", |out| number.write(*decimals, out)),
            Value::Grade(grade) => text_field(out, "value", grade),
        }
        text_field(out, "bound", figure.bound.as_str());
        if let Some(upper) = figure.upper {
            field(out, "upper", |out| upper.write(0, out));
        }
        if let Value::Number { decimals, .. } = figure.value {
            field(out, "decimals", |out| Fixed::whole(i64::from(decimals)).write(0, out));
        }
        period_field(out, "period", figure.period);
        text_field(out, "period_basis", figure.basis.as_str());
        if let Some(scope) = &figure.scope {
            local_field(out, "scope", scope);
        }
        text_field(out, "quote", &figure.quote);
        optional(out, "quote_label", figure.quote_label.as_deref());
        text_field(out, "place", &figure.place);
    });
}

fn gap(out: &mut String, gap: &Gap, dataset: &Dataset) {
    object(out, |out| {
        text_field(out, "unit", &dataset.unit(gap.unit).id);
        text_field(out, "metric", &dataset.metric(gap.metric).id);
        text_field(out, "reason", gap.reason.as_str());
        text_field(out, "quote", &gap.quote);
    });
}

fn local(out: &mut String, local: &Local) {
    object(out, |out| {
        text_field(out, "zh", &local.zh);
        text_field(out, "en", &local.en);
    });
}

fn local_field(out: &mut String, key: &str, value: &Local) {
    field(out, key, |out| local(out, value));
}

fn text_field(out: &mut String, key: &str, value: &str) {
    field(out, key, |out| text(out, value));
}

fn optional(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        text_field(out, key, value);
    }
}

fn period_field(out: &mut String, key: &str, period: Option<Period>) {
    if let Some(period) = period {
        text_field(out, key, &period.code());
    }
}

/// One record a line.
fn records<T>(out: &mut String, list: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (place, item) in list.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        write(out, item);
    }
    out.push_str(if list.is_empty() { "]" } else { "\n]" });
}

fn array<T>(out: &mut String, list: impl Iterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    out.push('[');
    for (place, item) in list.enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

fn object(out: &mut String, members: impl FnOnce(&mut String)) {
    out.push('{');
    members(out);
    out.push('}');
}

/// A key and its value, with a comma before it unless it is the first.
fn field(out: &mut String, key: &str, value: impl FnOnce(&mut String)) {
    if !out.ends_with(['{', '\n']) {
        out.push(',');
    }
    text(out, key);
    out.push(':');
    value(out);
}

/// Ends a line of the document after a field.
fn line(out: &mut String) {
    out.push_str(",\n");
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..=' ' if letter != ' ' => escape(out, letter),
            '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => escape(out, letter),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, letter: char) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from_digit(letter as u32 >> shift & 15, 16).unwrap_or('0'));
    }
}
