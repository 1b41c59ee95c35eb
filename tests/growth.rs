//! The growth chart with datasets unlike the embedded one: true sentences, nobody named who is not on the picture, and no
//! dot under another.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::{WIDTHS, captioned_scene, scene};
use reported_figures::dataset::{Lang, embedded, read};
use reported_figures::outline::outline;
use reported_figures::scene::{Role, Scene, Shape};
use reported_figures::text::Headline;
use reported_figures::view::{View, parse};
use serde_json::{Value, json};

/// A figure: unit, metric, value, decimals, bound, period.
type Row = (usize, usize, f64, u8, &'static str, &'static str);

const HALF: &str = "2024-H1";

fn exact(unit: usize, value: f64, decimals: u8) -> Row {
    (unit, 0, value, decimals, "exact", HALF)
}

fn local(text: &str) -> Value {
    json!({"zh": text, "en": text})
}

/// Units “A0”, “A1” … with three metrics of growth.
fn dataset(units: usize, rows: &[Row]) -> AnalysedDataset {
    with_gaps(units, rows, &json!([]))
}

/// As [`dataset`], with gaps.
fn with_gaps(units: usize, rows: &[Row], gaps: &Value) -> AnalysedDataset {
    let units = (0..units).map(|unit| {
        let name = local(&format!("A{unit}"));
        let kind = ["district", "county"][unit % 2];
        json!({"id": format!("u{unit}"), "name": name, "kind": kind})
    });
    let metrics = ["Turnover", "Profit", "Staff"].iter().enumerate().map(|(index, name)| {
        json!({"id": format!("m{index}"), "name": local(name), "theme": "economy", "kind": "growth",
            "unit": local("%"), "better": "higher", "definition": local("d")})
    });
    let figures = rows.iter().map(|(unit, metric, value, decimals, bound, period)| {
        json!({"unit": format!("u{unit}"), "metric": format!("m{metric}"), "value": value, "bound": bound,
            "decimals": decimals, "period": period, "period_basis": "stated", "quote": "q", "place": "lead"})
    });
    let document = json!({"id": "t", "title": local("t"), "period": HALF, "gaps": gaps,
        "source": {"name": local("s"), "event": local("e"), "note": local("n")},
        "units": units.collect::<Vec<_>>(), "metrics": metrics.collect::<Vec<_>>(),
        "figures": figures.collect::<Vec<_>>()});
    AnalysedDataset::new(read(&document.to_string()).unwrap())
}

fn view(dataset: &AnalysedDataset, query: &str, lang: Lang) -> View {
    parse(&format!("chart=growth&metric=m0&{query}"), dataset, &View::start(dataset, lang)).0
}

fn finding(dataset: &AnalysedDataset, query: &str, lang: Lang) -> String {
    Headline::of(dataset, &view(dataset, query, lang)).finding
}

fn negative() -> AnalysedDataset {
    dataset(6, &[exact(0, -12.5, 1), exact(1, -0.3, 1), exact(2, -45.0, 1), exact(3, -3.2, 1)])
}

fn bounds() -> AnalysedDataset {
    dataset(
        5,
        &[
            (0, 0, 50.0, 0, "over", HALF),
            (1, 0, 50.0, 0, "exact", HALF),
            (2, 0, 10.0, 0, "about", HALF),
            (3, 0, 5.0, 0, "exact", "2024-Q2"),
        ],
    )
}

/// As many units as asked for, all but the last fifth with growth, in no order.
fn many(units: usize) -> AnalysedDataset {
    let value = |unit: usize, factor: usize| ((unit * factor % 9973) as f64 - 3000.0) / 100.0;
    let first = (0..units * 4 / 5).map(|unit| exact(unit, value(unit, 389), 2));
    let second = (0..units / 2).map(|unit| (unit, 1, value(unit, 211), 2, "exact", HALF));
    dataset(units, &first.chain(second).collect::<Vec<_>>())
}

