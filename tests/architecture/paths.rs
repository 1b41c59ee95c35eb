//! The paths of a Rust file, read from its tokens: what stands in comments and in strings is not seen.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is written, from its first segment on: `["super", "view", "View"]`.
pub type Path = Vec<String>;

/// A path in a file, or one leaf of a `use` tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The segments; of a glob import, those before the `*`.
    pub path: Path,
    /// Line of the first segment, from 1.
    pub line: usize,
    /// What the path is imported as; nothing for a path in the code.
    pub import: Option<Import>,
}

/// What a `use` brings into its module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// One name; whether it is handed on by `pub use`.
    Name { name: String, is_public: bool },
    /// Everything, as in `use super::*`.
    Glob,
}

/// What a file says, without its tests.
#[derive(Debug, Default)]
pub struct Source {
    /// Modules that stand in files of their own.
    pub modules: Vec<String>,
    /// Items defined at the top of the file.
    pub items: BTreeSet<String>,
    /// Every path with more than one segment, and every import.
    pub mentions: Vec<Mention>,
    /// Identifiers outside of imports.
    pub words: BTreeSet<String>,
}

impl Source {
    /// Reads a file's text; items under `#[cfg(test)]` are left out.
    ///
    /// # Panics
    /// Where the text is not Rust, or holds a module in braces: each has a file of its own.
    pub fn read(text: &str) -> Source {
        let tokens = TokenStream::from_str(text).unwrap_or_else(|error| panic!("not Rust: {error}"));
        let mut source = Source::default();
        let tokens = without_tests(tokens);
        source.note_items(&tokens);
        source.walk(tokens);
        source
    }

    fn note_items(&mut self, tokens: &[TokenTree]) {
        const KEYWORDS: [&str; 8] = ["struct", "enum", "fn", "const", "static", "type", "trait", "union"];
        for pair in tokens.windows(2) {
            let (Some(keyword), Some(name)) = (ident(&pair[0]), ident(&pair[1])) else { continue };
            if keyword == "mod" {
                self.modules.push(name);
            } else if KEYWORDS.contains(&keyword.as_str()) {
                self.items.insert(name);
            }
        }
        for triple in tokens.windows(3) {
            if is(&triple[0], "macro_rules") {
                self.items.extend(ident(&triple[2]));
            }
        }
        let inline = tokens.windows(3).find(|it| is(&it[0], "mod") && matches!(it[2], TokenTree::Group(_)));
        assert!(inline.is_none(), "a module in braces: {:?}", inline.map(|it| it[1].to_string()));
    }

    fn walk(&mut self, tokens: Vec<TokenTree>) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.walk(without_tests(group.stream())),
                TokenTree::Ident(_) if is(token, "use") => {
                    let end = (at..tokens.len()).find(|it| is(&tokens[*it], ";")).unwrap_or(tokens.len());
                    let is_public = is_public(&tokens[..at]);
                    self.import(&[], &tokens[at + 1..end], is_public);
                    at = end;
                }
                TokenTree::Ident(_) => {
                    let (path, after) = path(&tokens, at);
                    self.words.extend(path.iter().cloned());
                    if path.len() > 1 {
                        self.mentions.push(Mention { path, line: line(token), import: None });
                    }
                    at = after - 1;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// The leaves of a `use` tree below a prefix.
    fn import(&mut self, prefix: &[String], tokens: &[TokenTree], is_public: bool) {
        for tree in tokens.split(|token| is(token, ",")) {
            let Some(first) = tree.iter().position(|token| !is(token, ":")) else { continue };
            let (own, after) =
                if ident(&tree[first]).is_some() { path(tree, first) } else { (Vec::new(), first) };
            let path = [prefix, &own].concat();
            let rest: Vec<&TokenTree> = tree[after..].iter().filter(|token| !is(token, ":")).collect();
            match rest.as_slice() {
                [TokenTree::Group(group)] => {
                    self.import(&path, &group.stream().into_iter().collect::<Vec<_>>(), is_public)
                }
                [star] if is(star, "*") => {
                    self.mentions.push(Mention { path, line: line(&tree[first]), import: Some(Import::Glob) })
                }
                rest => {
                    self.push_name(path, line(&tree[first]), rest.get(1).and_then(|it| ident(it)), is_public)
                }
            }
        }
    }

    fn push_name(&mut self, mut path: Path, line: usize, alias: Option<String>, is_public: bool) {
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let Some(name) = alias.or_else(|| path.last().cloned()) else { return };
        self.mentions.push(Mention { path, line, import: Some(Import::Name { name, is_public }) });
    }
}

/// The path that begins at an identifier, and the index of the first token after it.
fn path(tokens: &[TokenTree], start: usize) -> (Path, usize) {
    let mut path: Path = ident(&tokens[start]).into_iter().collect();
    let mut at = start + 1;
    while let [first, second, name, ..] = &tokens[at.min(tokens.len())..]
        && is(first, ":")
        && is(second, ":")
        && let Some(name) = ident(name)
    {
        path.push(name);
        at += 3;
    }
    (path, at)
}

/// The tokens without the items that exist in tests only.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut out = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_for_tests = is(&token, "#")
            && matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)");
        if !is_for_tests {
            out.push(token);
            continue;
        }
        // Up to the end of the item; an attribute's own group is no body.
        for token in tokens.by_ref() {
            let is_body = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            if is(&token, ";") || is_body {
                break;
            }
        }
    }
    out
}

