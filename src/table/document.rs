//! A table that was read becomes a dataset, as a JSON document of version 2.

use super::computed::Computed;
use super::described::kind_and_unit;
use super::document_figure::{self, figure_keys, line, quoted};
use super::document_head::{names_with_computed, note, source, title};
use super::figure::{Figure, GapReason, Outcome};
use super::footnotes;
use super::grades;
use super::grid::GridRow;
use super::ids::Ids;
use super::near;
use super::own_document::{self, Named, OwnDocument, OwnItem};
use super::progress::{self, Stage};
use super::reading::Reading;
use super::remark::Remark;
use super::roles::Role;
use super::structure::{Observation, Subject};
use super::suffix::split_heading;
use super::unread;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub use super::document_head::About;

/// The dataset that a table holds: units, metrics, figures and gaps in the order in which they stand.
pub fn dataset(reading: &Reading, about: &About) -> Value {
    let writer = Writer::new(reading);
    let mut document = Map::new();
    document.insert("version".into(), 2.into());
    let title = line(&title(reading, about));
    let id = super::ids::slug(&about.id)
        .or_else(|| super::ids::slug(&title))
        .unwrap_or_else(|| "figures".to_owned());
    document.insert("id".into(), id.into());
    document.insert("title".into(), title.into());
    document.insert("source".into(), source(reading, about));
    if let Some(note) = writer.note() {
        document.insert("note".into(), note);
    }
    if let Some(period) = writer.common_period() {
        document.insert("period".into(), period.into());
    }
    let declared = writer.declared_periods();
    if !declared.is_empty() {
        document.insert("periods".into(), declared.into());
    }
    document.insert("units".into(), writer.units());
    document.insert("metrics".into(), writer.metrics());
    let (figures, gaps) = writer.figures_and_gaps();
    document.insert("figures".into(), figures.into());
    document.insert("gaps".into(), gaps.into());
    Value::Object(document)
}

/// Writes the parts of a document.
struct Writer<'a> {
    reading: &'a Reading,
    units: Ids,
    metrics: Ids,
    unit_notes: BTreeMap<String, String>,
    metric_notes: BTreeMap<String, String>,
    /// What each computed metric is computed of.
    formulas: Vec<String>,
    /// Names of all metrics, as the table has them.
    metric_names: Vec<String>,
}

impl<'a> Writer<'a> {
    fn new(reading: &'a Reading) -> Self {
        let texts = footnotes::read(&reading.block.notes);
        let structure = &reading.structure;
        let rows = || reading.grid.rows[reading.block.body.clone()].iter();
        let of_rows = |role| {
            let column = structure.column(role);
            rows()
                .filter_map(move |row: &GridRow| Some(structure.text(row, column?).to_owned()))
                .collect::<BTreeSet<_>>()
        };
        let headings: BTreeSet<String> =
            structure.figures.iter().map(|it| structure.headings[*it].name.clone()).collect();
        let mut metric_notes = noted(&texts, of_rows(Role::Metric));
        for column in &structure.figures {
            let heading = &structure.headings[*column];
            let notes: Vec<&str> =
                heading.beside.footnotes.iter().filter_map(|it| texts.get(it)).map(String::as_str).collect();
            if !notes.is_empty() {
                metric_notes.insert(heading.name.clone(), line(&notes.join(" ")));
            }
        }
        let unit_notes = if structure.columns_are_units {
            noted(&texts, headings)
        } else {
            noted(&texts, of_rows(Role::Unit))
        };
        let metric_names = names_with_computed(reading);
        let own_ids = |of: fn(&OwnDocument) -> &Named| -> Vec<String> {
            reading.own.iter().flat_map(|own| of(own).ids()).map(str::to_owned).collect()
        };
        Self {
            reading,
            units: Ids::after(own_ids(|own| &own.units), reading.names.units.all(), "unit"),
            metrics: Ids::after(own_ids(|own| &own.metric_names), &metric_names, "metric"),
            metric_names,
            formulas: reading.computed.iter().map(|it| it.formula(reading)).collect(),
            unit_notes,
            metric_notes,
        }
    }

    /// The note of the whole table, with how its computed metrics are computed: every chart and export shows it.
    fn note(&self) -> Option<Value> {
        let own = note(self.reading);
        if self.formulas.is_empty() {
            let kept = self.reading.own.as_ref().filter(|_| self.reading.description.note.is_none());
            return kept.and_then(|kept| own_document::local(&kept.note)).or_else(|| own.map(Value::from));
        }
        let mut notes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (computed, formula) in self.reading.computed.iter().zip(&self.formulas) {
            for (lang, definition) in computed.ratio.definitions(formula) {
                let before = notes.entry(lang).or_insert_with(|| own.iter().cloned().collect());
                before.push(format!("{}: {definition}", computed.ratio.name));
            }
        }
        Some(notes.into_iter().map(|(lang, notes)| (lang, line(&notes.join(" ")))).collect())
    }

