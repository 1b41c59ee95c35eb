//! Links from the marks of a page's first picture to the rows of its table: they work before any script, and without.

use crate::analysis::{AnalysedDataset, only_reporter};
use crate::dataset::Subject;
use crate::outline::{Element, Node};
use crate::scene::Scene;
use crate::text::{unit_name, with_kind};
use crate::view::{Chart, View};
use std::fmt::Write as _;

/// Which rows of a table marks can lead to.
pub struct RowLinks<'a> {
    dataset: &'a AnalysedDataset,
    view: &'a View,
    /// What the first cells of each row say; its index is the number in its id.
    rows: Vec<Vec<String>>,
}

impl<'a> RowLinks<'a> {
    /// Gives each row of the table's bodies an id.
    pub fn add(dataset: &'a AnalysedDataset, view: &'a View, outline: &mut Element) -> Self {
        let mut rows = Vec::new();
        name_rows(outline, &mut rows);
        Self { dataset, view, rows }
    }

    /// A link over each target that has a row, named by the row. As wide as any picture: then the links of all pictures of a page
    /// are the same text, which costs nothing once it is compressed.
    pub fn of(&self, scene: &Scene) -> String {
        let mut out = String::new();
        let mut before = None;
        // Marks beside each other that lead to one row have one link.
        let is_in_rows = matches!(self.view.chart, Chart::Compare | Chart::Coverage);
        for target in &scene.targets {
            let Some(row) = self.row_of(target.subject) else { continue };
            let (top, height) = (2.0 * target.rect.y, 2.0 * target.rect.h);
            if is_in_rows && before.replace((row, top)) == Some((row, top)) {
                continue;
            }
            let is_row = is_in_rows || target.rect.x <= 0.0;
            let (left, width) =
                if is_row { (0.0, 9999.0) } else { (2.0 * target.rect.x, 2.0 * target.rect.w) };
            let area = format!("M{left:.0} {top:.0}h{width:.0}v{height:.0}H{left:.0}z");
            // OK because writing to a string cannot fail.
            let _ = write!(out, "<a href=\"#r{row}\" aria-labelledby=\"r{row}\"><path d=\"{area}\"/></a>");
        }
        out
    }

    fn row_of(&self, Subject { unit, metric }: Subject) -> Option<usize> {
        // What only one unit reported is a list of a hundred names: links of each would be half a kilobyte more than a page may have.
        if self.view.chart == Chart::Coverage && only_reporter(self.dataset, metric).is_some() {
            return None;
        }
        let lang = self.view.lang;
        let short = unit_name(self.dataset, unit, lang);
        let with_kind = with_kind(self.dataset, unit, short, lang);
        let metric = self.dataset.metric(metric).name.get(lang);
        let has = |row: &Vec<String>, text: &str| row.iter().any(|cell| cell == text);
        let is_of_unit = |row: &Vec<String>| has(row, &with_kind) || has(row, short);
        let is_it = |row: &&Vec<String>| match self.view.chart {
            Chart::Coverage if self.view.is_coverage_of_periods() => is_of_unit(row),
            Chart::Profile | Chart::Compare | Chart::Coverage => has(row, metric),
            _ => is_of_unit(row),
        };
        let mut found = self.rows.iter().enumerate().filter(|(_, row)| is_it(row));
        let first = found.clone().next();
        // Of the several rows of a unit, the one of the metric.
        found.find(|(_, row)| has(row, metric)).or(first).map(|(index, _)| index)
    }
}

/// Numbers the rows, and gathers the text of their first three cells.
fn name_rows(element: &mut Element, rows: &mut Vec<Vec<String>>) {
    let is_body = element.tag == "tbody";
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        if is_body && child.tag == "tr" {
            child.attrs.push(("id".into(), format!("r{}", rows.len())));
            rows.push(child.children.iter().take(3).map(Node::text).collect());
        } else {
            name_rows(child, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{Lang, embedded, generate};
    use crate::site::pages::prerender::{LESS, WHOLE, widget};
    use crate::view::{Chart, View};

    #[test]
    fn each_bar_leads_to_a_row_that_is_there() {
        for (dataset, lang) in
            [(embedded(), Lang::En), (embedded(), Lang::Zh), (generate(60, 9, 4), Lang::En)]
        {
            let dataset = AnalysedDataset::new(dataset);
            for chart in [Chart::Ranking, Chart::Growth, Chart::Profile, Chart::Compare, Chart::Coverage] {
                let mut view = View { chart, ..View::start(&dataset, lang) };
                view.normalize(&dataset);
                for extent in [WHOLE, LESS[3]] {
                    let page = widget(&dataset, &view, extent, None);
                    let mut links: Vec<&str> = page.split("href=\"#r").skip(1).collect();
                    assert!(!links.is_empty(), "{chart:?}");
                    for link in &mut links {
                        *link = link.split('"').next().unwrap_or_default();
                        assert_eq!(page.matches(&format!("<tr id=r{link}>")).count(), 1, "{chart:?}: {link}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_links_of_a_ranking_lead_to_the_rows_of_its_units_in_their_order() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::En), LESS[2], None);
        let picture = page.split("</svg>").next().unwrap_or_default();
        let rows: Vec<&str> =
            picture.split("href=\"#r").skip(1).filter_map(|it| it.split('"').next()).collect();
        assert_eq!(rows, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }
}
