//! A file is read: decisions are made, and each cell of the table's body is understood or listed.

use super::block::Block;
use super::computed::{self, Computed, Operands};
use super::corrections;
use super::decisions::{Decisions, Mapping, Position, Question};
use super::description::Description;
use super::eurostat;
use super::figure::{Figure, NotData, Outcome};
use super::footnotes;
use super::grid::Grid;
use super::heading;
use super::limits::MAX_COLUMNS;
use super::load::{File, load};
use super::own_document::OwnDocument;
use super::own_export::OwnColumns;
use super::own_reading;
use super::progress::{self, Stage};
use super::refusal::Refusal;
use super::roles::{self, Role};
use super::rows::{self, RowKind};
use super::rules::Surroundings;
use super::structure::{Observation, Structure, Subject, SubjectNames};
use super::survey::{Survey, SurveyedSeries};
use std::collections::HashMap;

/// A table that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What is known of the file.
    pub file: File,
    /// All cells of the sheet.
    pub grid: Grid,
    /// Where the table stands in it.
    pub block: Block,
    /// The columns, with their headings and roles.
    pub structure: Structure,
    /// What each row of the body is.
    pub rows: Vec<RowKind>,
    /// What each cell of the body was understood to be, by row and column of the table.
    pub outcomes: Vec<Vec<Outcome>>,
    /// The figures and gaps.
    pub observations: Vec<Observation>,
    /// The cells of figures that were not understood, where no other cell has the figure.
    pub unread: Vec<Observation>,
    /// The names of units, metrics and periods.
    pub names: SubjectNames,
    /// What holds for each metric, by its number.
    pub series: Vec<SurveyedSeries>,
    /// Metrics that are computed from two others; their numbers follow those of the table's own.
    pub computed: Vec<Computed>,
    /// Units with two cells for one figure that contradict each other.
    pub contradicted: Vec<u32>,
    /// What is open.
    pub questions: Vec<Question>,
    /// What is taken in its usual meaning, and nobody has confirmed.
    pub presumed: Vec<Question>,
    /// What the given mapping answers, with its answer as the default.
    pub answered: Vec<Question>,
    /// What the given mapping says of the table beyond its cells.
    pub description: Description,
    /// What the CSV of a chart says beyond what other tables do, where the file is one.
    pub own: Option<OwnDocument>,
    /// What the file has in the cells that were corrected.
    pub printed: HashMap<Position, String>,
    /// What the file has in the cells whose footnotes were written in another way.
    verbatim: HashMap<Position, String>,
    /// All decisions; with it, next month's file is read in the same way.
    pub mapping: Mapping,
    /// What of the given mapping does not fit.
    pub misfits: Vec<String>,
}

/// How many cells of a table's body were understood to be what: the four add up to all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All cells of the body.
    pub cells: usize,
    /// Figures.
    pub figures: usize,
    /// Gaps with a reason.
    pub gaps: usize,
    /// Names, codes, units of measure, totals.
    pub not_data: usize,
    /// Not understood.
    pub not_understood: usize,
}

