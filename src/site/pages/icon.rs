//! The icon as a picture, for home screens that take no SVG.

use crate::site::Result;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The file name, which browsers ask for by themselves too.
pub const TOUCH_ICON_FILE: &str = "apple-touch-icon.png";

/// Width and height in pixels: what an iPhone shows, and all others make smaller.
const SIZE: u32 = 180;

/// Draws the icon as a PNG file. Its corners are white: a home screen rounds them itself, and shows transparency as black.
///
/// # Errors
/// An SVG that cannot be read.
pub fn touch_icon(svg: &str) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default())
        .map_err(|error| format!("www/icon.svg cannot be read: {error}"))?;
    let mut pixels = Pixmap::new(SIZE, SIZE).ok_or("an icon without pixels")?;
    pixels.fill(Color::WHITE);
    let scale = SIZE as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| format!("cannot encode the icon: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::root;

    #[test]
    fn the_icon_fills_its_square_without_transparency() {
        let svg = std::fs::read_to_string(root().join("www/icon.svg")).unwrap();
        let pixels = Pixmap::decode_png(&touch_icon(&svg).unwrap()).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (SIZE, SIZE));
        assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 255));
        let red = pixels.pixels().iter().filter(|pixel| pixel.red() > 150 && pixel.green() < 80).count();
        assert!(red > 1000, "{red} red pixels");
    }

    #[test]
    fn what_is_no_svg_is_named() {
        assert!(touch_icon("<p>").unwrap_err().starts_with("www/icon.svg cannot be read: "));
    }
}
