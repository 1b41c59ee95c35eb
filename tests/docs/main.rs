//! The documents say what is there: links lead somewhere, paths, names, commands and keys exist.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod decisions;
mod failures;
mod markdown;

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;
use std::process::Command;

use markdown::{Document, documents, root};
use reported_figures::analysis::AnalysedDataset;
use reported_figures::{dataset, export};
use serde_json::Value;

/// What a file of the repository holds.
fn file(path: &str) -> String {
    read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn set<T: Into<String>>(items: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    items.into_iter().map(Into::into).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_lead_somewhere() {
    let documents = documents();
    let mut wrong = Vec::new();
    for document in &documents {
        for link in document.links.iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').map_or((link.as_str(), None), |(a, b)| (a, Some(b)));
            let target = match path {
                "" => document.path.clone(),
                path => resolved(&document.path, path),
            };
            let other = documents.iter().find(|other| other.path == target);
            let is_there = root().join(&target).exists();
            let has_anchor =
                anchor.is_none_or(|anchor| other.is_some_and(|it| it.anchors.iter().any(|it| it == anchor)));
            if !is_there || !has_anchor {
                wrong.push(format!("{}: nothing at {link}", document.path));
            }
        }
    }
    assert_none(&wrong);
}

/// A relative address of a document, from the root of the repository.
fn resolved(document: &str, address: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in address.trim_end_matches('/').split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path of the repository that code in a document names; a path may have a line or an example's name after it.
fn named_path(code: &str) -> Option<&str> {
    let path = code.split_whitespace().next()?.trim_end_matches(['/', ',', '.', ';', ':']);
    let folders = ["src/", "www/", "tests/", "docs/", "benches/"];
    let is_pattern = path.contains(['*', '…', '<', '{']);
    (folders.iter().any(|folder| path.starts_with(folder)) && !is_pattern).then_some(path)
}

#[test]
fn paths_exist() {
    let mut wrong = Vec::new();
    // A changelog names what once was.
    for document in documents().iter().filter(|document| document.path != "CHANGELOG.md") {
        for path in document.codes.iter().filter_map(|code| named_path(code)) {
            // What a command of a document writes.
            let is_written = path.ends_with("/node_modules") || path.starts_with("benches/peers/out");
            if !root().join(path).exists() && !is_written {
                wrong.push(format!("{}: there is no {path}", document.path));
            }
        }
    }
    assert_none(&wrong);
}

/// “`ranks` in `src/analysis/rank.rs`” holds only while the file has the word.
#[test]
fn names_are_in_the_files_that_documents_say() {
    let (mut wrong, mut found) = (Vec::new(), 0);
    for document in &documents() {
        for (name, between, code) in &document.pairs {
            let Some(path) = named_path(code).filter(|path| root().join(path).is_file()) else { continue };
            if between.trim() != "in" {
                continue;
            }
            found += 1;
            let last = name.trim_end_matches("()").rsplit("::").next().unwrap_or_default();
            if !words(&file(path)).contains(last) {
                wrong.push(format!("{}: no {name} in {path}", document.path));
            }
        }
    }
    assert_none(&wrong);
    assert!(found > 20, "{found} names with a path: the documents say them in another way now");
}

fn words(text: &str) -> BTreeSet<String> {
    set(text.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
}

fn program(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_reported-figures")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The words after `cargo run`, as far as they are a command and the names of its arguments.
fn commands(code: &str) -> Option<(Option<String>, Vec<String>)> {
    let line = code.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '$');
    let rest = line.strip_prefix("cargo run")?.split('#').next()?;
    // An example is a program of its own.
    if rest.contains("--example") {
        return None;
    }
    let mut words = rest.split_whitespace().skip_while(|word| *word == "--").peekable();
    let command = words.next_if(|word| !word.starts_with('-')).map(str::to_owned);
    Some((command, words.filter(|word| word.starts_with('-')).map(str::to_owned).collect()))
}

#[test]
fn commands_are_those_of_the_program() {
    let help = program(&["--help"]);
    let known = help.split("Commands:").nth(1).and_then(|rest| rest.split("Options:").next()).unwrap();
    let known: BTreeSet<String> =
        known.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    let (mut wrong, mut named) = (Vec::new(), BTreeSet::new());
    for document in &documents() {
        for (command, arguments) in document.codes.iter().filter_map(|code| commands(code)) {
            if command.as_ref().is_some_and(|command| !known.contains(command)) {
                wrong.push(format!("{}: there is no command {command:?}", document.path));
                continue;
            }
            let help =
                program(&[command.as_deref(), Some("--help")].into_iter().flatten().collect::<Vec<_>>());
            let has = |argument: &&String| {
                help.split([' ', ',', '\n']).any(|it| it == argument.split('=').next().unwrap_or_default())
            };
            for argument in arguments.iter().filter(|argument| !has(argument)) {
                wrong.push(format!("{}: {command:?} has no {argument}", document.path));
            }
            named.extend(command);
        }
    }
    assert_none(&wrong);
    let unnamed: Vec<_> = known.iter().filter(|it| *it != "help" && !named.contains(*it)).collect();
    assert!(unnamed.is_empty(), "no document names {unnamed:?}");
}

#[test]
fn the_readme_is_short() {
    let count = Document::read("README.md").text.split_whitespace().count();
    assert!(count <= 700, "{count} words");
}

/// The string literals of an array in a file of the element, wherever in `www` it is.
fn array_of_strings(name: &str) -> BTreeSet<String> {
    let start = format!("{name} = [");
    let mut folders = vec![root().join("www")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "js")
                && let Some((_, rest)) = read_to_string(&path).unwrap().split_once(&start)
            {
                return set(rest.split(']').next().unwrap().split('"').skip(1).step_by(2));
            }
        }
    }
    panic!("no {start} in www")
}

#[test]
fn attributes_are_those_of_the_element() {
    let documented = set(Document::read("docs/embedding.md").column("attributes", 0));
    let mut known = array_of_strings("VIEW");
    known.extend(["src", "mapping", "refresh", "loading", "linked"].map(str::to_owned));
    assert_eq!(documented, known);
}

/// The names that begin the lines of a block of the element's types.
fn typed(block: &str) -> BTreeSet<String> {
    let types = file("www/npm/reported-figures.d.ts");
    let rest = types.split_once(block).unwrap_or_else(|| panic!("no {block} in the types")).1;
    let lines = rest.split("\n}").next().unwrap().lines();
    let names = lines.filter_map(|line| {
        let line = line.strip_prefix("  ").filter(|line| !line.starts_with([' ', '/', '*', '}', ')']))?;
        let line = ["static ", "readonly ", "get ", "set "]
            .iter()
            .fold(line, |it, word| it.strip_prefix(word).unwrap_or(it));
        Some(line.split([':', '(', '<', '?']).next().unwrap_or_default().to_owned())
    });
    names.filter(|name| !name.ends_with("EventListener")).collect()
}

#[test]
fn the_element_is_documented_as_its_types_have_it() {
    let embedding = Document::read("docs/embedding.md");
    assert_eq!(set(embedding.column("events", 0)), typed("interface ReportedFiguresEventMap {"));
    let mut documented = set(embedding.column("attributes", 0));
    documented.extend(embedding.column("properties", 0));
    documented
        .extend(embedding.column("methods", 0).iter().map(|it| it.split('(').next().unwrap().to_owned()));
    // Every element has this one.
    documented.remove("lang");
    assert_eq!(documented, typed("export class ReportedFigures extends HTMLElement {"));
}

#[test]
fn columns_are_those_of_the_csv() {
    let csv = export::csv(&AnalysedDataset::new(dataset::embedded()), &[]);
    let columns: Vec<_> = csv.trim_matches(['\u{feff}', '\r', '\n']).split(',').collect();
    assert_eq!(Document::read("docs/embedding.md").column("csv-columns", 0), columns);
}

/// Every key of the schema, below the heading of its object; and whether the default says that it is required.
#[test]
fn keys_are_those_of_the_schema() {
    let schema: Value = serde_json::from_str(&file("src/dataset/schema.json")).unwrap();
    let format = Document::read("docs/dataset-format.md");
    let defs = &schema["$defs"];
    let objects = [
        ("the-document", &schema),
        ("source", &defs["source"]),
        ("document", &defs["document"]),
        ("kind-theme-or-grade", &defs["named"]),
        ("correction", &defs["correction"]),
        ("reference", &defs["reference"]),
        ("unit", &defs["unit"]),
        ("metric", &defs["metric"]),
        ("near-metric", &defs["metric"]["properties"]["near"]["items"]),
        ("figure", &defs["figure"]),
        ("gap", &defs["gap"]),
    ];
    for (heading, object) in objects {
        let keys = set(object["properties"].as_object().unwrap().keys());
        assert_eq!(set(format.column(heading, 0)), keys, "below #{heading}");
        let required =
            set(object["required"].as_array().into_iter().flatten().map(|it| it.as_str().unwrap()));
        let names = format.column(heading, 0).into_iter().zip(format.column(heading, 2));
        let documented: BTreeSet<_> = names
            .filter(|(_, default)| matches!(default.as_str(), "required" | "required, may be empty"))
            .map(|it| it.0)
            .collect();
        assert_eq!(documented, required, "required below #{heading}");
    }
}

/// The first dataset that a reader of the format is shown is one.
#[test]
fn the_example_of_a_whole_dataset_is_valid() {
    let text = file("docs/dataset-format.md");
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let dataset = dataset::read(example).unwrap_or_else(|problems| panic!("{}", problems[0].sentence()));
    assert_eq!((dataset.units.len(), dataset.figures.len(), dataset.gaps.len()), (3, 2, 1));
}

/// The value of `key = …` in each line of a section of `Cargo.toml`.
fn dependencies() -> BTreeSet<String> {
    let manifest = file("Cargo.toml");
    let mut is_section = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            is_section = line.trim_end_matches(']').ends_with("dependencies");
        }
        is_section && line.starts_with(|letter: char| letter.is_ascii_lowercase()) && line.contains(" = ")
    });
    lines.map(|line| line.split(" = ").next().unwrap().trim().to_owned()).collect()
}

