//! What is wrong with a document: where, why, and how to mend it.

use std::ops::{Deref, Range};

use super::json::{JsonValue, Syntax};
use crate::sort::sort_by;

/// Takes note of what is wrong with a document, in words or only that it is.
///
/// A page that shows sound datasets needs no words, so that reading is compiled once with them and once without: see
/// `src/web/mod.rs`. Whatever words cost is asked for in `complain`, which is compiled in the one case only.
pub(super) trait ProblemSink {
    /// Something is wrong, one thing; `complain` finds the words for it.
    fn note(&mut self, complain: impl FnOnce(&mut Problems));

    /// Notes a problem with `value`; message and help are given in pieces.
    fn add(&mut self, value: JsonValue<'_>, message: &[&str], help: &[&str]) {
        self.note(|problems| problems.say(value, message, help));
    }
}

/// Whether anything is wrong, without a word about it.
#[derive(Debug, Default)]
pub(super) struct Refused(pub(super) bool);

impl ProblemSink for Refused {
    fn note(&mut self, _: impl FnOnce(&mut Problems)) {
        self.0 = true;
    }
}

impl ProblemSink for Problems {
    fn note(&mut self, complain: impl FnOnce(&mut Problems)) {
        // Words of what is only counted need not be found.
        if self.listed.len() == MAX_LISTED {
            self.unlisted += 1;
        } else {
            complain(self);
        }
    }
}

/// Most problems that are listed; the rest are only counted.
pub const MAX_LISTED: usize = 100;

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The way to it from the root, such as `$.figures[3].value`.
    pub path: String,
    /// Its place, in bytes from the start of the document.
    pub span: Range<usize>,
    /// Its line, from 1.
    pub line: u32,
    /// Its column in that line, in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// Everything that is wrong with a document, in the document's order.
///
/// It reads as a slice of [`Problem`]; at most [`MAX_LISTED`] are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problem {
    /// One sentence with all of it: place, message and mend.
    pub fn sentence(&self) -> String {
        let (line, column) = (self.line.to_string(), self.column.to_string());
        ["line ", &line, ", column ", &column, " (", &self.path, "): ", &self.message, "; ", &self.help]
            .concat()
    }
}

impl Problems {
    /// How many there are beside the listed ones.
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    fn say(&mut self, value: JsonValue<'_>, message: &[&str], help: &[&str]) {
        self.push(value.path(), value.span(), message.concat(), help.concat());
    }

    /// The only problem of a document that is no JSON.
    pub(super) fn of_syntax(text: &str, syntax: &Syntax) -> Self {
        let mut problems = Self::default();
        let end = text[syntax.at..].chars().next().map_or(syntax.at, |next| syntax.at + next.len_utf8());
        problems.push(String::from("$"), syntax.at..end, syntax.message.into(), syntax.help.into());
        problems.placed(text)
    }

    /// The same, in the document's order, with lines and columns.
    pub(super) fn placed(mut self, text: &str) -> Self {
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

    fn push(&mut self, path: String, span: Range<usize>, message: String, help: String) {
        self.listed.push(Problem { path, span, line: 0, column: 0, message, help });
    }
}

/// The column behind `before`, the line so far; a byte order mark takes none.
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
