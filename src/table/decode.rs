//! Bytes become text: which encoding a file is in.

use super::refusal::Refusal;
use encoding_rs::{Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text and the encoding that it was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark; each line ends with `\n`.
    pub text: String,
    /// The name of the encoding, by the WHATWG standard.
    pub encoding: &'static str,
    /// Whether another encoding could read the bytes too.
    pub is_guess: bool,
}

/// Decodes bytes in a given encoding, or in the one that their content shows.
///
/// # Errors
/// Bytes that are no text.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Decoded, Refusal> {
    let given = encoding.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (encoding, is_guess) = given.map_or_else(|| detect(bytes), |given| (given, false));
    let (text, used, _) = encoding.decode(bytes);
    if is_binary(&text) {
        return Err(Refusal::NotText);
    }
    Ok(Decoded { text: unix_lines(&text), encoding: used.name(), is_guess })
}

fn unix_lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// How many letters are looked at.
const SAMPLE: usize = 4096;

/// Whether a decoded text holds control characters that no table has.
fn is_binary(text: &str) -> bool {
    let odd = |letter: char| matches!(letter, '\0'..='\x08' | '\x0e'..='\x1f' | '\x7f' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}');
    let (mut all, mut wrong) = (0usize, 0usize);
    for letter in text.chars().take(SAMPLE) {
        all += 1;
        wrong += usize::from(odd(letter));
    }
    wrong * 50 > all
}

fn detect(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return (encoding, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    let found = [GB18030, SHIFT_JIS].into_iter().find(|encoding| is_written_in(encoding, bytes));
    (found.unwrap_or(WINDOWS_1252), true)
}

/// UTF-16 without a byte order mark: every other byte of ASCII is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if half == 0 => None,
        () if odd * 10 > half * 3 && even * 20 < half => Some(UTF_16LE),
        () if even * 10 > half * 3 && odd * 20 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Whether bytes make East Asian text in an encoding, rather than accented letters in one of a byte each.
///
/// Accented letters stand alone between ASCII letters; the bytes of Chinese and Japanese come in pairs with lead bytes
/// of a range of their own.
fn is_written_in(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding.decode_without_bom_handling(bytes).1 {
        return false;
    }
    let (mut pairs, mut typical, mut index) = (0usize, 0usize, 0usize);
    while index < bytes.len() {
        let (lead, trail) = (bytes[index], bytes.get(index + 1).copied().unwrap_or(0));
        index += 1;
        if lead < 0x80 {
            continue;
        }
        pairs += 1;
        if is_typical(encoding, lead, trail) {
            typical += 1;
            index += 1;
        }
    }
    typical * 10 >= pairs * 9
}

/// Whether two bytes are a common letter: the first two levels of GB 2312; kana, signs and kanji of JIS X 0208.
fn is_typical(encoding: &'static Encoding, lead: u8, trail: u8) -> bool {
    if encoding == GB18030 {
        return matches!(lead, 0xa1..=0xf7) && trail >= 0xa1;
    }
    matches!(lead, 0x81..=0x9f | 0xe0..=0xea) && trail >= 0x40
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn reads_back(text: &str, encoding: &'static Encoding) {
        let bytes = encoding.encode(text).0;
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding.name()));
    }

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn each_encoding_is_recognised() {
        reads_back("单位,GDP\n甲区,超1.2万亿\n", UTF_8);
        reads_back("单位,GDP(亿元),规上企业\n甲区,超1.2万亿,三千余\n乙县,—,…\n", GB18030);
        reads_back("都市,人口\n東京,1,396万人\nさいたま,約132万\n", SHIFT_JIS);
        reads_back("Gemeinde;Einwohner\nHinteröd;0\nÄußerau;1 €\nGörlitz;5\n", WINDOWS_1252);
        reads_back("Département;Taux\nHérault;5,2\nCôte-d’Or;4,9 %\nOrne – été;1\n", WINDOWS_1252);
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_a_mark() {
        let text = "Name\tWert\nÄ\t1\n";
        for big in [false, true] {
            assert_eq!(decode(&utf_16(text, big), None).unwrap().text, text);
            assert_eq!(decode(&utf_16(&format!("\u{feff}{text}"), big), None).unwrap().text, text);
        }
    }

    #[test]
    fn all_line_ends_become_one() {
        assert_eq!(decode(b"\xef\xbb\xbfa\rb\r\nc\n", None).unwrap().text, "a\nb\nc\n");
    }

    #[test]
    fn an_encoding_can_be_given() {
        assert_eq!(decode(b"\xc4;1", Some("windows-1252")).unwrap().text, "Ä;1");
    }

    #[test]
    fn binary_files_are_refused() {
        assert_eq!(decode(&[0, 1, 2, 3, 0, 0, 0xff, 0xfe, 7, 1, 1, 1], None), Err(Refusal::NotText));
    }
}
