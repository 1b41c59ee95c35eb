//! The widget as a page first shows it: drawn and said on the host, before any script.

use crate::analysis::AnalysedDataset;
use crate::chart::{self, WIDTHS};
use crate::draw::{Colours, Root, svg};
use crate::outline::{Element, Node, html, outline};
use crate::view::View;

/// The design widths in the order of the page's bytes: a browser may show what it has before it reads on.
const PHONES_FIRST: [f64; 8] =
    [WIDTHS[1], WIDTHS[2], WIDTHS[0], WIDTHS[3], WIDTHS[4], WIDTHS[5], WIDTHS[6], WIDTHS[7]];

/// The picture that a page waits for before it shows anything: the second, then all phones have theirs. A first frame
/// without it would only delay it.
const AWAITED: &str = "first-picture";

/// The widget's outline as HTML, with its picture drawn for every design width.
pub fn widget(dataset: &AnalysedDataset, view: &View) -> String {
    let focus = view.focus(dataset);
    let picture = |width: f64| {
        let scene = chart::scene(dataset, view, focus, width);
        let id = (width == PHONES_FIRST[1]).then_some(AWAITED);
        svg(&scene, Colours::Classes, Root::Inline { id, class: &format!("w{width}") })
    };
    let said = without_choices(Element::read(&outline(dataset, view, focus, &[])));
    html(&said, &PHONES_FIRST.map(picture).concat())
}

/// Without a script there is nothing to choose: of each list, the choice that is made is enough, and what comes
/// after the lists is there a frame earlier.
fn without_choices(mut element: Element) -> Element {
    element.children.retain(|child| element.tag != "select" || holds_chosen(child));
    let lean = |child| match child {
        Node::Element(element) => Node::Element(without_choices(element)),
        other => other,
    };
    element.children = element.children.into_iter().map(lean).collect();
    if element.tag == "optgroup" {
        element.children.retain(holds_chosen);
    }
    element
}

fn holds_chosen(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.attrs.iter().any(|(name, _)| *name == "selected")
        || element.children.iter().any(holds_chosen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};

    #[test]
    fn of_each_list_the_choice_made_is_there_and_no_other() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh));
        let count = |text: &str| page.matches(text).count();
        assert!(count("<select") > 2, "{page}");
        assert_eq!((count("<option"), count(" selected")), (count("<select"), count("<select")));
    }

    #[test]
    fn the_picture_that_pages_wait_for_is_there() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh));
        assert_eq!(page.matches(&format!("id=\"{AWAITED}\" ")).count(), 1);
        for html in [include_str!("../../../www/index.html"), include_str!("../../../www/embed.html")] {
            assert!(html.contains(&format!("<link rel=\"expect\" href=\"#{AWAITED}\" blocking=\"render\">")));
        }
    }

    #[test]
    fn every_design_width_is_drawn_once() {
        let dataset = AnalysedDataset::new(embedded());
        let page = widget(&dataset, &View::start(&dataset, Lang::Zh));
        for width in WIDTHS {
            assert_eq!(page.matches(&format!("class=\"w{width}\"")).count(), 1, "{width}");
        }
    }
}