/// Reads a file, with the decisions of a mapping where there is one.
///
/// # Errors
/// Bytes that are no table, with what to do about it.
pub fn read(bytes: &[u8], mapping: Option<&Mapping>) -> Result<Reading, Refusal> {
    let mut decisions = Decisions::new(mapping);
    let (mut grid, file) = load(bytes, &mut decisions)?;
    if let Some(columns) = OwnColumns::of(&grid)? {
        return read_own((grid, file), columns, decisions);
    }
    let is_eurostat = eurostat::split_keys(&mut grid);
    eurostat::keep_labels(&mut grid);
    let printed = corrections::apply(&mut grid, &mut decisions);
    progress::at(Stage::Columns, 0, 1);
    let block = Block::find(&grid, &mut decisions);
    let verbatim = raise_letters(&mut grid, &block);
    if block.body.is_empty() || block.columns.len() < 2 {
        return Err(Refusal::NoFigures);
    }
    if block.columns.len() > MAX_COLUMNS {
        return Err(Refusal::TooManyColumns);
    }
    let headings = heading::read(&grid, &block);
    let roles = roles::decide(&grid, &block, &headings, &mut decisions);
    let mut structure = Structure::decide(&grid, &block, headings, roles, &mut decisions);
    rows::leave_out_totals(&block, &mut structure, &mut decisions);
    if structure.figures.is_empty() {
        return Err(Refusal::NoFigures);
    }
    let rows = rows::decide(&grid, &block, &structure, &mut decisions);
    let texts: Vec<String> = block.titles.iter().chain(&block.notes).cloned().collect();
    let footnotes = footnotes::read(&block.notes);
    let around = Surroundings {
        texts: &texts,
        footnotes: &footnotes,
        is_eurostat,
        delimiter: file.delimiter,
        may_hide_percent: file.may_hide_percent,
    };
    let survey = Survey { grid: &grid, block: &block, structure: &structure, rows, around };
    let found = survey.run(&mut decisions);
    let computed = decisions.computed().iter().map(|it| &it.name);
    let metrics: Vec<String> = found.names.metrics.all().iter().chain(computed).cloned().collect();
    let has_own_periods = found.observations.iter().any(|it| it.subject.period.is_some());
    let description = Description::chosen(&metrics, has_own_periods, &mut decisions);
    let mut reading = Reading {
        questions: decisions.questions().to_vec(),
        presumed: decisions.presumed().to_vec(),
        answered: decisions.answered().to_vec(),
        description,
        printed,
        verbatim,
        mapping: decisions.mapping(),
        misfits: decisions.misfits(),
        outcomes: found.outcomes,
        observations: found.observations,
        unread: found.unread,
        names: found.names,
        series: found.series,
        computed: Vec::new(),
        contradicted: Vec::new(),
        own: None,
        file,
        rows: found.rows,
        structure,
        block,
        grid,
    };
    reading.refuse_doubles();
    reading.compute();
    Ok(reading)
}

/// Reads the CSV that a chart exports.
fn read_own(
    (mut grid, file): (Grid, File),
    columns: OwnColumns,
    mut decisions: Decisions,
) -> Result<Reading, Refusal> {
    let printed = corrections::apply(&mut grid, &mut decisions);
    let own = own_reading::read(&grid, columns, &printed, &mut decisions)?;
    let mut reading = Reading {
        questions: decisions.questions().to_vec(),
        presumed: decisions.presumed().to_vec(),
        answered: decisions.answered().to_vec(),
        mapping: decisions.mapping(),
        misfits: decisions.misfits(),
        description: own.description,
        outcomes: own.outcomes,
        observations: own.observations,
        unread: own.unread,
        names: own.names,
        series: own.series,
        rows: own.rows,
        structure: own.structure,
        block: own.block,
        own: Some(own.document),
        printed,
        file,
        grid,
        ..Reading::default()
    };
    reading.refuse_doubles();
    reading.compute();
    Ok(reading)
}

/// Writes letters of footnotes behind the numbers of the body as such; returns what the file has in these cells.
fn raise_letters(grid: &mut Grid, block: &Block) -> HashMap<Position, String> {
    let letters = footnotes::letters(&block.notes);
    let mut verbatim = HashMap::new();
    for at in block.body.clone().filter(|_| !letters.is_empty()) {
        for column in block.columns.clone() {
            if let Some(raised) = footnotes::raised(grid.rows[at].text(column), &letters) {
                let cell = &mut grid.rows[at].cells[column];
                verbatim.insert((at, column), std::mem::replace(&mut cell.text, raised));
            }
        }
    }
    verbatim
}

impl Reading {
    /// What a cell was understood to be, by its position in the grid.
    pub fn outcome(&self, position: Position) -> Option<&Outcome> {
        let row = position.0.checked_sub(self.block.body.start)?;
        self.outcomes.get(row)?.get(position.1.checked_sub(self.block.columns.start)?)
    }

    /// The figure of an observation, if it is one.
    pub fn figure(&self, observation: &Observation) -> Option<&Figure> {
        match self.outcome(observation.position) {
            Some(Outcome::Figure(figure)) => Some(figure),
            _ => None,
        }
    }

    /// The figures of each metric, by its number.
    pub fn figures_by_metric(&self) -> Vec<Vec<&Figure>> {
        let mut found = vec![Vec::new(); self.names.metrics.all().len()];
        for observation in &self.observations {
            if let Some(Outcome::Figure(figure)) = self.outcome(observation.position) {
                found[observation.subject.metric as usize].push(&**figure);
            }
        }
        found
    }

    /// How many cells are what.
    pub fn counts(&self) -> Counts {
        let mut counts =
            Counts { cells: self.block.body.len() * self.block.columns.len(), ..Counts::default() };
        for outcome in self.outcomes.iter().flatten() {
            let count = match outcome {
                Outcome::Figure(_) => &mut counts.figures,
                Outcome::Gap { .. } => &mut counts.gaps,
                Outcome::NotData(_) => &mut counts.not_data,
                Outcome::NotUnderstood(_) => &mut counts.not_understood,
            };
            *count += 1;
        }
        counts
    }

