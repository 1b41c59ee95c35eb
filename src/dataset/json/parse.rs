//! The parser: a loop over the bytes with a stack of open containers, without recursion.

use std::marker::PhantomData;

use super::SyntaxError;
use super::document::{ESCAPED, Json, JsonType, Node};
use super::string;

/// The longest document that is parsed, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// The deepest nesting that is parsed.
pub const MAX_DEPTH: usize = 64;

/// How many bytes of a typical dataset there are for each value or key.
const BYTES_PER_NODE: usize = 7;

/// Parses a document.
///
/// # Errors
///
/// The first syntax error, or a document that exceeds [`MAX_BYTES`] or [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Json<'_>, SyntaxError> {
    parse_or(text)
}

/// Parses a document as [`parse`] does, with an error type that may keep less of the error, or nothing: its messages
/// are then left out of the program.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_or<E: From<SyntaxError>>(text: &str) -> Result<Json<'_>, E> {
    // Reserved at once: each time a list doubles, its old half stays behind as a hole in the memory of WebAssembly.
    let nodes = Vec::with_capacity(text.len().min(MAX_BYTES) / BYTES_PER_NODE);
    let mut parser =
        Parser { text, bytes: text.as_bytes(), at: 0, open: Vec::new(), nodes, error: PhantomData };
    if text.len() > MAX_BYTES {
        return parser
            .fail("the document is longer than 64 MB", "split it, or leave out what no chart shows");
    }
    parser.document()?;
    Ok(Json::new(text, parser.nodes))
}

struct Parser<'a, E> {
    text: &'a str,
    bytes: &'a [u8],
    /// Offset of the next byte.
    at: usize,
    /// The indices of the open containers' nodes, the outermost first.
    open: Vec<u32>,
    nodes: Vec<Node>,
    error: PhantomData<E>,
}

/// What the parser expects next.
#[derive(PartialEq)]
enum Next {
    /// A value.
    Value,
    /// What may follow a value: a comma, or the end of its container.
    Comma,
    /// The end of the document.
    End,
}

impl<E: From<SyntaxError>> Parser<'_, E> {
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
            Some(_) => self.fail(
                "there is more after the end of the document",
                "remove it, or the extra bracket before it",
            ),
        }
    }

    /// Parses a value; of a container, only its beginning.
    fn value(&mut self) -> Result<Next, E> {
        match self.token() {
            Some(b'{') => self.open(JsonType::Object),
            Some(b'[') => self.open(JsonType::Array),
            Some(b'"') => self.string().map(|()| Next::Comma),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            found => self.no_value(found),
        }
    }

    /// Parses what may follow a value: a comma, or the end of its container.
    fn comma(&mut self) -> Result<Next, E> {
        let Some(&container) = self.open.last() else { return Ok(Next::End) };
        let object = self.type_of(container) == JsonType::Object;
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
            return self.fail("there is a comma after the last item", "remove the comma");
        }
        if object { self.key() } else { Ok(()) }
    }

    /// Opens a container and parses up to its first value; an empty one is closed at once.
    fn open(&mut self, container: JsonType) -> Result<Next, E> {
        if self.open.len() == MAX_DEPTH {
            return self.fail(
                "the document is nested deeper than 64 levels",
                "flatten it; a dataset has six levels",
            );
        }
        let start = self.at;
        self.open.push(self.nodes.len() as u32);
        self.nodes.push(Node { start: start as u32, extent: 0 });
        self.at += 1;
        match (self.token(), container) {
            (Some(b'}'), JsonType::Object) | (Some(b']'), JsonType::Array) => {
                self.close();
                Ok(Next::Comma)
            }
            (_, JsonType::Object) => self.key().map(|()| Next::Value),
            _ => Ok(Next::Value),
        }
    }

    fn close(&mut self) {
        self.at += 1;
        let after = self.nodes.len() as u32;
        let container = self.open.pop().and_then(|index| self.nodes.get_mut(index as usize));
        if let Some(node) = container {
            node.extent = after;
        }
    }

    /// Parses a key and its colon.
    fn key(&mut self) -> Result<(), E> {
        match self.token() {
            Some(b'"') => self.string()?,
            Some(b'\'') => return self.fail("a key is in single quotes", "use double quotes: \"key\""),
            Some(b'/' | b'#') => return self.comment(),
            Some(b',') => return self.fail("a key is missing", "remove the comma"),
            None => return self.fail("the document ends inside an object", "close it with `}`"),
            Some(b'0'..=b'9') => {
                return self.fail(
                    "a key is expected here",
                    "write a number with a point and without separators: 50.4, not 50,4; 1650.5, not 1,650.5",
                );
            }
            Some(_) => {
                return self
                    .fail("a key is expected here", "write it in straight double quotes: \"key\": value");
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

    /// Parses `true`, `false` or `null`.
    fn word(&mut self, word: &'static str) -> Result<Next, E> {
        let start = self.at;
        let end = start + word.len();
        let whole = self.bytes.get(start..end) == Some(word.as_bytes());
        if !whole || self.bytes.get(end).is_some_and(|&byte| continues_word(byte)) {
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
        if self.peek().is_some_and(continues_word) {
            return self.fail(
                "a number is followed by something else",
                "write the number alone; its unit belongs to the metric",
            );
        }
        self.leaf(start, 0);
        Ok(Next::Comma)
    }

    /// Skips one digit or more, and returns how many.
    fn digits(&mut self, message: &'static str, help: &'static str) -> Result<usize, E> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { self.fail(message, help) } else { Ok(self.at - start) }
    }

    /// Skips the next byte if it is one of `bytes`, and returns whether it was.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_next);
        is_next
    }

    fn leaf(&mut self, start: usize, escaped: u32) {
        self.nodes.push(Node { start: start as u32, extent: (self.at - start) as u32 | escaped });
    }

    /// Skips white space and returns the byte after it, without consuming it.
    fn token(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.peek()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn type_of(&self, index: u32) -> JsonType {
        JsonType::of(self.bytes[self.nodes[index as usize].start as usize])
    }

    fn no_value<T>(&self, found: Option<u8>) -> Result<T, E> {
        let (message, help) = match found {
            None if self.open.is_empty() => ("the document is empty", "begin with `{`"),
            None => {
                ("the document ends where a value is expected", "write the rest, and close every bracket")
            }
            Some(b'/' | b'#') => return self.comment(),
            Some(b'\'') => ("a text is in single quotes", "use double quotes: \"text\""),
            Some(b',' | b'}' | b']' | b':') => ("a value is missing", "write a text, a number, `{`, or `[`"),
            Some(b'<') => {
                ("this is HTML or XML, not JSON", "give the JSON document itself, not a page about it")
            }
            Some(b'+') => ("a number begins with +", "remove the sign"),
            Some(b'.') => ("a number begins with a point", "write 0 before it"),
            Some(_) => (
                "this is not a JSON value",
                "put a text in double quotes; other values are numbers, `{`, `[`, true, false and null",
            ),
        };
        self.fail(message, help)
    }

    fn comment<T>(&self) -> Result<T, E> {
        self.fail("JSON has no comments", "remove the comment")
    }

    fn fail<T>(&self, message: &'static str, help: &'static str) -> Result<T, E> {
        Err(SyntaxError { offset: self.at, message, help }.into())
    }
}

/// Whether a byte after a number or word makes it another one, as in `01x`.
fn continues_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' || byte >= 0x80
}
