//! What must hold for the picture of every dataset that the format allows, at every width and in both languages.
//!
//! A thousand generated datasets, each on every chart: see `datasets.rs` for what they are like. All of it holds for the
//! exported picture, which is the chart of a page with its headline and source.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod axes;
mod datasets;
mod layout;
mod over_time;
mod printed;
mod room;
mod shown;
mod tables;
mod words;

use reported_figures::analysis::{AnalysedDataset, is_growth};
use reported_figures::chart::{self, captioned_scene, design_width, scrolled_scene};
use reported_figures::dataset::{Lang, read, to_json};
use reported_figures::scene::{Role, Scene};
use reported_figures::view::{Chart, View, parse};

/// Every chart in every form that differs in its layout.
const FORMS: [&str; 16] = [
    "chart=ranking",
    "chart=ranking&hold=on",
    "chart=ranking&kind=district",
    "chart=ranking&sort=kind",
    "chart=ranking&units=u1,u2,u4,u5&hold=on",
    "chart=growth&units=u1,u2,u4,u5",
    "chart=growth&units=u1",
    "chart=growth&scale=log",
    "chart=growth&scale=linear",
    "chart=growth&scale=step",
    "chart=growth&scale=ranks",
    "chart=profile",
    "chart=compare",
    "chart=compare&units=u0,u1,u2,u3",
    "chart=coverage",
    "chart=coverage&scale=periods",
];
/// Widths of pages in CSS pixels.
const WIDTHS: [f64; 5] = [280.0, 320.0, 390.0, 680.0, 1280.0];
/// The datasets that are drawn once in each form, and those that are drawn at every width in both languages.
const DATASETS: u64 = 1000;
const IN_EVERY_WIDTH: u64 = 30;

/// A picture, and what it is of.
pub struct Picture<'a> {
    pub name: String,
    pub dataset: &'a AnalysedDataset,
    pub view: View,
    pub scene: Scene,
}

fn picture<'a>(
    dataset: &'a AnalysedDataset,
    name: &str,
    form: &str,
    lang: Lang,
    width: f64,
) -> Option<Picture<'a>> {
    let (view, _) = parse(form, dataset, &View::start(dataset, lang));
    let needs_growth = view.chart == Chart::Growth;
    if needs_growth && !is_growth(dataset, view.metric) {
        return None;
    }
    let scene = captioned_scene(dataset, &view, view.focus(dataset), width);
    Some(Picture { name: format!("{name} {form} {} {width}", lang.code()), dataset, view, scene })
}

fn errors(picture: &Picture<'_>) -> Vec<String> {
    let mut found = Vec::new();
    layout::texts_are_on_the_picture(picture, &mut found);
    layout::texts_overlap_nothing(picture, &mut found);
    if over_time::is_over_time(picture) {
        over_time::points_are_where_they_say(picture, &mut found);
        over_time::no_point_is_missing(picture, &mut found);
        over_time::lines_join_neighbours(picture, &mut found);
    } else {
        axes::marks_end_at_their_values(picture, &mut found);
        axes::ticks_are_where_they_say(picture, &mut found);
    }
    words::rows_have_their_values(picture, &mut found);
    words::numbers_are_whole(picture, &mut found);
    words::names_can_be_told_apart(picture, &mut found);
    words::counts_are_those_of_the_lists(picture, &mut found);
    words::the_headline_names_whom_the_picture_shows(picture, &mut found);
    found.into_iter().map(|error| format!("{}: {error}", picture.name)).collect()
}

/// The errors of one dataset, drawn at one width in one language or at all in both.
fn errors_of(seed: u64) -> Vec<String> {
    let dataset = AnalysedDataset::new(datasets::dataset(seed));
    let mut found = Vec::new();
    for (index, form) in FORMS.iter().enumerate() {
        let turn = seed as usize + index;
        for (number, (lang, width)) in
            Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))).enumerate()
        {
            if seed < IN_EVERY_WIDTH || number == turn % (2 * WIDTHS.len()) {
                let unit = turn % dataset.units.len();
                let metric = (turn * 5) % dataset.metrics.len();
                let form = format!("{form}&metric=m{metric}&highlight=u{unit}");
                let picture = picture(&dataset, &format!("seed {seed}"), &form, lang, width);
                found.extend(picture.iter().flat_map(errors));
            }
        }
    }
    found
}

/// The seeds of the datasets: all, or with `SEED` that one. `SEEDS=5000..7000` asks for others.
fn seeds() -> std::ops::Range<u64> {
    let number = |text: &str| text.parse::<u64>().ok();
    let range = std::env::var("SEEDS").ok();
    let range = range.and_then(|range| {
        let (first, end) = range.split_once("..")?;
        Some(number(first)?..number(end)?)
    });
    let one = std::env::var("SEED").ok().and_then(|seed| number(&seed)).map(|seed| seed..seed + 1);
    range.or(one).unwrap_or(0..DATASETS)
}

