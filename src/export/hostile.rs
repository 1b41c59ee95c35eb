//! Hostile texts in every field of a dataset: no file carries anything active.
#![allow(clippy::unwrap_used)]

use super::csv_writer::tests::{FORMULA_STARTS, parse};
use super::{csv, everything, json, svg};
use crate::analysis::AnalysedDataset;
use crate::dataset::{Dataset, Lang, LocalText, Value, generate, read};
use crate::draw::Palette;
use crate::view::{Chart, Choice, View};

/// What has broken other people's exports.
const BASES: [&str; 25] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "]]><script>",
    "<!--",
    "--><svg onload=alert(1)>",
    "<foreignObject><iframe src=javascript:alert(1)>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<?xml-stylesheet href=\"//evil\"?>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "&x;",
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "=HYPERLINK(\"http://evil\",\"x\")",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "1;=1+1",
    "\"\"\",=1",
    "a,b",
    "'=1",
    "{{constructor.constructor('alert(1)')()}}",
];

const WRAPS: [(&str, &str); 12] = [
    ("", ""),
    ("a", ""),
    ("", "b"),
    (" ", " "),
    ("\"", "\""),
    ("'", ""),
    (";", ";"),
    (",", ","),
    (">", "<"),
    ("&", ";"),
    ("\u{4e2d}", "\u{6587}"),
    ("javascript:", "//"),
];

fn payloads() -> impl Iterator<Item = String> {
    BASES.into_iter().flat_map(|base| WRAPS.map(|(before, after)| [before, base, after].concat()))
}

fn poison(dataset: &mut Dataset, text: &str) {
    let local = LocalText::both(text, text);
    dataset.title = local.clone();
    for source in &mut dataset.sources {
        (source.name, source.event, source.note) = (local.clone(), local.clone(), local.clone());
    }
    dataset.note = local.clone();
    for unit in &mut dataset.units {
        (unit.name, unit.short) = (local.clone(), local.clone());
    }
    for metric in &mut dataset.metrics {
        (metric.name, metric.definition, metric.note) = (local.clone(), local.clone(), local.clone());
        metric.grades.clear();
        if !metric.unit.get(Lang::Zh).starts_with('%') {
            metric.unit = local.clone();
        }
    }
    for figure in &mut dataset.figures {
        figure.quote = text.to_owned();
        figure.scope = figure.scope.as_ref().map(|_| local.clone());
        if let Value::Grade(grade) = &mut figure.value {
            *grade = text.to_owned();
        }
    }
    for gap in &mut dataset.gaps {
        gap.quote = text.to_owned();
    }
}

const TAGS: [&str; 9] = ["svg", "title", "desc", "rect", "line", "polyline", "polygon", "circle", "text"];
const ATTRIBUTES: [&str; 26] = [
    "font-family",
    "width",
    "height",
    "role",
    "viewBox",
    "xmlns",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "dy",
    "points",
    "fill",
    "stroke",
    "stroke-width",
    "font-size",
    "font-weight",
    "text-anchor",
    "class",
    "opacity",
    "lang",
];

/// Names of tags and attributes of what is markup.
fn check_svg(svg: &str) {
    for tag in svg.split('<').skip(1) {
        let (inner, _) = tag.split_once('>').unwrap();
        let inner = inner.trim_start_matches('/').trim_end_matches('/');
        let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
        assert!(TAGS.contains(&name), "{name} in {svg}");
        while let Some((attribute, after)) = rest.split_once("=\"") {
            assert!(ATTRIBUTES.contains(&attribute.trim()), "{attribute} in {svg}");
            rest = after.split_once('"').unwrap().1;
        }
        assert_eq!(rest, "", "{svg}");
    }
}

/// No cell of text starts with what a spreadsheet program takes for a formula, and the payload is in some cell whole.
fn check_csv(table: &str, payload: &str) {
    let rows = parse(table);
    for (column, cell) in rows.iter().flat_map(|row| rows[0].iter().zip(row)) {
        let is_number = column == "value" && cell.parse::<f64>().is_ok();
        assert!(is_number || !cell.starts_with(FORMULA_STARTS), "{payload}: {column}: {cell}");
    }
    let whole = |cell: &String| cell.replace('\'', "") == payload.replace('\'', "");
    assert!(rows.iter().flatten().any(whole), "{payload} is in no cell");
}

#[test]
fn three_hundred_payloads_stay_text_in_every_file() {
    assert_eq!(payloads().count(), 300);
    for (index, payload) in payloads().enumerate() {
        let mut dataset = generate(4, 9, 7);
        poison(&mut dataset, &payload);
        let mut view = View::start(&dataset, Lang::En);
        view.chart = Chart::ALL[index % Chart::ALL.len()].0;
        view.normalize(&dataset);
        let dataset = AnalysedDataset::new(dataset);
        check_svg(&svg(&dataset, &view, view.focus(&dataset), &Palette::LIGHT, 680.0));
        let rows = everything(&dataset);
        check_csv(&csv(&dataset, &rows), &payload);
        let text = json(&dataset, &rows);
        assert!(!text.contains('<'), "{payload}");
        assert_eq!(read(&text).unwrap().units.first().unwrap().name.get(Lang::Zh), payload);
    }
}
