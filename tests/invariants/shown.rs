//! The whole way of a figure: what its line of the document has is what words, tables, pictures and files show, at its printed
//! precision, with its bound, its interval and its statuses. Texts are read by `printed.rs`, which shares no code with the library.

use super::printed::{Document, Number, Reported, Shown};
use super::{FORMS, datasets, tables};
use reported_figures::analysis::{AnalysedDataset, growths};
use reported_figures::dataset::{Figure, Lang, MetricIx, Period, UnitIx, embedded_text, read, to_json};
use reported_figures::draw::Palette;
use reported_figures::export::{csv_of_everything, json, shown, svg};
use reported_figures::scene::Shape;
use reported_figures::text::{
    figure_number, figure_value, growth_index, growth_percent, growth_value, value_with_interval,
};
use reported_figures::view::{View, parse};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many generated datasets are followed all the way, unless `SEEDS` asks for others.
const DATASETS: u64 = 40;

/// The statuses of `docs/dataset-format.md` in words.
const STATUSES: [(&str, [&str; 2]); 7] = [
    ("provisional", ["初步数", "provisional"]),
    ("revised", ["修订数", "revised"]),
    ("estimated", ["估计数", "estimated"]),
    ("forecast", ["预测数", "forecast"]),
    ("break", ["序列中断", "break in series"]),
    ("low_reliability", ["可靠性低", "low reliability"]),
    ("definition_differs", ["口径不同", "definition differs"]),
];

/// A document as it is read.
pub struct Read {
    pub document: Document,
    pub dataset: AnalysedDataset,
    lines: HashMap<(UnitIx, MetricIx, Option<Period>), usize>,
}

impl Read {
    fn of(text: &str) -> Self {
        let dataset = read(text).unwrap_or_else(|problems| {
            panic!("{:?}", problems.iter().map(|one| one.sentence()).collect::<Vec<_>>())
        });
        assert_eq!(to_json(&dataset), text, "the document is written as it was read");
        let keys = dataset.figures.iter().map(|it| (it.unit, it.metric, it.period));
        let lines = keys.enumerate().map(|(index, key)| (key, index)).collect();
        Self { document: Document::read(text), dataset: AnalysedDataset::new(dataset), lines }
    }

    /// The line of a figure.
    pub fn reported(&self, figure: &Figure) -> &Reported {
        let index = self.lines[&(figure.unit, figure.metric, figure.period)];
        &self.document.figures[index]
    }
}

/// What is wrong with a text that begins with the value of a figure, as its line has it.
pub fn value_error(read: &Read, reported: &Reported, text: &str, lang: Lang) -> Option<String> {
    let metric = read.document.metric(reported.text("metric"));
    if metric["kind"] == "grade" {
        let grades = metric["grades"].as_array();
        let known = grades.and_then(|all| all.iter().find(|one| one["id"] == reported.json["value"]));
        let name = known.and_then(|one| one["name"][lang.code()].as_str()).unwrap_or(reported.text("value"));
        return (!text.starts_with(name)).then(|| format!("“{text}” is not the grade {name}"));
    }
    let measure = metric["unit"][lang.code()].as_str().unwrap_or_default();
    let has_powers = measure.starts_with('亿') || measure.starts_with("100 million ");
    let is_range = reported.is_range();
    let found = Shown::read(text, if is_range { 2 } else { 1 }, has_powers);
    let power = read.document.power(reported.text("metric"), lang);
    let keys: &[&str] = if is_range { &["lower", "upper"] } else { &["value"] };
    let numbers: Vec<Number> = keys.iter().map(|key| reported.number(key).unwrap().shifted(power)).collect();
    let bound = if is_range { "exact" } else { reported.bound() };
    let has_end = reported.raw("upper").is_some();
    let kept =
        metric["decimals"].as_i64().map_or(reported.decimals(), |it| reported.decimals().max(it as i32));
    let decimals = match kept > 0 {
        true => (kept - power + found.power).max(0),
        false => numbers.last().unwrap().clone().shifted(-found.power).needed_decimals(),
    };
    let needs_sign = measure == "%" || metric["kind"] == "share" || metric["kind"] == "growth";
    let checks = [
        (found.numbers == numbers, "its number"),
        (found.bound == bound && (!found.has_odd || has_end), "its bound"),
        (found.decimals == decimals, "its digits after the point"),
        (
            !needs_sign || found.rest.trim_start_matches("-odd").trim_start_matches('余').starts_with('%'),
            "its %",
        ),
    ];
    let wrong: Vec<&str> = checks.iter().filter(|(holds, _)| !holds).map(|(_, what)| *what).collect();
    (!wrong.is_empty()).then(|| format!("“{text}” has not {wrong:?} of {}: {found:?}", reported.line))
}

