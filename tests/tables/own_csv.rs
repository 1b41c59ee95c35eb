//! The CSV that a chart exports reads back equal: whole and as a selection, in both languages.
//!
//! What the CSV does not carry, and what is therefore not compared:
//! - `judge` of a figure, notes of units and metrics, `short`, `kind` of units, themes, definitions, near metrics, levels, references,
//!   corrections and title: there is no column for them. The page asks for a title.
//! - `better` where it is not `lower`: equal ranks follow from `higher` and `neither`. Lower is better where the ranks say so.
//! - `quote_label` is the beginning of the quote, before “……”.
//! - `per` is a part of the unit of measure (“cases per 100,000 people”), and of “year|years” there is the second.
//! - Grades have the names that are shown, and no order; where there are two, both are the grade.
//! - Units and metrics without any row of their own, and the unit of measure of a metric without figures.
//! - A unit that reported nothing, and nobody says anything of it, is the same with and without a gap `not_reported`; so is one to
//!   which a metric does not apply, with and without a gap `not_applicable`.
//! - Gaps that no chart shows: of a period for which nobody reported the metric, or beside a figure of the same unit where no unit
//!   has figures of two periods.
//! - Texts in other languages than Chinese and English: each column has the one that a reader of its language sees.
//! - Periods to which the dataset gave a name: the CSV does not say when they begin, and each such row is not understood.

use proptest::prelude::*;
use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{self, Better, Dataset, GapReason, Kind, Lang, LocalText, Value};
use reported_figures::export;
use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::{Correction, Decision, Mapping, Reading, read};
use reported_figures::text;
use reported_figures::view::{Chart, Choice as _, View};
use std::collections::{BTreeMap, BTreeSet};

type Item = BTreeMap<&'static str, String>;

fn both(text: &LocalText) -> String {
    format!("{:?}", [Lang::Zh, Lang::En].map(|lang| one_line(text.get(lang))))
}

