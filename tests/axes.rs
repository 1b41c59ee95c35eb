//! Labels of an axis are the numbers at which they stand: distinct, rising, and whole on the picture.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::{WIDTHS, scene};
use reported_figures::dataset::{Lang, read};
use reported_figures::scene::{Align, Datum, Role, Scene, Shape};
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

/// Widths of charts in CSS pixels.
const CHART_WIDTHS: [f64; 5] = [280.0, 320.0, 390.0, 680.0, 1280.0];

/// A dataset of one growth metric, by its values as they are printed.
fn growths(values: &[String]) -> AnalysedDataset {
    let (mut units, mut figures) = (String::new(), String::new());
    for (unit, value) in values.iter().enumerate() {
        write!(units, r#"{{"id": "u{unit}", "name": "Town {unit}"}},"#).unwrap();
        write!(figures, r#"{{"unit": "u{unit}", "metric": "m", "value": {value}}},"#).unwrap();
    }
    let document = format!(
        r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
        "metrics": [{{"id": "m", "name": "Growth", "kind": "growth", "unit": "%"}}], "figures": [{}]}}"#,
        units.trim_end_matches(','),
        figures.trim_end_matches(',')
    );
    AnalysedDataset::new(read(&document).unwrap_or_else(|problems| panic!("{}", problems[0].sentence())))
}

/// A number of three digits, as it is printed.
fn printed(number: f64) -> String {
    let decimals = 2 - number.abs().log10().floor() as i32;
    let unit = 10f64.powi(-decimals);
    format!("{:.*}", decimals.max(0) as usize, (number / unit).round() * unit)
}

/// Nine values from `first` over so many powers of ten, unevenly; and the same with one that fell.
fn spread(first: f64, powers: u32) -> [Vec<String>; 2] {
    let at = |step: u32| first * 10f64.powf(f64::from(powers) * f64::from(step * step) / 64.0);
    let values: Vec<String> = (0..9).map(|step| printed(at(step) * 1.07)).collect();
    let fell = [values.clone(), vec![printed(-(first * 3.3).min(97.0))]].concat();
    [values, fell]
}

/// The figures that are drawn: each number with its position.
fn points(dataset: &AnalysedDataset, scene: &Scene) -> Vec<(f64, f64)> {
    let points = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.key.datum) {
        (Shape::Circle { centre, .. }, Datum::Figure(subject)) if mark.key.role == Role::Value => {
            let figure = dataset.figure(subject.unit, subject.metric)?;
            Some((figure.number()?.as_f64(), centre.0))
        }
        _ => None,
    });
    let mut points: Vec<(f64, f64)> = points.collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points
}

/// A label at either end of the data, and, where the whole axis is logarithmic, labels and points where their logarithms are.
fn assert_reaches_both_ends(dataset: &AnalysedDataset, scene: &Scene, name: &str) {
    let (ticks, points) = (ticks(scene), points(dataset, scene));
    let (Some(first), Some(last)) = (ticks.first(), ticks.last()) else { panic!("{name}: no tick") };
    let (least, greatest) = (points[0], points[points.len() - 1]);
    assert!(first.0 <= least.0 && first.1 <= least.1 + 0.01, "{name}: {least:?} is before {ticks:?}");
    assert!(last.0 >= greatest.0 && last.1 >= greatest.1 - 0.01, "{name}: {greatest:?} is after {ticks:?}");
    if first.0 <= 0.0 {
        return;
    }
    let scale = (last.1 - first.1) / (last.0 / first.0).ln();
    for (value, x) in ticks.iter().chain(&points) {
        let expected = first.1 + (value / first.0).ln() * scale;
        assert!((expected - x).abs() < 0.01, "{name}: {value} is at {x} and not at {expected}: {ticks:?}");
    }
}

#[test]
fn a_logarithmic_axis_has_a_label_at_both_ends_of_the_data() {
    for (powers, first) in
        (0..=9).flat_map(|powers| [0.0023, 0.02, 0.3, 0.55, 3.0, 7.5, 40.0].map(|first| (powers, first)))
    {
        // Where one fell and the others are of a size, the axis is linear.
        for values in spread(first, powers).into_iter().take(if powers < 3 { 1 } else { 2 }) {
            let dataset = growths(&values);
            for (lang, width) in
                Lang::ALL.into_iter().flat_map(|lang| CHART_WIDTHS.map(|width| (lang, width)))
            {
                let view = parse("chart=growth&scale=log", &dataset, &View::start(&dataset, lang)).0;
                let name = format!("{} to {} {lang:?} {width}", values[0], values[8]);
                let scene = scene(&dataset, &view, None, width);
                assert_true(&scene, false, &name);
                assert_reaches_both_ends(&dataset, &scene, &name);
            }
        }
    }
}

/// Powers of ten between the ends are not missing where they have room.
#[test]
fn a_logarithmic_axis_has_the_powers_of_ten_that_have_room() {
    for (values, power) in [
        (["3", "40", "900", "25000"], 1e4),
        (["3", "40", "900", "9500"], 1e3),
        (["0.3", "2", "8", "25"], 10.0),
    ] {
        let dataset = growths(&values.map(str::to_owned));
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| [680.0, 1280.0].map(|width| (lang, width)))
        {
            let view = parse("chart=growth&scale=log", &dataset, &View::start(&dataset, lang)).0;
            let ticks = ticks(&scene(&dataset, &view, None, width));
            assert!(ticks.iter().any(|tick| tick.0 == power), "{values:?} {lang:?} {width}: {ticks:?}");
        }
    }
}