/// What is wrong with the interval that follows a value.
pub fn interval_error(read: &Read, reported: &Reported, text: &str, lang: Lang) -> Option<String> {
    let low = reported.number("low")?;
    let [before, after] = match lang {
        Lang::En => ["(", "interval "],
        Lang::Zh => ["（", "区间"],
    };
    let Some((level, ends)) = text.split_once(before).and_then(|(_, inside)| inside.split_once(after)) else {
        return Some(format!("“{text}” has not the interval of {}", reported.line));
    };
    let power = read.document.power(reported.text("metric"), lang);
    let measure =
        read.document.metric(reported.text("metric"))["unit"][lang.code()].as_str().unwrap_or_default();
    let has_powers = measure.starts_with('亿') || measure.starts_with("100 million ");
    let ends = Shown::read(ends, 2, has_powers).numbers;
    let expected = [low, reported.number("high").unwrap()].map(|end| end.shifted(power));
    let level = (!level.is_empty()).then(|| Number::read(level));
    let is_right = ends == expected && level == reported.number("confidence");
    (!is_right).then(|| format!("“{text}” has not the interval of {}", reported.line))
}

/// Whether the words of all statuses are in a text.
pub fn statuses_error(reported: &Reported, text: &str, lang: Lang) -> Option<String> {
    let word = |status: &str| STATUSES.iter().find(|(known, _)| *known == status).unwrap().1[lang as usize];
    let own = reported.statuses();
    let missing: Vec<&str> = own.iter().map(|it| word(it)).filter(|word| !text.contains(word)).collect();
    (!missing.is_empty()).then(|| format!("“{text}” does not say {missing:?}"))
}

/// Every form in which a figure stands in a sentence.
fn words_are_the_documents(read: &Read, found: &mut Vec<String>) {
    let whole = read.dataset.whole();
    for (figure, reported) in whole.figures.iter().zip(&read.document.figures) {
        for lang in Lang::ALL {
            let value = figure_value(whole, figure, lang);
            found.extend(value_error(read, reported, &value, lang));
            found.extend(value_error(read, reported, &figure_number(whole, figure, lang), lang));
            let signed = growth_value(whole, figure, lang);
            found.extend(value_error(read, reported, &signed.replace('+', ""), lang));
            let with_interval = value_with_interval(whole, figure, lang);
            found.extend(value_error(read, reported, &with_interval, lang));
            found.extend(interval_error(read, reported, &with_interval, lang));
        }
    }
}

/// Growth in per cent, and as an index.
fn growth_is_the_documents(read: &Read, found: &mut Vec<String>) {
    for growth in growths(&read.dataset) {
        let figure = &read.dataset.figures[growth.figure];
        let reported = read.reported(figure);
        let is_multiple = read.document.metric(reported.text("metric"))["kind"] == "multiple";
        let key = if reported.is_range() { "lower" } else { "value" };
        let percent = reported.number(key).unwrap().shifted(if is_multiple { 2 } else { 0 });
        for lang in Lang::ALL {
            let count = if reported.is_range() { 2 } else { 1 };
            let text = growth_percent(&read.dataset, &growth, lang);
            if Shown::read(&text, count, false).numbers[0] != percent {
                found.push(format!("{text} is not the growth of {}", reported.line));
            }
            let text = growth_index(&read.dataset, figure, lang);
            let index = percent.plus_100();
            let is_shown = text.contains(|c: char| c.is_ascii_digit());
            if is_shown && Shown::read(&text, count, false).numbers[0] != index {
                found.push(format!("{text} is not the index of {}", reported.line));
            }
        }
    }
}

