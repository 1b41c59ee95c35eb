//! A small tree of elements: what is said beside the picture, before it is HTML or DOM.

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Tag name.
    pub tag: &'static str,
    /// Attributes; the name alone says what writers must do with them.
    pub attrs: Vec<(&'static str, String)>,
    /// Children.
    pub children: Vec<Node>,
}

/// An element without attributes or children.
pub fn el(tag: &'static str) -> Element {
    Element { tag, attrs: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attrs.push((name, value.into()));
        self
    }

    /// With an attribute that is there or not (`checked`, `selected`, `open`, `disabled`).
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// With a class.
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// With the name under which tests and style sheets know it.
    pub fn part(self, name: &'static str) -> Self {
        self.attr("data-part", name)
    }

    /// With text as its next child.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// With an element as its next child.
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With elements as its next children.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self.children.push(Node::Element(child));
        }
        self
    }

    /// With the picture as its next child.
    pub fn picture(mut self) -> Self {
        self.children.push(Node::Picture);
        self
    }
}
