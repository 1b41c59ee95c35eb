//! The outline as HTML text, for the host.

use super::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

/// Writes an element as HTML; `picture` is written where the picture goes, as it stands.
pub fn html(element: &Element, picture: &str) -> String {
    let mut out = String::new();
    write(element, picture, &mut out);
    out
}

fn write(element: &Element, picture: &str, out: &mut String) {
    out.push('<');
    out.push_str(&element.tag);
    for (name, value) in &element.attrs {
        attribute(name, value, out);
    }
    out.push('>');
    if VOID.contains(&element.tag.as_str()) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Element(child) => write(child, picture, out),
            Node::Text(text) => escape(text, out),
            Node::Picture => out.push_str(picture),
        }
    }
    out.push_str("</");
    out.push_str(&element.tag);
    out.push('>');
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    let bare = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    out.push('=');
    if bare {
        out.push_str(value);
    } else {
        out.push('"');
        escape(value, out);
        out.push('"');
    }
}

/// Escapes text for an element's content or a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A text as [`escape`] writes it.
///
/// ```
/// assert_eq!(reported_figures::outline::escaped("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::super::OutlineWriter;
    use super::*;
    use crate::dataset::Lang;

    #[test]
    fn text_is_never_markup() {
        let mut out = OutlineWriter::new(Lang::En);
        out.open("p");
        out.attr("title", "\"><script>");
        out.text("<b>&</b>");
        out.close();
        assert_eq!(
            html(&Element::read(&out.finish()), ""),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&lt;/b&gt;</p>"
        );
    }

    #[test]
    fn the_picture_is_written_where_it_goes() {
        let mut out = OutlineWriter::new(Lang::En);
        out.open("div");
        out.open("input");
        out.flag("checked", true);
        out.close();
        out.picture();
        out.close();
        assert_eq!(html(&Element::read(&out.finish()), "<svg/>"), "<div><input checked><svg/></div>");
    }
}
