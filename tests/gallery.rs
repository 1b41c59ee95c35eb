//! The gallery: every chart in both languages, every width and both themes, as SVG files that a person can look through.
//!
//! `cargo run` serves it at /gallery. A changed picture fails here; `UPDATE_EXPECT=1 cargo test --test gallery`
//! accepts it, and the change shows in the diff.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use expect_test::expect_file;
use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::{self, Overview};
use reported_figures::dataset::{Lang, embedded_text, generate, read};
use reported_figures::draw::{Colours, Langs, Palette, Root, svg};
use reported_figures::scene::{Scene, Viewport};
use reported_figures::site::commands::render;
use reported_figures::view::{View, parse};

#[path = "shrink/gallery_views.rs"]
mod views;

use views::{EXAMPLES, GENERATED, PERIODS, VIEWS, WIDTHS};

const LANGS: [&str; 2] = ["zh", "en"];
/// Numbers of any size and sign, bounds from above, ranges and intervals.
const NUMBERS: [(&str, &str); 8] = [
    ("numbers-bounds", "metric=infections&highlight=bel"),
    ("numbers-ranges", "metric=waiting&highlight=cor"),
    ("numbers-intervals", "metric=satisfied&hold=on"),
    ("numbers-negative", "metric=balance"),
    ("numbers-large", "metric=budget"),
    ("numbers-zero", "metric=strikes"),
    ("numbers-signs", "metric=net"),
    ("numbers-compare", "chart=compare&units=ash,bel,cor,elm"),
];

const THEMES: [&str; 2] = ["light", "dark"];

fn dataset() -> AnalysedDataset {
    read(embedded_text()).map(AnalysedDataset::new).unwrap_or_else(|problems| {
        let sentences: Vec<String> = problems.iter().map(|it| it.sentence()).collect();
        panic!("{}", sentences.join("\n"))
    })
}

#[test]
fn every_picture_is_unchanged() {
    show(&dataset(), &VIEWS);
    show(&AnalysedDataset::new(generate(8, 27, 3)), &GENERATED);
    show(&read(include_str!("source/hospitals.json")).map(AnalysedDataset::new).unwrap(), &NUMBERS);
    let periods = std::fs::read_to_string("tests/trials/six_quarters.json").unwrap();
    show(&AnalysedDataset::new(read(&periods).unwrap()), &PERIODS);
}

#[test]
fn every_picture_of_the_examples_is_unchanged() {
    for (name, views) in EXAMPLES {
        let path = format!("{}/tests/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let dataset = read(&std::fs::read_to_string(path).expect("an example")).expect("a valid dataset");
        show(&AnalysedDataset::new(dataset), views);
    }
}

fn show(dataset: &AnalysedDataset, views: &[(&str, &str)]) {
    for (name, query) in views {
        for lang in LANGS {
            for theme in THEMES {
                for width in WIDTHS {
                    let query = format!("{query}&lang={lang}&theme={theme}");
                    let svg = render::svg(dataset, &query, f64::from(width)).expect("a known view");
                    expect(&format!("{name}-{lang}-{width}-{theme}"), &svg);
                }
            }
        }
    }
}

fn expect(name: &str, svg: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/gallery/{name}.svg"));
    expect_file![path].assert_eq(&svg.replace("><", ">\n<"));
}

/// A ranking of thousands of units: the visible rows, and the strip with an overview above them.
#[test]
fn a_long_ranking_is_unchanged() {
    let dataset = AnalysedDataset::new(generate(5000, 2, 3));
    for (theme, colours) in [("light", &Palette::LIGHT), ("dark", &Palette::DARK)] {
        for width in WIDTHS {
            let width = chart::design_width(f64::from(width));
            let (rows, strip) = long(&dataset, width);
            for (part, scene) in [("rows", rows), ("strip", strip)] {
                let root = Root::File { title: part, desc: "", langs: Langs::default() };
                expect(
                    &format!("long-{part}-en-{width}-{theme}"),
                    &svg(&scene, Colours::Fixed(colours), root),
                );
            }
        }
    }
}

fn long(dataset: &AnalysedDataset, width: f64) -> (Scene, Scene) {
    let (view, unknown) = parse("highlight=u1234", dataset, &View::start(dataset, Lang::En));
    assert!(unknown.is_empty());
    let (focus, whole) = (view.focus(dataset), Overview::of(dataset, &view, width));
    let row = view.highlight.and_then(|unit| whole.row_of(unit)).expect("a row in focus");
    let sight = Viewport::around(row, 16);
    let rows = sight.first..sight.first + sight.count;
    (chart::scrolled_scene(dataset, &view, focus, width, rows.clone()), whole.strip(view.highlight, &rows))
}

#[test]
fn the_gallery_holds_no_other_files() {
    let themes = |name: String| THEMES.map(|theme| format!("{name}-{theme}.svg"));
    let examples = EXAMPLES.iter().flat_map(|(_, views)| *views);
    let views = VIEWS.iter().chain(&GENERATED).chain(&NUMBERS).chain(&PERIODS).chain(examples).flat_map(
        |(name, _)| LANGS.iter().flat_map(move |lang| WIDTHS.map(|width| format!("{name}-{lang}-{width}"))),
    );
    let design = WIDTHS.map(|width| chart::design_width(f64::from(width)));
    let long =
        ["rows", "strip"].into_iter().flat_map(|part| design.map(|width| format!("long-{part}-en-{width}")));
    let expected: BTreeSet<String> = views.chain(long).flat_map(themes).collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gallery");
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(files.collect::<BTreeSet<_>>(), expected);
}
