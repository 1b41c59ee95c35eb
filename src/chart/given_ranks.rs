//! Ranks and grades that somebody else gave: ranks as dots on a line, grades as text. Never bars, which would
//! suggest amounts, and never ranked again.

use super::bound_sign::{REACH, points_right, sign_beside_dot};
use super::input::ChartInput;
use super::name_column::{NameColumn, SHARE};
use super::text_style::{SMALL, TextStyle};
use super::unranked;
use crate::analysis::{Ranking, Rounding, Row, are_listed_together};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Kind, Subject, UnitIx};
use crate::scale::Linear;
use crate::scene::{Ink, Key, Layer, Mark, Rect, Role, Scene};
use crate::text::{self, wrap};
use crate::view::{LONG_LIST, Line};

/// Height of a row, and of one that is a line of text and nothing else, or a name on two lines.
const ROW: f64 = 46.0;
const LINE_ROW: f64 = 30.0;
const TWO_LINES_ROW: f64 = 38.0;
/// Height of the axis title.
const HEADER: f64 = 30.0;
/// Height of a line that says among whom.
const LINE: f64 = 16.0;
/// The least width of such a line.
const LEAST_NOTE: f64 = 140.0;
/// The part of the picture's width that long names may have.
const WIDE: f64 = 0.6;
const RADIUS: f64 = 7.0;
/// Space between the rows of a list and the heading of the next.
const SPACE_ABOVE_HEADING: f64 = 10.0;
/// Indices of the marks of headings, above those of the notes on units without a rank; and from one heading to the next.
const HEADING: u32 = 1 << 12;
const LINES_OF_HEADING: u32 = 16;
/// The axis reaches at least to this rank, so that a 3rd does not look like the last.
const MIN_LAST_RANK: f64 = 10.0;

/// Lays out the ranks or grades of the view's metric.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let ranking = input.dataset.ranking(input.view.metric, false);
    let mut scene = Scene::new(input.width);
    let is_rank = input.dataset.metric(ranking.metric).kind == Kind::Rank;
    let units: Vec<UnitIx> = ranking.rows.iter().map(|row| row.unit).collect_vec();
    let lines = input.view.lines(input.dataset, &units, LONG_LIST, &[]);
    let row = |line: &Line| match line {
        Line::Row(row) => Some(&ranking.rows[*row]),
        Line::Skipped(_) => None,
    };
    let shown = lines.iter().filter_map(row).collect_vec();
    let units = shown.iter().map(|row| row.unit).collect_vec();
    let style = TextStyle::body(Ink::Text).bold();
    let widest = shown.iter().map(|row| style.width(&input.label(row.figure, true))).fold(40.0, f64::max);
    let names = name_column(input, &units, if is_rank { input.width / 2.0 } else { widest + 30.0 });
    let left = names.width + 18.0;
    let is_worse = |row: &&Row| points_right(input.dataset.figures[row.figure].bound);
    let right = input.width - widest - 24.0 - if shown.iter().any(is_worse) { REACH } else { 0.0 };
    let has_axis = is_rank && !shown.is_empty() && right > left + 2.0 * RADIUS;
    let mut lists = Lists::of(input, &shown);
    if lists.are_one {
        lists.begin(input, shown[0], &mut scene);
    }
    let header = scene.height + HEADER / 2.0;
    scene.height += if has_axis { HEADER } else { 0.0 };
    let accented = input.accented(&input.view.shown_ranking(input.dataset, Rounding::Ignored), &best);
    let axis = Linear::new((1.0, last_rank(&ranking)), (left + RADIUS, right));
    for line in lines {
        match line {
            Line::Row(row) => {
                let row = &ranking.rows[row];
                let focused = accented.contains(&row.unit);
                let axis = has_axis.then_some(&axis);
                lists.begin(input, row, &mut scene);
                draw_row(input, &names, (row, focused), left, (axis, !lists.have_headings), &mut scene);
            }
            Line::Skipped(count) => {
                input.draw_skipped(count, left, scene.height + ROW / 2.0, &mut scene);
                scene.height += ROW;
            }
        }
    }
    if has_axis {
        let style = TextStyle::small(Ink::Soft);
        let title = input.view.lang.deferred_words().axis_ranks;
        let x = left.min(input.width - style.width(title)).max(0.0);
        style.draw(Key::chart(Role::Tick, 0), x, header, title, &mut scene);
    }
    let top = scene.height + 12.0;
    unranked::draw(input, &ranking.unranked, top, &mut scene);
    scene
}

