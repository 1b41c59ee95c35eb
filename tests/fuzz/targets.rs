//! What is fed with bytes that nobody wrote on purpose. `tests/fuzz/main.rs` calls these on the stable toolchain, `fuzz/` from
//! cargo-fuzz. A target panics where a promise is broken.

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Dataset, Lang, accept, embedded_text, generate_with_periods, read, to_json};
use reported_figures::export;
use reported_figures::outline::outline;
use reported_figures::table::document::About;
use reported_figures::table::{self, Mapping, answer};
use reported_figures::view::{View, parse, to_query};
use reported_figures::web::messages::{Environment, Event};
use reported_figures::web::session::{Export, Session};

/// A target.
pub type Target = fn(&[u8]);

/// The targets by name.
#[allow(dead_code, reason = "cargo-fuzz has a program for each")]
pub const TARGETS: [(&str, Target); 6] = [
    ("dataset", dataset),
    ("table", table),
    ("mapping", mapping),
    ("query", query),
    ("attributes", attributes),
    ("events", events),
];

/// The most units of a dataset that is drawn.
const MAX_DRAWN: usize = 40;

thread_local! {
    static DATASETS: [AnalysedDataset; 2] =
        [read(embedded_text()).unwrap(), generate_with_periods(9, 14, 4, 5)].map(AnalysedDataset::new);
}

/// A document: it is a dataset that is written and read back as the same and can be drawn, or has problems with locations.
pub fn dataset(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let accepted = accept(&text);
    match read(&text) {
        Ok(dataset) => {
            assert_eq!(accepted.as_ref(), Some(&dataset), "accepted and read are the same");
            assert_eq!(read(&to_json(&dataset)).ok().as_ref(), Some(&dataset), "it reads back");
            drawn(dataset);
        }
        Err(problems) => {
            assert!(accepted.is_none(), "what has problems is not accepted");
            let lines = text.split('\n').count() as u32;
            for problem in &problems {
                assert!(!problem.message.is_empty() && problem.line <= lines + 1, "{}", problem.sentence());
            }
        }
    }
}

/// Draws each chart of a dataset.
fn drawn(dataset: Dataset) {
    if dataset.units.len() > MAX_DRAWN || dataset.metrics.len() > MAX_DRAWN {
        return;
    }
    let dataset = AnalysedDataset::new(dataset);
    for (index, chart) in ["ranking", "growth", "profile", "compare", "coverage"].into_iter().enumerate() {
        let lang = Lang::ALL[index % 2];
        let (view, _) = parse(&format!("chart={chart}"), &dataset, &View::start(&dataset, lang));
        shown(&dataset, &view);
    }
}

/// Draws and writes a view, whose numbers are all finite.
fn shown(dataset: &AnalysedDataset, view: &View) {
    let focus = view.focus(dataset);
    let scene = chart::scene(dataset, view, focus, chart::WIDTHS[0]);
    assert!(scene.height.is_finite() && scene.targets.iter().all(|it| it.rect.y.is_finite()));
    assert!(!outline(dataset, view, focus, &[]).is_empty());
    assert!(!export::csv(dataset, &export::shown(dataset, view)).is_empty());
}

