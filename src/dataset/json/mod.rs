//! A JSON parser whose values know their location in the document.
//!
//! It replaces `serde_json` for three reasons. The values of `serde_json` have no locations, so an error in the data
//! could not be reported with its line and column. Deserialising into Rust types ends at the first error, while an
//! editor wants all of them at once. And it takes several times as many bytes of WebAssembly.
//!
//! [`parse`] follows RFC 8259 strictly: it accepts neither comments nor trailing commas, and ignores only a byte order
//! mark at the start. It does not recurse, and writes one flat list of nodes instead of a tree of allocations; a
//! [`JsonValue`] is an index into that list and borrows everything else from the document. Numbers stay text, so that no
//! digit is lost; strings are copied only where they have escapes. Duplicate keys are kept for the caller to judge.

mod document;
mod parse;
mod string;
mod syntax_error;
#[cfg(test)]
mod tests;

pub(super) use document::{Children, JsonType, JsonValue};
pub(super) use parse::{parse, parse_or};
pub(super) use syntax_error::SyntaxError;
