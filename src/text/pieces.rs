//! Text in pieces, by a rule for where one may begin.

/// Whether a new piece may begin with a character: by the piece before it, and the character.
pub type MayBreak = fn(&str, char) -> bool;

/// An iterator over the pieces of a text.
pub struct Pieces<'a> {
    /// What is left.
    pub rest: &'a str,
    /// Where a piece may begin.
    pub may_break: MayBreak,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest;
        let mut chars = text.char_indices();
        chars.next()?;
        let end = chars.find(|(at, next)| (self.may_break)(&text[..*at], *next));
        let (piece, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        self.rest = rest;
        Some(piece)
    }
}

/// The last character of a piece.
pub fn last(piece: &str) -> char {
    piece.chars().next_back().unwrap_or(' ')
}