    /// The period of all figures, where they have one, or the editor says it.
    fn common_period(&self) -> Option<&str> {
        if let Some(chosen) = &self.reading.description.period {
            return Some(chosen);
        }
        // The CSV of a chart says of each figure how its period is known: there it stands at the figure.
        if self.reading.own.is_some() {
            return None;
        }
        let mut periods = self.reading.observations.iter().map(|it| it.subject.period);
        let first = periods.next()??;
        periods.all(|period| period == Some(first)).then(|| self.reading.names.periods.text(first))
    }

    /// Periods that need a name of their own, such as a school year.
    fn declared_periods(&self) -> Vec<Value> {
        let all = self.reading.names.periods.all().iter().chain(&self.reading.description.period);
        let years = all
            .filter_map(|id| Some((id, id.split_once('/')?)))
            .filter(|(_, (first, last))| first.len() == 4 && last.len() == 2);
        years.map(|(id, (first, last))| json!({"id": id, "name": id, "from": first, "to": format!("{}{last}", &first[..2])})).collect()
    }

    fn units(&self) -> Value {
        let all = self.reading.names.units.all().iter().enumerate();
        let unit = |(index, name): (usize, &String)| {
            let mut unit = json!({"id": self.units.of(index), "name": line(name)});
            if let Some(name) = self.reading.own.as_ref().and_then(|own| own.units.name(index)) {
                unit["name"] = name;
            }
            if let Some(note) = self.unit_notes.get(name) {
                unit["note"] = note.as_str().into();
            }
            unit
        };
        all.map(unit).collect()
    }

    fn metrics(&self) -> Value {
        let all = self.reading.names.metrics.all().iter().enumerate();
        let figures = self.reading.figures_by_metric();
        let metric = |(index, name): (usize, &String)| {
            let described = self.reading.description.metric(index);
            let (kind, unit) = kind_and_unit(self.reading, index, &figures[index]);
            let shown = described.name.as_ref().unwrap_or(name);
            let mut metric = json!({"id": self.metrics.of(index), "name": line(shown), "kind": kind});
            if !unit.is_empty() {
                metric["unit"] = line(&unit).into();
            }
            if let Some(better) = described.better {
                metric["better"] = better.into();
            }
            if let Some(grades) = in_order(&figures[index]) {
                metric["grades"] = grades;
            }
            if let Some(note) = self.metric_notes.get(name) {
                metric["note"] = note.as_str().into();
            }
            if let Some(own) = &self.reading.own {
                own.metrics[index].add_to(&mut metric, own.metric_names.name(index));
            }
            self.add_near(&mut metric, name);
            metric
        };
        let own = all.filter(|(index, _)| !self.reading.series[*index].is_left_out).map(metric);
        own.chain((0..self.formulas.len()).map(|index| self.computed_metric(index))).collect()
    }

    fn computed_metric(&self, index: usize) -> Value {
        let number = self.reading.names.metrics.all().len() + index;
        let computed = &self.reading.computed[index];
        let described = computed.description(self.reading);
        let (kind, unit, per) = computed.kind_unit_per(self.reading);
        let name = described.name.as_ref().unwrap_or(&computed.ratio.name);
        let mut metric = json!({"id": self.metrics.of(number), "name": line(name), "kind": kind});
        if !unit.is_empty() {
            metric["unit"] = line(&unit).into();
        }
        if let Some(per) = per {
            metric["per"] = line(&per).into();
        }
        if let Some(better) = described.better {
            metric["better"] = better.into();
        }
        metric["decimals"] = computed.ratio.decimals.into();
        let definitions = computed.ratio.definitions(&self.formulas[index]).into_iter();
        metric["definition"] = definitions.map(|(lang, text)| (lang, line(&text))).collect();
        self.add_near(&mut metric, &computed.ratio.name);
        metric
    }

    fn add_near(&self, metric: &mut Value, name: &str) {
        let near = near::of(self.reading, &self.metric_names, name).into_iter();
        let near: Vec<Value> = near
            .map(|(number, reason)| json!({"id": self.metrics.of(number), "reason": line(reason)}))
            .collect();
        if !near.is_empty() {
            metric["near"] = near.into();
        }
    }

    fn item(&self, subject: Subject, common: Option<&str>) -> Map<String, Value> {
        let mut item = Map::new();
        item.insert("unit".into(), self.units.of(subject.unit as usize).into());
        item.insert("metric".into(), self.metrics.of(subject.metric as usize).into());
        let period = subject.period.map(|period| self.reading.names.periods.text(period));
        if let Some(period) = period.filter(|period| Some(*period) != common) {
            item.insert("period".into(), period.into());
        }
        item
    }

