//! Chinese words inside an English page are marked as such, so that a screen reader reads them with its Chinese voice.

use super::{Element, Node, el};
use crate::dataset::Lang;

/// The same element, with every run of Chinese in English text as an element of its own.
pub fn mark(mut element: Element, lang: Lang) -> Element {
    // An option holds nothing but text, and what has a language of its own is right already.
    if lang == Lang::Zh || element.tag == "option" {
        return element;
    }
    let children = std::mem::take(&mut element.children);
    for child in children {
        match child {
            Node::Text(text) => split(&text, &mut element.children),
            Node::Element(child)
                if child.attrs.iter().any(|(name, value)| *name == "lang" && value == "zh") =>
            {
                element.children.push(Node::Element(child));
            }
            Node::Element(child) => element.children.push(Node::Element(mark(child, lang))),
            Node::Picture => element.children.push(Node::Picture),
        }
    }
    element
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A run of Chinese reaches over digits and signs to its last character, but not over Latin letters.
fn split(text: &str, out: &mut Vec<Node>) {
    let mut rest = text;
    while let Some(start) = rest.find(is_chinese) {
        let run = &rest[start..];
        let run = &run[..run.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(run.len())];
        let length = run.rfind(is_chinese).map_or(0, |at| at + '一'.len_utf8());
        let (before, chinese) = (&rest[..start], &rest[start..start + length]);
        if !before.is_empty() {
            out.push(Node::Text(before.to_owned()));
        }
        out.push(Node::Element(el("span").attr("lang", Lang::Zh.code()).text(chinese)));
        rest = &rest[start + length..];
    }
    if !rest.is_empty() || text.is_empty() {
        out.push(Node::Text(rest.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::html;
    use super::*;

    #[test]
    fn chinese_in_english_is_marked() {
        for (text, marked) in [
            ("plain, 8.2%", "plain, 8.2%"),
            ("", ""),
            (
                "only “GDP同比增长8.2%，居第3位” is left",
                "only “GDP<span lang=zh>同比增长8.2%，居第3位</span>” is left",
            ),
            ("优秀 and 银奖", "<span lang=zh>优秀</span> and <span lang=zh>银奖</span>"),
        ] {
            assert_eq!(html(&mark(el("p").text(text), Lang::En), ""), format!("<p>{marked}</p>"));
        }
    }

    #[test]
    fn what_has_its_language_stays() {
        let quote = el("blockquote").attr("lang", "zh").text("增长8%");
        assert_eq!(mark(el("p").child(quote.clone()), Lang::En), el("p").child(quote));
        assert_eq!(mark(el("p").text("增长8%"), Lang::Zh), el("p").text("增长8%"));
    }
}
