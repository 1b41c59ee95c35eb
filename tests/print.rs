//! On paper, no heading stands alone at the foot of a sheet: what is printed is as the style sheet says, in any browser.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{Lang, embedded, generate, generate_with_periods};
use reported_figures::outline::{Element, Node, outline};
use reported_figures::view::{View, parse};

/// What stands above what it is the heading of.
const HEADINGS: [&str; 9] = ["h1", "h2", "h3", "h4", "h5", "h6", "header", "caption", "thead"];

const FORMS: [&str; 8] = [
    "chart=ranking",
    "chart=ranking&hold=on",
    "chart=growth",
    "chart=growth&scale=step",
    "chart=profile",
    "chart=compare",
    "chart=coverage",
    "chart=coverage&scale=periods",
];

/// The rules for paper of the element's style sheet: selectors and declarations.
fn rules() -> Vec<(String, String)> {
    let css = std::fs::read_to_string("www/element.css").unwrap();
    let print = css.split_once("@media print {\n").expect("rules for paper").1;
    let print = print.split_once("\n}").unwrap().0;
    let is_comment = |line: &&str| line.trim_start().starts_with("/*");
    let lines = print.lines().filter(|line| !is_comment(line));
    let rule = |line: &str| line.split_once('{').map(|(what, how)| (what.to_owned(), how.to_owned()));
    lines
        .map(|line| rule(line).unwrap_or_else(|| panic!("not a rule on a line of its own: {line}")))
        .collect()
}

/// What a declaration is for in every chart, by the last part of each selector: `h2`, `.take`, `[data-part=plot]`.
fn with(declaration: &str) -> BTreeSet<String> {
    let is_for_all = |selector: &str| !selector.contains(":not(") && !selector.contains("[data-chart");
    let rules = rules().into_iter().filter(|(what, how)| is_for_all(what) && how.contains(declaration));
    let parts = rules.flat_map(|(what, _)| {
        let list = what.replace(":is(", ",").replace(')', "");
        let last = |part: &str| part.split_whitespace().last().map(str::to_owned);
        list.split(',').filter_map(last).collect::<Vec<_>>()
    });
    parts.filter(|part| part != ".rf").collect()
}

/// How selectors may name an element.
fn names(element: &Element) -> Vec<String> {
    let mut names = vec![element.tag.clone()];
    for (name, value) in &element.attrs {
        match name.as_str() {
            "class" => names.extend(value.split(' ').map(|class| format!(".{class}"))),
            "data-part" => names.push(format!("[data-part={value}]")),
            _ => {}
        }
    }
    names
}

/// The headings of an element that are printed, and that a sheet may end between and what follows.
fn headings(element: &Element, skipped: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    if names(element).iter().any(|name| skipped.contains(name)) {
        return;
    }
    if HEADINGS.contains(&element.tag.as_str()) {
        found.insert(element.tag.clone());
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            headings(child, skipped, found);
        }
    }
}

#[test]
fn no_heading_is_alone_at_the_foot_of_a_sheet() {
    let mut skipped = with("display: none");
    skipped.extend(with("break-inside: avoid"));
    let mut found = BTreeSet::new();
    for dataset in [embedded(), generate(9, 12, 1), generate_with_periods(9, 12, 4, 2)] {
        let dataset = AnalysedDataset::new(dataset);
        for (lang, form) in Lang::ALL.into_iter().flat_map(|lang| FORMS.map(|form| (lang, form))) {
            let view = parse(form, &dataset, &View::start(&dataset, lang)).0;
            let focus = view.focus(&dataset);
            headings(&Element::read(&outline(&dataset, &view, focus, &[])), &skipped, &mut found);
        }
    }
    assert!(found.contains("h2") && found.contains("caption"), "{found:?}");
    let kept = with("break-after: avoid");
    let alone: Vec<_> = found.difference(&kept).collect();
    assert!(alone.is_empty(), "{alone:?} may stand alone at the foot of a sheet");
}
