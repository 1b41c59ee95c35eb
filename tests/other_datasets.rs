//! Datasets that are nothing like the embedded one: every word about what they are comes from them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use reported_figures::analysis::{AnalysedDataset, Rounding};
use reported_figures::dataset::{
    Lang, MetricIx, Subject, embedded, generate, generate_with_periods, read, to_json,
};
use reported_figures::export::{csv, csv_of_everything, everything, json};
use reported_figures::outline::{evidence, outline};
use reported_figures::site::commands::render;
use reported_figures::text::{citation, figure_citation, mark_label};
use reported_figures::view::{View, parse};

const CHARTS: [&str; 8] = [
    "chart=ranking",
    "chart=growth",
    "chart=growth&scale=step",
    "chart=growth&scale=ranks",
    "chart=profile",
    "chart=compare",
    "chart=coverage",
    "chart=coverage&scale=periods",
];

/// Words of the embedded dataset's occasion and bodies, one a line.
const OCCASION: &str = include_str!("source/occasion.txt");

/// In `tests/examples`: of one period in English and in Chinese; of financial years with names of their own, of spans and years,
/// and with names that are written from right to left.
const EXAMPLES: [&str; 5] = ["hospitals", "schools", "trusts", "provinces", "clinics"];

fn example(name: &str) -> AnalysedDataset {
    let path = format!("{}/tests/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let dataset = read(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|problems| {
        panic!("{name}: {:#?}", problems.iter().map(|it| it.sentence()).collect::<Vec<_>>())
    });
    AnalysedDataset::new(dataset)
}

/// What asks for each period of a metric, and for none.
fn periods(dataset: &AnalysedDataset, metric: MetricIx) -> Vec<(MetricIx, String)> {
    let codes = dataset.periods_of(metric).iter().map(|period| dataset.period_code(*period));
    let mut all = vec![(metric, String::new())];
    all.extend(codes.map(|code| (metric, format!("&period={code}"))));
    all
}

/// Everything that a reader can be shown of a dataset in one language, each text with where it is.
fn shown(dataset: &AnalysedDataset, lang: Lang) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let code = lang.code();
    // Of very many metrics, those of each kind and theme in turn.
    let step = dataset.metrics.len() / 16 + 1;
    for (metric, period) in dataset.metric_ixs().step_by(step).flat_map(|metric| periods(dataset, metric)) {
        let metric = dataset.metric(metric);
        for chart in CHARTS {
            let query = format!("{chart}&metric={}{period}&lang={code}", metric.id);
            let view = parse(&query, dataset, &View::start(dataset, lang)).0;
            all.push((query.clone(), outline(dataset, &view, view.focus(dataset), &[])));
            all.push((query.clone(), citation(dataset, &view)));
            for width in [360.0, 1280.0] {
                all.push((query.clone(), render::svg(dataset, &query, width).unwrap()));
            }
        }
    }
    let view = View::start(dataset, lang);
    for unit in dataset.unit_ixs() {
        for metric in dataset.metric_ixs().step_by(step) {
            let subject = Subject { unit, metric };
            let name = format!("{} {}", dataset.unit(unit).id, dataset.metric(metric).id);
            all.push((name.clone(), evidence(dataset, &view, subject)));
            all.push((name.clone(), figure_citation(dataset, subject, lang)));
            all.push((name, mark_label(dataset, subject, Rounding::Ignored, lang)));
        }
    }
    all
}

fn exported(dataset: &AnalysedDataset) -> Vec<(String, String)> {
    let rows = everything(dataset);
    vec![("CSV".into(), csv(dataset, &rows)), ("JSON".into(), json(dataset, &rows))]
}

/// A text with each element's tags as one space, so that a name on two lines of a picture is whole.
fn without_tags(text: &str) -> String {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let text = part.split_once('>').map_or(part, |(_, text)| text);
        if !text.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(text);
    }
    out
}

