//! What a reader loads shows what the compiler's own output would: see `docs/shrinking.md`.
//!
//! Three builds of each module run side by side in Node: the plain one, which is what wasm-bindgen writes; the shrunk one,
//! byte for byte what a reader loads; and one that traps on every read of data that was zeroed. All are asked the same,
//! and everything they answer is compared: what stands around the picture, every call of the canvas, every export.
//!
//! `REPORTED_FIGURES_SHRINK_DATASETS=1000 cargo test --test shrink` is the long form.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod instrument;
#[path = "gallery_views.rs"]
mod views;

use std::env;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart;
use reported_figures::dataset::{Lang, accept, embedded, embedded_text, generate, to_json};
use reported_figures::site::build::compile::{Kind, Linked, first_and_details, link};
use reported_figures::site::build::shrink::{Shrunk, Step};
use reported_figures::view::View;
use serde_json::{Value, json};
use views::{GENERATED, PERIODS, VIEWS, WIDTHS};

/// How many generated datasets are shown; the environment may ask for more.
const DATASETS: u64 = 200;

/// Every chart in every form that needs no names of units.
const FORMS: [&str; 8] = [
    "chart=ranking",
    "chart=ranking&hold=on&sort=name",
    "chart=ranking&kind=county&sort=source",
    "chart=growth&scale=log",
    "chart=growth&scale=step&hold=on",
    "chart=profile",
    "chart=compare",
    "chart=coverage",
];

const EXPORTS: [&str; 9] =
    ["citation", "figure", "svg", "csv", "csv-all", "json", "json-all", "name", "name-all"];

fn datasets() -> u64 {
    let asked = env::var("REPORTED_FIGURES_SHRINK_DATASETS").ok();
    asked.map_or(DATASETS, |count| count.parse().expect("REPORTED_FIGURES_SHRINK_DATASETS is a number"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A module in three builds, in a folder of its own.
struct Builds {
    folder: PathBuf,
    replaced: Vec<&'static str>,
    zeroed: Vec<Range<usize>>,
    shrunk: Vec<u8>,
    /// The deferred part of the shrunk module; empty where there is none.
    deferred: Vec<u8>,
}

impl Builds {
    fn of(kind: Kind, folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
        fs::create_dir_all(&folder).unwrap();
        let linked = link(root(), kind).unwrap();
        let Shrunk { wasm: shrunk, zeroed, deferred } = linked.shrink(&Step::ALL).unwrap();
        let builds = Self { folder, replaced: replaced(&linked), zeroed, shrunk, deferred };
        builds.write("glue.mjs", linked.glue.replace("./element/string.js", "./string.mjs").as_bytes());
        builds.write("string.mjs", &fs::read(root().join("www/element/string.js")).unwrap());
        builds.write("plain.wasm", &instrument::count_calls(&linked.wasm, &builds.replaced));
        builds.write("shrunk.wasm", &builds.shrunk);
        builds.write("trapping.wasm", &builds.trapping(&builds.shrunk));
        if !builds.deferred.is_empty() {
            builds.write("shrunk-deferred.wasm", &builds.deferred);
            let trapping = instrument::trap_reads(&builds.deferred, &builds.zeroed);
            builds.write("trapping-deferred.wasm", &trapping);
        }
        builds
    }

    /// The module that traps on each read of what was zeroed, and in which that is no zeros.
    fn trapping(&self, shrunk: &[u8]) -> Vec<u8> {
        instrument::trap_reads(&instrument::poisoned(shrunk, &self.zeroed), &self.zeroed)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.folder.join(name), bytes).unwrap();
    }

    /// Runs the builds side by side.
    fn compare(&self, kind: &str, mut cases: Value) -> Report {
        let pairs = |ranges: &[Range<usize>]| -> Value {
            ranges.iter().map(|range| json!([range.start, range.end])).collect()
        };
        cases["zeroed"] = pairs(&self.zeroed);
        let deferred = (!self.deferred.is_empty()).then(|| instrument::data_ranges(&self.deferred));
        cases["details"] = json!(first_and_details(&embedded()).1);
        cases["deferred"] = pairs(&deferred.unwrap_or_default());
        self.write("cases.json", cases.to_string().as_bytes());
        let script = root().join("tests/shrink/node.mjs");
        let output = Command::new("node").arg(script).arg(kind).arg(&self.folder).output();
        let output = output.expect("Node.js runs the modules: install it (Debian: apt-get install nodejs)");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Report(serde_json::from_slice(&output.stdout).unwrap())
    }
}

/// The functions that the build of this module replaces.
fn replaced(linked: &Linked) -> Vec<&'static str> {
    linked.plan(&Step::ALL).replacements.iter().map(|pair| pair.original).collect()
}

/// What Node found.
struct Report(Value);

impl Report {
    fn count(&self, name: &str) -> u64 {
        self.0[name].as_u64().unwrap()
    }

    /// The first difference between the builds.
    fn difference(&self) -> Option<&str> {
        self.0["difference"].as_str()
    }
}

/// The views of the gallery at its widths, with every event that a reader can cause.
fn gallery() -> Vec<Value> {
    let generated_data = to_json(&generate(8, 27, 3));
    let mut sessions = Vec::new();
    for width in WIDTHS {
        for lang in ["zh", "en"] {
            sessions.push(session("gallery", None, lang, width, VIEWS.iter().map(|(_, query)| *query)));
            sessions.push(session(
                "gallery, generated data",
                Some(&generated_data),
                lang,
                width,
                GENERATED.iter().map(|(_, query)| *query),
            ));
        }
    }
    let long = to_json(&generate(2000, 2, 3));
    let periods = fs::read_to_string(root().join("tests/trials/six_quarters.json")).unwrap();
    let queries = PERIODS.iter().map(|(_, query)| *query);
    sessions.push(session("periods", Some(&periods), "en", WIDTHS[0], queries));
    sessions.push(rankings());
    sessions.push(session("long", Some(&long), "en", WIDTHS[0], ["highlight=u1234"].into_iter()));
    sessions
}

fn session<'a>(
    name: &str,
    data: Option<&str>,
    lang: &str,
    width: u32,
    queries: impl Iterator<Item = &'a str>,
) -> Value {
    let mut actions = vec![environment(f64::from(width), 1.0)];
    for query in queries {
        actions.push(json!(["open", query]));
        actions.push(json!(["exports", EXPORTS]));
        actions.push(json!(["extras"]));
        if width == WIDTHS[0] {
            actions.extend(events());
        }
    }
    // Sizes of fonts and opacities with more digits than six.
    actions.push(environment(f64::from(width) * 0.917, 2.625));
    actions.push(json!(["open", "chart=growth"]));
    actions.push(json!(["open", ""]));
    json!({ "name": format!("{name} {lang} {width}"), "builds": ["plain", "shrunk", "trapping"], "data": data, "lang": lang, "actions": actions })
}

