//! The colours of the roles. One table serves canvas, SVG and style sheets, so that they cannot differ.

use crate::scene::Ink;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A colour for every [`Ink`], in the order of [`Ink::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette(pub [Rgb; Ink::ALL.len()]);

impl Palette {
    /// Ink on white.
    pub const LIGHT: Palette = Palette([
        (0xff, 0xff, 0xff),
        (0xf5, 0xf6, 0xf8),
        (0xdd, 0xe1, 0xe7),
        (0x82, 0x8d, 0x9b),
        (0xb3, 0x26, 0x1e),
        (0x1a, 0x1b, 0x20),
        (0x58, 0x5e, 0x69),
        (0xb3, 0x26, 0x1e),
        (0xfb, 0xee, 0xed),
        (0xff, 0xff, 0xff),
    ]);

    /// Light on near-black.
    pub const DARK: Palette = Palette([
        (0x15, 0x16, 0x1a),
        (0x1f, 0x21, 0x27),
        (0x3a, 0x3e, 0x47),
        (0x72, 0x7e, 0x8e),
        (0xff, 0x8a, 0x7a),
        (0xf1, 0xf2, 0xf4),
        (0xab, 0xb1, 0xbc),
        (0xff, 0x8a, 0x7a),
        (0x33, 0x22, 0x23),
        (0x15, 0x16, 0x1a),
    ]);

    /// The system's own colours, by the names that style sheets have for them: where a reader's system replaces all
    /// colours, the picture takes them too.
    pub const FORCED: [&str; Ink::ALL.len()] = [
        "Canvas",
        "Canvas",
        "GrayText",
        "CanvasText",
        "Highlight",
        "CanvasText",
        "CanvasText",
        "CanvasText",
        "Canvas",
        "Canvas",
    ];

    /// A palette of six hexadecimal digits for every [`Ink`]; `None` where there are fewer, or other characters.
    pub fn from_hex(text: &str) -> Option<Palette> {
        let channel = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
        let mut palette = Palette::LIGHT;
        for (index, color) in palette.0.iter_mut().enumerate() {
            *color = (channel(3 * index)?, channel(3 * index + 1)?, channel(3 * index + 2)?);
        }
        Some(palette)
    }

    /// The colour of a role.
    pub fn rgb(&self, ink: Ink) -> Rgb {
        self.0[ink as usize]
    }
}

#[cfg(test)]
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
fn luminance((r, g, b): Rgb) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
#[cfg(test)]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_in_the_order_of_the_table() {
        for (index, ink) in Ink::ALL.into_iter().enumerate() {
            assert_eq!(ink as usize, index, "{}", ink.name());
        }
    }

    #[test]
    fn a_palette_is_read_from_six_digits_a_colour() {
        let hex: String = Palette::DARK.0.iter().map(|(r, g, b)| format!("{r:02x}{g:02x}{b:02x}")).collect();
        assert_eq!(Palette::from_hex(&hex), Some(Palette::DARK));
        assert_eq!(Palette::from_hex(&hex[2..]), None);
        assert_eq!(Palette::from_hex(&hex.replace('a', "x")), None);
        assert_eq!(Palette::from_hex(""), None);
    }

    /// Colours as eyes without one kind of cone see them (Machado, Oliveira and Fernandes 2009, severity 1), on linear
    /// light.
    const DEFICIENCIES: [(&str, [[f64; 3]; 3]); 4] = [
        ("none", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protan",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "deutan",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "tritan",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    /// CIE L*a*b* of a colour as such eyes see it.
    fn lab(rgb: Rgb, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
        let product = |matrix: &[[f64; 3]; 3], v: [f64; 3]| {
            matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
        };
        let seen = product(eyes, [rgb.0, rgb.1, rgb.2].map(linear)).map(|c| c.clamp(0.0, 1.0));
        const XYZ: [[f64; 3]; 3] =
            [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let [x, y, z] = product(&XYZ, seen);
        let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let (x, y, z) = (f(x / 0.95047), f(y), f(z / 1.08883));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// How far two colours are apart, by CIEDE2000.
    fn difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
        let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
        let grey = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
        let (a1, a2) = (a1 * (1.0 + grey), a2 * (1.0 + grey));
        let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
        let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
        let (h1, h2) = (hue(a1, b1), hue(a2, b2));
        let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
        let big_turn = 2.0 * (c1 * c2).sqrt() * (turn.to_radians() / 2.0).sin();
        let (light, chroma, h) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0, (h1 + turn / 2.0).rem_euclid(360.0));
        let cos = |degrees: f64| degrees.to_radians().cos();
        let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
            - 0.20 * cos(4.0 * h - 63.0);
        let off = (light - 50.0).powi(2);
        let sl = 1.0 + 0.015 * off / (20.0 + off).sqrt();
        let (sc, sh) = (1.0 + 0.045 * chroma, 1.0 + 0.015 * chroma * t);
        let bend = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
        let rotate = -(2.0 * bend).to_radians().sin() * 2.0 * seventh(chroma);
        let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, big_turn / sh);
        (dl * dl + dc * dc + dh * dh + rotate * dc * dh).sqrt()
    }

    #[test]
    fn the_measure_of_difference_is_the_standard_one() {
        // Sharma, Wu and Dalal (2005), pairs 1, 7, 17 and 25.
        for (a, b, known) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ] {
            assert!((difference(a, b) - known).abs() < 1e-3, "{a:?} {b:?}: {}", difference(a, b));
        }
    }

    #[test]
    fn marks_differ_for_every_kind_of_eyes() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for (name, eyes) in DEFICIENCIES {
                for (a, b) in [(Ink::Mark, Ink::Focus), (Ink::Mark, Ink::Text), (Ink::Focus, Ink::Text)] {
                    let apart = difference(lab(palette.rgb(a), &eyes), lab(palette.rgb(b), &eyes));
                    assert!(apart >= 10.0, "{name}: {} and {}: {apart:.1}", a.name(), b.name());
                }
            }
        }
    }

    #[test]
    fn text_contrasts_by_four_and_a_half_on_every_ground() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for ground in [Ink::Paper, Ink::Panel, Ink::Tint] {
                for text in [Ink::Text, Ink::Soft, Ink::FocusText] {
                    let ratio = contrast(palette.rgb(text), palette.rgb(ground));
                    assert!(ratio >= 4.5, "{} on {}: {ratio:.2}", text.name(), ground.name());
                }
            }
            for ground in [Ink::Text, Ink::Focus] {
                assert!(
                    contrast(palette.rgb(Ink::Inverse), palette.rgb(ground)) >= 4.5,
                    "on {}",
                    ground.name()
                );
            }
        }
    }

    #[test]
    fn marks_contrast_by_three_on_every_ground() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for ground in [Ink::Paper, Ink::Panel] {
                for mark in [Ink::Mark, Ink::Focus] {
                    let ratio = contrast(palette.rgb(mark), palette.rgb(ground));
                    assert!(ratio >= 3.0, "{} on {}: {ratio:.2}", mark.name(), ground.name());
                }
            }
        }
    }
}
