//! The tree of modules below `src`, and which of them uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::paths::{self, Import, Mention, Source};

/// A module's path from the root of the crate: `["dataset", "read"]`; empty for the root.
pub type Name = Vec<String>;

/// The crate's modules by name.
pub struct Modules {
    sources: BTreeMap<Name, (PathBuf, Source)>,
}

/// One module names an item of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Who names it.
    pub from: Name,
    /// The module that defines it, behind all re-exports.
    pub to: Name,
    /// File and line, for a person.
    pub location: String,
}

/// Gives the text of a file below `src`, if there is such a file.
pub type Files<'a> = dyn Fn(&Path) -> Option<String> + 'a;

impl Modules {
    /// Reads `lib.rs` and every module that it declares, and `main.rs` as a module of that name.
    pub fn read(files: &Files) -> Modules {
        let mut modules = Modules { sources: BTreeMap::new() };
        modules.add(Name::new(), &["lib.rs".into()], "".as_ref(), files);
        modules.add(vec!["main".to_owned()], &["main.rs".into()], "".as_ref(), files);
        modules
    }

    fn add(&mut self, name: Name, candidates: &[PathBuf], folder: &Path, files: &Files) {
        let found = candidates.iter().find_map(|file| Some((file, files(file)?)));
        let (file, text) = found.unwrap_or_else(|| panic!("src has none of {candidates:?}"));
        let source = Source::read(&text);
        for child in &source.modules {
            let own = folder.join(child);
            let candidates = [folder.join(format!("{child}.rs")), own.join("mod.rs")];
            self.add([name.as_slice(), std::slice::from_ref(child)].concat(), &candidates, &own, files);
        }
        self.sources.insert(name, (file.clone(), source));
    }

    /// The modules directly below one.
    pub fn children(&self, parent: &[String]) -> Vec<&Name> {
        self.sources
            .keys()
            .filter(|name| name.len() == parent.len() + 1 && name.starts_with(parent))
            .collect()
    }

    /// Every module that has others below it.
    pub fn folders(&self) -> Vec<&Name> {
        self.sources.keys().filter(|name| !self.children(name).is_empty()).collect()
    }

    /// Every use of one module by another.
    pub fn uses(&self) -> BTreeSet<Use> {
        let mut uses = BTreeSet::new();
        for (from, (file, source)) in &self.sources {
            let is_used = |mention: &&Mention| self.is_used(from, source, mention);
            for mention in source.mentions.iter().filter(is_used) {
                if let Some(to) = self.absolute(from, &mention.path).and_then(|path| self.resolve(&path, 0))
                    && to != *from
                {
                    let location = format!("src/{}:{}", file.display(), mention.line);
                    uses.insert(Use { from: from.clone(), to, location });
                }
            }
        }
        uses
    }

    /// Handing on what lies below, as a folder's `mod.rs` does, is no use of it; naming it elsewhere in the file is.
    fn is_used(&self, from: &Name, source: &Source, mention: &Mention) -> bool {
        let is_below = self.absolute(from, &mention.path).is_some_and(|path| path.starts_with(from));
        match &mention.import {
            Some(Import::Name { name, is_public: true }) => !is_below || source.words.contains(name),
            Some(Import::Glob) => !is_below,
            _ => true,
        }
    }

    /// A path from the root of the crate; nothing for a path into another crate, or to a local name.
    fn absolute(&self, from: &Name, path: &[String]) -> Option<paths::Path> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "reported_figures" if from.first().is_some_and(|name| name == "main") => Some(rest.to_vec()),
            "self" => Some([from, rest].concat()),
            "super" => {
                let parent = &from[..from.len().checked_sub(1)?];
                match rest.first() {
                    Some(next) if next == "super" => self.absolute(&parent.to_vec(), rest),
                    _ => Some([parent, rest].concat()),
                }
            }
            child if self.sources.contains_key(&[from.as_slice(), &[child.to_owned()]].concat()) => {
                Some([from, path].concat())
            }
            name => {
                let (_, source) = self.sources.get(from)?;
                let imports = source.mentions.iter().filter(|it| it.path[0] != name);
                let imported = imports
                    .filter(|it| matches!(&it.import, Some(Import::Name { name: own, .. }) if own == name));
                let path = imported.map(|it| self.absolute(from, &it.path)).next()??;
                Some([path.as_slice(), rest].concat())
            }
        }
    }

    /// The module that defines what a path leads to; nothing if that is another crate's.
    fn resolve(&self, path: &[String], depth: usize) -> Option<Name> {
        assert!(depth < 20, "{path:?} leads in a circle");
        let known = (0..=path.len()).rev().find(|len| self.sources.contains_key(&path[..*len]))?;
        let (module, rest) = path.split_at(known);
        let (_, source) = &self.sources[module];
        let Some((item, after)) = rest.split_first() else { return Some(module.to_vec()) };
        if source.items.contains(item) {
            return Some(module.to_vec());
        }
        let mut globs = Vec::new();
        for Mention { path, import, .. } in &source.mentions {
            match import {
                Some(Import::Name { name, .. }) if name == item => {
                    let path = self.absolute(&module.to_vec(), path)?;
                    return self.resolve(&[path.as_slice(), after].concat(), depth + 1);
                }
                Some(Import::Glob) => globs.extend(self.absolute(&module.to_vec(), path)),
                _ => {}
            }
        }
        let through = |glob: paths::Path| self.resolve(&[glob.as_slice(), rest].concat(), depth + 1);
        globs.into_iter().find_map(through).or_else(|| Some(module.to_vec()))
    }
}

#[test]
fn uses_lead_to_the_module_that_defines_the_item() {
    let files = [
        ("lib.rs", "pub mod one;\npub mod two;"),
        ("main.rs", "fn main() { reported_figures::one::go() }"),
        ("one/mod.rs", "mod deep;\npub use deep::Deep;\npub fn go() {}\nuse std::fmt;"),
        ("one/deep.rs", "use super::super::two::{self, Two as Other};\npub struct Deep(Other, two::Four);"),
        (
            "two.rs",
            "mod three;\npub use three::*;\npub struct Two;\n#[cfg(test)]\nmod tests {\n use crate::one::go; }",
        ),
        (
            "two/three.rs",
            "use crate::one::{Deep, fmt, go};\nuse super::Two;\npub struct Four([u8; { go(); 1 }]);",
        ),
    ];
    let text = |path: &Path| {
        files.iter().find(|(name, _)| path == Path::new(name)).map(|(_, text)| text.to_string())
    };
    let uses = Modules::read(&text).uses();
    let found: Vec<String> = uses
        .iter()
        .map(|it| format!("{} {} {}", it.from.join("::"), it.to.join("::"), it.location))
        .collect();
    assert_eq!(
        found,
        [
            "main one src/main.rs:1",
            "one::deep two src/one/deep.rs:1",
            "one::deep two::three src/one/deep.rs:2",
            "two::three one src/two/three.rs:1",
            "two::three one::deep src/two/three.rs:1",
            "two::three two src/two/three.rs:2",
        ]
    );
}
