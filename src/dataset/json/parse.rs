//! The parser: one loop over the bytes and a stack of open containers, no recursion.

use std::marker::PhantomData;

use super::{ESCAPED, Json, Node, Shape, Syntax, string};

/// Longest document that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// Deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;

/// So many bytes of a dataset have one value or key.
const DENSE: usize = 7;

/// Reads a document as JSON.
///
/// # Errors
///
/// The first place that is no JSON, or a document that is longer or deeper than the limits.
pub fn parse(text: &str) -> Result<Json<'_>, Syntax> {
    parse_or(text)
}

/// The same for who may want to know less of a fault, or nothing: then no words of it are in the program.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_or<E: From<Syntax>>(text: &str) -> Result<Json<'_>, E> {
    // As dense as datasets are: a list that doubles leaves holes as large as itself behind.
    let nodes = Vec::with_capacity(text.len().min(MAX_BYTES) / DENSE);
    let mut parser =
        Parser { text, bytes: text.as_bytes(), at: 0, open: Vec::new(), nodes, fault: PhantomData };
    if text.len() > MAX_BYTES {
        return parser
            .fail("the document is longer than 64 MB", "split it, or leave out what no chart shows");
    }
    parser.document()?;
    Ok(Json { text, nodes: parser.nodes })
}

struct Parser<'a, E> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The containers around `at`, outermost first.
    open: Vec<u32>,
    nodes: Vec<Node>,
    fault: PhantomData<E>,
}

/// Where the parser stands after a step.
#[derive(PartialEq)]
enum Next {
    /// Before a value.
    Value,
    /// After a value.
    Comma,
    /// After the last value.
    End,
}

