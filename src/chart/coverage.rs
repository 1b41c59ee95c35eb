//! Coverage: a grid of metrics by units, who reported what. Above it the key, below it what each unit reported alone.

use super::coverage_alone;
use super::coverage_cell::{CoverageCell, WIDE};
use super::coverage_key::{self, DOT, Sign};
use super::coverage_values::{Values, has_dots, has_notches, is_of_other_period, room_for_signs, slants};
use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use super::unit_columns::UnitColumns;
use crate::analysis::{Availability, CellState, CoverageGrid, CoverageRow};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, MetricIx, Subject, ThemeIx};
use crate::scene::{Align, Ink, Key, Layer, Link, Rect, Role, Scene};
use crate::text::{compact_signs, wrap_evenly};

/// Space between names and cells.
const MARGIN: f64 = 6.0;
/// Height of a line of small text.
const LINE: f64 = 16.0;

/// Lays out who reported what.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let grid = &*input.view.coverage_grid(input.dataset);
    let mut scene = Scene::new(input.width);
    let columns = columns(input, grid);
    let words = input.view.lang.deferred_words();
    let width = columns.cell_size().0;
    let mut signs = Vec::new();
    if grid.rows.iter().any(|row| has_dots(input, row, width)) {
        signs.push((Sign::Dot, words.coverage_dot.to_owned()));
    }
    if grid.rows.iter().any(|row| has_notches(input, row, width)) {
        signs.push((Sign::Notch, words.coverage_notch.to_owned()));
    }
    coverage_key::draw(input, states(input, grid), &signs, &mut scene);
    scene.height = columns.draw_names(input, &grid.units, &mut scene);
    let cells = Cells { room_for_signs: room_for_signs(input, grid, width), columns };
    let mut theme = None;
    for row in &grid.rows {
        draw_theme(input, row.metric, &mut theme, &mut scene);
        draw_row(input, grid, row, &cells, &mut scene);
    }
    scene.height += 18.0;
    coverage_alone::draw(input, &grid.unshared, cells.columns.left, &mut scene);
    scene
}

/// The least space on both sides of a dot with signs, together: the sides of some cells are slanted.
const AROUND: f64 = 4.0;
/// Stands before the signs of a figure where they stand for its value beside other values.
const DOT_BEFORE: &str = "• ";

/// What the cells of all rows have in common.
struct Cells {
    columns: UnitColumns,
    /// How wide the signs of a figure may be where they stand for its value.
    room_for_signs: f64,
}

/// Metric names on the left, then a column per unit. On a wide chart names give way until every number fits its cell.
fn columns(input: &ChartInput<'_>, grid: &CoverageGrid) -> UnitColumns {
    let style = TextStyle::small(Ink::Text).bold();
    let names = grid.rows.iter().map(|row| style.width(&input.metric_name(row.metric, true)));
    let count = grid.units.len().max(1) as f64;
    let most = match input.width < WIDE {
        true => input.width * 0.385,
        false => {
            let cells = UnitColumns::width_for(widest_value(input, grid)) * count;
            (input.width - MARGIN - cells).clamp(input.width * 0.19, input.width * 0.3)
        }
    };
    let left = names.fold(60.0, f64::max).min(most) + MARGIN;
    UnitColumns { left, width: (input.width - left) / count }
}

fn widest_value(input: &ChartInput<'_>, grid: &CoverageGrid) -> f64 {
    let style = TextStyle::small(Ink::Text);
    let availabilities = grid.rows.iter().flat_map(|row| &row.availabilities);
    let figures = availabilities.filter_map(Availability::figure);
    figures.map(|index| style.width(&input.dated_label(index, false))).fold(0.0, f64::max)
}

/// The name of a theme where a new one begins.
fn draw_theme(input: &ChartInput<'_>, metric: MetricIx, theme: &mut Option<ThemeIx>, scene: &mut Scene) {
    let own = input.dataset.metric(metric).theme;
    if std::mem::replace(theme, own) != own
        && let Some(own) = own
    {
        let key = Key::chart(Role::Tick, own.0);
        let text = input.dataset.theme(own).name.get(input.view.lang);
        TextStyle::small(Ink::Soft).draw(key, 0.0, scene.height + 13.0, text, scene);
        scene.height += 23.0;
    }
}

