//! Scene to SVG text, in whole numbers, for the host and the browser alike.

use super::{FONTS, Palette};
use crate::collect::CollectVec as _;
use crate::dataset::{first_part, push_digits};
use crate::scene::{Align, Ink, Mark, Scene, Shape};

/// SVG units per scene unit: whole numbers are short, and two are as fine as a good screen.
pub const UNITS: f64 = 2.0;

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// Written into the picture: for a file of its own.
    Fixed(&'a Palette),
    /// Left to the page's style sheet: fills get the class `f-ROLE`, strokes `s-ROLE`.
    Classes,
}

/// The languages of the texts of a picture, as language tags. Empty where all are in the language of the page, or the language is
/// not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Langs<'a> {
    /// Of sentences and labels.
    pub own: &'a str,
    /// Of names and notes of the dataset that are in another one, between isolates.
    pub foreign: &'a str,
}

/// What the picture is for, which decides the attributes of its `<svg>` element.
#[derive(Clone, Copy, Debug)]
pub enum Root<'a> {
    /// A file that stands alone: it has a size in CSS pixels, a title and a description.
    File {
        /// Its name, in a line.
        title: &'a str,
        /// What it shows.
        desc: &'a str,
        /// In which languages its texts are.
        langs: Langs<'a>,
    },
    /// Part of an HTML page that tells the same as text: as wide as its container, and but for its links hidden from screen
    /// readers.
    Inline {
        /// The id of the element.
        id: Option<&'a str>,
        /// Its class.
        class: &'a str,
        /// Links over the picture, as markup.
        links: &'a str,
    },
    /// Input of a renderer: its size is that of the view box, in drawing units.
    Plain,
}

/// Draws a scene as one SVG element.
pub fn svg(scene: &Scene, colours: Colours<'_>, root: Root<'_>) -> String {
    let foreign = if let Root::File { langs, .. } = root { langs.foreign } else { "" };
    let mut painter = SvgPainter { out: String::from("<svg"), colours, foreign };
    painter.scene(scene, root);
    painter.out
}

/// Writes marks as SVG text.
struct SvgPainter<'a> {
    out: String,
    colours: Colours<'a>,
    /// The language tag of texts between isolates; empty where there are none.
    foreign: &'a str,
}