#[test]
fn the_headline_is_the_range_as_reported() {
    let of = |dataset: &AnalysedDataset, query| finding(dataset, query, Lang::En);
    assert_eq!(of(&negative(), ""), "Turnover: 4 of 6 reported, from −45.0% (A2) to −0.3% (A1)");
    assert_eq!(
        finding(&negative(), "", Lang::Zh),
        "Turnover：6个单位中4个已报告，从−45.0%（A2）到−0.3%（A1）"
    );
    assert_eq!(
        of(&bounds(), ""),
        "Turnover (first half of 2024): 3 of 5 reported, from about +10% (A2) to over +50% (A0)"
    );
    let equal = dataset(3, &[exact(0, 3.0, 0), exact(1, 3.0, 0), exact(2, 3.0, 0)]);
    assert_eq!(of(&equal, ""), "Turnover: 3 of 3 reported, each +3%");
    let zero = dataset(3, &[exact(0, 0.0, 0), exact(1, 0.0, 0), exact(2, 1.5, 1)]);
    assert_eq!(of(&zero, ""), "Turnover: 3 of 3 reported, from 0% (A0 and A1) to +1.5% (A2)");
    assert_eq!(of(&dataset(1, &[exact(0, 6.3, 1)]), ""), "Turnover: only A0 reported it, 6.3%");
    let tied: Vec<Row> = (0..30).map(|unit| exact(unit, if unit < 14 { 8.0 } else { 2.0 }, 0)).collect();
    assert_eq!(
        of(&dataset(30, &tied), ""),
        "Turnover: 30 of 30 reported, from +2% (16 units) to +8% (14 units)"
    );
}

#[test]
fn the_step_view_gives_levels_on_the_base_of_100() {
    let of = |dataset: &AnalysedDataset, lang| finding(dataset, "scale=step", lang);
    assert_eq!(
        of(&negative(), Lang::En),
        "Turnover (base period = 100): 4 of 6 reported, from 55.0 (A2) to 99.7 (A1)"
    );
    assert_eq!(
        of(&bounds(), Lang::Zh),
        "Turnover（2024年上半年，基期为100）：5个单位中3个已报告，从约110（A2）到超150（A0）"
    );
    // Where it is no range either.
    let one = dataset(1, &[exact(0, 6.3, 1)]);
    assert_eq!(of(&one, Lang::En), "Turnover (base period = 100): only A0 reported it, 106.3");
    let open = dataset(3, &[(0, 0, 8.0, 0, "over", HALF), exact(1, 9.5, 1), exact(2, -2.0, 1)]);
    assert_eq!(
        of(&open, Lang::En),
        "Turnover (base period = 100): 3 of 3 reported; of these, A1 and A0 may each lead, A2 is last with 98.0"
    );
    let scene = scene(&bounds(), &view(&bounds(), "scale=step", Lang::En), None, 320.0);
    for label in ["100", "over 150", "150", "about 110"] {
        assert!(scene.labels().any(|it| it == label), "{label}");
    }
}

/// A profit that became a loss fell by more than 100 %, and has no index.
#[test]
fn what_fell_by_more_than_all_of_it_is_left_out_where_last_year_is_100() {
    let figures = [exact(0, 4.0, 0), exact(1, -140.0, 0), exact(2, -100.0, 0), exact(3, 12.0, 0)];
    let dataset = dataset(4, &figures);
    let headline = |query, lang| Headline::of(&dataset, &view(&dataset, query, lang));
    let english = headline("scale=step", Lang::En);
    assert_eq!(english.finding, "Turnover (base period = 100): 4 of 4 reported, from 0 (A2) to 112 (A3)");
    assert!(
        english.coverage.ends_with("1 is left out: after a fall of more than 100% there is no index"),
        "{}",
        english.coverage
    );
    let chinese = headline("scale=step", Lang::Zh);
    assert!(chinese.coverage.ends_with("1个未画：降幅超过100%，没有指数"), "{}", chinese.coverage);
    assert!(headline("", Lang::En).finding.ends_with("from −140% (A1) to +12% (A3)"));
    assert!(!headline("", Lang::En).coverage.contains("left out"));
    assert!(!headline("scale=step&units=u0,u3", Lang::En).coverage.contains("left out"));
    for width in WIDTHS {
        let scene = scene(&dataset, &view(&dataset, "scale=step", Lang::En), None, width);
        assert!(!shows(&scene, "A1") && shows(&scene, "A2"), "{width}");
        assert!(scene.labels().all(|label| !label.contains('−')), "{width}");
    }
    let none = headline("scale=step&units=u1", Lang::En);
    assert_eq!(none.finding, "Turnover (base period = 100): no unit has an index");
}