    /// The cells that were not understood, with the reason.
    pub fn not_understood(&self) -> impl Iterator<Item = (Position, &str)> {
        let (top, left) = (self.block.body.start, self.block.columns.start);
        self.outcomes.iter().enumerate().flat_map(move |(row, outcomes)| {
            outcomes.iter().enumerate().filter_map(move |(column, outcome)| match outcome {
                Outcome::NotUnderstood(reason) => Some(((top + row, left + column), reason.as_str())),
                _ => None,
            })
        })
    }

    /// The text of a cell, as the file has it.
    pub fn text(&self, position: Position) -> &str {
        if let Some(verbatim) = self.verbatim.get(&position) {
            return verbatim;
        }
        self.grid.rows.get(position.0).map_or("", |row| row.text(position.1))
    }

    /// Columns that hold no data, with the reason, and rows of totals, as an editor reads it.
    pub fn not_data(&self) -> Vec<String> {
        let columns =
            self.structure.roles.iter().zip(&self.structure.headings).filter_map(|(role, heading)| {
                let what = match role {
                    Role::Code => "ids",
                    Role::Repeats => "repeats another column",
                    Role::Measure => "units of measure",
                    Role::Attribute => "says nothing of the figures",
                    Role::LeftOut => "left out",
                    _ => return None,
                };
                Some(format!("column {} ({what})", heading.text))
            });
        let totals =
            self.rows.iter().zip(self.block.body.clone()).filter(|(kind, _)| **kind == RowKind::Total);
        let totals = totals.map(|(_, row)| format!("row {}", self.structure.row_name(&self.grid.rows[row])));
        let hidden = self.file.sheets.iter().filter(|sheet| sheet.is_hidden);
        let left_out = self.rows.iter().filter(|kind| **kind == RowKind::LeftOut).count();
        let left_out = (left_out > 0).then(|| format!("{left_out} rows (left out)"));
        let hidden = hidden.map(|sheet| format!("the hidden sheet {}", sheet.name));
        let own = self.block.range(&self.grid).start;
        let tables = self.block.tables.iter().filter(|it| it.start != own);
        let tables = tables.map(|it| format!("the table in {} ({})", it.cells, it.title));
        columns.chain(totals).chain(left_out).chain(hidden).chain(tables).collect()
    }

    /// Computes the metrics that the mapping asks for.
    fn compute(&mut self) {
        let left_out: Vec<bool> = self.series.iter().map(|series| series.is_left_out).collect();
        let items: Vec<(Subject, &Outcome)> = self
            .observations
            .iter()
            .filter_map(|it| Some((it.subject, self.outcome(it.position)?)))
            .collect();
        let operands = Operands { metrics: self.names.metrics.all(), left_out: &left_out, items: &items };
        let (computed, misfits) = computed::all(operands, &self.mapping.computed);
        self.computed = computed;
        self.misfits.extend(misfits);
    }

    /// Of two cells for one unit, metric and period, the second is not understood: which one is right is not known.
    fn refuse_doubles(&mut self) {
        let mut first: HashMap<Subject, Position> = HashMap::new();
        let mut kept = Vec::with_capacity(self.observations.len());
        for observation in std::mem::take(&mut self.observations) {
            match first.get(&observation.subject) {
                None => {
                    first.insert(observation.subject, observation.position);
                    kept.push(observation);
                }
                Some(before) => {
                    let is_same = self.text(*before) == self.text(observation.position);
                    let message = format!(
                        "row {} has a figure of the same unit, metric and period",
                        self.grid.rows[before.0].number
                    );
                    if !is_same && !self.contradicted.contains(&observation.subject.unit) {
                        self.contradicted.push(observation.subject.unit);
                    }
                    let outcome = if is_same {
                        Outcome::NotData(NotData::Repeats)
                    } else {
                        Outcome::NotUnderstood(message)
                    };
                    self.set(observation.position, outcome);
                }
            }
        }
        self.observations = kept;
        self.unread.retain(|observation| first.insert(observation.subject, observation.position).is_none());
    }

    fn set(&mut self, position: Position, outcome: Outcome) {
        let (row, column) = (position.0 - self.block.body.start, position.1 - self.block.columns.start);
        self.outcomes[row][column] = outcome;
    }
}
