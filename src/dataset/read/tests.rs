#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;

use super::*;
use crate::dataset::{
    Fixed, Lang, LocalText, MAX_LISTED, Value, embedded_text, generate, generate_with_periods, to_json,
};

/// A small dataset, with `old` replaced by `new`.
fn with(old: &str, new: &str) -> String {
    let text = r#"{
"id": "t", "title": {"zh": "题", "en": "Title"},
"source": {"name": {"zh": "页", "en": "Page"}, "event": {"zh": "会", "en": "Meeting"}, "note": {"zh": "注", "en": "Note"}},
"period": "2024-H1",
"units": [
{"id": "a", "name": {"zh": "甲", "en": "A"}, "kind": "district"},
{"id": "b", "name": {"zh": "乙", "en": "B"}, "kind": "bureau"}],
"metrics": [
{"id": "gdp", "name": {"zh": "增", "en": "G"}, "theme": "economy", "kind": "growth", "unit": {"zh": "%", "en": "%"}, "better": "higher", "definition": {"zh": "义", "en": "D"}, "applies": ["district"]},
{"id": "rank", "name": {"zh": "位", "en": "R"}, "theme": "economy", "kind": "rank", "unit": {"zh": "", "en": ""}, "better": "lower", "definition": {"zh": "义", "en": "D"}}],
"figures": [
{"unit": "a", "metric": "gdp", "value": 8.1, "bound": "exact", "decimals": 1, "period": "2024-H1", "period_basis": "stated", "quote": "增长8.1%", "place": "lead"},
{"unit": "b", "metric": "rank", "value": 3, "bound": "exact", "decimals": 0, "period_basis": "unknown", "scope": {"zh": "全市", "en": "city"}, "quote": "第三", "place": "1"}],
"gaps": [{"unit": "a", "metric": "rank", "reason": "cut_off", "quote": "位列"}]
}"#;
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

/// The path and the message of each problem.
fn wrong(text: &str) -> Vec<(String, String)> {
    let problems = read(text).unwrap_err();
    problems.iter().map(|problem| (problem.path.clone(), problem.message.clone())).collect()
}

fn assert_wrong(old: &str, new: &str, path: &str, message: &str) {
    assert_eq!(wrong(&with(old, new)), [(path.into(), message.into())], "{new}");
}

#[test]
fn a_valid_document_is_read() {
    let dataset = read(&with("", "")).unwrap();
    assert_eq!(dataset.units[0].short.get(Lang::Zh), "甲");
    assert_eq!(dataset.figures[0].value, Value::Number { number: Fixed::parse("8.1").unwrap(), decimals: 1 });
    assert_eq!((dataset.figures[1].period, dataset.gaps.len()), (None, 1));
}

#[test]
fn a_list_has_a_greatest_length() {
    let periods = format!("{{\n\"version\": 2, \"periods\": [{}1],\n", "1,".repeat(10_000));
    let found = wrong(&with("{\n", &periods));
    let expected = ("$.periods".into(), "there are more than 10,000 items".into());
    assert!(found.contains(&expected), "{found:?}");
}

