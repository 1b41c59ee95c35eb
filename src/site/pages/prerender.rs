//! The widget as a page shows it before any script runs: its pictures and its text, made on the host.

use crate::analysis::AnalysedDataset;
use crate::chart::{self, WIDTHS};
use crate::dataset::Lang;
use crate::draw::{Colours, Root, svg};
use crate::outline::{Element, Node, html, outline};
use crate::site::pages::row_links::RowLinks;
use crate::site::pages::unscripted;
use crate::view::{LONG_LIST, View};

/// The pictures of a page, each as the indices of its design widths in [`WIDTHS`]; it is drawn for the first, and as wide as
/// its container. Those of phones come first: a browser may paint before it has all of the page.
pub type Pictures = &'static [&'static [usize]];

/// One picture for each design width: the live chart takes over without moving anything.
pub const EACH_WIDTH: Pictures = &[&[1], &[2], &[0], &[3], &[4], &[5], &[6], &[7]];

/// What a page has of a widget until its chart is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Its pictures.
    pub pictures: Pictures,
    /// The most rows of a part of its table.
    pub rows: usize,
}

/// All of it.
pub const WHOLE: Extent = Extent { pictures: EACH_WIDTH, rows: usize::MAX };

const FOUR: Pictures = &[&[1, 2], &[0], &[3, 4, 5], &[6, 7]];
const TWO: Pictures = &[&[0, 1, 2, 3], &[4, 5, 6, 7]];

/// Less and less, for charts that weigh so much that a page of all would take longer to arrive. A picture that is shown wider
/// than it was drawn has larger text; of a long table, the beginning is there.
pub const LESS: [Extent; 4] = [
    WHOLE,
    Extent { pictures: FOUR, ..WHOLE },
    Extent { pictures: TWO, ..WHOLE },
    Extent { pictures: TWO, rows: LONG_LIST },
];

/// The id of the picture that must be there before the page is first painted (`<link rel="expect">`): the second, after
/// which every phone has its picture. A paint without one would only delay it.
const FIRST_PAINT_ID: &str = "first-picture";

/// The widget's outline as HTML, with these pictures and rows. `all` is the address of the list of all charts, where there is one.
pub fn widget(
    dataset: &AnalysedDataset,
    view: &View,
    Extent { pictures, rows }: Extent,
    all: Option<&str>,
) -> String {
    let focus = view.focus(dataset);
    let outline = without_other_options(Element::read(&outline(dataset, view, focus, &[])));
    let mut outline = with_beginning(outline, rows, view.lang);
    let links = RowLinks::add(dataset, view, &mut outline);
    without_keys(&mut outline);
    unscripted::add_translations(dataset, view.lang, &mut outline);
    all.into_iter().for_each(|address| unscripted::add_link(address, view.lang, &mut outline));
    let picture = |(index, widths): (usize, &&[usize])| {
        let scene = chart::scene(dataset, view, focus, WIDTHS[widths[0]]);
        let classes: Vec<String> = widths.iter().map(|width| format!("w{}", WIDTHS[*width])).collect();
        let id = (index == 1).then_some(FIRST_PAINT_ID);
        let links = links.of(&scene);
        svg(&scene, Colours::Classes, Root::Inline { id, class: &classes.join(" "), links: &links })
    };
    html(&outline, &pictures.iter().enumerate().map(picture).collect::<String>())
}

/// Makes the chart a group of links: nothing answers the keys of an `application` before the script is there, and where it never
/// comes that would be a stop of the Tab key that leads nowhere. A long chart scrolls, and keeps its stop.
fn without_keys(element: &mut Element) {
    if element.children.contains(&Node::Picture) {
        let scrolls = element.attrs.iter().any(|(name, _)| name == "data-long");
        element.attrs.retain(|(name, _)| name != "tabindex" || scrolls);
        for (name, value) in &mut element.attrs {
            if name == "role" {
                "group".clone_into(value);
            }
        }
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            without_keys(child);
        }
    }
}

