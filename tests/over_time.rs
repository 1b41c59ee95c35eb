//! Lines over time: of 1 to 60 units and 2 to 40 periods, with gaps, breaks and references, all is named and nothing collides.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write as _;

use reported_figures::analysis::AnalysedDataset;
use reported_figures::chart::scene;
use reported_figures::dataset::{Fixed, Lang, Period, UnitIx, read};
use reported_figures::outline::{Element, Node, outline};
use reported_figures::scene::{Align, Datum, Ink, Rect, Role, Scene, Shape};
use reported_figures::text::{Headline, width};
use reported_figures::view::{View, parse};

/// Widths of the chart on phones, pages and exported pictures.
const WIDTHS: [f64; 6] = [248.0, 288.0, 358.0, 648.0, 900.0, 1248.0];

/// A sequence of numbers that look like chance, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// So many quarters from 2010 on, or years from 1980 on.
fn period(index: u64, quarters: bool) -> String {
    if quarters { format!("{}-Q{}", 2010 + index / 4, index % 4 + 1) } else { format!("{}", 1980 + index) }
}

/// A dataset of one metric: ragged starts and ends, gaps, breaks and provisional ends, and two references.
fn document(units: u64, periods: u64, seed: u64) -> String {
    let mut random = Random(seed);
    let quarters = random.below(2) == 0;
    let scale = [1, 1, 10, 100_000][random.below(4) as usize];
    let names =
        ["Aal", "Bad Fallingbostel", "Landkreis Ludwigslust-Parchim", "Great Yarmouth and Waveney", "Ely"];
    let mut list = String::new();
    let mut figures = String::new();
    for unit in 0..units {
        let name = names[random.below(5) as usize];
        write!(list, r#"{{"id": "u{unit}", "name": "{name} {unit}"}},"#).unwrap();
        let (start, end) = match random.below(3) {
            0 => (random.below(periods), periods),
            1 => (0, 1 + random.below(periods)),
            _ => (0, periods),
        };
        let mut value = 300 + random.below(500);
        for index in start..end {
            value = (value + random.below(60)).saturating_sub(28).max(1);
            if random.below(12) == 0 {
                continue;
            }
            let status = match random.below(9) {
                0 => r#", "status": ["break"]"#,
                1 => r#", "status": ["revised"]"#,
                2 if index + 1 == periods => r#", "status": ["provisional"]"#,
                _ => "",
            };
            let (period, value) = (period(index, quarters), value * scale);
            write!(
                figures,
                r#"{{"unit": "u{unit}", "metric": "m", "value": {}.{}, "period": "{period}"{status}}},"#,
                value / 10,
                value % 10
            )
            .unwrap();
        }
    }
    // So that there are several periods.
    for index in 0..periods {
        let period = period(index, quarters);
        write!(
            figures,
            r#"{{"unit": "all", "metric": "m", "value": {}.5, "period": "{period}"}},"#,
            50 * scale + index
        )
        .unwrap();
    }
    let last = period(periods - 1, quarters);
    let first = period(0, quarters);
    format!(
        r#"{{"version": 2, "id": "d", "lang": "en", "title": "Waiting", "source": {{"name": "A report"}}, "period": "{last}",
        "units": [{list} {{"id": "all", "name": "Whole"}}],
        "metrics": [{{"id": "m", "name": "Wait", "kind": "duration", "unit": "day|days", "better": "lower"}}],
        "references": [{{"metric": "m", "value": {0}, "name": "Target"}},
            {{"metric": "m", "value": {0}.5, "period": "{first}", "name": "National average of all hospitals"}},
            {{"metric": "m", "value": {1}, "period": "{last}", "name": "National average of all hospitals"}}],
        "figures": [{2}]}}"#,
        48 * scale,
        52 * scale,
        figures.trim_end_matches(',')
    )
}

fn dataset(document: &str) -> AnalysedDataset {
    AnalysedDataset::new(
        read(document).unwrap_or_else(|problems| panic!("{:?}", problems.first().unwrap().message)),
    )
}

fn text_box(shape: &Shape) -> Option<(Rect, &str)> {
    let Shape::Text { at, size, bold, align, text } = shape else { return None };
    let w = width(text, *size, *bold);
    let x = match align {
        Align::Left => at.0,
        Align::Centre => at.0 - w / 2.0,
        Align::Right => at.0 - w,
    };
    Some((Rect { x, y: at.1 - size * 0.4, w, h: size * 0.8 }, text))
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.x + 0.5 < b.x + b.w && b.x + 0.5 < a.x + a.w && a.y + 0.5 < b.y + b.h && b.y + 0.5 < a.y + a.h
}

/// The points of the lines.
fn points(scene: &Scene) -> impl Iterator<Item = ((f64, f64), bool)> {
    scene.marks.iter().filter_map(|mark| match mark.shape {
        Shape::Circle { centre, stroke, .. } if mark.key.role == Role::Value => {
            Some((centre, stroke.is_some()))
        }
        _ => None,
    })
}

fn collisions(scene: &Scene) -> Vec<String> {
    let boxes: Vec<(Rect, &str)> = scene.marks.iter().filter_map(|mark| text_box(&mark.shape)).collect();
    let mut found = Vec::new();
    for (index, (rect, text)) in boxes.iter().enumerate() {
        if rect.x < -0.5
            || rect.x + rect.w > scene.width + 0.5
            || rect.y < 0.0
            || rect.y + rect.h > scene.height
        {
            found.push(format!("“{text}” leaves the picture"));
        }
        for (other, name) in &boxes[index + 1..] {
            if overlap(rect, other) {
                found.push(format!("“{text}” is on “{name}”"));
            }
        }
        if points(scene).any(|((x, y), _)| overlap(rect, &Rect { x: x - 3.0, y: y - 3.0, w: 6.0, h: 6.0 })) {
            found.push(format!("“{text}” is on a point"));
        }
    }
    found
}