/// A metric's name and its cells.
fn draw_row(
    input: &ChartInput<'_>,
    grid: &CoverageGrid,
    row: &CoverageRow,
    Cells { columns, room_for_signs }: &Cells,
    scene: &mut Scene,
) {
    let (w, h) = columns.cell_size();
    let values = Values::of(input, row, w);
    let name = input.metric_name(row.metric, matches!(values, Values::Whole | Values::None));
    let lines = wrap_evenly(&name, SMALL, true, columns.left - MARGIN);
    let area = Rect {
        x: 0.0,
        y: scene.height,
        w: columns.left - MARGIN,
        h: (h + 5.0).max(lines.len() as f64 * LINE + 6.0),
    };
    let (_, middle) = area.centre();
    draw_name(input, row.metric, lines, middle, scene);
    scene.links.push((area, Link::Ranking(row.metric)));
    for (column, (unit, availability)) in grid.units.iter().zip(&row.availabilities).enumerate() {
        let subject = Subject { unit: *unit, metric: row.metric };
        let x = columns.left + columns.width * column as f64;
        let rect = Rect { x: x + (columns.width - w) / 2.0, y: middle - h / 2.0, w, h };
        let state = draw_cell(input, subject, availability, rect, scene);
        match availability.figure() {
            Some(figure) if values.has(input, figure, w) => {
                draw_value(input, figure, values == Values::Whole, rect, scene);
            }
            Some(figure) => {
                draw_signs(input, figure, *room_for_signs, rect, scene);
                if is_of_other_period(availability) {
                    let ink = ink_of_value(input, &input.dataset.figures[figure]);
                    CoverageCell { rect, key: Key::figure(subject, Role::Value), ink }.draw_notch(ink, scene);
                }
            }
            None => {}
        }
        if state.has_evidence() {
            scene.add_target(subject, Rect { x, w: columns.width, ..area });
        }
    }
    scene.height += area.h;
}

/// A metric's name, centred at a height.
fn draw_name(input: &ChartInput<'_>, metric: MetricIx, lines: Vec<String>, middle: f64, scene: &mut Scene) {
    let has_focus = input.focus.is_some_and(|focus| focus.metric == metric);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let style = TextStyle { bold: has_focus, ..TextStyle::small(ink) };
    let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
    for (index, line) in lines.into_iter().enumerate() {
        let key = Key::chart(Role::Name, metric.0 * 8 + index as u32);
        style.draw(key, 0.0, first + LINE * index as f64, line, scene);
    }
}

/// A cell.
fn draw_cell(
    input: &ChartInput<'_>,
    subject: Subject,
    availability: &Availability,
    rect: Rect,
    scene: &mut Scene,
) -> CellState {
    let state = CellState::of(input.dataset, availability);
    let ink = if input.in_focus(subject) { Ink::Focus } else { Ink::Text };
    let cell = CoverageCell { rect, key: Key::figure(subject, Role::Value), ink };
    cell.draw(state, input.view.lang, scene);
    state
}

/// The value of a figure in its cell.
fn draw_value(input: &ChartInput<'_>, index: usize, has_measure: bool, cell: Rect, scene: &mut Scene) {
    let figure = &input.dataset.figures[index];
    let style = TextStyle::small(ink_of_value(input, figure)).align(Align::Centre);
    let text = input.dated_label(index, has_measure);
    let (x, y) = cell.centre();
    style.draw(key_of(figure, Role::Label), x, y, text, scene);
}

