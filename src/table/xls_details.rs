//! What an XLS file says of its cells beyond their values: number formats, and raised characters. The layout is that of
//! Microsoft's [MS-CFB] and [MS-XLS], as Excel 97 and later write it.

use super::compound_file::{self, long, word};
use super::raised::superscript;
use std::collections::HashMap;

/// What is known of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The code of its number format.
    Format(String),
    /// Its text, with raised characters as such.
    Raised(String),
}

/// The details of the cells of one sheet, by row and column.
pub type Details = HashMap<(u32, u32), Detail>;

/// What the cells of each sheet are like, by its name; nothing where the file is older than Excel 97, or broken.
pub fn of_sheets(bytes: &[u8]) -> Option<HashMap<String, Details>> {
    let stream = compound_file::stream(bytes, "Workbook")?;
    let records: Vec<Record<'_>> = records(&stream, 0).collect();
    records.first().filter(|it| it.kind == BOF && word(it.data, 0) == Some(0x600))?;
    let globals = Globals::read(&records);
    Some(globals.sheets.iter().map(|(name, at)| (name.clone(), globals.details(&stream, *at))).collect())
}

/// Whether a file that is older than Excel 97 has texts with characters of several fonts, of which nothing more is known.
pub fn has_old_rich_texts(bytes: &[u8]) -> bool {
    let stream = compound_file::stream(bytes, "Book").unwrap_or_default();
    records(&stream, 0).any(|it| it.kind == 0xd6)
}

const BOF: u16 = 0x809;
const CONTINUE: u16 = 0x3c;

/// One record of the stream.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
}

fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (kind, length) = (word(stream, at)?, usize::from(word(stream, at + 2)?));
        let record = Record { kind, data: stream.get(at + 4..at + 4 + length)? };
        at += 4 + length;
        Some(record)
    })
}

/// What holds for the whole workbook.
#[derive(Default)]
struct Globals {
    /// Whether each font is raised.
    fonts: Vec<bool>,
    formats: HashMap<u16, String>,
    /// The number format of each style of cells.
    styles: Vec<u16>,
    /// Shared texts that have raised characters, by their number.
    raised: HashMap<u32, String>,
    /// The name of each sheet, and where its records begin.
    sheets: Vec<(String, usize)>,
}

impl Globals {
    fn read(records: &[Record<'_>]) -> Self {
        let mut globals = Self::default();
        for (index, Record { kind, data, .. }) in records.iter().enumerate() {
            match kind {
                // The end of the part about the whole workbook.
                0x0a => break,
                0x31 => globals.fonts.push(word(data, 8) == Some(1)),
                0x41e => {
                    let code = Parts::new(vec![&data[2.min(data.len())..]]).long_text();
                    globals.formats.extend(word(data, 0).zip(code));
                }
                0xe0 => globals.styles.push(word(data, 2).unwrap_or(0)),
                0x85 => {
                    let name = Parts::new(vec![data.get(6..).unwrap_or_default()]).short_text();
                    globals.sheets.extend(name.zip(long(data, 0).map(|at| at as usize)));
                }
                0xfc => {
                    let more = records[index + 1..].iter().take_while(|it| it.kind == CONTINUE);
                    let parts = [*data].into_iter().chain(more.map(|it| it.data)).collect();
                    globals.read_texts(Parts::new(parts));
                }
                _ => {}
            }
        }
        globals
    }

    fn read_texts(&mut self, mut parts: Parts<'_>) -> Option<()> {
        parts.skip(4)?;
        let count = parts.long()?;
        for number in 0..count {
            let (text, runs) = parts.rich_text()?;
            if let Some(marked) = self.marked(&text, &runs) {
                self.raised.insert(number, marked);
            }
        }
        Some(())
    }

    /// A font by its number, of which 4 is never used.
    fn is_raised(&self, font: u16) -> bool {
        let index = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(index).copied().unwrap_or(false)
    }

    /// A text with its raised parts as such; nothing where it has none.
    fn marked(&self, text: &[u16], runs: &[(u16, u16)]) -> Option<String> {
        if !runs.iter().any(|(_, font)| self.is_raised(*font)) {
            return None;
        }
        let part =
            |from: usize, end: usize| String::from_utf16_lossy(text.get(from..end).unwrap_or_default());
        let mut out = part(0, usize::from(runs.first()?.0));
        for (index, (from, font)) in runs.iter().enumerate() {
            let end = runs.get(index + 1).map_or(text.len(), |(next, _)| usize::from(*next));
            let part = part(usize::from(*from), end);
            let is_sign = self.is_raised(*font) && !part.trim().is_empty();
            out += &if is_sign { superscript(part.trim()) } else { part };
        }
        Some(out)
    }

    fn details(&self, stream: &[u8], at: usize) -> Details {
        let mut details = Details::new();
        let mut add = |row: u16, column: u16, detail: Option<Detail>| {
            details.extend(detail.map(|detail| ((u32::from(row), u32::from(column)), detail)));
        };
        for Record { kind, data, .. } in records(stream, at).skip(1).take_while(|it| it.kind != 0x0a) {
            let Some((row, column)) = word(data, 0).zip(word(data, 2)) else { continue };
            match kind {
                // A number, a short number, a formula.
                0x203 | 0x27e | 0x06 => add(row, column, word(data, 4).and_then(|it| self.format(it))),
                // Several short numbers in a row, of six bytes each.
                0xbd => {
                    let styles = (4..data.len().saturating_sub(2)).step_by(6).filter_map(|at| word(data, at));
                    styles.zip(column..).for_each(|(style, column)| add(row, column, self.format(style)));
                }
                0xfd => {
                    let text = long(data, 6).and_then(|number| self.raised.get(&number));
                    add(row, column, text.cloned().map(Detail::Raised));
                }
                _ => {}
            }
        }
        details
    }

    fn format(&self, style: u16) -> Option<Detail> {
        let number = *self.styles.get(usize::from(style))?;
        let code = self.formats.get(&number).map(String::as_str).or_else(|| builtin(number))?;
        Some(Detail::Format(code.to_owned()))
    }
}

/// The formats that a file need not write down.
const fn builtin(number: u16) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        _ => return None,
    })
}

