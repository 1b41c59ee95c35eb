//! The problems of a document as JSON, for programs.

use super::syntax::{item, number_field, text_field};
use crate::dataset::{Fixed, Problem};

/// Writes problems as a JSON array of objects with path, line, column, message and help.
pub fn problems_to_json(problems: &[Problem]) -> String {
    let mut out = String::from("[");
    for problem in problems {
        item(&mut out);
        out.push('{');
        text_field(&mut out, "path", &problem.path);
        number_field(&mut out, "line", Fixed::whole(problem.line.into()), 0);
        number_field(&mut out, "column", Fixed::whole(problem.column.into()), 0);
        text_field(&mut out, "message", &problem.message);
        text_field(&mut out, "help", &problem.help);
        out.push('}');
    }
    out.push(']');
    out
}