#[test]
fn a_text_is_in_any_language() {
    let two = |text: &str| text.replacen("{\n", "{\"version\": 2, \"lang\": \"en\",\n", 1);
    let titled = |title: &str| read(&two(&with(r#"{"zh": "题", "en": "Title"}"#, title))).unwrap();
    let shown = |title: &str| Lang::ALL.map(|lang| titled(title).title.get(lang).to_owned());
    assert_eq!(shown("\"Hospitals\""), ["Hospitals", "Hospitals"]);
    assert_eq!(shown(r#"{"de": "Spitäler", "en": "Hospitals"}"#), ["Hospitals", "Hospitals"]);
    assert_eq!(shown(r#"{"ar": "مستشفيات", "zh-Hant": "醫院"}"#), ["醫院", "\u{2067}مستشفيات\u{2069}"]);
    assert_eq!(titled("\"Hospitals\"").title.tag(Lang::Zh), "en");
    for title in ["\"Hospitals\"", r#"{"fr": "Hôpitaux", "en": "Hospitals"}"#, r#"{"he": "(חיפה)"}"#] {
        let dataset = titled(title);
        let written = to_json(&dataset);
        assert_eq!(read(&written).unwrap(), dataset);
        assert!(!written.contains(crate::dataset::is_isolate), "{written}");
    }
}

#[test]
fn a_unit_of_measurement_follows_from_the_kind_where_none_is_given() {
    let of = |kind: &str| {
        let text =
            with(r#""kind": "growth", "unit": {"zh": "%", "en": "%"}"#, &format!(r#""kind": "{kind}""#));
        let dataset = read(&text.replacen("{\n", "{\"version\": 2,\n", 1)).unwrap();
        Lang::ALL.map(|lang| dataset.metrics[0].unit.get(lang).to_owned())
    };
    assert_eq!((of("growth"), of("share")), (["%", "%"].map(String::from), ["%", "%"].map(String::from)));
    assert_eq!(of("multiple"), ["倍", "times"]);
    assert_eq!(of("points"), ["个百分点", "percentage point|percentage points"]);
    assert_eq!(of("amount"), ["", ""]);
}

#[test]
fn all_problems_of_a_document_are_reported_once() {
    let text =
        with(r#""id": "a", "name""#, r#""id": "A A", "nam""#).replace(r#""unit": "a""#, r#""unit": "A A""#);
    let found = wrong(&text);
    let expected = [
        ("$.units[0]", "`name` is missing"),
        ("$.units[0].id", "this is not an id"),
        ("$.units[0].nam", "the key \"nam\" is unknown here"),
    ];
    assert_eq!(found, expected.map(|(path, message)| (path.to_string(), message.to_string())));
}

#[test]
fn an_id_that_names_nothing_is_reported_once() {
    let text = with(r#""id": "a", "name""#, r#""id": "ä", "name""#);
    let found = wrong(&text);
    let expected = [("$.units[0].id", "this is not an id"), ("$.figures[0].unit", "there is no unit \"a\"")];
    assert_eq!(found, expected.map(|(path, message)| (path.to_string(), message.to_string())));
}

#[test]
fn problems_come_in_the_order_of_the_document() {
    let problems = read(&with("\"t\"", "\"T T\"").replace("lower", "less").replace("第三", "")).unwrap_err();
    let paths: Vec<_> = problems.iter().map(|problem| (problem.line, problem.path.as_str())).collect();
    assert_eq!(paths, [(2, "$.id"), (10, "$.metrics[1].better"), (13, "$.figures[1].quote")]);
}

#[test]
fn columns_count_characters() {
    let text = with("}, \"quote\": \"第三\"", "}, \"quote\": \"第\\n三\"");
    let problem = &read(&text).unwrap_err()[0];
    let line: Vec<char> = text.lines().nth(problem.line as usize - 1).unwrap().chars().collect();
    let from = problem.column as usize - 1;
    assert_eq!(line[from..from + 6].iter().collect::<String>(), "\"第\\n三\"");
}

#[test]
fn numbers_fit_their_kind() {
    assert_wrong("8.1,", "\"8.1%\",", "$.figures[0].value", "this is a text where a number is expected");
    assert_wrong("8.1,", "8.15,", "$.figures[0].decimals", "the value has more digits");
    assert_wrong(
        "8.1,",
        "8.1234567890123,",
        "$.figures[0].value",
        "8.1234567890123 has more than 18 significant digits, or more than 12 after the point",
    );
    assert_wrong("8.1,", "1e19,", "$.figures[0].value", "1e19 is out of range");
    assert_wrong(
        "8.1, ",
        "8.1, \"upper\": 9, ",
        "$.figures[0].upper",
        "beside a value, `upper` is only for `over` and `at_least`, `lower` for `under` and `at_most`",
    );
    assert_wrong(
        "\"value\": 3,",
        "\"value\": 3.5,",
        "$.figures[1].value",
        "a rank is a whole number of at least 1",
    );
    assert_wrong(
        "\"value\": 3,",
        "\"value\": 0,",
        "$.figures[1].value",
        "a rank is a whole number of at least 1",
    );
    assert!(read(&with("8.1,", "81e-1,")).is_ok());
    assert!(read(&with("8.1,", "\"8.1\",")).is_ok());
    assert!(read(&with("8.1,", "8.10000000,")).is_ok());
}

#[test]
fn the_printed_digits_are_those_written_unless_decimals_says_otherwise() {
    for (value, decimals, number, printed) in [
        ("8.1", "", "8.1", 1),
        ("\"8.10\"", "", "8.1", 2),
        ("8.10", "", "8.1", 2),
        ("81e-1", "", "8.1", 1),
        ("-0.0", "", "0", 1),
        ("12000", "\"decimals\": -3, ", "12000", -3),
        ("\"123456789012345.678\"", "", "123456789012345.678", 3),
        ("25000000000000", "", "2.5e13", 0),
    ] {
        let text = with("{", "{\"version\": 2, ").replace("8.1,", &[value, ","].concat());
        let dataset = read(&text.replace("\"decimals\": 1, ", decimals)).unwrap();
        let number = Fixed::parse(number).unwrap();
        assert_eq!(dataset.figures[0].value, Value::Number { number, decimals: printed }, "{value}");
    }
}

#[test]
fn numbers_of_version_1_need_decimals() {
    assert_wrong("\"decimals\": 1, ", "", "$.figures[0]", "`decimals` is missing");
    assert_wrong(
        "\"decimals\": 1,",
        "\"decimals\": 13,",
        "$.figures[0].decimals",
        "`decimals` is a whole number from -18 to 12",
    );
    assert_wrong(
        "\"decimals\": 1,",
        "\"decimals\": null,",
        "$.figures[0].decimals",
        "this is null where a number is expected",
    );
}

#[test]
fn a_unit_has_one_figure_or_gap_for_a_metric() {
    let gap = r#""unit": "a", "metric": "rank""#;
    assert_wrong(
        gap,
        r#""unit": "b", "metric": "rank""#,
        "$.gaps[0]",
        "this unit has a figure for this metric and period",
    );
    let figure = r#"{"unit": "b", "metric": "rank", "value": 3"#;
    let other = r#"{"unit": "b", "metric": "rank", "value": 4, "bound": "exact", "decimals": 0, "period_basis": "unknown", "scope": {"zh": "全市", "en": "city"}, "quote": "第四", "place": "1"}, "#;
    assert_wrong(
        figure,
        &(other.to_owned() + figure),
        "$.figures[2]",
        "this unit has two figures for this metric and period",
    );
}

#[test]
fn metrics_apply_to_kinds_and_units() {
    assert_wrong(
        "[\"district\"]",
        "[\"county\"]",
        "$.figures[0].metric",
        "this metric does not apply to this unit, a district",
    );
    assert!(read(&with("[\"district\"]", "[\"county\", \"a\"]")).is_ok());
    assert!(read(&with("[\"district\"]", "[]")).is_ok());
    assert_wrong(
        "[\"district\"]",
        "[\"city\"]",
        "$.metrics[0].applies[0]",
        "\"city\" is neither a kind of unit nor the id of one",
    );
}

#[test]
fn an_invalid_kind_is_the_only_problem() {
    assert_wrong(
        "\"growth\"",
        "\"groth\"",
        "$.metrics[0].kind",
        "\"groth\" is not one of the names allowed here",
    );
    assert_wrong(
        "\"district\"}",
        "\"city\"}",
        "$.units[0].kind",
        "\"city\" is not one of the names allowed here",
    );
}

#[test]
fn only_the_first_problems_are_listed() {
    let unit = r#"{"id": "?", "name": {"zh": "甲", "en": "A"}, "kind": "district"},"#;
    let problems = read(&with("{\"id\": \"a\"", &(unit.repeat(150) + "{\"id\": \"a\""))).unwrap_err();
    assert_eq!((problems.len(), problems.unlisted()), (MAX_LISTED, 50 + 149));
}

#[test]
fn a_document_that_is_not_json_has_one_problem() {
    let problems = read("{\n  \"id\": \"甲\",\n  \"标题\" 1}").unwrap_err();
    let problem = &problems[0];
    assert_eq!((problems.len(), problem.line, problem.column), (1, 3, 8));
    assert_eq!(
        problem.sentence(),
        "line 3, column 8 ($): a colon is missing after the key; write \"key\": value"
    );
    assert_eq!(read("").unwrap_err()[0].message, "the document is empty");
    assert_eq!(wrong("[]"), [("$".into(), "this is an array where an object is expected".into())]);
}

#[test]
fn the_embedded_dataset_survives_writing() {
    let dataset = read(embedded_text()).unwrap();
    assert_eq!(read(&to_json(&dataset)).unwrap(), dataset);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(units in 1u32..40, metrics in 1u32..24, periods in 1u32..6, seed: u64) {
        for dataset in
            [generate(units, metrics, seed), generate_with_periods(units, metrics, periods, seed)]
        {
            let text = to_json(&dataset);
            match read(&text) {
                Ok(read) => prop_assert_eq!(read, dataset),
                Err(problems) => prop_assert!(false, "{}", problems[0].sentence()),
            }
        }
    }

    #[test]
    fn any_words_are_written_and_read_back(zh in "[^\\p{C}\\u{2028}\\u{2029}]{0,20}[a-z\"\\\\<&]", en in "\\P{C}{0,9}x", url in "[a-z]{1,9}/[a-z?&=#%]{0,9}") {
        let mut dataset = generate(2, 2, 1);
        dataset.sources[0].url = Some(url);
        dataset.title = LocalText::default();
        dataset.title.push_isolated("zh", &zh);
        dataset.title.push_isolated("en", &en);
        if ![zh, en].concat().chars().any(excerpt::is_unsafe) {
            prop_assert_eq!(read(&to_json(&dataset)).unwrap(), dataset);
        }
    }

    #[test]
    fn damage_is_reported_and_never_panics(at in any::<prop::sample::Index>(), out in 0usize..12, other in "[{}\\[\\]\",:0-9a-z甲]{0,3}") {
        let text: Vec<char> = with("", "").chars().collect();
        let at = at.index(text.len());
        let rest = text.iter().skip(at + out);
        let text: String = text.iter().take(at).copied().chain(other.chars()).chain(rest.copied()).collect();
        if let Err(problems) = read(&text) {
            prop_assert!(!problems.is_empty());
            for problem in &problems {
                prop_assert!(text.get(problem.span.clone()).is_some());
                prop_assert!(problem.line > 0 && problem.column > 0 && !problem.help.is_empty());
            }
        }
    }
}
