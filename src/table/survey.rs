//! The body of a table, cell by cell: first what occurs together, then what each cell means.

use super::block::Block;
use super::decisions::{Code, Decisions, Position, Question};
use super::evidence::{SeriesEvidence, TableEvidence};
use super::figure::{Figure, NotData, Outcome};
use super::fold::fold;
use super::grades;
use super::grid::{Grid, GridCell, GridRow};
use super::interpret::{Rules, SeriesRules, TableRules, interpret};
use super::lexicon::{self, HeadingWord};
use super::measure::Measure;
use super::multiplier;
use super::progress::{self, Stage};
use super::qualifiers::{Flags, Qualifiers, apply_flags, apply_interval, apply_range, apply_spread, flags};
use super::roles::Role;
use super::rows::{self, RowKind};
use super::rules::{DecimalMarks, Surroundings, decimal_marks, series_rules, table_rules};
use super::series_measure;
use super::structure::{Keys, Observation, Structure, Subject, SubjectNames};
use super::suffix::split_heading;
use super::sums;
use std::collections::HashMap;

/// What holds for one metric.
#[derive(Clone, Debug, Default)]
pub struct SurveyedSeries {
    /// The rules by which its cells are read.
    pub rules: SeriesRules,
    /// Whether its cells are years of events, and no figures.
    pub is_left_out: bool,
    /// Whether it is somebody else's order.
    pub is_rank: bool,
    /// Whether its cells are grades.
    pub is_grade: bool,
}

/// A table's body and all that bears on it.
pub struct Survey<'a> {
    /// All cells of the sheet.
    pub grid: &'a Grid,
    /// Where the table stands in it.
    pub block: &'a Block,
    /// The columns.
    pub structure: &'a Structure,
    /// What each row is.
    pub rows: Vec<RowKind>,
    /// Titles and notes.
    pub around: Surroundings<'a>,
}

/// What was found.
pub struct Found {
    /// What each row is.
    pub rows: Vec<RowKind>,
    /// What each cell was understood to be.
    pub outcomes: Vec<Vec<Outcome>>,
    /// The figures and gaps.
    pub observations: Vec<Observation>,
    /// The cells of figures that were not understood.
    pub unread: Vec<Observation>,
    /// The names of units, metrics and periods.
    pub names: SubjectNames,
    /// What holds for each metric.
    pub series: Vec<SurveyedSeries>,
}

/// What a cell of figures is of, or why that is unknown.
type CellSubject = Result<Subject, String>;

/// What is called with a cell of figures: its row, its column, the numbers of both among those of figures, its position.
type Visit<'a> = dyn FnMut(&GridRow, usize, (usize, usize), Position) + 'a;