/// A text, and from which of its characters on it has which font.
type RichText = (Vec<u16>, Vec<(u16, u16)>);

/// The data of a record that goes on in further ones.
struct Parts<'s> {
    parts: Vec<&'s [u8]>,
    part: usize,
    at: usize,
}

impl<'s> Parts<'s> {
    const fn new(parts: Vec<&'s [u8]>) -> Self {
        Self { parts, part: 0, at: 0 }
    }

    /// Goes on to the next part at the end of one; says whether it did.
    fn turn(&mut self) -> bool {
        let is_over = self.parts.get(self.part).is_some_and(|part| self.at >= part.len());
        if is_over {
            (self.part, self.at) = (self.part + 1, 0);
        }
        is_over
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turn() {}
        let byte = *self.parts.get(self.part)?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte().map(drop))
    }

    /// Characters of one or two bytes each. Where they go on in another part, that says anew which.
    fn letters(&mut self, count: usize, mut is_wide: bool) -> Option<Vec<u16>> {
        let mut letters = Vec::new();
        for index in 0..count {
            if index > 0 && self.turn() {
                is_wide = self.byte()? & 1 == 1;
            }
            letters.push(if is_wide { self.word()? } else { u16::from(self.byte()?) });
        }
        Some(letters)
    }

    fn short_text(&mut self) -> Option<String> {
        let count = usize::from(self.byte()?);
        self.plain_text(count)
    }

    fn long_text(&mut self) -> Option<String> {
        let count = usize::from(self.word()?);
        self.plain_text(count)
    }

    fn plain_text(&mut self, count: usize) -> Option<String> {
        let is_wide = self.byte()? & 1 == 1;
        Some(String::from_utf16_lossy(&self.letters(count, is_wide)?))
    }

    /// A text, and from which character on it has which font.
    fn rich_text(&mut self) -> Option<RichText> {
        let (count, flags) = (usize::from(self.word()?), self.byte()?);
        let runs = if flags & 8 == 0 { 0 } else { self.word()? };
        let extension = if flags & 4 == 0 { 0 } else { self.long()? };
        let text = self.letters(count, flags & 1 == 1)?;
        let runs = (0..runs).map(|_| Some((self.word()?, self.word()?))).collect::<Option<_>>()?;
        self.skip(extension as usize)?;
        Some((text, runs))
    }
}
