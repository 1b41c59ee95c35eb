//! The colours of the roles. One table serves canvas, SVG and style sheets, so that they cannot differ.

use crate::scene::Ink;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A colour for every [`Ink`], in the order of [`Ink::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme(pub [Rgb; Ink::ALL.len()]);

impl Theme {
    /// Ink on white.
    pub const LIGHT: Theme = Theme([
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
    pub const DARK: Theme = Theme([
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

    /// The colour of a role.
    pub fn rgb(&self, ink: Ink) -> Rgb {
        self.0[ink as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn roles_stand_in_the_order_of_the_table() {
        for (place, ink) in Ink::ALL.into_iter().enumerate() {
            assert_eq!(ink as usize, place, "{}", ink.name());
        }
    }

    #[test]
    fn text_contrasts_by_four_and_a_half_on_every_ground() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ground in [Ink::Paper, Ink::Panel, Ink::Tint] {
                for text in [Ink::Text, Ink::Soft, Ink::FocusText] {
                    let ratio = contrast(theme.rgb(text), theme.rgb(ground));
                    assert!(ratio >= 4.5, "{} on {}: {ratio:.2}", text.name(), ground.name());
                }
            }
            assert!(contrast(theme.rgb(Ink::Inverse), theme.rgb(Ink::Text)) >= 4.5);
        }
    }

    #[test]
    fn marks_contrast_by_three_on_every_ground() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ground in [Ink::Paper, Ink::Panel] {
                for mark in [Ink::Mark, Ink::Focus] {
                    let ratio = contrast(theme.rgb(mark), theme.rgb(ground));
                    assert!(ratio >= 3.0, "{} on {}: {ratio:.2}", mark.name(), ground.name());
                }
            }
        }
    }
}
