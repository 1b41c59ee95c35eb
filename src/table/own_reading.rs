//! The CSV that a chart exports becomes a reading: each row is a figure, a gap, or says that there is neither.

use super::block::Block;
use super::decimal::Decimal;
use super::decisions::{Decisions, Position};
use super::description::Description;
use super::figure::{Figure, NotData, Outcome};
use super::grid::Grid;
use super::heading;
use super::own_document::{OwnDocument, OwnItem, OwnMetric};
use super::own_export::OwnColumns;
use super::own_row::{OwnRow, Wrong};
use super::progress::{self, Stage};
use super::refusal::Refusal;
use super::roles::Role;
use super::rows::{self, RowKind};
use super::structure::{Observation, Structure, Subject, SubjectNames};
use super::survey::SurveyedSeries;
use crate::dataset::{Better, Bound, Kind};
use std::collections::HashMap;

/// What such a file holds.
#[derive(Clone, Debug)]
pub struct OwnReading {
    /// Where it stands in the file: everywhere.
    pub block: Block,
    /// The columns.
    pub structure: Structure,
    /// What each row is.
    pub rows: Vec<RowKind>,
    /// What each cell is.
    pub outcomes: Vec<Vec<Outcome>>,
    /// Figures and gaps.
    pub observations: Vec<Observation>,
    /// Cells of figures that say something else than the export would.
    pub unread: Vec<Observation>,
    /// The names of units, metrics and periods.
    pub names: SubjectNames,
    /// The metrics.
    pub series: Vec<SurveyedSeries>,
    /// What the file or its editor says of them.
    pub description: Description,
    /// What no other table says.
    pub document: OwnDocument,
}

/// Reads such a file, in some cells of which an editor wrote something else than was printed.
///
/// # Errors
/// A file without any figure.
pub fn read(
    grid: &Grid,
    mut columns: OwnColumns,
    printed: &HashMap<Position, String>,
    decisions: &mut Decisions,
) -> Result<OwnReading, Refusal> {
    let mut block =
        Block { headings: 0..1, body: 1..grid.rows.len(), columns: 0..grid.width(), ..Block::default() };
    block.tables = vec![block.range(grid)];
    let headings = heading::read(grid, &block);
    let roles = columns.roles(headings.iter().map(|it| it.text.as_str()), decisions);
    let figures = columns.at("value").into_iter().collect();
    let structure = Structure { roles, headings, figures, ..Structure::default() };
    let left_out = rows::left_out(&structure, &grid.rows[block.body.clone()], decisions);
    let kind = |is_left_out| if is_left_out { RowKind::LeftOut } else { RowKind::Figures };
    let rows: Vec<RowKind> = left_out.into_iter().map(kind).collect();
    let mut found = Found::default();
    for (done, kind) in rows.iter().enumerate() {
        progress::at(Stage::Body, done, rows.len());
        found.read_row(block.body.start + done, *kind, (grid, &columns, &structure), printed);
    }
    if found.observations.is_empty() && found.unread.is_empty() {
        return Err(Refusal::NoFigures);
    }
    let description = found.describe(decisions);
    let Found { names, outcomes, observations, unread, series, document, .. } = found;
    Ok(OwnReading {
        block,
        structure,
        rows,
        outcomes,
        observations,
        unread,
        names,
        series,
        description,
        document,
    })
}

/// Ranks with the values that have them.
type Ranked = Vec<(u32, Decimal)>;

/// What the rows have said so far.
#[derive(Default)]
struct Found {
    names: SubjectNames,
    outcomes: Vec<Vec<Outcome>>,
    observations: Vec<Observation>,
    unread: Vec<Observation>,
    series: Vec<SurveyedSeries>,
    document: OwnDocument,
    /// The ranks of exact values, by metric and period: what the dataset says of which end is better, the order shows.
    ranked: HashMap<(u32, Option<u32>), Ranked>,
}

impl Found {
    fn read_row(
        &mut self,
        at: usize,
        kind: RowKind,
        (grid, columns, structure): (&Grid, &OwnColumns, &Structure),
        printed: &HashMap<Position, String>,
    ) {
        let row = &grid.rows[at];
        let not_data = |role: &Role| {
            Outcome::NotData(match role {
                _ if kind == RowKind::LeftOut => NotData::LeftOut,
                Role::Code => NotData::Code,
                Role::Repeats => NotData::Repeats,
                Role::Measure => NotData::Measure,
                Role::Attribute => NotData::Attribute,
                Role::LeftOut => NotData::LeftOut,
                role if role.is_key() => NotData::Key,
                _ => NotData::Qualifier,
            })
        };
        let mut outcomes: Vec<Outcome> = structure.roles.iter().map(not_data).collect();
        if kind == RowKind::LeftOut {
            return self.outcomes.push(outcomes);
        }
        let value = columns.at("value").unwrap_or_default();
        let is_corrected = printed.contains_key(&(at, value));
        let own = OwnRow { columns, row, is_corrected };
        match self.subject(&own).and_then(|subject| Ok((subject, own.outcome()?))) {
            Ok((subject, outcome)) => {
                let position = (at, value);
                if !matches!(outcome, Outcome::NotData(_)) {
                    self.observations.push(Observation { subject, position });
                    self.document.items.insert(at, OwnItem::of(&own));
                }
                if let Outcome::Figure(figure) = &outcome {
                    self.rank(subject, figure, &own);
                    self.document.metrics[subject.metric as usize].add(figure);
                }
                outcomes[value] = outcome;
            }
            Err((name, reason)) => {
                let column = columns.at(name).unwrap_or(value);
                outcomes[column] = Outcome::NotUnderstood(reason);
                if let Ok(subject) = self.unit_and_metric(&own) {
                    self.unread.push(Observation { subject, position: (at, column) });
                }
            }
        }
        self.outcomes.push(outcomes);
    }

