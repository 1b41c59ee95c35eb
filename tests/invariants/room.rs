//! Bars of mixed signs use the room there is, and their values stand beside them.

use super::{Picture, WIDTHS, layout, words};
use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::{scene, scrolled_scene};
use reported_figures::dataset::{Lang, generate, read};
use reported_figures::scene::{Datum, Mark, Rect, Role, Shape};
use reported_figures::view::{View, parse};
use std::fmt::Write as _;

/// The least part of the plot, from the names to the right edge, that the longest bar has.
const LEAST: f64 = 0.25;
/// The most space between a bar and its value.
const MOST_GAP: f64 = 20.0;

/// Metrics by kind and unit of measurement, with values of both signs, or of one.
const METRICS: [(&str, &str, &[&str]); 9] = [
    ("amount", "pound|pounds", &["34000", "12000", "500", "-8000", "-34000"]),
    ("amount", "pound|pounds", &["120", "-34000", "-91000", "-88000"]),
    ("amount", "pound|pounds", &["91000", "34000", "120", "-120"]),
    ("amount", "pound|pounds", &["-120", "-34000", "-91000"]),
    ("amount", "100 million yuan", &["475.6", "12.5", "-0.25", "-310.75"]),
    ("amount", "standardised cases per 100,000 residents", &["12.5", "3.25", "-7.75", "-11"]),
    ("growth", "%", &["8.2", "3.1", "-0.4", "-12.5"]),
    ("growth", "%", &["0.2", "-24.5", "-61.25"]),
    ("points", "percentage point|percentage points", &["1.4", "0.2", "-0.4", "-1.5"]),
];

const NAMES: [&str; 2] = ["Town", "The Metropolitan Borough of Knowsley and Halton"];

fn dataset(kind: &str, unit: &str, values: &[&str], name: &str) -> AnalysedDataset {
    let (mut units, mut figures) = (String::new(), String::new());
    for (index, value) in values.iter().enumerate() {
        write!(units, r#"{{"id": "u{index}", "name": "{name} {index}"}},"#).unwrap();
        write!(figures, r#"{{"unit": "u{index}", "metric": "m", "value": {value}}},"#).unwrap();
    }
    let document = format!(
        r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
        "metrics": [{{"id": "m", "name": "Balance", "kind": "{kind}", "unit": "{unit}"}}], "figures": [{}]}}"#,
        units.trim_end_matches(','),
        figures.trim_end_matches(',')
    );
    AnalysedDataset::new(read(&document).unwrap_or_else(|problems| panic!("{}", problems[0].sentence())))
}

/// The bar of a row.
fn bar(picture: &Picture<'_>, row: Datum) -> Option<Rect> {
    let is_bar = |mark: &&Mark| mark.key.role == Role::Value && mark.key.datum == row;
    picture.scene.marks.iter().find(is_bar).and_then(|mark| match mark.shape {
        Shape::Rect(rect) => Some(rect),
        _ => None,
    })
}

/// The longest bar has its part of the plot; each value is beside the right end of its bar, or below it.
fn bars_have_room(picture: &Picture<'_>, found: &mut Vec<String>) {
    let labels =
        picture.scene.marks.iter().filter(|mark| mark.key.role == Role::Label && mark.key.index == 0);
    let (mut longest, mut left, mut count) = (0.0_f64, picture.scene.width, 0);
    for label in labels {
        let Some((text, value)) = layout::text_box(label) else { continue };
        let Some(bar) = bar(picture, label.key.datum) else {
            found.push(format!("“{value}” has no bar"));
            continue;
        };
        count += 1;
        (longest, left) = (longest.max(bar.w), left.min(bar.x));
        let gap = text.x - (bar.x + bar.w);
        if text.y < bar.y + bar.h && !(0.0..=MOST_GAP).contains(&gap) {
            found.push(format!("“{value}” is {gap:.1} from its bar"));
        }
    }
    if count != picture.dataset.units.len() {
        found.push(format!("{count} bars of {}", picture.dataset.units.len()));
    }
    let plot = picture.scene.width - left;
    if longest < LEAST * plot {
        found.push(format!("the longest bar has {longest:.1} of {plot:.1}"));
    }
}

