//! Style sheets without comments and without white space that has no meaning.

/// Shortens a style sheet without changing what it means.
pub fn minify(source: &str) -> String {
    let mut minified = Minified { out: String::with_capacity(source.len()), space: false };
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (token, tail) = rest.split_at(length);
        minified.push(token, tail);
        rest = tail;
    }
    minified.out
}

/// The length of the next token in bytes: a comment, a string, a run of white space, or one character.
fn token_length(rest: &str, first: char) -> usize {
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    match first {
        '"' | '\'' => string_length(rest, first),
        '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        c if c.is_ascii_whitespace() => rest.len() - rest.trim_ascii_start().len(),
        c => c.len_utf8(),
    }
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

struct Minified {
    out: String,
    /// Whether white space precedes the next token.
    space: bool,
}

impl Minified {
    fn push(&mut self, token: &str, tail: &str) {
        if token.trim_ascii().is_empty() {
            self.space = true;
        } else if token.starts_with("/*") {
            self.push_comment(tail);
        } else {
            self.push_text(token);
        }
    }

    /// A comment between two tokens separates them, but is not a space: it stays, empty.
    fn push_comment(&mut self, tail: &str) {
        let glued_before = !self.space && self.out.ends_with(|c: char| !"{};,".contains(c));
        let glued_after = tail.starts_with(|c: char| !c.is_ascii_whitespace());
        if glued_before && glued_after {
            self.out.push_str("/**/");
        }
    }

    fn push_text(&mut self, token: &str) {
        let before_matters = !self.out.is_empty() && !self.out.ends_with(['{', '}', ';', ',', ':', '>']);
        let after_matters = !matches!(token, "{" | "}" | ";" | "," | ">" | "!" | ")");
        if self.space && before_matters && after_matters {
            self.out.push(' ');
        }
        self.space = false;
        if token == "}" {
            while self.out.ends_with(';') {
                self.out.pop();
            }
        }
        self.out.push_str(token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_unneeded_space_go() {
        let source = "/* one */\n.a ,\n.b > c {\n  color: red ; /* two */\n  margin: 0 auto;\n}\n\n";
        assert_eq!(minify(source), ".a,.b>c{color:red;margin:0 auto}");
    }

    #[test]
    fn space_with_a_meaning_stays() {
        for source in [
            ".a :hover{top:0}",
            ".a .b{top:calc(1px + 2px)}",
            "@media screen and (min-width:30em){a{top:0}}",
            ".a/**/.b{top:0}",
            "a{font:1rem/1.5 \"PingFang  SC\",sans-serif}",
            "a{content:'/* no */ ; }'}",
            "a{content:'\\' ;  }'}",
            ".\\31 0{top:0}",
            ".a *{top:0}",
            "@container (inline-size > 30em){a{top:0}}",
        ] {
            let spaced = source.replace("{top", "{\n  top");
            assert_eq!(minify(&spaced).replace('>', " > "), source.replace(" > ", ">").replace('>', " > "));
        }
    }

    #[test]
    fn custom_properties_and_important_keep_their_meaning() {
        assert_eq!(
            minify(":host { --ink: #111 ; color: red !important }"),
            ":host{--ink:#111;color:red!important}"
        );
    }

    #[test]
    fn an_unclosed_comment_or_string_ends_with_the_sheet() {
        assert_eq!(minify("a{color:red /* open"), "a{color:red");
        assert_eq!(minify("a{content:'open"), "a{content:'open");
    }

    #[test]
    fn minifying_twice_changes_nothing() {
        let once = minify(".a  +  .b { top : calc( (1px + 2px) * 3 ) }");
        assert_eq!(minify(&once), once);
    }
}