impl<E: From<Syntax>> Parser<'_, E> {
    fn document(&mut self) -> Result<(), E> {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        let mut next = Next::Value;
        while next != Next::End {
            next = if next == Next::Value { self.value()? } else { self.comma()? };
        }
        match self.token() {
            None => Ok(()),
            Some(_) => {
                self.fail("the document goes on after its end", "remove what follows, or a bracket too many")
            }
        }
    }

    /// Reads a value, of a container its opening bracket only.
    fn value(&mut self) -> Result<Next, E> {
        match self.token() {
            Some(b'{') => self.open(Shape::Object),
            Some(b'[') => self.open(Shape::Array),
            Some(b'"') => self.string().map(|()| Next::Comma),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            found => self.no_value(found),
        }
    }

    /// Reads what may follow a value: a comma, or the end of the container around it.
    fn comma(&mut self) -> Result<Next, E> {
        let Some(&around) = self.open.last() else { return Ok(Next::End) };
        let object = self.shape(around) == Shape::Object;
        match (self.token(), object) {
            (Some(b','), _) => self.after_comma(object).map(|()| Next::Value),
            (Some(b'}'), true) | (Some(b']'), false) => {
                self.close();
                Ok(Next::Comma)
            }
            (None, true) => self.fail("the document ends inside an object", "close it with `}`"),
            (None, false) => self.fail("the document ends inside an array", "close it with `]`"),
            (Some(b']'), true) => self.fail("an object ends with `}`", "put `}` here"),
            (Some(b'}'), false) => self.fail("an array ends with `]`", "put `]` here"),
            (Some(b':'), false) => {
                self.fail("an array has no keys", "write `{` … `}` around keys and values")
            }
            (Some(b'/' | b'#'), _) => self.comment(),
            _ => self.fail("a comma is missing", "put `,` before this"),
        }
    }

    fn after_comma(&mut self, object: bool) -> Result<(), E> {
        let comma = self.at;
        self.at += 1;
        if matches!(self.token(), Some(b'}' | b']')) {
            self.at = comma;
            return self.fail("a comma stands after the last item", "remove the comma");
        }
        if object { self.key() } else { Ok(()) }
    }

    /// Opens a container and reads up to its first value; an empty one is closed at once.
    fn open(&mut self, shape: Shape) -> Result<Next, E> {
        if self.open.len() == MAX_DEPTH {
            return self.fail("the document is nested deeper than 64 levels", "a dataset needs six");
        }
        let start = self.at;
        self.open.push(self.nodes.len() as u32);
        self.nodes.push(Node { start: start as u32, rest: 0 });
        self.at += 1;
        match (self.token(), shape) {
            (Some(b'}'), Shape::Object) | (Some(b']'), Shape::Array) => {
                self.close();
                Ok(Next::Comma)
            }
            (_, Shape::Object) => self.key().map(|()| Next::Value),
            _ => Ok(Next::Value),
        }
    }

    fn close(&mut self) {
        self.at += 1;
        let after = self.nodes.len() as u32;
        let around = self.open.pop().and_then(|place| self.nodes.get_mut(place as usize));
        if let Some(node) = around {
            node.rest = after;
        }
    }

    /// Reads a key and its colon.
    fn key(&mut self) -> Result<(), E> {
        match self.token() {
            Some(b'"') => self.string()?,
            Some(b'\'') => return self.fail("a key stands in single quotes", "use double quotes: \"key\""),
            Some(b'/' | b'#') => return self.comment(),
            Some(b',') => return self.fail("a key is missing", "remove the comma"),
            None => return self.fail("the document ends inside an object", "close it with `}`"),
            Some(_) => {
                return self.fail("a key is expected here", "write it in double quotes: \"key\": value");
            }
        }
        if self.token() != Some(b':') {
            return self.fail("a colon is missing after the key", "write \"key\": value");
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<(), E> {
        let start = self.at;
        let (end, escaped) = string::scan(self.bytes, start)?;
        self.at = end;
        self.leaf(start, if escaped { ESCAPED } else { 0 });
        Ok(())
    }

    fn word(&mut self, word: &'static str) -> Result<Next, E> {
        let start = self.at;
        let end = start + word.len();
        let whole = self.bytes.get(start..end) == Some(word.as_bytes());
        if !whole || self.bytes.get(end).is_some_and(|&byte| part_of_word(byte)) {
            return self.no_value(Some(b'a'));
        }
        self.at = end;
        self.leaf(start, 0);
        Ok(Next::Comma)
    }

    fn number(&mut self) -> Result<Next, E> {
        let start = self.at;
        self.skip(b"-");
        let zero = self.peek() == Some(b'0');
        let whole = self.digits("a digit is missing after the minus sign", "write -1")?;
        if zero && whole > 1 {
            self.at = start;
            return self.fail("a number begins with 0", "remove the zeros before it");
        }
        if self.skip(b".") {
            self.digits("a digit is missing after the point", "write 1.0, or 1")?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits("a digit is missing after the exponent sign", "write 1e3, or 1000")?;
        }
        if self.peek().is_some_and(part_of_word) {
            return self.fail(
                "a number goes on with something else",
                "write digits and one point; units belong to the metric",
            );
        }
        self.leaf(start, 0);
        Ok(Next::Comma)
    }

    /// Passes over digits, one at least, and counts them.
    fn digits(&mut self, message: &'static str, help: &'static str) -> Result<usize, E> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { self.fail(message, help) } else { Ok(self.at - start) }
    }

    /// Passes over one of those bytes, if it is next.
    fn skip(&mut self, any: &[u8]) -> bool {
        let next = self.peek().is_some_and(|byte| any.contains(&byte));
        self.at += usize::from(next);
        next
    }

    fn leaf(&mut self, start: usize, escaped: u32) {
        self.nodes.push(Node { start: start as u32, rest: (self.at - start) as u32 | escaped });
    }

    /// Passes over white space and shows the byte that follows.
    fn token(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.peek()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn shape(&self, place: u32) -> Shape {
        Shape::of(self.bytes[self.nodes[place as usize].start as usize])
    }

    fn no_value<T>(&self, found: Option<u8>) -> Result<T, E> {
        let (message, help) = match found {
            None if self.open.is_empty() => ("the document is empty", "begin with `{`"),
            None => {
                ("the document ends where a value is expected", "write the rest, and close every bracket")
            }
            Some(b'/' | b'#') => return self.comment(),
            Some(b'\'') => ("a text stands in single quotes", "use double quotes: \"text\""),
            Some(b',' | b'}' | b']' | b':') => ("a value is missing", "write a text, a number, `{`, or `[`"),
            Some(b'+') => ("a number begins with +", "remove the sign"),
            Some(b'.') => ("a number begins with a point", "write 0 before it"),
            Some(_) => (
                "this is no JSON value",
                "texts stand in double quotes; else a number, `{`, `[`, true, false, null",
            ),
        };
        self.fail(message, help)
    }

    fn comment<T>(&self) -> Result<T, E> {
        self.fail("JSON has no comments", "remove it")
    }

    fn fail<T>(&self, message: &'static str, help: &'static str) -> Result<T, E> {
        Err(Syntax { at: self.at, message, help }.into())
    }
}

fn part_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' || byte >= 0x80
}
