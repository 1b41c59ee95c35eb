//! Chinese words inside an English page are marked as such, so that a screen reader reads them with its Chinese voice.

use super::OutlineWriter;

/// Writes English text with every run of Chinese in it as an element of its own.
pub fn mark(out: &mut OutlineWriter, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(is_chinese) {
        let run = &rest[start..];
        let run = &run[..run.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(run.len())];
        // A run reaches over digits and signs to its last character, but not over Latin letters.
        let length = run.rfind(is_chinese).map_or(0, |at| at + '一'.len_utf8());
        out.plain(&rest[..start]);
        out.open("span lang=zh");
        out.plain(&run[..length]);
        out.close();
        rest = &rest[start + length..];
    }
    out.plain(rest);
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::super::{Element, html};
    use super::*;
    use crate::dataset::Lang;

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
            let mut out = OutlineWriter::new(Lang::En);
            out.leaf("p", text);
            assert_eq!(html(&Element::read(&out.finish()), ""), format!("<p>{marked}</p>"));
        }
    }

    #[test]
    fn chinese_in_a_chinese_page_stays() {
        let mut out = OutlineWriter::new(Lang::Zh);
        out.leaf("p", "增长8%");
        assert_eq!(html(&Element::read(&out.finish()), ""), "<p>增长8%</p>");
    }
}