#[test]
fn pictures_of_a_thousand_datasets_are_true() {
    let seeds = seeds();
    let halves = [0, 1].map(|half| seeds.clone().filter(move |seed| seed % 2 == half));
    let mut found: Vec<String> = std::thread::scope(|scope| {
        let threads = halves.map(|seeds| scope.spawn(move || seeds.flat_map(errors_of).collect::<Vec<_>>()));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    found.sort();
    let most = std::env::var("ERRORS").ok().and_then(|most| most.parse().ok()).unwrap_or(60);
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(most)].join("\n"));
}

#[test]
fn pictures_of_datasets_that_failed_once_are_true() {
    for (name, text) in [
        ("neg", include_str!("../trials/neg.json")),
        ("uni", include_str!("../trials/uni.json")),
        ("six_quarters", include_str!("../trials/six_quarters.json")),
    ] {
        let dataset = AnalysedDataset::new(read(text).unwrap());
        for form in FORMS {
            for metric in dataset.metric_ixs() {
                let form = format!("{form}&metric={}", dataset.metric(metric).id);
                for width in WIDTHS {
                    let found = picture(&dataset, name, &form, Lang::En, width)
                        .iter()
                        .flat_map(errors)
                        .collect::<Vec<_>>();
                    assert!(found.is_empty(), "{}", found.join("\n"));
                }
            }
        }
    }
}

/// Every row of a ranking that is drawn has its value, all of it: at every width, in both languages.
#[test]
fn rows_of_a_ranking_have_their_values() {
    let seeds = seeds();
    let halves = [0, 1].map(|half| seeds.clone().filter(move |seed| seed % 2 == half));
    let errors_of = |seed: u64| {
        let dataset = AnalysedDataset::new(datasets::dataset(seed));
        let metric = seed as usize % dataset.metrics.len();
        let hold = if seed % 4 < 2 { "on" } else { "off" };
        let form = format!("chart=ranking&metric=m{metric}&hold={hold}");
        let mut found = Vec::new();
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let (view, _) = parse(&form, &dataset, &View::start(&dataset, lang));
            let scene = chart::scene(&dataset, &view, view.focus(&dataset), design_width(width));
            let name = format!("seed {seed} {form} {} {width}", lang.code());
            let picture = Picture { name, dataset: &dataset, view, scene };
            let mut errors = Vec::new();
            words::rows_have_their_values(&picture, &mut errors);
            words::numbers_are_whole(&picture, &mut errors);
            layout::texts_are_on_the_picture(&picture, &mut errors);
            layout::texts_overlap_nothing(&picture, &mut errors);
            found.extend(errors.into_iter().map(|error| format!("{}: {error}", picture.name)));
        }
        found
    };
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads = halves.map(|seeds| scope.spawn(|| seeds.flat_map(errors_of).collect::<Vec<_>>()));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

/// Of a list that scrolls, every part has its ranks, and every row its value.
#[test]
fn parts_of_a_long_list_are_true() {
    for seed in 0..24 {
        let dataset = AnalysedDataset::new(datasets::with_units(500, seed));
        for (lang, width) in
            Lang::ALL.into_iter().flat_map(|lang| [280.0, 320.0, 370.0, 700.0].map(|width| (lang, width)))
        {
            let form = format!("chart=ranking&metric=m{}", seed as usize % dataset.metrics.len());
            let (view, _) = parse(&form, &dataset, &View::start(&dataset, lang));
            let first = (seed * 13) as usize;
            let scene = scrolled_scene(&dataset, &view, None, width, first..first + 30);
            let ranks = scene.marks.iter().filter(|mark| mark.key.role == Role::Rank).count();
            let ranking = dataset.ranking(view.metric, false);
            if scene.list.is_some() && ranking.rows.first().is_some_and(|row| row.rank.is_some()) {
                assert_eq!(
                    ranks,
                    30.min(ranking.rows.len().saturating_sub(first)),
                    "seed {seed} at {width} has no ranks"
                );
            }
            let picture =
                Picture { name: format!("seed {seed} {form} {width}"), dataset: &dataset, view, scene };
            let mut found = Vec::new();
            layout::texts_are_on_the_picture(&picture, &mut found);
            layout::texts_overlap_nothing(&picture, &mut found);
            axes::marks_end_at_their_values(&picture, &mut found);
            words::rows_have_their_values(&picture, &mut found);
            words::numbers_are_whole(&picture, &mut found);
            words::names_can_be_told_apart(&picture, &mut found);
            assert!(found.is_empty(), "{}: {}", picture.name, found.join("\n"));
        }
    }
}

#[test]
fn the_datasets_are_those_that_the_format_allows() {
    for seed in 0..20 {
        let text = to_json(&datasets::dataset(seed));
        let problems = read(&text).err();
        let problems: Vec<String> = problems.iter().flatten().map(|problem| problem.sentence()).collect();
        assert!(problems.is_empty(), "seed {seed}: {}", problems.join("\n"));
    }
}