/// The names of the units; where they would be cut, wider, as far as what is beside them takes no more than `needed`.
fn name_column(input: &ChartInput<'_>, units: &[UnitIx], needed: f64) -> NameColumn {
    let usual = input.width * SHARE;
    let names = NameColumn::of(input, units, usual, 2);
    if !names.has_cut {
        return names;
    }
    let wider = NameColumn::of(input, units, (input.width - needed).clamp(usual, input.width * WIDE), 2);
    // Names that are long to be told apart may be wider than they should.
    if wider.width + needed > input.width { names } else { wider }
}

/// The units with the best rank or grade, where it is known which grade is best.
fn best(dataset: &Dataset, ranking: &Ranking) -> Vec<UnitIx> {
    let metric = dataset.metric(ranking.metric);
    let is_ordered = metric.kind == Kind::Rank || !metric.grades.is_empty();
    let value = |row: &Row| (&dataset.figures[row.figure].value, dataset.figures[row.figure].bound);
    let mut best = Vec::new();
    for row in &ranking.rows {
        if is_ordered && value(row) == value(&ranking.rows[0]) {
            best.push(row.unit);
        }
    }
    best
}

fn last_rank(ranking: &Ranking) -> f64 {
    ranking.rows.iter().filter_map(Row::drawn).fold(MIN_LAST_RANK, f64::max)
}

/// A rank or grade, and below it, unless it is the same for all, among whom and by whom it was given. `axis` is that of ranks.
fn draw_row(
    input: &ChartInput<'_>,
    names: &NameColumn,
    (row, focused): (&Row, bool),
    left: f64,
    (axis, has_note): (Option<&Linear>, bool),
    scene: &mut Scene,
) {
    let line_row = if names.most_lines > 1 { TWO_LINES_ROW } else { LINE_ROW };
    let row_height = if has_note || axis.is_some() { ROW } else { line_row };
    let top = scene.height;
    let middle = top + row_height / 2.0;
    let figure = &input.dataset.figures[row.figure];
    let subject = Subject { unit: row.unit, metric: figure.metric };
    let ink = if focused { Ink::FocusText } else { Ink::Text };
    let style = TextStyle { bold: focused, ..TextStyle::body(ink) };
    names.draw(subject.unit, Key::unit(subject.unit, Role::Name), focused, ink, (0.0, middle), scene);
    let start = match (axis, row.drawn()) {
        (Some(axis), Some(rank)) => draw_dot(input, axis, (figure, rank), focused, middle, scene),
        _ => left - 10.0,
    };
    let x = start + 12.0;
    // Beside the dot of a late rank there may be no room: the line is below it then.
    let is_late = has_note && axis.is_some() && input.width - x < LEAST_NOTE;
    let (note_x, lowered) = if is_late { (left, 8.0) } else { (x, 0.0) };
    let note = if has_note { wrapped(&note(input, figure), input.width - note_x) } else { Vec::new() };
    let raised = if note.is_empty() && axis.is_none() { 0.0 } else { 8.0 };
    let style = style.bold();
    // A grade is whole: one that is cut may be another.
    let value = wrap(&input.value(figure), style.size, true, input.width - x);
    let below = LINE * value.len().saturating_sub(1) as f64;
    for (index, line) in value.into_iter().enumerate() {
        let key = Key::unit(subject.unit, Role::Label).nth(index as u32);
        style.draw(key, x, middle - raised + LINE * index as f64, line, scene);
    }
    scene.height += row_height + lowered + below + LINE * note.len().saturating_sub(1) as f64;
    let key = Key::unit(subject.unit, Role::Note);
    let at = (note_x, middle + lowered + below + 10.0);
    draw_lines(TextStyle::small(Ink::Soft), key, at, &note, scene);
    scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: scene.height - top });
}

/// The line of all ranks with a dot at this one, and the sign of a bound beside it: a worse rank is to the right. Returns where the
/// text beside the dot is aligned to.
fn draw_dot(
    input: &ChartInput<'_>,
    axis: &Linear,
    (figure, rank): (&Figure, f64),
    focused: bool,
    middle: f64,
    scene: &mut Scene,
) -> f64 {
    let x = axis.map(rank);
    let key = |role| Key::unit(figure.unit, role);
    scene.add_rule(key(Role::Grid), (axis.map(1.0), middle), (input.width, middle));
    let ink = if focused { Ink::Focus } else { Ink::Mark };
    scene.add_circle(key(Role::Value), Layer::Data, ink, (x, middle), RADIUS, None);
    let mut right = x + RADIUS;
    if let Some(sign) = sign_beside_dot(figure.bound, (x, middle), RADIUS) {
        scene.add(Mark::new(key(Role::Bound), Layer::Data, ink, sign));
        right += if points_right(figure.bound) { REACH } else { 0.0 };
    }
    right - 4.0
}

