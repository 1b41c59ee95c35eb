//! The commands as a person or a script runs them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reported-figures"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_made_up_is_sound() {
    let made_up = run(&["generate", "--units", "7", "--metrics", "12", "--seed", "3"], "");
    assert!(made_up.status.success(), "{}", text(&made_up.stderr));
    let checked = run(&["check", "-"], text(&made_up.stdout));
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    assert_eq!(
        made_up.stdout,
        run(&["generate", "--units", "7", "--metrics", "12", "--seed", "3"], "").stdout
    );
}

#[test]
fn a_broken_dataset_fails_and_says_where() {
    let checked = run(&["check", "-", "--color", "never"], "{\n  \"id\": 3\n}");
    assert_eq!(checked.status.code(), Some(1));
    let said = text(&checked.stderr);
    assert!(said.contains("2") && said.lines().last().unwrap().starts_with("error: "), "{said}");
}

#[test]
fn a_view_is_drawn_from_a_link_and_from_options() {
    let link = run(&["render", "https://a.example/?chart=growth&lang=en", "--width", "360"], "");
    let options = run(&["render", "--chart", "growth", "--lang", "en", "--width", "360"], "");
    assert!(text(&link.stdout).starts_with("<svg"), "{}", text(&link.stderr));
    assert_eq!(link.stdout, options.stdout);
}

#[test]
fn an_error_is_one_line_and_says_what_to_do() {
    for (args, says) in [
        (vec!["render", "--metric", "nothing"], "ids stand in the dataset"),
        (vec!["check", "no/such/file.json"], "cannot read no/such/file.json"),
        (vec!["build", "--out", env!("CARGO_MANIFEST_DIR")], "--out"),
    ] {
        let output = run(&args, "");
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
        assert!(said.starts_with("error: ") && said.contains(says), "{said}");
    }
}

#[test]
fn a_mistyped_command_names_the_one_that_was_meant() {
    let output = run(&["biuld"], "");
    assert!(text(&output.stderr).contains("'build'"), "{}", text(&output.stderr));
}
