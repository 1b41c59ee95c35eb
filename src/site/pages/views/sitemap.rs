//! `sitemap.xml` and `robots.txt`: where search engines find the pages of a site.

use super::{FOLDERS, ViewPage};
use crate::dataset::Lang;
use crate::outline::escaped;
use std::fmt::Write as _;

/// The file names.
pub const FILES: [&str; 2] = ["sitemap.xml", "robots.txt"];

/// The sitemap: the first page of the site, and each page of a finding with its counterparts in other languages. `base` is
/// the address of the site with a slash at its end; `pages` are those of one language, which are the same in all.
///
/// The protocol allows 50,000 addresses in a file; further ones are left out.
pub fn sitemap(base: &str, pages: &[ViewPage]) -> String {
    let base = &escaped(base);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let _ = writeln!(out, "<url><loc>{base}</loc></url>");
    for page in pages.iter().take(MAX_ADDRESSES / Lang::ALL.len() - 1) {
        let address = |lang| format!("{base}{}", page.folder(FOLDERS[0], lang));
        let twins = Lang::ALL.map(|lang| {
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", lang.code(), address(lang))
        });
        for lang in Lang::ALL {
            let _ = writeln!(out, "<url><loc>{}</loc>{}</url>", address(lang), twins.concat());
        }
    }
    out.push_str("</urlset>\n");
    out
}

const MAX_ADDRESSES: usize = 50_000;

/// The file that tells crawlers where the sitemap is. It counts only at the root of a host.
pub fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {base}{}\n", FILES[0])
}

#[cfg(test)]
mod tests {
    use super::super::pages;
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{embedded, generate};

    #[test]
    fn every_page_is_listed_once_in_each_language() {
        let pages = pages(&AnalysedDataset::new(embedded()), Lang::Zh);
        let sitemap = sitemap("https://figures.example/", &pages);
        assert_eq!(sitemap.matches("<loc>").count(), 1 + 2 * pages.len());
        assert!(sitemap.contains("<loc>https://figures.example/view/en/coverage/</loc>"), "{sitemap}");
    }

    #[test]
    fn a_sitemap_has_no_more_addresses_than_the_protocol_allows() {
        let mut pages = pages(&AnalysedDataset::new(generate(3, 2, 1)), Lang::Zh);
        pages = pages.into_iter().cycle().take(MAX_ADDRESSES).collect();
        assert!(sitemap("https://figures.example/", &pages).matches("<loc>").count() <= MAX_ADDRESSES);
    }
}