/// The element with only the selected option of each list, and nothing in closed groups of controls: without a script there is
/// nothing to choose, and what follows the lists is painted a frame earlier.
fn without_other_options(mut element: Element) -> Element {
    element.children.retain(|child| element.tag != "select" || has_selected(child));
    if is_closed_control(&element) {
        element.children.truncate(1);
    }
    let reduced = |child| match child {
        Node::Element(element) => Node::Element(without_other_options(element)),
        other => other,
    };
    element.children = element.children.into_iter().map(reduced).collect();
    if element.tag == "optgroup" {
        element.children.retain(has_selected);
    }
    element
}

/// Whether it opens to what only works with scripts: of that, the page has the summary.
fn is_closed_control(element: &Element) -> bool {
    let is = |name: &str| {
        element.attrs.iter().any(|(key, value)| key == "class" && value.split(' ').any(|it| it == name))
    };
    element.tag == "details" && (is("more") || is("take"))
}

/// The element with at most so many rows in each body of a table, and how many are left out.
fn with_beginning(mut element: Element, rows: usize, lang: Lang) -> Element {
    if element.tag == "tbody" && element.children.len() > rows {
        let more = MORE_ROWS[lang as usize].replace("{0}", &(element.children.len() - rows).to_string());
        element.children.truncate(rows);
        let cell = Element { tag: "td".into(), attrs: Vec::new(), children: vec![Node::Text(more)] };
        let row = Element { tag: "tr".into(), attrs: Vec::new(), children: vec![Node::Element(cell)] };
        element.children.push(Node::Element(row));
        return element;
    }
    let shortened = |child| match child {
        Node::Element(element) => Node::Element(with_beginning(element, rows, lang)),
        other => other,
    };
    element.children = element.children.into_iter().map(shortened).collect();
    element
}

/// What stands for the rows that are left out, in each language of the product.
const MORE_ROWS: [&str; 2] = ["……另有{0}行", "… and {0} more rows"];

fn has_selected(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.attrs.iter().any(|(name, _)| *name == "selected")
        || element.children.iter().any(has_selected))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn each_list_has_only_its_selected_option() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), WHOLE, None);
        let count = |text: &str| page.matches(text).count();
        assert!(count("<select") > 0 && count("<summary") > 3, "{page}");
        assert_eq!((count("<option"), count(" selected")), (count("<select"), count("<select")));
    }

    #[test]
    fn only_a_chart_that_scrolls_is_a_stop_of_the_tab_key() {
        let stops = |dataset: &AnalysedDataset| {
            let page = widget(dataset, &View::start(dataset, Lang::En), LESS[3], None);
            let plot = page.split("data-part=plot").nth(1).unwrap().split('>').next().unwrap().to_owned();
            assert!(plot.contains("role=group") && !page.contains("role=application"), "{plot}");
            plot.contains("tabindex")
        };
        assert!(!stops(&AnalysedDataset::new(embedded())));
        assert!(stops(&AnalysedDataset::new(crate::dataset::generate(20 * LONG_LIST as u32, 2, 1))));
    }

    #[test]
    fn of_a_long_table_the_beginning_is_there_and_the_rest_is_counted() {
        let dataset = AnalysedDataset::new(embedded());
        let view = View { chart: crate::view::Chart::Coverage, ..View::start(&dataset, Lang::En) };
        let rows = |extent| widget(&dataset, &view, extent, None).matches("<tr").count();
        let [whole, less] = [WHOLE, LESS[3]].map(rows);
        let page = widget(&dataset, &view, LESS[3], None);
        assert!(page.contains(&format!("<td>… and {} more rows</td>", whole - less + 1)), "{whole} {less}");
    }

    #[test]
    fn the_picture_that_the_first_paint_waits_for_is_there() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), WHOLE, None);
        assert_eq!(page.matches(&format!("id=\"{FIRST_PAINT_ID}\" ")).count(), 1);
        for html in [include_str!("../../../www/index.html"), include_str!("../../../www/embed.html")] {
            assert!(
                html.contains(&format!(
                    "<link rel=\"expect\" href=\"#{FIRST_PAINT_ID}\" blocking=\"render\">"
                ))
            );
        }
    }

    #[test]
    fn every_design_width_is_drawn_once() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), WHOLE, None);
        for width in WIDTHS {
            assert_eq!(page.matches(&format!("class=\"w{width}\"")).count(), 1, "{width}");
        }
    }
}