#[test]
fn names_values_and_periods_never_collide() {
    for (seed, units) in (0..).zip([1, 2, 5, 11, 12, 13, 30, 60, 200]) {
        for periods in [2, 3, 6, 12, 40] {
            let dataset = dataset(&document(units, periods, seed * 100 + periods));
            for (lang, scale) in Lang::ALL.into_iter().flat_map(|lang| [(lang, "log"), (lang, "ranks")]) {
                let query = format!("chart=growth&metric=m&scale={scale}");
                let (view, unknown) = parse(&query, &dataset, &View::start(&dataset, lang));
                assert!(unknown.is_empty(), "{unknown:?}");
                for width in WIDTHS {
                    let scene = scene(&dataset, &view, view.focus(&dataset), width);
                    let found = collisions(&scene);
                    assert!(found.is_empty(), "{units} units, {periods} periods, {width} px: {found:#?}");
                    assert!(points(&scene).all(|((x, _), _)| x >= 0.0 && x <= width));
                }
            }
        }
    }
}

#[test]
fn ranks_over_time_are_those_of_the_rankings() {
    for (seed, units) in (0..).zip([2, 7, 30]) {
        let dataset = dataset(&document(units, 6, seed));
        let (view, _) =
            parse("chart=growth&metric=m&scale=ranks", &dataset, &View::start(&dataset, Lang::En));
        let over_time = view.over_time(&dataset);
        let counts = over_time.reported();
        for (index, period) in over_time.periods.iter().enumerate() {
            let shown = dataset.showing(Some(*period));
            let ranking = shown.as_ref().unwrap_or(&dataset).ranking(view.metric, false);
            assert_eq!(ranking.rows.len(), counts[index]);
            for row in &ranking.rows {
                let line = over_time.lines.iter().find(|line| line.unit == row.unit).unwrap();
                let point = line.points.iter().find(|point| point.period == index).unwrap();
                assert_eq!(point.rank, row.rank.or(point.rank.filter(|_| counts[index] == 1)));
                assert_eq!(point.number, Fixed::whole(point.rank.unwrap().best.into()));
            }
        }
        // A reference has no rank, is not drawn among them, and is not named above them.
        assert!(!Headline::of(&dataset, &view).coverage.contains("Target"));
        let scene = scene(&dataset, &view, view.focus(&dataset), 648.0);
        assert!(!scene.labels().any(|label| label.contains("Target")));
    }
}

#[test]
fn the_line_with_the_accent_is_the_one_that_the_headline_names_first() {
    let mut found = 0;
    for seed in 0..40 {
        let dataset = dataset(&document(2 + seed % 30, 2 + seed % 9, seed));
        let (view, _) = parse("chart=growth&metric=m", &dataset, &View::start(&dataset, Lang::En));
        let finding = Headline::of(&dataset, &view).finding;
        let scene = scene(&dataset, &view, view.focus(&dataset), 648.0);
        let accented: Vec<&str> = scene
            .marks
            .iter()
            .filter(|mark| mark.key.role == Role::Name && mark.ink == Ink::FocusText)
            .filter_map(|mark| match mark.key.datum {
                Datum::Unit(unit) => Some(dataset.unit(unit).name.get(Lang::En)),
                _ => None,
            })
            .collect();
        let end = ["rose most", "fell least"].into_iter().find_map(|end| finding.split_once(end));
        if let Some((named, _)) = end {
            let named = named.split_once("): ").unwrap().1;
            assert!(!accented.is_empty() && named.contains(accented[0]), "{finding}: {accented:?}");
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn of_ranks_that_somebody_gave_the_best_is_at_the_top() {
    let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"},
        "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Ely"}],
        "metrics": [{"id": "m", "name": "Place", "kind": "rank"}],
        "figures": [{"unit": "a", "metric": "m", "value": "3", "period": "2022"}, {"unit": "a", "metric": "m", "value": "2", "period": "2023"},
            {"unit": "b", "metric": "m", "value": "41", "period": "2022"},
            {"unit": "b", "metric": "m", "value": "30", "bound": "under", "period": "2023"}]}"#;
    let dataset = AnalysedDataset::new(read(text).unwrap());
    let view = parse("chart=growth", &dataset, &View::start(&dataset, Lang::En)).0;
    for width in WIDTHS {
        let scene = scene(&dataset, &view, None, width);
        let heights = |unit: u32| -> Vec<f64> {
            let marks = scene
                .marks
                .iter()
                .filter(|mark| mark.key.role == Role::Value && mark.key.datum == Datum::Unit(UnitIx(unit)));
            marks
                .filter_map(|mark| match mark.shape {
                    Shape::Circle { centre, .. } => Some(centre.1),
                    _ => None,
                })
                .collect()
        };
        let (ash, ely) = (heights(0), heights(1));
        // 3, 2 and 41, under 30, and the sign of that bound points to better ranks: up.
        assert!(ash[1] < ash[0] && ash[0] < ely[1] && ely[1] < ely[0], "{width}: {ash:?} {ely:?}");
        let sign = scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Polygon(corners) if mark.key.role == Role::Bound => Some(corners[2].1),
            _ => None,
        });
        assert!(sign.unwrap() < ely[1], "{width}: {sign:?}");
        assert!(scene.labels().any(|label| label.contains("Arrow up: this rank at worst")), "{width}");
        let ticks = scene.marks.iter().filter(|mark| mark.key.role == Role::Tick);
        let first =
            ticks.filter_map(|mark| text_box(&mark.shape)).map(|(rect, text)| (rect.y, text.to_owned()));
        let first = first.min_by(|one, other| one.0.total_cmp(&other.0)).unwrap();
        assert_eq!(first.1, "1", "{width}");
    }
}

