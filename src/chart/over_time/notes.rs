//! What is below the lines: what open points are, why lines are interrupted, and how many lines have no name.

use crate::analysis::{OverTime, UnitLine};
use crate::chart::input::ChartInput;
use crate::chart::text_style::{SMALL, TextStyle};
use crate::dataset::{Status, Statuses};
use crate::scene::{Ink, Key, Role, Scene};
use crate::text::{count, counted, fill, statuses, wrap};

/// Height of a line of small text.
const LINE: f64 = 18.0;

/// Draws the notes that the lines need, downwards.
pub fn draw(
    input: &ChartInput<'_>,
    over_time: &OverTime,
    lines: &[&UnitLine],
    unnamed: usize,
    scene: &mut Scene,
) {
    let (lang, words) = (input.view.lang, input.view.lang.deferred_words());
    let has_ranks = input.view.is_ranks_over_time(input.dataset);
    let mut notes = Vec::new();
    if has_ranks {
        notes.push(fill(words.ranks_among, &[&ranked(input, &over_time.reported())]));
    }
    let open = open_points(input, lines);
    if !open.is_empty() {
        notes.push(fill(words.open_points, &[&statuses(open, lang)]));
    }
    if lines.iter().any(|line| line.points.windows(2).any(|pair| !pair[1].follows(&pair[0]))) {
        let is_open = lines.iter().any(|line| line.points.iter().any(|point| point.upper.is_some()));
        let note = if has_ranks && is_open { words.rank_lines_interrupted } else { words.lines_interrupted };
        notes.push(note.to_owned());
    }
    if unnamed > 0 {
        notes.push(counted(words.lines_unnamed, unnamed, lang));
    }
    let mut index = 1;
    for note in notes {
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

/// How many units are ranked in each period: 9, 7–9.
fn ranked(input: &ChartInput<'_>, counts: &[usize]) -> String {
    let lang = input.view.lang;
    let least = counts.iter().copied().min().unwrap_or(0);
    let most = counts.iter().copied().max().unwrap_or(0);
    let all = count(most, lang);
    if least == most { all } else { [&*count(least, lang), "–", &*all].concat() }
}

/// Why points are open: the statuses of all of them.
fn open_points(input: &ChartInput<'_>, lines: &[&UnitLine]) -> Statuses {
    let mut all = Statuses::default();
    for point in lines.iter().flat_map(|line| &line.points).filter(|point| point.is_uncertain) {
        let own = input.dataset.whole().figures[point.figure].status;
        for status in Status::UNCERTAIN {
            if own.has(status) {
                all.add(status);
            }
        }
    }
    all
}
