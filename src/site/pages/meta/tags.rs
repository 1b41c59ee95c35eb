//! The tags in a page's head from which search engines, social networks and chats make a preview.

use super::{Address, CARD_SIZE, Site, json_ld, oembed, plain};
use crate::dataset::{Dataset, Lang};
use crate::draw::Palette;
use crate::outline::escape;
use crate::scene::Ink;
use crate::text::{Headline, sentences, source_notes};

/// The locale of each [`Lang`], as the Open Graph protocol writes it.
const LOCALES: [&str; 2] = ["zh_CN", "en_GB"];

/// The tags of a page whose headline and coverage are `headline`, as HTML.
pub fn tags(site: &Site, dataset: &Dataset, headline: &Headline, lang: Lang, address: &Address) -> String {
    let mut tags = Tags(String::new());
    let description = description(dataset, headline, lang);
    tags.property("og:type", "article");
    tags.property("og:site_name", "reported-figures");
    tags.property("og:locale", LOCALES[lang as usize]);
    tags.property("og:title", &headline.finding);
    tags.property("og:description", &description);
    tags.name("twitter:card", "summary_large_image");
    if let Some(base) = &site.base {
        addresses(&mut tags, base, address, headline);
    }
    if let Some(card) = site.card(address) {
        image(&mut tags, &card, headline);
    }
    let json_ld = json_ld::script_text(site, dataset, lang, address);
    tags.0.push_str(&format!("<script type=\"application/ld+json\">{json_ld}</script>"));
    tags.0
}

/// What a preview says below the title: how many reported, and what the reader must know of the source.
pub fn description(dataset: &Dataset, headline: &Headline, lang: Lang) -> String {
    sentences(&[&headline.coverage, &source_notes(dataset, lang)], lang)
}

/// What a browser paints around a page, in both themes.
pub fn theme_colors() -> String {
    let mut tags = Tags(String::new());
    for (theme, palette) in [("light", Palette::LIGHT), ("dark", Palette::DARK)] {
        let (r, g, b) = palette.rgb(Ink::Paper);
        let (media, colour) = (format!("(prefers-color-scheme:{theme})"), format!("#{r:02x}{g:02x}{b:02x}"));
        tags.element("meta", &[("name", "theme-color"), ("content", &colour), ("media", &media)]);
    }
    tags.0
}

fn addresses(tags: &mut Tags, base: &str, address: &Address, headline: &Headline) {
    let own = format!("{base}{}", address.folder);
    tags.property("og:url", &own);
    tags.element("link", &[("rel", "canonical"), ("href", &own)]);
    for (lang, folder) in &address.twins {
        let twin = format!("{base}{folder}");
        tags.element("link", &[("rel", "alternate"), ("hreflang", lang.code()), ("href", &twin)]);
    }
    tags.element(
        "link",
        &[
            ("rel", "alternate"),
            ("type", "application/json+oembed"),
            ("title", &headline.finding),
            ("href", &format!("{own}{}", oembed::FILE)),
        ],
    );
}

fn image(tags: &mut Tags, address: &str, headline: &Headline) {
    tags.property("og:image", address);
    tags.property("og:image:width", &CARD_SIZE.0.to_string());
    tags.property("og:image:height", &CARD_SIZE.1.to_string());
    tags.property("og:image:alt", &headline.finding);
    tags.name("twitter:image", address);
    tags.name("twitter:image:alt", &headline.finding);
}

/// HTML that grows by one empty element after another.
struct Tags(String);

impl Tags {
    /// A `<meta>` of the Open Graph protocol.
    fn property(&mut self, property: &str, content: &str) {
        self.element("meta", &[("property", property), ("content", content)]);
    }

    /// A `<meta>` with a name.
    fn name(&mut self, name: &str, content: &str) {
        self.element("meta", &[("name", name), ("content", content)]);
    }

    fn element(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push_str(&format!("<{tag}"));
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\""));
            escape(&plain(value), &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::embedded;
    use crate::view::View;

    #[test]
    fn browsers_are_told_the_ground_of_both_themes() {
        let dark = "<meta name=\"theme-color\" content=\"#15161a\" media=\"(prefers-color-scheme:dark)\">";
        let tags = theme_colors();
        assert!(
            tags.starts_with("<meta name=\"theme-color\" content=\"#ffffff\"") && tags.ends_with(dark),
            "{tags}"
        );
    }

    #[test]
    fn absolute_addresses_are_there_only_where_the_site_is_known() {
        let dataset = AnalysedDataset::new(embedded());
        let headline = Headline::of(&dataset, &View::start(&dataset, Lang::Zh));
        let without = tags(&Site::default(), &dataset, &headline, Lang::Zh, &Address::default());
        assert!(!without.contains("og:url") && !without.contains("og:image"), "{without}");
        let site = Site { has_card: true, ..Site::at(Some("https://figures.example/a")).unwrap() };
        let with = tags(&site, &dataset, &headline, Lang::Zh, &Address::default());
        let oembed = format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" title=\"{}\" \
             href=\"https://figures.example/a/oembed.json\">",
            headline.finding
        );
        for part in ["content=\"https://figures.example/a/card.png\"", &oembed] {
            assert!(with.contains(part), "{part} in {with}");
        }
    }
}
