//! Writing: a [`Dataset`] becomes a JSON document of version 2 that [`super::read`] reads as the same dataset.

use super::is_isolate;
use super::local::UNDETERMINED;
use super::{
    Dataset, Figure, Fixed, Gap, LocalText, Metric, MetricIx, Period, Problem, Source, Unit, UnitIx, Value,
};

/// Which units and metrics of a dataset are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Whether each unit is written, by its index.
    pub units: Vec<bool>,
    /// Whether each metric is written, by its index.
    pub metrics: Vec<bool>,
}

impl Selection {
    /// The whole of a dataset, or, without `all`, nothing of it.
    pub fn of(dataset: &Dataset, all: bool) -> Self {
        Self { units: vec![all; dataset.units.len()], metrics: vec![all; dataset.metrics.len()] }
    }

    fn has(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.has_unit(unit) && self.has_metric(metric)
    }

    fn has_unit(&self, unit: UnitIx) -> bool {
        self.units.get(unit.0 as usize) == Some(&true)
    }

    fn has_metric(&self, metric: MetricIx) -> bool {
        self.metrics.get(metric.0 as usize) == Some(&true)
    }
}

/// Writes a dataset as JSON, with a line for each unit, metric, figure and gap.
///
/// Reading the document gives the same dataset if that one is valid. `<` is escaped, so that the document can be put
/// into a script element of HTML.
pub fn to_json(dataset: &Dataset) -> String {
    selection_to_json(dataset, &Selection::of(dataset, true))
}

/// Writes a dataset of the selected units and metrics, with their figures and gaps. References to other units and
/// metrics are left out.
pub fn selection_to_json(dataset: &Dataset, kept: &Selection) -> String {
    let mut out = String::from("{\n\"version\":2,\n");
    text_field(&mut out, "id", &dataset.id);
    line(&mut out);
    if dataset.lang != UNDETERMINED {
        text_field(&mut out, "lang", &dataset.lang);
        line(&mut out);
    }
    local_field(&mut out, "title", &dataset.title);
    line(&mut out);
    source(&mut out, &dataset.source);
    line(&mut out);
    period_field(&mut out, "period", Some(dataset.period));
    line(&mut out);
    key(&mut out, "units");
    out.push('[');
    for (_, it) in dataset.unit_ixs().zip(&dataset.units).filter(|(unit_ix, _)| kept.has_unit(*unit_ix)) {
        record(&mut out);
        unit(&mut out, it);
    }
    end_records(&mut out);
    key(&mut out, "metrics");
    out.push('[');
    for (_, it) in
        dataset.metric_ixs().zip(&dataset.metrics).filter(|(metric_ix, _)| kept.has_metric(*metric_ix))
    {
        record(&mut out);
        metric(&mut out, it, dataset, kept);
    }
    end_records(&mut out);
    key(&mut out, "figures");
    out.push('[');
    for it in dataset.figures.iter().filter(|it| kept.has(it.unit, it.metric)) {
        record(&mut out);
        figure(&mut out, it, dataset);
    }
    end_records(&mut out);
    key(&mut out, "gaps");
    out.push('[');
    for it in dataset.gaps.iter().filter(|it| kept.has(it.unit, it.metric)) {
        record(&mut out);
        gap(&mut out, it, dataset);
    }
    out.push_str(if out.ends_with('[') { "]" } else { "\n]" });
    out.push_str("\n}\n");
    out
}

/// Writes problems as a JSON array of objects with path, line, column, message and help.
pub fn problems_to_json(problems: &[Problem]) -> String {
    let mut out = String::from("[");
    for problem in problems {
        item(&mut out);
        out.push('{');
        text_field(&mut out, "path", &problem.path);
        number_field(&mut out, "line", Fixed::whole(problem.line.into()), 0);
        number_field(&mut out, "column", Fixed::whole(problem.column.into()), 0);
        text_field(&mut out, "message", &problem.message);
        text_field(&mut out, "help", &problem.help);
        out.push('}');
    }
    out.push(']');
    out
}

fn source(out: &mut String, source: &Source) {
    begin(out, "source");
    local_field(out, "name", &source.name);
    local_field(out, "event", &source.event);
    local_field(out, "note", &source.note);
    optional(out, "url", source.url.as_deref());
    period_field(out, "published", source.published);
    out.push('}');
}

fn unit(out: &mut String, unit: &Unit) {
    out.push('{');
    text_field(out, "id", &unit.id);
    local_field(out, "name", &unit.name);
    if unit.short != unit.name {
        local_field(out, "short", &unit.short);
    }
    text_field(out, "kind", unit.kind.as_str());
    out.push('}');
}

fn metric(out: &mut String, metric: &Metric, dataset: &Dataset, kept: &Selection) {
    out.push('{');
    text_field(out, "id", &metric.id);
    local_field(out, "name", &metric.name);
    if metric.name_inline != metric.name {
        local_field(out, "name_inline", &metric.name_inline);
    }
    text_field(out, "theme", metric.theme.as_str());
    text_field(out, "kind", metric.kind.as_str());
    local_field(out, "unit", &metric.unit);
    text_field(out, "better", metric.better.as_str());
    local_field(out, "definition", &metric.definition);
    applies(out, metric, dataset, kept);
    near(out, metric, dataset, kept);
    let level = metric.level.filter(|level| kept.has_metric(*level));
    optional(out, "level", level.map(|level| dataset.metric(level).id.as_str()));
    if level.is_some() && metric.chains {
        key(out, "chains");
        out.push_str("true");
    }
    if let Some(precision) = metric.precision {
        number_field(out, "precision", precision, 0);
    }
    if let Some(per) = &metric.per {
        local_field(out, "per", per);
    }
    if let Some(decimals) = metric.decimals {
        number_field(out, "decimals", Fixed::whole(decimals.into()), 0);
    }
    match metric.floor {
        floor if floor == metric.kind.floor() => {}
        Some(floor) => number_field(out, "floor", floor, 0),
        None => {
            key(out, "floor");
            out.push_str("null");
        }
    }
    out.push('}');
}

