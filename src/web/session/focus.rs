//! The figure in focus, as the page is told of it.

use super::state::Session;
use crate::text::{figure_value, quote, unit_name};
use crate::web::messages::Focus;

impl Session {
    /// The figure in focus, in the language of the view.
    pub fn focus(&self) -> Option<Focus> {
        let subject = self.focus_subject()?;
        let (dataset, lang) = (&self.dataset, self.view.lang);
        let metric = dataset.metric(subject.metric);
        let figure = dataset.figure(subject.unit, subject.metric);
        Some(Focus {
            unit: dataset.unit(subject.unit).id.clone(),
            metric: metric.id.clone(),
            name: unit_name(dataset, subject.unit, lang).to_owned(),
            text: figure.map(|figure| figure_value(dataset, figure, lang)),
            quote: figure.map(quote),
        })
    }
}
