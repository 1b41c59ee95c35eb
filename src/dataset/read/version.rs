//! The version of the format.

use super::super::json::JsonValue;
use super::super::problem::ProblemSink;

/// The version of the format that a document is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Documents without `version`.
    One,
    Two,
}

/// Reads the version; a document without one is of version 1.
pub(super) fn read_version(value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Version {
    let Some(value) = value else { return Version::One };
    if value.source() != "2" {
        problems.report(
            value,
            &["this is no version of the format"],
            &["write 2, or leave the key out for version 1"],
        );
    }
    Version::Two
}
