//! What a page has for readers whose scripts never come: translations of the quotes in its table, which others read when they tap
//! a mark, and in the place of the controls a link to all charts. Style sheets hide both from everybody else.

use crate::analysis::AnalysedDataset;
use crate::dataset::Lang;
use crate::outline::{Element, Node};
use crate::text::{fill, quote};
use std::collections::BTreeMap;

/// What the list of all charts is called, in each language of the product.
pub const ALL: [&str; 2] = ["全部图表", "All charts"];

/// Adds to each quote in the table what it says in the language of the page, where the dataset has that.
pub fn add_translations(dataset: &AnalysedDataset, lang: Lang, outline: &mut Element) {
    if lang.is_of(dataset.quote_lang()) {
        return;
    }
    let translated = dataset.figures.iter().filter(|figure| !figure.quote_translation.is_missing());
    let translations: BTreeMap<String, String> = translated
        .map(|figure| {
            let translation = figure.quote_translation.get(lang);
            (quote(figure), fill(lang.words().translated, &[translation]))
        })
        .collect();
    translate(&translations, outline);
}

fn translate(translations: &BTreeMap<String, String>, element: &mut Element) {
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        match (&*child.tag, translations.get(&child.text())) {
            ("td", Some(text)) => child.children.push(made("small", &[("class", "spare")], text)),
            _ => translate(translations, child),
        }
    }
}

/// Puts a link to the list of all charts, at this address, among the controls. From the page of a frame, it opens one of its own.
pub fn add_link(address: &str, lang: Lang, element: &mut Element) {
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        if child.attrs.iter().any(|(name, value)| name == "data-part" && value == "controls") {
            let target: &[_] = if address.starts_with('#') { &[] } else { &[("target", "_blank")] };
            let attributes = [&[("class", "spare"), ("href", address)], target].concat();
            // The first: what follows the closed bar of a phone is hidden.
            child.children.insert(0, made("a", &attributes, ALL[lang as usize]));
        } else {
            add_link(address, lang, child);
        }
    }
}

fn made(tag: &str, attributes: &[(&str, &str)], text: &str) -> Node {
    let attrs = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Node::Element(Element { tag: tag.to_owned(), attrs, children: vec![Node::Text(text.to_owned())] })
}

#[cfg(test)]
mod tests {
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{Lang, embedded};
    use crate::site::pages::prerender::{WHOLE, widget};
    use crate::view::{Chart, View};

    #[test]
    fn english_rows_have_their_quotes_in_english_too() {
        let dataset = AnalysedDataset::new(embedded());
        for chart in [Chart::Ranking, Chart::Growth, Chart::Profile] {
            let count = |lang| {
                let view = View { chart, ..View::start(&dataset, lang) };
                let page = widget(&dataset, &view, WHOLE, None);
                (page.matches("<small class=spare>").count(), page.matches("<td lang=zh").count())
            };
            let (translations, quotes) = count(Lang::En);
            assert!(quotes > 0 && translations == quotes, "{chart:?}: {translations} of {quotes}");
            assert_eq!(count(Lang::Zh), (0, 0), "{chart:?}");
        }
    }

    #[test]
    fn a_link_to_all_charts_stands_among_the_controls_and_leaves_a_frame() {
        let dataset = AnalysedDataset::new(embedded());
        let page = |all| widget(&dataset, &View::start(&dataset, Lang::En), WHOLE, all);
        assert_eq!(
            page(Some("#findings")).matches("<a class=spare href=\"#findings\">All charts</a>").count(),
            1
        );
        let frame = page(Some("../view/en/#findings"));
        assert!(frame.contains("<a class=spare href=\"../view/en/#findings\" target=_blank>"), "{frame}");
        assert!(!page(None).contains("<a class=spare"));
    }
}
