//! Problems of a document: where each one is, what it is, and how to fix it.

use std::ops::{Deref, Range};

use super::json::{JsonValue, SyntaxError};
use crate::sort::sort_by;

/// Receives the problems of a document: [`Problems`] describes each of them, [`AnyProblem`] keeps only that there are
/// some.
///
/// The reader is compiled once for each. A page that shows valid datasets needs no messages, so its WebAssembly has the
/// second only, and a module that is loaded for an invalid dataset has the first: see `src/web/mod.rs`. What only
/// messages need therefore belongs in `describe`, which the second leaves out.
pub(super) trait ProblemSink {
    /// Receives one problem, which `describe` adds to the list.
    fn report_with(&mut self, describe: impl FnOnce(&mut Problems));

    /// Receives a problem of `value`. The parts of the message are joined, and so are those of the help.
    fn report(&mut self, value: JsonValue<'_>, message: &[&str], help: &[&str]) {
        self.report_with(|problems| {
            problems.list(value.path(), value.span(), message.concat(), help.concat())
        });
    }
}

/// Whether there is any problem.
#[derive(Debug, Default)]
pub(super) struct AnyProblem(pub(super) bool);

impl ProblemSink for AnyProblem {
    fn report_with(&mut self, _: impl FnOnce(&mut Problems)) {
        self.0 = true;
    }
}

impl ProblemSink for Problems {
    fn report_with(&mut self, describe: impl FnOnce(&mut Problems)) {
        if self.listed.len() == MAX_LISTED {
            self.unlisted += 1;
        } else {
            describe(self);
        }
    }
}

/// How many problems are listed; any more are only counted.
pub const MAX_LISTED: usize = 100;

/// One problem of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path from the root to the value that has it, such as `$.figures[3].value`.
    pub path: String,
    /// The location of that value, in bytes from the start of the document.
    pub span: Range<usize>,
    /// The line of that value, from 1.
    pub line: u32,
    /// Its column, in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

/// All problems of a document, in the order of the document.
///
/// It dereferences to a slice of the first [`MAX_LISTED`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problem {
    /// One sentence with its location, its message and its fix.
    pub fn sentence(&self) -> String {
        let (line, column) = (self.line.to_string(), self.column.to_string());
        ["line ", &line, ", column ", &column, " (", &self.path, "): ", &self.message, "; ", &self.help]
            .concat()
    }
}

impl Problems {
    /// How many more there are than the listed ones.
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// The only problem of a document that is not JSON.
    pub(super) fn of_syntax(text: &str, error: &SyntaxError) -> Self {
        let mut problems = Self::default();
        let start = error.offset;
        let end = text[start..].chars().next().map_or(start, |next| start + next.len_utf8());
        problems.list(String::from("$"), start..end, error.message.into(), error.help.into());
        problems.located(text)
    }

    /// The same problems in the order of the document, with lines and columns.
    pub(super) fn located(mut self, text: &str) -> Self {
        sort_by(&mut self.listed, |a, b| a.span.start.cmp(&b.span.start));
        let (mut line, mut start, mut done) = (1, 0, 0);
        for problem in &mut self.listed {
            for (at, _) in text[done..problem.span.start].match_indices('\n') {
                line += 1;
                start = done + at + 1;
            }
            done = problem.span.start;
            problem.line = line;
            problem.column = column(&text[start..done]);
        }
        self
    }

    fn list(&mut self, path: String, span: Range<usize>, message: String, help: String) {
        self.listed.push(Problem { path, span, line: 0, column: 0, message, help });
    }
}

/// The column after `before`, which is the beginning of a line; a byte order mark does not count.
fn column(before: &str) -> u32 {
    before.trim_start_matches('\u{feff}').chars().count() as u32 + 1
}

impl Deref for Problems {
    type Target = [Problem];

    fn deref(&self) -> &[Problem] {
        &self.listed
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.listed.iter()
    }
}
