//! Scene to SVG text, through plotters-svg, then made small and restyled.

use plotters_svg::SVGBackend;

use super::paint::Brush;
use super::{FONTS, Rgb, Theme};
use crate::scene::{Ink, Scene};

/// Drawing units a scene unit: plotters draws whole numbers, two are as fine as a good screen.
const FINE: f64 = 2.0;

/// plotters-svg divides font sizes by this.
const FONT_DIVISOR: f64 = 1.24;

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// Written into the picture: for a file that stands alone.
    Fixed(&'a Theme),
    /// Left to the page's style sheet: fills get the class `f-ROLE`, strokes `s-ROLE`.
    Classes,
}

/// Draws a scene as one SVG element, as wide as it is given room, sized in scene units.
pub fn svg(scene: &Scene, colours: Colours<'_>) -> String {
    let probe = Theme(Ink::ALL.map(|ink| (ink as u8, ink as u8, ink as u8)));
    let theme = match colours {
        Colours::Fixed(theme) => theme,
        Colours::Classes => &probe,
    };
    let size = ((scene.width * FINE).round() as u32, (scene.height * FINE).round() as u32);
    let mut text = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut text, size);
        let brush = Brush { theme, scale: FINE, font_scale: FONT_DIVISOR, by_font: false };
        // A backend that writes to a string refuses nothing.
        let _ = brush.scene(scene, &mut backend);
    }
    let text = smaller(&text, size);
    match colours {
        Colours::Fixed(_) => text,
        Colours::Classes => classes(&text),
    }
}

/// The same picture in fewer bytes: one font for all, no attribute that says the default, no line breaks.
fn smaller(text: &str, (width, height): (u32, u32)) -> String {
    let family = format!(" font-family=\"{}\"", FONTS.replace('"', "&quot;"));
    let head = format!("<svg width=\"{width}\" height=\"{height}\" viewBox");
    let root = format!("<svg{family} viewBox");
    text.replace(&family, "")
        .replace(&head, &root)
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" text-anchor=\"start\"", "")
        // The middle of a Chinese or Latin capital stands this far above its baseline.
        .replace("dy=\"0.5ex\"", "dy=\".36em\"")
        .replace(".00000000000000", "")
        .replace('\n', "")
}

/// Colours of the probe theme become class names.
fn classes(text: &str) -> String {
    Ink::ALL.into_iter().fold(text.to_owned(), |text, ink| {
        let hex = hex((ink as u8, ink as u8, ink as u8));
        text.replace(&format!("fill=\"{hex}\""), &format!("class=\"f-{}\"", ink.name()))
            .replace(&format!("stroke=\"{hex}\""), &format!("class=\"s-{}\"", ink.name()))
    })
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}
