//! What is below the lines: what open points are, why lines are interrupted, and how many lines have no name.

use crate::analysis::UnitLine;
use crate::chart::input::ChartInput;
use crate::chart::text_style::{SMALL, TextStyle};
use crate::dataset::{Status, Statuses};
use crate::scene::{Ink, Key, Role, Scene};
use crate::text::{counted, fill, statuses, wrap};

/// Height of a line of small text.
const LINE: f64 = 18.0;

/// Draws the notes that the lines need, downwards.
pub fn draw(input: &ChartInput<'_>, lines: &[&UnitLine], unnamed: usize, scene: &mut Scene) {
    let (lang, words) = (input.view.lang, input.view.lang.deferred_words());
    let mut notes = Vec::new();
    let open = open_points(input, lines);
    if !open.is_empty() {
        notes.push(fill(words.open_points, &[&statuses(open, lang)]));
    }
    if lines.iter().any(|line| line.points.windows(2).any(|pair| !pair[1].follows(&pair[0]))) {
        notes.push(words.lines_interrupted.to_owned());
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
