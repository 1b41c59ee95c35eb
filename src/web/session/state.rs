//! What one widget remembers.

use super::scroll_state::Scroll;
use crate::analysis::{AnalysedDataset, Rounding};
use crate::chart;
use crate::dataset::{self, Lang, Subject};
use crate::draw::Palette;
use crate::outline::{self, Announcement, OutOfSight, ShownParts};
use crate::scene::{Scene, Strip};
use crate::view::{self, Sort, Unknown, View};
use crate::web::messages::Environment;
use crate::web::transition::Transition;

/// The state of one widget.
pub struct Session {
    pub(super) dataset: AnalysedDataset,
    /// The view of an empty query.
    pub(super) start: View,
    pub(super) view: View,
    /// What of the last query was not understood.
    pub(super) unknown: Vec<Unknown>,
    /// The figure under the pointer, or that the keyboard moved to.
    pub(super) hover: Option<Subject>,
    pub(super) environment: Environment,
    pub(super) forced_palette: Option<Palette>,
    pub(super) shown: Option<Shown>,
    /// What the page does not need yet.
    pub(super) out_of_sight: OutOfSight,
    pub(super) announcement: Announcement,
    pub(super) scene: Scene,
    pub(super) transition: Transition,
    /// Where the scene differs from what is on the canvas, if that is known.
    pub(super) strips: Option<Vec<Strip>>,
    /// Whether the page was adapted to since the last frame.
    pub(super) is_adapted: bool,
    pub(super) scroll: Scroll,
}

/// What the page shows around the picture.
pub(super) struct Shown {
    pub(super) view: View,
    pub(super) unknown: Vec<Unknown>,
    /// Whether there is an evidence panel.
    pub(super) has_evidence: bool,
    /// The figure whose evidence in this view it has; `None` where it has that of an earlier view.
    pub(super) evidence: Option<Subject>,
    /// Whether the table is that of the view.
    pub(super) has_table: bool,
    pub(super) parts: ShownParts,
}

impl Session {
    /// A session of a dataset in JSON, or of the embedded one, in the language of a BCP 47 tag; `None` where the dataset
    /// is not valid.
    pub fn new(data: Option<&str>, lang: &str) -> Option<Self> {
        let dataset = match data {
            Some(document) => dataset::accept(document)?,
            None => dataset::embedded(),
        };
        let dataset = match data {
            None if cfg!(feature = "packed-dataset") => AnalysedDataset::without_details(dataset),
            _ => AnalysedDataset::new(dataset),
        };
        let start = View::start(&dataset, Lang::from_tag(lang).unwrap_or_default());
        Some(Self {
            view: start.clone(),
            start,
            dataset,
            unknown: Vec::new(),
            hover: None,
            environment: Environment {
                width: chart::WIDTHS[0],
                text_scale: 1.0,
                pixel_ratio: 1.0,
                dark: false,
                reduced_motion: false,
                print: false,
                forced_colors: None,
                start: String::new(),
            },
            forced_palette: None,
            shown: None,
            out_of_sight: OutOfSight::default(),
            announcement: Announcement::Nothing,
            scene: Scene::default(),
            transition: Transition::default(),
            strips: None,
            is_adapted: true,
            scroll: Scroll::default(),
        })
    }

    /// Takes in what the page is like from now on, and paints all of the picture in the next frame.
    pub fn adapt(&mut self, environment: Environment) {
        let size = |of: &Environment| (of.width, of.text_scale, of.print);
        if size(&environment) != size(&self.environment) {
            self.scroll.keep_row();
        }
        self.forced_palette = environment.forced_colors.as_deref().and_then(Palette::from_hex);
        self.environment = environment;
        self.is_adapted = true;
    }

    /// Whether the view shows what is in the deferred module (see `src/site/build/shrink/split`), which the page must have added
    /// to the instance before anything else is asked. So must it before it asks for an export or the list of keys.
    pub fn needs_deferred(&self) -> bool {
        let (dataset, view) = (&self.dataset, &self.view);
        let width = chart::width_for_text(self.environment.width, self.environment.text_scale);
        // With large text on a narrow screen, names and values may need what no design width does.
        width < chart::WIDTHS[0]
            || chart::is_deferred(dataset, view)
            || view.hold != Rounding::Ignored
            || !view.units.is_empty()
            || view.kind.is_some()
            || view.sort == Sort::Kind
            || outline::is_long(dataset, view)
            || !dataset.series.is_empty()
            || !dataset.named_periods.is_empty()
    }

    /// Adds the texts of the embedded dataset that views need which need the deferred module.
    pub fn add_details(&mut self, details: &str) {
        self.dataset.add_details(details);
    }

    /// The view as a query: what differs from the starting view.
    pub fn query(&self) -> String {
        view::to_query(&self.view, &self.dataset, &self.start)
    }

    pub(super) fn focus_subject(&self) -> Option<Subject> {
        self.hover.or_else(|| self.view.focus(&self.dataset))
    }

    /// The view that the element's attributes ask for, in the language, colours and controls that the reader has now.
    pub(super) fn start_view(&self) -> View {
        let (start, _) = view::parse(&self.environment.start, &self.dataset, &self.start);
        let View { lang, theme, controls, motion, .. } = self.view;
        View { lang, theme, controls, motion, ..start }
    }

    /// Scene units in a CSS pixel.
    pub(super) fn zoom(&self) -> f64 {
        self.scene.width / self.environment.width
    }
}
