//! A view as a picture of its own.

use crate::chart::poster;
use crate::dataset::{Dataset, Subject};
use crate::draw::{self, Colours, Said, Theme};
use crate::text::{Headed, claim};
use crate::view::View;

/// The view as an SVG file, `width` CSS pixels wide: finding, coverage and source burnt in, text as text, its claim as
/// its description. No script, no reference to anything outside.
pub fn svg(dataset: &Dataset, view: &View, focus: Option<Subject>, theme: &Theme, width: f64) -> String {
    let scene = poster(dataset, view, focus, width);
    let said = Said { title: &Headed::of(dataset, view).headline, desc: &claim(dataset, view) };
    draw::svg(&scene, Colours::Fixed(theme), Some(said))
}