#[test]
fn nothing_is_said_of_ranks_where_there_are_none() {
    for query in ["units=u0,u1", "units=u0,u1&scale=step"] {
        let dataset = negative();
        let (view, _) = parse(&["chart=growth&", query].concat(), &dataset, &View::start(&dataset, Lang::En));
        let coverage = Headline::of(&dataset, &view).coverage;
        assert!(coverage.contains("2 of 4 shown") && !coverage.contains("ranks"), "{query}: {coverage}");
    }
}

#[test]
fn an_axis_names_its_scale() {
    let of = |values: &[f64], query: &str, lang| {
        let figures: Vec<Row> =
            values.iter().enumerate().map(|(unit, value)| exact(unit, *value, 1)).collect();
        let dataset = dataset(values.len(), &figures);
        let scene = scene(&dataset, &view(&dataset, query, lang), None, 390.0);
        scene.labels().find(|label| label.contains("scale") || label.contains("刻度")).unwrap().to_owned()
    };
    assert_eq!(of(&[6.0, 585.0], "", Lang::En), "Growth (%), log scale");
    assert_eq!(of(&[-3.0, 585.0], "", Lang::En), "Growth (%), log scale; linear within ±2");
    assert_eq!(of(&[-3.0, 585.0], "", Lang::Zh), "增速（%），对数刻度，±2以内为线性");
    assert_eq!(of(&[-0.4, 0.2, 0.6, 90.0], "", Lang::En), "Growth (%), log scale; linear within ±0.2");
    for even in [&[-3.0, 4.5][..], &[-0.3, 1.1, 5.2, 8.2], &[-40.0, -25.0, -31.0], &[0.0, 12.0, 9.0]] {
        assert_eq!(of(even, "", Lang::En), "Growth (%), linear scale", "{even:?}");
    }
    assert_eq!(of(&[-3.0, 585.0], "scale=linear", Lang::En), "Growth (%), linear scale");
}

#[test]
fn a_picture_says_what_its_dots_are() {
    let words_of = |dataset: &AnalysedDataset, query: &str, lang| {
        let (view, _) = parse(&format!("chart=growth&{query}"), dataset, &View::start(dataset, lang));
        captioned_scene(dataset, &view, None, 390.0).labels().collect::<Vec<_>>().join(" ")
    };
    let (several, one) = (AnalysedDataset::new(embedded()), negative());
    let words = |query: &str, lang| words_of(&several, query, lang);
    assert!(words("chart=profile", Lang::En).contains("Solid dot: this unit"));
    // Each dot of growth has its name and its value.
    assert!(!words("", Lang::En).contains("dots") && !words_of(&one, "", Lang::En).contains("dots"));
    assert!(words("", Lang::En).contains("17 more growth figures, each reported by only one unit"));
}

#[test]
fn with_a_filter_the_headline_is_about_those_shown() {
    let of = |query| finding(&negative(), query, Lang::En);
    let shown = "Turnover: 2 of the 4 that reported are shown; of these, from −3.2% (A3) to −0.3% (A1)";
    assert_eq!(of("kind=county"), shown);
    assert_eq!(of("units=u3,u5"), "Turnover: −3.2% (A3)");
    assert_eq!(of("units=u4,u5"), "Turnover: no growth reported");
}

/// Whether a unit's name is on the picture.
fn shows(scene: &Scene, name: &str) -> bool {
    scene.labels().any(|label| label == name)
}

#[test]
fn a_long_chart_is_short_and_shows_whoever_its_headline_names() {
    for (units, query) in [40, 60, 61, 3000].into_iter().flat_map(|units| {
        ["", "sort=name", "sort=source", "scale=step", "scale=step&sort=name", "kind=county"]
            .map(|query| (units, query))
    }) {
        let dataset = many(units);
        let view = view(&dataset, query, Lang::En);
        let scene = scene(&dataset, &view, None, 390.0);
        let named = view.growth_named(&dataset);
        assert!(!named.is_empty(), "{units} {query}");
        for unit in named {
            assert!(shows(&scene, dataset.unit(unit).short.get(Lang::En)), "{units} {query}");
        }
        assert!(scene.height < 3100.0, "{units} {query}: {}", scene.height);
    }
}

