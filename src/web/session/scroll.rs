//! A long ranking scrolls: the page says how far, and only what is near that is drawn.

use super::events::focus_announced;
use super::state::Session;
use crate::chart::{self, Overview};
use crate::dataset::{Subject, UnitIx};
use crate::outline::{self, Announcement};
use crate::scene::{NavigationStep, PAGE_ROWS, Scene, ScrolledList, Viewport};
use crate::text::plain_number;
use crate::web::messages::Outcome;

impl Session {
    /// How far the page must scroll a long list, in CSS pixels; `None` where it need not. Asked for only when the page
    /// can scroll: what is asked for counts as done.
    pub fn scroll_target(&mut self) -> Option<f64> {
        let is_pending = std::mem::take(&mut self.scroll.is_pending);
        let row = self.row_height().filter(|_| is_pending)?;
        Some(self.scroll.viewport.first as f64 * row)
    }

    /// The overview of a long list, with what is in the viewport marked; `None` where there is no such list.
    #[inline(never)]
    pub fn overview(&self) -> Option<Scene> {
        let overview = self.scroll.overview.as_ref()?;
        let Viewport { first, count } = self.scroll.viewport;
        let focus = self.focus_subject().map(|focus| focus.unit);
        Some(overview.strip(focus, &(first..first + count)))
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub(super) fn scroll_list(&mut self, top: f64, height: f64) -> Outcome {
        let Some(row) = self.row_height() else { return Outcome::default() };
        let count = ((height / row) as usize).max(1);
        // Browsers scroll to whole pixels: a position just short of a row is that row's.
        self.scroll.viewport = Viewport { first: (top / row + 0.05) as usize, count };
        let covers = |list: &ScrolledList| self.scroll.viewport.is_covered(&list.rows, list.count);
        let repaint = self.scene.list.as_ref().is_some_and(|list| !covers(list));
        Outcome { handled: true, repaint, ..Outcome::default() }
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub(super) fn tap_overview(&mut self, x: f64) -> Outcome {
        let x = x * self.zoom();
        let Some(row) = self.scroll.overview.as_ref().and_then(|overview| overview.row_at(x)) else {
            return Outcome::default();
        };
        self.focus_row(row);
        focus_announced()
    }

    /// Room for the rows that are not drawn, as a CSS margin; `None` where all are.
    pub(super) fn list_margin(&self) -> Option<String> {
        self.scene.list.as_ref().map(|list| self.margin_of(list))
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn margin_of(&self, list: &ScrolledList) -> String {
        let pixels = |height: f64| plain_number((height / self.zoom()) as i64);
        [&pixels(list.height_above()), "px 0 ", &pixels(list.height_below()), "px"].concat()
    }
}

impl Session {
    /// Lays the picture out; of a long list, what is in viewport or is to come into viewport.
    pub(super) fn lay_out_scene(&mut self, focus: Option<Subject>, width: f64) {
        let restarts = std::mem::take(&mut self.scroll.restarts);
        if restarts || self.scroll.overview.as_ref().is_some_and(|overview| overview.width() != width) {
            let is_long = outline::is_long(&self.dataset, &self.view);
            self.scroll.overview = is_long.then(|| Overview::of(&self.dataset, &self.view, width));
        }
        if restarts {
            let row = self.view.highlight.and_then(|unit| self.row_of(unit));
            self.scroll.viewport =
                row.map_or(Viewport { first: 0, ..self.scroll.viewport }, |row| self.around(row));
        }
        let rows = self.scroll.viewport.rows_to_draw(usize::MAX / 4);
        self.scene = match self.environment.print {
            // Paper does not scroll.
            true => chart::scene(&self.dataset, &self.view, focus, width),
            false => chart::scrolled_scene(&self.dataset, &self.view, focus, width, rows),
        };
    }

    fn around(&self, row: usize) -> Viewport {
        Viewport::around(row, self.scroll.viewport.count)
    }

    /// Height of a row of a long list in CSS pixels.
    fn row_height(&self) -> Option<f64> {
        let list = self.scene.list.as_ref()?;
        Some(list.row_height * self.environment.width / self.scene.width)
    }

    /// Goes from row to row of a long list, drawn or not; whether this is one.
    pub(super) fn navigate_list(&mut self, step: NavigationStep) -> bool {
        let Some(of) = self.scene.list.as_ref().map(|list| list.count) else { return false };
        self.navigate_rows(of, step);
        true
    }

    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn navigate_rows(&mut self, of: usize, step: NavigationStep) {
        let last = of - 1;
        let at = self.focus_subject().and_then(|focus| self.row_of(focus.unit));
        let next = match (step, at) {
            (NavigationStep::Last, _) => last,
            (NavigationStep::First, _) | (_, None) => 0,
            (NavigationStep::Next | NavigationStep::Below, Some(at)) => at + 1,
            (NavigationStep::Previous | NavigationStep::Above, Some(at)) => at.saturating_sub(1),
            (NavigationStep::PageDown, Some(at)) => at + PAGE_ROWS,
            (NavigationStep::PageUp, Some(at)) => at.saturating_sub(PAGE_ROWS),
        };
        self.focus_row(next.min(last));
    }

    /// Puts the focus on a row and wants it in viewport.
    fn focus_row(&mut self, row: usize) {
        let Some(unit) = self.scroll.overview.as_ref().and_then(|overview| overview.unit(row)) else {
            return;
        };
        self.hover = Some(Subject { unit, metric: self.view.metric });
        self.announcement = self.hover.map_or(Announcement::Nothing, Announcement::Mark);
        self.scroll.viewport.first = self.scroll.viewport.first_showing(row);
        self.scroll.is_pending = true;
    }

    /// The row of a unit in a long list.
    fn row_of(&self, unit: UnitIx) -> Option<usize> {
        self.scroll.overview.as_ref()?.row_of(unit)
    }
}
