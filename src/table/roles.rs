//! What each column of a table holds.

use super::block::Block;
use super::decisions::{Code, Decisions, Question};
use super::grades;
use super::grid::Grid;
use super::heading::Heading;
use super::lexicon::{self, HeadingWord};
use super::multiplier;
use super::profile::{Profile, Relation, relation};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Names of the units.
    Unit,
    /// Names of the metrics.
    Metric,
    /// What a metric is parted by: sex, age.
    Dimension,
    /// Periods.
    Period,
    /// Units of measure.
    Measure,
    /// Figures.
    Figure,
    /// Lower ends of intervals around the figures to the left.
    Low,
    /// Upper ends.
    High,
    /// Half the width of such intervals.
    Spread,
    /// Both ends of such intervals in one cell.
    Interval,
    /// Flags of the figures to the left.
    Flag,
    /// Notes on them.
    Note,
    /// Powers of ten by which the figures are multiplied.
    Multiplier,
    /// Identifiers.
    Code,
    /// The same as another column in other words.
    Repeats,
    /// The same in all rows, or a group of units.
    Attribute,
    /// Left out.
    LeftOut,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 17] = [
        Self::Unit,
        Self::Metric,
        Self::Dimension,
        Self::Period,
        Self::Measure,
        Self::Figure,
        Self::Low,
        Self::High,
        Self::Spread,
        Self::Interval,
        Self::Flag,
        Self::Note,
        Self::Multiplier,
        Self::Code,
        Self::Repeats,
        Self::Attribute,
        Self::LeftOut,
    ];

    /// The name of the choice.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Metric => "metric",
            Self::Dimension => "dimension",
            Self::Period => "period",
            Self::Measure => "measure",
            Self::Figure => "figure",
            Self::Low => "low",
            Self::High => "high",
            Self::Spread => "spread",
            Self::Interval => "interval",
            Self::Flag => "flag",
            Self::Note => "note",
            Self::Multiplier => "multiplier",
            Self::Code => "code",
            Self::Repeats => "repeats",
            Self::Attribute => "attribute",
            Self::LeftOut => "left_out",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether its cells name what the figures are of.
    pub const fn is_key(self) -> bool {
        matches!(self, Self::Unit | Self::Metric | Self::Dimension | Self::Period)
    }
}

/// Decides what each column of a table holds, and which columns of figures have grades.
pub fn decide(
    grid: &Grid,
    block: &Block,
    headings: &[Heading],
    decisions: &mut Decisions,
) -> (Vec<Role>, Vec<usize>) {
    let columns = Columns { grid, block, headings, profiles: &Profile::all(grid, block) };
    let mut roles: Vec<Role> = (0..headings.len()).map(|index| columns.alone(index)).collect();
    columns.keys_without_texts(&mut roles);
    columns.codes(&mut roles);
    columns.periods(&mut roles);
    columns.words_as_measures(&mut roles);
    let grades = columns.grades(&mut roles);
    let candidates = columns.name_units(&mut roles);
    columns.dimensions(&mut roles);
    columns.settle(&mut roles, decisions);
    let grades = columns.ask_for_grades(&mut roles, grades, decisions);
    columns.ask_for_units(&mut roles, &candidates, decisions);
    (roles, grades)
}

/// The columns of a table, by their index in it.
struct Columns<'a> {
    grid: &'a Grid,
    block: &'a Block,
    headings: &'a [Heading],
    profiles: &'a [Profile],
}

