//! The widget as a page first shows it: drawn and said on the host, before any script.

use crate::chart::{self, WIDTHS};
use crate::dataset::Dataset;
use crate::draw::{Colours, svg};
use crate::outline::{html, outline};
use crate::view::View;

/// The widget's outline as HTML, with its picture drawn for every design width.
pub fn widget(dataset: &Dataset, view: &View) -> String {
    let focus = view.focus(dataset);
    let picture = |width: f64| {
        let scene = chart::scene(dataset, view, focus, width);
        let drawn = svg(&scene, Colours::Classes, None);
        drawn.replacen("<svg ", &format!("<svg class=\"w{width}\" aria-hidden=\"true\" "), 1)
    };
    html(&outline(dataset, view, focus, &[]), &WIDTHS.map(picture).concat())
}
