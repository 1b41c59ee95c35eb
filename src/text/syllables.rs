//! Where a word that is wider than a line may be divided: between syllables, as far as its letters tell.
//!
//! No list of patterns for a language, which would be large: of the consonants between two vowels, the last one begins a
//! syllable, or the last group that words begin with (`kr`, `sch`). That is right for most words of German and its
//! neighbours: Hochsauerland-kreis, Nordwestmecklen-burg.

/// The groups of consonants that words begin with, besides those of one letter.
const ONSETS: [&str; 34] = [
    "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "ph", "pf", "pl", "pr", "qu",
    "sc", "sh", "st", "sp", "th", "tr", "zw", "sch", "str", "spr", "chr", "pfl", "schl", "schm", "schn",
    "schr", "schw",
];

/// Whether a syllable begins at the index of a letter, after one that has a vowel.
pub fn begins_at(letters: &[char], at: usize) -> bool {
    let (before, after) = letters.split_at(at);
    let [.., last] = *before else { return false };
    let onset = after.iter().position(|letter| is_vowel(*letter));
    let Some(onset) = onset.filter(|onset| *onset > 0).and_then(|end| after.get(..end)) else { return false };
    let joined = [last, onset[0]];
    before.iter().any(|letter| is_vowel(*letter))
        && (onset.len() == 1 || is_onset(onset))
        && !is_onset(&joined)
        && joined != ['c', 'k']
        // Landes-teil and wachs-tum, but Bau-stelle: without a dictionary, neither.
        && !((is_vowel(last) || last == 'h') && onset.starts_with(&['s', 't']))
}

fn is_onset(letters: &[char]) -> bool {
    ONSETS.iter().any(|known| known.chars().eq(letters.iter().copied()))
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöüáàâãéèêëíìîïóòôõúùûýåæøœąęıαεηιουωάέήίόύώаеёиоуыэюяіїє".chars().any(|vowel| vowel == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let mut text = String::new();
        for (index, letter) in letters.iter().enumerate() {
            if begins_at(&letters, index) {
                text.push('-');
            }
            text.push(*letter);
        }
        text
    }

    #[test]
    fn words_are_divided_between_syllables() {
        for word in [
            "hoch-sauer-land-kreis",
            "nord-west-mecklen-burg",
            "don-ners-berg-kreis",
            "be-schäf-ti-gungs-wachstum",
            "ar-beits-lo-sen-quo-te",
            "u-ni-ver-si-täts-kli-ni-kum",
            "ge-mein-de-ver-wal-tungs-ge-mein-schaft",
            "haupt-stra-ße",
            "baustel-le",
            "greifs-wald",
            "witt-gen-stein",
            "e-co-no-my",
            "ха-ба-ровск",
            "xyz",
            "",
        ] {
            assert_eq!(divided(&word.replace('-', "")), word);
        }
    }
}
