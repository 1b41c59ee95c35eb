//! Generated style sheets: the colours of the themes, and which pre-rendered picture is shown at which width.

use crate::chart::WIDTHS;
use crate::draw::Palette;
use crate::scene::Ink;

/// The colours of the themes as custom properties of the widget. What is printed is always light.
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

fn properties(palette: &Palette) -> String {
    let property = |ink: Ink| {
        let (r, g, b) = palette.rgb(ink);
        format!("--{}:#{r:02x}{g:02x}{b:02x};", ink.name())
    };
    Ink::ALL.map(property).concat()
}

/// The classes of inks in pre-rendered pictures: `f-` for fills, `s-` for strokes.
pub fn inks() -> String {
    let rule = |ink: Ink| {
        let name = ink.name();
        format!(".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}")
    };
    Ink::ALL.map(rule).concat()
}

/// The size of the widget's text in CSS pixels, unless the reader chose another.
const TEXT_SIZE: f64 = 15.0;

/// Shows the one pre-rendered picture whose design width the live chart would choose.
pub fn widths() -> String {
    let mut css = String::from(".main{container-type:inline-size}.main svg{display:none!important}");
    let em = |px: f64| px / TEXT_SIZE;
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
