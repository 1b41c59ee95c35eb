//! What the project is made of: the licences and sources of its crates, and which of them reach a reader.
#![allow(clippy::unwrap_used, clippy::expect_used)]
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(ROOT).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Every package of the lock file.
fn packages() -> Vec<Value> {
    let text = cargo(&["metadata", "--format-version", "1", "--locked"]);
    let metadata: Value = serde_json::from_slice(&text).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn text<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<Licensee> {
    let file = read("deny.toml");
    let list = file.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list").0;
    let names: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(names.len() > 5, "{names:?}");
    names.iter().map(|name| Licensee::parse(name).expect("a licence")).collect()
}

fn is_allowed(expression: &str, allowed: &[Licensee]) -> bool {
    let expression = Expression::parse_mode(expression, ParseMode::LAX).expect("an SPDX expression");
    expression.evaluate(|asked| allowed.iter().any(|licence| licence.satisfies(asked)))
}

#[test]
fn every_crate_may_be_used() {
    let allowed = allowed();
    let refused: Vec<String> = packages()
        .iter()
        .filter(|package| !is_allowed(text(package, "license"), &allowed))
        .map(|package| format!("{}: {}", text(package, "name"), text(package, "license")))
        .collect();
    assert!(refused.is_empty(), "licences that deny.toml does not allow: {refused:#?}");
    assert!(!is_allowed("GPL-3.0-only", &allowed) && !is_allowed("MIT AND AGPL-3.0-only", &allowed));
}

#[test]
fn every_crate_is_from_the_registry_and_its_content_is_locked() {
    let is_own = |package: &&Value| text(package, "name").starts_with("reported-figures");
    for package in packages().iter().filter(|package| !is_own(package)) {
        assert_eq!(text(package, "source"), CRATES_IO, "{}", text(package, "name"));
    }
    let lock = read("Cargo.lock");
    let blocks: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    let unlocked = blocks.iter().filter(|block| !block.contains("checksum = ")).count();
    assert_eq!(unlocked, packages().iter().filter(is_own).count(), "only the project itself has no checksum");
}

/// Nothing else here compiles `fuzz`, whose lock file names the crates of this project, too: without this, it falls behind.
#[test]
fn the_lock_file_of_cargo_fuzz_is_up_to_date() {
    cargo(&["metadata", "--format-version", "1", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
}

/// What cargo-deny calls a wildcard: any version would do. Only crates of this project may be asked for so, by their folder, and
/// cargo-deny lets them pass where nobody publishes them and `deny.toml` says so.
#[test]
fn every_crate_is_asked_for_by_a_version() {
    let own = packages().into_iter().filter(|package| package["source"].is_null());
    let mut by_folder = 0;
    for package in own {
        let name = text(&package, "name");
        assert_eq!(package["publish"], Value::Array(Vec::new()), "{name} is published");
        for asked in package["dependencies"].as_array().expect("dependencies") {
            let is_any = text(asked, "req") == "*";
            assert!(
                !is_any || asked["path"].is_string(),
                "{name} takes any version of {}",
                text(asked, "name")
            );
            by_folder += usize::from(is_any);
        }
    }
    assert!(
        by_folder == 0 || read("deny.toml").contains("\nallow-wildcard-paths = true\n"),
        "cargo-deny refuses crates by folder"
    );
}

/// Licences are allowed for what there is: each is that of a crate, and cargo-deny sees it, too, where only tests use the crate.
#[test]
fn every_licence_that_is_allowed_is_in_use() {
    let packages = packages();
    let unused: Vec<String> = allowed()
        .iter()
        .map(ToString::to_string)
        .filter(|licence| !packages.iter().any(|package| text(package, "license").contains(licence.as_str())))
        .collect();
    assert!(unused.is_empty(), "in deny.toml, of no crate: {unused:?}");
    assert!(
        read("deny.toml").contains("\ninclude-dev = true\n"),
        "cargo-deny passes over what only tests use"
    );
}

/// Each crate that is compiled into the widget's WebAssembly is in `docs/dependencies.md`.
#[test]
fn what_reaches_a_reader_is_documented() {
    let target = "wasm32-unknown-unknown";
    let arguments =
        ["tree", "--locked", "--edges", "normal,no-proc-macro", "--target", target, "--prefix", "none"];
    let tree = String::from_utf8(cargo(&arguments)).expect("text");
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("plotters"), "{crates:?}");
    let document = read("docs/dependencies.md");
    let undocumented: Vec<&&str> = crates
        .iter()
        .filter(|name| **name != "reported-figures" && !name.is_empty() && !document.contains(**name))
        .collect();
    assert!(undocumented.is_empty(), "{undocumented:?}");
}
