//! The list of all pages of findings that stands below a chart: without scripts, it is how a reader gets from one to another.

use super::{FOLDERS, ViewPage};
use crate::analysis::AnalysedDataset;
use crate::dataset::Lang;
use crate::outline::escaped;
use crate::site::pages::unscripted::ALL;
use crate::text::{period, unit_name};
use crate::view::{Chart, LONG_LIST, View};
use std::fmt::Write as _;

/// Where it stands in a page.
pub const LIST: &str = "#findings";
/// How many links are left out.
const MORE: [&str; 2] = ["另有{0}个未列出", "and {0} more, not listed"];
/// The page of a view without a period.
const LATEST: [&str; 2] = ["最近", "Latest"];
/// The other language, by its own name.
const OTHER: [&str; 2] = ["English", "中文"];

/// The list for a page: where it stands (`root` leads to the files of the site), and which of the pages it is, if any.
#[derive(Clone, Copy, Debug)]
pub struct Links<'a> {
    /// The dataset.
    pub dataset: &'a AnalysedDataset,
    /// The language of the page.
    pub lang: Lang,
    /// The language of the pages that do not name theirs.
    pub site_lang: Lang,
    /// All pages of that language.
    pub pages: &'a [ViewPage],
    /// From this page to the files of the site.
    pub root: &'a str,
    /// The path of this page.
    pub current: Option<&'a ViewPage>,
}

impl Links<'_> {
    /// The list as HTML. `addresses.js` reads from its attributes which views have pages.
    pub fn html(&self) -> String {
        let mut out =
            format!("<nav id=\"findings\" aria-label=\"{}\"{}>", ALL[self.lang as usize], self.data());
        for chart in [Chart::Ranking, Chart::Growth, Chart::Profile] {
            self.group(&mut out, chart);
        }
        self.others(&mut out);
        out.push_str("</nav>");
        out
    }

    /// What a chart is called on its tab.
    fn chart_name(&self, chart: Chart) -> &'static str {
        self.lang.words().charts[chart as usize]
    }

    /// Which views have pages apart from those in the list and from profiles: every unit has one.
    fn data(&self) -> String {
        let start = View::start(self.dataset, self.lang);
        let is_listed = |page: &&ViewPage| page.view.period.is_none() && self.pages.len() <= LONG_LIST;
        let unlisted = self.pages.iter().filter(|page| page.view.chart != Chart::Profile && !is_listed(page));
        let unlisted: Vec<&str> = unlisted.map(|page| &*page.path).collect();
        let profiled = View { chart: Chart::Profile, ..start.clone() }.profiled_unit(self.dataset);
        let attributes = [
            ("lang", self.lang.code()),
            ("site", self.site_lang.code()),
            ("metric", &*self.dataset.metric(start.metric).id),
            ("unit", profiled.map_or("", |unit| &self.dataset.unit(unit).id)),
            ("more", &unlisted.join(" ")),
        ];
        attributes.map(|(name, value)| format!(" data-{name}=\"{}\"", escaped(value))).concat()
    }

    /// The pages of a chart that show what it shows at first; of a long list, the first ones.
    fn group(&self, out: &mut String, chart: Chart) {
        let pages =
            || self.pages.iter().filter(|page| page.view.chart == chart && page.view.period.is_none());
        let count = pages().count();
        if count == 0 {
            return;
        }
        let _ = write!(out, "<p><b>{}</b>", self.chart_name(chart));
        pages().take(LONG_LIST).for_each(|page| self.link(out, page, &self.name(page)));
        if count > LONG_LIST {
            let more = MORE[self.lang as usize].replace("{0}", &(count - LONG_LIST).to_string());
            let _ = write!(out, " <span>{more}</span>");
        }
        out.push_str("</p>");
    }

    /// Coverage, the periods of what this page shows, and the other language.
    fn others(&self, out: &mut String) {
        out.push_str("<p>");
        if let Some(coverage) = self.pages.iter().find(|page| page.view.chart == Chart::Coverage) {
            self.link(out, coverage, self.chart_name(Chart::Coverage));
        }
        if let Some(current) = self.current.or(self.pages.first()) {
            let other = if self.lang == Lang::Zh { Lang::En } else { Lang::Zh };
            let address = current.folder(FOLDERS[0], other);
            let code = other.code();
            let _ = write!(
                out,
                " <a href=\"{}{address}\" hreflang=\"{code}\" lang=\"{code}\" rel=\"alternate\">{}</a>",
                self.root, OTHER[self.lang as usize]
            );
        }
        out.push_str("</p>");
        self.periods(out);
    }

    fn periods(&self, out: &mut String) {
        let Some(current) = self.current else { return };
        let is_same = |page: &&ViewPage| {
            let (a, b) = (&page.view, &current.view);
            a.chart == b.chart && (a.metric == b.metric || !a.has_one_metric()) && a.highlight == b.highlight
        };
        let pages: Vec<&ViewPage> = self.pages.iter().filter(is_same).collect();
        if pages.len() < 2 {
            return;
        }
        let _ = write!(out, "<p><b>{}</b>", self.lang.words().period);
        for page in pages {
            let name = page.view.period.map(|it| period(self.dataset, &it, self.lang));
            self.link(out, page, name.as_deref().unwrap_or(LATEST[self.lang as usize]));
        }
        out.push_str("</p>");
    }

    fn link(&self, out: &mut String, page: &ViewPage, name: &str) {
        let current = if self.current == Some(page) { " aria-current=\"page\"" } else { "" };
        let address = page.folder(FOLDERS[0], self.lang);
        let _ = write!(out, " <a href=\"{}{address}\"{current}>{}</a>", self.root, escaped(name));
    }

    /// What a page is called in the list of its chart.
    fn name(&self, page: &ViewPage) -> String {
        match page.view.highlight {
            Some(unit) => unit_name(self.dataset, unit, self.lang).to_owned(),
            None => self.dataset.metric(page.view.metric).name.get(self.lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages;
    use super::*;
    use crate::dataset::{embedded, generate};

    fn html(dataset: &AnalysedDataset, current: Option<usize>) -> String {
        let pages = pages(dataset, Lang::En);
        let current = current.and_then(|index| pages.get(index));
        let root = current.map_or("./".to_owned(), ViewPage::root);
        let links =
            Links { dataset, lang: Lang::En, site_lang: Lang::Zh, pages: &pages, root: &root, current };
        links.html()
    }

    #[test]
    fn every_page_of_the_embedded_dataset_is_one_link_away() {
        let dataset = AnalysedDataset::new(embedded());
        let html = html(&dataset, Some(0));
        for page in pages(&dataset, Lang::En) {
            let link = format!("href=\"../../../../view/en/{}/\"", page.path);
            assert_eq!(html.matches(&link).count(), 1, "{link} in {html}");
        }
        assert_eq!(html.matches("aria-current").count(), 1, "{html}");
        assert!(html.contains("href=\"../../../../view/zh/ranking/gdp_growth/\" hreflang=\"zh\""), "{html}");
    }

    #[test]
    fn of_a_long_list_the_first_are_linked_and_the_rest_is_counted() {
        let html = html(&AnalysedDataset::new(generate(200, 3, 1)), None);
        assert_eq!(html.matches("view/en/profile/").count(), LONG_LIST);
        assert!(html.contains("and 140 more, not listed"), "{html}");
    }
}
