//! One room's work, once, for counting its instructions: `rooms ROOM UNITS`.
//!
//! `benches/rooms/run` counts them under callgrind and takes off those of `made` (of `written`, for reading): what
//! making the dataset up costs. Counts repeat to a few thousandths where times on a shared machine do not.

use std::hint::black_box;
use std::process::ExitCode;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{Lang, generate, read, to_json};
use reported_figures::view::View;
use reported_figures::{chart, outline};

/// Metrics of a made-up dataset, and what makes it up.
const METRICS: u32 = 4;
const SEED: u64 = 1;

/// Width of a phone's chart.
const WIDTH: f64 = 320.0;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let [_, room, units, ..] = args.as_slice() else { return usage() };
    let Ok(units) = units.parse() else { return usage() };
    let dataset = AnalysedDataset::new(generate(units, METRICS, SEED));
    let view = View::start(&dataset, Lang::En);
    match room.as_str() {
        "made" => {}
        "written" => drop(black_box(to_json(&dataset))),
        "read" => drop(black_box(read(&to_json(&dataset)))),
        "rank" => drop(black_box(dataset.ranking(view.metric, false))),
        "layout" => drop(black_box(chart::scene(&dataset, &view, view.focus(&dataset), WIDTH))),
        "outline" => drop(black_box(outline::outline(&dataset, &view, view.focus(&dataset), &[]))),
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("rooms made|written|read|rank|layout|outline UNITS");
    ExitCode::FAILURE
}
