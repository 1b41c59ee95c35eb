//! Text in lines.

use super::grapheme::{begins, continues};
use super::names::WORD_JOINER;
use super::pieces::{MayBreak, Pieces};
use super::syllables::begins_at;
use super::width;
use crate::collect::CollectVec as _;
use crate::dataset::{ends_from_right_to_left, isolate_lines};

/// Breaks text into lines no wider than `max_width`: Latin at spaces, Chinese anywhere but before closing punctuation and
/// between a number and what it counts.
///
/// A space at which a line breaks is dropped, a no-break space too. A word wider than a line is broken behind a hyphen of its
/// own, else between syllables, else where [graphemes](super::graphemes) end, with a hyphen between letters; a number never is.
/// A name that is written from right to left stays on one line, where it fits into one: of two lines, the first would hold its
/// beginning at its right end. An isolate that reaches over a break ends and begins again there.
pub fn wrap(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let mut lines = lines(text, size, bold, max_width, &RULES[1..]);
    isolate_lines(&mut lines);
    lines
}

/// As [`wrap`], but behind a hyphen of a word as readily as at a space: in fewer lines. The lines are parts of the text as it is,
/// with isolates where they are.
pub fn wrap_parts(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let rule: MayBreak = |piece, last, next| ends_word(piece, last, next) || ends_part(piece, last, next);
    lines(text, size, bold, max_width, &[rule])
}

/// As [`wrap`], but Chinese is broken after punctuation and at spaces only, as long as what is between them fits into a
/// line: a headline in which no word is torn. Nothing is broken at a word joiner either, unless nothing else fits; the lines
/// are without.
pub fn wrap_phrases(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let mut lines = lines(text, size, bold, max_width, &RULES);
    lines.iter_mut().for_each(|line| line.retain(|letter| letter != WORD_JOINER));
    isolate_lines(&mut lines);
    lines
}

/// Breaks text into as few lines as [`wrap`] does, of about equal width: no last line of a single character.
pub fn wrap_evenly(text: &str, size: f64, bold: bool, max_width: f64) -> Vec<String> {
    let lines = wrap(text, size, bold, max_width);
    let words = Pieces { rest: text, may_break: ends_word };
    let widest = words
        .map(|word| width(word.trim_end(), size, bold))
        .filter(|it| *it <= max_width)
        .fold(0.0, f64::max);
    // No narrower than a word that fits into a line, so that none is broken.
    let even = (width(text, size, bold) / lines.len().max(1) as f64).max(widest);
    let mut tries =
        (0..8).map(|step| wrap(text, size, bold, even + (max_width - even) / 8.0 * f64::from(step)));
    let fits = |line: &String| width(line, size, bold) <= max_width;
    tries.find(|it| it.len() == lines.len() && it.iter().all(fits)).unwrap_or(lines)
}

/// The rules for where a line may break, from the rarest break: the next holds where a piece is wider than a line. What no
/// rule makes small enough is a word, which is [divided](Wrapping::divide).
const RULES: [MayBreak; 4] = [ends_phrase, ends_name, ends_word, ends_part];

/// The least letters of a word that is divided, on either line; of a script without hyphens, on the next.
const LEAST: usize = 3;

struct Wrapping {
    size: f64,
    bold: bool,
    max_width: f64,
    lines: Vec<String>,
}

