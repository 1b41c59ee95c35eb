//! What every chart is laid out from, and what all charts lay out alike.

use super::text_style::TextStyle;
use crate::analysis::{AnalysedDataset, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Subject, UnitIx};
use crate::scene::{Ink, Key, Role, Scene, ScrolledList};
use crate::text::{self, counted, unit_name};
use crate::view::{LONG_LIST, Line, View, window};
use std::ops::Range;

/// What every chart is laid out from.
pub struct ChartInput<'a> {
    /// The figures.
    pub dataset: &'a AnalysedDataset,
    /// What the reader asked for.
    pub view: &'a View,
    /// The figure in focus.
    pub focus: Option<Subject>,
    /// Width in scene units.
    pub width: f64,
    /// Which rows of a long list to lay out, where it scrolls.
    pub rows: Option<Range<usize>>,
}

/// Where the indices of marks for skipped rows begin: above those of all other notes.
const SKIPPED: u32 = 1 << 16;

impl ChartInput<'_> {
    /// The lines of a ranking with rows of that height; where it scrolls, also which rows of the list they are.
    pub fn lines(&self, ranking: &Ranking, row_height: f64) -> (Vec<Line>, Option<ScrolledList>) {
        let order = self.view.ranking_rows(self.dataset, ranking);
        let Some(rows) = self.rows.clone().filter(|_| order.len() > LONG_LIST) else {
            let position = |unit| order.iter().position(|row| ranking.rows[*row].unit == unit);
            return (window(&order, self.view.highlight.and_then(position), LONG_LIST, &|_| false), None);
        };
        let count = order.len();
        let rows = rows.start.min(count)..rows.end.min(count);
        let lines = order.get(rows.clone()).unwrap_or_default().iter().copied().map(Line::Row);
        (lines.collect_vec(), Some(ScrolledList { row_height, rows, count, footer: 0.0 }))
    }

    /// Says how many rows are skipped here.
    pub fn draw_skipped(&self, count: usize, x: f64, y: f64, scene: &mut Scene) {
        let text = counted(self.view.lang.words().rows_skipped, count, self.view.lang);
        TextStyle::small(Ink::Soft).draw(Key::chart(Role::Note, SKIPPED + y as u32), x, y, text, scene);
    }

    /// A unit's name, truncated to a little more than a third of the width.
    pub fn name(&self, unit: UnitIx) -> String {
        let name = unit_name(self.dataset, unit, self.view.lang);
        TextStyle::body(Ink::Text).bold().truncate(name, self.width * 0.38)
    }

    /// A figure's value as text.
    pub fn value(&self, figure: &Figure) -> String {
        text::figure_value(self.dataset, figure, self.view.lang)
    }

    /// The value of the figure with that index as text, with or without its unit of measurement.
    pub fn label(&self, figure: usize, has_measure: bool) -> String {
        let figure = &self.dataset.figures[figure];
        match has_measure {
            true => self.value(figure),
            false => text::figure_number(self.dataset, figure, self.view.lang),
        }
    }

    /// Whether a figure is in focus.
    pub fn in_focus(&self, subject: Subject) -> bool {
        self.focus == Some(subject)
    }
}
