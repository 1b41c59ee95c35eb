//! A [`Scene`] becomes a picture: on a canvas, as SVG text, or, on the host, as a PNG file. One file each; a drawer takes
//! the scene and its colours.
//!
//! ```
//! use reported_figures::draw::{Colours, Palette, Root, svg};
//! use reported_figures::scene::{Align, Ink, Key, Layer, Mark, Role, Scene, Shape};
//!
//! let text = Shape::Text { at: (8.0, 20.0), size: 14.0, bold: false, align: Align::Left, text: "6.3%".into() };
//! let mut scene = Scene::new(320.0);
//! scene.height = 40.0;
//! scene.add(Mark::new(Key::chart(Role::Note, 0), Layer::Text, Ink::Text, text));
//! let picture = svg(&scene, Colours::Fixed(&Palette::LIGHT), Root::Plain);
//! assert!(picture.contains("fill=\"#1A1B20\">6.3%</text>"), "{picture}");
//! ```
//!
//! plotters writes the canvas and is named nowhere but in `canvas.rs`. It is given shapes at finite positions;
//! layout, ticks and text widths stay ours, because plotters measures text through the host page's DOM, and its
//! ranges can hang.

#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(not(target_arch = "wasm32"))]
mod indexed_png;
#[cfg(not(target_arch = "wasm32"))]
mod narrow_quotes;
mod palette;
#[cfg(not(target_arch = "wasm32"))]
mod png;
#[cfg(not(target_arch = "wasm32"))]
mod script_runs;
mod svg;

#[cfg(target_arch = "wasm32")]
pub use canvas::{canvas, strips};
#[cfg(test)]
pub use palette::contrast;
pub use palette::{Palette, Rgb};
#[cfg(not(target_arch = "wasm32"))]
pub use png::{Fonts, png, small_png};
pub use svg::{Colours, Langs, Root, svg};

#[cfg(doc)]
use crate::scene::Scene;

/// The fonts of every picture: the reader's own, Chinese included.
///
/// Latin fonts of similar width come first: texts are laid out by a table of such widths, and the default font of a
/// Linux system can be a sixth wider.
pub const FONTS: &str = "-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"PingFang SC\",\
                         \"Hiragino Sans GB\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",\"Noto Sans SC\",sans-serif";