impl Wrapping {
    fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.bold)
    }

    /// Adds a text to the last line, and to others after it.
    fn add(&mut self, text: &str, rules: &[MayBreak]) {
        let [may_break, rules @ ..] = rules else { return self.divide(text) };
        for piece in (Pieces { rest: text, may_break: *may_break }) {
            let wanted = self.width(piece.trim_end());
            let line = self.lines.last().map_or("", String::as_str);
            if !line.is_empty() && self.width(line) + wanted > self.max_width {
                self.lines.push(String::new());
            }
            match wanted > self.max_width {
                true => self.add(piece, rules),
                false => self.lines.last_mut().into_iter().for_each(|line| line.push_str(piece)),
            }
        }
    }

    /// Adds a word that is wider than a line, divided where a syllable begins, else where a [grapheme](super::graphemes) does.
    // In the deferred module: see `src/site/build/shrink/split`. No word of the embedded dataset is so long.
    #[inline(never)]
    fn divide(&mut self, word: &str) {
        let mut rest: Vec<&str> = Pieces { rest: word, may_break: begins }.collect_vec();
        while self.width(rest.concat().trim_end()) > self.max_width && rest.len() > 1 {
            let at = self.division(&rest);
            let after = rest.split_off(at);
            let has_hyphen = is_in_word(&rest, &after);
            let hyphen = if has_hyphen { "-" } else { "" };
            self.lines
                .last_mut()
                .into_iter()
                .for_each(|line| line.push_str(&[&rest.concat(), hyphen].concat()));
            self.lines.push(String::new());
            rest = after;
        }
        self.lines.last_mut().into_iter().for_each(|line| line.push_str(&rest.concat()));
    }

    /// How many graphemes of a word are on a line: up to the last syllable that fits with a hyphen; else as many as fit and
    /// leave [`LEAST`] for the next line.
    fn division(&self, graphemes: &[&str]) -> usize {
        let letters = graphemes.iter().map(|it| lower(it)).collect_vec();
        let count = |part: &[char]| part.iter().filter(|letter| is_letter(**letter)).count();
        let mut fallback = 1;
        let mut best = None;
        for at in 1..graphemes.len() {
            let (before, after) = graphemes.split_at(at);
            let is_in_word = is_in_word(before, after);
            let hyphen = if is_in_word { self.width("-") } else { 0.0 };
            if self.width(&before.concat()) + hyphen > self.max_width {
                break;
            }
            let leaves_enough = count(&letters[..at]) >= LEAST && count(&letters[at..]) >= LEAST;
            // A Chinese character may stand alone.
            let is_square = letters[at] >= '\u{2e80}';
            if leaves_enough || (!is_in_word && (is_square || after.len() >= LEAST)) {
                fallback = at;
            }
            if is_in_word && leaves_enough && begins_at(&letters, at) {
                best = Some(at);
            }
        }
        best.unwrap_or(fallback)
    }
}

/// Whether a word goes on between two parts of it, so that it is divided with a hyphen.
fn is_in_word(before: &[&str], after: &[&str]) -> bool {
    let ends = before.last().is_some_and(|last| last.chars().all(is_letter_or_mark));
    ends && after.first().is_some_and(|first| first.starts_with(is_letter))
}

/// The first character of a grapheme, small.
fn lower(grapheme: &str) -> char {
    grapheme.chars().next().map_or(' ', small)
}

/// A letter of a script that divides words by hyphens, small; anything else as it is. The tables of `char::to_lowercase`
/// would add 2 kB to the WebAssembly.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let step = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Capitals and small letters take turns.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => 1 - code % 2,
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' => code % 2,
        _ => 0,
    };
    char::from_u32(code + step).unwrap_or(letter)
}

