//! Scene to SVG text: the same few shapes as on a canvas, at whole numbers, for the host and the browser alike.

use super::{FONTS, LAYERS, Palette};
use crate::dataset::Fixed;
use crate::list::List as _;
use crate::scene::{Align, Ink, Mark, Scene, Shape};

/// Drawing units a scene unit: whole numbers are short, two are as fine as a good screen.
const FINE: f64 = 2.0;

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// Written into the picture: for a file that stands alone.
    Fixed(&'a Palette),
    /// Left to the page's style sheet: fills get the class `f-ROLE`, strokes `s-ROLE`.
    Classes,
}

/// What a picture says to those who do not see it.
#[derive(Clone, Copy, Debug)]
pub struct Description<'a> {
    /// Its name, in a line.
    pub title: &'a str,
    /// What it shows.
    pub desc: &'a str,
}

/// Draws a scene as one SVG element.
///
/// With `said` it is a file: it has a name and a size in CSS pixels. Without, it is as wide as it is given room.
pub fn svg(scene: &Scene, colours: Colours<'_>, said: Option<Description<'_>>) -> String {
    let mut pen = Pen { out: String::from("<svg"), colours };
    pen.text_attr("font-family", FONTS);
    if said.is_some() {
        pen.number("width", scene.width.round());
        pen.number("height", scene.height.round());
        pen.text_attr("role", "img");
    }
    pen.text_attr(
        "viewBox",
        &["0 0 ", &whole(scene.width * FINE), " ", &whole(scene.height * FINE)].concat(),
    );
    pen.text_attr("xmlns", "http://www.w3.org/2000/svg");
    pen.out.push('>');
    if let Some(said) = said {
        pen.element("title", said.title);
        pen.element("desc", said.desc);
    }
    pen.rect(0.0, 0.0, scene.width, scene.height);
    pen.fill(Ink::Paper);
    pen.close();
    for layer in LAYERS {
        for mark in scene.marks.iter().filter(|mark| mark.layer == layer) {
            pen.mark(mark);
        }
    }
    pen.out.push_str("</svg>");
    pen.out
}

struct Pen<'a> {
    out: String,
    colours: Colours<'a>,
}

impl Pen<'_> {
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
        let length = |from: f64, until: f64| (until * FINE).round() - (from * FINE).round();
        self.open("rect");
        self.place("x", left);
        self.place("y", top);
        self.number("width", length(left, right));
        self.number("height", length(top, bottom));
    }

    fn line(&mut self, points: &[(f64, f64)], width: f64, ink: Ink) {
        if let [from, until] = points {
            self.open("line");
            self.stroke(ink, width);
            self.place("x1", from.0);
            self.place("y1", from.1);
            self.place("x2", until.0);
            self.place("y2", until.1);
        } else {
            self.open("polyline");
            self.hollow(ink, width);
            self.points(points);
        }
    }

    fn circle(&mut self, centre: (f64, f64), radius: f64, stroke: Option<f64>, ink: Ink) {
        self.open("circle");
        self.place("cx", centre.0);
        self.place("cy", centre.1);
        self.place("r", radius);
        match stroke {
            Some(width) => self.hollow(ink, width),
            None => self.fill(ink),
        }
    }

    fn text(&mut self, ink: Ink, at: (f64, f64), (size, bold, align): (f64, bool, Align), text: &str) {
        self.open("text");
        self.place("x", at.0);
        self.place("y", at.1);
        // The middle of a Chinese or Latin capital stands this far above its baseline.
        self.text_attr("dy", ".36em");
        match align {
            Align::Left => {}
            Align::Centre => self.text_attr("text-anchor", "middle"),
            Align::Right => self.text_attr("text-anchor", "end"),
        }
        self.place("font-size", size);
        self.fill(ink);
        if bold {
            self.text_attr("font-weight", "bold");
        }
        self.out.push('>');
        self.escape(text);
        self.out.push_str("</text>");
    }

    fn points(&mut self, points: &[(f64, f64)]) {
        let pair = |(x, y): &(f64, f64)| [&whole(x * FINE), ",", &whole(y * FINE)].concat();
        self.text_attr("points", &points.iter().map(pair).list().join(" "));
    }

    fn fill(&mut self, ink: Ink) {
        self.ink("fill", ink);
    }

    fn hollow(&mut self, ink: Ink, width: f64) {
        self.text_attr("fill", "none");
        self.stroke(ink, width);
    }

    fn stroke(&mut self, ink: Ink, width: f64) {
        self.ink("stroke", ink);
        self.number("stroke-width", (width * FINE).round().max(1.0));
    }

    fn ink(&mut self, name: &str, ink: Ink) {
        match self.colours {
            Colours::Fixed(palette) => {
                let (r, g, b) = palette.rgb(ink);
                let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
                let hex = [r, g, b].into_iter().flat_map(|part| [digit(part >> 4), digit(part & 15)]);
                self.text_attr(name, &["#", &hex.collect::<String>()].concat());
            }
            Colours::Classes => self.text_attr("class", &[&name[..1], "-", ink.name()].concat()),
        }
    }

    fn place(&mut self, name: &str, at: f64) {
        self.number(name, (at * FINE).round());
    }

    fn number(&mut self, name: &str, number: f64) {
        self.text_attr(name, &whole(number));
    }

    fn text_attr(&mut self, name: &str, value: &str) {
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
                // Only after two brackets must it be said so, but nobody counts brackets.
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                // XML has no way at all to say these.
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
    Fixed::whole(number.round() as i64).write(0, &mut out);
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
        scene.push(Mark::new(Key::nth(Role::Note, 0), Layer::Text, Ink::Text, shape));
        scene
    }

    #[test]
    fn text_is_never_markup() {
        let svg = svg(&text("</text><script>\"'&\u{1}"), Colours::Classes, None);
        assert!(svg.ends_with(">&lt;/text&gt;&lt;script&gt;&quot;'&amp;\u{fffd}</text></svg>"), "{svg}");
    }

    #[test]
    fn a_file_has_a_name_and_a_size() {
        let said = Description { title: "a<b", desc: "c & d" };
        let svg = svg(&text("x"), Colours::Fixed(&Palette::LIGHT), Some(said));
        assert!(svg.contains(" width=\"10\" height=\"0\" role=\"img\" viewBox=\"0 0 20 0\""), "{svg}");
        assert!(svg.contains("><title>a&lt;b</title><desc>c &amp; d</desc><rect "), "{svg}");
    }
}
