//! Modules know only those before them: every path in every file below `src` is read, and none may lead up or round.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod modules;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use modules::{Modules, Name, Use};

/// What data passes through, in this order: a module knows only modules before it. The list in the documentation of
/// `src/lib.rs` is the same.
const ORDER: [&str; 13] = [
    "dataset", "table", "analysis", "view", "text", "scale", "scene", "chart", "outline", "draw", "export",
    "web", "site",
];

/// Replacements for parts of the standard library: every module may use them, and each those before it.
const FOUNDATIONS: [&str; 2] = ["collect", "sort"];

/// What still points up or round, with the day it was listed. The list only shrinks: what is not in it fails, and so
/// does an entry that is no longer true.
const KNOWN: &[(&str, &str)] = &[
    ("2026-11-25", "draw/mod.rs ⇄ files below it"),
    ("2026-11-25", "scene/mod.rs ⇄ files below it"),
    ("2026-11-25", "site/build: bundle ⇄ compile"),
];

/// What the file of a folder itself is called among the files below it.
const OWN: &str = "mod";

fn modules() -> Modules {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    Modules::read(&|path| std::fs::read_to_string(src.join(path)).ok())
}

/// Where a module at the top stands in the order: what every module may use first, the program last.
fn position(name: &str) -> usize {
    match name {
        "main" => FOUNDATIONS.len() + ORDER.len(),
        name => {
            let found = FOUNDATIONS.iter().chain(&ORDER).position(|known| *known == name);
            found.unwrap_or_else(|| panic!("src/{name} has no position in ORDER, tests/architecture/main.rs"))
        }
    }
}

fn top(name: &Name) -> Option<&str> {
    name.first().map(String::as_str)
}

/// The uses of a module at the top by one before it, by what points where.
fn upward(uses: &BTreeSet<Use>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Use { from, to, location } in uses {
        if let (Some(from), Some(to)) = (top(from), top(to))
            && from != to
            && position(from) <= position(to)
        {
            found.entry(format!("{from} → {to}")).or_default().push(location.clone());
        }
    }
    found
}

/// The circles among the files and folders of one folder, with the uses that close them.
fn circles(folder: &Name, uses: &BTreeSet<Use>) -> BTreeMap<String, Vec<String>> {
    let node = |name: &Name| match name.strip_prefix(folder.as_slice())? {
        [] => Some(OWN.to_owned()),
        [child, ..] => Some(child.clone()),
    };
    let within: Vec<(String, String, &str)> = uses
        .iter()
        .filter_map(|it| Some((node(&it.from)?, node(&it.to)?, it.location.as_str())))
        .filter(|(from, to, _)| from != to)
        .collect();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to, _) in &within {
        edges.entry(from).or_default().insert(to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|from| (*from, reachable(from, &edges))).collect();
    let leads = |from: &str, to: &str| reach.get(from).is_some_and(|all| all.contains(to));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (from, to, location) in &within {
        if leads(to, from) {
            let members: Vec<&str> =
                reach.keys().copied().filter(|it| leads(it, from) && leads(from, it)).collect();
            found.entry(circle(folder, &members)).or_default().push(format!("{location}: {from} uses {to}"));
        }
    }
    found
}

/// What a circle is called in [`KNOWN`].
fn circle(folder: &Name, members: &[&str]) -> String {
    let folder = folder.join("/");
    if members.contains(&OWN) {
        format!("{folder}/{OWN}.rs ⇄ files below it")
    } else {
        format!("{folder}: {}", members.join(" ⇄ "))
    }
}

/// Everything that can be reached from a node in one step or more.
fn reachable<'a>(from: &str, edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = edges.get(from).into_iter().flatten().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(edges.get(next).into_iter().flatten());
        }
    }
    found
}

#[test]
fn no_module_uses_one_after_it_or_round_a_circle() {
    let modules = modules();
    let uses = modules.uses();
    let mut found = upward(&uses);
    for folder in modules.folders().into_iter().filter(|folder| !folder.is_empty()) {
        found.extend(circles(folder, &uses));
    }
    let known: BTreeSet<&str> = KNOWN.iter().map(|(_, name)| *name).collect();
    let new: Vec<_> = found.iter().filter(|(name, _)| !known.contains(name.as_str())).collect();
    let gone: Vec<_> = known.iter().filter(|name| !found.contains_key(**name)).collect();
    assert!(new.is_empty(), "these point up or round: {new:#?}");
    assert!(
        gone.is_empty(),
        "these are no more; remove them from KNOWN, tests/architecture/main.rs: {gone:#?}"
    );
}

#[test]
fn the_crates_documentation_lists_the_modules_in_this_order() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("//! ")?.split_once(". "));
    let listed = lines.filter(|(number, _)| number.parse::<u8>().is_ok());
    let listed: Vec<_> = listed.map(|(_, rest)| rest.split('`').nth(1).unwrap_or_default()).collect();
    let modules = modules();
    let exists = |name: &&str| modules.children(&[]).contains(&&vec![(*name).to_owned()]);
    let expected: Vec<_> = ORDER.into_iter().filter(exists).collect();
    assert_eq!(listed, expected);
}