/// Among whom a rank or grade was given and by whom, as far as the source says so: 全市范围内 · 外部评定; and for which period, where they
/// are not all of one.
fn note(input: &ChartInput<'_>, figure: &Figure) -> String {
    let lang = input.view.lang;
    let given = text::given_note(input.dataset, figure, lang).unwrap_or_default();
    match text::period_apart(input.dataset, figure, lang) {
        Some(period) if given.is_empty() => period,
        Some(period) => [&*period, lang.words().dot, &given].concat(),
        None => given,
    }
}

/// The lists that rows are in, one of each body, scope and period. Among whom and by whom a list was given stands above it, as its
/// heading; where all rows are lists of their own, in each row.
struct Lists {
    have_headings: bool,
    /// Whether there is one heading for all.
    are_one: bool,
    /// The figure of the last row that has been drawn.
    last: Option<usize>,
    /// How many headings have been drawn.
    count: u32,
}

impl Lists {
    fn of(input: &ChartInput<'_>, rows: &[&Row]) -> Self {
        let figure = |row: &Row| &input.dataset.figures[row.figure];
        let mut lists = 1;
        for (one, other) in rows.iter().zip(rows.iter().skip(1)) {
            lists += usize::from(!are_listed_together(figure(one), figure(other)));
        }
        let have_headings = lists < rows.len();
        Self { have_headings, are_one: have_headings && lists == 1, last: None, count: 0 }
    }

    /// Draws the heading of the list that begins with a row, if one does.
    fn begin(&mut self, input: &ChartInput<'_>, row: &Row, scene: &mut Scene) {
        let figure = &input.dataset.figures[row.figure];
        let goes_on = self.last.is_some_and(|last| are_listed_together(&input.dataset.figures[last], figure));
        self.last = Some(row.figure);
        if goes_on || !self.have_headings {
            return;
        }
        scene.height += if self.count > 0 { SPACE_ABOVE_HEADING } else { 0.0 };
        let style = TextStyle { bold: !self.are_one, ..TextStyle::small(Ink::Soft) };
        let heading = text::capitalized(&note(input, figure));
        let lines = wrap(&heading, style.size, style.bold, input.width);
        let key = Key::chart(Role::Note, HEADING + self.count * LINES_OF_HEADING);
        draw_lines(style, key, (0.0, scene.height + LINE / 2.0), &lines, scene);
        scene.height += LINE * lines.len() as f64;
        self.count += 1;
    }
}

/// The lines of a note; none of an empty one.
fn wrapped(note: &str, width: f64) -> Vec<String> {
    wrap(note, SMALL, false, width)
}