    fn subject(&mut self, own: &OwnRow<'_>) -> Result<Subject, Wrong> {
        let subject = self.unit_and_metric(own)?;
        let period = own.period()?.map(|code| self.names.periods.number(&code));
        let is_figure = own.columns.text(own.row, "period_basis").is_empty();
        if !is_figure {
            own.basis()?;
        }
        Ok(Subject { period, ..subject })
    }

    fn unit_and_metric(&mut self, own: &OwnRow<'_>) -> Result<Subject, Wrong> {
        let text = |name: &str| own.columns.text(own.row, name);
        let (unit, metric) = (text("unit"), text("metric"));
        if unit.is_empty() || metric.is_empty() {
            let name = if unit.is_empty() { "unit" } else { "metric" };
            return Err((name, "without its id, the row says nothing".to_owned()));
        }
        let kind = own.kind()?;
        let both = |name: &str| own.columns.both(own.row, name);
        let document = &mut self.document;
        let unit = number(&mut document.units, &unit, both("unit"), &mut self.names.units);
        let metric = number(&mut document.metric_names, &metric, both("metric"), &mut self.names.metrics);
        if metric as usize >= document.metrics.len() {
            document.metrics.push(OwnMetric { kind, ..OwnMetric::default() });
            let (is_rank, is_grade) = (kind == Kind::Rank, kind == Kind::Grade);
            self.series.push(SurveyedSeries { is_rank, is_grade, ..SurveyedSeries::default() });
        }
        let known = &mut document.metrics[metric as usize];
        if known.kind != kind {
            return Err(("kind", format!("its metric is of the kind “{}” above", known.kind.as_str())));
        }
        if known.measure.iter().all(String::is_empty) {
            known.measure = both("measure");
        }
        for (text, name) in [(&mut document.source, "source"), (&mut document.note, "note")] {
            if text.iter().all(String::is_empty) {
                *text = both(name);
            }
        }
        Ok(Subject { unit, metric, period: None })
    }

    fn rank(&mut self, subject: Subject, figure: &Figure, own: &OwnRow<'_>) {
        let rank = own.columns.text(own.row, "rank_best").parse().ok();
        let exact = figure.value.filter(|_| figure.bound == Bound::Exact && !own.is_corrected);
        if let Some(ranked) = rank.zip(exact) {
            self.ranked.entry((subject.metric, subject.period)).or_default().push(ranked);
        }
    }

    /// Whether the lower of two values has the better rank somewhere.
    fn lower_is_better(&self, metric: u32) -> bool {
        let groups = self.ranked.iter().filter(|((of, _), _)| *of == metric);
        let is_lower_first = |ranked: &[(u32, Decimal)]| {
            let first = ranked.iter().min_by_key(|(rank, _)| *rank);
            let last = ranked.iter().max_by_key(|(rank, _)| *rank);
            let ends = first.zip(last).filter(|(first, last)| first.0 < last.0);
            ends.is_some_and(|(first, last)| first.1.compare(last.1).is_some_and(std::cmp::Ordering::is_lt))
        };
        groups.into_iter().any(|(_, ranked)| is_lower_first(ranked))
    }

    /// What the editor says; where nothing is said, what the file says of each metric.
    fn describe(&mut self, decisions: &mut Decisions) -> Description {
        let computed = decisions.computed().iter().map(|it| it.name.clone());
        let names: Vec<String> = self.names.metrics.all().iter().cloned().chain(computed).collect();
        let has_own_periods = self.observations.iter().any(|it| it.subject.period.is_some());
        let mut description = Description::chosen(&names, has_own_periods, decisions);
        for (number, metric) in self.document.metrics.iter_mut().enumerate() {
            let described = &mut description.metrics[number];
            metric.is_renamed = described.name.is_some();
            metric.has_other_unit = described.unit.is_some();
            described.kind.get_or_insert_with(|| metric.kind.as_str().to_owned());
            if metric.measure.iter().any(|it| !it.is_empty()) {
                described.unit.get_or_insert_with(|| metric.measure[1].clone());
            }
        }
        for number in 0..self.document.metrics.len() {
            let is_given = matches!(self.document.metrics[number].kind, Kind::Rank | Kind::Grade);
            if !is_given && self.lower_is_better(number as u32) {
                let better = &mut description.metrics[number].better;
                better.get_or_insert_with(|| Better::Lower.as_str().to_owned());
            }
        }
        description
    }
}

/// The number of a unit or metric by its id. It is called by its English name, or, where another has that too, with its id.
fn number(
    known: &mut super::own_document::Named,
    id: &str,
    names: [String; 2],
    all: &mut super::structure::Names,
) -> u32 {
    if let Some(number) = known.number(id) {
        return number;
    }
    let name = if names[1].is_empty() { &names[0] } else { &names[1] };
    let name = if name.is_empty() { id } else { name };
    let is_taken = all.all().iter().any(|it| it == name);
    let called = if is_taken { format!("{name} ({id})") } else { name.to_owned() };
    known.push(id, names);
    all.number(&called)
}
