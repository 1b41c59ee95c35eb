//! Runs of scripts whose letters join or reorder, each apart and with a font of its own.
//!
//! The renderer shapes all of a text that has one direction by the script of its first letter, and fills what the first font lacks
//! glyph by glyph: beside Latin or Chinese, letters of such a script would stand unjoined, in the wrong order or as boxes.

use std::borrow::Cow;

/// Text between these has a level of its own in the order of directions, so that the renderer shapes it alone.
const ISOLATE: [char; 2] = ['\u{2066}', '\u{2069}'];
/// In place of the first, where text is written from right to left.
const ISOLATE_RIGHT_TO_LEFT: char = '\u{2067}';

/// An SVG in which each run of such a script stands apart and names the family that `family_of` its first letter gives; where it
/// gives none, the run stays as it is.
pub fn with_families(svg: &str, mut family_of: impl FnMut(char) -> Option<String>) -> Cow<'_, str> {
    if !svg.contains(|letter| script(letter).is_some()) {
        return Cow::Borrowed(svg);
    }
    let mut out = String::with_capacity(svg.len() + 200);
    for (index, piece) in svg.split("<text").enumerate() {
        let (text, after) = piece.split_at(piece.find("</text>").unwrap_or(0));
        let (tag, content) = text.split_at(text.find('>').map_or(text.len(), |end| end + 1));
        out.extend([if index > 0 { "<text" } else { "" }, tag, &in_runs(content, &mut family_of), after]);
    }
    Cow::Owned(out)
}

/// What a text element holds, its runs apart. The renderer lays a text out by the clusters of the font that comes first: that is the
/// font of the first run, before anything that is seen.
fn in_runs(content: &str, family_of: &mut impl FnMut(char) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some((at, first)) = next_run(rest) {
        let (before, from) = rest.split_at(at);
        let (run, after) = from.split_at(length(from, script(first)));
        let family = family_of(first);
        if let Some(family) = family.as_ref().filter(|_| out.is_empty()) {
            out.push_str(&apart("", family));
        }
        out.push_str(before);
        out.push_str(&family.map_or(run.to_owned(), |family| apart(run, &family)));
        rest = after;
    }
    out + rest
}

/// The script of a letter by its block, where its letters become other glyphs beside each other and it is written from left to
/// right: those of India and around, from Thai to Khmer and Mongolian; where it is written from right to left; and emoji, of which
/// several are one picture.
fn script(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    match code {
        _ if is_emoji(letter) => Some(EMOJI),
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff => Some(RIGHT_TO_LEFT),
        0x0900..=0x109f => Some(code / 0x80),
        0x1780..=0x18af | 0x1900..=0x1cff | 0xa800..=0xa8ff | 0xa980..=0xabff | 0x1_1000..=0x1_1fff => {
            Some(code / 0x100)
        }
        _ => None,
    }
}

/// Hebrew, Arabic and their neighbours.
const RIGHT_TO_LEFT: u32 = 0;

/// Emoji, which no script has a block for.
const EMOJI: u32 = 1;

/// Whether a letter is a picture in most fonts that have it.
pub fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}')
}

