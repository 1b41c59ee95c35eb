//! The outline as HTML text, for the host.

use super::node::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

/// An element as HTML. `picture` is markup that is put where the chart goes, not escaped.
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
    use super::super::writer::OutlineWriter;
    use super::*;
    use crate::dataset::Lang;

    #[test]
    fn text_is_never_markup() {
        let mut writer = OutlineWriter::new(Lang::En);
        writer.open("p");
        writer.attr("title", "\"><script>");
        writer.text("<b>&</b>");
        writer.close();
        assert_eq!(
            html(&Element::read(&writer.finish()), ""),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&lt;/b&gt;</p>"
        );
    }

    #[test]
    fn the_chart_is_put_where_it_goes() {
        let mut writer = OutlineWriter::new(Lang::En);
        writer.open("div");
        writer.open("input");
        writer.bool_attr("checked", true);
        writer.close();
        writer.picture();
        writer.close();
        assert_eq!(html(&Element::read(&writer.finish()), "<svg/>"), "<div><input checked><svg/></div>");
    }
}