    fn figures_and_gaps(&self) -> (Vec<Value>, Vec<Value>) {
        let (mut figures, mut gaps) = (Vec::new(), Vec::new());
        let common = self.common_period();
        let with_figures = self.reading.figures_by_metric();
        let all = self.reading.observations.len() + self.reading.unread.len();
        for (done, observation) in self.reading.observations.iter().chain(&self.reading.unread).enumerate() {
            progress::at(Stage::Document, done, all);
            let subject = observation.subject;
            let mut item = self.item(subject, common);
            let text = self.reading.text(observation.position);
            let corrected = self.reading.printed.get(&observation.position);
            let own = self.own_item(observation).map(|own| own.quote.as_str());
            let quote = corrected.map_or(own.unwrap_or(text), String::as_str);
            match self.reading.outcome(observation.position) {
                Some(Outcome::Figure(figure)) => {
                    figure_keys(&mut item, figure);
                    self.add_own(&mut item, observation);
                    figures.push(quoted(item, quote, corrected.map(|_| text)));
                }
                Some(Outcome::Gap { reason, note, remarks, .. }) => {
                    item.insert("reason".into(), reason.as_str().into());
                    if let Some(note) = document_figure::note(note.as_deref(), remarks) {
                        item.insert("note".into(), note);
                    }
                    self.add_own(&mut item, observation);
                    gaps.push(quoted(item, quote, corrected.map(|_| text)));
                }
                // Something was printed that nobody understood here: that is not the same as nothing, and the source did not
                // leave it out.
                Some(Outcome::NotUnderstood(_)) if unread::is_gap(&with_figures, observation) => {
                    item.insert("reason".into(), GapReason::Unreadable.as_str().into());
                    let remark = Remark::NotUnderstood(text.to_owned());
                    item.extend(document_figure::note(None, &[remark]).map(|note| ("note".to_owned(), note)));
                    gaps.push(quoted(item, quote, corrected.map(|_| text)));
                }
                _ => {}
            }
        }
        for (index, computed) in self.reading.computed.iter().enumerate() {
            self.add_computed(index, computed, &mut figures, &mut gaps);
        }
        (figures, gaps)
    }

    fn own_item(&self, observation: &Observation) -> Option<&OwnItem> {
        self.reading.own.as_ref().and_then(|own| own.items.get(&observation.position.0))
    }

    /// Adds what the CSV of a chart says of a figure or gap in columns that other tables do not have.
    fn add_own(&self, item: &mut Map<String, Value>, observation: &Observation) {
        if let Some(own) = self.own_item(observation) {
            own.add_to(item);
        }
    }

    /// Adds the figures and gaps of a computed metric, each with its arithmetic.
    fn add_computed(
        &self,
        index: usize,
        computed: &Computed,
        figures: &mut Vec<Value>,
        gaps: &mut Vec<Value>,
    ) {
        let metric = (self.reading.names.metrics.all().len() + index) as u32;
        for (subject, outcome, arithmetic) in &computed.items {
            let mut item = self.item(Subject { metric, ..*subject }, self.common_period());
            match outcome {
                Outcome::Figure(figure) => {
                    figure_keys(&mut item, figure);
                    item.insert("note".into(), line(arithmetic).into());
                    figures.push(Value::Object(item));
                }
                Outcome::Gap { reason, .. } => {
                    item.insert("reason".into(), reason.as_str().into());
                    item.insert("note".into(), line(arithmetic).into());
                    gaps.push(Value::Object(item));
                }
                _ => {}
            }
        }
    }
}

/// The grades of a metric in their order, the best first, where it is known.
fn in_order(figures: &[&Figure]) -> Option<Value> {
    let grades: Vec<&str> = figures.iter().filter_map(|figure| figure.grade.as_deref()).collect();
    let ordered = grades::in_order(&grades).filter(|_| !grades.is_empty())?;
    Some(ordered.into_iter().map(|grade| json!({"id": line(grade), "name": line(grade)})).collect())
}

/// The notes of names with signs of footnotes behind them.
fn noted(texts: &BTreeMap<String, String>, names: BTreeSet<String>) -> BTreeMap<String, String> {
    let entry = |name: String| {
        let (core, beside) = split_heading(&name);
        let notes: Vec<&str> =
            beside.footnotes.iter().filter_map(|sign| texts.get(sign)).map(String::as_str).collect();
        (!notes.is_empty()).then(|| (core.to_owned(), line(&notes.join(" "))))
    };
    names.into_iter().filter_map(entry).collect()
}