impl Survey<'_> {
    /// Reads the whole body.
    pub fn run(mut self, decisions: &mut Decisions) -> Found {
        let qualifiers = Qualifiers::all(self.structure);
        let mut evidence = self.evidence(&qualifiers);
        let marks = decimal_marks(&evidence, self.around, decisions);
        if self.ask_for_sums(&marks, decisions) {
            evidence = self.evidence(&qualifiers);
        }
        let mut names = SubjectNames::default();
        let subjects = self.subjects(&mut names);
        let mut table = table_rules(&evidence, self.around, decisions);
        table.reads_other_mark = marks.reads_other;
        let series = self.series(&names, &subjects, &marks, decisions);
        let reader = BodyReader {
            survey: &self,
            table: &table,
            series: &series,
            marks: &marks,
            qualifiers: &qualifiers,
            grades_are_guessed: decisions.questions().iter().any(|it| it.code == Code::IsGrade),
        };
        let (outcomes, observations, unread) = reader.read(&subjects);
        Found { rows: self.rows, outcomes, observations, unread, names, series }
    }

    /// What the figures show together.
    fn evidence(&self, qualifiers: &[(usize, Qualifiers)]) -> TableEvidence {
        let mut evidence = TableEvidence::default();
        self.each_figure(Stage::Evidence, &mut |row, column, (_, number), position| {
            // A grade of one letter is no mark.
            let is_grade =
                self.structure.grades.contains(&column) && grades::grade(row.text(position.1)).is_some();
            if !is_grade && !self.is_flagged_gap(row, column, &qualifiers[number].1) {
                evidence.add(row.cell(position.1), position);
            }
        });
        let headings = &self.structure.headings;
        evidence.spreads.retain(|(_, column)| headings[column - self.structure.left].confidence.is_none());
        self.each_interval_end(&mut |cell, position| evidence.add_qualifier(cell, position));
        evidence
    }

    /// Asks whether rows that are the sum of all others are totals; returns whether any is.
    fn ask_for_sums(&mut self, marks: &DecimalMarks, decisions: &mut Decisions) -> bool {
        let mut is_any = false;
        for index in sums::rows_of_sums(self.grid, self.block, self.structure, &self.rows, marks) {
            let at = self.block.body.start + index;
            let name = split_heading(self.structure.row_name(&self.grid.rows[at])).0;
            let cells =
                self.structure.figures.iter().map(|column| (at, self.structure.left + column)).collect();
            if rows::ask(name, cells, decisions) {
                self.rows[index] = RowKind::Total;
                is_any = true;
            }
        }
        is_any
    }

    /// What the figures of each row are of, by the order of the columns of figures.
    fn subjects(&self, names: &mut SubjectNames) -> Vec<Vec<CellSubject>> {
        let mut keys = Keys::new(self.structure);
        let rows = self.grid.rows[self.block.body.clone()].iter().zip(&self.rows);
        let mut subjects = Vec::with_capacity(self.rows.len());
        for (row, kind) in rows {
            progress::at(Stage::Subjects, subjects.len(), self.rows.len());
            if *kind != RowKind::Figures {
                subjects.push(Vec::new());
                continue;
            }
            keys.enter(row);
            subjects.push(self.structure.figures.iter().map(|column| keys.subject(*column, names)).collect());
        }
        subjects
    }

    /// Calls a function with each cell of figures.
    fn each_figure(&self, stage: Stage, visit: &mut Visit<'_>) {
        for (index, kind) in self.rows.iter().enumerate() {
            progress::at(stage, index, self.rows.len());
            let at = self.block.body.start + index;
            for (number, column) in
                self.structure.figures.iter().enumerate().filter(|_| *kind == RowKind::Figures)
            {
                visit(&self.grid.rows[at], *column, (index, number), (at, self.structure.left + column));
            }
        }
    }

    /// Calls a function with each cell of a column of ends or widths of intervals.
    fn each_interval_end(&self, visit: &mut dyn FnMut(&GridCell, Position)) {
        let ends = [Role::Low, Role::High, Role::Spread, Role::Interval];
        let columns =
            || (0..self.structure.roles.len()).filter(|column| ends.contains(&self.structure.roles[*column]));
        for (index, _) in self.rows.iter().enumerate().filter(|(_, kind)| **kind == RowKind::Figures) {
            let at = self.block.body.start + index;
            for column in columns().map(|column| self.structure.left + column) {
                visit(self.grid.rows[at].cell(column), (at, column));
            }
        }
    }

    /// Whether a flag says why a cell is empty.
    fn is_flagged_gap(&self, row: &GridRow, column: usize, own: &Qualifiers) -> bool {
        let reason = |flag: &usize| {
            flags(self.structure.text(row, *flag), &self.structure.headings[*flag].name)
                .is_some_and(|flags| flags.reason.is_some())
        };
        self.structure.text(row, column).is_empty() && own.flags.iter().any(reason)
    }

    /// Decides what holds for each metric.
    fn series(
        &self,
        names: &SubjectNames,
        subjects: &[Vec<CellSubject>],
        marks: &DecimalMarks,
        decisions: &mut Decisions,
    ) -> Vec<SurveyedSeries> {
        let mut evidence: Vec<SeriesEvidence> = vec![SeriesEvidence::default(); names.metrics.all().len()];
        let mut measures: HashMap<u32, Measure> = HashMap::new();
        let measure_column = self.structure.column(Role::Measure);
        self.each_figure(Stage::Series, &mut |row, column, (index, number), position| {
            let Ok(subject) = &subjects[index][number] else { return };
            let cell = row.cell(position.1);
            evidence[subject.metric as usize].add(cell, position, marks.of(position.1).choice);
            measures.entry(subject.metric).or_insert_with(|| {
                let in_row = measure_column
                    .map(|it| fold(self.structure.text(row, it)))
                    .filter(|text| !text.is_empty());
                let in_row =
                    in_row.map(|text| Measure::parse(&text).unwrap_or_else(|| Measure::worded(&text)));
                let heading = self.structure.headings[column].measure.clone();
                let of_column = heading.filter(|_| !self.structure.columns_are_units);
                let named = || series_measure::in_name(names.metrics.text(subject.metric));
                in_row.or(of_column).or_else(named).unwrap_or_default()
            });
        });
        let title = series_measure::above(self.block);
        let of = |(index, evidence): (usize, &SeriesEvidence)| {
            let name = names.metrics.text(index as u32);
            let own = measures.remove(&(index as u32)).filter(|measure| *measure != Measure::default());
            let fits = |title: &&Measure| {
                let has_own_sizes =
                    title.power > 0 && evidence.scaled > 0 && evidence.scaled == evidence.all.len();
                evidence.percent.is_empty()
                    && !has_own_sizes
                    && evidence.bases.keys().all(|base| *base == title.base)
            };
            let of_table = || title.as_ref().filter(fits).cloned();
            self.one_series(name, own.or_else(of_table), evidence, decisions)
        };
        evidence.iter().enumerate().map(of).collect()
    }

    /// Whether a metric is that of a column of grades.
    fn is_graded(&self, name: &str) -> bool {
        self.structure.grades.iter().any(|column| self.structure.headings[*column].name == name)
    }

    fn one_series(
        &self,
        name: &str,
        measure: Option<Measure>,
        evidence: &SeriesEvidence,
        decisions: &mut Decisions,
    ) -> SurveyedSeries {
        if evidence.all.is_empty() && self.is_graded(name) {
            return SurveyedSeries { is_grade: true, ..SurveyedSeries::default() };
        }
        let word = lexicon::heading(name);
        let all_years = !evidence.all.is_empty() && evidence.years == evidence.all.len();
        let is_event = word == Some(HeadingWord::Event)
            || measure.as_ref().is_some_and(|it| it.base == "years" && it.power == 0);
        let mut ask = |code, default: &str, options: [&str; 2]| {
            let options = options.iter().map(|option| (*option).to_owned()).collect();
            let (about, default, cells) = (name.to_owned(), default.to_owned(), evidence.all.clone());
            decisions.ask(Question { code, about, default, options, cells })
        };
        if all_years && is_event && ask(Code::IsFigure, "no", ["no", "yes"]) == "no" {
            return SurveyedSeries { is_left_out: true, ..SurveyedSeries::default() };
        }
        let is_rank = word == Some(HeadingWord::Rank);
        let given = ["given by others", "computed from the figures"];
        let is_rank = is_rank && ask(Code::WhoseRank, given[0], given) == given[0];
        SurveyedSeries {
            rules: series_rules(name, measure, evidence, self.around, decisions),
            is_left_out: false,
            is_rank,
            is_grade: false,
        }
    }
}

