//! A table that was read becomes a dataset, as a JSON document of version 2.

use super::corrections;
use super::decimal::Decimal;
use super::figure::{Figure, Outcome};
use super::fold::fold;
use super::footnotes;
use super::grid::GridRow;
use super::ids::Ids;
use super::kinds;
use super::reading::Reading;
use super::roles::Role;
use super::suffix::split_heading;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a table does not say of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The dataset's id.
    pub id: String,
    /// Its title, where the table has none above it.
    pub title: String,
    /// The source's name, where no note names it.
    pub source: String,
}

/// The dataset that a table holds: units, metrics, figures and gaps in the order in which they stand.
pub fn dataset(reading: &Reading, about: &About) -> Value {
    let writer = Writer::new(reading);
    let mut document = Map::new();
    document.insert("version".into(), 2.into());
    document.insert("id".into(), super::ids::slug(&about.id).unwrap_or_else(|| "table".to_owned()).into());
    document.insert("title".into(), line(&title(reading, about)).into());
    document.insert("source".into(), source(reading, about));
    if let Some(note) = writer.general_note() {
        document.insert("note".into(), note.into());
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

/// The title that the editor chose, that stands above the table, or that the file's name gives.
pub fn title(reading: &Reading, about: &About) -> String {
    let above = || reading.block.titles.first().map(|title| split_heading(title).0.to_owned());
    reading.description.title.clone().or_else(above).unwrap_or_else(|| about.title.clone())
}

fn source(reading: &Reading, about: &About) -> Value {
    let mut source = json!({"name": line(&source_name(reading, about))});
    if let Some(link) = &reading.description.source_link {
        source["url"] = line(link).into();
    }
    source
}

/// A text in one line, as datasets have them.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(|it| !super::fold::is_invisible(*it)).take(10_000).collect();
    if text.is_empty() { "—".to_owned() } else { text }
}

const SOURCE_WORDS: [&str; 6] = ["source", "quelle", "资料来源", "数据来源", "来源", "出典"];

/// The source that the editor or a note below the table names.
pub fn source_name(reading: &Reading, about: &About) -> String {
    let named = reading.block.notes.iter().find_map(|note| {
        let folded = fold(note);
        let word = SOURCE_WORDS.iter().find(|word| folded.to_lowercase().starts_with(*word))?;
        let rest = folded.get(word.len()..)?.trim_start_matches(['s', ':', ' ', '.', '-']).to_owned();
        (!rest.is_empty()).then_some(rest)
    });
    reading.description.source_name.clone().or(named).unwrap_or_else(|| about.source.clone())
}

/// Writes the parts of a document.
struct Writer<'a> {
    reading: &'a Reading,
    units: Ids,
    metrics: Ids,
    unit_notes: BTreeMap<String, String>,
    metric_notes: BTreeMap<String, String>,
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
        Self {
            reading,
            units: Ids::new(reading.names.units.all(), "unit"),
            metrics: Ids::new(reading.names.metrics.all(), "metric"),
            unit_notes,
            metric_notes,
        }
    }

    /// What is written below the table and belongs to no single cell.
    fn general_note(&self) -> Option<String> {
        if let Some(note) = &self.reading.description.note {
            return Some(line(note));
        }
        let is_general = |note: &&String| {
            let is_footnote = !footnotes::read(&[(*note).clone()]).is_empty();
            let lower = fold(note).to_lowercase();
            !is_footnote && !SOURCE_WORDS.iter().any(|word| lower.starts_with(word))
        };
        let above = self.reading.block.titles.iter().skip(1);
        let notes: Vec<&str> =
            above.chain(&self.reading.block.notes).filter(is_general).map(String::as_str).collect();
        (!notes.is_empty()).then(|| line(&notes.join(" ")))
    }

    /// The period of all figures, where they have one.
    fn common_period(&self) -> Option<&str> {
        let mut periods = self.reading.observations.iter().map(|it| it.subject.period);
        let first = periods.next()??;
        periods.all(|period| period == Some(first)).then(|| self.reading.names.periods.text(first))
    }

    /// Periods that need a name of their own, such as a school year.
    fn declared_periods(&self) -> Vec<Value> {
        let all = self.reading.names.periods.all().iter();
        let years = all
            .filter_map(|id| Some((id, id.split_once('/')?)))
            .filter(|(_, (first, last))| first.len() == 4 && last.len() == 2);
        years.map(|(id, (first, last))| json!({"id": id, "name": id, "from": first, "to": format!("{}{last}", &first[..2])})).collect()
    }

    fn units(&self) -> Value {
        let all = self.reading.names.units.all().iter().enumerate();
        let unit = |(index, name): (usize, &String)| {
            let mut unit = json!({"id": self.units.of(index), "name": line(name)});
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
            if let Some(note) = self.metric_notes.get(name) {
                metric["note"] = note.as_str().into();
            }
            metric
        };
        all.filter(|(index, _)| !self.reading.series[*index].is_left_out).map(metric).collect()
    }

    fn figures_and_gaps(&self) -> (Vec<Value>, Vec<Value>) {
        let (mut figures, mut gaps) = (Vec::new(), Vec::new());
        let common = self.common_period();
        for observation in &self.reading.observations {
            let subject = observation.subject;
            let mut item = Map::new();
            item.insert("unit".into(), self.units.of(subject.unit as usize).into());
            item.insert("metric".into(), self.metrics.of(subject.metric as usize).into());
            let period = subject.period.map(|period| self.reading.names.periods.text(period));
            if let Some(period) = period.filter(|period| Some(*period) != common) {
                item.insert("period".into(), period.into());
            }
            let text = self.reading.text(observation.position);
            let corrected = self.reading.printed.get(&observation.position);
            let quote = corrected.map_or(text, String::as_str);
            match self.reading.outcome(observation.position) {
                Some(Outcome::Figure(figure)) => {
                    figure_keys(&mut item, figure);
                    figures.push(quoted(item, quote, corrected.map(|_| text)));
                }
                Some(Outcome::Gap { reason, note, .. }) => {
                    item.insert("reason".into(), reason.as_str().into());
                    if let Some(note) = note {
                        item.insert("note".into(), line(note).into());
                    }
                    gaps.push(quoted(item, quote, corrected.map(|_| text)));
                }
                _ => {}
            }
        }
        (figures, gaps)
    }
}

