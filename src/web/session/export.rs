//! What a reader takes away.

use super::state::Session;
use crate::chart;
use crate::dataset::to_json;
use crate::export::{self, PICTURE_WIDTH};
use crate::scene::Scene;
use crate::text;

/// What can be exported as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The finding of the view as a sentence with its source.
    Citation,
    /// The figure in focus as a sentence with its source.
    FigureCitation,
    /// The picture.
    Svg,
    /// What is shown, as CSV.
    Csv,
    /// The whole dataset, as CSV.
    CsvAll,
    /// What is shown, as a dataset.
    Json,
    /// The whole dataset.
    JsonAll,
    /// Name of a file of what is shown, without extension.
    FileName,
    /// Name of a file of the whole dataset, without extension.
    FileNameAll,
}

/// Each kind of export with its name on the page's side.
const NAMES: [(&str, Export); 9] = [
    ("citation", Export::Citation),
    ("figure", Export::FigureCitation),
    ("svg", Export::Svg),
    ("csv", Export::Csv),
    ("csv-all", Export::CsvAll),
    ("json", Export::Json),
    ("json-all", Export::JsonAll),
    ("name", Export::FileName),
    ("name-all", Export::FileNameAll),
];

impl Export {
    /// The kind of export of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, export)| *export)
    }
}

impl Session {
    /// An export as text.
    #[inline(never)]
    pub fn export(&self, kind: Export) -> String {
        let (dataset, view) = (&self.dataset, &self.view);
        match kind {
            Export::Citation => text::citation(dataset, view),
            Export::FigureCitation => match self.focus_subject() {
                Some(subject) => text::figure_citation(dataset, subject, view.lang),
                None => text::citation(dataset, view),
            },
            Export::Svg => export::svg(dataset, view, self.focus_subject(), self.palette(), PICTURE_WIDTH),
            Export::Csv => export::csv(dataset, &export::shown(dataset, view)),
            Export::CsvAll => export::csv_of_everything(dataset),
            Export::Json => export::json(dataset.whole(), &export::shown(dataset, view)),
            Export::JsonAll => to_json(dataset.whole()),
            Export::FileName => export::file_stem(dataset, view),
            Export::FileNameAll => dataset.id.clone(),
        }
    }

    /// The chart with headline, coverage and source, as an exported image shows it.
    #[inline(never)]
    pub fn captioned_scene(&self) -> Scene {
        chart::captioned_scene(&self.dataset, &self.view, self.focus_subject(), PICTURE_WIDTH)
    }
}
