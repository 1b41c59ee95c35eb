//! Of which unit, metric and period the figure in a cell is.

use super::block::Block;
use super::decisions::{Code, Decisions, Position, Question};
use super::fold::fold;
use super::grid::{Grid, GridRow};
use super::heading::Heading;
use super::lexicon::{self, HeadingWord};
use super::period::{self, DateOrder};
use super::roles::Role;
use super::suffix::split_heading;
use std::collections::HashMap;

/// Texts by number, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }

    /// All texts by their numbers.
    pub fn all(&self) -> &[String] {
        &self.texts
    }
}

/// What a figure is of, by numbers of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The unit.
    pub unit: u32,
    /// The metric.
    pub metric: u32,
    /// The period, where the table names one.
    pub period: Option<u32>,
}

/// One figure or gap, with what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Unit, metric and period.
    pub subject: Subject,
    /// The cell.
    pub position: Position,
}

/// How the columns of a table name what its figures are of.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// The role of each column.
    pub roles: Vec<Role>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The first column of the table in the grid.
    pub left: usize,
    /// Columns of figures.
    pub figures: Vec<usize>,
    /// Those of them that have grades.
    pub grades: Vec<usize>,
    /// Whether columns of figures are units, and rows are metrics or periods.
    pub columns_are_units: bool,
    /// The name of a metric that has none.
    pub metric_name: String,
    /// The name of a unit that has none.
    pub unit_name: String,
    /// Whether dates have the month first.
    pub month_first: bool,
}

/// A title without “Table 3.” before it.
fn without_number(title: &str) -> &str {
    let is_numbered =
        ["Table ", "Tabelle ", "Tableau ", "表"].iter().find_map(|word| title.strip_prefix(word));
    let Some(rest) = is_numbered.filter(|rest| rest.starts_with(|it: char| it.is_ascii_digit())) else {
        return title;
    };
    rest.trim_start_matches(|it: char| {
        it.is_ascii_digit() || matches!(it, '.' | '-' | ':' | ' ' | '：' | '、')
    })
}

/// The longest title that is proposed as the name of the only metric.
const MAX_NAME: usize = 60;

impl Structure {
    /// Works out how the columns belong together, and asks where that is open.
    pub fn decide(
        grid: &Grid,
        block: &Block,
        headings: Vec<Heading>,
        (roles, grades): (Vec<Role>, Vec<usize>),
        decisions: &mut Decisions,
    ) -> Self {
        let figures = (0..roles.len()).filter(|index| roles[*index] == Role::Figure).collect();
        let mut structure =
            Self { roles, headings, left: block.columns.start, figures, grades, ..Self::default() };
        structure.decide_columns(decisions);
        structure.decide_names(block, decisions);
        structure.decide_dates(grid, block, decisions);
        structure
    }

    /// The column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|it| *it == role)
    }

    fn decide_columns(&mut self, decisions: &mut Decisions) {
        let has = |role| self.column(role).is_some();
        let named = self.figures.iter().filter(|column| !self.column_name(**column).is_empty()).count();
        if has(Role::Unit) || named == 0 {
            return;
        }
        if has(Role::Metric) {
            self.columns_are_units = decisions.settle(Code::ColumnsAre, "", "units") == "units";
        } else if has(Role::Period) && named > 1 {
            let measures =
                self.figures.iter().filter(|column| self.headings[**column].measure.is_some()).count();
            let default = if measures > 0 { "metrics" } else { "units" };
            let options = vec!["units".to_owned(), "metrics".to_owned()];
            let question = Question {
                code: Code::ColumnsAre,
                about: String::new(),
                default: default.to_owned(),
                options,
                cells: Vec::new(),
            };
            self.columns_are_units = decisions.ask(question) == "units";
        }
    }

    fn decide_names(&mut self, block: &Block, decisions: &mut Decisions) {
        let question = |code, default: &str| Question {
            code,
            about: String::new(),
            default: default.to_owned(),
            options: Vec::new(),
            cells: Vec::new(),
        };
        let columns_name_metrics =
            !self.columns_are_units && self.figures.iter().all(|it| !self.column_name(*it).is_empty());
        let rows_name_metrics = self.column(Role::Metric).is_some();
        if !columns_name_metrics && !rows_name_metrics {
            let title = block.titles.first().map(|title| without_number(split_heading(title).0));
            // A unit of measure above the names is that of the figures: “Spending (€ million)”.
            let corner = || {
                let heading = &self.headings[self.column(Role::Unit)?];
                heading.measure.as_ref().map(|_| heading.text.as_str())
            };
            let name = title
                .or_else(corner)
                .filter(|title| (1..=MAX_NAME).contains(&title.chars().count()))
                .unwrap_or("value");
            self.metric_name = decisions.ask(question(Code::MetricName, name));
        }
        if self.column(Role::Unit).is_none() && !self.columns_are_units {
            let title = block.titles.first().map_or("all", String::as_str);
            let title = split_heading(title).0.to_owned();
            self.unit_name = decisions.ask(question(Code::UnitName, &title));
        }
    }

    /// Dates such as 03/04/2024 are read as the others of their column are, or asked about.
    fn decide_dates(&mut self, grid: &Grid, block: &Block, decisions: &mut Decisions) {
        let Some(column) = self.column(Role::Period) else { return };
        let (mut day_first, mut month_first, mut either) = (0, 0, Vec::new());
        for at in block.body.clone() {
            match period::parse(&fold(self.text(&grid.rows[at], column))).and_then(|period| period.order) {
                Some(DateOrder::DayFirst) => day_first += 1,
                Some(DateOrder::MonthFirst) => month_first += 1,
                Some(DateOrder::Either) => either.push((at, self.left + column)),
                None => {}
            }
        }
        if either.is_empty() {
            return;
        }
        let options = ["day first", "month first"].map(str::to_owned).to_vec();
        let choice = if day_first + month_first > 0 {
            decisions.settle(Code::DateOrder, "", &options[usize::from(month_first > day_first)])
        } else {
            let default = options[0].clone();
            decisions.ask(Question {
                code: Code::DateOrder,
                about: String::new(),
                default,
                options,
                cells: either,
            })
        };
        self.month_first = choice == "month first";
    }

    /// What a column of figures is called, where its heading is more than a period or “value”.
    fn column_name(&self, column: usize) -> &str {
        let name = &self.headings[column].name;
        let is_value = lexicon::heading(name) == Some(HeadingWord::Value);
        let is_long = self.column(Role::Metric).is_some() || self.column(Role::Dimension).is_some();
        let is_only = self.figures.len() == 1;
        if is_value && (is_only || is_long) || is_only && self.column(Role::Metric).is_some() {
            ""
        } else {
            name
        }
    }

    /// The text of a row's cell in a column of this table.
    pub fn text<'a>(&self, row: &'a GridRow, column: usize) -> &'a str {
        row.text(self.left + column)
    }

    /// The name that a row begins with: its unit or its metric.
    pub fn row_name<'a>(&self, row: &'a GridRow) -> &'a str {
        let column = self
            .column(Role::Unit)
            .or_else(|| self.column(Role::Metric))
            .or_else(|| self.column(Role::Period));
        column.map_or("", |column| self.text(row, column))
    }
}