/// As the table module has texts: in one line, without signs that are not seen.
fn one_line(text: &str) -> String {
    let text: String = text.chars().filter(|it| !dataset::is_isolate(*it)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Figures and gaps by what they are of, with everything that the CSV carries.
fn items(made: &Dataset) -> BTreeMap<String, Item> {
    let subject = |unit, metric, period: Option<_>| {
        let period = period.map(|period| made.period_code(period)).unwrap_or_default();
        format!("{} {} {period}", made.unit(unit).id, made.metric(metric).id)
    };
    let figure = |figure: &dataset::Figure| {
        let value = match &figure.value {
            Value::Grade(_) => {
                let [zh, en] = [Lang::Zh, Lang::En].map(|lang| text::figure_value(made, figure, lang));
                if zh == en { zh } else { format!("{zh} / {en}") }
            }
            other => format!("{other:?}"),
        };
        let item = Item::from([
            ("value", value),
            ("bound", figure.bound.as_str().to_owned()),
            ("far_end", format!("{:?}", figure.far_end)),
            ("spread", format!("{:?}", figure.spread)),
            ("status", format!("{:?}", figure.status)),
            ("basis", figure.basis.as_str().to_owned()),
            ("scope", figure.scope.as_ref().map(both).unwrap_or_default()),
            ("place", figure.paragraph.to_string()),
            ("quote", one_line(&text::quote(figure))),
            ("translation", both(&figure.quote_translation)),
            ("note", both(&figure.note)),
        ]);
        (subject(figure.unit, figure.metric, figure.period), item)
    };
    let is_said = |gap: &&dataset::Gap| {
        let periods = made.periods_of(gap.metric);
        let has_figure = || made.figures.iter().any(|it| (it.unit, it.metric) == (gap.unit, gap.metric));
        let is_shown = match periods {
            [] => !has_figure(),
            periods => gap.period.is_none_or(|period| periods.contains(&period)),
        };
        is_shown && gap.reason != GapReason::NotApplicable && gap.reason != GapReason::NotReported
    };
    let gap = |gap: &dataset::Gap| {
        let item = Item::from([
            ("reason", gap.reason.as_str().to_owned()),
            ("quote", one_line(&gap.quote)),
            ("note", both(&gap.note)),
        ]);
        (subject(gap.unit, gap.metric, gap.period), item)
    };
    let gaps = made.gaps.iter().filter(is_said).map(gap);
    gaps.chain(made.figures.iter().map(figure)).collect()
}

/// Names, kinds and units of measure.
fn names(
    made: &Dataset,
    with_figures: &BTreeSet<String>,
) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let units = made.units.iter().map(|unit| (unit.id.clone(), both(&unit.name)));
    let metric = |ix| {
        let metric = made.metric(ix);
        let measure = |lang| text::plural(&text::measure(metric, lang), 2).to_owned();
        let measure = with_figures.contains(&metric.id).then(|| [Lang::Zh, Lang::En].map(measure));
        let is_lower = made.metric(ix).better == Better::Lower && metric.kind != Kind::Rank;
        (metric.id.clone(), format!("{} {} {measure:?} {is_lower}", both(&metric.name), metric.kind.as_str()))
    };
    (units.collect(), made.metric_ixs().map(metric).collect())
}

fn read_back(csv: &str) -> (Reading, Dataset) {
    let reading = read(csv.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal}\n{csv}"));
    let counts = reading.counts();
    assert_eq!(counts.figures + counts.gaps + counts.not_data + counts.not_understood, counts.cells);
    let document = document(&reading, &About::default()).to_string();
    let made = dataset::read(&document).unwrap_or_else(|problems| panic!("{problems:?}\n{document}"));
    (reading, made)
}

/// The dataset as it is written and read, without what needs a listed period.
fn written(made: &Dataset) -> Dataset {
    dataset::read(&dataset::to_json(made)).unwrap()
}

fn has_listed_period(made: &Dataset, subject: &str) -> bool {
    let is_named = |it: &&dataset::NamedPeriod| it.is_listed && dataset::Period::from_code(&it.id).is_none();
    let listed: Vec<&str> = made.named_periods.iter().filter(is_named).map(|it| it.id.as_str()).collect();
    subject.split(' ').next_back().is_some_and(|period| listed.contains(&period))
}

/// What was exported reads back as the items that are there.
fn assert_equal(csv: &str, made: &Dataset) {
    let (reading, again) = read_back(csv);
    let (mut expected, found) = (items(made), items(&again));
    let listed: Vec<String> = expected.keys().filter(|it| has_listed_period(made, it)).cloned().collect();
    listed.iter().for_each(|subject| drop(expected.remove(subject)));
    // Each of these is told, and none of them is a figure.
    assert!(reading.counts().not_understood >= listed.len(), "{listed:?}");
    for (subject, item) in &expected {
        assert_eq!(found.get(subject), Some(item), "{subject}");
    }
    let others = found.iter().filter(|(subject, _)| !expected.contains_key(*subject));
    for (subject, item) in others {
        assert!(!listed.is_empty() && item["reason"] == "unreadable", "{subject}: {item:?}");
    }
    let with_figures = again.figures.iter().map(|it| again.metric(it.metric).id.clone()).collect();
    let (units, metrics) = names(&again, &with_figures);
    let (all_units, all_metrics) = names(made, &with_figures);
    for (id, name) in &units {
        assert_eq!(all_units.get(id), Some(name));
    }
    for (id, metric) in &metrics {
        let (own, is_lower) = metric.rsplit_once(' ').unwrap();
        let (before, was_lower) = all_metrics[id].rsplit_once(' ').unwrap();
        // Without two ranks, nothing says which end is better.
        assert!(
            own == before && (is_lower == was_lower || is_lower == "false"),
            "{metric}\n{}",
            all_metrics[id]
        );
    }
    assert!(reading.questions.is_empty() && reading.misfits.is_empty());
    let again = read(csv.as_bytes(), Some(&reading.mapping)).unwrap();
    assert_eq!(document(&again, &About::default()), document(&reading, &About::default()));
    assert!(again.misfits.is_empty(), "{:?}", again.misfits);
}

/// Only one language, as a document that has no other.
fn in_one_language(made: &Dataset, tag: &str) -> Dataset {
    let lang = Lang::from_tag(tag).unwrap();
    let mut document: serde_json::Value = serde_json::from_str(&dataset::to_json(made)).unwrap();
    fn keep(value: &mut serde_json::Value, tag: &str) {
        match value {
            serde_json::Value::Object(map) if map.contains_key("zh") && map.contains_key("en") => {
                *value = map[tag].clone();
            }
            serde_json::Value::Object(map) => map.values_mut().for_each(|it| keep(it, tag)),
            serde_json::Value::Array(list) => list.iter_mut().for_each(|it| keep(it, tag)),
            _ => {}
        }
    }
    keep(&mut document, lang.code());
    document["lang"] = tag.into();
    dataset::read(&document.to_string()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_whole_csv_reads_back_equal(units in 1u32..30, metrics in 1u32..30, periods in 1u32..5, seed in 0u64..10_000) {
        let made = match periods {
            1 => dataset::generate(units, metrics, seed),
            _ => dataset::generate_with_periods(units, metrics, periods, seed),
        };
        if made.figures.is_empty() { return Ok(()); }
        let made = written(&made);
        let csv = export::csv_of_everything(&AnalysedDataset::new(made.clone()));
        assert_equal(&csv, &made);
    }

    #[test]
    fn one_language_reads_back_equal(units in 1u32..20, metrics in 1u32..14, seed in 0u64..10_000, tag in prop::sample::select(vec!["zh", "en"])) {
        let made = in_one_language(&dataset::generate(units, metrics, seed), tag);
        if made.figures.is_empty() { return Ok(()); }
        assert_equal(&export::csv_of_everything(&AnalysedDataset::new(made.clone())), &made);
    }

    #[test]
    fn a_selection_reads_back_equal(units in 2u32..20, metrics in 2u32..20, seed in 0u64..10_000, chart in 0usize..5, lang in 0usize..2) {
        let made = written(&dataset::generate(units, metrics, seed));
        if made.figures.is_empty() { return Ok(()); }
        let analysed = AnalysedDataset::new(made.clone());
        let view = View { chart: Chart::ALL[chart].0, ..View::start(&analysed, Lang::ALL[lang]) };
        let shown = export::shown(&analysed, &view);
        let has_figure = shown.iter().any(|it| analysed.figure(it.unit, it.metric).is_some());
        if !has_figure { return Ok(()); }
        let mut part = made.clone();
        let is_shown = |unit, metric| shown.iter().any(|it| (it.unit, it.metric) == (unit, metric));
        part.figures.retain(|it| is_shown(it.unit, it.metric));
        part.gaps.retain(|it| is_shown(it.unit, it.metric));
        assert_equal(&export::csv(&analysed, &shown), &part);
    }
}

fn embedded() -> String {
    export::csv_of_everything(&AnalysedDataset::new(dataset::embedded()))
}

/// The first line with these columns, as position of the cell and with its text replaced.
fn with_cell(csv: &str, line: usize, column: &str, text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
    let at = rows[0].iter().position(|it| it == column).unwrap();
    text.clone_into(&mut rows[line][at]);
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn line_of(csv: &str, unit: &str, metric: &str) -> usize {
    csv.lines().position(|line| line.starts_with(&format!("{unit},")) && line.contains(metric)).unwrap()
}

#[test]
fn the_embedded_dataset_reads_back_equal() {
    assert_equal(&embedded(), &dataset::embedded());
}

/// What the export would not write, by column.
const ODD: [(&str, &str); 16] = [
    ("value", "6,3"),
    ("value", "about 6"),
    ("value", "6.35"),
    ("value", ""),
    ("bound", "more"),
    ("bound", ""),
    ("status", "hidden"),
    ("kind", "speed"),
    ("kind", "share"),
    ("statuses", "final"),
    ("period", "wave 3"),
    ("period_basis", "guessed"),
    ("decimals", "one"),
    ("upper", "many"),
    ("unit", ""),
    ("metric", ""),
];

/// Why each of these is not understood.
pub fn reasons() -> Vec<String> {
    let csv = embedded();
    let line = line_of(&csv, "nanan", "gdp_growth");
    let reason = |(column, text): (&str, &str)| {
        let (reading, _) = read_back(&with_cell(&csv, line, column, text));
        reading.not_understood().next().expect("one").1.to_owned()
    };
    ODD.map(reason).into()
}

#[test]
fn cells_that_say_something_else_are_not_understood() {
    let csv = embedded();
    let line = line_of(&csv, "nanan", "gdp_growth");
    let before = read_back(&csv).0.counts();
    for (column, text) in ODD {
        let changed = with_cell(&csv, line, column, text);
        let (reading, _) = read_back(&changed);
        let wrong: Vec<_> = reading.not_understood().collect();
        assert_eq!(wrong.len(), 1, "{column} {text}: {wrong:?}");
        assert_eq!(reading.text(wrong[0].0), text, "{column}");
        assert_eq!(reading.counts().figures, before.figures - 1, "{column} {text}");
    }
}

/// Without the bounds, “over 200” would become 200.
#[test]
fn a_csv_without_a_column_that_decides_figures_is_refused() {
    let csv = embedded().replacen(",bound,", ",other,", 1);
    let refusal = read(csv.as_bytes(), None).unwrap_err();
    assert_eq!((refusal.code(), refusal.about()), ("own_export", "bound"));
}

/// A spreadsheet of another country parts the columns by semicolons and drops zeros behind the point.
#[test]
fn a_csv_that_a_spreadsheet_saved_again_reads_equal() {
    let csv = embedded();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let value = rows[0].iter().position(|it| it == "value").unwrap();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in &rows {
        let cell = |(at, text): (usize, &str)| match text.strip_suffix(".0") {
            Some(whole) if at == value => whole.to_owned(),
            _ => text.to_owned(),
        };
        let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
        writer.write_record(&cells).unwrap();
    }
    assert_equal(&String::from_utf8(writer.into_inner().unwrap()).unwrap(), &dataset::embedded());
}

#[test]
fn an_editor_corrects_a_cell_and_leaves_out_columns_and_rows() {
    let csv = embedded();
    let line = line_of(&csv, "nanan", "gdp_growth");
    let column = csv.lines().next().unwrap().split(',').position(|it| it == "value").unwrap();
    let correction =
        Correction { row: line + 1, column: column + 1, printed: "6.3".into(), corrected: "6.45".into() };
    let decide = |code, about: &str, choice: &str| Decision {
        code,
        about: about.into(),
        choice: choice.into(),
        guess: false,
    };
    use reported_figures::table::decisions::Code;
    let left_out = read_back(&csv).0.names.units.text(0).to_owned();
    let mapping = Mapping {
        version: 1,
        decisions: vec![
            decide(Code::Role, "quote", "left_out"),
            decide(Code::Role, "bound", "left_out"),
            decide(Code::LeftOut, &left_out, "yes"),
        ],
        corrections: vec![correction],
        ..Mapping::default()
    };
    let reading = read(csv.as_bytes(), Some(&mapping)).unwrap();
    let document = document(&reading, &About::default());
    let figures = document["figures"].as_array().unwrap();
    let corrected = figures.iter().find(|it| it["unit"] == "nanan" && it["metric"] == "gdp_growth").unwrap();
    assert_eq!([&corrected["value"], &corrected["quote"]], ["6.45", "6.3"]);
    assert_eq!(corrected["note"]["en"], "The source has “6.3”; corrected to 6.45");
    assert!(figures.iter().filter(|it| !it["quote"].is_null()).count() == 1);
    assert!(document["units"].as_array().unwrap().iter().all(|it| it["name"]["en"] != left_out.as_str()));
    let refused: Vec<_> = reading.misfits.iter().filter(|it| !it.ends_with("is new: flag")).take(1).collect();
    assert_eq!(refused, ["the column “bound” of a chart's CSV is read as flag, not as left_out"]);
}
