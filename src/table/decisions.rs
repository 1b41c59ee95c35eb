//! The decisions by which a table is read: each has a name, what it is about, and a choice.

use std::collections::{BTreeMap, BTreeSet};

pub use super::code::Code;
pub use super::mapping::{Correction, Decision, Mapping, NearPair, Ratio};

/// A cell, by its row and column in the grid.
pub type Position = (usize, usize);

/// A decision that could be otherwise: what is asked, and about which cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is decided.
    pub code: Code,
    /// The column, row or mark that it is about.
    pub about: String,
    /// What is taken while nobody has answered.
    pub default: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// The cells that it concerns.
    pub cells: Vec<Position>,
}

impl Question {
    /// Whether another answer would make other numbers.
    pub const fn decides_numbers(&self) -> bool {
        self.code.decides_numbers()
    }
}

/// Answers from a mapping, and the decisions that reading a table needs.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    given: BTreeMap<(Code, String), (String, bool)>,
    used: BTreeSet<(Code, String)>,
    made: Vec<Decision>,
    questions: Vec<Question>,
    answered: Vec<Question>,
    presumed: Vec<Question>,
    refused: Vec<String>,
    corrections: Vec<Correction>,
    computed: Vec<Ratio>,
    near: Vec<NearPair>,
}

impl Decisions {
    /// Starts with the answers of a mapping.
    pub fn new(mapping: Option<&Mapping>) -> Self {
        let given = mapping.into_iter().flat_map(|mapping| &mapping.decisions);
        let given = given.map(|it| ((it.code, it.about.clone()), (it.choice.clone(), it.guess))).collect();
        let corrections = mapping.map(|mapping| mapping.corrections.clone()).unwrap_or_default();
        let computed = mapping.map(|mapping| mapping.computed.clone()).unwrap_or_default();
        let near = mapping.map(|mapping| mapping.near.clone()).unwrap_or_default();
        Self { given, corrections, computed, near, ..Self::default() }
    }

    /// Whether a mapping was given.
    pub fn has_mapping(&self) -> bool {
        !self.given.is_empty() || !self.corrections.is_empty() || !self.computed.is_empty()
    }

    /// The answer of the mapping, if it has one.
    pub fn given(&self, code: Code, about: &str) -> Option<&str> {
        self.given.get(&(code, about.to_owned())).map(|(choice, _)| choice.as_str())
    }

    /// Cells that are read as if another text stood there.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Metrics that are computed from two others.
    pub fn computed(&self) -> &[Ratio] {
        &self.computed
    }

    /// Adds what of the mapping does not fit.
    pub fn refuse(&mut self, message: String) {
        self.refused.push(message);
    }

    /// What the mapping adds to a table, one of the options where there are any. Without it, there is no decision.
    pub fn chosen(&mut self, code: Code, about: &str, options: &[&str]) -> Option<String> {
        let given = self.given(code, about)?.to_owned();
        if !options.is_empty() && !options.contains(&given.as_str()) {
            self.refused.push(format!("{} has no choice “{given}” ({})", code.name(), options.join(", ")));
            return None;
        }
        Some(self.settle(code, about, &given)).filter(|choice| !choice.trim().is_empty())
    }

    /// Decides what nobody need be asked.
    pub fn settle(&mut self, code: Code, about: &str, default: &str) -> String {
        self.decide(
            Question {
                code,
                about: about.to_owned(),
                default: default.to_owned(),
                options: Vec::new(),
                cells: Vec::new(),
            },
            false,
        )
    }

    /// Decides what could be otherwise: it is a question until a mapping answers it.
    pub fn ask(&mut self, question: Question) -> String {
        self.decide(question, true)
    }

    /// Decides what nobody need be asked, and what can be chosen otherwise all the same.
    pub fn offer(&mut self, question: Question) -> String {
        let choice = self.decide(question.clone(), false);
        let is_open =
            self.questions.last().is_some_and(|it| it.code == question.code && it.about == question.about);
        if !is_open {
            self.answered.push(Question { default: choice.clone(), ..question });
        }
        choice
    }

    /// Decides what has one usual meaning and at times another: a guess that is shown as one, and that keeps nobody waiting.
    pub fn presume(&mut self, question: Question) -> String {
        let before = self.questions.len();
        let choice = self.decide(question, true);
        self.presumed.extend(self.questions.drain(before..));
        choice
    }

