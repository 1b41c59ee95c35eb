//! What pictures show of each figure besides its number: bounds, intervals, statuses, references, in every period and on every width.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::scene;
use reported_figures::dataset::{Lang, generate_with_periods, read};
use reported_figures::scene::{Align, Ink, Layer, Mark, Rect, Role, Scene, Shape};
use reported_figures::text::{Headline, width};
use reported_figures::view::{View, parse};

/// Widths of the chart on phones, pages and exported pictures.
const WIDTHS: [f64; 5] = [288.0, 358.0, 648.0, 900.0, 1248.0];

/// A dataset of one metric: so many units with values in so many quarters, a third unit's in the second quarter as `special`.
fn document(units: u32, periods: u32, metric: &str, special: &str, references: &str) -> String {
    let (mut list, mut figures) = (String::new(), String::new());
    for unit in 0..units {
        write!(list, r#"{{"id": "u{unit}", "name": "Town {unit}"}},"#).unwrap();
        for index in 0..periods {
            let period = format!("{}-Q{}", 2015 + index / 4, index % 4 + 1);
            let value = format!(r#""value": {}"#, 40 + (unit * 37 + index * (unit % 5)) % 50);
            let own = if unit == 2 && index == 1 { special } else { &value };
            write!(figures, r#"{{"unit": "u{unit}", "metric": "m", "period": "{period}", {own}}},"#).unwrap();
        }
    }
    format!(
        r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
        "metrics": [{{"id": "m", "name": "Rate", {metric}}}], "references": [{references}], "figures": [{}]}}"#,
        list.trim_end_matches(','),
        figures.trim_end_matches(',')
    )
}

/// Whatever the other values are, and on every width.
#[test]
fn a_range_can_be_seen_however_close_its_ends_are() {
    let range = r#""lower": 40.01, "upper": 40.02, "period": "2015-Q1""#;
    let text = document(5, 2, SHARE, r#""value": 41"#, "");
    let own = text.replacen(r#""unit": "u2", "metric": "m", "period": "2015-Q1", "value": "#, "\u{0}", 1);
    let (head, rest) = own.split_once('\u{0}').unwrap();
    let (_, rest) = rest.split_once('}').unwrap();
    let dataset = dataset(&[head, r#""unit": "u2", "metric": "m", "#, range, "}", rest].concat());
    for query in ["chart=ranking", "chart=profile&highlight=u2", "chart=compare&units=u1,u2"] {
        let query = [query, "&period=2015-Q1"].concat();
        let shown = dataset.showing(reported_figures::dataset::Period::from_code("2015-Q1"));
        let shown = shown.as_ref().unwrap_or(&dataset);
        let (view, _) = parse(&query, shown, &View::start(shown, Lang::En));
        for width in WIDTHS {
            let scene = scene(shown, &view, None, width);
            let own = scene.marks.iter().filter(|mark| match mark.key.datum {
                reported_figures::scene::Datum::Unit(unit) => unit.0 == 2,
                reported_figures::scene::Datum::Figure(subject) => subject.unit.0 == 2,
                reported_figures::scene::Datum::Chart => false,
            });
            let is_seen = |mark: &&Mark| match &mark.shape {
                Shape::Rect(rect) => mark.key.role == Role::Value && rect.w >= 2.0,
                Shape::Line { points, .. } => {
                    mark.key.role == Role::Bound && points.last().unwrap().0 - points[0].0 >= 2.0
                }
                _ => false,
            };
            assert!(own.filter(is_seen).count() > 0, "{query} {width}");
        }
    }
}

const SHARE: &str = r#""kind": "share", "unit": "%", "better": "higher""#;
const COUNT: &str = r#""kind": "count", "unit": "patient|patients", "better": "lower""#;

fn dataset(document: &str) -> AnalysedDataset {
    AnalysedDataset::new(read(document).unwrap_or_else(|problems| {
        panic!("{:#?}", problems.iter().map(|it| it.sentence()).collect::<Vec<_>>())
    }))
}

fn picture(dataset: &AnalysedDataset, query: &str, lang: Lang, width: f64) -> Scene {
    let (view, unknown) = parse(query, dataset, &View::start(dataset, lang));
    assert!(unknown.is_empty(), "{query}: {unknown:?}");
    scene(dataset, &view, view.focus(dataset), width)
}

fn has(scene: &Scene, text: &str) -> bool {
    scene.labels().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ").contains(text)
}

fn text_box(mark: &Mark) -> Option<(Rect, &str)> {
    let Shape::Text { at, size, bold, align, text } = &mark.shape else { return None };
    let w = width(text, *size, *bold);
    let x = match align {
        Align::Left => at.0,
        Align::Centre => at.0 - w / 2.0,
        Align::Right => at.0 - w,
    };
    Some((Rect { x, y: at.1 - size * 0.4, w, h: size * 0.8 }, text))
}

/// The texts that a vertical line runs through.
fn crossed(scene: &Scene) -> Vec<String> {
    let mut found = Vec::new();
    let grounds = scene.marks.iter().filter_map(|mark| match mark.shape {
        Shape::Rect(rect) if mark.ink == Ink::Paper => Some(rect),
        _ => None,
    });
    let grounds: Vec<Rect> = grounds.collect();
    for mark in &scene.marks {
        let Shape::Line { points, .. } = &mark.shape else { continue };
        let [(x, top), (other, bottom)] = points[..] else { continue };
        if x != other || mark.key.role != Role::Grid {
            continue;
        }
        for (rect, text) in scene.marks.iter().filter_map(text_box) {
            let is_across = x > rect.x && x < rect.x + rect.w && top < rect.y + rect.h && bottom > rect.y;
            let covers = |ground: &Rect| ground.y <= rect.y && ground.y + ground.h >= rect.y + rect.h;
            if is_across && !(mark.layer == Layer::Grid && grounds.iter().any(covers)) {
                found.push(format!("{text} at {x}"));
            }
        }
    }
    found
}

/// What the third unit's figure of the second of four quarters is, with which sign that is seen, and with which words.
#[test]
fn an_earlier_figure_shows_what_it_is_as_the_last_does() {
    let cases = [
        (r#""value": 60, "bound": "over""#, "Arrow up: a lower bound only", "向上箭头：仅知下限"),
        (r#""value": 60, "bound": "at_most""#, "Arrow down: an upper bound only", "向下箭头：仅知上限"),
        (
            r#""value": 60, "bound": "about""#,
            "Thin vertical line: the range of an approximate number",
            "竖细线：“约”数",
        ),
        (
            r#""value": 60, "low": 52, "high": 71, "confidence": 95"#,
            "Thin vertical line: the interval",
            "竖细线：来源",
        ),
        (r#""lower": 55, "upper": 65"#, "Vertical bar: a range", "竖条：来源给出的范围"),
        (r#""value": 60, "status": ["provisional"]"#, "Hollow marks: provisional", "空心标记：初步数"),
        (r#""value": 60, "status": ["revised"]"#, "Square points: revised", "方形点：修订数"),
    ];
    for (special, en, zh) in cases {
        let dataset = dataset(&document(4, 4, SHARE, special, ""));
        let plain = AnalysedDataset::new(read(&document(4, 4, SHARE, r#""value": 60"#, "")).unwrap());
        for width in WIDTHS {
            let scene = picture(&dataset, "chart=growth", Lang::En, width);
            assert!(has(&scene, en), "{special} {width}: {:?}", scene.labels().collect::<Vec<_>>());
            assert!(has(&picture(&dataset, "chart=growth", Lang::Zh, width), zh), "{special} {width}");
            let without = picture(&plain, "chart=growth", Lang::En, width);
            assert!(!has(&without, en), "{special}");
            let shapes = |scene: &Scene| {
                let of_data = scene.marks.iter().filter(|mark| mark.layer > Layer::Grid);
                of_data.filter(|mark| !matches!(mark.shape, Shape::Text { .. })).count()
            };
            let is_seen = shapes(&scene) != shapes(&without)
                || scene.marks.iter().any(|mark| match mark.shape {
                    Shape::Circle { stroke: Some(_), .. } => true,
                    Shape::Polygon(_) => mark.key.role == Role::Value,
                    _ => false,
                });
            assert!(is_seen, "{special} {width}");
        }
    }
}

#[test]
fn a_whisker_ends_where_the_interval_does_and_an_arrow_points_to_where_the_figure_may_be() {
    let interval = dataset(&document(4, 4, SHARE, r#""value": 60, "low": 50, "high": 80"#, ""));
    let scene = picture(&interval, "chart=growth", Lang::En, 648.0);
    let ends: Vec<(f64, f64)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Line { points, .. } if mark.key.role == Role::Bound && mark.layer > Layer::Grid => {
                (points[0].0 == points[1].0).then_some((points[0].1, points[1].1))
            }
            _ => None,
        })
        .collect();
    let [(low, high)] = ends[..] else { panic!("{ends:?}") };
    let tick = |text: &str| {
        let of_tick = scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Text { text: own, at, .. } if mark.key.role == Role::Tick && own == text => Some(at.1),
            _ => None,
        });
        of_tick.unwrap()
    };
    let per_one = (tick("60") - tick("80")) / 20.0;
    assert!((low - (tick("60") + 10.0 * per_one)).abs() < 0.1 && (high - tick("80")).abs() < 0.1);
    for (bound, is_up) in [("at_least", true), ("under", false)] {
        let special = format!(r#""value": 60, "bound": "{bound}""#);
        let scene = picture(&dataset(&document(4, 4, SHARE, &special, "")), "chart=growth", Lang::En, 648.0);
        let arrow = scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Polygon(corners) if mark.key.role == Role::Bound => Some(corners[2].1),
            _ => None,
        });
        let (tip, point) = (arrow.unwrap(), tick("60"));
        assert_eq!(tip < point, is_up, "{bound}");
    }
}

#[test]
fn the_key_has_every_sign_that_is_on_a_picture_over_time_or_of_periods() {
    let mut found = 0;
    for seed in 0..12 {
        let dataset = AnalysedDataset::new(generate_with_periods(9, 4, 3 + seed as u32 % 5, seed));
        for metric in dataset.metric_ixs() {
            let id = dataset.metric(metric).id.clone();
            for chart in ["growth", "growth&scale=ranks", "coverage&scale=periods"] {
                let query = format!("chart={chart}&metric={id}");
                let view = parse(&query, &dataset, &View::start(&dataset, Lang::En)).0;
                for width in [288.0, 648.0] {
                    let scene = scene(&dataset, &view, view.focus(&dataset), width);
                    let all = scene.labels().collect::<Vec<_>>().join("\n");
                    for sign in ["[p]", "[r]", "[e]", "[f]", "[b]", "[u]", "[d]"] {
                        let is_used = scene.marks.iter().any(|mark| match &mark.shape {
                            Shape::Text { text, .. } => {
                                matches!(mark.key.role, Role::Label | Role::Note) && text.starts_with(sign)
                            }
                            _ => false,
                        });
                        found += usize::from(is_used);
                        assert!(
                            !is_used || all.contains(&format!("{sign}\u{a0}")),
                            "{query} {width}: {sign}\n{all}"
                        );
                    }
                }
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn a_change_of_rank_stands_beside_the_last_rank_with_whom_it_is_counted_among() {
    // The third unit has no figure of the first quarter of those that are compared, and is between others in the last.
    let document = document(5, 3, SHARE, r#""value": 60"#, "");
    let first = document.find(r#"{"unit": "u2", "metric": "m", "period": "2015-Q1""#).unwrap();
    let end = first + document[first..].find("},").unwrap() + 2;
    let dataset = dataset(&[&document[..first], &document[end..]].concat());
    for lang in Lang::ALL {
        for width in WIDTHS {
            let scene = picture(&dataset, "chart=growth&scale=ranks", lang, width);
            let view = parse("chart=growth&scale=ranks", &dataset, &View::start(&dataset, lang)).0;
            let changes = view.changes_over_time(&dataset);
            for change in &changes {
                let amount = change.by.amount().as_f64();
                let sign = match amount {
                    0.0 => "±0".to_owned(),
                    up if up > 0.0 => format!("▲{up}"),
                    down => format!("▼{}", -down),
                };
                let label = scene.marks.iter().find_map(|mark| match &mark.shape {
                    Shape::Text { text, .. } => {
                        let key = reported_figures::scene::Key::unit(change.unit, Role::Label);
                        (mark.key == key).then_some(text.as_str())
                    }
                    _ => None,
                });
                assert!(label.is_some_and(|label| label.ends_with(&sign)), "{width}: {label:?} {sign}");
            }
            let among = ["两期可比的4个单位", "the 4 units that can be compared"];
            assert!(
                among.iter().any(|among| scene
                    .labels()
                    .collect::<Vec<_>>()
                    .join(if lang == Lang::En { " " } else { "" })
                    .contains(among)),
                "{width}"
            );
        }
    }
}

#[test]
fn lines_of_references_run_through_no_text_and_their_values_are_whole() {
    for (metric, values) in [(SHARE, [60, 61]), (SHARE, [45, 88]), (COUNT, [50, 51])] {
        let references = values.map(|value| {
            let name = if value % 2 == 0 { "England average" } else { "National target for all towns" };
            format!(r#"{{"metric": "m", "value": {value}, "name": "{name}"}}"#)
        });
        let document = document(9, 5, metric, r#""value": 60, "bound": "over""#, &references.join(","));
        let dataset = dataset(&document);
        for lang in Lang::ALL {
            for width in WIDTHS {
                for chart in ["ranking", "growth"] {
                    let scene = picture(&dataset, &format!("chart={chart}"), lang, width);
                    assert_eq!(crossed(&scene), Vec::<String>::new(), "{chart} {width} {metric}");
                    for value in values {
                        let is_whole = |label: &str| {
                            let label = label.replace('\u{a0}', " ");
                            let value = if metric == SHARE {
                                format!("{value}%")
                            } else {
                                format!("{value} patients")
                            };
                            label == value
                                || label.ends_with(&format!(": {value}"))
                                || label.ends_with(&format!("：{value}"))
                        };
                        assert!(
                            scene.labels().any(is_whole),
                            "{chart} {width}: {value} {:?}",
                            scene.labels().collect::<Vec<_>>()
                        );
                    }
                    assert!(!scene.labels().any(|label| label.ends_with('…')), "{chart} {width}");
                }
            }
        }
    }
}

#[test]
fn no_axis_runs_through_how_many_rows_are_left_out() {
    let mut found = 0;
    for (metric, sign) in [
        (r#""kind": "growth", "unit": "%", "better": "higher""#, -1),
        (SHARE, 1),
        (r#""kind": "amount", "unit": "pound|pounds""#, 1),
    ] {
        let mut figures = String::new();
        let mut units = String::new();
        for unit in 0..300 {
            let value = if unit % 3 == 0 { unit } else { sign * unit };
            write!(units, r#"{{"id": "u{unit}", "name": "Parish {unit}"}},"#).unwrap();
            write!(
                figures,
                r#"{{"unit": "u{unit}", "metric": "m", "value": {}.{}}},"#,
                value % 90,
                unit % 10
            )
            .unwrap();
        }
        let dataset = dataset(&format!(
            r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
            "metrics": [{{"id": "m", "name": "Rate", {metric}}}], "figures": [{}]}}"#,
            units.trim_end_matches(','),
            figures.trim_end_matches(',')
        ));
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            for chart in ["ranking", "growth", "growth&scale=linear"] {
                if chart != "ranking" && sign > 0 {
                    continue;
                }
                let scene = picture(&dataset, &format!("chart={chart}"), lang, width);
                let skipped: Vec<&str> =
                    scene.labels().filter(|label| label.starts_with(['…', '⋯'])).collect();
                found += skipped.len();
                let crossed = crossed(&scene);
                let is_skipped = |text: &&String| skipped.iter().any(|skipped| text.starts_with(skipped));
                assert_eq!(crossed.iter().find(is_skipped), None, "{chart} {width}");
            }
        }
    }
    assert!(found > 30, "{found}");
}

/// The cells of the coverage of periods.
fn cells(scene: &Scene) -> Vec<Rect> {
    let of_mark = |mark: &Mark| {
        let corners = match &mark.shape {
            Shape::Rect(rect) => return Some(*rect),
            Shape::Polygon(corners) | Shape::Line { points: corners, .. } => corners,
            _ => return None,
        };
        let ends = |of: fn(&(f64, f64)) -> f64| {
            let all = || corners.iter().map(of);
            (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((x, right), (y, bottom)) = (ends(|corner| corner.0), ends(|corner| corner.1));
        Some(Rect { x, y, w: right - x, h: bottom - y })
    };
    let is_cell = |mark: &&Mark| matches!(mark.key.role, Role::Value | Role::Background);
    scene.marks.iter().filter(is_cell).filter_map(of_mark).collect()
}

#[test]
fn what_stands_in_a_cell_of_a_period_is_whole_in_it() {
    let mut letters = 0;
    for periods in [2, 6, 12, 24, 40] {
        let special = r#""value": 60, "bound": "at_least", "status": ["provisional"]"#;
        let dataset = dataset(&document(6, periods, COUNT, special, ""));
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let scene = picture(&dataset, "chart=coverage&scale=periods", lang, width);
            let cells = cells(&scene);
            for mark in scene.marks.iter().filter(|mark| mark.key.role == Role::Label) {
                let (rect, text) = text_box(mark).unwrap();
                letters += usize::from(text.contains('p'));
                let is_inside = |cell: &Rect| {
                    cell.x <= rect.x + 0.5
                        && rect.x + rect.w <= cell.x + cell.w + 0.5
                        && cell.y <= rect.y
                        && rect.y + rect.h <= cell.y + cell.h
                };
                assert!(cells.iter().any(is_inside), "{periods} {width}: “{text}”");
            }
        }
    }
    assert!(letters >= 40, "{letters}");
}

#[test]
fn every_column_of_a_few_periods_has_its_name_and_every_cell_its_value_where_there_is_room() {
    for periods in [2, 4, 6, 10, 12] {
        let special = r#""value": 60, "bound": "at_least", "status": ["provisional"]"#;
        let dataset = dataset(&document(6, periods, COUNT, special, ""));
        for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
            let scene = picture(&dataset, "chart=coverage&scale=periods", lang, width);
            let names = scene.marks.iter().filter(|mark| mark.key.role == Role::Tick).count();
            assert_eq!(names as u32, periods, "{width}");
            assert_eq!(crossed(&scene), Vec::<String>::new(), "{periods} {width}");
            let values = scene.marks.iter().filter(|mark| mark.key.role == Role::Label).count();
            assert!(width < 600.0 || values as u32 == 6 * periods, "{periods} {width}: {values}");
        }
    }
}

/// Two hundred lines of forty periods are not drawn one over the other.
#[test]
fn of_a_crowd_of_lines_those_without_a_name_are_one_area() {
    for (units, periods, is_crowd) in [(200, 40, true), (120, 40, true), (30, 12, false), (9, 40, false)] {
        let dataset = dataset(&document(units, periods, SHARE, r#""value": 60"#, ""));
        for lang in Lang::ALL {
            let scene = picture(&dataset, "chart=growth", lang, 288.0);
            let has_area = scene.marks.iter().any(|mark| {
                mark.layer == Layer::Background
                    && mark.key.role == Role::Background
                    && matches!(mark.shape, Shape::Polygon(_))
            });
            assert_eq!(has_area, is_crowd, "{units} {periods}");
            let said = has(&scene, "Grey area: the other") || has(&scene, "灰色区域：其余");
            assert_eq!(said, is_crowd, "{units} {periods}");
            assert!(!is_crowd || scene.marks.len() < 2000, "{}", scene.marks.len());
            assert!(scene.labels().any(|label| label == "%"));
        }
    }
}

#[test]
fn coverage_has_the_accent_only_where_one_is_in_focus() {
    let dataset = dataset(&document(4, 4, SHARE, r#""value": 60"#, ""));
    for (query, has_accent) in [
        ("chart=coverage", false),
        ("chart=coverage&highlight=u1", true),
        ("chart=coverage&scale=periods", false),
        ("chart=coverage&scale=periods&highlight=u1", true),
    ] {
        let scene = picture(&dataset, query, Lang::En, 648.0);
        let is_accented = scene.marks.iter().any(|mark| matches!(mark.ink, Ink::Focus | Ink::FocusText));
        assert_eq!(is_accented, has_accent, "{query}");
    }
}

#[test]
fn the_headline_of_coverage_names_all_metrics_that_most_reported_or_counts_them() {
    let of = |complete: usize, partly: usize, lang: Lang| {
        let (mut metrics, mut figures) = (String::new(), String::new());
        for metric in 0..complete + partly {
            write!(metrics, r#"{{"id": "m{metric}", "name": "M{metric}", "kind": "count"}},"#).unwrap();
            for unit in 0..if metric < complete { 3 } else { 2 } {
                write!(figures, r#"{{"unit": "u{unit}", "metric": "m{metric}", "value": 4}},"#).unwrap();
            }
        }
        let dataset = dataset(&format!(
            r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}},
            "units": [{{"id": "u0", "name": "A"}}, {{"id": "u1", "name": "B"}}, {{"id": "u2", "name": "C"}}],
            "metrics": [{}], "figures": [{}]}}"#,
            metrics.trim_end_matches(','),
            figures.trim_end_matches(',')
        ));
        Headline::of(&dataset, &parse("chart=coverage", &dataset, &View::start(&dataset, lang)).0).finding
    };
    assert_eq!(of(1, 2, Lang::En), "All 3 units reported M0");
    assert_eq!(of(3, 2, Lang::En), "All 3 units reported M0, M1 and M2");
    assert_eq!(of(5, 2, Lang::En), "All 3 units reported 5 of the 7 metrics");
    assert_eq!(
        of(0, 2, Lang::En),
        "No metric was reported by all 3 units; M0 and M1 come closest, with 2 each"
    );
    assert_eq!(
        of(0, 6, Lang::En),
        "No metric was reported by all 3 units; 6 metrics come closest, with 2 each"
    );
    assert_eq!(of(5, 2, Lang::Zh), "3个单位都报告了7个指标中的5个");
}

#[test]
fn a_comparison_counts_only_metrics_in_which_a_unit_can_be_ahead() {
    let of = |metrics: &[(&str, &str, [u32; 2])], lang: Lang| {
        let (mut list, mut figures) = (String::new(), String::new());
        for (index, (kind, better, values)) in metrics.iter().enumerate() {
            write!(
                list,
                r#"{{"id": "m{index}", "name": "M{index}", "kind": "{kind}", "better": "{better}"}},"#
            )
            .unwrap();
            for (unit, value) in values.iter().enumerate() {
                write!(figures, r#"{{"unit": "u{unit}", "metric": "m{index}", "value": {value}}},"#).unwrap();
            }
        }
        let dataset = dataset(&format!(
            r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}},
            "units": [{{"id": "u0", "name": "Ash"}}, {{"id": "u1", "name": "Bay"}}], "metrics": [{}], "figures": [{}]}}"#,
            list.trim_end_matches(','),
            figures.trim_end_matches(',')
        ));
        Headline::of(&dataset, &parse("chart=compare", &dataset, &View::start(&dataset, lang)).0).finding
    };
    let no_contest = [("rank", "lower", [1, 2]), ("count", "neither", [5, 9])];
    let contests = [("score", "higher", [8, 5]), ("rate", "lower", [8, 5]), ("score", "higher", [4, 4])];
    let all: Vec<_> = no_contest.into_iter().chain(contests).collect();
    assert_eq!(
        of(&all, Lang::En),
        "Ash and Bay have 5 metrics in common; of the 3 in which a unit can be ahead, each is ahead in 1, \
         no unit is ahead in 1 more"
    );
    assert_eq!(of(&all, Lang::Zh), "Ash、Bay有5个共同指标，其中3个可分先后：各领先1个，1个无领先者");
    assert_eq!(
        of(&all[..3], Lang::En),
        "Ash and Bay have 3 metrics in common; a unit can be ahead in only one: Ash is ahead in M2"
    );
    assert_eq!(
        of(&contests, Lang::En),
        "Ash and Bay have 3 metrics in common: each is ahead in 1, no unit is ahead in 1 more"
    );
    assert_eq!(of(&no_contest, Lang::En), "Ash and Bay have 2 metrics in common");
}

#[test]
fn no_line_joins_ranks_that_different_bodies_gave() {
    let lines = |judge: &str| {
        let dataset = dataset(&format!(
            r#"{{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {{"name": "S"}},
            "units": [{{"id": "a", "name": "A"}}, {{"id": "b", "name": "B"}}], "metrics": [{{"id": "m", "name": "M", "kind": "rank"}}],
            "figures": [{{"unit": "a", "metric": "m", "value": 3, "period": "2022", "judge": "P"}},
                {{"unit": "a", "metric": "m", "value": 2, "period": "2023", "judge": "{judge}"}},
                {{"unit": "b", "metric": "m", "value": 5, "period": "2022", "judge": "P"}},
                {{"unit": "b", "metric": "m", "value": 6, "period": "2023", "judge": "P"}}]}}"#
        ));
        let scene = picture(&dataset, "chart=growth&metric=m", Lang::En, 648.0);
        let is_line = |mark: &&Mark| mark.key.role == Role::Value && matches!(mark.shape, Shape::Line { .. });
        scene.marks.iter().filter(is_line).count()
    };
    assert_eq!(lines("P"), lines("Q") + 1);
}

#[test]
fn where_a_bound_leaves_ranks_open_the_headline_says_how_many_changes_are_known() {
    let note = |special: &str, lang: Lang| {
        let dataset = dataset(&document(4, 2, SHARE, special, ""));
        Headline::of(&dataset, &View::start(&dataset, lang)).coverage
    };
    assert!(note(r#""value": 70"#, Lang::En).ends_with("among the 4 units that can be compared"));
    let open = note(r#""value": 70, "bound": "over""#, Lang::En);
    assert!(open.contains("among the 4 units that can be compared, known for "), "{open}");
    let open = note(r#""value": 70, "bound": "over""#, Lang::Zh);
    assert!(open.contains("个能确定"), "{open}");
}

#[test]
fn a_headline_over_time_says_how_many_changes_are_open() {
    let coverage = |special: &str| {
        let dataset = dataset(&document(4, 2, SHARE, special, ""));
        Headline::of(&dataset, &parse("chart=growth&metric=m", &dataset, &View::start(&dataset, Lang::En)).0)
            .coverage
    };
    let open = "By how much 1 more unit changed is open, because it gave a bound or a range";
    assert!(coverage(r#""value": 70, "bound": "over""#).contains(open));
    assert!(coverage(r#""lower": 60, "upper": 70"#).contains(open));
    assert!(!coverage(r#""value": 70"#).contains("open"));
}