/// What stands for a value that does not fit: the signs of its figure; else a dot, where the cell is wide enough to be
/// expected to have a value.
fn draw_signs(input: &ChartInput<'_>, index: usize, room: f64, cell: Rect, scene: &mut Scene) {
    let figure = &input.dataset.figures[index];
    let ink = ink_of_value(input, figure);
    let style = TextStyle::small(ink).align(Align::Centre);
    let (x, y) = cell.centre();
    if figure.has_signs() {
        let mut signs = compact_signs(figure, &|signs| style.width(signs) <= room);
        // Where others have values or dots, signs alone would look like all that there is.
        let [left, right] = slants(input, index);
        let dotted = [DOT_BEFORE, &signs].concat();
        let fits = style.width(&dotted) + left + right + AROUND <= cell.w;
        if input.width >= WIDE && signs.starts_with(['[', '*']) && fits {
            signs = dotted;
        }
        // Towards the side that is straight, as far as the cell reaches.
        let free = (cell.w - style.width(&signs)).max(0.0) / 2.0;
        let shift = ((left - right) / 2.0).clamp(-free, free);
        style.draw(key_of(figure, Role::Label), x + shift, y, signs, scene);
    } else if input.width >= WIDE {
        scene.add_circle(key_of(figure, Role::Note), Layer::Text, ink, (x, y), DOT, None);
    }
}

/// What is legible on the cell of a figure.
fn ink_of_value(input: &ChartInput<'_>, figure: &Figure) -> Ink {
    match CellState::of_figure(input.dataset, figure) {
        CellState::Given => Ink::Text,
        _ => Ink::Inverse,
    }
}

fn key_of(figure: &Figure, role: Role) -> Key {
    Key::figure(Subject { unit: figure.unit, metric: figure.metric }, role)
}