    fn decide(&mut self, question: Question, could_be_otherwise: bool) -> String {
        let key = (question.code, question.about.clone());
        let is_allowed =
            |choice: &str| question.options.is_empty() || question.options.iter().any(|it| it == choice);
        let given = self.given.get(&key).cloned();
        self.used.insert(key);
        let (choice, guess) = match given {
            Some((choice, guess)) if is_allowed(&choice) => (choice, guess),
            Some((choice, _)) => {
                let message = format!(
                    "{} has no choice “{choice}” ({})",
                    question.code.name(),
                    question.options.join(", ")
                );
                self.refused.push(message);
                (question.default.clone(), could_be_otherwise)
            }
            None => (question.default.clone(), could_be_otherwise),
        };
        let decision =
            Decision { code: question.code, about: question.about.clone(), choice: choice.clone(), guess };
        self.made.push(decision);
        if guess || could_be_otherwise {
            let asked = Question { default: choice.clone(), ..question };
            if guess { &mut self.questions } else { &mut self.answered }.push(asked);
        }
        choice
    }

    /// The questions that are open.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// What is taken in its usual meaning, and nobody has confirmed.
    pub fn presumed(&self) -> &[Question] {
        &self.presumed
    }

    /// How many decisions are guesses so far.
    pub const fn guesses(&self) -> usize {
        self.questions.len() + self.presumed.len()
    }

    /// The questions that the mapping answers, with its answer as the default.
    pub fn answered(&self) -> &[Question] {
        &self.answered
    }

    /// All decisions as a mapping.
    pub fn mapping(&self) -> Mapping {
        Mapping {
            version: 1,
            decisions: self.made.clone(),
            corrections: self.corrections.clone(),
            computed: self.computed.clone(),
            near: self.near.clone(),
        }
    }

    /// What of the given mapping does not fit this table: what it decides and nothing needs, and columns it does not
    /// know.
    pub fn misfits(&self) -> Vec<String> {
        if !self.has_mapping() {
            return Vec::new();
        }
        let mut found = self.refused.clone();
        let unused = self.given.keys().filter(|key| !self.used.contains(*key) && is_structural(key.0));
        found.extend(unused.map(|(code, about)| match code {
            Code::Role => format!("the column “{about}” is no longer there"),
            code => format!("nothing in the table needs the decision {} about “{about}”", code.name()),
        }));
        let is_new =
            |it: &&Decision| it.code == Code::Role && !self.given.contains_key(&(it.code, it.about.clone()));
        found.extend(
            self.made
                .iter()
                .filter(is_new)
                .map(|it| format!("the column “{}” is new: {}", it.about, it.choice)),
        );
        found
    }
}

/// Whether a decision that is not needed shows that the table has changed its shape: a mark may simply not occur.
const fn is_structural(code: Code) -> bool {
    matches!(code, Code::Role | Code::Sheet | Code::Range | Code::ColumnsAre)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(default: &str) -> Question {
        Question {
            code: Code::DashMeans,
            about: "-".to_owned(),
            default: default.to_owned(),
            options: vec!["zero".to_owned(), "unknown".to_owned()],
            cells: vec![(1, 2)],
        }
    }

    #[test]
    fn an_answer_closes_its_question() {
        let mut first = Decisions::default();
        assert_eq!(first.ask(question("unknown")), "unknown");
        assert_eq!(first.questions().len(), 1);
        let mut mapping = first.mapping();
        mapping.decisions[0].choice = "zero".to_owned();
        let mut again = Decisions::new(Some(&mapping));
        assert_eq!(again.ask(question("unknown")), "zero");
        assert_eq!(again.questions().len(), 1, "a guess stays a guess");
        mapping.decisions[0].guess = false;
        let mut answered = Decisions::new(Some(&mapping));
        assert_eq!(answered.ask(question("unknown")), "zero");
        assert!(answered.questions().is_empty());
    }

    #[test]
    fn what_no_longer_fits_is_told() {
        let mut first = Decisions::default();
        first.settle(Code::Role, "Old", "figure");
        let mut mapping = first.mapping();
        mapping.decisions.push(Decision {
            code: Code::DashMeans,
            about: "-".into(),
            choice: "maybe".into(),
            guess: false,
        });
        let mut again = Decisions::new(Some(&mapping));
        again.settle(Code::Role, "New", "figure");
        again.ask(question("zero"));
        assert_eq!(
            again.misfits(),
            [
                "dash_means has no choice “maybe” (zero, unknown)",
                "the column “Old” is no longer there",
                "the column “New” is new: figure"
            ]
        );
    }

    #[test]
    fn names_are_those_of_the_document() {
        assert_eq!(Code::IsPercent.name(), "is_percent");
    }
}
