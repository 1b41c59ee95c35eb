//! What must hold for every picture: nothing overlaps, nothing is cut, nothing is too small to read, every target lies
//! on the picture, the keyboard reaches every target, and every printed value is in the table too.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use reported_figures::analysis::{AnalysedDataset, is_growth};
use reported_figures::chart::{SMALL, WIDTHS, scene};
use reported_figures::dataset::{Lang, MetricIx, embedded, generate};
use reported_figures::outline::{Element, Node, outline};
use reported_figures::scene::{Align, Datum, Mark, NavigationStep, Rect, Role, Scene, Shape};
use reported_figures::text::width;
use reported_figures::view::{Chart, View, parse};

/// Every chart in every form, by its parameters besides the metric; and whether it needs a growth metric.
const FORMS: [(&str, bool); 10] = [
    ("chart=ranking", false),
    ("chart=growth&scale=log", true),
    ("chart=growth&scale=step", true),
    ("chart=ranking&hold=on&sort=name", false),
    ("chart=ranking&kind=county&sort=source", false),
    ("chart=growth&scale=log&hold=on", true),
    ("chart=growth&scale=step&hold=on&units=hitech,nanan,dazu", true),
    ("chart=profile", false),
    ("chart=compare", false),
    ("chart=coverage", false),
];

/// An exported picture may be wider than the charts of any page.
const EXPORT_WIDTHS: [f64; 2] = [900.0, 1248.0];

struct Picture {
    name: String,
    view: View,
    scene: Scene,
}

/// Every form of every chart for a metric, at every width, in both languages.
fn pictures(dataset: &AnalysedDataset, metric: MetricIx) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let forms = FORMS.iter().filter(|(_, growth)| !growth || is_growth(dataset, metric));
    for (form, _) in forms {
        for lang in Lang::ALL {
            let metric = &dataset.metric(metric).id;
            let query = format!("{form}&metric={metric}&lang={}", lang.code());
            let (view, unknown) = parse(&query, dataset, &View::start(dataset, lang));
            // Ranks that others gave have no switch.
            assert!(unknown.iter().all(|it| it.is_known), "{query}");
            for width in WIDTHS.into_iter().chain(EXPORT_WIDTHS) {
                let scene = scene(dataset, &view, view.focus(dataset), width);
                pictures.push(Picture { name: format!("{query} at {width}"), view: view.clone(), scene });
            }
        }
    }
    pictures
}

/// The bounding box of a line of text, as high as its capitals and Chinese characters.
fn text_box(mark: &Mark) -> Option<(Rect, &str)> {
    let Shape::Text { at, size, bold, align, text } = &mark.shape else { return None };
    let w = width(text, *size, *bold);
    let x = match align {
        Align::Left => at.0,
        Align::Centre => at.0 - w / 2.0,
        Align::Right => at.0 - w,
    };
    Some((Rect { x, y: at.1 - size / 2.0, w, h: *size }, text.as_str()))
}

/// Differences up to half a pixel do not count.
const TOLERANCE: f64 = 0.5;

fn is_inside(rect: &Rect, scene: &Scene) -> bool {
    rect.x >= -TOLERANCE
        && rect.y >= -TOLERANCE
        && rect.x + rect.w <= scene.width + TOLERANCE
        && rect.y + rect.h <= scene.height + TOLERANCE
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let across = (a.x + a.w).min(b.x + b.w) - a.x.max(b.x);
    let down = (a.y + a.h).min(b.y + b.h) - a.y.max(b.y);
    across > TOLERANCE && down > TOLERANCE
}