/// A ranking by every metric of the embedded dataset that the main module alone shows, in both languages and every width, with
/// every event that needs nothing deferred.
fn rankings() -> Value {
    let dataset = AnalysedDataset::new(accept(embedded_text()).unwrap());
    let start = View::start(&dataset, Lang::En);
    let of = |metric| View { metric, ..start.clone() };
    let metrics: Vec<&str> = dataset
        .metric_ixs()
        .filter(|metric| !chart::is_deferred(&dataset, &of(*metric)))
        .map(|metric| dataset.metric(metric).id.as_str())
        .collect();
    let mut actions = Vec::new();
    for width in chart::WIDTHS {
        actions.push(environment(width, 1.0));
        for (metric, lang) in metrics.iter().flat_map(|metric| ["zh", "en"].map(|lang| (metric, lang))) {
            actions.push(json!(["open", format!("metric={metric}&lang={lang}&sort=name")]));
            let needs_nothing = |event: &Value| event[1]["query"] != "hold=on";
            actions.extend(events().into_iter().filter(needs_nothing));
        }
    }
    json!({ "name": "rankings", "builds": ["plain", "shrunk", "trapping"], "data": null, "lang": "zh", "actions": actions })
}

fn environment(width: f64, pixel_ratio: f64) -> Value {
    json!(["adapt", {
        "width": width, "textScale": 1, "pixelRatio": pixel_ratio,
        "dark": pixel_ratio > 1.0, "reducedMotion": false, "print": false,
    }])
}

fn events() -> Vec<Value> {
    let mut events = Vec::new();
    for (x, y) in [(40, 90), (180, 120), (300, 260)] {
        events.push(json!({ "type": "pointerMove", "x": x, "y": y, "reach": 4 }));
        events.push(json!({ "type": "tap", "x": x, "y": y, "reach": 12 }));
    }
    events.push(json!({ "type": "pointerLeave" }));
    for key in ["ArrowDown", "ArrowRight", "Enter", "End", "Escape", "?", "x"] {
        events.push(json!({ "type": "key", "key": key }));
    }
    events.push(json!({ "type": "scroll", "top": 900, "height": 600 }));
    events.push(json!({ "type": "overviewTap", "x": 100 }));
    events.push(json!({ "type": "change", "query": "hold=on" }));
    events.push(json!({ "type": "reset" }));
    events.into_iter().map(|event| json!(["handle", event])).collect()
}

