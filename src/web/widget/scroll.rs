//! A long ranking scrolls: the page says how far, here is drawn what is in sight.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::{Announcement, Widget, make_room};
use crate::chart::{self, Overview};
use crate::dataset::{Subject, UnitIx, push_digits};
use crate::draw;
use crate::outline;
use crate::scene::{NavigationStep, PAGE_ROWS, ScrolledList, Viewport};

/// Rows in sight before the page says how many.
const ROWS: usize = 16;

/// How far a long list is scrolled.
pub struct Scroll {
    sight: Viewport,
    /// Whether another view begins: where its focus is.
    starts: bool,
    /// Whether the page must follow.
    leads: bool,
    /// All rows of the view on the screen, where they are very many.
    whole: Option<Overview>,
}

impl Default for Scroll {
    fn default() -> Self {
        Self { sight: Viewport { first: 0, count: ROWS }, starts: true, leads: true, whole: None }
    }
}

impl Scroll {
    /// Rows have another height: the page stays at the row where it is.
    pub(super) fn stay(&mut self) {
        self.leads = true;
    }

    /// Another view: it begins where its focus is.
    pub fn restart(&mut self) {
        (self.starts, self.leads) = (true, true);
    }
}

#[wasm_bindgen]
impl Widget {
    /// The page is scrolled so far in a long list, of which so much is in sight (CSS pixels). Returns whether the
    /// picture must be shown again.
    pub fn scroll(&mut self, top: f64, height: f64) -> bool {
        let Some(row) = self.row_height() else { return false };
        let count = ((height / row) as usize).max(1);
        // Browsers scroll to whole pixels: what is a hair short of a row is that row.
        self.scroll.sight = Viewport { first: (top / row + 0.05) as usize, count };
        self.scene.list.as_ref().is_some_and(|list| !self.scroll.sight.is_covered(&list.rows, list.count))
    }

    /// Room above and below the picture for the rows of a long list that are not drawn, as CSS says margins; empty
    /// where all are drawn.
    pub fn room(&self) -> String {
        let zoom = self.place.width / self.scene.width;
        let margins = |list: &ScrolledList| {
            let mut css = String::new();
            push_digits((list.height_above() * zoom) as u64, &mut css);
            css.push_str("px 0 ");
            push_digits((list.height_below() * zoom) as u64, &mut css);
            css + "px"
        };
        self.scene.list.as_ref().map(margins).unwrap_or_default()
    }

    /// How far the page must scroll in a long list so that what is wanted comes into sight, in CSS pixels; negative
    /// where it need not.
    pub fn scroll_to(&mut self) -> f64 {
        let leads = std::mem::take(&mut self.scroll.leads);
        self.row_height().filter(|_| leads).map_or(-1.0, |row| self.scroll.sight.first as f64 * row)
    }

    /// Draws the whole of a long list on a strip; on the canvas of nothing that is one, nothing.
    ///
    /// # Errors
    /// `canvas` where the canvas has no 2D context.
    pub fn strip(&self, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
        let Some(whole) = &self.scroll.whole else { return Ok(()) };
        let Viewport { first, count } = self.scroll.sight;
        let focus = self.focus_subject().map(|focus| focus.unit);
        let scene = whole.strip(focus, &(first..first + count));
        let scale = self.place.width / scene.width * self.place.ratio;
        make_room(canvas, (scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
        let drawn = draw::canvas(&scene, self.theme(), scale, canvas);
        drawn.then_some(()).ok_or_else(|| JsValue::from_str("canvas"))
    }

    /// A tap on the strip, `x` CSS pixels from its left: what stands there comes into focus and into sight.
    pub fn jump(&mut self, x: f64) {
        let zoom = self.scene.width / self.place.width;
        if let Some(row) = self.scroll.whole.as_ref().and_then(|whole| whole.row_at(x * zoom)) {
            self.meet(row);
        }
    }
}

impl Widget {
    /// Lays the picture out; of a long list, what is in sight or is to come into sight.
    pub(super) fn lay_out(&mut self, focus: Option<Subject>, width: f64) {
        let starts = std::mem::take(&mut self.scroll.starts);
        if starts || self.scroll.whole.as_ref().is_some_and(|whole| whole.width() != width) {
            let is_long = outline::is_long(&self.dataset, &self.view);
            self.scroll.whole = is_long.then(|| Overview::of(&self.dataset, &self.view, width));
        }
        if starts {
            let row = self.view.highlight.and_then(|unit| self.row_of(unit));
            self.scroll.sight =
                row.map_or(Viewport { first: 0, ..self.scroll.sight }, |row| self.around(row));
        }
        let rows = self.scroll.sight.rows_to_draw(usize::MAX / 4);
        self.scene = match self.place.paper {
            // Paper does not scroll.
            true => chart::scene(&self.dataset, &self.view, focus, width),
            false => chart::scrolled_scene(&self.dataset, &self.view, focus, width, rows),
        };
    }

    fn around(&self, row: usize) -> Viewport {
        Viewport::around(row, self.scroll.sight.count)
    }

    /// Height of a row of a long list in CSS pixels.
    fn row_height(&self) -> Option<f64> {
        let list = self.scene.list.as_ref()?;
        Some(list.row_height * self.place.width / self.scene.width)
    }

    /// Goes from row to row of a long list, drawn or not; whether this is one.
    pub(super) fn navigate_list(&mut self, step: NavigationStep) -> bool {
        let Some(of) = self.scene.list.as_ref().map(|list| list.count) else { return false };
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
        self.meet(next.min(last));
        true
    }

    /// Puts the focus on a row and wants it in sight.
    fn meet(&mut self, row: usize) {
        let Some(unit) = self.scroll.whole.as_ref().and_then(|whole| whole.unit(row)) else { return };
        self.hover = Some(Subject { unit, metric: self.view.metric });
        self.said = self.hover.map_or(Announcement::Nothing, Announcement::Mark);
        self.scroll.sight.first = self.scroll.sight.first_showing(row);
        self.scroll.leads = true;
    }

    /// The row of a unit in a long list.
    fn row_of(&self, unit: UnitIx) -> Option<usize> {
        self.scroll.whole.as_ref()?.row_of(unit)
    }
}
