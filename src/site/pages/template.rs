//! Pages as templates: `<!--name-->` and `{{name}}` stand for what the build knows.

use crate::site::Result;

/// Replaces each marker by its text, as it is: who fills in escapes.
///
/// A marker is `{{name}}` or `<!--name-->` without spaces, its name of small letters, digits, `-`, `.` and `:`. What is
/// filled in is not searched for markers again.
///
/// # Errors
/// Names the first marker that nothing fills, and its line.
pub fn page(template: &str, fill: &[(&str, &str)]) -> Result<String> {
    let mut out =
        String::with_capacity(template.len() + fill.iter().map(|(_, text)| text.len()).sum::<usize>());
    let mut done = 0;
    while let Some(marker) = next_marker(template, done) {
        let Some((_, text)) = fill.iter().find(|(name, _)| *name == marker.name) else {
            let line = template[..marker.start].matches('\n').count() + 1;
            return Err(format!("line {line}: nothing fills the marker “{}”", marker.name));
        };
        out.push_str(&template[done..marker.start]);
        out.push_str(text);
        done = marker.end;
    }
    out.push_str(&template[done..]);
    Ok(out)
}

struct Marker<'a> {
    name: &'a str,
    start: usize,
    end: usize,
}

fn next_marker(template: &str, from: usize) -> Option<Marker<'_>> {
    [("{{", "}}"), ("<!--", "-->")]
        .into_iter()
        .filter_map(|(open, close)| next_between(template, from, open, close))
        .min_by_key(|marker| marker.start)
}

fn next_between<'a>(template: &'a str, from: usize, open: &str, close: &str) -> Option<Marker<'a>> {
    template[from..].match_indices(open).find_map(|(at, _)| {
        let start = from + at;
        let inner = &template[start + open.len()..];
        let name = &inner[..inner.find(close)?];
        is_name(name).then_some(Marker { name, start, end: start + open.len() + name.len() + close.len() })
    })
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-.:".contains(&c))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn both_kinds_of_marker_are_filled_wherever_they_stand() {
        let filled = page(
            "<title>{{title}}</title><main><!--chart--></main>{{title}}",
            &[("title", "重庆"), ("chart", "<svg/>")],
        );
        assert_eq!(filled.unwrap(), "<title>重庆</title><main><svg/></main>重庆");
    }

    #[test]
    fn what_is_filled_in_is_not_searched_again() {
        assert_eq!(page("{{a}}{{b}}", &[("a", "{{b}}"), ("b", "<!--a-->")]).unwrap(), "{{b}}<!--a-->");
    }

    #[test]
    fn a_marker_that_nothing_fills_is_named_with_its_line() {
        let error = page("one\n{{title}}\n<!--chart-->", &[("title", "x")]).unwrap_err();
        assert_eq!(error, "line 3: nothing fills the marker “chart”");
    }

    #[test]
    fn comments_and_braces_that_are_no_markers_stay() {
        for text in [
            "<!-- a note -->",
            "{{ not one }}",
            "{{}}",
            "if (a) {{ b }}",
            "<!--[if IE]>x<![endif]-->",
            "{{open",
            "重{{庆}}",
        ] {
            assert_eq!(page(text, &[]).unwrap(), text);
        }
        assert_eq!(page("{{ {{a}} <!--no <!--a-->", &[("a", "x")]).unwrap(), "{{ x <!--no x");
    }
}