fn lines(text: &str, size: f64, bold: bool, max_width: f64, rules: &[MayBreak]) -> Vec<String> {
    let mut wrapping = Wrapping { size, bold, max_width, lines: vec![String::new()] };
    wrapping.add(text, rules);
    let mut lines = wrapping.lines;
    lines.iter_mut().for_each(|line| *line = line.trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether a phrase ends: at a space, and after Chinese punctuation.
fn ends_phrase(piece: &str, last: char, next: char) -> bool {
    (last == ' ' || matches!(last, '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '。' | '、'))
        && ends_name(piece, last, next)
}

/// Whether a word ends that is not within a name written from right to left, and not shortened to a letter or two, as in
/// “St. Gallen” and “Neustadt a. d. Aisch”: those stay with what follows.
fn ends_name(piece: &str, last: char, next: char) -> bool {
    ends_word(piece, last, next) && !ends_from_right_to_left(piece) && !ends_short_form(piece.trim_end())
}

fn ends_short_form(piece: &str) -> bool {
    piece.ends_with('.') && piece.bytes().rev().take_while(|byte| *byte != b' ').count() <= "St.".len()
}

/// Whether a part of a word ends: behind a hyphen or slash.
fn ends_part(piece: &str, last: char, next: char) -> bool {
    matches!(last, '-' | '/') && piece.len() > 2 && is_letter(next)
}

/// Whether a character is a letter of a script that divides words by hyphens: Latin, Greek, Cyrillic.
fn is_letter(letter: char) -> bool {
    is_letter_or_mark(letter) && !('\u{300}'..'\u{370}').contains(&letter)
}

fn is_letter_or_mark(letter: char) -> bool {
    letter.is_ascii_alphabetic() || ('\u{c0}'..'\u{530}').contains(&letter)
}

fn ends_word(_: &str, last: char, next: char) -> bool {
    let wide = |c: char| ('\u{2e80}'..'\u{ff00}').contains(&c) && !('\u{3003}'..'\u{3020}').contains(&c);
    let closes = |c: char| {
        "\u{ff0c}\u{ff1a}\u{ff1b}\u{ff01}\u{ff1f}\u{ff09}。、》”’」』%°,.;:!?)·\u{2060}\u{2069}"
            .chars()
            .any(|it| it == c)
    };
    let opens = |c: char| "\u{ff08}《“‘「『(第\u{2060}\u{2067}\u{2068}".chars().any(|it| it == c);
    let after = last == ' ' || wide(last) || matches!(last, '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}');
    // 7个 and 2024年 stay together.
    let may_end = next != ' '
        && !closes(next)
        && !opens(last)
        && (after || wide(next) && !last.is_ascii_digit() || next == '\u{ff08}' && is_letter(last));
    // Marks and variants are in blocks of wide characters, too.
    may_end && !continues(next)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn letters_become_small_as_in_unicode() {
        let blocks = [('A', 'ž'), ('Α', 'ώ'), ('Ѐ', 'ԯ')];
        for letter in blocks.into_iter().flat_map(|(first, last)| first..=last) {
            let expected = letter.to_lowercase().next().unwrap_or(letter);
            // Of Turkish the dot is a character of its own; neither is a capital of another block.
            if !matches!(letter, 'İ' | 'Ÿ' | 'Ӏ') && (is_letter(letter) || letter.is_ascii_alphabetic()) {
                assert_eq!(small(letter), expected, "{letter} {:x}", u32::from(letter));
            }
        }
    }

    #[test]
    fn lines_keep_every_character_and_fit() {
        let text = "未报告增速\u{ff1b}只报了一产、二产在全市的位次 (rank only, not a value)";
        let lines = wrap(text, 12.0, false, 100.0);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        for line in &lines {
            assert!(width(line, 12.0, false) <= 112.0, "{line}");
            assert!(!line.starts_with(['\u{ff1b}', '\u{ff0c}', '、', ')']), "{line}");
        }
    }

    #[test]
    fn a_bracket_begins_a_line_and_ends_none() {
        for width in 55..80 {
            let lines = wrap("Grants（2024年）", 10.0, false, f64::from(width));
            assert!(!lines.iter().any(|line| line.ends_with('（')), "{lines:?}");
            assert!(lines.iter().any(|line| line.starts_with('（')) || lines.len() == 1, "{lines:?}");
        }
    }

    #[test]
    fn a_short_form_stays_with_what_follows() {
        let halves = ["Neustadt a. d. Weinstraße", "Canton of St. Gallen", "Frankfurt (O. Stadt) a. M. West"];
        for name in halves {
            for width in 20..40 {
                for line in wrap(name, 10.0, false, f64::from(width) * 4.0) {
                    assert!(
                        !["a.", "d.", "M.", "St.", "(O."].iter().any(|end| line.ends_with(end)),
                        "{line}"
                    );
                }
            }
        }
        // A sentence ends with a word, and breaks behind it.
        let lines = wrap("It fell. Then it rose.", 10.0, false, 50.0);
        assert_eq!(lines[0], "It fell.");
    }

    #[test]
    fn no_line_begins_with_a_dot_between_parts() {
        let lines = wrap("3 units reported · 1 did not · changes since 2023", 10.0, false, 80.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| !line.starts_with('·')), "{lines:?}");
    }

    #[test]
    fn a_name_from_right_to_left_stays_on_one_line_where_it_fits() {
        let (first, second) = ("\u{2067}جنوب سيناء\u{2069}", "\u{2067}كفر الشيخ\u{2069}");
        let english = ["Not reported: ", first, ", ", second, " and ", first].concat();
        let chinese = ["未报告的是", first, "、", second, "\u{ff0c}共三个"].concat();
        let widest = width(first, 10.0, false).max(width(second, 10.0, false)) + 10.0;
        for text in [&english, &chinese] {
            for step in 0..200 {
                let most = widest + f64::from(step);
                for lines in [wrap(text, 10.0, false, most), wrap_phrases(text, 10.0, false, most)] {
                    let whole =
                        lines.iter().map(|line| line.matches(first).count() + line.matches(second).count());
                    assert_eq!(whole.sum::<usize>(), text.matches('\u{2067}').count(), "{most}: {lines:?}");
                    assert!(lines.iter().all(|line| width(line, 10.0, false) <= most), "{most}: {lines:?}");
                    // What follows a name is behind it.
                    assert!(
                        !lines.iter().any(|line| line.starts_with([',', '、', '\u{ff0c}', '\u{2069}'])),
                        "{lines:?}"
                    );
                }
            }
        }
        // Where it does not fit, it is broken between words.
        assert_eq!(wrap(first, 10.0, false, 40.0), ["\u{2067}جنوب\u{2069}", "\u{2067}سيناء\u{2069}"]);
    }

    #[test]
    fn no_line_begins_with_the_end_of_a_name() {
        for most in 30..120 {
            let lines = wrap(
                "其中\u{2068}東京都\u{2069}、\u{2068}大阪府\u{2069}\u{ff0c}最高",
                10.0,
                false,
                f64::from(most),
            );
            assert!(!lines.iter().any(|line| line.contains("\u{2068}\u{2069}")), "{lines:?}");
        }
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        for ems in 4..12 {
            for text in
                ["高新区领先12个指标，名次最好的是GDP，第10至第30", "Vostok is lowest with −89.2 °C, in 2024"]
            {
                let lines = wrap(text, 10.0, true, f64::from(ems) * 10.0);
                let is_torn = |pair: &[String]| {
                    let ends_in_digit = pair[0].ends_with(|it: char| it.is_ascii_digit());
                    ends_in_digit && pair[1].starts_with(['个', '至', '°']) || pair[0].ends_with('第')
                };
                assert!(!lines.windows(2).any(is_torn), "{lines:?}");
            }
        }
    }

    #[test]
    fn no_line_begins_with_a_space() {
        assert_eq!(wrap("高新区 8.2%", 10.0, false, 40.0), ["高新区", "8.2%"]);
        assert_eq!(wrap("高新区\u{a0}8.2%", 10.0, false, 40.0), ["高新区", "8.2%"]);
        for ems in 2..12 {
            let lines =
                wrap("高新区 8.2%\u{a0}领先\u{ff0c}南岸区 6.3% 居后", 10.0, true, f64::from(ems) * 10.0);
            assert!(lines.iter().all(|line| line.trim() == line), "{lines:?}");
        }
    }

    #[test]
    fn even_lines_leave_no_character_alone() {
        assert_eq!(wrap("规上工业增加值增速", 10.0, false, 80.0), ["规上工业增加值增", "速"]);
        assert_eq!(wrap_evenly("规上工业增加值增速", 10.0, false, 80.0), ["规上工业增", "加值增速"]);
        assert_eq!(wrap_evenly("GDP", 10.0, false, 80.0), ["GDP"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_and_a_number_is_not() {
        let lines = wrap("Donaudampfschifffahrtsgesellschaft", 12.0, false, 80.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 12.0, false) <= 80.0), "{lines:?}");
        let (last, others) = lines.split_last().unwrap();
        assert!(others.iter().all(|line| line.ends_with('-')) && !last.ends_with('-'), "{lines:?}");
        assert_eq!(lines.concat().replace('-', ""), "Donaudampfschifffahrtsgesellschaft");
        assert_eq!(wrap("Verkehrsbetriebe", 12.0, false, 92.0), ["Verkehrsbe-", "triebe"]);
        for width in 60..110 {
            let lines = wrap("Verkehrsbetriebe", 12.0, false, f64::from(width));
            assert!(lines.last().unwrap().chars().count() >= 3, "{lines:?}");
            let names = ["Schwarzwald-Baar-Kreis", "\u{2068}Nordwestmecklenburg\u{2069} rose most, 1.7"];
            for name in names {
                let lines = wrap(name, 12.0, false, f64::from(width));
                let ends = lines.iter().map(|line| line.split([' ', '-']).next().unwrap_or_default());
                let letters = ends.map(|end| end.chars().filter(|letter| is_letter(*letter)).count());
                assert!(letters.zip(&lines).all(|(count, line)| count >= 3 || line == "1.7"), "{lines:?}");
            }
        }
        assert_eq!(wrap("Garmisch-Partenkirchen", 12.0, false, 90.0), ["Garmisch-", "Partenkirchen"]);
        assert_eq!(
            wrap("\u{e2a}\u{e27}\u{e31}\u{e2a}\u{e14}\u{e35}", 12.0, false, 20.0)
                .concat()
                .matches('-')
                .count(),
            0
        );
        assert_eq!(wrap("−1,234,567,890.125% up", 12.0, false, 20.0), ["−1,234,567,890.125%", "up"]);
        assert_eq!(wrap("🇨🇳🇫🇷👩‍👩‍👧", 12.0, false, 20.0), ["🇨🇳", "🇫🇷", "👩‍👩‍👧"]);
    }

    #[test]
    fn no_line_begins_within_a_character() {
        // A flag with a variant within, a letter with a mark that is a character of its own in Unicode.
        let text = "🏳\u{fe0f}\u{200d}🌈🏳\u{fe0f}\u{200d}⚧\u{fe0f} か\u{3099}か\u{3099}";
        for most in 12..100 {
            let lines = wrap(text, 12.0, false, f64::from(most));
            let is_torn = |line: &String| line.starts_with(continues) || line.ends_with('\u{200d}');
            assert!(!lines.iter().any(is_torn), "{most}: {lines:?}");
        }
    }

    #[test]
    fn a_word_with_a_hyphen_stays_whole() {
        assert_eq!(wrap_phrases("led by High-tech Zone", 10.0, true, 75.0), ["led by", "High-tech", "Zone"]);
    }

    #[test]
    fn phrases_stay_whole_where_they_fit() {
        let text = "GDP增速\u{ff1a}8个单位报了7个\u{ff1b}高新区\u{a0}8.2%\u{a0}领先\u{ff0c}南岸区\u{a0}6.3%\u{a0}居后";
        let lines = wrap_phrases(text, 10.0, true, 150.0);
        assert_eq!(
            lines,
            [
                "GDP增速\u{ff1a}8个单位报了7个\u{ff1b}",
                "高新区\u{a0}8.2%\u{a0}领先\u{ff0c}",
                "南岸区\u{a0}6.3%\u{a0}居后"
            ]
        );
        let text = "考虑四舍五入\u{ff0c}7个名次中2个站得住";
        let joined =
            "从+6.3%\u{ff08}南\u{2060}岸\u{2060}区\u{ff09}到+8.2%\u{ff08}高\u{2060}新\u{2060}区\u{ff09}";
        assert_eq!(
            wrap_phrases(joined, 10.0, true, 150.0),
            ["从+6.3%\u{ff08}南岸区\u{ff09}到", "+8.2%\u{ff08}高新区\u{ff09}"]
        );
        assert_eq!(wrap_phrases("高\u{2060}新\u{2060}区", 10.0, true, 26.0), ["高新", "区"]);
        assert_eq!(wrap_phrases(text, 10.0, true, 150.0), ["考虑四舍五入\u{ff0c}", "7个名次中2个站得住"]);
        assert_eq!(wrap_phrases("规上工业增加值增速", 10.0, false, 80.0).concat(), "规上工业增加值增速");
    }
}
