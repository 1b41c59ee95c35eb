//! What is below the lines: what the shapes of points mean, why lines are interrupted, and which lines have no name.

use super::figures::{figure_of, whisker_of};
use super::plot::Plot;
use crate::analysis::{OverTime, Point, UnitLine};
use crate::chart::input::ChartInput;
use crate::chart::text_style::{SMALL, TextStyle};
use crate::collect::CollectVec as _;
use crate::dataset::{Bound, Kind, Status, Statuses};
use crate::scene::{Ink, Key, Role, Scene};
use crate::text::{count, counted, fill, period, statuses, wrap};

/// Height of a line of small text.
const LINE: f64 = 18.0;

/// What is on the picture.
pub struct Drawn<'a> {
    pub over_time: &'a OverTime,
    pub plot: &'a Plot,
    /// The lines that are drawn one by one.
    pub lines: &'a [&'a UnitLine],
    /// Those of them that have a name.
    pub named: &'a [&'a UnitLine],
    /// How many are not drawn one by one.
    pub others: usize,
}

/// Draws the notes that the lines need, downwards.
pub fn draw(input: &ChartInput<'_>, drawn: &Drawn<'_>, scene: &mut Scene) {
    let mut index = 1;
    for note in notes(input, drawn) {
        for line in wrap(&note, SMALL, false, input.width) {
            TextStyle::small(Ink::Soft).draw(
                Key::chart(Role::Note, index),
                0.0,
                scene.height + LINE / 2.0,
                line,
                scene,
            );
            index += 1;
            scene.height += LINE;
        }
        scene.height += 2.0;
    }
}

fn notes(input: &ChartInput<'_>, drawn: &Drawn<'_>) -> Vec<String> {
    let (lang, words) = (input.view.lang, input.view.lang.deferred_words());
    let has_ranks = input.view.is_ranks_over_time(input.dataset);
    let points = drawn.lines.iter().flat_map(|line| &line.points).collect_vec();
    let mut notes = Vec::new();
    if has_ranks {
        notes.push(fill(words.ranks_among, &[&ranked(input, &drawn.over_time.reported())]));
        notes.extend(rises(input, drawn));
    }
    let (open, square) = statuses_of(input, &points);
    if !open.is_empty() {
        notes.push(fill(words.open_points, &[&statuses(open, lang)]));
    }
    if !square.is_empty() {
        notes.push(fill(words.square_points, &[&statuses(square, lang)]));
    }
    let mut signs = Vec::new();
    let bounds = match input.dataset.metric(input.view.metric).kind {
        Kind::Rank => words.rank_bound_points,
        _ => words.bound_points,
    };
    for (up, word) in [true, false].into_iter().zip(bounds) {
        if points.iter().any(|point| drawn.plot.opens_up(input, point) == Some(up)) {
            signs.push(word.to_owned());
        }
    }
    signs.extend(whiskers(input, &points));
    if !has_ranks && points.iter().any(|point| point.upper.is_some()) {
        signs.push(words.range_points.to_owned());
    }
    notes.extend((!signs.is_empty()).then(|| signs.join(lang.words().dot)));
    if drawn.lines.iter().any(|line| line.points.windows(2).any(|pair| !pair[1].follows(&pair[0]))) {
        let note = match points.iter().any(|point| point.upper.is_some()) {
            true if has_ranks => words.rank_lines_interrupted,
            true => words.range_lines_interrupted,
            false => words.lines_interrupted,
        };
        notes.push(note.to_owned());
    }
    if drawn.named.iter().any(|line| drawn.plot.ends_early(line)) {
        notes.push(words.early_ends.to_owned());
    }
    let unnamed = drawn.lines.len() - drawn.named.len();
    if unnamed > 0 {
        notes.push(counted(words.lines_unnamed, unnamed, lang));
    }
    if drawn.others > 0 {
        let template = if has_ranks { words.lines_left_out } else { words.lines_in_area };
        notes.push(counted(template, drawn.others, lang));
    }
    notes
}

/// What ▲2 beside a rank means, where the last ranks have it: ranks are among all that reported a period, a change of rank only
/// among those that reported both. Where these are fewer, that a line may move otherwise.
fn rises(input: &ChartInput<'_>, drawn: &Drawn<'_>) -> Option<String> {
    if !drawn.plot.labels.has_rises(input, drawn.named) {
        return None;
    }
    let (lang, words) = (input.view.lang, input.view.lang.deferred_words());
    let periods = &drawn.over_time.periods;
    let both = drawn.over_time.lines.iter().filter(|line| line.ends(periods.len()).is_some()).count();
    let since = period(input.dataset, periods.first()?, lang);
    let note = fill(words.change_note, &[&since, &counted(words.change_among, both, lang)]);
    match drawn.over_time.reported().iter().all(|reported| *reported == both) {
        true => Some(note),
        // Others had ranks too, in some period.
        false => Some([&*note, words.ranks_move].join(lang.words().finding_separator)),
    }
}

/// What thin vertical lines are: the range of an approximate number, or the interval that the source gives.
fn whiskers(input: &ChartInput<'_>, points: &[&Point]) -> Option<String> {
    let words = input.view.lang.deferred_words();
    let (mut has_about, mut has_interval) = (false, false);
    for point in points.iter().filter(|point| whisker_of(input, point).is_some()) {
        let is_about = figure_of(input, point).bound == Bound::About;
        (has_about, has_interval) = (has_about || is_about, has_interval || !is_about);
    }
    match (has_about, has_interval) {
        (true, true) => Some(words.whisker_points[2].to_owned()),
        (true, false) => Some(words.whisker_points[0].to_owned()),
        (false, true) => Some(words.whisker_points[1].to_owned()),
        (false, false) => None,
    }
}

/// How many units are ranked in each period: 9, 7–9.
fn ranked(input: &ChartInput<'_>, counts: &[usize]) -> String {
    let lang = input.view.lang;
    let least = counts.iter().copied().min().unwrap_or(0);
    let most = counts.iter().copied().max().unwrap_or(0);
    let all = count(most, lang);
    if least == most { all } else { [&*count(least, lang), "–", &*all].concat() }
}

/// The statuses of open points, and those of squares.
fn statuses_of(input: &ChartInput<'_>, points: &[&Point]) -> (Statuses, Statuses) {
    let (mut open, mut square) = (Statuses::default(), Statuses::default());
    for point in points {
        let figure = figure_of(input, point);
        for status in Status::ALL.iter().copied().filter(|status| figure.status.has(*status)) {
            if Status::UNCERTAIN.contains(&status) {
                open.add(status);
            } else if point.upper.is_none() {
                square.add(status);
            }
        }
    }
    (open, square)
}
