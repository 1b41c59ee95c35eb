//! Templates of pages and scripts: `{{name}}` and `<!--name-->` stand for what the build knows.

use crate::site::Result;

/// Replaces each marker by its value as it is: the caller escapes.
///
/// A marker is `{{name}}` or `<!--name-->` without spaces, its name of small letters, digits, `-`, `_`, `.` and `:`. Values
/// are not searched for markers.
///
/// # Errors
/// The first marker without a value, with its line.
///
/// ```
/// use reported_figures::site::pages::template::fill;
///
/// let page = fill("<title>{{title}}</title>", &[("title", "GDP growth")])?;
/// assert_eq!(page, "<title>GDP growth</title>");
/// assert_eq!(fill("one\n{{two}}", &[("title", "")]).unwrap_err(), "line 2: nothing fills the marker “two”");
/// # Ok::<(), String>(())
/// ```
pub fn fill<N: AsRef<str>, V: AsRef<str>>(template: &str, values: &[(N, V)]) -> Result<String> {
    let mut out = String::with_capacity(template.len());
    let mut done = 0;
    while let Some(marker) = next_marker(template, done) {
        let Some((_, value)) = values.iter().find(|(name, _)| name.as_ref() == marker.name) else {
            let line = template[..marker.start].matches('\n').count() + 1;
            return Err(format!("line {line}: nothing fills the marker “{}”", marker.name));
        };
        out.push_str(&template[done..marker.start]);
        out.push_str(value.as_ref());
        done = marker.end;
    }
    out.push_str(&template[done..]);
    Ok(out)
}

/// Whether a template has a marker of this name.
pub fn has_marker(template: &str, name: &str) -> bool {
    let markers = std::iter::successors(next_marker(template, 0), |marker| next_marker(template, marker.end));
    markers.into_iter().any(|marker| marker.name == name)
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
        && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-_.:".contains(&c))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NONE: [(&str, &str); 0] = [];

    #[test]
    fn both_kinds_of_marker_are_filled_wherever_they_stand() {
        let filled = fill(
            "<title>{{title}}</title><main><!--chart--></main>{{title}}",
            &[("title", "重庆"), ("chart", "<svg/>")],
        );
        assert_eq!(filled.unwrap(), "<title>重庆</title><main><svg/></main>重庆");
    }

    #[test]
    fn values_are_not_searched_for_markers() {
        assert_eq!(fill("{{a}}{{b}}", &[("a", "{{b}}"), ("b", "<!--a-->")]).unwrap(), "{{b}}<!--a-->");
    }

    #[test]
    fn a_marker_without_a_value_is_named_with_its_line() {
        let error = fill("one\n{{title}}\n<!--chart-->", &[("title", "x")]).unwrap_err();
        assert_eq!(error, "line 3: nothing fills the marker “chart”");
    }

    #[test]
    fn every_marker_of_a_template_is_found() {
        let template = "{{a}} <!--b--> {{ c }}";
        assert_eq!(["a", "b", "c"].map(|name| has_marker(template, name)), [true, true, false]);
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
            assert_eq!(fill(text, &NONE).unwrap(), text);
        }
        assert_eq!(fill("{{ {{a}} <!--no <!--a-->", &[("a", "x")]).unwrap(), "{{ x <!--no x");
    }
}
