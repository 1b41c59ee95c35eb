//! One stage of the work on a dataset, once, so that its instructions can be counted: `instructions STAGE UNITS`.
//!
//! `benches/instructions/run` runs it under Callgrind and subtracts the instructions of preparing the dataset: those of
//! `generate`, of `write` where a text is read, or of `show` where a reader switches through metrics that were shown
//! before. Counts repeat to a few thousandths, which times on a shared machine do not.

use std::hint::black_box;
use std::process::ExitCode;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{Lang, generate, read, to_json};
use reported_figures::view::View;
use reported_figures::{chart, outline};

/// Metrics and seed of the generated dataset.
const METRICS: u32 = 4;
const SEED: u64 = 1;

/// Width of a chart on a phone.
const WIDTH: f64 = 320.0;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let [_, stage, units, ..] = args.as_slice() else { return usage() };
    let Ok(units) = units.parse() else { return usage() };
    let dataset = AnalysedDataset::new(generate(units, METRICS, SEED));
    let view = View::start(&dataset, Lang::En);
    match stage.as_str() {
        "generate" => {}
        "write" => drop(black_box(to_json(&dataset))),
        "read" => drop(black_box(read(&to_json(&dataset)))),
        "rank" => drop(black_box(dataset.ranking(view.metric, false))),
        "layout" => drop(black_box(chart::scene(&dataset, &view, view.focus(&dataset), WIDTH))),
        "outline" => drop(black_box(outline::outline(&dataset, &view, view.focus(&dataset), &[]))),
        "show" => show_each_metric(&dataset, &view),
        "switch" => {
            show_each_metric(&dataset, &view);
            show_each_metric(&dataset, &view);
        }
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

/// Picture and outline of each metric, as a reader who switches through all of them has them made.
fn show_each_metric(dataset: &AnalysedDataset, start: &View) {
    for metric in dataset.metric_ixs() {
        let view = View { metric, ..start.clone() };
        let focus = view.focus(dataset);
        black_box(chart::scene(dataset, &view, focus, WIDTH));
        black_box(outline::outline(dataset, &view, focus, &[]));
    }
}

fn usage() -> ExitCode {
    eprintln!("instructions generate|write|read|rank|layout|outline|show|switch UNITS");
    ExitCode::FAILURE
}
