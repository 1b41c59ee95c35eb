//! Writes CSV as RFC 4180 has it, in UTF-8, numbers as numbers, and no cell that a spreadsheet program runs as a formula.

use crate::dataset::{Fixed, Lang, LocalText, is_isolate};

/// A CSV text to which cells are added one after another.
pub struct CsvWriter {
    out: String,
    /// Whether the current row has no cell yet.
    is_row_start: bool,
}

impl Default for CsvWriter {
    /// An empty text, after the byte order mark.
    fn default() -> Self {
        Self { out: String::from("\u{feff}"), is_row_start: true }
    }
}

impl CsvWriter {
    /// The text.
    pub fn finish(self) -> String {
        self.out
    }

    /// Ends the current row.
    pub fn end_row(&mut self) {
        self.out.push_str("\r\n");
        self.is_row_start = true;
    }

    fn begin_cell(&mut self) {
        if !std::mem::replace(&mut self.is_row_start, false) {
            self.out.push(',');
        }
    }

    /// Adds empty cells.
    pub fn empty(&mut self, cells: usize) {
        for _ in 0..cells {
            self.begin_cell();
        }
    }

    /// Adds a number with so many decimals.
    pub fn number(&mut self, number: Fixed, decimals: i8) {
        self.begin_cell();
        number.write(decimals, &mut self.out);
    }

    /// Adds a whole number, or an empty cell.
    pub fn count(&mut self, count: Option<u32>) {
        match count {
            Some(count) => self.number(Fixed::whole(i64::from(count)), 0),
            None => self.empty(1),
        }
    }

    /// Adds a cell per language.
    pub fn local(&mut self, text: &LocalText) {
        self.in_every_language(&|lang| text.get(lang).to_owned());
    }

    /// Adds a cell per language.
    pub fn in_every_language(&mut self, text: &dyn Fn(Lang) -> String) {
        for lang in Lang::ALL {
            self.text(&text(lang));
        }
    }

    /// Adds a text, quoted where it must be.
    ///
    /// An apostrophe goes before a character that starts a formula; also after characters that another program may take
    /// for the end of a cell.
    pub fn text(&mut self, text: &str) {
        self.begin_cell();
        let quote = if text.contains([',', ';', '"', '\t', '\r', '\n']) { "\"" } else { "" };
        self.out.push_str(quote);
        let mut is_start = true;
        for character in text.chars().filter(|character| !is_isolate(*character)) {
            if is_start && starts_formula(character) {
                self.out.push('\'');
            }
            if character == '"' {
                self.out.push('"');
            }
            self.out.push(character);
            is_start = matches!(character, ';' | '\t' | '\r' | '\n');
        }
        self.out.push_str(quote);
    }
}

/// Whether spreadsheet programs run a cell that starts with the character: OWASP's list, and its full-width forms.
fn starts_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0')
        || matches!(character, '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    /// What may start no cell of text: OWASP's list of characters that start a formula, also at full width.
    pub const FORMULA_STARTS: [char; 12] =
        ['=', '+', '-', '@', '\0', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

    /// As RFC 4180 reads: cells of rows.
    pub fn parse(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(letter) = letters.next() {
            let row = rows.last_mut().unwrap();
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    row.last_mut().unwrap().push('"');
                    letters.next();
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted && letters.peek() == Some(&'\n') => {
                    letters.next();
                    rows.push(vec![String::new()]);
                }
                letter => row.last_mut().unwrap().push(letter),
            }
        }
        rows.pop();
        rows
    }

    fn cell(text: &str) -> String {
        let mut csv = CsvWriter::default();
        csv.text(text);
        csv.end_row();
        parse(&csv.finish())[0][0].clone()
    }

    #[test]
    fn a_negative_number_stays_a_number() {
        let mut csv = CsvWriter::default();
        csv.number(Fixed::parse("-3.10").unwrap(), 2);
        assert_eq!(csv.finish(), "\u{feff}-3.10");
    }

    #[test]
    fn text_that_would_run_as_a_formula_is_text() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "a;=1", "a\n=cmd|' /C calc'!A0"]
        {
            let cell = cell(text);
            assert!(cell.contains('\'') && cell.replace('\'', "") == text.replace('\'', ""), "{cell:?}");
        }
        assert_eq!(cell("−3%"), "−3%");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn no_text_runs_as_a_formula_and_all_of_it_can_be_read_back(
            text in "([=+@;,\"'\t\r\n|!（＝＋－＠-]|[a-c中 ]|\u{0}|\u{202e}){0,24}",
        ) {
            let cell = cell(&text);
            // However another program splits it, no part of it starts a formula.
            for part in cell.split(['\t', ';', '\r', '\n']) {
                prop_assert!(!part.starts_with(FORMULA_STARTS), "{:?}", cell);
            }
            let without = |text: &str| text.replace('\'', "");
            prop_assert_eq!(without(&cell), without(&text));
        }
    }
}
