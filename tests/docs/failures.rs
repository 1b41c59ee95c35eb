//! The reasons of failures are the same in the element's types, in `docs/embedding.md`, and in what the scripts can raise.

use std::collections::BTreeSet;

use super::markdown::{Document, root};
use super::{file, set};

/// Scripts of which each makes an element's failures, or lends itself to one that does.
const SCRIPTS: [&str; 4] = ["www/element.js", "www/live.js", "www/element", "www/live"];

/// What stands for a number, as the types have it: `data-404` is `data-${number}`.
const NUMBER: &str = "${number}";

/// Reasons that `fetched` makes of the name of what is fetched, and that of a page without a network.
const OF_FETCHED: [&str; 3] = ["-fetch", "-timeout", "-${number}"];

/// Names of what is fetched whose failures are told as another: that of the list of errors is the detail of `bad-data`.
const TOLD_AS_ANOTHER: [(&str, &str); 3] =
    [("diagnostics", "bad-data"), ("mapping", "data-mapping"), ("tables", "data-reader")];

/// Codes of the widget that are no reason: a dataset that it refuses is `bad-data`, and scripts of one build send no message
/// that it does not know.
const CODES_ALONE: [&str; 2] = ["data", "message"];

/// Arguments of a failure that are no literal: what `fetched` says, and the codes of the widget.
const COMPUTED: [&str; 3] = ["error.code", "name + \"-\" + response.status", "reason"];

fn sources(path: &str) -> Vec<String> {
    let full = root().join(path);
    if full.is_file() {
        return vec![file(path)];
    }
    let entries = std::fs::read_dir(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".js")).map(|name| file(&format!("{path}/{name}"))).collect()
}

/// The argument with this number, from 0, of each call in a source.
fn arguments<'a>(source: &'a str, call: &str, number: usize) -> Vec<&'a str> {
    let rests = source.match_indices(call).map(|(at, _)| &source[at + call.len()..]);
    rests.filter_map(|rest| rest.split([',', ')']).nth(number).map(str::trim)).collect()
}

/// What stands between quotes, if it is nothing else.
fn literal(argument: &str) -> Option<&str> {
    argument.strip_prefix('"')?.strip_suffix('"').filter(|inner| !inner.contains('"'))
}

/// The reasons that the scripts of the element can raise.
fn raised() -> BTreeSet<String> {
    let scripts: String = SCRIPTS.into_iter().flat_map(sources).collect();
    let made = ["new Failure(", "refusal("].map(|call| arguments(&scripts, call, 0)).concat();
    let computed: Vec<&str> = made.iter().filter(|it| literal(it).is_none()).copied().collect();
    let unknown: Vec<&&str> = computed.iter().filter(|it| !COMPUTED.contains(it)).collect();
    assert!(unknown.is_empty(), "reasons are made of {unknown:?}, which this test does not know");
    let mut reasons: BTreeSet<String> = set(made.iter().filter_map(|it| literal(it)));

    let fetched = scripts.split_once("export async function fetched(").expect("`fetched`").1;
    let fetched = fetched.split_once("\n}\n").unwrap().0;
    for part in ["name + \"-timeout\"", "\"offline\"", "statusOf(url) : \"fetch\""] {
        assert!(fetched.contains(part), "`fetched` makes its reasons in another way now: no {part}");
    }
    reasons.insert("offline".to_owned());
    for name in fetched_names(&scripts) {
        match TOLD_AS_ANOTHER.iter().find(|(own, _)| *own == name) {
            Some((_, other)) => assert!(reasons.contains(*other), "{name} is not told as {other}"),
            None => reasons.extend(OF_FETCHED.map(|end| format!("{name}{end}"))),
        }
    }

    let codes = set(arguments(&file("src/web/widget.rs"), "failure(", 0).into_iter().filter_map(literal));
    assert!(CODES_ALONE.iter().all(|code| codes.contains(*code)), "{codes:?}");
    reasons.extend(codes.into_iter().filter(|code| !CODES_ALONE.contains(&code.as_str())));
    reasons
}

/// The names of all that is fetched with a reason of its own: files of WebAssembly, and what is at an address.
fn fetched_names(scripts: &str) -> BTreeSet<String> {
    let bundle = ["mod.rs", "scripts.rs"].map(|name| file(&format!("src/site/build/bundle/{name}"))).concat();
    let mut names: BTreeSet<String> =
        set(arguments(&bundle, "file(delivery, ", 0).into_iter().filter_map(literal));
    names.extend(arguments(scripts, "fetchAnswer(", 1).into_iter().filter_map(literal).map(str::to_owned));
    names
}

/// The reasons that the types of the npm package name.
fn typed() -> BTreeSet<String> {
    let types = file("www/npm/reported-figures.d.ts");
    let block = types.split_once("interface FailureDetail {\n  reason:").expect("`FailureDetail`").1;
    let union = block.split_once(";\n").unwrap().0;
    set(union.split('|').map(|it| it.trim().trim_matches(['"', '`'])).filter(|it| !it.is_empty()))
}

/// The reasons that the document names: those of the element, and those that a page of ours gives where the element's script is
/// missing.
fn documented() -> (BTreeSet<String>, BTreeSet<String>) {
    let cells = Document::read("docs/embedding.md").column("failures", 0);
    let (of_script, of_element): (Vec<_>, Vec<_>) =
        cells.iter().partition(|cell| cell.split(", ").any(|reason| reason.starts_with("script-")));
    let split = |cells: Vec<&String>| -> BTreeSet<String> {
        let reasons = cells.into_iter().flat_map(|cell| cell.split(", "));
        reasons.map(|reason| reason.replace("404", NUMBER)).collect()
    };
    (split(of_element), split(of_script))
}

#[test]
fn reasons_of_failures_are_those_that_can_be_raised() {
    let (documented, _) = documented();
    let raised = raised();
    assert_eq!(typed(), raised, "types (left) and scripts (right)");
    assert_eq!(documented, raised, "docs/embedding.md (left) and scripts (right)");
}

#[test]
fn reasons_of_a_missing_script_are_those_that_its_page_gives() {
    let page = file("www/missing.js");
    let literals = page.split('"').skip(1).step_by(2);
    let reasons = literals.filter(|it| it.starts_with("script-") || *it == "no-modules");
    let reasons: BTreeSet<String> =
        reasons.map(|it| if it.ends_with('-') { [it, NUMBER].concat() } else { it.to_owned() }).collect();
    assert_eq!(documented().1, reasons);
}

/// What is said of a failure is said of one that can be.
#[test]
fn words_for_reasons_are_for_those_that_can_be_raised() {
    let raised = raised();
    for (path, begin) in
        [("www/element/notice.js", "const WHAT = {"), ("www/live/words.js", "const BY_CODE = {")]
    {
        let text = file(path);
        let block = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} in {path}")).1;
        let block = block.split_once('}').unwrap().0;
        let keys = block.split(',').filter_map(|pair| pair.split_once(':')).map(|(key, _)| key);
        let keys = set(keys.map(|key| key.trim().trim_matches('"')));
        let wrong: Vec<_> = keys.difference(&raised).collect();
        assert!(!keys.is_empty() && wrong.is_empty(), "{path}: {wrong:?}");
    }
}
