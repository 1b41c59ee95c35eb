//! What is to be shown: the laid out scene, and the texts around it that the page does not show yet.

use super::state::{Session, Shown};
use crate::chart;
use crate::draw::Palette;
use crate::outline::{self, Announcement, OutOfSight, Part, ShownParts};
use crate::scene::{Scene, Strip};
use crate::view::{Motion, ThemeChoice};
use crate::web::messages::Frame;

/// The most pixels of a picture. Safari on phones draws nothing on a canvas of more than twice as many (16,777,216), and a canvas
/// may be up to twice as high as its picture.
const MOST_PIXELS: f64 = 8_388_608.0;

impl Session {
    /// Lays the view out and moves the marks on towards it; `now` is in milliseconds.
    pub fn lay_out(&mut self, now: f64) {
        let width = chart::width_for_text(self.environment.width, self.environment.text_scale);
        let before = std::mem::take(&mut self.scene);
        self.lay_out_scene(self.focus_subject(), width);
        let still =
            self.environment.reduced_motion || self.environment.print || self.view.motion == Motion::None;
        let replaced = self.transition.step(before, &self.scene, now, still);
        // Where the page is as it was, what is on the canvas is still good.
        let replaced = replaced.filter(|_| !self.is_adapted);
        self.strips = replaced.and_then(|replaced| replaced.difference(&self.scene));
    }

    /// The strips of the canvas in which the scene differs from what is on it; `None` for all of it.
    pub fn strips(&self) -> Option<&[Strip]> {
        self.strips.as_deref()
    }

    /// Moves the marks on; returns whether they are still moving.
    pub fn animate(&mut self, now: f64) -> bool {
        self.transition.go_on(&self.scene, now);
        self.strips = None;
        self.transition.is_running()
    }

    /// Leaves out of the next frames what nobody sees.
    pub fn leave_out(&mut self, out_of_sight: OutOfSight) {
        self.out_of_sight = out_of_sight;
    }

    /// What is to be shown beside the drawn scene.
    pub fn frame(&mut self) -> Frame {
        let outline = self.outline();
        let evidence = self.evidence();
        let is_adapted = std::mem::take(&mut self.is_adapted);
        let is_other = outline.is_some() || is_adapted;
        Frame {
            moving: self.transition.is_running(),
            outline,
            evidence,
            late: self.is_late(),
            aspect_ratio: self.scene.width / self.scene.height,
            query: is_other.then(|| self.query()),
            at_start: is_other && self.view == self.start_view(),
            list_margin: self.list_margin(),
        }
    }

    /// What is written around the picture and differs from what the page shows; `None` where only the focus is another.
    pub fn outline(&mut self) -> Option<String> {
        let focus = self.focus_subject();
        let (mut parts, mut out_of_sight) = (ShownParts::default(), OutOfSight::default());
        if let Some(shown) = &mut self.shown {
            let has_parts =
                (shown.view.controls, shown.has_evidence) == (self.view.controls, focus.is_some());
            let is_same = has_parts && (&shown.view, &shown.unknown) == (&self.view, &self.unknown);
            if is_same && (shown.has_table || self.out_of_sight.table) {
                return None;
            }
            parts = std::mem::take(&mut shown.parts).before_outline(has_parts);
            if has_parts {
                out_of_sight = self.out_of_sight;
            }
        }
        let about = (&self.dataset, &self.view, focus, &*self.unknown);
        let written = outline::changes(about, &mut parts, out_of_sight);
        self.shown = Some(Shown {
            view: self.view.clone(),
            unknown: self.unknown.clone(),
            has_evidence: focus.is_some(),
            evidence: focus.filter(|_| !out_of_sight.evidence),
            has_table: !out_of_sight.table,
            parts,
        });
        Some(written)
    }

    /// The evidence of the figure in focus; `None` where the page shows it already, or nobody sees it.
    fn evidence(&mut self) -> Option<String> {
        let focus = self.focus_subject()?;
        let shown = self.shown.as_mut().filter(|shown| shown.evidence != Some(focus))?;
        if self.out_of_sight.evidence {
            return None;
        }
        shown.evidence = Some(focus);
        shown.parts.forget(Part::Evidence);
        Some(outline::evidence(&self.dataset, &self.view, focus))
    }

    /// Whether the page shows an earlier state of what is out of sight.
    fn is_late(&self) -> bool {
        let focus = self.focus_subject();
        self.shown.as_ref().is_some_and(|shown| !shown.has_table || shown.evidence != focus)
    }

    /// The live region: what the last event changed, or where that was nothing, the figure in focus.
    pub fn announcement(&mut self) -> String {
        let announcement = match std::mem::take(&mut self.announcement) {
            Announcement::Nothing => self.focus_subject().map_or(Announcement::Nothing, Announcement::Mark),
            announcement => announcement,
        };
        outline::live(&self.dataset, &self.view, announcement)
    }

    /// The live region before anything is announced: a region that is not on the page yet announces nothing.
    pub fn empty_live_region(&self) -> String {
        outline::live(&self.dataset, &self.view, Announcement::Nothing)
    }

    /// The list of keys, as a closed dialog.
    #[inline(never)]
    pub fn keyboard_help(&self) -> String {
        outline::help(&self.view)
    }

    /// The scene to draw: the view's, or one on the way to it.
    pub fn drawn(&self) -> &Scene {
        self.transition.drawn(&self.scene)
    }

    /// Device pixels in a unit of a scene that is `width` units wide, `height` high and fills the picture: as many as the screen
    /// has, but no more in all than `MOST_PIXELS`.
    pub fn device_scale(&self, width: f64, height: f64) -> f64 {
        let most = (MOST_PIXELS / (width * height)).sqrt();
        (self.environment.width / width * self.environment.pixel_ratio).min(most)
    }

    /// Height of the canvas in scene units: while marks move from one height to another, there is room for both.
    pub fn drawn_height(&self) -> f64 {
        self.drawn().height.max(self.scene.height)
    }

    /// The colours of the picture.
    pub fn palette(&self) -> &Palette {
        if let Some(forced) = &self.forced_palette {
            return forced;
        }
        match (self.view.theme, self.environment.dark) {
            _ if self.environment.print => &Palette::LIGHT,
            (ThemeChoice::Light, _) | (ThemeChoice::Auto, false) => &Palette::LIGHT,
            (ThemeChoice::Dark, _) | (ThemeChoice::Auto, true) => &Palette::DARK,
        }
    }
}