impl SvgPainter<'_> {
    fn scene(&mut self, scene: &Scene, root: Root<'_>) {
        self.root(scene, root);
        self.rect(0.0, 0.0, scene.width, scene.height);
        self.fill(Ink::Paper);
        self.close();
        scene.in_paint_order().for_each(|mark| self.mark(mark));
        if let Root::Inline { links, .. } = root {
            self.out.push_str("</g>");
            self.out.push_str(links);
        }
        self.out.push_str("</svg>");
    }

    /// The rest of the start tag, and the elements that describe the picture.
    fn root(&mut self, scene: &Scene, root: Root<'_>) {
        if let Root::Inline { id, class, .. } = root {
            if let Some(id) = id {
                self.attribute("id", id);
            }
            self.attribute("class", class);
        }
        // A page has set the fonts for all of its text.
        if !matches!(root, Root::Inline { .. }) {
            self.attribute("font-family", FONTS);
        }
        if let Root::File { langs, .. } = root {
            self.number("width", scene.width.round());
            self.number("height", scene.height.round());
            self.attribute("role", "img");
            if !langs.own.is_empty() {
                self.attribute("lang", langs.own);
            }
        }
        let size = [&whole(scene.width * UNITS), " ", &whole(scene.height * UNITS)].concat();
        self.attribute("viewBox", &["0 0 ", &size].concat());
        self.attribute("xmlns", "http://www.w3.org/2000/svg");
        self.out.push('>');
        if matches!(root, Root::Inline { .. }) {
            self.out.push_str("<g aria-hidden=\"true\">");
        }
        if let Root::File { title, desc, .. } = root {
            self.element("title", title);
            self.element("desc", desc);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match &mark.shape {
            Shape::Rect(rect) => {
                self.rect(rect.x, rect.y, rect.x + rect.w, rect.y + rect.h);
                self.fill(mark.ink);
            }
            Shape::Line { points, width } => self.line(points, *width, mark.ink),
            Shape::Polygon(points) => {
                self.open("polygon");
                self.fill(mark.ink);
                self.points(points);
            }
            Shape::Circle { centre, radius, stroke } => self.circle(*centre, *radius, *stroke, mark.ink),
            Shape::Text { at, size, bold, align, text } => {
                return self.text(mark.ink, *at, (*size, *bold, *align), text);
            }
        }
        self.close();
    }

    fn rect(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        let length = |from: f64, to: f64| (to * UNITS).round() - (from * UNITS).round();
        self.open("rect");
        self.length("x", left);
        self.length("y", top);
        self.number("width", length(left, right));
        self.number("height", length(top, bottom));
    }

    fn line(&mut self, points: &[(f64, f64)], width: f64, ink: Ink) {
        if let [from, to] = points {
            self.open("line");
            self.stroke(ink, width);
            self.length("x1", from.0);
            self.length("y1", from.1);
            self.length("x2", to.0);
            self.length("y2", to.1);
        } else {
            self.open("polyline");
            self.outline(ink, width);
            self.points(points);
        }
    }

    fn circle(&mut self, centre: (f64, f64), radius: f64, stroke: Option<f64>, ink: Ink) {
        self.open("circle");
        self.length("cx", centre.0);
        self.length("cy", centre.1);
        self.length("r", radius);
        match stroke {
            Some(width) => self.outline(ink, width),
            None => self.fill(ink),
        }
    }

    fn text(&mut self, ink: Ink, at: (f64, f64), (size, bold, align): (f64, bool, Align), text: &str) {
        self.open("text");
        self.length("x", at.0);
        self.length("y", at.1);
        // The middle of a Chinese character or a Latin capital is this far above its baseline.
        self.attribute("dy", ".36em");
        match align {
            Align::Left => {}
            Align::Centre => self.attribute("text-anchor", "middle"),
            Align::Right => self.attribute("text-anchor", "end"),
        }
        self.length("font-size", size);
        self.fill(ink);
        if bold {
            self.attribute("font-weight", "bold");
        }
        self.out.push('>');
        match self.foreign.is_empty() {
            true => self.escape(text),
            false => self.parts(text),
        }
        self.out.push_str("</text>");
    }

    /// A text with its parts in another language marked, so that a screen reader reads a name with a voice of its language.
    fn parts(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (part, after) = first_part(rest);
            // With its isolates, which keep its direction.
            let whole = &rest[..rest.len() - after.len()];
            if part.inside.is_some() {
                self.open("tspan");
                self.attribute("lang", self.foreign);
                self.out.push('>');
                self.escape(whole);
                self.out.push_str("</tspan>");
            } else {
                self.escape(whole);
            }
            rest = after;
        }
    }

    fn points(&mut self, points: &[(f64, f64)]) {
        let pair = |(x, y): &(f64, f64)| [&whole(x * UNITS), ",", &whole(y * UNITS)].concat();
        self.attribute("points", &points.iter().map(pair).collect_vec().join(" "));
    }

    fn fill(&mut self, ink: Ink) {
        self.ink("fill", ink);
    }

    fn outline(&mut self, ink: Ink, width: f64) {
        self.attribute("fill", "none");
        self.stroke(ink, width);
    }

    fn stroke(&mut self, ink: Ink, width: f64) {
        self.ink("stroke", ink);
        self.number("stroke-width", (width * UNITS).round().max(1.0));
    }

    fn ink(&mut self, name: &str, ink: Ink) {
        match self.colours {
            Colours::Fixed(palette) => {
                let (r, g, b) = palette.rgb(ink);
                let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
                let hex = [r, g, b].into_iter().flat_map(|part| [digit(part >> 4), digit(part & 15)]);
                self.attribute(name, &["#", &String::from_iter(hex)].concat());
            }
            Colours::Classes => self.attribute("class", &[&name[..1], "-", ink.name()].concat()),
        }
    }

    fn length(&mut self, name: &str, length: f64) {
        self.number(name, (length * UNITS).round());
    }

    fn number(&mut self, name: &str, number: f64) {
        self.attribute(name, &whole(number));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escape(value);
        self.out.push('"');
    }

    fn element(&mut self, name: &str, text: &str) {
        self.open(name);
        self.out.push('>');
        self.escape(text);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
    }

    fn close(&mut self) {
        self.out.push_str("/>");
    }

    fn escape(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '<' => self.out.push_str("&lt;"),
                // XML demands it after `]]` only; always is simpler.
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                // XML cannot contain these, not even escaped.
                '\0'..'\t' | '\u{b}' | '\u{c}' | '\u{e}'..' ' | '\u{fffe}' | '\u{ffff}' => {
                    self.out.push('\u{fffd}')
                }
                letter => self.out.push(letter),
            }
        }
    }
}