/// Whether a letter changes or joins the emoji around it: a way to be drawn, a joiner, a tag of a flag.
const fn shapes_emoji(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{20e3}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

/// Where the next run begins that stands in a text, not in a tag; and its first letter.
fn next_run(svg: &str) -> Option<(usize, char)> {
    let mut is_tag = false;
    svg.char_indices().find(|(_, letter)| {
        is_tag = *letter == '<' || (is_tag && *letter != '>');
        !is_tag && script(*letter).is_some()
    })
}

/// Bytes of the run that a text begins with: up to its last letter of the script before another one or a tag.
fn length(text: &str, of: Option<u32>) -> usize {
    if of == Some(EMOJI) {
        return length_of_emoji(text);
    }
    // From right to left, numbers and signs between letters have their place by them.
    let between = |letter: char| match of {
        Some(RIGHT_TO_LEFT) => !letter.is_alphabetic() && letter < '\u{2000}' && !matches!(letter, '<' | '&'),
        _ => letter == ' ',
    };
    let joins =
        |letter: char| script(letter) == of || between(letter) || matches!(letter, '\u{200c}' | '\u{200d}');
    let run = text.find(|letter| !joins(letter)).unwrap_or(text.len());
    text[..run].trim_end_matches(|letter| script(letter) != of).len()
}

/// Bytes of the emoji that a text begins with: what a joiner joins to them may be a sign of any block, as in 👩‍⚕️.
fn length_of_emoji(text: &str) -> usize {
    let mut is_joined = false;
    let end = text.find(|letter| {
        let belongs = is_joined || is_emoji(letter) || shapes_emoji(letter);
        is_joined = letter == '\u{200d}';
        !belongs
    });
    end.unwrap_or(text.len())
}

fn apart(run: &str, family: &str) -> String {
    let [from_left, end] = ISOLATE;
    let is_from_right = run.chars().next().and_then(script) == Some(RIGHT_TO_LEFT);
    let begin = if is_from_right { ISOLATE_RIGHT_TO_LEFT } else { from_left };
    format!("<tspan font-family=\"{}\">{begin}{run}{end}</tspan>", escaped(family))
}

fn escaped(family: &str) -> String {
    family.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(svg: &str) -> String {
        let marked = with_families(svg, |letter| (letter != 'ถ').then(|| format!("Family of {letter}")));
        marked.replace([ISOLATE[0], ISOLATE_RIGHT_TO_LEFT], "[").replace(ISOLATE[1], "]")
    }

    #[test]
    fn a_run_goes_from_its_first_letter_to_its_last() {
        assert_eq!(
            marked("<text>Delhi दिल्ली नगर, 5</text>"),
            "<text><tspan font-family=\"Family of द\">[]</tspan>Delhi <tspan font-family=\"Family of द\">[दिल्ली नगर]</tspan>, 5</text>"
        );
        assert_eq!(
            marked("<svg><g/><text x=\"1\">Ä</text><text>दिल्ली ঢাকা A</text></svg>"),
            "<svg><g/><text x=\"1\">Ä</text><text><tspan font-family=\"Family of द\">[]</tspan><tspan font-family=\"Family of द\">[दिल्ली]</tspan> <tspan font-family=\"Family of ঢ\">[ঢাকা]</tspan> A</text></svg>"
        );
    }

    #[test]
    fn numbers_between_letters_from_right_to_left_are_in_their_run() {
        let family = "<tspan font-family=\"Family of ع\">";
        assert_eq!(
            marked("<text>عدد 12 الطلاب（2023/24学年）</text>"),
            format!("<text>{family}[]</tspan>{family}[عدد 12 الطلاب]</tspan>（2023/24学年）</text>")
        );
        assert_eq!(
            marked("<text>5 ع، ب 7</text>"),
            format!("<text>{family}[]</tspan>5 {family}[ع، ب]</tspan> 7</text>")
        );
    }

    #[test]
    fn emoji_that_are_one_picture_are_one_run() {
        for run in ["👩\u{200d}👩\u{200d}👧", "👩\u{200d}⚕\u{fe0f}", "🏳\u{fe0f}\u{200d}🌈🇮🇱", "🏥"]
        {
            let family = format!("<tspan font-family=\"Family of {}\">", run.chars().next().unwrap_or(' '));
            assert_eq!(
                marked(&format!("<text>{run} Clinic</text>")),
                format!("<text>{family}[]</tspan>{family}[{run}]</tspan> Clinic</text>")
            );
        }
    }

    #[test]
    fn tags_and_other_scripts_stay_as_they_are() {
        for svg in ["<text>重庆 Москва &lt; é</text>", "<text lang=\"द\">a</text>", "<text>ถ</text>", ""]
        {
            assert_eq!(marked(svg), svg);
        }
    }
}
