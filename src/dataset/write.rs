//! Writing: a [`Dataset`] becomes a JSON document of version 2 that [`super::read`] reads as the same dataset.

mod problems;
mod syntax;

use super::local::UNDETERMINED;
use super::{
    Dataset, DocumentWords, Figure, Fixed, Gap, Metric, MetricIx, Named, Period, Reference, Source, Status,
    Statuses, Unit, UnitIx, Value, default_kinds, default_themes,
};
pub use problems::problems_to_json;
use syntax::{
    begin, begin_records, end_records, item, key, line, local_field, number_field, optional, record, text,
    text_field,
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
    match &dataset.sources[..] {
        [one] => {
            key(&mut out, "source");
            source(&mut out, one, dataset);
        }
        several => {
            begin_records(&mut out, "sources");
            for it in several {
                record(&mut out);
                source(&mut out, it, dataset);
            }
            out.push_str("\n]");
        }
    }
    line(&mut out);
    about(&mut out, dataset);
    begin_records(&mut out, "units");
    for (_, it) in dataset.unit_ixs().zip(&dataset.units).filter(|(unit_ix, _)| kept.has_unit(*unit_ix)) {
        record(&mut out);
        unit(&mut out, it, dataset);
    }
    end_records(&mut out);
    begin_records(&mut out, "metrics");
    for (_, it) in
        dataset.metric_ixs().zip(&dataset.metrics).filter(|(metric_ix, _)| kept.has_metric(*metric_ix))
    {
        record(&mut out);
        metric(&mut out, it, dataset, kept);
    }
    end_records(&mut out);
    begin_records(&mut out, "figures");
    for it in dataset.figures.iter().filter(|it| kept.has(it.unit, it.metric)) {
        record(&mut out);
        figure(&mut out, it, dataset);
    }
    end_records(&mut out);
    begin_records(&mut out, "gaps");
    for it in dataset.gaps.iter().filter(|it| kept.has(it.unit, it.metric)) {
        record(&mut out);
        gap(&mut out, it, dataset);
    }
    out.push_str(if out.ends_with('[') { "]" } else { "\n]" });
    if !dataset.references.is_empty() {
        line(&mut out);
        begin_records(&mut out, "references");
        for it in dataset.references.iter().filter(|it| kept.has_metric(it.metric)) {
            record(&mut out);
            reference(&mut out, it, dataset);
        }
        out.push_str(if out.ends_with('[') { "]" } else { "\n]" });
    }
    out.push_str("\n}\n");
    out
}

/// What the document says of itself, each on a line of its own, as far as it says it.
fn about(out: &mut String, dataset: &Dataset) {
    let start = out.len();
    local_field(out, "note", &dataset.note);
    period_field(out, dataset, "period", dataset.period);
    period_field(out, dataset, "retrieved", dataset.retrieved);
    named_periods(out, dataset);
    if dataset.kinds != default_kinds() {
        named(out, "kinds", &dataset.kinds);
    }
    if dataset.themes != default_themes() {
        named(out, "themes", &dataset.themes);
    }
    if !dataset.corrections.is_empty() {
        begin_records(out, "corrections");
        for correction in &dataset.corrections {
            item(out);
            out.push('{');
            period_field(out, dataset, "date", Some(correction.date));
            local_field(out, "text", &correction.text);
            out.push('}');
        }
        out.push(']');
    }
    if out.len() > start {
        line(out);
    }
}

fn named(out: &mut String, name: &str, list: &[Named]) {
    begin_records(out, name);
    for one in list {
        item(out);
        out.push('{');
        text_field(out, "id", &one.id);
        local_field(out, "name", &one.name);
        out.push('}');
    }
    out.push(']');
}

/// The periods that the document lists. Where one that is a part of the calendar or a span has no name, its id says all.
fn named_periods(out: &mut String, dataset: &Dataset) {
    let mut listed = dataset.named_periods.iter().filter(|named| named.is_listed).peekable();
    if listed.peek().is_none() {
        return;
    }
    begin_records(out, "periods");
    for named in listed {
        item(out);
        out.push('{');
        text_field(out, "id", &named.id);
        local_field(out, "name", &named.name);
        if !named.is_said_by_id() {
            period_field(out, dataset, "from", Some(named.from));
            period_field(out, dataset, "to", Some(named.to));
        }
        out.push('}');
    }
    out.push(']');
}

fn reference(out: &mut String, reference: &Reference, dataset: &Dataset) {
    out.push('{');
    text_field(out, "metric", &dataset.metric(reference.metric).id);
    period_field(out, dataset, "period", reference.period);
    number_field(out, "value", reference.value, reference.decimals);
    local_field(out, "name", &reference.name);
    out.push('}');
}