#[test]
fn bars_of_mixed_signs_have_room_and_values_beside_them() {
    let mut found = Vec::new();
    for ((kind, unit, values), name) in METRICS.into_iter().flat_map(|it| NAMES.map(|name| (it, name))) {
        let dataset = dataset(kind, unit, values, name);
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let (view, _) = parse("chart=ranking", &dataset, &View::start(&dataset, lang));
            let scene = scene(&dataset, &view, view.focus(&dataset), width);
            let name = format!("{unit} {values:?} {name} {} {width}", lang.code());
            let picture = Picture { name, dataset: &dataset, view, scene };
            let mut errors = Vec::new();
            bars_have_room(&picture, &mut errors);
            words::rows_have_their_values(&picture, &mut errors);
            words::numbers_are_whole(&picture, &mut errors);
            layout::texts_are_on_the_picture(&picture, &mut errors);
            layout::texts_overlap_nothing(&picture, &mut errors);
            found.extend(errors.into_iter().map(|error| format!("{}: {error}", picture.name)));
        }
    }
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(60)].join("\n"));
}

/// Of a long list, the longest of all bars is at either end.
#[test]
fn bars_of_a_long_list_have_room_for_one_that_is_negative() {
    let values: Vec<String> = (0..500).map(|index| format!("{}.{}", 524 - index, index % 10)).collect();
    for least in ["-0.5", "-24.5", "-98.5"] {
        let values: Vec<&str> = values.iter().map(String::as_str).chain([least]).collect();
        let dataset = dataset("growth", "%", &values, "Metropolitan Borough");
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let (view, _) = parse("chart=ranking", &dataset, &View::start(&dataset, lang));
            let ends = [0..30, 471..501].map(|rows| {
                let scene = scrolled_scene(&dataset, &view, None, width, rows);
                Picture { name: String::new(), dataset: &dataset, view: view.clone(), scene }
            });
            let bars: Vec<Rect> = ends
                .iter()
                .flat_map(|end| dataset.unit_ixs().filter_map(|unit| bar(end, Datum::Unit(unit))))
                .collect();
            assert_eq!(bars.len(), 60, "{least} {width}");
            let longest = bars.iter().map(|bar| bar.w).fold(0.0, f64::max);
            let plot = width - bars.iter().map(|bar| bar.x).fold(width, f64::min);
            assert!(longest >= LEAST * plot, "{least} {width}: {longest:.1} of {plot:.1}");
            for end in &ends {
                let mut found = Vec::new();
                words::rows_have_their_values(end, &mut found);
                words::numbers_are_whole(end, &mut found);
                layout::texts_are_on_the_picture(end, &mut found);
                assert!(found.is_empty(), "{least} {} {width}: {}", lang.code(), found.join("\n"));
            }
        }
    }
}

/// Ranks that are open and kinds of units take their width from bars of whole names too: names stand above them then.
#[test]
fn bars_beside_open_ranks_and_kinds_are_no_stumps() {
    let dataset = AnalysedDataset::new(generate(500, 20, 1));
    for (metric, lang) in
        ["m1", "m3", "m10"].into_iter().flat_map(|metric| Lang::ALL.map(|lang| (metric, lang)))
    {
        let (view, unknown) = parse(&format!("metric={metric}"), &dataset, &View::start(&dataset, lang));
        assert_eq!(unknown, []);
        for width in WIDTHS {
            let scene = scene(&dataset, &view, None, width);
            let longest = scene.marks.iter().filter_map(|mark| match mark.shape {
                Shape::Rect(rect) if mark.key.role == Role::Value => Some(rect.w),
                _ => None,
            });
            let longest = longest.fold(0.0, f64::max);
            assert!(longest >= 0.12 * width, "{metric} {lang:?} {width}: {longest:.1}");
        }
    }
}