/// The texts of an SVG file are those of its picture, in its order.
fn svg_has_the_texts_of_the_picture(read: &Read, view: &View, width: f64, found: &mut Vec<String>) {
    let focus = view.focus(&read.dataset);
    let scene = reported_figures::chart::captioned_scene(&read.dataset, view, focus, width);
    let file = svg(&read.dataset, view, focus, &Palette::LIGHT, width);
    let texts = file.split("<text ").skip(1).map(|one| {
        let inner = one.split_once('>').unwrap().1.split_once("</text>").unwrap().0;
        let plain: String = inner
            .split('<')
            .enumerate()
            .map(|(index, part)| match index {
                0 => part,
                _ => part.split_once('>').unwrap().1,
            })
            .collect();
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    });
    let mut drawn: Vec<String> = texts.collect();
    let mut marks: Vec<String> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        })
        .collect();
    drawn.sort();
    marks.sort();
    if drawn != marks {
        let odd = drawn.iter().find(|text| !marks.contains(text));
        found.push(format!("the SVG has {} texts and not {}: {odd:?}", drawn.len(), marks.len()));
    }
}

/// Each figure is in the CSV once, with its own characters.
fn csv_has_the_document(read: &Read, found: &mut Vec<String>) {
    let text = csv_of_everything(&read.dataset);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| columns.iter().position(|known| known == name).unwrap();
    let is_one_period = read.dataset.whole().series.is_empty();
    let mut by_subject: HashMap<(&str, &str), Vec<&csv::StringRecord>> = HashMap::new();
    for row in &rows {
        by_subject.entry((&row[column("unit")], &row[column("metric")])).or_default().push(row);
    }
    for reported in &read.document.figures {
        let own = by_subject.get(&(reported.text("unit"), reported.text("metric")));
        let code = reported.json["period"].as_str().or(read.document.json["period"].as_str());
        let code = code.filter(|_| reported.text("period_basis") != "unknown").unwrap_or_default();
        let is_its_period = |row: &csv::StringRecord| is_one_period || &row[column("period")] == code;
        let has_figure = |row: &csv::StringRecord| !row[column("bound")].is_empty();
        let of_it = own.into_iter().flatten().filter(|row| is_its_period(row) && has_figure(row));
        let of_it: Vec<_> = of_it.collect();
        let [row] = of_it[..] else {
            found.push(format!("{} rows for {}", of_it.len(), reported.line));
            continue;
        };
        for key in ["value", "lower", "upper", "low", "high", "confidence", "decimals"] {
            let is_grade = read.document.metric(reported.text("metric"))["kind"] == "grade";
            let expected = reported.raw(key).filter(|_| !is_grade).map(Number::read);
            let cell = Some(&row[column(key)]).filter(|cell| !cell.is_empty()).map(Number::read);
            if cell != expected {
                found.push(format!("{key} is {:?} in the CSV of {}", &row[column(key)], reported.line));
            }
        }
        let printed = reported.raw("value").filter(|text| text.len() <= 15 && !text.starts_with('-'));
        if printed.is_some_and(|text| {
            Number::read(text) == Number::read(&row[column("value")])
                && text != &row[column("value")]
                && !row[column("value")].is_empty()
        }) {
            found.push(format!(
                "{:?} in the CSV is not printed as in {}",
                &row[column("value")],
                reported.line
            ));
        }
        let bound = if reported.is_range() { "exact" } else { reported.bound() };
        let same = [
            (&row[column("bound")], bound.to_owned()),
            (&row[column("statuses")], reported.statuses().join(" ")),
            (&row[column("period_basis")], reported.text("period_basis").to_owned()),
        ];
        for (cell, expected) in same {
            if cell != expected {
                found.push(format!("{cell:?} and not {expected:?} is in the CSV of {}", reported.line));
            }
        }
        if !row[column("quote")].replace('\'', "").ends_with(&reported.text("quote").replace('\'', "")) {
            found.push(format!("{:?} is not the quote of {}", &row[column("quote")], reported.line));
        }
        for lang in Lang::ALL {
            let cell = &row[column(&format!("shown_{}", lang.code()))];
            found.extend(value_error(read, reported, cell.trim_start_matches('\''), lang));
        }
    }
}