/// What is wrong with the layout of a picture.
fn layout_errors(picture: &Picture, found: &mut Vec<String>) {
    let Picture { name, scene, .. } = picture;
    let boxes: Vec<(Rect, &str)> = scene.marks.iter().filter_map(text_box).collect();
    for (rect, text) in &boxes {
        if !is_inside(rect, scene) {
            found.push(format!("{name}: “{text}” is cut: {rect:?}"));
        }
    }
    for (index, (a, first)) in boxes.iter().enumerate() {
        for (b, second) in boxes.iter().skip(index + 1).filter(|(b, _)| overlap(a, b)) {
            found.push(format!("{name}: “{first}” and “{second}” overlap: {a:?} {b:?}"));
        }
    }
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Text { size, text, .. } if *size < SMALL => {
                found.push(format!("{name}: “{text}” is small"))
            }
            _ => {}
        }
    }
    for target in &scene.targets {
        if !is_inside(&target.rect, scene) {
            found.push(format!("{name}: a target lies outside: {target:?} {}", scene.height));
        }
    }
    let subjects: BTreeSet<_> = scene.targets.iter().map(|target| target.subject).collect();
    if subjects.len() != scene.targets.len() {
        found.push(format!("{name}: a figure has two targets"));
    }
    let mut keys: Vec<_> = scene.marks.iter().map(|mark| mark.key).collect();
    keys.sort();
    for pair in keys.windows(2).filter(|pair| pair[0] == pair[1]) {
        found.push(format!("{name}: two marks are {:?}", pair[0]));
    }
}

/// Where the keyboard moves wrongly: it must reach every target once, in order, and each row must lead to the next.
fn navigation_errors(picture: &Picture, found: &mut Vec<String>) {
    let Picture { name, scene, .. } = picture;
    let step = |at: usize, step| scene.navigate(Some(at), step).unwrap_or(usize::MAX);
    for at in 0..scene.targets.len() {
        let next = step(at, NavigationStep::Next);
        if next != (at + 1).min(scene.targets.len() - 1)
            || step(next, NavigationStep::Previous) != next.saturating_sub(1)
        {
            found.push(format!("{name}: the step after {at} leads to {next}"));
        }
    }
    for (direction, back) in
        [(NavigationStep::Below, NavigationStep::Above), (NavigationStep::Above, NavigationStep::Below)]
    {
        for at in 0..scene.targets.len() {
            let there = step(at, direction);
            let (from, to) = (scene.targets[at].rect.centre(), scene.targets[there].rect.centre());
            let sign = if direction == NavigationStep::Below { 1.0 } else { -1.0 };
            let (aside, onward) = (sign * (to.0 - from.0), sign * (to.1 - from.1));
            // The target of a row may overlap that of the next row, and a column ends where the next begins.
            if there != at && onward <= -8.0 && aside <= 0.0 {
                found.push(format!(
                    "{name}: {direction:?} from {at} leads to {there}, in the wrong direction"
                ));
            }
            if there != at && step(there, back) == there {
                found.push(format!("{name}: no way back from {there}"));
            }
        }
    }
}

fn text_of(element: &Element, out: &mut String) {
    for child in &element.children {
        match child {
            Node::Element(child) => text_of(child, out),
            Node::Text(text) => out.push_str(text),
            Node::Picture => {}
        }
    }
    out.push('\n');
}

/// The table's cells.
fn cells(element: &Element, out: &mut Vec<String>) {
    if matches!(element.tag.as_str(), "td" | "th") {
        let mut text = String::new();
        text_of(element, &mut text);
        out.push(text.trim().to_owned());
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            cells(child, out);
        }
    }
}

/// A value without the signs of its statuses and of its note, which the table has in words: 8.2% of “8.2% [p] [r]*”.
fn without_signs(label: &str) -> &str {
    let mut value = label.trim_end_matches('*');
    while let Some((before, sign)) = value.rsplit_once('[')
        && sign.ends_with(']')
    {
        value = before.trim_end();
    }
    value
}

/// Values on the picture that are not in the table.
fn values_not_in_table(dataset: &AnalysedDataset, picture: &Picture, found: &mut Vec<String>) {
    let outline = Element::read(&outline(dataset, &picture.view, picture.view.focus(dataset), &[]));
    let mut table = Vec::new();
    cells(&outline, &mut table);
    for mark in picture.scene.marks.iter().filter(|mark| mark.key.role == Role::Label) {
        if let Some((_, text)) = text_box(mark) {
            let is_value = text.contains(|c: char| c.is_ascii_digit());
            // The table has the period in a column of its own.
            let dated = text.rfind(" (").or_else(|| text.rfind('（'));
            let [text, bare] = [text, &text[..dated.unwrap_or(text.len())]].map(without_signs);
            let is_there = |value: &str| table.iter().any(|cell| cell.contains(value));
            if is_value && !is_there(text) && !is_there(bare) {
                found.push(format!("{}: “{text}” is not in the table", picture.name));
            }
        }
    }
}