#[test]
fn every_dependency_has_a_reason() {
    let document = Document::read("docs/dependencies.md");
    let headings = ["in-the-webassembly", "in-the-host-program", "in-the-tests"];
    let documented: BTreeSet<String> = headings
        .iter()
        .flat_map(|heading| document.column(heading, 0))
        .flat_map(|cell| cell.split(", ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(documented, dependencies());
}

/// `rust-version` is a promise that clippy's `incompatible_msrv` holds for our own code; this, for our dependencies.
#[test]
fn no_dependency_needs_a_newer_rust_than_the_manifest_says() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version=1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let version = |package: &Value| -> Option<Vec<u32>> {
        package["rust_version"].as_str()?.split('.').map(|part| part.parse().ok()).collect()
    };
    let packages = metadata["packages"].as_array().unwrap();
    let own = packages.iter().find(|it| it["name"] == env!("CARGO_PKG_NAME")).and_then(version).unwrap();
    let newer: Vec<_> = packages
        .iter()
        .filter(|package| version(package).is_some_and(|it| it[..2] > own[..2]))
        .map(|package| {
            format!("{} {} needs Rust {}", package["name"], package["version"], package["rust_version"])
        })
        .collect();
    assert_none(&newer);
}

/// One name, one meaning: no term stands twice, and each name of the code is one.
#[test]
fn terms_of_the_glossary_are_names_of_the_code() {
    let glossary = Document::read("docs/glossary.md");
    let mut terms = Vec::new();
    let mut source = BTreeSet::new();
    collect_words(&root().join("src"), &mut source);
    for (heading, rows) in &glossary.tables {
        let has_names = rows[0].len() == 4;
        for row in &rows[1..] {
            terms.push(row[0].clone());
            assert!(
                !has_names || source.contains(&row[2]),
                "below #{heading}: {} is not in the code",
                row[2]
            );
        }
    }
    let unique = set(terms.clone());
    assert_eq!(unique.len(), terms.len(), "a term stands twice");
}

fn collect_words(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_words(&path, out);
        } else if path.extension().is_some_and(|it| it == "rs") {
            out.extend(words(&read_to_string(&path).unwrap()));
        }
    }
}