fn is_public(before: &[TokenTree]) -> bool {
    match before {
        [.., token] if is(token, "pub") => true,
        [.., token, TokenTree::Group(group)] => {
            is(token, "pub") && group.delimiter() == Delimiter::Parenthesis
        }
        _ => false,
    }
}

fn is(token: &TokenTree, text: &str) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == text,
        TokenTree::Punct(punct) => text.len() == 1 && text.starts_with(punct.as_char()),
        _ => false,
    }
}

fn ident(token: &TokenTree) -> Option<String> {
    let TokenTree::Ident(ident) = token else { return None };
    Some(ident.to_string().trim_start_matches("r#").to_owned())
}

fn line(token: &TokenTree) -> usize {
    token.span().start().line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that a text mentions, with its line.
    fn mentioned(text: &str) -> Vec<String> {
        let mentions = Source::read(text).mentions;
        mentions.iter().map(|it| format!("{} {}", it.line, it.path.join("::"))).collect()
    }

    #[test]
    fn paths_are_found_wherever_they_stand() {
        assert_eq!(
            mentioned(
                "fn f(a: &crate::a::A) -> Vec<super::b::B> {\n let x = crate :: c\n :: D::new::<crate::e::E>(a.f::<self::g::G>());\n \
                 println!(\"{}\", [crate::h::i!()]);\n}\n#[derive(crate::j::J)]\nmacro_rules! m { () => { $crate::k::l() } }"
            ),
            [
                "1 crate::a::A",
                "1 super::b::B",
                "2 crate::c::D::new",
                "3 crate::e::E",
                "3 self::g::G",
                "4 crate::h::i",
                "6 crate::j::J",
                "7 crate::k::l",
            ]
        );
    }

    #[test]
    fn every_leaf_of_an_import_is_a_path() {
        let text = "use crate::{a::{self, B}, c::*, d as e};\npub(crate) use {super::f, ::std::fmt as g};";
        let source = Source::read(text);
        let leaf = |it: &Mention| match &it.import {
            Some(Import::Name { name, is_public }) => format!("{} as {name} {is_public}", it.path.join("::")),
            Some(Import::Glob) => format!("all of {}", it.path.join("::")),
            None => "a path".to_owned(),
        };
        assert_eq!(
            source.mentions.iter().map(leaf).collect::<Vec<_>>(),
            [
                "crate::a as a false",
                "crate::a::B as B false",
                "all of crate::c",
                "crate::d as e false",
                "super::f as f true",
                "std::fmt as g true",
            ]
        );
        assert!(!source.words.contains("B"));
    }

    #[test]
    fn comments_strings_and_tests_are_no_code() {
        let text = "//! [`crate::a`]\n/* use crate::b::c; /* crate::d::e */ */\n/// use crate::f;\n\
             const A: &str = \"use crate::g;\"; const B: &str = r#\"crate::h::i \"# ; const C: char = '\"'; // crate::j::k\n\
             #[cfg(test)]\nuse crate::l;\n#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests { use crate::m; }\n\
             impl A {\n #[cfg(test)]\n fn n() { crate::n::o() }\n fn p() {} }\nuse crate::q;";
        assert_eq!(mentioned(text), ["14 crate::q"]);
        assert_eq!(Source::read(text).items, BTreeSet::from(["A", "B", "C"].map(str::to_owned)));
    }

    #[test]
    fn modules_in_files_and_items_are_noted() {
        let source =
            Source::read("pub mod a;\nmod r#mod_b;\npub fn c() {}\nmacro_rules! d { () => {} }\nenum E {}");
        assert_eq!(source.modules, ["a", "mod_b"]);
        assert_eq!(source.items, BTreeSet::from(["c", "d", "E"].map(str::to_owned)));
    }
}