/// Reads the body by rules that are decided.
struct BodyReader<'a> {
    survey: &'a Survey<'a>,
    table: &'a TableRules,
    series: &'a [SurveyedSeries],
    marks: &'a DecimalMarks,
    qualifiers: &'a [(usize, Qualifiers)],
    grades_are_guessed: bool,
}

impl BodyReader<'_> {
    fn read(&self, subjects: &[Vec<CellSubject>]) -> (Vec<Vec<Outcome>>, Vec<Observation>, Vec<Observation>) {
        let (mut observations, mut unread) = (Vec::new(), Vec::new());
        let mut outcomes = Vec::with_capacity(subjects.len());
        for (index, subjects) in subjects.iter().enumerate() {
            progress::at(Stage::Body, index, self.survey.rows.len());
            let at = self.survey.block.body.start + index;
            let row = &self.survey.grid.rows[at];
            let mut cells: Vec<Outcome> = match self.survey.rows[index] {
                RowKind::Figures => {
                    self.survey.structure.roles.iter().map(|role| Outcome::NotData(not_data(*role))).collect()
                }
                RowKind::Total => vec![Outcome::NotData(NotData::Total); self.survey.structure.roles.len()],
                RowKind::GroupHeading => {
                    vec![Outcome::NotData(NotData::GroupHeading); self.survey.structure.roles.len()]
                }
                RowKind::LeftOut => {
                    vec![Outcome::NotData(NotData::LeftOut); self.survey.structure.roles.len()]
                }
            };
            for ((column, qualifiers), subject) in self.qualifiers.iter().zip(subjects) {
                let position = (at, self.survey.structure.left + column);
                cells[*column] = self.figure(row, position.1, subject);
                let Ok(subject) = subject else { continue };
                let observation = Observation { subject: *subject, position };
                match cells[*column] {
                    Outcome::Figure(_) | Outcome::Gap { .. } => {
                        observations.push(observation);
                        self.qualify(row, *column, qualifiers, subject, &mut cells);
                    }
                    Outcome::NotUnderstood(_) => unread.push(observation),
                    Outcome::NotData(_) => {}
                }
            }
            outcomes.push(cells);
        }
        (outcomes, observations, unread)
    }

    fn rules(&self, row: &GridRow, column: usize, subject: &Subject) -> Rules<'_> {
        let heading = &self.survey.structure.headings[column - self.survey.structure.left];
        Rules {
            table: self.table,
            series: &self.series[subject.metric as usize].rules,
            decimal: self.marks.of(column),
            heading: &heading.beside,
            confidence: heading.confidence,
            is_width: false,
            power: self.power(row),
        }
    }

    fn is_grade(&self, row: &GridRow, column: usize) -> bool {
        let structure = self.survey.structure;
        structure.grades.contains(&(column - structure.left)) && grades::grade(row.text(column)).is_some()
    }

    /// The power of ten by which a row multiplies its figures.
    fn power(&self, row: &GridRow) -> i32 {
        let column = self.survey.structure.column(Role::Multiplier);
        column.and_then(|it| multiplier::power(self.survey.structure.text(row, it))).unwrap_or(0)
    }

    fn figure(&self, row: &GridRow, column: usize, subject: &CellSubject) -> Outcome {
        match subject {
            Err(_) if row.cell(column).is_empty() => Outcome::NotData(NotData::Empty),
            Err(reason) => Outcome::NotUnderstood(reason.clone()),
            Ok(subject) if self.series[subject.metric as usize].is_left_out => {
                Outcome::NotData(NotData::LeftOut)
            }
            Ok(_) if self.is_grade(row, column) => Outcome::Figure(Box::new(Figure {
                grade: Some(row.text(column).to_owned()),
                is_guess: self.grades_are_guessed,
                ..Figure::default()
            })),
            Ok(subject) => interpret(row.cell(column), self.rules(row, column, subject)),
        }
    }

    /// Applies the columns that qualify a figure; what is wrong with one of them is told in its own cell.
    fn qualify(
        &self,
        row: &GridRow,
        column: usize,
        own: &Qualifiers,
        subject: &Subject,
        cells: &mut [Outcome],
    ) {
        let structure = self.survey.structure;
        let mut found: Vec<Flags> = Vec::new();
        for flag in &own.flags {
            match flags(structure.text(row, *flag), &structure.headings[*flag].name) {
                Some(flags) => found.push(flags),
                None => cells[*flag] = Outcome::NotUnderstood("an unknown flag".to_owned()),
            }
        }
        apply_flags(&mut cells[column], &found);
        self.interval(row, column, own, subject, cells);
        let notes: Vec<&str> =
            own.notes.iter().map(|note| structure.text(row, *note)).filter(|text| !text.is_empty()).collect();
        if let (Outcome::Figure(figure), false) = (&mut cells[column], notes.is_empty()) {
            figure.note =
                Some(figure.note.iter().map(String::as_str).chain(notes).collect::<Vec<_>>().join(" "));
        }
    }

    fn interval(
        &self,
        row: &GridRow,
        column: usize,
        own: &Qualifiers,
        subject: &Subject,
        cells: &mut [Outcome],
    ) {
        let structure = self.survey.structure;
        let plain = super::suffix::Beside::default();
        let end = |qualifier: usize| {
            let is_width = structure.roles[qualifier] == Role::Spread;
            let rules =
                Rules { heading: &plain, is_width, ..self.rules(row, structure.left + qualifier, subject) };
            interpret(row.cell(structure.left + qualifier), rules)
        };
        let level = |qualifier: Option<usize>| qualifier.and_then(|it| structure.headings[it].confidence);
        let ends = own.low.or(own.high);
        if ends.is_some() {
            let (low, high) = (own.low.map(end), own.high.map(end));
            let confidence = level(own.low).or_else(|| level(own.high)).or(self.table.confidence);
            if let Err(reason) = apply_interval(&mut cells[column], low.as_ref(), high.as_ref(), confidence) {
                for qualifier in own.low.iter().chain(&own.high) {
                    cells[*qualifier] = Outcome::NotUnderstood(reason.clone());
                }
            }
        } else if let Some(spread) = own.spread
            && let Err(reason) =
                apply_spread(&mut cells[column], &end(spread), level(own.spread).or(self.table.confidence))
        {
            cells[spread] = Outcome::NotUnderstood(reason);
        } else if let Some(interval) = own.interval
            && let Err(reason) =
                apply_range(&mut cells[column], &end(interval), level(own.interval).or(self.table.confidence))
        {
            cells[interval] = Outcome::NotUnderstood(reason);
        }
    }
}

/// Why a cell of a column is no figure.
const fn not_data(role: Role) -> NotData {
    match role {
        Role::Unit | Role::Metric | Role::Dimension | Role::Period => NotData::Key,
        Role::Measure | Role::Multiplier => NotData::Measure,
        Role::Low | Role::High | Role::Spread | Role::Interval | Role::Flag | Role::Note => {
            NotData::Qualifier
        }
        Role::Code => NotData::Code,
        Role::Repeats => NotData::Repeats,
        Role::Attribute => NotData::Attribute,
        Role::Figure => NotData::Empty,
        Role::LeftOut => NotData::LeftOut,
    }
}