fn applies(out: &mut String, metric: &Metric, dataset: &Dataset, kept: &Selection) {
    if metric.applies.is_empty() && metric.applies_units.is_empty() {
        return;
    }
    key(out, "applies");
    out.push('[');
    for kind in &metric.applies {
        item(out);
        text(out, kind.as_str());
    }
    for unit in metric.applies_units.iter().filter(|unit| kept.has_unit(**unit)) {
        item(out);
        text(out, &dataset.unit(*unit).id);
    }
    out.push(']');
}

fn near(out: &mut String, metric: &Metric, dataset: &Dataset, kept: &Selection) {
    let mut any = false;
    for near in metric.near.iter().filter(|near| kept.has_metric(near.metric)) {
        if !std::mem::replace(&mut any, true) {
            key(out, "near");
            out.push('[');
        }
        item(out);
        out.push('{');
        text_field(out, "id", &dataset.metric(near.metric).id);
        local_field(out, "reason", &near.reason);
        out.push('}');
    }
    if any {
        out.push(']');
    }
}

fn figure(out: &mut String, figure: &Figure, dataset: &Dataset) {
    out.push('{');
    text_field(out, "unit", &dataset.unit(figure.unit).id);
    text_field(out, "metric", &dataset.metric(figure.metric).id);
    match &figure.value {
        Value::Number { number, decimals } => number_field(out, "value", *number, *decimals),
        Value::Range { lower, upper, decimals } => {
            number_field(out, "lower", *lower, *decimals);
            number_field(out, "upper", *upper, *decimals);
        }
        Value::Grade(grade) => text_field(out, "value", grade),
    }
    if !matches!(figure.value, Value::Range { .. }) {
        text_field(out, "bound", figure.bound.as_str());
    }
    if let Some(end) = figure.far_end {
        number_field(out, if figure.is_more() { "upper" } else { "lower" }, end, 0);
    }
    if let Some(spread) = &figure.spread {
        number_field(out, "low", spread.low, 0);
        number_field(out, "high", spread.high, 0);
        if let Some(confidence) = spread.confidence {
            number_field(out, "confidence", confidence, 0);
        }
    }
    if let Value::Number { decimals, .. } | Value::Range { decimals, .. } = figure.value {
        number_field(out, "decimals", Fixed::whole(i64::from(decimals)), 0);
    }
    period_field(out, "period", figure.period);
    text_field(out, "period_basis", figure.basis.as_str());
    if let Some(scope) = &figure.scope {
        local_field(out, "scope", scope);
    }
    if let Some(judge) = &figure.judge {
        local_field(out, "judge", judge);
    }
    text_field(out, "quote", &figure.quote);
    optional(out, "quote_label", figure.quote_label.as_deref());
    text_field(out, "place", &figure.paragraph);
    out.push('}');
}

fn gap(out: &mut String, gap: &Gap, dataset: &Dataset) {
    out.push('{');
    text_field(out, "unit", &dataset.unit(gap.unit).id);
    text_field(out, "metric", &dataset.metric(gap.metric).id);
    text_field(out, "reason", gap.reason.as_str());
    text_field(out, "quote", &gap.quote);
    period_field(out, "period", gap.period.filter(|period| *period != dataset.period));
    out.push('}');
}

fn local_field(out: &mut String, name: &str, value: &LocalText) {
    begin(out, name);
    for (tag, text) in value.iter() {
        text_field(out, tag, text);
    }
    out.push('}');
}

fn number_field(out: &mut String, name: &str, value: Fixed, decimals: i8) {
    key(out, name);
    // Most programs keep 15 digits of a number; a text has them all.
    let mut digits = String::new();
    value.write(decimals, &mut digits);
    match digits.len() > 15 {
        true => text(out, &digits),
        false => out.push_str(&digits),
    }
}

fn text_field(out: &mut String, name: &str, value: &str) {
    key(out, name);
    text(out, value);
}

fn optional(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        text_field(out, name, value);
    }
}

fn period_field(out: &mut String, name: &str, period: Option<Period>) {
    if let Some(period) = period {
        text_field(out, name, &period.code());
    }
}

/// Writes a comma, unless this is the first item of its container.
fn item(out: &mut String) {
    if !out.ends_with(['{', '[', '\n']) {
        out.push(',');
    }
}

/// Writes a key, with a comma before it unless it is the first.
fn key(out: &mut String, name: &str) {
    item(out);
    text(out, name);
    out.push(':');
}

/// Writes a key and the beginning of the object that is its value.
fn begin(out: &mut String, name: &str) {
    key(out, name);
    out.push('{');
}

/// Begins a record, on a line of its own.
fn record(out: &mut String) {
    item(out);
    out.push('\n');
}

/// Ends an array of records, and its line.
fn end_records(out: &mut String) {
    out.push_str(if out.ends_with('[') { "]" } else { "\n]" });
    line(out);
}

/// Ends a line after a member of the document.
fn line(out: &mut String) {
    out.push_str(",\n");
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            _ if is_isolate(letter) => {}
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
