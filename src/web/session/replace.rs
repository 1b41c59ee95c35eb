//! Other figures in the same view: those of a table that was looked at again.

use super::state::Session;
use crate::analysis::AnalysedDataset;
use crate::chart::{self, Overview};
use crate::dataset::{self, Dataset, MetricIx, Subject, UnitIx};
use crate::outline::{self, Announcement};
use crate::scene::{Datum, Scene};
use crate::view::{self, View};
use crate::web::messages::Outcome;

impl Session {
    /// Shows another dataset. View, focus and position in a long list stay where they are, by the ids of units and metrics, and
    /// marks travel to where they are now. Where the dataset, in JSON, is not valid, nothing changes.
    #[inline(never)]
    pub(super) fn replace(&mut self, data: &str) -> Outcome {
        let Some(new) = dataset::accept(data) else { return Outcome::default() };
        let new = AnalysedDataset::new(new);
        let ids = Ids { old: &self.dataset, new: &new };
        let start = View::start(&new, self.start.lang);
        let (mut view, unknown) = view::parse(&self.query(), &new, &start);
        // What most units reported may be another metric now: the reader's stays.
        view.metric = ids.metric(self.view.metric).unwrap_or(view.metric);
        let hover = self.hover.and_then(|subject| ids.subject(subject));
        ids.rename(&mut self.scene);
        if let Some(drawn) = self.transition.drawn_mut() {
            ids.rename(drawn);
        }
        self.dataset = new.showing(view.wanted_period(&new)).unwrap_or(new);
        (self.start, self.view, self.unknown, self.hover) = (start, view, unknown, hover);
        self.shown = None;
        self.announcement = Announcement::Nothing;
        self.renew_overview();
        self.transition.request();
        Outcome { handled: true, repaint: true, ..Outcome::default() }
    }

    /// Works the overview of a long list out anew, without scrolling it.
    fn renew_overview(&mut self) {
        let width = chart::design_width(self.environment.width / self.environment.text_scale);
        let is_long = outline::is_long(&self.dataset, &self.view);
        self.scroll.overview = is_long.then(|| Overview::of(&self.dataset, &self.view, width));
    }
}

/// Two datasets that have ids in common.
struct Ids<'d> {
    old: &'d Dataset,
    new: &'d Dataset,
}

impl Ids<'_> {
    fn unit(&self, unit: UnitIx) -> Option<UnitIx> {
        self.new.unit_by_id(&self.old.unit(unit).id)
    }

    fn metric(&self, metric: MetricIx) -> Option<MetricIx> {
        self.new.metric_by_id(&self.old.metric(metric).id)
    }

    fn subject(&self, subject: Subject) -> Option<Subject> {
        Some(Subject { unit: self.unit(subject.unit)?, metric: self.metric(subject.metric)? })
    }

    /// Gives the marks of a scene of the old dataset the identities that they have in the new one; what is gone has none.
    fn rename(&self, scene: &mut Scene) {
        const GONE: UnitIx = UnitIx(u32::MAX);
        for mark in &mut scene.marks {
            mark.key.datum = match mark.key.datum {
                Datum::Chart => Datum::Chart,
                Datum::Unit(unit) => Datum::Unit(self.unit(unit).unwrap_or(GONE)),
                Datum::Figure(subject) => self.subject(subject).map_or(Datum::Unit(GONE), Datum::Figure),
            };
        }
    }
}
