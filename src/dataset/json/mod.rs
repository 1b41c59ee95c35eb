//! JSON with places: every value of a document knows where it stands.
//!
//! It is our own, not `serde_json`, for three reasons. `serde_json` gives values no positions, so an
//! error in the data could not be shown where it is; with derived readers it stops at the first error,
//! while an editor wants them all; and it weighs several times more in the WebAssembly.
//!
//! [`parse`] is strict (RFC 8259: no comments, no trailing commas; a byte order mark at the start is
//! passed over) and never recurses. It writes one flat list of small nodes instead of a tree of
//! allocations; a [`JsonValue`] is a place in that list and borrows everything else from the document.
//! Numbers stay source text, strings are decoded only where an escape asks for it, duplicate keys are
//! left for the reader to judge.

mod parse;
mod string;
#[cfg(test)]
mod tests;

use super::fixed::push_digits;
use std::borrow::Cow;
use std::ops::Range;

pub use parse::{MAX_BYTES, MAX_DEPTH, parse, parse_or};

/// A document that is JSON; what it says is not checked yet.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// One value, or one key of an object.
///
/// Children follow their container: items in order, or key, value, key, value. A large document has millions: what its
/// characters tell is not kept beside them.
#[derive(Clone, Copy, Debug)]
struct Node {
    start: u32,
    /// Of a container, the node that comes next once its children are passed over; of anything else its length, and
    /// whether a string is [`ESCAPED`].
    rest: u32,
}

/// That something in a string is escaped: a bit that no length has.
const ESCAPED: u32 = 1 << 31;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Shape {
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// Why a document is no JSON. There is one at most: after it nothing can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// Where, in bytes from the start.
    pub at: usize,
    /// What is wrong there.
    pub message: &'static str,
    /// How to mend it.
    pub help: &'static str,
}

/// For who only wants to know that there is a fault.
impl From<Syntax> for () {
    fn from(_: Syntax) {}
}

/// A value in a [`Json`] document.
#[derive(Clone, Copy, Debug)]
pub struct JsonValue<'a> {
    json: &'a Json<'a>,
    place: u32,
}

impl<'a> Json<'a> {
    /// The value that the document is.
    pub fn root(&'a self) -> JsonValue<'a> {
        JsonValue { json: self, place: 0 }
    }

    fn node(&self, place: u32) -> Node {
        self.nodes[place as usize]
    }

    fn shape(&self, node: Node) -> Shape {
        Shape::of(self.text.as_bytes()[node.start as usize])
    }

    /// The node that comes next once this one's children are passed over.
    fn after(&self, place: u32) -> u32 {
        let node = self.node(place);
        if self.shape(node).holds() { node.rest } else { place + 1 }
    }
}

impl Shape {
    /// What begins with that character, in a document that was read.
    fn of(first: u8) -> Self {
        match first {
            b'{' => Self::Object,
            b'[' => Self::Array,
            b'"' => Self::String,
            b't' => Self::True,
            b'f' => Self::False,
            b'n' => Self::Null,
            _ => Self::Number,
        }
    }

    /// Whether other values stand in it.
    fn holds(self) -> bool {
        matches!(self, Self::Object | Self::Array)
    }
}

impl<'a> JsonValue<'a> {
    /// What it is.
    pub fn shape(self) -> Shape {
        self.json.shape(self.node())
    }

    /// Where it stands, in bytes from the start of the document; of an array or object, its opening bracket.
    pub fn span(self) -> Range<usize> {
        let node = self.node();
        let length = if self.shape().holds() { 1 } else { node.rest & !ESCAPED };
        node.start as usize..(node.start + length) as usize
    }

    /// Its characters as the document has them.
    pub fn source(self) -> &'a str {
        &self.json.text[self.span()]
    }

    /// What a string says, its escapes resolved; `None` for anything else.
    pub fn text(self) -> Option<Cow<'a, str>> {
        if self.shape() != Shape::String {
            return None;
        }
        let (span, is_escaped) = (self.span(), self.node().rest & ESCAPED != 0);
        let inside = &self.json.text[span.start + 1..span.end - 1];
        Some(if is_escaped { Cow::Owned(string::unescape(inside)) } else { Cow::Borrowed(inside) })
    }

    /// The items of an array, in order; none for anything else.
    pub fn items(self) -> Children<'a> {
        self.children(Shape::Array)
    }

    /// The keys and values of an object, in order; none for anything else.
    pub fn members(self) -> Members<'a> {
        Members(self.children(Shape::Object))
    }

    /// The way to it from the root, such as `$.figures[3].value`; that of a key is its value's.
    pub fn path(self) -> String {
        let mut path = String::from("$");
        let mut at = self.json.root();
        while at.place != self.place {
            let Some(next) = at.step_towards(self.place, &mut path) else { break };
            at = next;
        }
        path
    }

    /// The child that is or holds `place`, its step added to `path`.
    fn step_towards(self, place: u32, path: &mut String) -> Option<JsonValue<'a>> {
        for (index, item) in self.items().enumerate() {
            if place < item.after() {
                path.push('[');
                push_digits(index as u64, path);
                path.push(']');
                return Some(item);
            }
        }
        for (key, value) in self.members() {
            if place < value.after() {
                push_key(path, key);
                return (place != key.place).then_some(value);
            }
        }
        None
    }

    fn children(self, of: Shape) -> Children<'a> {
        let end = if self.shape() == of { self.node().rest } else { self.place + 1 };
        Children { json: self.json, place: self.place + 1, end }
    }

    fn after(self) -> u32 {
        self.json.after(self.place)
    }

    fn node(self) -> Node {
        self.json.node(self.place)
    }
}

/// Whether a letter reads well without quotes. What Unicode counts as letters is 2 kB of tables that no chart needs.
fn is_plain(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '$' | '-' | '\u{3400}'..='\u{9fff}')
}

/// Adds `.key`, or `["key"]` where a key is no plain word.
fn push_key(path: &mut String, key: JsonValue<'_>) {
    let source = key.source();
    let word = source.get(1..source.len() - 1).unwrap_or_default();
    if !word.is_empty() && word.chars().all(is_plain) {
        path.push('.');
        path.push_str(word);
    } else {
        path.push('[');
        path.push_str(source);
        path.push(']');
    }
}

/// The children of a container, one by one.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    json: &'a Json<'a>,
    place: u32,
    end: u32,
}

impl Children<'_> {
    /// How many values and keys there are in all of them, at any depth.
    pub fn nodes(&self) -> usize {
        (self.end - self.place) as usize
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = JsonValue<'a>;

    fn next(&mut self) -> Option<JsonValue<'a>> {
        if self.place >= self.end {
            return None;
        }
        let value = JsonValue { json: self.json, place: self.place };
        self.place = value.after();
        Some(value)
    }
}

/// The keys and values of an object, pair by pair.
#[derive(Clone, Debug)]
pub struct Members<'a>(Children<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (JsonValue<'a>, JsonValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