/// A generated dataset in every form of every chart, in both languages.
fn generated(seed: u64) -> Value {
    let dataset = generate(2 + (seed % 9) as u32, 9 + (seed % 10) as u32, seed);
    let metrics = dataset.metrics.len() as u64;
    let mut actions = vec![environment(f64::from(WIDTHS[seed as usize % WIDTHS.len()]), 1.0)];
    for (index, form) in (0..).zip(FORMS) {
        for lang in ["zh", "en"] {
            let metric = (seed + index * 4) % metrics;
            actions.push(json!(["open", format!("{form}&metric=m{metric}&lang={lang}&highlight=u0")]));
            actions.push(json!(["exports", ["svg"]]));
        }
    }
    actions.push(json!(["exports", EXPORTS]));
    json!({ "name": format!("generated {seed}"), "builds": ["plain", "shrunk"], "data": to_json(&dataset), "lang": "zh", "actions": actions })
}

#[test]
fn the_widget_shows_the_same_before_and_after() {
    let builds = Builds::of(Kind::Widget, "shrink-widget");
    for lang in Lang::ALL {
        let is_in = |module: &[u8]| {
            let text = lang.deferred_words().hint_profile.as_bytes();
            module.windows(text.len()).any(|part| part == text)
        };
        assert!(!is_in(&builds.shrunk), "a function of the main module reads `DeferredWords`");
        assert!(is_in(&builds.deferred));
    }
    let mut sessions = gallery();
    sessions.extend((0..datasets()).map(generated));
    let report = builds.compare("widget", json!({ "sessions": sessions }));
    assert_eq!(report.difference(), None);
    assert!(report.count("compared") > datasets() * FORMS.len() as u64 * 2, "{}", report.0);
    assert!(report.count("zeroed") > 0 && report.count("rounded") > 0, "{}", report.0);
    assert!(report.count("withoutDeferred") > 1000, "{}", report.0);
    for (index, name) in builds.replaced.iter().enumerate() {
        assert!(report.0["reached"][index].as_u64() > Some(0), "nothing calls {name}: drop its replacement");
    }
}

#[test]
fn the_module_of_diagnostics_says_the_same_before_and_after() {
    let builds = Builds::of(Kind::Diagnostics, "shrink-diagnostics");
    let texts = broken_datasets();
    let report = builds.compare("diagnostics", json!({ "texts": texts }));
    assert_eq!(report.difference(), None);
    assert_eq!(report.count("compared"), texts.len() as u64);
    assert!(report.count("zeroed") > 0, "{}", report.0);
}

/// The comparison is worth something only if it fails where it should.
#[test]
fn a_changed_text_and_a_read_of_zeroed_data_are_noticed() {
    let mut builds = Builds::of(Kind::Diagnostics, "shrink-sabotage");
    let cases = json!({ "texts": ["{\"not closed"] });
    let (sabotaged, range) = instrument::zero_text(&builds.shrunk, "close it with a double quote");
    builds.write("shrunk.wasm", &sabotaged);
    let report = builds.compare("diagnostics", cases.clone());
    assert!(report.difference().is_some_and(|it| it.contains("\nshrunk: ")), "{:?}", report.difference());

    builds.write("shrunk.wasm", &builds.shrunk);
    builds.zeroed.push(range);
    builds.write("trapping.wasm", &builds.trapping(&sabotaged));
    let report = builds.compare("diagnostics", cases);
    let noticed = "trapping throws Error: reads zeroed data";
    assert!(report.difference().is_some_and(|it| it.contains(noticed)), "{:?}", report.difference());
}

/// Documents with every error there is a test for, a valid one, and generated ones that break off.
fn broken_datasets() -> Vec<String> {
    let files = fs::read_dir(root().join("tests/broken")).unwrap().map(|entry| entry.unwrap().path());
    let broken = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut texts: Vec<String> = broken.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.sort();
    texts.push(embedded_text().to_owned());
    for seed in 0..datasets() {
        let text = to_json(&generate(2 + (seed % 9) as u32, 9, seed));
        let end = text.floor_char_boundary(text.len() * (seed as usize % 100) / 100);
        texts.push(text[..end].to_owned());
        texts.push(text.replacen(":", ": ,", seed as usize % 50));
    }
    texts
}