/// What a sentence never has: an end mark or a comma after another one, brackets in brackets of their own kind, a space before
/// a mark. Without the characters that are not seen.
fn doubled_punctuation(text: &str) -> Option<String> {
    let text: Vec<char> =
        text.chars().filter(|it| !matches!(it, '\u{2066}'..='\u{2069}' | '\u{2060}')).collect();
    let around =
        |at: usize| text[at.saturating_sub(60)..(at + 30).min(text.len())].iter().collect::<String>();
    let is_mark = |letter: char| ".,;:!?。，、；：！？".contains(letter);
    let mut depth = [0_i32; 2];
    for (at, &letter) in text.iter().enumerate() {
        let next = text.get(at + 1).copied().unwrap_or(' ');
        let after = text.get(at + 2).copied().unwrap_or(' ');
        let begins_word = after.is_alphanumeric();
        let is_doubled = match (letter, next) {
            // “St.:” and “Inc., 8.2%” end abbreviations.
            ('.', ',' | ':' | ';') => false,
            ('…', '…') | ('?', '?') => false,
            (_, '.') if begins_word && letter != '.' && is_mark(letter) => false,
            ('.', ' ') => after == '.',
            (' ', next) => ",;。，、；：！？".contains(next),
            _ => is_mark(letter) && is_mark(next),
        };
        for (kind, [open, close]) in [['（', '）'], ['(', ')']].into_iter().enumerate() {
            depth[kind] = (depth[kind] + i32::from(letter == open) - i32::from(letter == close)).max(0);
        }
        if is_doubled || depth.iter().any(|depth| *depth > 1) || (letter == '（' && next == '）') {
            return Some(around(at));
        }
    }
    None
}

/// The sentences, names and labels of an outline, an SVG or a plain text.
fn pieces(text: &str) -> Vec<String> {
    if text.contains('\u{1}') {
        return text.split('\u{1}').filter_map(|part| part.strip_prefix('.')).map(str::to_owned).collect();
    }
    let after_tag = |part: &str| part.split_once('>').map_or(part, |(_, text)| text).to_owned();
    text.split('<').map(|part| after_tag(part).replace("&quot;", "\"").replace("&amp;", "&")).collect()
}

