//! Labels of an axis are the numbers at which they stand: distinct, rising, and whole on the picture.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::{WIDTHS, scene};
use reported_figures::dataset::{Lang, read};
use reported_figures::scene::{Align, Role, Scene, Shape};
use reported_figures::text::width;
use reported_figures::view::{View, parse};

/// Datasets of growth figures whose ticks lie between whole numbers: 5 and 6, 5.0 and 7.0, 0.2 and 0.3.
const CLOSE: [&str; 3] = [
    include_str!("trials/s_six.json"),
    include_str!("trials/z_two.json"),
    include_str!("trials/s_frac.json"),
];

/// The labels of an axis as numbers, each with the position of its grid line.
fn ticks(scene: &Scene) -> Vec<(f64, f64)> {
    let line = |index: u32| {
        scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Line { points, .. } if mark.key.role == Role::Grid && mark.key.index == index => {
                Some(points[0].0)
            }
            _ => None,
        })
    };
    let label = |mark: &reported_figures::scene::Mark| match &mark.shape {
        Shape::Text { text, .. } if mark.key.role == Role::Tick => {
            Some((text.replace('−', "-").replace(',', "").parse().unwrap(), line(mark.key.index).unwrap()))
        }
        _ => None,
    };
    scene.marks.iter().filter_map(label).collect()
}

fn assert_true(scene: &Scene, is_linear: bool, name: &str) {
    let ticks = ticks(scene);
    assert!(!ticks.is_empty(), "{name}: no tick");
    for pair in ticks.windows(2) {
        assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1, "{name}: {ticks:?}");
    }
    if let (true, [first, .., last]) = (is_linear, &ticks[..]) {
        let scale = (last.1 - first.1) / (last.0 - first.0);
        for (value, x) in &ticks {
            assert!(
                (first.1 + (value - first.0) * scale - x).abs() < 0.01,
                "{name}: {value} stands elsewhere: {ticks:?}"
            );
        }
    }
    for mark in scene.marks.iter().filter(|mark| mark.key.role == Role::Tick) {
        if let Shape::Text { at: (x, _), text, size, bold, align: Align::Centre, .. } = &mark.shape {
            let half = width(text, *size, *bold) / 2.0;
            assert!(x - half >= 0.0 && x + half <= scene.width + 0.01, "{name}: {text} is cut");
        }
    }
}

#[test]
fn every_label_is_the_number_at_which_it_stands() {
    for text in CLOSE {
        let all_equal = text.replace("5.0", "6").replace("7.0", "6").replace("\"value\": 5", "\"value\": 6");
        for text in [text.to_owned(), all_equal] {
            let dataset = AnalysedDataset::new(read(&text).unwrap());
            for (scale, lang, chart_width) in ["log", "linear"]
                .into_iter()
                .flat_map(|scale| [Lang::Zh, Lang::En].map(|lang| (scale, lang)))
                .flat_map(|(scale, lang)| WIDTHS.map(|width| (scale, lang, width)))
            {
                let start = View::start(&dataset, lang);
                let (view, _) = parse(&format!("chart=growth&scale={scale}"), &dataset, &start);
                let name = format!("{scale} {lang:?} {chart_width}");
                assert_true(&scene(&dataset, &view, None, chart_width), scale == "linear", &name);
            }
        }
    }
}