/// A figure or gap with what its source has as the quote, and a note where its editor corrected that.
fn quoted(mut item: Map<String, Value>, quote: &str, corrected: Option<&str>) -> Value {
    if !quote.is_empty() {
        item.insert("quote".into(), line(quote).into());
    }
    if let Some(corrected) = corrected {
        let before = item.get("note").and_then(Value::as_str).map(|note| format!("{note}; "));
        let before = before.unwrap_or_default();
        let notes = corrections::notes(quote, corrected).into_iter();
        let notes = notes.map(|(lang, note)| (lang.to_owned(), line(&format!("{before}{note}")).into()));
        item.insert("note".into(), Value::Object(notes.collect()));
    }
    Value::Object(item)
}

/// The kind of a metric and its unit of measure: as the editor says, or as its figures show. Shares and growth are in per
/// cent.
pub fn kind_and_unit(reading: &Reading, metric: usize, figures: &[&Figure]) -> (String, String) {
    let name = reading.names.metrics.text(metric as u32);
    let (kind, unit) = kinds::of(name, &reading.series[metric], figures);
    let described = reading.description.metric(metric);
    let kind = described.kind.unwrap_or_else(|| kind.to_owned());
    let unit = if matches!(kind.as_str(), "share" | "growth") {
        "%".to_owned()
    } else {
        described.unit.unwrap_or(unit)
    };
    (kind, unit)
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

/// The most digits after the point in a dataset.
const MAX_DECIMALS: i32 = 12;

/// A number with as many decimals as a dataset has.
fn fitting(value: Decimal) -> Decimal {
    if value.decimals() > MAX_DECIMALS { value.rounded(MAX_DECIMALS) } else { value }
}

/// The keys of a figure's number.
fn figure_keys(item: &mut Map<String, Value>, figure: &Figure) {
    if let Some(value) = figure.value {
        item.insert("value".into(), fitting(value).to_string().into());
        if value.decimals() < 0 && !value.is_zero() {
            item.insert("decimals".into(), value.decimals().into());
        }
    }
    if figure.bound != super::figure::Bound::Exact {
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
    let shortened = is_long.then(|| format!("rounded to {MAX_DECIMALS} decimals"));
    let notes: Vec<&str> =
        [&figure.note, &figure.reading, &shortened].into_iter().flatten().map(String::as_str).collect();
    if !notes.is_empty() {
        item.insert("note".into(), line(&notes.join("; ")).into());
    }
}