fn whole(number: f64) -> String {
    let mut out = String::new();
    let number = number.round() as i64;
    if number < 0 {
        out.push('-');
    }
    push_digits(number.unsigned_abs(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Key, Layer, Role};

    fn text(text: &str) -> Scene {
        let text = text.to_owned();
        let shape = Shape::Text { at: (1.0, 2.0), size: 14.0, bold: false, align: Align::Left, text };
        let mut scene = Scene::new(10.0);
        scene.add(Mark::new(Key::chart(Role::Note, 0), Layer::Text, Ink::Text, shape));
        scene
    }

    #[test]
    fn text_is_never_markup() {
        let svg = svg(&text("</text><script>\"'&\u{1}"), Colours::Classes, Root::Plain);
        assert!(svg.ends_with(">&lt;/text&gt;&lt;script&gt;&quot;'&amp;\u{fffd}</text></svg>"), "{svg}");
    }

    #[test]
    fn a_file_has_a_name_and_a_size() {
        let root = Root::File { title: "a<b", desc: "c & d", langs: Langs::default() };
        let svg = svg(&text("x"), Colours::Fixed(&Palette::LIGHT), root);
        assert!(svg.contains(" width=\"10\" height=\"0\" role=\"img\" viewBox=\"0 0 20 0\""), "{svg}");
        assert!(svg.contains("><title>a&lt;b</title><desc>c &amp; d</desc><rect "), "{svg}");
    }

    #[test]
    fn names_in_another_language_are_marked_with_it() {
        let scene = text("of these, \u{2068}Köln\u{2069} leads");
        let langs = Langs { own: "en", foreign: "de" };
        let picture = svg(&scene, Colours::Classes, Root::File { title: "", desc: "", langs });
        assert!(picture.contains(" role=\"img\" lang=\"en\" "), "{picture}");
        let marked = ">of these, <tspan lang=\"de\">\u{2068}Köln\u{2069}</tspan> leads</text>";
        assert!(picture.contains(marked), "{picture}");
    }

    #[test]
    fn a_picture_in_a_page_is_hidden_from_screen_readers_and_its_links_are_not() {
        let root = Root::Inline { id: Some("first"), class: "w320", links: "<a/>" };
        let svg = svg(&text("x"), Colours::Classes, root);
        assert!(svg.starts_with("<svg id=\"first\" class=\"w320\" viewBox"), "{svg}");
        assert!(svg.contains("><g aria-hidden=\"true\"><rect ") && svg.ends_with("</g><a/></svg>"), "{svg}");
        assert!(!svg.contains("<title>") && !svg.contains(" width=\"10\""), "{svg}");
    }
}
