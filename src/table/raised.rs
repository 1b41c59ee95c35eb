//! Raised characters: the sign of a footnote that stands beside a number without anything between. 7 with a raised 1 is not
//! 71.

use super::xlsx_parts;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// A raised number or letter in characters of its own.
pub(super) fn superscript(text: &str) -> String {
    let raised = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize);
    match text.chars().map(raised).collect::<Option<String>>() {
        Some(digits) => digits,
        None if text.starts_with(['[', '(', '*', '†', '‡']) => text.to_owned(),
        None => format!("[{text}]"),
    }
}

/// The texts of a workbook that have raised characters.
#[derive(Debug, Default)]
pub struct RaisedTexts(BTreeMap<String, String>);

impl RaisedTexts {
    /// Reads the texts of an XLSX file: those that cells share, and those within sheets. What is broken has none: the reader
    /// of cells says what is wrong.
    pub fn of_xlsx(bytes: &[u8]) -> Self {
        let (mut found, mut plain) = (Self::default(), BTreeSet::new());
        let has_texts = |name: &str| name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/");
        for xml in xlsx_parts::texts(bytes, has_texts).filter(|xml| xml.contains("superscript")) {
            add_raised_texts(&xml, &mut found.0, &mut plain);
        }
        // 71 and 7 with a raised 1 in one workbook: which one a cell has is not known, so that neither is read.
        for (key, marked) in &mut found.0 {
            if plain.contains(key) {
                *marked = format!("{key} / {marked}");
            }
        }
        found
    }

    /// A text with its raised characters as such; nothing where it has none.
    pub fn get(&self, text: &str) -> Option<&str> {
        if self.0.is_empty() { None } else { self.0.get(&without_spaces(text)).map(String::as_str) }
    }
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text of the table while it is read.
#[derive(Default)]
struct SharedText {
    /// What the cell shows, without raised characters being told apart.
    plain: String,
    marked: String,
    has_raised: bool,
    /// Of the part that is being read: its characters, and whether they are raised.
    part: String,
    is_raised: bool,
    /// Within the text, and not within a reading aid.
    is_text: bool,
    is_phonetic: bool,
}

impl SharedText {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "si" | "is" => *self = Self::default(),
            "r" => self.is_raised = false,
            "rPh" => self.is_phonetic = true,
            "vertAlign" => {
                let value = tag.try_get_attribute("val").ok().flatten();
                self.is_raised = value.is_some_and(|value| value.value == "superscript");
            }
            "t" => self.is_text = !self.is_phonetic,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.is_text {
            self.part.push_str(text);
        }
    }

    fn end_part(&mut self) {
        self.plain.push_str(&self.part);
        let sign = self.part.trim();
        if self.is_raised && !sign.is_empty() {
            self.marked.push_str(&superscript(sign));
            self.has_raised = true;
        } else {
            self.marked.push_str(&self.part);
        }
        self.part.clear();
        self.is_text = false;
    }
}

fn entity(reference: &BytesRef<'_>) -> String {
    let letter = || reference.resolve_char_ref().ok().flatten().map(String::from);
    resolve_xml_entity(reference).map(str::to_owned).or_else(letter).unwrap_or_default()
}

/// The longest text with digits that is remembered for not being raised.
const MAX_PLAIN: usize = 24;

fn add_raised_texts(xml: &str, found: &mut BTreeMap<String, String>, plain: &mut BTreeSet<String>) {
    let mut text = SharedText::default();
    let mut reader = xlsx_parts::reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => text.start(&tag),
            Ok(Event::Text(part)) => text.push(&part.xml10_content()),
            Ok(Event::CData(part)) => text.push(&part.xml10_content()),
            Ok(Event::GeneralRef(reference)) => text.push(&entity(&reference)),
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => text.end_part(),
                "rPh" => text.is_phonetic = false,
                "si" | "is" if text.has_raised => {
                    found.insert(without_spaces(&text.plain), std::mem::take(&mut text.marked));
                }
                "si" | "is"
                    if text.plain.len() <= MAX_PLAIN
                        && text.plain.contains(|it: char| it.is_ascii_digit()) =>
                {
                    plain.insert(without_spaces(&text.plain));
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(parts: &str) -> Vec<(String, String)> {
        let mut found = BTreeMap::new();
        add_raised_texts(
            &format!("<sst><si><t>7</t></si><si>{parts}</si></sst>"),
            &mut found,
            &mut BTreeSet::new(),
        );
        found.into_iter().collect()
    }

    #[test]
    fn raised_characters_are_told_from_digits() {
        let raised = |text: &str| format!("<r><rPr><vertAlign val=\"superscript\"/></rPr><t>{text}</t></r>");
        let plain = |text: &str| format!("<r><t xml:space=\"preserve\">{text}</t></r>");
        let pair = |key: &str, value: &str| vec![(key.to_owned(), value.to_owned())];
        assert_eq!(marked(&(plain("7") + &raised("1"))), pair("71", "7¹"));
        assert_eq!(marked(&(plain("R &amp; D ") + &raised("a"))), pair("R&Da", "R & D [a]"));
        assert_eq!(marked(&(plain("12") + &plain("3"))), []);
        assert_eq!(marked(&plain("12").replace("<t", "<rPr><vertAlign val=\"subscript\"/></rPr><t")), []);
        let phonetic = format!("{}<rPh><t>x</t></rPh>{}", plain("5"), raised("2"));
        assert_eq!(marked(&phonetic), pair("52", "5²"));
    }

    #[test]
    fn what_is_no_workbook_has_none() {
        assert!(RaisedTexts::of_xlsx(b"PK\x03\x04").get("71").is_none());
    }
}
