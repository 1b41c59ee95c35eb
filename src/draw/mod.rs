//! A [`Scene`] becomes a picture: on a canvas, through plotters, or as SVG text.
//!
//! plotters is named nowhere else. We give it shapes at finite places and keep layout, ticks and text
//! measuring to ourselves: its own measure text through the host page's DOM, and its ranges can hang.

#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
mod paint;
mod palette;
mod svg;

#[cfg(target_arch = "wasm32")]
pub use canvas::canvas;
pub use palette::{Palette, Rgb};
pub use svg::{Colours, Description, svg};

/// The fonts of every picture: the reader's own, Chinese included.
///
/// Latin faces of like width come first: text is laid out by a table of such widths, and a Linux system's own
/// face can be a sixth wider.
pub const FONTS: &str = "-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"PingFang SC\",\
                         \"Hiragino Sans GB\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"Noto Sans SC\",sans-serif";

/// Paint order, from the back.
pub(crate) const LAYERS: [Layer; 5] = [Layer::Ground, Layer::Grid, Layer::Data, Layer::Focus, Layer::Text];

use crate::scene::Layer;
#[cfg(doc)]
use crate::scene::Scene;
