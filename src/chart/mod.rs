//! One file a chart: (dataset, view, size) becomes a [`Scene`].
//!
//! Charts are laid out at a few design widths and drawn at the size of their place, so that the pre-rendered
//! picture and the live one are the same at every width.

mod cell;
mod column_headers;
mod compare;
mod coverage;
mod given_ranks;
mod growth;
mod label;
mod overview;
mod poster;
mod profile;
mod ranking;
mod slope;
mod unranked;
mod whisker;

use crate::list::List as _;
use label::Label;
pub use label::SMALL;
pub use overview::Overview;
pub use poster::poster;

use crate::analysis::{AnalysedDataset, Ranking};
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Ink, Key, Role, Scene, ScrolledList};
use crate::text::{fill, is_given, plain_number, unit_name};
use crate::view::{Chart, GrowthScale, LONG_LIST, Line, View, window};
use std::ops::Range;

/// Widths at which charts are laid out, in CSS pixels. Between two of them the smaller is enlarged.
pub const WIDTHS: [f64; 8] = [280.0, 320.0, 370.0, 430.0, 500.0, 550.0, 600.0, 700.0];

/// The design width for a place that wide: the largest that is no wider, so that text never shrinks.
pub fn design_width(available: f64) -> f64 {
    WIDTHS.into_iter().rev().find(|width| *width <= available).unwrap_or(WIDTHS[0])
}

/// Draws the chart a view asks for, `width` scene units wide and as high as it needs.
///
/// `focus` is the figure in focus, as [`View::focus`] gives it or as a pointer hovers.
///
/// Of a list of very many rows, what stands still has its beginning, its end and what surrounds the unit in focus;
/// see [`scroll`] for what moves.
pub fn scene(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    draw(&Frame { dataset, view, focus, width, rows: None })
}

/// As [`scene`], but of a ranking of very many rows only `rows`, to be scrolled: what is left out keeps its room, and
/// stands in [`Scene::list`].
pub fn scroll(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    width: f64,
    rows: Range<usize>,
) -> Scene {
    draw(&Frame { dataset, view, focus, width, rows: Some(rows) })
}

fn draw(frame: &Frame<'_>) -> Scene {
    let Frame { dataset, view, .. } = *frame;
    match view.chart {
        // Somebody else gave the places: bars would lie.
        Chart::Ranking if is_given(dataset, view.metric) => given_ranks::scene(frame),
        Chart::Ranking => ranking::scene(frame),
        Chart::Growth if view.scale == GrowthScale::Step => slope::scene(frame),
        Chart::Growth => growth::scene(frame),
        Chart::Profile => profile::scene(frame),
        Chart::Compare => compare::scene(frame),
        Chart::Coverage => coverage::scene(frame),
    }
}

/// Where the numbers of marks for rows left out begin: above those of the lines of the band.
const SKIPPED: u32 = 1 << 16;

/// What every chart is given.
struct Frame<'a> {
    dataset: &'a AnalysedDataset,
    view: &'a View,
    focus: Option<Subject>,
    width: f64,
    /// What of a long list is drawn, where it scrolls.
    rows: Option<Range<usize>>,
}

impl Frame<'_> {
    /// The lines of the ranking, whose rows are `row` high; and where it is a long one that scrolls, what of it they are.
    fn lines(&self, ranking: &Ranking, row: f64) -> (Vec<Line>, Option<ScrolledList>) {
        let places = self.view.ranked(self.dataset, ranking);
        let Some(rows) = self.rows.clone().filter(|_| places.len() > LONG_LIST) else {
            let chosen = |unit| places.iter().position(|place| ranking.rows[*place].unit == unit);
            return (window(&places, self.view.highlight.and_then(chosen)), None);
        };
        let of = places.len();
        let rows = rows.start.min(of)..rows.end.min(of);
        let lines = places.get(rows.clone()).unwrap_or_default().iter().copied().map(Line::Row);
        (lines.list(), Some(ScrolledList { row, rows, of, rest: 0.0 }))
    }

    /// That so many rows are left out here.
    fn skipped(&self, count: usize, x: f64, y: f64, scene: &mut Scene) {
        let text = fill(self.view.lang.words().skipped, &[&plain_number(count as i64)]);
        Label::small(Ink::Soft).put(Key::nth(Role::Note, SKIPPED + y as u32), x, y, text, scene);
    }

    /// A unit's name, in not much more than a third of the width.
    fn name(&self, unit: UnitIx) -> String {
        let name = unit_name(self.dataset, unit, self.view.lang);
        Label::text(Ink::Text).bold().fit(name, self.width * 0.38)
    }

    fn in_focus(&self, subject: Subject) -> bool {
        self.focus == Some(subject)
    }
}
