//! An outline read back as a tree of elements, for the host and for tests.

use super::writer::{ATTR, NEXT};

/// A piece of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, not escaped.
    Text(String),
    /// The chart: a canvas in the browser, SVG on the host.
    Picture,
}

impl Node {
    /// Its text without the elements.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.text(),
            Self::Picture => String::new(),
        }
    }
}

/// An element with its attributes and children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Tag name.
    pub tag: String,
    /// Attributes as name and value, not escaped; the value of a boolean attribute is empty.
    pub attrs: Vec<(String, String)>,
    /// Children.
    pub children: Vec<Node>,
}

impl Element {
    /// Its text without the elements in it.
    pub fn text(&self) -> String {
        self.children.iter().map(Node::text).collect()
    }

    /// Reads an outline, which must be one element.
    ///
    /// # Panics
    /// On anything else, which is a mistake in the code that wrote it.
    pub fn read(text: &str) -> Self {
        let mut open = vec![Element::default()];
        for token in text.split(NEXT).skip(1) {
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
            assert!(parent.is_some(), "an element ends that never began: {text:?}");
            parent.into_iter().for_each(|parent| parent.children.push(node.clone()));
        }
        let root = open.pop().unwrap_or_default().children.pop();
        assert!(open.is_empty(), "an element does not end: {text:?}");
        match root {
            Some(Node::Element(element)) => element,
            other => panic!("no element: {other:?}"),
        }
    }
}

/// An element without children, of its token.
fn begin(token: &str) -> Element {
    let mut parts = token.split(ATTR);
    let mut constant = parts.next().unwrap_or_default().split(' ');
    let tag = constant.next().unwrap_or_default().to_owned();
    let pair = |attribute: &str| {
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        (name.to_owned(), value.to_owned())
    };
    Element { tag, attrs: constant.chain(parts).map(pair).collect(), children: Vec::new() }
}
