//! A out read back as a tree of elements, for the host and for tests.

use super::writer::{ATTR, NEXT};

/// A piece of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text; writers escape it.
    Text(String),
    /// The place of the picture: a canvas in the browser, SVG on the host.
    Picture,
}

/// An element with its attributes and children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Tag name.
    pub tag: String,
    /// Attributes; the name alone says what writers must do with them.
    pub attrs: Vec<(String, String)>,
    /// Children.
    pub children: Vec<Node>,
}

impl Element {
    /// The one element on a out.
    ///
    /// # Panics
    /// On a out that holds anything else, which is a mistake in this room.
    pub fn read(out: &str) -> Self {
        let mut open = vec![Element::default()];
        for token in out.split(NEXT).skip(1) {
            let mut letters = token.chars();
            let node = match letters.next() {
                Some('<') => {
                    open.push(begin(letters.as_str()));
                    continue;
                }
                Some('.') => Node::Text(letters.as_str().to_owned()),
                Some(_) => Node::Picture,
                None => Node::Element(open.pop().unwrap_or_default()),
            };
            let parent = open.last_mut();
            assert!(parent.is_some(), "an element ends that never began: {out:?}");
            parent.into_iter().for_each(|parent| parent.children.push(node.clone()));
        }
        let root = open.pop().unwrap_or_default().children.pop();
        assert!(open.is_empty(), "an element does not end: {out:?}");
        match root {
            Some(Node::Element(element)) => element,
            other => panic!("no element: {other:?}"),
        }
    }
}

fn begin(token: &str) -> Element {
    let mut parts = token.split(ATTR);
    let mut fixed = parts.next().unwrap_or_default().split(' ');
    let tag = fixed.next().unwrap_or_default().to_owned();
    let pair = |attribute: &str| {
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        (name.to_owned(), value.to_owned())
    };
    Element { tag, attrs: fixed.chain(parts).map(pair).collect(), children: Vec::new() }
}