#[test]
fn punctuation_is_not_doubled() {
    let generated = (0..4).map(|seed| (format!("generated {seed}"), generated(seed)));
    let examples = EXAMPLES.iter().map(|name| ((*name).to_owned(), example(name)));
    let embedded = ("embedded".to_owned(), AnalysedDataset::new(embedded()));
    let mut found = std::collections::BTreeSet::new();
    for (name, dataset) in examples.chain(generated).chain([embedded]) {
        for lang in Lang::ALL {
            for (place, text) in shown(&dataset, lang) {
                let places = pieces(&text).into_iter().filter_map(|piece| doubled_punctuation(&piece));
                found.extend(places.map(|around| format!("{name}, {place}: {around}")));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn generated(seed: u64) -> AnalysedDataset {
    AnalysedDataset::new(match seed % 2 {
        0 => generate(9, 14, seed),
        _ => generate_with_periods(7, 12, 3, seed),
    })
}

#[test]
fn no_word_of_the_embedded_datasets_occasion_is_left() {
    for name in EXAMPLES {
        let dataset = example(name);
        let texts = Lang::ALL.into_iter().flat_map(|lang| shown(&dataset, lang)).chain(exported(&dataset));
        for (place, text) in texts {
            // The unit “Gale District Hospital” is named after a district.
            let text = without_tags(&text).replace("Gale District", "").to_lowercase();
            for word in OCCASION.lines() {
                assert!(!text.contains(word), "{name}, {place}: “{word}” in {text}");
            }
        }
    }
}

#[test]
fn an_english_dataset_on_an_english_page_has_no_chinese() {
    let dataset = example("hospitals");
    for (place, text) in shown(&dataset, Lang::En) {
        // The button that changes the language of the page.
        let text = text.replace("中文", "");
        let chinese: String = text.chars().filter(|it| ('\u{2e80}'..'\u{ff00}').contains(it)).collect();
        assert!(chinese.is_empty(), "{place}: {chinese}");
    }
}

#[test]
fn texts_in_another_language_are_marked() {
    let dataset = example("hospitals");
    let view = View::start(&dataset, Lang::Zh);
    let html = outline(&dataset, &view, view.focus(&dataset), &[]);
    assert!(html.contains("<span lang=en\u{1}.Fenwick"), "{html}");
    let dataset = example("schools");
    let view = View::start(&dataset, Lang::En);
    assert!(outline(&dataset, &view, view.focus(&dataset), &[]).contains("<span lang=zh\u{1}.春晓小学"));
}

#[test]
fn each_reason_status_and_note_is_said_in_its_own_word() {
    let dataset = example("hospitals");
    let all: String = shown(&dataset, Lang::En).into_iter().map(|(_, text)| text).collect();
    for words in [
        "2 suppressed · 1 below the detection limit · 1 withheld",
        "2 not collected",
        "1 not yet due · 1 too unreliable to publish · 1 missing for an unknown reason",
        "not applicable to 4",
        "58.3% (provisional)",
        "21.3 weeks (provisional and revised)",
        "9.6% (break in series)",
        "One to four cases.",
        "Includes Gale District from May.",
        "Took over the emergency department of Gale District in May 2024.",
        "National target: 76%",
        "Correction (2 October 2024): Eastmoor's median wait is 21.3 weeks, not 12.3.",
        "retrieved 12 September 2024 · corrected 2 October 2024",
    ] {
        assert!(all.contains(words), "{words}");
    }
    let all: String = shown(&dataset, Lang::Zh).into_iter().map(|(_, text)| text).collect();
    for words in ["2个为保密不公布 · 1个低于检出限 · 1个不予公开", "（初步数）", "取得于2024年9月12日"]
    {
        assert!(all.contains(words), "{words}");
    }
}

/// When the figures were taken from the source and corrected last stands in all that leaves the page, of each unit and metric; in
/// pictures and the dataset, what was corrected, too.
#[test]
fn every_export_and_quotation_says_of_when_the_figures_are() {
    let dataset = example("hospitals");
    let versions = [
        (Lang::En, "retrieved 12 September 2024 · corrected 2 October 2024", "Correction (2 October 2024): "),
        (Lang::Zh, "取得于2024年9月12日 · 更正于2024年10月2日", "更正（2024年10月2日）："),
    ];
    for (lang, version, correction) in versions {
        for chart in CHARTS {
            let query = format!("{chart}&lang={}", lang.code());
            let view = parse(&query, &dataset, &View::start(&dataset, lang)).0;
            assert!(citation(&dataset, &view).contains(version), "{query}");
            let picture = without_tags(&render::svg(&dataset, &query, 1280.0).unwrap());
            assert!(picture.contains(version) && picture.contains(correction), "{query}: {picture}");
        }
        for (unit, metric) in
            dataset.unit_ixs().flat_map(|unit| dataset.metric_ixs().map(move |it| (unit, it)))
        {
            let subject = Subject { unit, metric };
            assert!(figure_citation(&dataset, subject, lang).contains(version), "{subject:?}");
            let panel = evidence(&dataset, &View::start(&dataset, lang), subject).to_lowercase();
            assert!(panel.contains(&version.to_lowercase()), "{panel}");
        }
        for text in [csv(&dataset, &everything(&dataset)), csv_of_everything(&dataset)] {
            let rows = text.matches("\r\n").count() - 1;
            assert!(rows > 50 && text.matches(version).count() == rows, "{text}");
        }
    }
    for text in [to_json(dataset.whole()), json(dataset.whole(), &everything(&dataset)[..3])] {
        let again = read(&text).unwrap();
        assert_eq!((again.retrieved, &again.corrections), (dataset.retrieved, &dataset.corrections));
        assert!(again.retrieved.is_some() && !again.corrections.is_empty());
    }
}

#[test]
fn what_is_exported_reads_back_equal() {
    for name in EXAMPLES {
        let dataset = example(name);
        let again = AnalysedDataset::new(read(&to_json(dataset.whole())).unwrap());
        assert_eq!(again.whole(), dataset.whole(), "{name}");
    }
    for name in ["hospitals", "schools"] {
        let dataset = example(name);
        let text = csv(&dataset, &everything(&dataset));
        assert!(text.contains("provisional") || text.contains("estimated"), "{name}");
    }
}
