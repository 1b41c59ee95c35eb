//! Inputs that are nearly right: pieces of good ones, changed.

use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A stream of numbers that follows from a seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Numbers at which readers of numbers fail.
const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "1",
    "-1",
    "00",
    "1e400",
    "-1e400",
    "1e-400",
    "999999999999999999",
    "1000000000000000000",
    "99999999999999999999999999",
    "0.000000000001",
    "0.0000000000001",
    "-170141183460469231731687303715884105728",
    "4294967296",
    "2147483647",
    "1.",
    ".5",
    "1e",
    "٣",
    "１２",
    "NaN",
];

/// Pieces that belong to a format, or to an attack.
const TOKENS: [&str; 56] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "[[[[[[[[",
    "{\"a\":",
    "\"__proto__\":{\"x\":1},",
    "\"constructor\":1,",
    "\"toString\"",
    "\"bound\":\"over\"",
    "\"decimals\":12,",
    "\"value\":",
    "\"lower\":",
    "\"upper\":",
    "\"period\":\"2024-Q1/2024-Q3\"",
    "\"9999-12-31\"",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\u{2068}",
    "\u{1f468}\u{200d}\u{1f469}",
    "e\u{301}\u{301}\u{301}\u{301}",
    "超",
    "万亿",
    "亿元",
    "余",
    ";",
    "\t",
    "\r\n",
    "\n\n",
    "<table>",
    "<td rowspan=65535 colspan=65535>",
    "</tr>",
    "<!--",
    "&#x110000;",
    "%",
    "%00",
    "%ff%fe",
    "&chart=growth",
    "&units=",
    "&page=4294967295",
    "hold=on",
    "(",
    "±",
    "–",
    "[p]",
    "over ",
    "<row r=\"1048576\">",
];

/// One changed copy of one of some inputs.
pub fn mutated(inputs: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let original = &inputs[random.below(inputs.len())];
    if original.starts_with(b"PK") && random.below(3) > 0 {
        return repacked(original, inputs, random).unwrap_or_else(|| original.clone());
    }
    let mut bytes = original.clone();
    for _ in 0..1 + random.below(6) {
        change(&mut bytes, inputs, random);
    }
    bytes.truncate(1 << 16);
    bytes
}

fn change(bytes: &mut Vec<u8>, inputs: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let longest = 1 << random.below(10);
    let end = (at + random.below(longest)).min(bytes.len());
    match random.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = [0, 0x7f, 0x80, 0xff, b'"', b'<'][random.below(6)],
        2 => drop(bytes.drain(at..end)),
        3 => {
            let chunk = bytes[at..end].to_vec();
            let copies = 1 + random.below(4);
            bytes.splice(at..at, chunk.repeat(copies));
        }
        4 => {
            let other = &inputs[random.below(inputs.len())];
            let from = random.below(other.len() + 1);
            let to = (from + random.below(200)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        5 | 6 => {
            bytes.splice(at..at, TOKENS[random.below(TOKENS.len())].bytes());
        }
        7 => change_number(bytes, at, random),
        _ => swap_lines(bytes, random),
    }
}

/// Puts another number where the next one stands.
fn change_number(bytes: &mut Vec<u8>, at: usize, random: &mut Random) {
    let Some(from) = bytes[at..].iter().position(u8::is_ascii_digit).map(|after| at + after) else { return };
    let length = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    bytes.splice(from..from + length, NUMBERS[random.below(NUMBERS.len())].bytes());
}

fn swap_lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    lines.swap(a, b);
    *bytes = lines.join(&b'\n');
}

/// A workbook with one of its files changed: a changed archive alone is nearly always refused for its checksum.
fn repacked(bytes: &[u8], inputs: &[Vec<u8>], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let chosen = random.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).ok()?;
        if index == chosen {
            for _ in 0..1 + random.below(4) {
                change(&mut content, inputs, random);
            }
        }
        writer.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
        writer.write_all(&content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