/// Data marks without exactly one target. A profile also draws other units, whose targets are in their own profiles.
fn marks_without_target(picture: &Picture, found: &mut Vec<String>) {
    let targets = &picture.scene.targets;
    let own = picture.view.highlight;
    let marks = picture.scene.marks.iter().filter(|mark| mark.key.role == Role::Value);
    for key in marks.map(|mark| mark.key) {
        let count = match key.datum {
            Datum::Chart => 1,
            Datum::Unit(unit) => targets.iter().filter(|target| target.subject.unit == unit).count(),
            Datum::Figure(subject) if picture.view.chart == Chart::Profile && own != Some(subject.unit) => 1,
            Datum::Figure(subject) => targets.iter().filter(|target| target.subject == subject).count(),
        };
        if count != 1 {
            found.push(format!("{}: {key:?} has {count} targets", picture.name));
        }
    }
}

/// Every chart in every form of a generated dataset, with one metric each.
fn generated(seed: u64) -> (AnalysedDataset, Vec<Picture>) {
    let dataset = AnalysedDataset::new(generate(2 + (seed % 9) as u32, 9 + (seed % 10) as u32, seed));
    let lang = Lang::ALL[(seed % 2) as usize];
    let metrics = dataset.metrics.len() as u64;
    let forms = FORMS.iter().filter(|(form, _)| !form.contains("units="));
    let pictures = forms.enumerate().map(|(index, (form, _))| {
        // Every second dataset has kinds of its own.
        let form = form.replace("county", &dataset.kinds[1].id);
        let query = format!("{form}&metric=m{}&highlight=u0", (seed + index as u64 * 4) % metrics);
        let (view, unknown) = parse(&query, &dataset, &View::start(&dataset, lang));
        // What does not fit this view is told, and something else is drawn.
        assert!(unknown.iter().all(|it| it.is_known), "{query}");
        let scene = scene(&dataset, &view, view.focus(&dataset), WIDTHS[2]);
        Picture { name: format!("{seed} {query}"), view, scene }
    });
    let pictures = pictures.collect();
    (dataset, pictures)
}

/// How many generated datasets are looked at; the environment may ask for more.
fn datasets() -> u64 {
    let asked = std::env::var("REPORTED_FIGURES_SCENES_DATASETS").ok();
    asked.map_or(300, |count| count.parse().expect("REPORTED_FIGURES_SCENES_DATASETS is a number"))
}

#[test]
fn of_generated_datasets_every_value_is_in_the_table_and_every_mark_has_a_target() {
    let mut found = Vec::new();
    for seed in 0..datasets() {
        let (dataset, pictures) = generated(seed);
        for picture in &pictures {
            values_not_in_table(&dataset, picture, &mut found);
            marks_without_target(picture, &mut found);
            navigation_errors(picture, &mut found);
        }
    }
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

/// Elements outside of tables and selects: what a browser must lay out.
fn count(element: &Element) -> usize {
    let inner = |node: &Node| match node {
        Node::Element(child) if !matches!(child.tag.as_str(), "table" | "select") => count(child),
        _ => 0,
    };
    1 + element.children.iter().map(inner).sum::<usize>()
}

#[test]
fn a_hundred_times_as_many_units_need_no_more_elements() {
    for (units, metrics) in [(10, 9), (1000, 9)] {
        let dataset = AnalysedDataset::new(generate(units, metrics, 1));
        for chart in ["ranking", "growth", "profile", "compare", "coverage"] {
            let (view, _) = parse(&format!("chart={chart}"), &dataset, &View::start(&dataset, Lang::En));
            let page = Element::read(&outline(&dataset, &view, view.focus(&dataset), &[]));
            let count = count(&page);
            assert!(count <= 600, "{chart} of {units} units: {count} elements");
        }
    }
}

fn check(dataset: &AnalysedDataset) {
    let mut found = Vec::new();
    for metric in dataset.metric_ixs() {
        for picture in pictures(dataset, metric) {
            layout_errors(&picture, &mut found);
            navigation_errors(&picture, &mut found);
            if picture.scene.width == WIDTHS[7] {
                values_not_in_table(dataset, &picture, &mut found);
            }
        }
    }
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

#[test]
fn every_picture_of_the_embedded_dataset_is_well_laid_out() {
    check(&AnalysedDataset::new(embedded()));
}
