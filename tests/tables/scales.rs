//! A value times the power of ten of its metric's unit of measure is what the cell printed, whichever words print it.

use reported_figures::table::document::{About, dataset};
use reported_figures::table::measure::Measure;
use reported_figures::table::read;
use serde_json::Value;

/// Texts before and behind a number, with the power of ten that the scale word stands for.
struct Written {
    before: &'static str,
    scales: &'static [(&'static str, i32)],
    /// The text behind the scale word.
    units: &'static [&'static str],
    decimal: &'static str,
}

const WRITTEN: [Written; 6] = [
    Written {
        before: "",
        scales: &[("", 0), ("万", 4), ("百万", 6), ("亿", 8), ("万亿", 12)],
        units: &["元", "人", "吨", "平方公里", "户", "人次", "美元"],
        decimal: ".",
    },
    Written {
        before: "$",
        scales: &[("", 0), ("k", 3), (" thousand", 3), ("m", 6), (" million", 6), ("bn", 9), (" billion", 9)],
        units: &[""],
        decimal: ".",
    },
    Written { before: "£", scales: &[("", 0), ("m", 6), ("bn", 9), ("tn", 12)], units: &[""], decimal: "." },
    Written {
        before: "",
        scales: &[("", 0), (" thousand", 3), (" thousands of", 3), (" million", 6), (" billion", 9)],
        units: &[" tonnes", " people", " km²", " EUR"],
        decimal: ".",
    },
    Written {
        before: "",
        scales: &[("", 0), (" Tsd.", 3), (" Mio.", 6), (" Mrd.", 9), (" Millionen", 6), (" Milliarden", 9)],
        units: &[" €", " Euro", " Personen", " t"],
        decimal: ",",
    },
    Written {
        before: "",
        scales: &[("", 0), (" milliers", 3), (" millions", 6), (" milliards", 9)],
        units: &[" €", " euros"],
        decimal: ",",
    },
];

const DIGITS: [&str; 3] = ["3", "45", "128"];

/// The dataset of a column of cells under a heading.
fn dataset_of(heading: &str, cells: &[String]) -> Value {
    let rows = cells.iter().enumerate().map(|(row, cell)| format!("Town {row};{cell}\n"));
    let table = format!("Name;{heading}\n{}", rows.collect::<String>());
    let reading = read(table.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal}: {table}"));
    let about = About { id: "scales".into(), title: "Scales".into(), source: "Office".into() };
    dataset(&reading, &about)
}

/// The value of a figure times the power of ten of its metric's unit of measure.
fn in_ones(dataset: &Value, index: usize) -> f64 {
    let unit = dataset["metrics"][0]["unit"].as_str().unwrap_or_default();
    let power = Measure::parse(unit).map_or(0, |measure| measure.power);
    let value: f64 = dataset["figures"][index]["value"].as_str().unwrap().parse().unwrap();
    value * 10f64.powi(power)
}

/// Checks every pair of scale words in one column: the two cells end in one scale, and neither is scaled twice.
#[test]
fn a_value_times_its_scale_is_what_was_printed() {
    let mut checked = 0;
    for written in &WRITTEN {
        for unit in written.units {
            for first in written.scales {
                for second in written.scales {
                    check_pair(written, unit, [*first, *second]);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 400, "{checked}");
}

fn check_pair(written: &Written, unit: &str, scales: [(&str, i32); 2]) {
    let Written { before, decimal, .. } = written;
    let mut cells = Vec::new();
    let mut expected = Vec::new();
    for digits in DIGITS {
        for (word, power) in scales {
            cells.push(format!("{before}{digits}{decimal}25{word}{unit}"));
            expected.push(format!("{digits}.25").parse::<f64>().unwrap() * 10f64.powi(power));
        }
    }
    let found = dataset_of("Amount", &cells);
    assert_eq!(found["figures"].as_array().map(Vec::len), Some(cells.len()), "{cells:?}: {found}");
    for (index, expected) in expected.into_iter().enumerate() {
        let value = in_ones(&found, index);
        assert!((value / expected - 1.0).abs() < 1e-9, "{}: {value}\n{found:#}", cells[index]);
    }
    let printed = found["metrics"][0]["unit"].as_str();
    assert_eq!(printed, Some(format!("{before}{}", unit.trim()).as_str()), "{cells:?}");
}

/// Where the heading names the scale, cells with another scale word, or with none, end in the heading's.
#[test]
fn cells_end_in_the_scale_of_their_heading() {
    for (heading, cells, expected) in [
        ("外贸进出口（亿元）", ["3.2亿元", "8600万元", "45"], [3.2e8, 8.6e7, 4.5e9]),
        ("人口（万人）", ["42.6", "105.2万人", "105.2万"], [4.26e5, 1.052e6, 1.052e6]),
        ("Spending (£ million)", ["3.2", "£45m", "£1.05bn"], [3.2e6, 4.5e7, 1.05e9]),
        ("Schulden (Mio. €)", ["3,2", "3,2 Mio. €", "1,05 Mrd. €"], [3.2e6, 3.2e6, 1.05e9]),
    ] {
        let found = dataset_of(heading, &cells.map(str::to_owned));
        for (index, expected) in expected.into_iter().enumerate() {
            let value = in_ones(&found, index);
            assert!((value / expected - 1.0).abs() < 1e-9, "{heading} {}: {value}", cells[index]);
        }
    }
}

/// The unit of measure behind “in” leaves the name, in the letters that are printed.
#[test]
fn a_unit_of_measure_keeps_its_letters() {
    for (heading, name, unit) in [
        ("Schulden in Mio. €", "Schulden", "Mio. €"),
        ("Output in MWh", "Output", "MWh"),
        ("Budget in USD million", "Budget", "USD million"),
    ] {
        let metric = &dataset_of(heading, &["3.2".to_owned(), "4.7".to_owned()])["metrics"][0];
        assert_eq!([&metric["name"], &metric["unit"]], [name, unit]);
    }
}