/// The bytes of a file: a table whose cells add up and that becomes a valid dataset or one with problems, or a refusal.
pub fn table(bytes: &[u8]) {
    match table::read(bytes, None) {
        Ok(reading) => {
            let counts = reading.counts();
            let sum = counts.figures + counts.gaps + counts.not_data + counts.not_understood;
            assert_eq!(sum, counts.cells);
            understood(&reading);
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}

fn understood(reading: &table::Reading) {
    let about = About { id: "fuzz".into(), title: "Fuzz".into(), source: "Fuzz".into() };
    let all = answer::answer(reading, &about);
    let text = all["dataset"].as_str().unwrap();
    if let Ok(dataset) = read(text) {
        assert!(dataset.figures.len() <= reading.counts().cells);
    }
    answer::rows(reading, 0..50);
    let (cleaned, mapping) = table::cleaned::cleaned(reading);
    // What others get is a table with the same figures, or none.
    if let Ok(again) = table::read(cleaned.as_bytes(), Some(&mapping)) {
        assert!(again.counts().figures <= reading.counts().cells);
    }
}

const TABLE: &str = "Town,Visitors,Beds p\nAsh,\"1,234\",5\nElm,\"2,500\",over 3\nOak,many,..\n";

/// A mapping in JSON for a table that it was not made for.
pub fn mapping(bytes: &[u8]) {
    let Ok(mapping) = serde_json::from_slice::<Mapping>(bytes) else { return };
    if let Ok(reading) = table::read(TABLE.as_bytes(), Some(&mapping)) {
        understood(&reading);
    }
}

/// A query: a view that can be shown, and whose own query gives the same view.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    DATASETS.with(|datasets| datasets.iter().for_each(|dataset| asked(dataset, &text)));
}

fn asked(dataset: &AnalysedDataset, text: &str) {
    let start = View::start(dataset, Lang::En);
    let (view, _) = parse(text, dataset, &start);
    let own = to_query(&view, dataset, &start);
    let (again, unknown) = parse(&own, dataset, &start);
    assert_eq!(to_query(&again, dataset, &start), own, "of {text:?}");
    assert!(unknown.is_empty(), "{own} has {unknown:?}");
    let (again, _) = parse(&[text, "&__proto__=1&constructor=2&toString=3"].concat(), dataset, &start);
    assert_eq!(again, view, "names that are not ours change nothing");
    shown(dataset, &view);
}

/// Values of attributes, one a line, which the element makes a query of.
pub fn attributes(bytes: &[u8]) {
    const NAMES: [&str; 17] = [
        "chart",
        "metric",
        "period",
        "units",
        "highlight",
        "kind",
        "sort",
        "hold",
        "scale",
        "page",
        "lang",
        "theme",
        "controls",
        "motion",
        "__proto__",
        "constructor",
        "style",
    ];
    let text = String::from_utf8_lossy(bytes);
    let mut written = String::new();
    for (index, line) in text.lines().take(40).enumerate() {
        let (name, value) = line.split_once('=').unwrap_or((NAMES[index % NAMES.len()], line));
        let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        written = [&written, "&", name, "=", &value].concat();
    }
    query(written.as_bytes());
}

/// What a reader does, one event a line: `tap 12 40 8`, `key ArrowDown`, `open chart=growth`.
pub fn events(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(mut session) = Session::new(None, "en") else { panic!("the embedded dataset is valid") };
    let mut now = 0.0;
    for line in text.lines().take(60) {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        let number =
            |index| -> f64 { rest.split(' ').nth(index).and_then(|it| it.parse().ok()).unwrap_or(0.0) };
        let query = rest.to_owned();
        let (x, y, reach) = (number(0), number(1), number(2));
        let event = match kind {
            "open" => Event::Open { query },
            "change" => Event::Change { query },
            "figures" => Event::Figures { query },
            "move" => Event::PointerMove { x, y, reach },
            "leave" => Event::PointerLeave,
            "tap" => Event::Tap { x, y, reach },
            "key" => Event::Key { key: query },
            "scroll" => Event::Scroll { top: x, height: y },
            "overview" => Event::OverviewTap { x },
            "page" => {
                adapt(&mut session, (x, y), rest);
                continue;
            }
            "export" => {
                Export::from_name(rest).map(|kind| session.export(kind));
                continue;
            }
            _ => Event::Reset,
        };
        session.handle(&event);
        now += 40.0;
        session.lay_out(now);
        session.animate(now);
        let frame = session.frame();
        assert!(frame.aspect_ratio.is_finite() && frame.aspect_ratio > 0.0, "{frame:?}");
    }
}

/// Another page: its width and the size of its text, within what a browser gives.
fn adapt(session: &mut Session, (width, scale): (f64, f64), rest: &str) {
    let bounded =
        |number: f64, from: f64, to: f64| if number.is_finite() { number.clamp(from, to) } else { from };
    session.adapt(Environment {
        width: bounded(width, 0.0, 20_000.0),
        text_scale: bounded(scale, 1.0, 4.0),
        pixel_ratio: 1.0,
        dark: rest.contains("dark"),
        reduced_motion: rest.contains("still"),
        print: rest.contains("print"),
        forced_colors: rest.split_once("colors ").map(|(_, colors)| colors.to_owned()),
        start: rest.split_once("start ").map(|(_, query)| query.to_owned()).unwrap_or_default(),
    });
}