#[test]
fn nobody_rose_where_most_kept_their_rank_and_one_fell() {
    let mut figures = Vec::new();
    for (unit, values) in [("a", [10, 10]), ("b", [8, 8]), ("c", [8, 7]), ("d", [5, 5])] {
        for (year, value) in [2022, 2023].into_iter().zip(values) {
            let status = if unit == "d" { r#", "status": ["provisional"]"# } else { "" };
            figures.push(format!(
                r#"{{"unit": "{unit}", "metric": "m", "value": {value}, "period": "{year}"{status}}}"#
            ));
        }
    }
    let units =
        ["a", "b", "c", "d"].map(|id| format!(r#"{{"id": "{id}", "name": "{}"}}"#, id.to_uppercase()));
    let text = format!(
        r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
        "metrics": [{{"id": "m", "name": "Waiting", "kind": "duration", "unit": "week|weeks", "better": "higher"}}], "figures": [{}]}}"#,
        units.join(","),
        figures.join(",")
    );
    let dataset = AnalysedDataset::new(read(&text).unwrap());
    let view = |query| parse(query, &dataset, &View::start(&dataset, Lang::En)).0;
    let finding = |query| Headline::of(&dataset, &view(query)).finding;
    let ranks = finding("chart=growth&scale=ranks");
    // Only one of the three is provisional.
    assert!(ranks.contains("A, B and D: no change") && ranks.contains("C fell most"), "{ranks}");
    assert!(!ranks.contains("provisional"), "{ranks}");
    let periods = "chart=coverage&scale=periods";
    assert!(finding(periods).ends_with("all 4 units reported both periods"), "{}", finding(periods));
    let picture = scene(&dataset, &view(periods), None, 358.0);
    assert!(picture.labels().any(|label| label == "weeks"), "the unit of measurement of the values");
}

#[test]
fn open_points_and_interrupted_lines_are_explained_where_there_are_some() {
    for (status, open, interrupted) in [
        ("", false, false),
        (r#", "status": ["provisional"]"#, true, false),
        (r#", "status": ["revised"]"#, false, false),
        (r#", "status": ["break"]"#, false, true),
    ] {
        let plain = document(0, 4, 1);
        let last = format!(r#""period": "{}""#, period(3, plain.contains("-Q")));
        let figures = plain.find("\"figures\"").unwrap();
        let document =
            [&plain[..figures], &plain[figures..].replacen(&last, &[&last, status].concat(), 1)].concat();
        let dataset = dataset(&document);
        let (view, _) = parse("chart=growth&metric=m", &dataset, &View::start(&dataset, Lang::En));
        let scene = scene(&dataset, &view, view.focus(&dataset), 648.0);
        assert_eq!(points(&scene).any(|(_, is_open)| is_open), open, "{status}");
        assert_eq!(scene.labels().any(|text| text == "Hollow marks: provisional"), open, "{status}");
        assert_eq!(
            scene.labels().any(|text| text.starts_with("A line is interrupted")),
            interrupted,
            "{status}"
        );
        assert_eq!(scene.labels().any(|text| text.ends_with("[p]")), open, "{status}");
    }
}

#[test]
fn references_are_named_lines_and_have_no_rank() {
    let dataset = dataset(&document(6, 5, 9));
    let (view, _) = parse("chart=growth&metric=m", &dataset, &View::start(&dataset, Lang::En));
    let scene = scene(&dataset, &view, view.focus(&dataset), 648.0);
    let names: Vec<&str> =
        scene.labels().filter(|text| text.contains(": ") && text.contains("day")).collect();
    assert!(names.iter().any(|name| name.starts_with("Target: ")), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("National average of")), "{names:?}");
    let lines = scene.marks.iter().filter(|mark| {
        mark.ink == Ink::Text && matches!(&mark.shape, Shape::Line { points, .. } if points.len() == 2)
    });
    assert_eq!(lines.count(), 2);
    assert_eq!(
        dataset.ranking(view.metric, false).rows.len() + dataset.ranking(view.metric, false).unranked.len(),
        7
    );
}

/// Every text of an element, one after another.
fn text_of(element: &Element) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(element),
        Node::Picture => String::new(),
    };
    element.children.iter().map(text).collect()
}

#[test]
fn profile_and_comparison_say_the_period_and_what_changed() {
    let dataset = dataset(include_str!("trials/six_quarters.json"));
    for (query, expected) in [
        ("chart=profile&highlight=grange", &["since Q1 2024: −2.7 percentage points, down 2 ranks"][..]),
        ("chart=compare&units=grange,larkspur", &["since Q1 2024: +2.6 percentage points", "(Q2 2024"]),
    ] {
        let (view, unknown) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        assert!(unknown.is_empty());
        let focus = view.focus(&dataset);
        let scene = scene(&dataset, &view, focus, 648.0);
        let labels = scene.labels().collect::<Vec<_>>().join(" ");
        let outline = text_of(&Element::read(&outline(&dataset, &view, focus, &[])));
        for expected in expected {
            assert!(labels.contains(expected), "{query}: {labels}");
            assert!(expected.starts_with('(') || outline.contains(expected), "{query}: {outline}");
        }
    }
    // The earliest period has none before it.
    let first = dataset.showing(Period::from_code("2023-Q1")).unwrap();
    let (view, _) = parse("chart=profile&highlight=grange", &first, &View::start(&first, Lang::En));
    assert!(!scene(&first, &view, None, 648.0).labels().any(|label| label.contains("since")));
}

/// Growth of four units in two years: one is not final, and one is suppressed.
fn growth() -> AnalysedDataset {
    let unit = |id: &str| format!(r#"{{"id": "{id}", "name": "Town {id}"}}"#);
    let figure = |unit: &str, value: &str, period: u32, more: &str| {
        format!(r#"{{"unit": "{unit}", "metric": "m", "value": {value}, "period": "{period}"{more}}}"#)
    };
    let figures = [
        figure("a", "13.60", 2023, ""),
        figure("a", "12.50", 2024, r#", "status": ["provisional"]"#),
        figure("b", "8.0", 2023, ""),
        figure("b", "10.00", 2024, r#", "status": ["revised"]"#),
        figure("c", "9.0", 2023, ""),
        figure("c", "9.5", 2024, ""),
    ];
    dataset(&format!(
        r#"{{"version": 2, "id": "d", "lang": "en", "title": "Growth", "source": {{"name": "A report"}}, "period": "2024",
        "units": [{}],
        "metrics": [{{"id": "m", "name": "Growth", "kind": "growth", "unit": "%", "better": "higher"}}],
        "figures": [{}],
        "gaps": [{{"unit": "d", "metric": "m", "period": "2024", "reason": "suppressed"}}]}}"#,
        ["a", "b", "c", "d", "e"].map(unit).join(", "),
        figures.join(", ")
    ))
}

#[test]
fn the_headline_says_which_change_is_not_final() {
    let dataset = growth();
    let view = parse("chart=growth", &dataset, &View::start(&dataset, Lang::En)).0;
    let finding = Headline::of(&dataset, &view).finding;
    assert!(finding.contains("Town b rose most, +2.0 percentage points; "), "{finding}");
    assert!(finding.ends_with("Town a fell most, −1.10 percentage points (provisional)"), "{finding}");
    let zh = parse("chart=growth", &dataset, &View::start(&dataset, Lang::Zh)).0;
    let finding = Headline::of(&dataset, &zh).finding;
    assert!(finding.contains("初步"), "{finding}");
}

/// On the narrowest phone too: the first and the last period, and the last value of each line that is named.
/// Units with figures of a metric in 2023 and 2024, each the members behind `"value":`.
fn of_two_years(figures: &[(&str, [&str; 2])]) -> AnalysedDataset {
    let units = figures.iter().map(|(id, _)| format!(r#"{{"id": "{id}", "name": "{}"}}"#, id.to_uppercase()));
    let values = figures.iter().flat_map(|(id, values)| {
        [2023, 2024].into_iter().zip(values).map(move |(year, value)| {
            format!(r#"{{"unit": "{id}", "metric": "m", "period": "{year}", "value": {value}}}"#)
        })
    });
    dataset(&format!(
        r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
        "metrics": [{{"id": "m", "name": "Waiting", "kind": "duration", "unit": "week|weeks", "better": "lower"}}], "figures": [{}]}}"#,
        units.collect::<Vec<_>>().join(","),
        values.collect::<Vec<_>>().join(",")
    ))
}

/// The headline over time that a query asks for.
fn over_time_headline(dataset: &AnalysedDataset, query: &str) -> String {
    let (view, unknown) = parse(query, dataset, &View::start(dataset, Lang::En));
    assert!(unknown.iter().all(|it| it.is_known));
    let headline = Headline::of(dataset, &view);
    format!("{}; {}", headline.finding, headline.coverage)
}

/// A dataset of a metric of that kind with figures of 2023 and 2024, and a status of the last.
fn of_kind(kind: &str, figures: &[(&str, &str, &str)]) -> AnalysedDataset {
    let names = ["Ash", "Bay", "Cob", "Dell"];
    let unit = |name: &&str| format!(r#"{{"id": "{}", "name": "{name}"}}"#, name.to_lowercase());
    let units = names.iter().take(figures.len()).map(unit).collect::<Vec<_>>().join(",");
    let pair = |(name, (before, now, status)): (&&str, &(&str, &str, &str))| {
        let name = name.to_lowercase();
        let status = if status.is_empty() { String::new() } else { format!(r#", "status": ["{status}"]"#) };
        format!(
            r#"{{"unit": "{name}", "metric": "m", "value": {before}, "period": "2023"}},
               {{"unit": "{name}", "metric": "m", "value": {now}, "period": "2024"{status}}}"#
        )
    };
    let figures = names.iter().zip(figures).map(pair).collect::<Vec<_>>().join(",");
    dataset(&format!(
        r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{units}],
            "metrics": [{{"id": "m", "name": "M", "kind": "{kind}", "better": "higher"}}], "figures": [{figures}]}}"#
    ))
}

#[test]
fn what_rounds_to_one_per_cent_is_not_the_same_growth() {
    // +4.549 and +4.451 %, −9.549 and −9.451 %, all counted.
    let counted = of_kind(
        "count",
        &[
            ("100000", "104549", ""),
            ("100000", "104451", ""),
            ("100000", "90451", ""),
            ("100000", "90549", ""),
        ],
    );
    let said = over_time_headline(&counted, "chart=growth");
    assert!(said.contains("Ash rose most, +4.5%"), "{said}");
    assert!(said.contains("Cob fell most, −9.5%"), "{said}");
    // +10.033 and +10.003 %, of what was rounded: either may be the greatest.
    let rounded = of_kind("amount", &[("3000", "3301", ""), ("2999", "3299", ""), ("3000", "3060", "")]);
    let said = over_time_headline(&rounded, "chart=growth");
    assert!(said.contains("Bay and Ash may each have risen most in per cent"), "{said}");
    let equal = of_kind("count", &[("1000", "1100", ""), ("1000", "1100", ""), ("1000", "1000", "")]);
    let said = over_time_headline(&equal, "chart=growth");
    assert!(said.contains("Ash and Bay rose most, +10.0%"), "{said}");
    // To one decimal they grew alike: no sentence says that one rose most and the other least by as much.
    let alike = of_kind("count", &[("2999", "3300", ""), ("1000", "1100", "")]);
    let said = over_time_headline(&alike, "chart=growth");
    assert!(said.contains("all changed alike, +10.0%"), "{said}");
}

#[test]
fn units_across_a_break_are_counted_and_keep_their_ranks() {
    let broken =
        of_kind("amount", &[("5", "6", "break"), ("7", "9", "break"), ("3", "2", "break"), ("1", "1", "")]);
    let note = "3 units are not compared, because their series break";
    for query in ["chart=growth", "chart=growth&scale=ranks"] {
        let said = over_time_headline(&broken, query);
        assert!(said.contains("no two units can be compared from the first period to the last"), "{said}");
        assert!(said.contains(note), "{said}");
    }
    let some = of_kind("amount", &[("5", "6", ""), ("7", "9", ""), ("3", "2", "break"), ("1", "1", "")]);
    let said = over_time_headline(&some, "chart=growth&scale=ranks");
    assert!(said.contains("1 unit is not compared, because its series breaks"), "{said}");
}

#[test]
fn nobody_rose_most_where_another_surely_rose_more() {
    let over = r#""26", "bound": "over""#;
    let under = r#""5", "bound": "under""#;
    let dataset = of_two_years(&[
        ("a", [r#""16.0""#, over]),
        ("b", [r#""10.0""#, r#""13.0""#]),
        ("c", [r#""12.0""#, r#""11.0""#]),
        ("d", [r#""14.0""#, r#""13.0""#]),
        ("e", [r#""14.0""#, under]),
        // Between no change and 6 weeks less: more may have fallen.
        ("f", [r#""6.0", "bound": "at_most""#, r#""6.0""#]),
    ]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(
        said.contains(
            "A surely rose more than all of the 3 that can be compared; of those, B rose most, +3.0 weeks"
        ),
        "{said}"
    );
    assert!(
        said.contains("E surely fell more than all of those 3; of them, C and D fell most, −1.0 weeks"),
        "{said}"
    );
    let named = View::start(&dataset, Lang::En).named_over_time(&dataset).concat();
    assert!(["a", "e"].iter().all(|id| named.contains(&dataset.unit_by_id(id).unwrap())));
    // Growth in per cent, of amounts.
    let dataset = of_two_years(&[
        ("a", [r#""16""#, over]),
        ("b", [r#""10.0""#, r#""26.0""#]),
        ("c", [r#""12.0""#, r#""11.0""#]),
    ]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.contains("B rose most, +16.0 weeks") && !said.contains("surely"), "{said}");
}

#[test]
fn nobody_fell_most_by_ranks_where_another_that_is_open_surely_fell_more() {
    let last = r#""90", "bound": "over""#;
    let dataset = of_two_years(&[
        ("a", [r#""1""#, last]),
        ("b", [r#""2""#, r#""91", "bound": "over""#]),
        ("c", [r#""3""#, r#""4""#]),
        ("d", [r#""4""#, r#""3""#]),
        ("e", [r#""5""#, r#""6""#]),
        ("f", [r#""6""#, r#""5""#]),
        ("g", [r#""7""#, r#""8""#]),
        ("h", [r#""2.5""#, r#""9""#]),
    ]);
    let said = over_time_headline(&dataset, "chart=growth&scale=ranks");
    assert!(
        said.contains("A and B surely fell more than all of those 6; of them, H fell most, down 3 ranks"),
        "{said}"
    );
}

/// Where a period is chosen, what is of another says of which, and the headline does not call it of that period.
#[test]
fn figures_of_another_period_than_the_chosen_one_say_of_which() {
    let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"}, "period": "2024",
        "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Birch"}],
        "metrics": [{"id": "m", "name": "Tickets", "kind": "count", "unit": "ticket|tickets", "better": "higher"},
            {"id": "n", "name": "Premieres", "kind": "count", "unit": "premiere|premieres", "better": "higher"},
            {"id": "o", "name": "Subsidy", "kind": "share"}],
        "figures": [
            {"unit": "a", "metric": "m", "value": 60, "period": "2023"}, {"unit": "b", "metric": "m", "value": 44, "period": "2023"},
            {"unit": "a", "metric": "m", "value": 61, "period": "2024"}, {"unit": "b", "metric": "m", "value": 45, "period": "2024"},
            {"unit": "a", "metric": "n", "value": 9, "period": "2024"}, {"unit": "b", "metric": "n", "value": 8, "period": "2024"},
            {"unit": "b", "metric": "o", "value": 7, "period": "2023"}],
        "gaps": [{"unit": "a", "metric": "o", "period": "2023", "reason": "suppressed"}]}"#;
    let dataset = dataset(text);
    let earlier = dataset.showing(Period::from_code("2023")).unwrap();
    let headline = over_time_headline(&earlier, "chart=profile&highlight=a&period=2023");
    assert!(
        headline.starts_with("2023, otherwise the latest period of each metric: Ash reported 2 figures"),
        "{headline}"
    );
    let (view, _) =
        parse("chart=profile&highlight=a&period=2023", &earlier, &View::start(&earlier, Lang::En));
    let scene = scene(&earlier, &view, None, 648.0);
    let labels = scene.labels().collect::<Vec<_>>().join("|");
    assert!(labels.contains("Premieres (2024") && labels.contains("Tickets (2023)"), "{labels}");
    let (view, _) = parse("chart=profile&highlight=a", &dataset, &View::start(&dataset, Lang::En));
    let latest = reported_figures::chart::scene(&dataset, &view, None, 648.0);
    let labels = latest.labels().collect::<Vec<_>>().join("|");
    assert!(labels.contains("Subsidy (2023)"), "{labels}");
}

/// Lines end with the last period, whichever period was chosen before: so do the counts and the reasons beside them.
#[test]
fn counts_over_time_are_of_the_last_period() {
    let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"}, "period": "2023",
        "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Birch"}, {"id": "c", "name": "Cedar"}],
        "metrics": [{"id": "m", "name": "Buses", "kind": "count"}],
        "figures": [
            {"unit": "a", "metric": "m", "value": 60, "period": "2023"}, {"unit": "b", "metric": "m", "value": 44, "period": "2023"},
            {"unit": "a", "metric": "m", "value": 61, "period": "2024"}, {"unit": "b", "metric": "m", "value": 45, "period": "2024"},
            {"unit": "c", "metric": "m", "value": 7, "period": "2024"}],
        "gaps": [{"unit": "c", "metric": "m", "period": "2023", "reason": "suppressed"}]}"#;
    let dataset = dataset(text);
    for query in ["chart=growth", "chart=growth&period=2023", "chart=growth&scale=ranks&period=2023"] {
        let view = parse(query, &dataset, &View::start(&dataset, Lang::En)).0;
        let showing = dataset.showing(view.wanted_period(&dataset));
        let headline = over_time_headline(showing.as_ref().unwrap_or(&dataset), query);
        assert!(
            headline.contains("3 units reported") && !headline.contains("suppressed"),
            "{query}: {headline}"
        );
    }
    let ranking = parse("chart=ranking&period=2023", &dataset, &View::start(&dataset, Lang::En)).0;
    assert_eq!(ranking.wanted_period(&dataset), Period::from_code("2023"));
}

/// What surely fell is not said to have risen less.
#[test]
fn a_sure_fall_is_called_one() {
    let under = r#""60", "bound": "under""#;
    let dataset = of_two_years(&[
        ("a", [r#""91.7""#, under]),
        ("b", [r#""80.0""#, r#""83.4""#]),
        ("c", [r#""70.0""#, r#""79.0""#]),
    ]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.contains("A surely fell; of those 2, B rose least, +3.4 weeks"), "{said}");
    let dataset = of_two_years(&[
        ("a", [r#""60""#, r#""61", "bound": "at_most""#]),
        ("b", [r#""80""#, r#""83""#]),
        ("c", [r#""70""#, r#""79""#]),
    ]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.contains("A surely rose less than any of those 2, or not at all"), "{said}");
}

/// What rounding leaves open is not called sure: 8 may have been 8.4, and 10 only 9.5.
#[test]
fn nothing_is_sure_that_rounding_leaves_open() {
    let over = |number: &str| format!(r#""{number}", "bound": "over""#);
    let (over_8, over_10) = (over("8"), over("10"));
    let said = |figures: &[(&str, [&str; 2])]| over_time_headline(&of_two_years(figures), "chart=growth");
    let others = [("b", [r#""8""#, r#""7""#]), ("c", [r#""9""#, r#""7""#])];
    let headline = said(&[&[("a", [r#""8""#, &*over_8])], &others[..]].concat());
    assert!(!headline.contains("surely"), "{headline}");
    let headline = said(&[&[("a", [r#""8""#, &*over_10])], &others[..]].concat());
    assert!(headline.contains("A surely rose; of the 2"), "{headline}");
    let others = [("b", [r#""8""#, r#""10""#]), ("c", [r#""9""#, r#""7""#])];
    let headline = said(&[&[("a", [r#""8""#, &*over_10])], &others[..]].concat());
    assert!(!headline.contains("surely"), "{headline}");
}

#[test]
fn what_can_be_compared_by_its_values_is_not_said_to_be_beyond_comparison() {
    // A break of one, bounds of the others: two values are compared, and no two ranks.
    let over = |number: &str| format!(r#"{number}, "bound": "over""#);
    let open = [over("1"), over("2")];
    let dataset =
        of_kind("amount", &[("5", "6", ""), ("7", "9", ""), ("3", "2", "break"), (&*open[0], &*open[1], "")]);
    let values = over_time_headline(&dataset, "chart=growth");
    assert!(values.contains("of the 2 that can be compared"), "{values}");
    let ranks = over_time_headline(&dataset, "chart=growth&scale=ranks");
    assert!(ranks.contains("fewer than two units have one rank in both"), "{ranks}");
    let streaks = of_kind("streak", &[("1", "2", ""), ("5", "6", ""), ("3", "0", "")]);
    let values = over_time_headline(&streaks, "chart=growth");
    assert!(values.contains("of figures of this kind, no change is computed"), "{values}");
}

/// Of several that may be at one end, some rose and others fell.
#[test]
fn those_that_fell_are_not_said_to_have_risen() {
    let dataset = of_kind("amount", &[("30", "28", ""), ("6", "6", ""), ("50", "20", "")]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.contains("Bay and Ash may each have risen most or fallen least in per cent"), "{said}");
    assert!(said.contains("Cob fell most, −60.0%"), "{said}");
    let dataset = of_kind("amount", &[("30", "30.6", ""), ("50", "49.9", ""), ("1", "5", "")]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.contains("may each have risen least or fallen most in per cent"), "{said}");
}

#[test]
fn where_nothing_changed_that_is_said_once() {
    let figures = |last: &'static str| {
        let unchanged = ["a", "b", "c"].map(|id| (id, [r#""5.0""#, r#""5.0""#]));
        of_two_years(&[&unchanged[..], &[("d", [r#""5.0""#, last])]].concat())
    };
    let said = over_time_headline(&figures(r#""5.0""#), "chart=growth");
    assert!(said.starts_with("Waiting (2023 to 2024): none changed; "), "{said}");
    let said = over_time_headline(&figures(r#""3", "bound": "under""#), "chart=growth");
    assert!(said.contains("D surely fell; of the 3 that can be compared, none changed; "), "{said}");
}

/// Where the dataset names an earlier period than the last, that is what is shown, and nothing calls it the latest.
#[test]
fn what_is_not_the_latest_period_is_not_called_so() {
    let figures = |period: &str| {
        let figure = |(unit, year): (&str, u32)| {
            format!(r#"{{"unit": "{unit}", "metric": "m", "period": "{year}", "value": 5}}"#)
        };
        let all = [("a", 2021), ("b", 2021), ("a", 2022), ("a", 2023), ("b", 2023)].map(figure).join(",");
        dataset(&format!(
            r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "period": "{period}",
            "units": [{{"id": "a", "name": "A"}}, {{"id": "b", "name": "B"}}],
            "metrics": [{{"id": "m", "name": "M", "kind": "count"}}], "figures": [{all}]}}"#
        ))
    };
    let said = |period: &str, query: &str| over_time_headline(&figures(period), query);
    let no_metric = "no metric was reported by both units; M comes closest, with 1";
    let coverage = said("2022", "chart=coverage");
    let expected = ["2022, otherwise the latest period of each metric: ", no_metric].concat();
    assert!(coverage.starts_with(&expected), "{coverage}");
    assert!(said("2021", "chart=coverage").starts_with("2021: both units reported M"));
    assert!(
        said("2023", "chart=coverage").starts_with("Latest period of each metric: both units reported M")
    );
    let profile = said("2022", "chart=profile&highlight=a");
    assert!(profile.starts_with("2022, otherwise the latest period of each metric: A reported"), "{profile}");
    let dataset = figures("2022");
    let (view, _) = parse("chart=coverage", &dataset, &View::start(&dataset, Lang::En));
    let choices = outline(&dataset, &view, None, &[]);
    // In the headline, in the caption of the table, and among the periods to choose from.
    assert_eq!(choices.matches("2022, otherwise the latest period of each metric").count(), 3, "{choices}");
    assert!(!choices.contains("Latest period"), "{choices}");
}

#[test]
fn where_no_two_can_be_compared_no_single_value_is_the_finding() {
    let dataset = of_two_years(&[("a", [r#""9""#, r#""12", "bound": "over""#]), ("b", [r#""2""#, r#""4""#])]);
    let said = over_time_headline(&dataset, "chart=growth");
    assert!(said.starts_with("Waiting (2023 to 2024): no two units can be compared"), "{said}");
}

/// Who cannot have a metric is not among those that did not report all its periods.
#[test]
fn coverage_by_period_counts_those_that_can_have_the_metric() {
    let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"},
        "kinds": [{"id": "k", "name": "City"}, {"id": "l", "name": "County"}],
        "units": [{"id": "a", "name": "Ash", "kind": "k"}, {"id": "b", "name": "Birch", "kind": "k"},
            {"id": "c", "name": "Cedar", "kind": "l"}],
        "metrics": [{"id": "m", "name": "Buses", "kind": "count", "applies": ["k"]}],
        "figures": [
            {"unit": "a", "metric": "m", "value": 60, "period": "2023"}, {"unit": "b", "metric": "m", "value": 44, "period": "2023"},
            {"unit": "a", "metric": "m", "value": 61, "period": "2024"}]}"#;
    let dataset = dataset(text);
    let said = over_time_headline(&dataset, "chart=coverage&scale=periods");
    assert!(said.contains("1 of 2 units reported both periods"), "{said}");
    let said = over_time_headline(&dataset, "chart=coverage&scale=periods&units=c");
    assert!(said.starts_with("Buses (2023 to 2024): not applicable"), "{said}");
}

/// One that is not in headline nor at an end is part of how many have no name, with a line or a point alone.
#[test]
fn all_units_that_rose_most_are_named_in_the_picture() {
    let ids: Vec<String> = (0..20).map(|unit| format!("u{unit:02}")).collect();
    let values: Vec<[String; 2]> = (0..20)
        .map(|unit| {
            [format!("{}", 100 + unit), format!("{}", 100 + unit + if unit % 5 == 2 { 9 } else { unit % 3 })]
        })
        .collect();
    let figures: Vec<(&str, [&str; 2])> =
        ids.iter().zip(&values).map(|(id, [one, two])| (id.as_str(), [one.as_str(), two.as_str()])).collect();
    let dataset = of_two_years(&figures);
    let view = parse("chart=growth", &dataset, &View::start(&dataset, Lang::En)).0;
    let picture = scene(&dataset, &view, view.focus(&dataset), 648.0);
    let [most, _] = view.named_over_time(&dataset);
    assert_eq!(most.len(), 4);
    for unit in most {
        let name = dataset.unit(unit).name.get(Lang::En).to_owned();
        assert!(picture.labels().any(|label| label == name), "{name}");
    }
}

#[test]
fn a_headline_over_time_says_that_only_some_are_shown() {
    let dataset = of_two_years(&[
        ("a", [r#""1""#, r#""9""#]),
        ("b", [r#""2""#, r#""5""#]),
        ("c", [r#""3""#, r#""4""#]),
    ]);
    let some = over_time_headline(&dataset, "chart=growth&units=b,c");
    assert!(some.contains("of the 2 shown that can be compared, B rose most"), "{some}");
    let all = over_time_headline(&dataset, "chart=growth");
    assert!(!all.contains("that can be compared"), "{all}");
}

/// Of units of which B has no figure of the last period.
fn with_an_early_end() -> AnalysedDataset {
    let figures = [("a", 2023, 9), ("a", 2024, 8), ("b", 2023, 7), ("c", 2023, 1), ("c", 2024, 2)].map(
        |(unit, year, value)| {
            format!(r#"{{"unit": "{unit}", "metric": "m", "period": "{year}", "value": {value}}}"#)
        },
    );
    dataset(&format!(
        r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [
        {{"id": "a", "name": "A"}}, {{"id": "b", "name": "B"}}, {{"id": "c", "name": "C"}}],
        "metrics": [{{"id": "m", "name": "M", "kind": "score"}}], "figures": [{}]}}"#,
        figures.join(",")
    ))
}

#[test]
fn a_line_that_ends_early_is_counted_apart_from_those_of_the_last_period() {
    let headline = over_time_headline(&with_an_early_end(), "chart=growth&units=b,c");
    assert!(headline.contains("1 of 2 shown, and 1 line that ends earlier"), "{headline}");
    let headline = over_time_headline(&with_an_early_end(), "chart=growth&units=a");
    assert!(headline.contains("1 of 2 shown") && !headline.contains("shown, and"), "{headline}");
}

/// Lines show all periods: who asks for one is told that it does not fit, and no address keeps it.
#[test]
fn a_period_does_not_fit_lines_over_time() {
    let dataset = with_an_early_end();
    let (view, unknown) = parse("chart=growth&period=2023", &dataset, &View::start(&dataset, Lang::En));
    assert_eq!(unknown.iter().map(|it| (&*it.name, it.is_known)).collect::<Vec<_>>(), [("period", true)]);
    let start = View::start(&dataset, Lang::En);
    assert_eq!(reported_figures::view::to_query(&view, &dataset, &start), "chart=growth");
    let (_, unknown) = parse("chart=ranking&period=2023", &dataset, &start);
    assert_eq!(unknown, []);
}

#[test]
fn changes_of_rank_are_explained_where_one_is_shown() {
    let dataset = with_an_early_end();
    let of_all = over_time_headline(&dataset, "chart=ranking");
    assert!(of_all.contains("▲▼ change of rank"), "{of_all}");
    let of_one = over_time_headline(&dataset, "chart=ranking&units=b");
    assert!(!of_one.contains("▲▼"), "{of_one}");
}

#[test]
fn dashes_between_periods_show_no_change() {
    let dataset = with_an_early_end();
    for width in WIDTHS {
        let (view, _) = parse("chart=growth", &dataset, &View::start(&dataset, Lang::En));
        let scene = scene(&dataset, &view, None, width);
        let last = points(&scene).map(|((x, _), _)| x).fold(0.0, f64::max);
        let dashes = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.key.role) {
            (Shape::Line { points, .. }, Role::Bound) if points[1].0 < last - 13.0 => {
                Some((points[0], points[1]))
            }
            _ => None,
        });
        let dashes: Vec<_> = dashes.collect();
        assert!(dashes.len() > 3, "{width}");
        assert!(dashes.iter().all(|(from, to)| (from.1 - to.1).abs() < 1e-9), "{width}: {dashes:?}");
    }
}

#[test]
fn a_narrow_picture_keeps_its_ends() {
    let text = std::fs::read_to_string("tests/trials/six_quarters.json").unwrap();
    let dataset = AnalysedDataset::new(read(&text).unwrap());
    for width in [248.0, 288.0, 358.0] {
        let (view, _) = parse("chart=growth&metric=attendances", &dataset, &View::start(&dataset, Lang::En));
        let scene = scene(&dataset, &view, view.focus(&dataset), width);
        for period in ["Q1 2023", "Q2 2024"] {
            assert!(scene.labels().any(|label| label == period), "{width}: no {period}");
        }
        let of_units = |role: Role| {
            let is_it = |mark: &&reported_figures::scene::Mark| {
                mark.key.role == role && mark.key.index == 0 && matches!(mark.key.datum, Datum::Unit(_))
            };
            scene.marks.iter().filter(is_it).filter(|mark| matches!(mark.shape, Shape::Text { .. })).count()
        };
        assert!(of_units(Role::Name) >= 10, "{width}");
        assert_eq!(of_units(Role::Label), of_units(Role::Name), "{width}");
    }
}

/// Where periods are close together, points and intervals leave a line to be seen.
#[test]
fn points_of_a_line_do_not_cover_each_other() {
    let document = document(6, 40, 7);
    let (head, figures) = document.split_once("\"figures\"").unwrap();
    let interval = r#""low": 0.5, "high": 99999999, "period": "#;
    let widened = [head, "\"figures\"", &figures.replace(r#""period": "#, interval)].concat();
    let (mut close, mut apart) = (0, 0);
    for dataset in [document, widened].map(|text| dataset(&text)) {
        let query = "chart=growth&metric=m&scale=log";
        let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        for width in WIDTHS {
            let scene = scene(&dataset, &view, view.focus(&dataset), width);
            for unit in dataset.unit_ixs() {
                let circles = scene.marks.iter().filter(|mark| mark.key.datum == Datum::Unit(unit));
                let circles: Vec<_> = circles
                    .filter_map(|mark| match mark.shape {
                        Shape::Circle { centre, radius, stroke: None } => Some((centre, radius)),
                        _ => None,
                    })
                    .collect();
                for pair in circles.windows(2) {
                    let [(from, radius), (to, _)] = [pair[0], pair[1]];
                    let is_in_line = radius <= 1.0;
                    assert!(
                        2.0 * radius < to.0 - from.0 || is_in_line,
                        "{width}: {radius} at {from:?}, {to:?}"
                    );
                    (close, apart) = (close + usize::from(radius < 2.0), apart + usize::from(radius >= 2.0));
                }
            }
        }
    }
    assert!(close > 100 && apart > 100, "{close} {apart}");
}
