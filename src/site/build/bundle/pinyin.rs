//! How Chinese characters are typed in Latin letters: all readings of those that GB 2312 has, without tones.

use encoding_rs::GBK;
use pinyin::ToPinyinMulti as _;
use std::collections::BTreeMap;

/// Each syllable, followed by all characters that are read so: `a吖阿啊ai哎…`. With ü as `v`.
pub fn readings() -> String {
    let mut syllables: BTreeMap<String, String> = BTreeMap::new();
    for character in characters() {
        let Some(readings) = character.to_pinyin_multi() else { continue };
        for reading in readings {
            let characters = syllables.entry(reading.plain().replace('ü', "v")).or_default();
            if !characters.ends_with(character) {
                characters.push(character);
            }
        }
    }
    syllables.into_iter().map(|(syllable, characters)| syllable + &characters).collect()
}

/// The characters of GB 2312, in its order.
fn characters() -> impl Iterator<Item = char> {
    (0xb0..=0xf7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell])).filter_map(|bytes| {
        let (text, had_errors) = GBK.decode_without_bom_handling(&bytes);
        text.chars().next().filter(|_| !had_errors)
    })
}

#[cfg(test)]
mod tests {
    use super::readings;

    /// Whether a character can be typed as a syllable.
    fn is_read(text: &str, character: char, syllable: &str) -> bool {
        let is_letter = |c: char| c.is_ascii_lowercase();
        text.match_indices(syllable).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = &text[at + syllable.len()..];
            !before.is_some_and(is_letter)
                && !after.starts_with(is_letter)
                && after.chars().take_while(|c| !is_letter(*c)).any(|c| c == character)
        })
    }

    #[test]
    fn a_character_is_found_by_each_of_its_readings() {
        let text = readings();
        for (character, syllables) in [
            ('重', ["zhong", "chong"]),
            ('长', ["chang", "zhang"]),
            ('率', ["lv", "shuai"]),
            ('庆', ["qing", "qing"]),
        ] {
            for syllable in syllables {
                assert!(is_read(&text, character, syllable), "{character} {syllable}");
            }
        }
        assert!(!is_read(&text, '庆', "zhong"));
        assert!(text.chars().all(|c| c.is_ascii_lowercase() || !c.is_ascii()), "{text}");
    }
}