/// All states on the chart.
fn states(input: &ChartInput<'_>, grid: &CoverageGrid) -> Vec<CellState> {
    let availabilities = grid.rows.iter().flat_map(|row| &row.availabilities);
    let in_rows = availabilities.map(|availability| CellState::of(input.dataset, availability));
    let figures = grid.unshared.iter().flat_map(|(_, figures)| figures);
    let alone = figures.map(|index| CellState::of_figure(input.dataset, &input.dataset.figures[*index]));
    in_rows.chain(alone).collect_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{TextStyle, WIDE};
    use crate::analysis::{AnalysedDataset, Availability, CellState};
    use crate::chart;
    use crate::chart::input::ChartInput;
    use crate::dataset::{GapReason, Lang, Subject, UnitIx, embedded, generate, read};
    use crate::scene::{Datum, Ink, Key, Role, Shape};
    use crate::text::Headline;
    use crate::view::{Chart, View, parse};

    #[test]
    fn each_reason_of_a_gap_has_its_own_key() {
        let mut dataset = embedded();
        let reasons = [GapReason::CutOff, GapReason::Unreadable, GapReason::NotYetDue];
        for (gap, reason) in dataset.gaps.iter_mut().zip(reasons) {
            gap.reason = reason;
        }
        let dataset = AnalysedDataset::new(dataset);
        for lang in Lang::ALL {
            let view = View { chart: Chart::Coverage, ..View::start(&dataset, lang) };
            let scene = chart::scene(&dataset, &view, None, 680.0);
            let has = |text: &str| scene.labels().any(|label| label == text);
            for (state, key) in lang.words().cell_states[5..8].iter().zip(["…", "?", "→"]) {
                assert!(has(state) && has(key), "{state} {key}");
            }
        }
    }

    #[test]
    fn each_of_many_units_has_its_name_above_its_column() {
        for (count, width) in
            [13, 60, 500].into_iter().flat_map(|count| chart::WIDTHS.map(|width| (count, width)))
        {
            let dataset = AnalysedDataset::new(generate(count, 14, 1));
            for (lang, page) in Lang::ALL.into_iter().zip([None, Some(2)]) {
                let view = View { chart: Chart::Coverage, page, ..View::start(&dataset, lang) };
                let scene = chart::scene(&dataset, &view, None, width);
                let grid = view.coverage_grid(&dataset);
                assert!(!grid.units.is_empty() && grid.page_count > 1);
                for unit in &grid.units {
                    let key = Key::unit(*unit, Role::Name);
                    assert!(scene.marks.iter().any(|mark| mark.key == key), "{count} {width} {lang:?}");
                }
            }
        }
    }

    #[test]
    fn a_figure_of_another_period_is_told_apart_without_its_value() {
        let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"}, "period": "2024",
            "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Ely"}, {"id": "c", "name": "Rye"}],
            "metrics": [{"id": "m", "name": "Waste", "kind": "amount", "unit": "t"}],
            "figures": [{"unit": "a", "metric": "m", "value": "1234567"}, {"unit": "b", "metric": "m", "value": "2345678"},
                {"unit": "c", "metric": "m", "value": "3456789", "period": "2019"}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap());
        let view = View { chart: Chart::Coverage, ..View::start(&dataset, Lang::En) };
        for (width, is_told) in [(288.0, true), (900.0, false)] {
            let scene = chart::scene(&dataset, &view, None, width);
            let notches = scene
                .marks
                .iter()
                .filter(|mark| matches!(mark.key.datum, Datum::Figure(..)) && mark.key.role == Role::Bound);
            let told = scene.labels().any(|label| label == Lang::En.deferred_words().coverage_notch);
            assert_eq!((notches.count(), told), (usize::from(is_told), is_told), "{width}");
            let labels: Vec<&str> = scene.labels().collect();
            assert!(is_told || labels.iter().any(|label| label.contains("2019")), "{labels:?}");
            let view = View { chart: Chart::Profile, highlight: dataset.unit_by_id("c"), ..view.clone() };
            let profile = chart::scene(&dataset, &view, None, width);
            assert!(profile.labels().any(|label| label.contains("2019")), "{width}");
        }
    }

    #[test]
    fn every_value_that_fits_is_in_its_cell_and_no_cell_is_empty() {
        let (mut all, mut some, mut none) = (0, 0, 0);
        for (seed, width) in (0..20).flat_map(|seed| chart::WIDTHS.map(|width| (seed, width))) {
            let dataset = AnalysedDataset::new(generate(9, 14, seed));
            let view = View { chart: Chart::Coverage, ..View::start(&dataset, Lang::En) };
            let scene = chart::scene(&dataset, &view, None, width);
            for row in &view.coverage_grid(&dataset).rows {
                let reported = row.availabilities.iter().filter_map(Availability::figure);
                let units: Vec<_> = reported.map(|figure| dataset.figures[figure].unit).collect();
                let text = |unit| {
                    let key = Key::figure(Subject { unit, metric: row.metric }, Role::Label);
                    let mark = scene.marks.iter().find(|mark| mark.key == key)?;
                    match &mark.shape {
                        Shape::Text { text, .. } => Some(text.as_str()),
                        _ => None,
                    }
                };
                let is_sign = |text: &str| {
                    text.starts_with(['[', '*', '+', '•']) || text.len() == 1 && "prefbud".contains(text)
                };
                let is_drawn = |unit| text(unit).is_some_and(|text| !is_sign(text));
                let drawn = units.iter().filter(|unit| is_drawn(**unit)).count();
                let input = ChartInput { dataset: &dataset, view: &view, focus: None, width, rows: None };
                let index = |unit: &UnitIx| dataset.figure_index(*unit, row.metric).unwrap();
                let wide =
                    |unit: &UnitIx| TextStyle::small(Ink::Text).width(&input.dated_label(index(unit), false));
                let is_square = |unit: &&UnitIx| {
                    CellState::of_figure(&dataset, &dataset.figures[index(unit)]) == CellState::Exact
                };
                let square = || units.iter().filter(is_square);
                let widest = square().filter(|unit| is_drawn(**unit)).map(wide).fold(0.0, f64::max);
                let mut left_out = square().filter(|unit| !is_drawn(**unit));
                assert!(width < WIDE || left_out.all(|unit| wide(unit) > widest), "{seed} {width}");
                some += usize::from(drawn > 0 && drawn < units.len());
                let has_dot = |unit| {
                    let key = Key::figure(Subject { unit, metric: row.metric }, Role::Note);
                    scene.marks.iter().any(|mark| mark.key == key)
                };
                for unit in units.iter().filter(|unit| !is_drawn(**unit) && width >= WIDE) {
                    assert!(has_dot(*unit) || text(*unit).is_some(), "{seed} {width}: an empty cell");
                }
                (all, none) = (all + usize::from(drawn > 0), none + usize::from(drawn == 0));
            }
        }
        assert!(all > 50 && some > 10 && none > 50, "{all} {some} {none}");
    }

    #[test]
    fn long_names_have_the_width_that_is_there() {
        let text = std::fs::read_to_string("tests/trials/germany.json").unwrap_or_default();
        let dataset = AnalysedDataset::new(read(&text).unwrap_or_default());
        let view = View { chart: Chart::Coverage, ..View::start(&dataset, Lang::En) };
        for (width, most) in [(288.0, 8), (648.0, 3), (700.0, 3)] {
            let scene = chart::scene(&dataset, &view, None, width);
            let names = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.key.datum) {
                (Shape::Text { text, .. }, Datum::Unit(_)) if mark.key.role == Role::Name => {
                    Some(text.as_str())
                }
                _ => None,
            });
            let cut: Vec<&str> = names.filter(|name| name.contains('…')).collect();
            assert!(cut.len() <= most, "{width}: {cut:?}");
        }
    }

    #[test]
    fn who_alone_reported_is_named_in_the_room_that_is_there() {
        let text = r#"{"version": 2, "id": "t", "lang": "ar", "title": "T", "source": {"name": "S"}, "period": "2024",
            "units": [{"id": "a", "name": "وزارة الصحة"}],
            "metrics": [{"id": "m", "name": "م", "kind": "count"}, {"id": "n", "name": "ن", "kind": "growth", "unit": "%"}],
            "figures": [{"unit": "a", "metric": "m", "value": 3}, {"unit": "a", "metric": "n", "value": 2}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap());
        let view = View { chart: Chart::Coverage, ..View::start(&dataset, Lang::En) };
        for width in chart::WIDTHS {
            let scene = chart::scene(&dataset, &view, None, width);
            let label = |it: &str| it.contains("وزارة الصحة");
            let names = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text { text, .. } if mark.key.role == Role::Note => Some(text.as_str()),
                _ => None,
            });
            assert!(names.clone().any(label), "{width}: {:?}", names.collect::<Vec<_>>());
        }
    }

    #[test]
    fn only_the_units_asked_for_have_a_column() {
        let dataset = AnalysedDataset::new(generate(30, 14, 1));
        for (query, count) in [("units=u3,u17", 2), ("kind=county", 0), ("", 30)] {
            let (view, _) =
                parse(&["chart=coverage&", query].concat(), &dataset, &View::start(&dataset, Lang::En));
            let shown = dataset.unit_ixs().filter(|unit| view.shows(&dataset, *unit)).count();
            let grid = view.coverage_grid(&dataset);
            assert_eq!(grid.unit_count, if count == 0 { shown } else { count }, "{query}");
            assert!(grid.units.iter().all(|unit| view.shows(&dataset, *unit)), "{query}");
            let headline = Headline::of(&dataset, &view).coverage;
            assert_eq!(
                headline.contains(&format!("{} of 30 units shown", grid.unit_count)),
                !query.is_empty(),
                "{headline}"
            );
        }
    }

    #[test]
    fn every_name_is_a_link_and_covers_no_cell() {
        for (seed, width) in (0..20).flat_map(|seed| chart::WIDTHS.map(|width| (seed, width))) {
            let dataset = AnalysedDataset::new(generate(9, 14, seed));
            for lang in Lang::ALL {
                let view = View { chart: Chart::Coverage, ..View::start(&dataset, lang) };
                let scene = chart::scene(&dataset, &view, None, width);
                let grid = dataset.coverage_grid(None, None, Vec::new());
                assert_eq!(scene.links.len(), grid.units.len() + grid.rows.len(), "{seed}");
                for (link, _) in &scene.links {
                    let (x, y) = link.centre();
                    assert!(scene.link_at(x, y).is_some(), "{seed} {width}");
                    assert!(scene.target_at(x, y, 0.0).is_none(), "{seed} {width}");
                }
            }
        }
    }
}