/// A file of what is shown is a dataset with the same lines for the figures that it has.
fn json_reads_back(read: &Read, lines: &HashSet<&str>, view: &View, found: &mut Vec<String>) {
    let part = json(read.dataset.whole(), &shown(&read.dataset, view));
    if let Err(problems) = reported_figures::dataset::read(&part) {
        found.push(format!("what is shown at {:?} is no dataset: {}", view.chart, problems[0].sentence()));
        return;
    }
    for figure in Document::read(&part).figures {
        if !lines.contains(figure.line.as_str()) {
            found.push(format!("{} is no line of the document", figure.line));
        }
    }
}

fn errors_of(text: &str, name: &str, turn: usize) -> Vec<String> {
    let read = Read::of(text);
    let mut found = Vec::new();
    words_are_the_documents(&read, &mut found);
    growth_is_the_documents(&read, &mut found);
    csv_has_the_document(&read, &mut found);
    let lines: HashSet<&str> = read.document.figures.iter().map(|figure| figure.line.as_str()).collect();
    for (index, form) in FORMS.iter().enumerate() {
        let metrics = &read.dataset.metrics;
        let metric = &metrics[(turn * 5 + index) % metrics.len()].id;
        let unit = &read.dataset.units[(turn + index) % read.dataset.units.len()].id;
        let lang = Lang::ALL[(turn + index) % 2];
        let query = format!("{form}&metric={metric}&highlight={unit}");
        let (view, _) = parse(&query, &read.dataset, &View::start(&read.dataset, lang));
        tables::cells_are_the_documents(&read, &view, &mut found);
        svg_has_the_texts_of_the_picture(&read, &view, super::WIDTHS[(turn + index) % 5], &mut found);
        json_reads_back(&read, &lines, &view, &mut found);
    }
    found.into_iter().map(|error| format!("{name}: {error}")).collect()
}

#[test]
fn every_number_that_is_shown_is_the_one_that_was_reported() {
    let seeds = super::seeds();
    let seeds = if seeds.end == super::DATASETS { seeds.start..DATASETS } else { seeds };
    let halves = [0, 1].map(|half| seeds.clone().filter(move |seed| seed % 2 == half));
    let errors =
        |seed: u64| errors_of(&to_json(&datasets::dataset(seed)), &format!("seed {seed}"), seed as usize);
    let mut found: Vec<String> = std::thread::scope(|scope| {
        let threads = halves.map(|seeds| scope.spawn(move || seeds.flat_map(errors).collect::<Vec<_>>()));
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let embedded = to_json(&read(embedded_text()).unwrap());
    found.extend(errors_of(&embedded, "embedded", 7));
    assert!(found.is_empty(), "{} errors\n{}", found.len(), found[..found.len().min(30)].join("\n"));
}

/// Of the CSV, the columns that a table of figures has, as its own table reader reads them.
#[test]
fn the_figures_of_the_csv_read_back_as_a_table() {
    let read = Read::of(&to_json(&read(embedded_text()).unwrap()));
    let text = csv_of_everything(&read.dataset);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns = reader.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        row[columns.iter().position(|known| known == name).unwrap()].to_owned()
    };
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["Region", "Indicator", "Value"]).unwrap();
    let mut written = BTreeMap::new();
    for row in reader.records().map(Result::unwrap).filter(|row| !cell(row, "value").is_empty()) {
        let names = [cell(&row, "unit"), cell(&row, "metric")];
        table.write_record([&names[0], &names[1], &cell(&row, "value")]).unwrap();
        written.insert(names, Number::read(&cell(&row, "value")));
    }
    let reading = reported_figures::table::read(&table.into_inner().unwrap(), None).unwrap();
    let figure = |one: &reported_figures::table::Observation| {
        let [unit, metric] =
            [reading.names.units.text(one.subject.unit), reading.names.metrics.text(one.subject.metric)];
        let value = reading.figure(one)?.value?.to_string();
        Some(([unit.to_owned(), metric.to_owned()], Number::read(&value)))
    };
    let found: BTreeMap<_, _> = reading.observations.iter().filter_map(figure).collect();
    assert!(written.len() > 100);
    assert_eq!(found, written);
}
