//! The oEmbed response of the page: what a link to it becomes in WordPress and others that ask.

use super::{Address, CARD_SIZE, Site, plain};
use crate::dataset::{Dataset, Lang, LocalText};
use crate::outline::escaped;
use crate::text::Headline;
use serde_json::json;

/// The file name of the response.
pub const FILE: &str = "oembed.json";
/// Width and height of the frame in the response, in CSS pixels.
const FRAME: (u32, u32) = (680, 640);

/// The response as JSON; `None` where the address of the site is not known.
pub fn response(
    site: &Site,
    dataset: &Dataset,
    headline: &Headline,
    lang: Lang,
    address: &Address,
) -> Option<String> {
    let base = site.base.as_ref()?;
    let mut response = json!({
        "version": "1.0",
        "type": "rich",
        "title": headline.finding,
        "provider_name": "reported-figures",
        "provider_url": base,
        "author_name": author(dataset).get(lang),
        "cache_age": 3600,
        "html": html(base, address, headline),
        "width": FRAME.0,
        "height": FRAME.1,
    });
    if let Some(card) = site.card(address) {
        response["thumbnail_url"] = card.into();
        response["thumbnail_width"] = CARD_SIZE.0.into();
        response["thumbnail_height"] = CARD_SIZE.1.into();
    }
    Some(plain(&response.to_string()).into_owned())
}

/// The occasion of the reports; where the dataset names none, its source.
fn author(dataset: &Dataset) -> &LocalText {
    let source = &dataset.sources[0];
    if source.event.is_missing() { &source.name } else { &source.event }
}

/// A quotation, for feeds and mail, where frames are removed; then the frame. WordPress asks for this form, and hides
/// the quotation when the frame has reported its height.
fn html(base: &str, address: &Address, headline: &Headline) -> String {
    let page = format!("{base}{}", address.folder);
    let frame = if address.frame.is_empty() { "embed.html" } else { &address.frame };
    let frame = format!("{base}{frame}");
    let [page, frame, title, coverage] =
        [&page, &frame, &headline.finding, &headline.coverage].map(|text| escaped(text));
    let (width, height) = FRAME;
    format!(
        "<blockquote><a href=\"{page}\">{title}</a> {coverage}</blockquote>\
         <iframe data-reported-figures src=\"{frame}\" title=\"{title}\" width=\"{width}\" \
         height=\"{height}\" frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-downloads\" \
         style=\"width:100%\"></iframe>"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::embedded;
    use crate::view::View;
    use serde_json::Value;

    fn response(site: &Site) -> Option<(Value, Headline)> {
        let dataset = AnalysedDataset::new(embedded());
        let headline = Headline::of(&dataset, &View::start(&dataset, Lang::Zh));
        let json = super::response(site, &dataset, &headline, Lang::Zh, &Address::default())?;
        Some((serde_json::from_str(&json).unwrap(), headline))
    }

    #[test]
    fn a_site_without_an_address_has_no_response() {
        assert!(response(&Site::default()).is_none());
    }

    #[test]
    fn figures_of_no_occasion_are_of_their_source() {
        let mut dataset = embedded();
        assert_eq!(author(&dataset), &dataset.sources[0].event);
        dataset.sources[0].event = LocalText::default();
        assert_eq!(author(&dataset), &dataset.sources[0].name);
    }

    #[test]
    fn a_card_is_the_thumbnail() {
        let site = Site { has_card: true, ..Site::at(Some("https://figures.example")).unwrap() };
        let (response, _) = response(&site).unwrap();
        assert_eq!(response["type"], "rich");
        assert_eq!(response["thumbnail_url"], "https://figures.example/card.png");
    }

    #[test]
    fn wordpress_keeps_the_html() {
        let (response, headline) = response(&Site::at(Some("https://figures.example")).unwrap()).unwrap();
        // WordPress keeps one quotation without attributes and one empty frame, and drops the rest.
        let html = response["html"].as_str().unwrap();
        let (quotation, frame) = html.split_once("</blockquote>").unwrap();
        let quotation = quotation.strip_prefix("<blockquote><a href=\"https://figures.example/\">").unwrap();
        let (title, coverage) = quotation.split_once("</a> ").unwrap();
        assert_eq!((title, coverage), (headline.finding.as_str(), headline.coverage.as_str()));
        assert!(frame.starts_with("<iframe ") && frame.ends_with("></iframe>"), "{frame}");
        assert_eq!(frame.matches('<').count(), 2, "{frame}");
        // WordPress appends to the address what begins with a hash.
        assert!(frame.contains(" src=\"https://figures.example/embed.html\" "), "{frame}");
    }
}
