//! One file per chart: a dataset, a view and a width become a [`Scene`].
//!
//! ```
//! use reported_figures::analysis::AnalysedDataset;
//! use reported_figures::chart;
//! use reported_figures::dataset::{Lang, embedded};
//! use reported_figures::view::View;
//!
//! let dataset = AnalysedDataset::new(embedded());
//! let view = View::start(&dataset, Lang::En);
//! let scene = chart::scene(&dataset, &view, view.focus(&dataset), 320.0);
//! assert!(scene.labels().any(|text| text == "High-tech"));
//! assert_eq!(scene.target_at(100.0, 10.0, 0.0).map(|it| it.subject), view.focus(&dataset));
//! ```
//!
//! Charts are laid out at a few design widths and drawn at the width they are given on the page, so that the
//! pre-rendered picture and the live one are the same at every width.

mod bar_room;
mod bound_sign;
mod captioned;
mod column_widths;
mod compare;
mod compare_columns;
mod coverage;
mod coverage_alone;
mod coverage_cell;
mod coverage_key;
mod coverage_periods;
mod coverage_values;
mod dashes;
mod given_ranks;
mod growth;
mod growth_axis;
mod growth_row;
mod input;
mod long_names;
mod name_column;
mod over_time;
mod overview;
mod parted_line;
mod period_columns;
mod period_values;
mod profile;
mod ranking;
mod ranking_columns;
mod reference_lines;
mod signs;
mod single;
mod slope;
mod text_style;
mod unit_columns;
mod unranked;
mod whisker;

pub use captioned::captioned_scene;
pub use name_column::shortest_name;
pub use overview::Overview;
pub use text_style::SMALL;

use crate::analysis::{AnalysedDataset, only_reporter};
use crate::dataset::{Dataset, Subject};
use crate::scene::Scene;
use crate::text::{is_given, is_of_usual_period};
use crate::view::{Chart, GrowthScale, View};
use input::ChartInput;
use std::ops::Range;

/// Widths at which charts are laid out, in CSS pixels. Between two of them the smaller is enlarged.
pub const WIDTHS: [f64; 8] = [280.0, 320.0, 370.0, 430.0, 500.0, 550.0, 600.0, 700.0];

/// Below this, in scene units, no name has room beside its value.
const LEAST_WIDTH: f64 = 140.0;

/// The design width for a chart so many CSS pixels wide: the largest that is no wider, so that text never shrinks.
pub fn design_width(available: f64) -> f64 {
    WIDTHS.into_iter().rev().find(|width| *width <= available).unwrap_or(WIDTHS[0])
}

/// The width in scene units for a chart so many CSS pixels wide whose text is to be `times` as large as usual: where the screen is
/// narrow, less than any design width.
pub fn width_for_text(available: f64, times: f64) -> f64 {
    if available / times < WIDTHS[0] {
        return (design_width(available) / times).max(LEAST_WIDTH);
    }
    design_width(available / times)
}

/// Lays out the chart of a view, `width` scene units wide and as high as it needs.
///
/// `focus` is the figure in focus: [`View::focus`], or the one under the pointer.
///
/// Of a very long list it holds the beginning, the end and the rows around the unit in focus; see
/// [`scrolled_scene`] for lists that scroll.
pub fn scene(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    lay_out(&ChartInput { dataset, view, focus, width, rows: None })
}

/// As [`scene`], but of a very long ranking only `rows`: [`Scene::list`] says how high the others would be.
pub fn scrolled_scene(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    width: f64,
    rows: Range<usize>,
) -> Scene {
    lay_out(&ChartInput { dataset, view, focus, width, rows: Some(rows) })
}

fn lay_out(input: &ChartInput<'_>) -> Scene {
    let is_deferred = is_deferred(input.dataset, input.view);
    let mut scene = if is_deferred { lay_out_deferred(input) } else { ranking::scene(input) };
    signs::draw(input, &mut scene);
    scene
}

/// Whether the chart of the view is in the deferred module: any but a ranking by value of what several units reported for the
/// period of the dataset, with which most pages start.
pub fn is_deferred(dataset: &Dataset, view: &View) -> bool {
    // Ranks are no amounts: bars would suggest that they are. A metric of a single unit, or of none, is no contest.
    view.chart != Chart::Ranking
        || is_given(dataset, view.metric)
        || dataset.figures_of(view.metric).nth(1).is_none()
        || !is_of_usual_period(dataset, view.metric)
}

// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn lay_out_deferred(input: &ChartInput<'_>) -> Scene {
    let ChartInput { view, .. } = *input;
    match view.chart {
        Chart::Ranking if only_reporter(input.dataset, view.metric).is_some() => single::scene(input),
        Chart::Ranking if is_given(input.dataset, view.metric) => given_ranks::scene(input),
        Chart::Ranking => ranking::scene(input),
        Chart::Growth if view.is_over_time(input.dataset) => over_time::scene(input),
        Chart::Growth if view.scale == GrowthScale::Step => slope::scene(input),
        Chart::Growth => growth::scene(input),
        Chart::Profile => profile::scene(input),
        Chart::Compare => compare::scene(input),
        Chart::Coverage if view.is_coverage_of_periods() => coverage_periods::scene(input),
        Chart::Coverage => coverage::scene(input),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::{Bound, Figure, Kind, Lang, MetricIx, UnitIx};
    use crate::scene::{Datum, Ink, Role, Shape};
    use crate::view::parse;

    /// Figures of one metric; `<` and `>` are for bounds, `~` for about. An empty text is none.
    fn dataset(kind: Kind, texts: &[&str]) -> AnalysedDataset {
        let figures = (0..).zip(texts).filter(|(_, text)| !text.is_empty()).map(|(index, text)| Figure {
            bound: match text.chars().next() {
                Some('<') => Bound::Under,
                Some('>') => Bound::Over,
                Some('~') => Bound::About,
                _ => Bound::Exact,
            },
            ..figure(index, 0, text.trim_start_matches(['<', '>', '~']))
        });
        AnalysedDataset::new(Dataset {
            units: (0..texts.len()).map(|index| unit(&format!("U{index}"), DISTRICT)).collect(),
            metrics: vec![metric(kind)],
            figures: figures.collect(),
            ..Dataset::default()
        })
    }

    /// A picture of such figures at 320 px.
    fn picture(kind: Kind, texts: &[&str], query: &str) -> Scene {
        let dataset = dataset(kind, texts);
        let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        scene(&dataset, &view, view.focus(&dataset), 320.0)
    }

    /// The units with the accent, in their order on the chart.
    fn accented(kind: Kind, texts: &[&str], query: &str) -> Vec<String> {
        let scene = picture(kind, texts, query);
        let name = |mark: &crate::scene::Mark| match (&mark.shape, mark.key.datum) {
            (Shape::Text { text, .. }, Datum::Unit(_) | Datum::Figure(_)) if mark.key.role == Role::Name => {
                Some(text.clone())
            }
            _ => None,
        };
        scene.marks.iter().filter(|mark| mark.ink == Ink::FocusText).filter_map(name).collect()
    }

    #[test]
    fn whoever_leads_of_those_shown_has_the_accent() {
        assert_eq!(accented(Kind::Growth, &["9", "7", "5"], ""), ["U0"]);
        assert_eq!(accented(Kind::Growth, &["9", "7", "5"], "units=U1,U2"), ["U1"]);
        assert_eq!(accented(Kind::Growth, &["9", "7", "5"], "highlight=U2"), ["U2"]);
    }

    #[test]
    fn all_that_lead_or_may_lead_have_the_accent() {
        assert_eq!(accented(Kind::Growth, &["9", "9", "5"], ""), ["U0", "U1"]);
        assert_eq!(accented(Kind::Growth, &["9", "<12", "5"], ""), ["U0", "U1"]);
        assert_eq!(accented(Kind::Growth, &["10.4", "10.43", "5.0"], ""), ["U1", "U0"]);
        assert_eq!(accented(Kind::Growth, &["9", "7", "7", "5"], "units=U1,U2,U3"), ["U1", "U2"]);
        assert_eq!(accented(Kind::Rank, &["3", "3", "5"], ""), ["U0", "U1"]);
    }

    /// The headline is about all that reported then.
    #[test]
    fn with_the_switch_on_who_may_lead_of_all_has_the_accent_where_all_of_them_are_shown() {
        let values = ["10.4", "10.43", "5.0", "4.0"];
        assert_eq!(accented(Kind::Growth, &values, "hold=on"), ["U1", "U0"]);
        assert_eq!(accented(Kind::Growth, &values, "hold=on&units=U0,U1,U2"), ["U1", "U0"]);
        assert_eq!(accented(Kind::Growth, &values, "hold=on&units=U1,U2"), [""; 0]);
        assert_eq!(accented(Kind::Growth, &values, "hold=on&units=U2,U3"), [""; 0]);
        assert_eq!(accented(Kind::Growth, &values, "hold=on&units=U2,U3&highlight=U3"), ["U3"]);
    }

    #[test]
    fn growth_has_the_accents_of_the_ranking() {
        assert_eq!(accented(Kind::Growth, &["9", "<12", "5"], "chart=growth"), ["U0", "U1"]);
        assert_eq!(accented(Kind::Growth, &["9", "<12", "5"], "chart=growth&highlight=U2"), ["U2"]);
    }

    /// One share without an end would leave all bars short, up to 100 %.
    #[test]
    fn what_is_over_a_number_has_no_whisker() {
        let scene = picture(Kind::Share, &[">14", "10", "8"], "hold=on");
        let longest = scene.marks.iter().filter_map(|mark| match mark.shape {
            Shape::Rect(rect) if mark.key.role == Role::Value => Some(rect.w),
            _ => None,
        });
        assert!(longest.fold(0.0, f64::max) > 100.0);
    }

    #[test]
    fn a_name_in_focus_among_others_without_a_rank_is_underlined() {
        let dataset = dataset(Kind::Growth, &["9", "7", "", "", ""]);
        let view = View::start(&dataset, Lang::En);
        let lines = |focus| {
            let subject = Subject { unit: UnitIx(focus), metric: MetricIx(0) };
            let scene = scene(&dataset, &view, Some(subject), 320.0);
            let is_line = |mark: &&crate::scene::Mark| {
                mark.key.role == Role::Note && matches!(mark.shape, Shape::Line { .. })
            };
            scene.marks.iter().filter(is_line).map(|mark| mark.key.datum).collect::<Vec<_>>()
        };
        assert_eq!(lines(3), [Datum::Unit(UnitIx(3))]);
        assert_eq!(lines(0), []);
    }

    #[test]
    fn about_is_a_dot_at_the_number_with_a_whisker_around_it() {
        for chart in ["growth", "ranking"] {
            let scene = picture(Kind::Growth, &["~10", "20", "40"], &["chart=", chart].concat());
            let ends = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Line { points, .. } if mark.key.role == Role::Bound => Some(points.clone()),
                _ => None,
            });
            assert_eq!(ends.count(), 3, "{chart}: a line and its caps");
        }
    }

    #[test]
    fn compared_numbers_are_whole_however_many_digits_they_have() {
        for texts in [["1250000000000000", "1"], ["-123456789012345678", "3"], ["0.000000000001", "-7"]] {
            let scene = picture(Kind::Amount, &texts, "chart=compare&units=U0,U1");
            let labels = scene.marks.iter().filter(|mark| mark.key.role == Role::Label);
            assert_eq!(labels.count(), 2, "{texts:?}");
        }
    }

    #[test]
    fn where_all_are_equal_nobody_has_the_accent_unless_chosen() {
        for query in ["", "chart=growth", "chart=growth&scale=step", "hold=on"] {
            assert_eq!(accented(Kind::Growth, &["9", "9", "9"], query), [""; 0], "{query}");
            let chosen = [query, "&highlight=U1"].concat();
            assert_eq!(accented(Kind::Growth, &["9", "9", "9"], &chosen), ["U1"], "{chosen}");
        }
        assert_eq!(accented(Kind::Rank, &["3", "3"], ""), [""; 0]);
        assert_eq!(accented(Kind::Growth, &["9", "9", "5"], "units=U0,U1"), [""; 0]);
        // Who may lead is everyone.
        assert_eq!(accented(Kind::Count, &["<9", "<9"], ""), [""; 0]);
        assert_eq!(accented(Kind::Growth, &["9", "8"], "units=U0"), ["U0"]);
    }

    const COUNTIES: [&str; 6] = [
        "Landkreis Neustadt an der Waldnaab",
        "Landkreis Garmisch-Partenkirchen",
        "Landkreis Mansfeld-Südharz",
        "Landkreis Pfaffenhofen an der Ilm",
        "Hof",
        "Kreisfreie Stadt Brandenburg an der Havel",
    ];

    /// A metric of two years with that unit of measurement, for units of these names; the last has a figure of the first year only.
    fn counties(names: &[&str], measure: &str, values: &[&str]) -> AnalysedDataset {
        let units = names
            .iter()
            .enumerate()
            .map(|(index, name)| format!(r#"{{"id": "u{index}", "name": "{name}"}}"#));
        let units: Vec<String> = units.collect();
        let mut figures = Vec::new();
        for index in 0..names.len() {
            for period in if index + 1 == names.len() { 2023..2024 } else { 2023..2025 } {
                let value = values[(index + period) % values.len()];
                figures.push(format!(
                    r#"{{"unit": "u{index}", "metric": "m", "period": "{period}", "value": {value}}}"#
                ));
            }
        }
        let text = format!(
            r#"{{"version": 2, "id": "d", "lang": "de", "title": "T", "source": {{"name": "S"}}, "units": [{}],
            "metrics": [{{"id": "m", "name": "M", "kind": "amount", "better": "higher", "unit": "{measure}"}}], "figures": [{}]}}"#,
            units.join(", "),
            figures.join(", ")
        );
        AnalysedDataset::new(crate::dataset::read(&text).unwrap_or_else(|problems| {
            panic!("{:?}", problems.iter().map(|problem| problem.sentence()).collect::<Vec<_>>())
        }))
    }

    fn names(scene: &Scene) -> Vec<&str> {
        let names = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } if mark.key.role == Role::Name => Some(text.as_str()),
            _ => None,
        });
        names.collect()
    }

    fn drawn(dataset: &AnalysedDataset, query: &str, lang: Lang, width: f64) -> Scene {
        let (view, unknown) = parse(query, dataset, &View::start(dataset, lang));
        assert!(unknown.is_empty(), "{query}: {unknown:?}");
        scene(dataset, &view, view.focus(dataset), width)
    }

    #[test]
    fn no_name_of_three_lines_is_cut_on_a_phone() {
        let amounts = counties(&COUNTIES, "million euros", &["1234.5", "876.1", "-98.2", "45.3", "7.8"]);
        let shares = counties(&COUNTIES, "%", &["12.5", "8.1", "9.2", "4.3", "7.8"]);
        for (dataset, lang) in [&amounts, &shares].into_iter().flat_map(|it| Lang::ALL.map(|lang| (it, lang)))
        {
            for query in ["", "hold=on", "chart=compare&units=u0,u1,u2,u3"] {
                for width in [288.0, 320.0, 358.0] {
                    let scene = drawn(dataset, query, lang, width);
                    let cut: Vec<&str> =
                        names(&scene).into_iter().filter(|name| name.contains('…')).collect();
                    assert!(cut.is_empty(), "{query} {} {width}: {cut:?}", lang.code());
                }
            }
        }
    }

    #[test]
    fn the_measure_leaves_the_values_before_names_have_a_third_line() {
        let measures = |names: &[&str]| {
            let dataset = counties(names, "million euros", &["1234.5", "876.1", "98.2", "45.3"]);
            let scene = drawn(&dataset, "", Lang::En, 358.0);
            scene.labels().filter(|label| label.contains("million")).count()
        };
        // One is among those without a rank.
        assert_eq!(measures(&["Ash", "Elm", "Oak", "Fir"]), 4);
        assert_eq!(measures(&["Landkreis Neustadt an der Waldnaab", "Elm", "Oak", "Fir"]), 2);
    }

    #[test]
    fn the_last_value_of_a_line_is_whole_however_long_its_name_is() {
        let long = [
            "Verkehrsverwaltungsverband",
            "Abfallwirtschaftsverband",
            "Ulm",
            "\u{62d}\u{64a}\u{641}\u{627} \u{627}\u{644}\u{643}\u{628}\u{631}\u{649}",
        ];
        let longer = COUNTIES.map(|name| [name, name].concat());
        let longer: Vec<&str> = longer.iter().map(String::as_str).collect();
        for names in [&long[..], &longer] {
            for digits in 1..=18 {
                let value = "8".repeat(digits);
                let dataset = counties(names, "Mio. Euro", &[&value, "3", "2"]);
                for width in [248.0, 288.0, 358.0, 648.0] {
                    let scene = drawn(&dataset, "chart=growth", Lang::En, width);
                    let values = scene.marks.iter().filter(|mark| mark.key.role == Role::Label).count();
                    assert!(values + 1 >= names.len(), "{digits} digits at {width}: {values}");
                }
            }
        }
    }

    #[test]
    fn a_chosen_unit_without_a_rank_is_first_of_those_with_the_accent() {
        let text = r#"{"version": 2, "id": "d", "lang": "en", "title": "T", "source": {"name": "S"}, "units": [
            {"id": "u0", "name": "Ash"}, {"id": "u1", "name": "Elm"}, {"id": "u2", "name": "Oak"}, {"id": "u3", "name": "Fir"},
            {"id": "u4", "name": "Yew"}], "metrics": [{"id": "m", "name": "M", "kind": "growth", "unit": "%"}], "figures": [
            {"unit": "u0", "metric": "m", "value": 12.5}, {"unit": "u1", "metric": "m", "value": 8.1}],
            "gaps": [{"unit": "u4", "metric": "m", "reason": "cut_off", "quote": "M of"}]}"#;
        let dataset = AnalysedDataset::new(crate::dataset::read(text).unwrap_or_default());
        for (query, expected) in [
            ("highlight=u3", "Fir"),
            ("highlight=u2", "Oak"),
            ("highlight=u2&chart=growth", "Oak"),
            // With a reason of its own.
            ("highlight=u4", "Yew"),
        ] {
            let scene = drawn(&dataset, query, Lang::En, 288.0);
            let accented: Vec<&str> = scene
                .marks
                .iter()
                .filter(|mark| mark.ink == Ink::FocusText)
                .filter_map(|mark| match &mark.shape {
                    Shape::Text { text, .. } => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(accented, [expected], "{query}");
        }
        let plain = drawn(&dataset, "highlight=u0", Lang::En, 288.0);
        assert!(plain.labels().any(|label| label == "Oak and Fir"));
    }
}