/// The value, and the number of its decimals.
fn value_fields(out: &mut String, value: &Value) {
    match value {
        Value::Number { number, decimals } => {
            number_field(out, "value", *number, *decimals);
            number_field(out, "decimals", Fixed::whole(i64::from(*decimals)), 0);
        }
        Value::Range { lower, upper, decimals } => {
            number_field(out, "lower", *lower, *decimals);
            number_field(out, "upper", *upper, *decimals);
            number_field(out, "decimals", Fixed::whole(i64::from(*decimals)), 0);
        }
        Value::Grade(grade) => text_field(out, "value", grade),
    }
}

fn source(out: &mut String, source: &Source, dataset: &Dataset) {
    out.push('{');
    local_field(out, "name", &source.name);
    local_field(out, "event", &source.event);
    local_field(out, "note", &source.note);
    optional(out, "url", source.url.as_deref());
    period_field(out, dataset, "published", source.published);
    optional(out, "page", source.page.as_deref());
    local_field(out, "licence", &source.licence);
    if source.lang != dataset.lang {
        text_field(out, "lang", &source.lang);
    }
    if source.document != DocumentWords::default() {
        begin(out, "document");
        local_field(out, "lead", &source.document.lead);
        local_field(out, "part", &source.document.part);
        out.push('}');
    }
    out.push('}');
}

fn unit(out: &mut String, unit: &Unit, dataset: &Dataset) {
    out.push('{');
    text_field(out, "id", &unit.id);
    local_field(out, "name", &unit.name);
    if unit.short != unit.name {
        local_field(out, "short", &unit.short);
    }
    optional(out, "kind", unit.kind.map(|kind| dataset.kind(kind).id.as_str()));
    local_field(out, "note", &unit.note);
    out.push('}');
}

fn metric(out: &mut String, metric: &Metric, dataset: &Dataset, kept: &Selection) {
    out.push('{');
    text_field(out, "id", &metric.id);
    local_field(out, "name", &metric.name);
    if metric.name_inline != metric.name {
        local_field(out, "name_inline", &metric.name_inline);
    }
    optional(out, "theme", metric.theme.map(|theme| dataset.theme(theme).id.as_str()));
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
    if !metric.grades.is_empty() {
        named(out, "grades", &metric.grades);
    }
    local_field(out, "note", &metric.note);
    out.push('}');
}

fn applies(out: &mut String, metric: &Metric, dataset: &Dataset, kept: &Selection) {
    if metric.applies.is_empty() && metric.applies_units.is_empty() {
        return;
    }
    begin_records(out, "applies");
    for kind in &metric.applies {
        item(out);
        text(out, &dataset.kind(*kind).id);
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
            begin_records(out, "near");
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
    value_fields(out, &figure.value);
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
    period_field(out, dataset, "period", figure.period);
    text_field(out, "period_basis", figure.basis.as_str());
    if let Some(scope) = &figure.scope {
        local_field(out, "scope", scope);
    }
    if let Some(judge) = &figure.judge {
        local_field(out, "judge", judge);
    }
    if !figure.quote.is_empty() {
        text_field(out, "quote", &figure.quote);
    }
    local_field(out, "quote_translation", &figure.quote_translation);
    optional(out, "quote_label", figure.quote_label.as_deref());
    if !figure.paragraph.is_empty() {
        text_field(out, "place", &figure.paragraph);
    }
    statuses(out, figure.status);
    local_field(out, "note", &figure.note);
    out.push('}');
}

fn gap(out: &mut String, gap: &Gap, dataset: &Dataset) {
    out.push('{');
    text_field(out, "unit", &dataset.unit(gap.unit).id);
    text_field(out, "metric", &dataset.metric(gap.metric).id);
    text_field(out, "reason", gap.reason.as_str());
    if !gap.quote.is_empty() {
        text_field(out, "quote", &gap.quote);
    }
    local_field(out, "note", &gap.note);
    period_field(out, dataset, "period", gap.period.filter(|period| Some(*period) != dataset.period));
    out.push('}');
}

fn statuses(out: &mut String, statuses: Statuses) {
    if statuses.is_empty() {
        return;
    }
    begin_records(out, "status");
    for status in Status::ALL {
        if statuses.has(*status) {
            item(out);
            text(out, status.as_str());
        }
    }
    out.push(']');
}

fn period_field(out: &mut String, dataset: &Dataset, name: &str, period: Option<Period>) {
    if let Some(period) = period {
        text_field(out, name, &dataset.period_code(period));
    }
}
