//! Style sheets that follow from tables: the themes' colours, and which pre-rendered picture a width shows.

use crate::chart::WIDTHS;
use crate::draw::Palette;
use crate::scene::Ink;

/// The themes' colours as custom properties of the widget; paper is light.
pub fn themes() -> String {
    let (light, dark) = (properties(&Palette::LIGHT), properties(&Palette::DARK));
    let forced: String = Ink::ALL
        .into_iter()
        .zip(Palette::FORCED)
        .map(|(ink, colour)| format!("--{}:{colour};", ink.name()))
        .collect();
    format!(
        ".rf{{{light}color-scheme:light}}\
         @media screen{{.rf[data-theme=dark]{{{dark}color-scheme:dark}}}}\
         @media screen and (prefers-color-scheme:dark){{.rf[data-theme=auto]{{{dark}color-scheme:dark}}}}\
         @media screen and (forced-colors:active){{.rf[data-theme]{{{forced}color-scheme:light dark}}}}"
    )
}

fn properties(theme: &Palette) -> String {
    let property = |ink: Ink| {
        let (r, g, b) = theme.rgb(ink);
        format!("--{}:#{r:02x}{g:02x}{b:02x};", ink.name())
    };
    Ink::ALL.map(property).concat()
}

/// The roles' classes in pre-rendered pictures.
pub fn inks() -> String {
    let rule = |ink: Ink| {
        let name = ink.name();
        format!(".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}")
    };
    Ink::ALL.map(rule).concat()
}

/// The widget's text in CSS pixels, where the reader asked for no other size.
const TEXT: f64 = 15.0;

/// Of the pictures drawn for each design width, the one that fits is shown: what the live chart would choose.
pub fn widths() -> String {
    let mut css = String::from(".main{container-type:inline-size}.main svg{display:none!important}");
    let em = |px: f64| px / TEXT;
    for (index, width) in WIDTHS.iter().enumerate() {
        let from = if index == 0 { 0.0 } else { em(*width) };
        let until = WIDTHS.get(index + 1).map(|next| format!(" and (max-width:{:.5}em)", em(next - 0.01)));
        let until = until.unwrap_or_default();
        css += &format!(
            "@container (min-width:{from:.5}em){until}{{.main .w{width}{{display:block!important}}}}"
        );
    }
    css += "@supports not (container-type:inline-size){.main .w320{display:block!important}}";
    css
}
