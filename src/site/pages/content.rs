//! What a page shows before any script runs, as the values of its template's markers.

use super::meta::{self, Address, Site};
use super::prerender::{self, Extent};
use crate::analysis::AnalysedDataset;
use crate::outline::escaped;
use crate::text::Headline;
use crate::view::View;

/// What a page shows, and where it stands.
pub struct Content<'a> {
    /// The dataset, with the figures of the view's period.
    pub dataset: &'a AnalysedDataset,
    /// The view of its first picture, whose language is the page's.
    pub view: View,
    /// What stands in the page until the chart is drawn.
    pub extent: Extent,
    /// From the page to the files of the site, with a slash at its end where it is not empty.
    pub root: &'a str,
    /// The attributes by which the element shows that view.
    pub attributes: &'a [(&'static str, String)],
    /// The list of all pages, as HTML.
    pub links: String,
    /// The address of that list; none where the page is not of the site's own.
    pub all: Option<String>,
    /// Where the page is published.
    pub address: Address,
}

/// What the button says that opens the embed codes, in each language of the product.
const EMBED_OPEN: [&str; 2] = ["嵌入这张图", "Embed this chart"];

impl Content<'_> {
    /// The value of each marker.
    pub fn values(&self, site: &Site) -> Vec<(String, String)> {
        let (dataset, lang) = (self.dataset, self.view.lang);
        let headline = Headline::of(dataset, &self.view);
        let title = dataset.title.get(lang);
        let attributes =
            self.attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
        let values = [
            ("lang", lang.code().to_owned()),
            ("root", self.root.to_owned()),
            ("attributes", attributes.collect()),
            ("embed-open", EMBED_OPEN[lang as usize].to_owned()),
            ("title", escaped(&meta::plain(&headline.finding))),
            ("name", escaped(title)),
            ("description", escaped(&meta::plain(&meta::tags::description(dataset, &headline, lang)))),
            ("widget", prerender::widget(dataset, &self.view, self.extent, self.all.as_deref())),
            ("findings", self.links.clone()),
            ("meta", meta::tags::tags(site, dataset, &headline, lang, &self.address)),
        ];
        values.map(|(name, value)| (name.to_owned(), value)).into()
    }
}