/// Reads what the figures of a row are of; keys that a row leaves empty are those of the row above.
pub struct Keys<'a> {
    structure: &'a Structure,
    /// The columns that name what the figures are of.
    keys: Vec<usize>,
    dimensions: Vec<usize>,
    /// What each column of figures is called.
    column_names: Vec<&'a str>,
    above: HashMap<usize, String>,
}

impl<'a> Keys<'a> {
    /// Starts above the first row.
    pub fn new(structure: &'a Structure) -> Self {
        let of = |fits: &dyn Fn(Role) -> bool| {
            (0..structure.roles.len()).filter(|column| fits(structure.roles[*column])).collect()
        };
        Self {
            structure,
            keys: of(&Role::is_key),
            dimensions: of(&|role| role == Role::Dimension),
            column_names: (0..structure.roles.len()).map(|column| structure.column_name(column)).collect(),
            above: HashMap::new(),
        }
    }

    /// Goes to the next row.
    pub fn enter(&mut self, row: &GridRow) {
        for column in &self.keys {
            let text = self.structure.text(row, *column);
            if !text.is_empty() || self.keys.len() == 1 {
                self.above.insert(*column, split_heading(text).0.to_owned());
            }
        }
    }

    fn of(&self, role: Role) -> Option<&str> {
        let column = self.keys.iter().find(|column| self.structure.roles[**column] == role)?;
        self.above.get(column).map(String::as_str)
    }

    /// What the figure in a column of the current row is of.
    ///
    /// # Errors
    /// A row without a name, or with a period that is none.
    pub fn subject(&self, column: usize, names: &mut SubjectNames) -> Result<Subject, String> {
        let structure = self.structure;
        let column_name = self.column_names[column];
        let unit = match self.of(Role::Unit) {
            Some(unit) => unit,
            None if structure.columns_are_units => column_name,
            None => &structure.unit_name,
        };
        let metric = self.metric(if structure.columns_are_units { "" } else { column_name });
        if unit.is_empty() || metric.is_empty() {
            return Err("the row has no name".to_owned());
        }
        let period = match (&structure.headings[column].period, self.of(Role::Period)) {
            (Some(period), _) => Some(period.id.clone()),
            (None, Some(text)) => {
                let folded = fold(text);
                let period = period::parse(&folded).ok_or_else(|| format!("“{text}” is no period"))?;
                Some(period.other.filter(|_| structure.month_first).unwrap_or(period.id))
            }
            (None, None) => None,
        };
        Ok(Subject {
            unit: names.units.number(unit),
            metric: names.metrics.number(&metric),
            period: period.map(|period| names.periods.number(&period)),
        })
    }

    fn metric(&self, column_name: &str) -> String {
        let structure = self.structure;
        let rows = self.of(Role::Metric).into_iter();
        let dimensions = self.dimensions.iter().filter_map(|it| self.above.get(it)).map(String::as_str);
        let nameless = Some(structure.metric_name.as_str()).filter(|_| column_name.is_empty());
        let parts = rows.chain(nameless).chain(dimensions).chain([column_name]);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The names of all units, metrics and periods of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectNames {
    /// Units.
    pub units: Names,
    /// Metrics.
    pub metrics: Names,
    /// Periods.
    pub periods: Names,
}
