//! Text in pieces, by a rule for where one may begin.

/// Whether a new piece may begin: by the piece before it, the last character of that, and the next.
pub type MayBreak = fn(&str, char, char) -> bool;

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
        let mut end = 0;
        let mut last = None;
        for next in text.chars() {
            if last.is_some_and(|last| (self.may_break)(&text[..end], last, next)) {
                break;
            }
            end += next.len_utf8();
            last = Some(next);
        }
        let (piece, rest) = text.split_at(end);
        self.rest = rest;
        last.map(|_| piece)
    }
}
