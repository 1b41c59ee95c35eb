//! A picture as a PNG file of at most 256 colours: less than half the size of one with all shades.

use resvg::tiny_skia::Pixmap;
use std::collections::BTreeMap;

/// Encodes an opaque picture. Shades that text has at its edges are rounded as far as it takes for 256 colours.
///
/// # Errors
/// What the encoder reports.
pub fn indexed_png(pixels: &Pixmap) -> Result<Vec<u8>, String> {
    let (palette, indices) = reduced(pixels);
    let failed = |error: png::EncodingError| format!("cannot encode the picture: {error}");
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Neighbouring numbers of a palette are no neighbouring colours.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&indices).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

/// The colours, and for each pixel the index of its own.
fn reduced(pixels: &Pixmap) -> (Vec<[u8; 3]>, Vec<u8>) {
    for bits in 0..7 {
        let colours = pixels
            .pixels()
            .iter()
            .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()].map(|channel| rounded(channel, bits)));
        if let Some(reduced) = indexed(colours) {
            return reduced;
        }
    }
    // OK because eight shades of three channels at most are left by then: this is not reached.
    (vec![[0, 0, 0]], vec![0; pixels.pixels().len()])
}

/// A channel without its last bits; black and white stay what they are.
fn rounded(channel: u8, bits: u32) -> u8 {
    let steps = 255_u32 >> bits;
    let step = (u32::from(channel) * steps + 127) / 255;
    u8::try_from(step * 255 / steps.max(1)).unwrap_or(u8::MAX)
}

/// The distinct colours in the order of their first pixels, and each pixel's index; `None` for more than 256.
fn indexed(colours: impl Iterator<Item = [u8; 3]>) -> Option<(Vec<[u8; 3]>, Vec<u8>)> {
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let (mut palette, mut indices) = (Vec::new(), Vec::new());
    for colour in colours {
        let index = match known.get(&colour) {
            Some(index) => *index,
            None => {
                let index = u8::try_from(palette.len()).ok()?;
                known.insert(colour, index);
                palette.push(colour);
                index
            }
        };
        indices.push(index);
    }
    Some((palette, indices))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use resvg::tiny_skia::Color;

    fn picture(colours: &[[u8; 3]]) -> Pixmap {
        let mut pixels = Pixmap::new(colours.len() as u32, 1).unwrap();
        for (pixel, [r, g, b]) in pixels.pixels_mut().iter_mut().zip(colours) {
            *pixel = Color::from_rgba8(*r, *g, *b, 255).premultiply().to_color_u8();
        }
        pixels
    }

    proptest! {
        #[test]
        fn every_pixel_keeps_its_colour_or_one_close_to_it(colours in prop::collection::vec(any::<[u8; 3]>(), 1..2000)) {
            let read = Pixmap::decode_png(&indexed_png(&picture(&colours)).unwrap()).unwrap();
            let close = if colours.len() <= 256 { 0 } else { 64 };
            for (pixel, colour) in read.pixels().iter().zip(&colours) {
                for (channel, was) in [pixel.red(), pixel.green(), pixel.blue()].iter().zip(colour) {
                    prop_assert!(channel.abs_diff(*was) <= close, "{channel} was {was}");
                }
            }
        }
    }
}
