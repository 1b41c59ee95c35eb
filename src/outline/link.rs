//! Names of units and metrics that lead to their own view.

use super::writer::OutlineWriter;
use crate::dataset::Dataset;
use crate::scene::Link;

/// The view that a link leads to, as parameters of a query.
pub fn link_query(dataset: &Dataset, link: Link) -> String {
    match link {
        Link::Profile(unit) => ["chart=profile&highlight=", &dataset.unit(unit).id].concat(),
        Link::Ranking(metric) => ["chart=ranking&metric=", &dataset.metric(metric).id].concat(),
    }
}

/// A button that leads to another view. Of several, only the first can be reached by Tab; arrow keys lead from it to
/// the others.
pub fn link_button(writer: &mut OutlineWriter, dataset: &Dataset, link: Link, text: &str, is_first: bool) {
    writer.open("button type=button name=go");
    writer.attr("value", &link_query(dataset, link));
    if !is_first {
        writer.attr("tabindex", "-1");
    }
    writer.text(text);
    writer.close();
}