/// Lines below one another, the middle of the first at `y`.
fn draw_lines(style: TextStyle, key: Key, (x, y): (f64, f64), lines: &[String], scene: &mut Scene) {
    for (index, line) in lines.iter().enumerate() {
        let y = y + LINE * index as f64;
        style.draw(key.nth(key.index + index as u32), x, y, line.as_str(), scene);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::analysis::AnalysedDataset;
    use crate::chart;
    use crate::dataset::{Lang, read};
    use crate::scene::Shape;
    use crate::text::Headline;
    use crate::view::View;

    #[test]
    fn a_long_grade_is_whole_in_any_width() {
        let text = r#"{"version": 2, "id": "schools", "lang": "en", "title": "Inspections", "source": {"name": "Office"},
            "units": [{"id": "a", "name": "Bournemouth, Christchurch and Poole"}, {"id": "b", "name": "Ely"}],
            "metrics": [{"id": "m", "name": "Judgement", "kind": "grade", "grades": [{"id": "good", "name": "good"}, {"id": "improve", "name": "requires improvement to be good"}]}],
            "figures": [{"unit": "a", "metric": "m", "value": "improve"}, {"unit": "b", "metric": "m", "value": "good"}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap());
        let view = View::start(&dataset, Lang::En);
        for width in [248.0, 288.0, 640.0] {
            let scene = chart::scene(&dataset, &view, None, width);
            let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            });
            let texts = texts.collect::<Vec<_>>().join(" ");
            assert!(texts.contains("requires improvement to be good"), "{width}: {texts}");
        }
    }

    #[test]
    fn a_bounded_rank_has_a_sign_towards_where_it_may_be() {
        let text = r#"{"version": 2, "id": "schools", "lang": "en", "title": "Tables", "source": {"name": "Office"},
            "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Ely"}, {"id": "c", "name": "Rye"}], "metrics": [{"id": "m", "name": "Place", "kind": "rank"}],
            "figures": [{"unit": "a", "metric": "m", "value": "10", "bound": "under"}, {"unit": "b", "metric": "m", "value": "40", "bound": "over"},
                {"unit": "c", "metric": "m", "value": "12"}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap());
        let view = View::start(&dataset, Lang::En);
        for width in [320.0, 640.0] {
            let scene = chart::scene(&dataset, &view, None, width);
            let mut sides = Vec::new();
            for mark in &scene.marks {
                if let Shape::Polygon(corners) = &mark.shape {
                    let dot = scene.marks.iter().find_map(|it| match it.shape {
                        Shape::Circle { centre, .. } if it.key.datum == mark.key.datum => Some(centre.0),
                        _ => None,
                    });
                    sides.push(corners[2].0 > dot.unwrap());
                    assert!(corners.iter().all(|corner| (0.0..=width).contains(&corner.0)), "{corners:?}");
                }
            }
            // A worse rank is to the right.
            assert_eq!(sides, [false, true], "{width}");
        }
    }

    #[test]
    fn who_judged_among_whom_stands_once_where_it_is_the_same_for_all() {
        let texts = |second: &str| {
            let text = r#"{"version": 2, "id": "schools", "lang": "en", "title": "Inspections", "source": {"name": "Office"},
                "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Ely"}], "metrics": [{"id": "m", "name": "Rank", "kind": "rank"}],
                "figures": [{"unit": "a", "metric": "m", "value": "1", "scope": "England", "judge": "Ofsted"},
                    {"unit": "b", "metric": "m", "value": "3", "scope": "SCOPE", "judge": "Ofsted"}]}"#;
            let dataset = AnalysedDataset::new(read(&text.replace("SCOPE", second)).unwrap());
            let scene = chart::scene(&dataset, &View::start(&dataset, Lang::En), None, 320.0);
            let texts = scene.marks.into_iter().filter_map(|mark| match mark.shape {
                Shape::Text { text, .. } => Some(text),
                _ => None,
            });
            texts.filter(|text| text.contains("Ofsted") || text.contains("England")).collect::<Vec<_>>()
        };
        assert_eq!(texts("England"), ["Scope: England · set by Ofsted"]);
        assert!(texts("Wales").len() > 1);
    }

    #[test]
    fn ranks_of_each_body_stand_below_its_name() {
        let text = r#"{"version": 2, "id": "hospitals", "lang": "en", "title": "Hospitals", "source": {"name": "Office"},
            "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Box"}, {"id": "c", "name": "Cam"}, {"id": "d", "name": "Dee"}],
            "metrics": [{"id": "m", "name": "Place", "kind": "rank"}],
            "figures": [{"unit": "a", "metric": "m", "value": "4", "judge": "Times"}, {"unit": "b", "metric": "m", "value": "2", "judge": "Guardian"},
                {"unit": "c", "metric": "m", "value": "3", "judge": "Times"}, {"unit": "d", "metric": "m", "value": "5"}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap());
        let view = View::start(&dataset, Lang::En);
        let scene = chart::scene(&dataset, &view, None, 640.0);
        let mut texts = Vec::new();
        for mark in &scene.marks {
            if let Shape::Text { text, at, .. } = &mark.shape {
                texts.push((at.1, text.as_str()));
            }
        }
        texts.sort_by(|one, other| one.0.total_cmp(&other.0));
        let texts: Vec<&str> = texts.into_iter().map(|(_, text)| text).collect();
        let of_interest = ["Set by Guardian", "Box", "Set by Times", "Cam", "Ash", "Set by others", "Dee"];
        let found: Vec<&str> = texts.into_iter().filter(|text| of_interest.contains(text)).collect();
        assert_eq!(found, of_interest);
        let headline = Headline::of(&dataset, &view).finding;
        assert!(
            headline.ends_with("4 of 4 reported, set by different bodies, so in no single order"),
            "{headline}"
        );
    }
}
