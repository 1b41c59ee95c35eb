//! The work of an export grows with the number of its figures, not with its square.

use super::{csv, everything, json, shown};
use crate::analysis::AnalysedDataset;
use crate::dataset::comparisons::comparisons_in;
use crate::dataset::{Lang, generate};
use crate::view::View;

const UNITS: u32 = 100_000;
/// More comparisons for each unit would mean that something searches all of them.
const PER_UNIT: usize = 40;

fn assert_linear(name: &str, dataset: &AnalysedDataset, export: impl Fn(&AnalysedDataset) -> String) {
    let (text, comparisons) = comparisons_in(|| export(dataset));
    assert!(text.len() > UNITS as usize, "{name}: {} bytes", text.len());
    assert!(comparisons <= PER_UNIT * UNITS as usize, "{name}: {comparisons} comparisons for {UNITS} units");
}

#[test]
fn exports_of_a_hundred_thousand_units_search_no_figure_among_all() {
    let dataset = AnalysedDataset::new(generate(UNITS, 2, 1));
    let view = View::start(&dataset, Lang::En);
    assert_linear("CSV of everything", &dataset, |dataset| csv(dataset, &everything(dataset)));
    assert_linear("JSON of everything", &dataset, |dataset| json(dataset, &everything(dataset)));
    assert_linear("CSV of the view", &dataset, |dataset| csv(dataset, &shown(dataset, &view)));
    assert_linear("JSON of the view", &dataset, |dataset| json(dataset, &shown(dataset, &view)));
}
