//! A parsed document: a flat list of nodes, and the values that read from it.

use super::super::fixed::push_digits;
use super::string;
use std::borrow::Cow;
use std::ops::Range;

/// A parsed document. Its syntax is JSON; its content is not checked yet.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// One value, or one key of an object.
///
/// The children of a container follow it: items in order, or key, value, key, value. A large document has millions of
/// nodes, so a node keeps nothing that can be read from the text: its type follows from the character at `start`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Offset of its first character, in bytes.
    pub start: u32,
    /// For a container, the index of the first node after its children; for anything else, its length in bytes, with
    /// the bit [`ESCAPED`] for a string that has escapes.
    pub extent: u32,
}

/// The bit of [`Node::extent`] that marks a string with escapes. No length reaches it: see
/// [`MAX_BYTES`](super::MAX_BYTES).
pub(super) const ESCAPED: u32 = 1 << 31;

/// The type of a value, as JSON has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum JsonType {
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// A value in a [`Json`] document, or a key of an object. It borrows the document, and is as cheap to copy as a reference.
#[derive(Clone, Copy, Debug)]
pub struct JsonValue<'a> {
    json: &'a Json<'a>,
    /// Index of its node.
    node: u32,
}

impl<'a> Json<'a> {
    /// A document and the nodes that were parsed from it, the root first.
    pub(super) fn new(text: &'a str, nodes: Vec<Node>) -> Self {
        Self { text, nodes }
    }

    /// The outermost value.
    pub fn root(&'a self) -> JsonValue<'a> {
        JsonValue { json: self, node: 0 }
    }

    fn node(&self, index: u32) -> Node {
        self.nodes[index as usize]
    }

    fn type_of(&self, node: Node) -> JsonType {
        JsonType::of(self.text.as_bytes()[node.start as usize])
    }

    /// The index of the first node that is neither this one nor inside it.
    fn after(&self, index: u32) -> u32 {
        let node = self.node(index);
        if self.type_of(node).is_container() { node.extent } else { index + 1 }
    }
}

impl JsonType {
    /// The type of a value that begins with that character, in a document whose syntax is valid.
    pub(super) fn of(first: u8) -> Self {
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

    /// Whether it contains other values.
    fn is_container(self) -> bool {
        matches!(self, Self::Object | Self::Array)
    }
}

impl<'a> JsonValue<'a> {
    /// Its type.
    pub fn json_type(self) -> JsonType {
        self.json.type_of(self.node())
    }

    /// Its location in the document, in bytes from the start; for an array or object, that of its opening bracket.
    pub fn span(self) -> Range<usize> {
        let node = self.node();
        let length = if self.json_type().is_container() { 1 } else { node.extent & !ESCAPED };
        node.start as usize..(node.start + length) as usize
    }

    /// Its characters as written in the document; for an array or object, its opening bracket.
    pub fn source(self) -> &'a str {
        &self.json.text[self.span()]
    }

    /// The content of a string, with its escapes resolved; `None` for any other type.
    pub fn text(self) -> Option<Cow<'a, str>> {
        if self.json_type() != JsonType::String {
            return None;
        }
        let (span, is_escaped) = (self.span(), self.node().extent & ESCAPED != 0);
        let inside = &self.json.text[span.start + 1..span.end - 1];
        Some(if is_escaped { Cow::Owned(string::unescape(inside)) } else { Cow::Borrowed(inside) })
    }

    /// The items of an array, in order; none for any other type.
    pub fn items(self) -> Children<'a> {
        self.children(JsonType::Array)
    }

    /// The keys and values of an object, in order; none for any other type.
    pub fn members(self) -> Members<'a> {
        Members(self.children(JsonType::Object))
    }

    /// Its path from the root, such as `$.figures[3].value`. A key has the path of its value.
    pub fn path(self) -> String {
        let mut path = String::from("$");
        let mut value = self.json.root();
        while value.node != self.node {
            let Some(child) = value.child_around(self.node, &mut path) else { break };
            value = child;
        }
        path
    }

    /// The child that is the node `target` or contains it; its step is added to `path`.
    fn child_around(self, target: u32, path: &mut String) -> Option<JsonValue<'a>> {
        for (index, item) in self.items().enumerate() {
            if target < item.after() {
                path.push('[');
                push_digits(index as u64, path);
                path.push(']');
                return Some(item);
            }
        }
        for (key, value) in self.members() {
            if target < value.after() {
                push_key(path, key);
                return (target != key.node).then_some(value);
            }
        }
        None
    }

    fn children(self, container: JsonType) -> Children<'a> {
        let end = if self.json_type() == container { self.node().extent } else { self.node + 1 };
        Children { json: self.json, next: self.node + 1, end }
    }

    fn after(self) -> u32 {
        self.json.after(self.node)
    }

    fn node(self) -> Node {
        self.json.node(self.node)
    }
}

/// Whether a key with this character is written without quotes in a path. It names the ranges that keys have, because the
/// tables of `char::is_alphanumeric` would add 2 kB to the WebAssembly.
fn is_plain(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | '$' | '-' | '\u{3400}'..='\u{9fff}')
}

/// Adds `.key`, or `["key"]` for a key that has other than plain characters.
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

/// Iterates over the children of a container.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    json: &'a Json<'a>,
    /// Index of the next child's node.
    next: u32,
    /// Index of the first node after the container.
    end: u32,
}

impl Children<'_> {
    /// How many values and keys remain, at any depth.
    pub fn count_nodes(&self) -> usize {
        (self.end - self.next) as usize
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = JsonValue<'a>;

    fn next(&mut self) -> Option<JsonValue<'a>> {
        if self.next >= self.end {
            return None;
        }
        let value = JsonValue { json: self.json, node: self.next };
        self.next = value.after();
        Some(value)
    }
}

/// Iterates over the members of an object, each as its key and its value.
#[derive(Clone, Debug)]
pub struct Members<'a>(Children<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (JsonValue<'a>, JsonValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
