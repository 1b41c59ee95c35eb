//! What is to be shown: the laid out scene, and the texts around it that the page does not show yet.

use super::state::{Session, Shown};
use crate::chart;
use crate::draw::Palette;
use crate::outline::{self, Announcement};
use crate::scene::Scene;
use crate::view::{Motion, ThemeChoice};
use crate::web::messages::Frame;

impl Session {
    /// Lays the view out and moves the marks on towards it; `now` is in milliseconds.
    pub fn lay_out(&mut self, now: f64) {
        let width = chart::width_for_text(self.environment.width, self.environment.text_scale);
        self.lay_out_scene(self.focus_subject(), width);
        let still =
            self.environment.reduced_motion || self.environment.print || self.view.motion == Motion::None;
        self.transition.step(&self.scene, now, still);
    }

    /// Moves the marks on; returns whether they are still moving.
    pub fn animate(&mut self, now: f64) -> bool {
        self.transition.step(&self.scene, now, false);
        self.transition.is_running()
    }

    /// What is to be shown beside the drawn scene.
    pub fn frame(&mut self) -> Frame {
        Frame {
            moving: self.transition.is_running(),
            outline: self.outline(),
            evidence: self.evidence(),
            aspect_ratio: self.scene.width / self.scene.height,
            query: self.query(),
            at_start: self.view == self.start_view(),
            list_margin: self.list_margin(),
        }
    }

    /// Everything written around the picture; `None` where the page shows it already or only the focus is another.
    pub fn outline(&mut self) -> Option<String> {
        let focus = self.focus_subject();
        let is_new = self.shown.as_ref().is_none_or(|shown| {
            (&shown.view, &shown.unknown, shown.focus.is_some())
                != (&self.view, &self.unknown, focus.is_some())
        });
        is_new.then(|| {
            self.shown = Some(Shown { view: self.view.clone(), unknown: self.unknown.clone(), focus });
            outline::outline(&self.dataset, &self.view, focus, &self.unknown)
        })
    }

    /// The evidence of the figure in focus; `None` where the page shows it already.
    fn evidence(&mut self) -> Option<String> {
        let focus = self.focus_subject()?;
        let shown = self.shown.as_mut().filter(|shown| shown.focus != Some(focus))?;
        shown.focus = Some(focus);
        Some(outline::evidence(&self.dataset, &self.view, focus))
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
        &self.transition.drawn
    }

    /// Device pixels in a unit of a scene that is `width` units wide and fills the picture.
    pub fn device_scale(&self, width: f64) -> f64 {
        self.environment.width / width * self.environment.pixel_ratio
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