impl Columns<'_> {
    fn relation(&self, first: usize, second: usize) -> Relation {
        relation(self.grid, self.block, self.block.columns.start + first, self.block.columns.start + second)
    }

    fn word(&self, index: usize) -> Option<HeadingWord> {
        lexicon::heading(&self.headings[index].name)
    }

    fn is_constant(&self, index: usize) -> bool {
        self.profiles[index].distinct <= 1 && self.block.body.len() > 1
    }

    /// What a column holds by its own heading and cells. Names are [`Role::Attribute`] until they are compared.
    fn alone(&self, index: usize) -> Role {
        let profile = &self.profiles[index];
        let is_figures = profile.is_figures();
        match self.word(index) {
            _ if profile.filled == 0 && self.headings[index].period.is_none() => Role::LeftOut,
            None if index == 0 && profile.is_counting && self.headings[index].is_unnamed => Role::Code,
            Some(HeadingWord::Multiplier) if self.is_powers(index) => Role::Multiplier,
            Some(HeadingWord::Code) if profile.texts + profile.numbers + profile.years > 0 => Role::Code,
            Some(HeadingWord::Flag) if profile.numbers == 0 => Role::Flag,
            Some(HeadingWord::Note) if profile.texts > 0 => Role::Note,
            Some(HeadingWord::Period) if profile.is_periods() => Role::Period,
            Some(HeadingWord::Low) if is_figures && index > 0 => Role::Low,
            Some(HeadingWord::High) if is_figures && index > 0 => Role::High,
            Some(HeadingWord::Spread) if is_figures && index > 0 => Role::Spread,
            Some(HeadingWord::Interval) if profile.ranges > 0 && index > 0 => Role::Interval,
            Some(HeadingWord::Measure | HeadingWord::Unit) if self.is_measures(index) => Role::Measure,
            Some(HeadingWord::Metric) if !is_figures => Role::Metric,
            Some(HeadingWord::Event | HeadingWord::Value | HeadingWord::Rank)
                if is_figures || profile.is_periods() =>
            {
                Role::Figure
            }
            _ if self.headings[index].period.is_some() => Role::Figure,
            _ if profile.periods > 0 && profile.is_periods() => Role::Period,
            _ if profile.flags == profile.filled && profile.filled > 0 && index > 0 => Role::Flag,
            _ if profile.zero_padded * 2 > profile.filled => Role::Code,
            _ if is_figures => Role::Figure,
            // Somebody meant figures: each cell that is none is told.
            None if index > 0
                && profile.leading_digits == profile.filled
                && profile.codes < profile.filled =>
            {
                Role::Figure
            }
            _ => Role::Attribute,
        }
    }

    fn is_powers(&self, index: usize) -> bool {
        let column = self.block.columns.start + index;
        let texts = self.grid.rows[self.block.body.clone()].iter().map(|row| row.text(column));
        texts.clone().any(|text| !text.is_empty())
            && texts.into_iter().all(|text| text.is_empty() || multiplier::power(text).is_some())
    }

    fn is_measures(&self, index: usize) -> bool {
        let profile = &self.profiles[index];
        profile.measures * 10 >= profile.filled * 8 && profile.filled > 0
    }

    /// A table in which no column is of texts still has names: codes, or the first column.
    fn keys_without_texts(&self, roles: &mut [Role]) {
        if roles.iter().any(|role| matches!(role, Role::Attribute | Role::Metric)) {
            return;
        }
        let unit_code = roles.iter().position(|role| *role == Role::Code);
        let period = roles.iter().position(|role| *role == Role::Period);
        let figures = roles.iter().filter(|role| **role == Role::Figure).count();
        match (unit_code, period) {
            (Some(code), _) => roles[code] = Role::Attribute,
            (None, Some(_)) => {}
            (None, None) if figures > 1 => {
                let first = &self.profiles[0];
                roles[0] = if first.is_periods() { Role::Period } else { Role::Attribute };
            }
            _ => {}
        }
    }

    /// A column of short texts in capitals beside one that names the same is its code.
    fn codes(&self, roles: &mut [Role]) {
        let is_name = |role: Role| matches!(role, Role::Attribute | Role::Metric);
        for index in 0..roles.len() {
            if !is_name(roles[index])
                || self.profiles[index].codes < self.profiles[index].filled
                || self.is_constant(index)
            {
                continue;
            }
            let is_coded = (0..roles.len()).any(|other| {
                other != index
                    && is_name(roles[other])
                    && self.profiles[other].codes < self.profiles[other].filled
                    && self.relation(index, other) == Relation { forth: true, back: true }
            });
            if is_coded {
                roles[index] = Role::Code;
            }
        }
    }

    /// Of two columns of the same periods, the coarser one counts.
    fn periods(&self, roles: &mut [Role]) {
        let all: Vec<usize> = (0..roles.len()).filter(|index| roles[*index] == Role::Period).collect();
        let Some(kept) =
            all.iter().copied().max_by_key(|index| (self.coarseness(*index), usize::MAX - index))
        else {
            return;
        };
        for index in all.into_iter().filter(|index| *index != kept) {
            let same = self.relation(index, kept);
            roles[index] = if same.forth && same.back { Role::Repeats } else { Role::Dimension };
        }
    }

    fn coarseness(&self, index: usize) -> Option<super::period::Length> {
        let column = self.block.columns.start + index;
        let rows = self.grid.rows[self.block.body.clone()].iter();
        rows.filter_map(|row| super::period::parse(&super::fold::fold(row.text(column))))
            .map(|period| period.length)
            .max()
    }

    /// Columns of grades are figures of their own, unless they are the only texts: those are names.
    fn grades(&self, roles: &mut [Role]) -> Vec<usize> {
        let named = roles.iter().position(|role| *role == Role::Attribute);
        let are_grades = |index: usize| {
            let column = self.block.columns.start + index;
            let texts: Vec<&str> =
                self.grid.rows[self.block.body.clone()].iter().map(|row| row.text(column)).collect();
            grades::are_grades(&self.headings[index].name, &texts)
        };
        let is_text = |role: Role| matches!(role, Role::Attribute | Role::Code | Role::Note);
        let found: Vec<usize> = (0..roles.len())
            .filter(|index| is_text(roles[*index]) && Some(*index) != named && are_grades(*index))
            .collect();
        found.iter().for_each(|index| roles[*index] = Role::Figure);
        found
    }

    /// Asks whether the texts of columns are grades; returns those that are.
    fn ask_for_grades(
        &self,
        roles: &mut [Role],
        mut found: Vec<usize>,
        decisions: &mut Decisions,
    ) -> Vec<usize> {
        found.retain(|index| roles[*index] == Role::Figure);
        found.retain(|index| {
            let column = self.block.columns.start + index;
            let question = Question {
                code: Code::IsGrade,
                about: self.headings[*index].text.clone(),
                default: "yes".to_owned(),
                options: vec!["yes".to_owned(), "no".to_owned()],
                cells: self.block.body.clone().map(|row| (row, column)).collect(),
            };
            let is_grade = decisions.ask(question) == "yes";
            if !is_grade {
                roles[*index] = Role::Attribute;
            }
            is_grade
        });
        found
    }

    /// Chooses the column that names the units; returns all that could.
    fn name_units(&self, roles: &mut [Role]) -> Vec<usize> {
        let mut candidates: Vec<usize> =
            (0..roles.len()).filter(|index| roles[*index] == Role::Attribute).collect();
        if candidates.is_empty() && !roles.contains(&Role::Metric) {
            let code = roles.iter().position(|role| *role == Role::Code);
            candidates.extend(code);
        }
        let score = |index: &usize| {
            let profile = &self.profiles[*index];
            let worded = i32::from(self.word(*index) == Some(HeadingWord::Unit)) * 4;
            let constant = i32::from(self.is_constant(*index)) * -6;
            let unique = i32::from(profile.distinct == self.block.body.len()) * 3;
            (worded + constant + unique, profile.distinct, usize::MAX - index)
        };
        if let Some(unit) = candidates.iter().copied().max_by_key(score) {
            roles[unit] = Role::Unit;
        }
        // In a table whose rows are metrics, a column of names is the metric's group.
        candidates
    }

    /// Names and units of measure beside which one unit has several figures are dimensions.
    fn dimensions(&self, roles: &mut [Role]) {
        let column = |roles: &[Role], role| roles.iter().position(|it| *it == role);
        if let Some(metric) = column(roles, Role::Metric) {
            // Units of measure that part one metric's figures: number and per cent.
            self.turn_into_dimensions(roles, Role::Measure, metric);
        }
        if let Some(unit) = column(roles, Role::Unit) {
            self.turn_into_dimensions(roles, Role::Attribute, unit);
            self.years_as_periods(roles, unit);
        }
    }

    fn turn_into_dimensions(&self, roles: &mut [Role], from: Role, key: usize) {
        for (index, role) in roles.iter_mut().enumerate() {
            if *role == from && !self.relation(key, index).forth {
                *role = Role::Dimension;
            }
        }
    }

    /// What a column “unit” says of each metric is its unit of measure, in whichever words.
    fn words_as_measures(&self, roles: &mut [Role]) {
        let Some(metric) = roles.iter().position(|role| *role == Role::Metric) else { return };
        for (index, role) in roles.iter_mut().enumerate() {
            let is_worded = self.word(index) == Some(HeadingWord::Measure) && *role == Role::Attribute;
            if is_worded && self.relation(metric, index).forth {
                *role = Role::Measure;
            }
        }
    }

    /// Years alone are periods only where a unit stands in several rows.
    fn years_as_periods(&self, roles: &mut [Role], unit: usize) {
        if roles.contains(&Role::Period) || self.profiles[unit].distinct == self.profiles[unit].filled {
            return;
        }
        let is_period = |index: usize, role: Role| {
            let profile = &self.profiles[index];
            let is_event =
                self.word(index) == Some(HeadingWord::Event) || self.headings[index].period.is_some();
            role == Role::Figure && profile.years == profile.filled && profile.filled > 0 && !is_event
        };
        if let Some(index) = (0..roles.len()).find(|index| is_period(*index, roles[*index])) {
            roles[index] = Role::Period;
        }
    }

    /// Enters the roles as decisions; a mapping may have others.
    fn settle(&self, roles: &mut [Role], decisions: &mut Decisions) {
        for (heading, role) in self.headings.iter().zip(roles) {
            let choice = decisions.settle(Code::Role, &heading.text, role.as_str());
            *role = Role::from_name(&choice).unwrap_or(*role);
        }
    }

    /// Asks for the column of the units where several could name them.
    fn ask_for_units(&self, roles: &mut [Role], candidates: &[usize], decisions: &mut Decisions) {
        let Some(unit) = roles.iter().position(|role| *role == Role::Unit) else { return };
        let rows = self.block.body.len();
        let could = |index: &&usize| {
            **index == unit
                || self.word(**index) == Some(HeadingWord::Unit)
                || self.profiles[**index].distinct == rows
        };
        let candidates: Vec<usize> = candidates.iter().filter(could).copied().collect();
        if candidates.len() < 2 {
            return;
        }
        let text = |index: usize| self.headings[index].text.clone();
        let question = Question {
            code: Code::UnitColumn,
            about: String::new(),
            default: text(unit),
            options: candidates.iter().map(|index| text(*index)).collect(),
            cells: Vec::new(),
        };
        let choice = decisions.ask(question);
        let chosen = candidates.iter().copied().find(|index| self.headings[*index].text == choice);
        if let Some(chosen) = chosen.filter(|chosen| *chosen != unit) {
            roles[unit] = if self.relation(chosen, unit).forth { Role::Attribute } else { Role::Dimension };
            roles[chosen] = Role::Unit;
        }
    }
}
