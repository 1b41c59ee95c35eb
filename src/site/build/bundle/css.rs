//! Style sheets without comments and spare white space. Only what can mean nothing is dropped.

/// Folds a style sheet. Strings stay as they are; every other meaning stays too.
pub fn minify(source: &str) -> String {
    let mut folded = Folded { out: String::with_capacity(source.len()), space: false };
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (token, tail) = rest.split_at(length);
        folded.push(token, tail);
        rest = tail;
    }
    folded.out
}

/// How many bytes belong together: a comment, a string, a run of white space, or one character.
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

struct Folded {
    out: String,
    /// White space stood here and may still matter.
    space: bool,
}

impl Folded {
    fn push(&mut self, token: &str, tail: &str) {
        if token.trim_ascii().is_empty() {
            self.space = true;
        } else if token.starts_with("/*") {
            self.push_comment(tail);
        } else {
            self.push_text(token);
        }
    }

    /// A comment between two words keeps them apart without the meaning of a space.
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
    fn comments_and_spare_space_go() {
        let source = "/* one */\n.a ,\n.b > c {\n  color: red ; /* two */\n  margin: 0 auto;\n}\n\n";
        assert_eq!(minify(source), ".a,.b>c{color:red;margin:0 auto}");
    }

    #[test]
    fn space_that_means_something_stays() {
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
    fn an_unfinished_sheet_is_no_endless_loop() {
        assert_eq!(minify("a{color:red /* open"), "a{color:red");
        assert_eq!(minify("a{content:'open"), "a{content:'open");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let once = minify(".a  +  .b { top : calc( (1px + 2px) * 3 ) }");
        assert_eq!(minify(&once), once);
    }
}
