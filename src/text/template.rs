//! Sentences from templates: `{0}`, `{1}` … are replaced by arguments, `|` separates singular from plural.

/// Replaces each `{0}`, `{1}` … of the template by the argument with that index.
pub fn fill(template: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((index, after)) = after.split_once('}') else { return out };
        let arg = index.bytes().next().and_then(|digit| args.get(usize::from(digit.wrapping_sub(b'0'))));
        out.push_str(arg.copied().unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The singular or plural half of a template that has both; else the template itself.
pub fn plural(template: &'static str, count: usize) -> &'static str {
    match template.split_once('|') {
        Some((one, _)) if count == 1 => one,
        Some((_, many)) => many,
        None => template,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_argument_is_put_where_its_index_is() {
        assert_eq!(fill("{1} of {0}, {1}", &["ten", "seven"]), "seven of ten, seven");
    }

    #[test]
    fn an_argument_that_is_missing_is_left_out() {
        assert_eq!(fill("a{7}b{", &[]), "ab");
    }

    #[test]
    fn plural_chooses_by_count() {
        assert_eq!(plural("{0} unit|{0} units", 1), "{0} unit");
        assert_eq!(plural("{0} unit|{0} units", 2), "{0} units");
        assert_eq!(plural("{0}个单位", 1), "{0}个单位");
    }
}