/// The circles of a scene, with the metric that each is about.
/// “Under −2%” stands behind all numbers, of which some are lower.
#[test]
fn the_axis_of_a_shortened_panel_holds_what_is_left_out() {
    let first = (0..40).map(|unit| exact(unit, unit as f64 / 10.0, 1));
    let second = (1..40).map(|unit| (unit, 1, -(unit as f64) / 10.0, 1, "exact", HALF));
    let bound = [(0, 1, -2.0, 1, "under", HALF)];
    let dataset = dataset(40, &first.chain(second).chain(bound).collect::<Vec<_>>());
    for width in [320.0, 680.0] {
        let scene = scene(&dataset, &view(&dataset, "", Lang::En), None, width);
        for label in ["−3.9%", "under −2.0%"] {
            assert!(scene.labels().any(|it| it == label), "{width}: {label}");
        }
    }
}

fn dots(scene: &Scene) -> Vec<((f64, f64), f64)> {
    let dot = |mark: &reported_figures::scene::Mark| match mark.shape {
        Shape::Circle { centre, radius, .. } if mark.key.role == Role::Value => Some((centre, radius)),
        _ => None,
    };
    scene.marks.iter().filter_map(dot).collect()
}

#[test]
fn no_dot_is_under_another() {
    let crowd = |unit: usize| {
        (0..3).map(move |metric| (unit, metric, (80 + (unit * metric) % 5) as f64 / 10.0, 1, "exact", HALF))
    };
    let crowd = dataset(20, &(0..20).flat_map(crowd).collect::<Vec<_>>());
    for dataset in [crowd, many(40), negative(), bounds()] {
        for width in WIDTHS {
            let dots = dots(&scene(&dataset, &view(&dataset, "", Lang::Zh), None, width));
            for (index, ((x, y), radius)) in dots.iter().enumerate() {
                for ((other_x, other_y), other) in &dots[index + 1..] {
                    let distance = (x - other_x).hypot(y - other_y);
                    assert!(distance >= radius + other - 0.01, "{width}: {x} {y} and {other_x} {other_y}");
                }
            }
        }
    }
}

#[test]
fn a_figure_of_another_period_is_not_drawn_as_the_one_in_focus() {
    let dataset = bounds();
    let scene = scene(&dataset, &view(&dataset, "", Lang::En), None, 390.0);
    let filled = scene.marks.iter().filter(|mark| {
        matches!(mark.shape, Shape::Circle { stroke: None, .. }) && mark.key.role == Role::Value
    });
    assert_eq!(filled.count(), 3);
    assert!(!shows(&scene, "+5"), "it has no label of its own");
}

#[test]
fn who_has_no_growth_stands_below_with_the_reason_of_the_source() {
    let gap = json!([{"unit": "u2", "metric": "m0", "reason": "not_yet_due", "quote": "q"}]);
    let dataset = with_gaps(4, &[exact(0, 8.2, 1), exact(1, 3.0, 1)], &gap);
    for (lang, texts) in [(Lang::En, ["Not yet due", "Not reported"]), (Lang::Zh, ["尚未到期", "未报告"])]
    {
        let view = view(&dataset, "", lang);
        let picture = scene(&dataset, &view, None, 390.0);
        let labels: Vec<&str> = picture.labels().collect();
        let names = [[texts[0], "A2"], [texts[1], "A3"]];
        assert!(names.iter().all(|pair| labels.windows(2).any(|two| two == pair)), "{labels:?}");
        let missing = lang.words().no_growth_reported;
        assert_eq!(outline(&dataset, &view, None, &[]).matches(missing).count(), 1, "the table");
    }
}

/// A base period of 100 orders its rows as the ranking does: what is over 4.2% stands above 4.2%.
#[test]
fn indices_have_the_order_of_the_ranking() {
    let dataset = dataset(3, &[exact(0, 4.2, 1), (1, 0, 4.2, 1, "over", HALF), exact(2, 120.0, 1)]);
    let order = |query: &str| {
        let figures = view(&dataset, query, Lang::En).growth_panels(&dataset)[0].figures.clone();
        figures.into_iter().map(|index| dataset.figures[index].unit.0).collect::<Vec<_>>()
    };
    assert_eq!(order("scale=step"), [2, 1, 0]);
    assert_eq!(order("scale=step"), order("scale=linear"));
}
