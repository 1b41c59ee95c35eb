//! The widget as a page shows it before any script runs: its pictures and its text, made on the host.

use crate::analysis::AnalysedDataset;
use crate::chart::{self, WIDTHS};
use crate::draw::{Colours, Root, svg};
use crate::outline::{Element, Node, html, outline};
use crate::view::View;

/// The pictures of a page, each as the indices of its design widths in [`WIDTHS`]; it is drawn for the first, and as wide as
/// its container. Those of phones come first: a browser may paint before it has all of the page.
pub type Pictures = &'static [&'static [usize]];

/// One picture for each design width: the live chart takes over without moving anything.
pub const EACH_WIDTH: Pictures = &[&[1], &[2], &[0], &[3], &[4], &[5], &[6], &[7]];

/// Fewer and fewer pictures, for charts whose pictures weigh so much that a page of all would take longer to arrive. A picture
/// that is shown wider than it was drawn has larger text.
pub const FEWER: [Pictures; 3] =
    [EACH_WIDTH, &[&[1, 2], &[0], &[3, 4, 5], &[6, 7]], &[&[0, 1, 2, 3], &[4, 5, 6, 7]]];

/// The id of the picture that must be there before the page is first painted (`<link rel="expect">`): the second, after
/// which every phone has its picture. A paint without one would only delay it.
const FIRST_PAINT_ID: &str = "first-picture";

/// The widget's outline as HTML, with these pictures.
pub fn widget(dataset: &AnalysedDataset, view: &View, pictures: Pictures) -> String {
    let focus = view.focus(dataset);
    let picture = |(index, widths): (usize, &&[usize])| {
        let scene = chart::scene(dataset, view, focus, WIDTHS[widths[0]]);
        let classes: Vec<String> = widths.iter().map(|width| format!("w{}", WIDTHS[*width])).collect();
        let id = (index == 1).then_some(FIRST_PAINT_ID);
        svg(&scene, Colours::Classes, Root::Inline { id, class: &classes.join(" ") })
    };
    let outline = without_other_options(Element::read(&outline(dataset, view, focus, &[])));
    html(&outline, &pictures.iter().enumerate().map(picture).collect::<String>())
}

/// The element with only the selected option of each list: without a script there is nothing to choose, and what follows
/// the lists is painted a frame earlier.
fn without_other_options(mut element: Element) -> Element {
    element.children.retain(|child| element.tag != "select" || has_selected(child));
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

fn has_selected(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.attrs.iter().any(|(name, _)| *name == "selected")
        || element.children.iter().any(has_selected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};

    #[test]
    fn each_list_has_only_its_selected_option() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), EACH_WIDTH);
        let count = |text: &str| page.matches(text).count();
        assert!(count("<select") > 2, "{page}");
        assert_eq!((count("<option"), count(" selected")), (count("<select"), count("<select")));
    }

    #[test]
    fn the_picture_that_the_first_paint_waits_for_is_there() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), EACH_WIDTH);
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
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh), EACH_WIDTH);
        for width in WIDTHS {
            assert_eq!(page.matches(&format!("class=\"w{width}\"")).count(), 1, "{width}");
        }
    }
}
