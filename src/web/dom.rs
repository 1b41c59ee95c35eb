//! The outline as DOM: built once, then changed only where it differs, so that focus and selections stay.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, Node as DomNode};

use crate::outline::{Element, Node};

/// Makes the nodes of an outline; the picture's place is taken by `picture`.
pub struct Builder<'a> {
    /// Maker of nodes.
    pub document: &'a Document,
    /// What stands where the picture goes.
    pub picture: &'a DomNode,
}

impl Builder<'_> {
    /// A new element with everything in it.
    pub fn build(&self, element: &Element) -> Result<DomElement, JsValue> {
        let dom = self.document.create_element(element.tag)?;
        for (name, value) in &element.attrs {
            set(&dom, name, value)?;
        }
        for child in &element.children {
            dom.append_child(&self.node(child)?)?;
        }
        Ok(dom)
    }

    fn node(&self, node: &Node) -> Result<DomNode, JsValue> {
        Ok(match node {
            Node::Element(element) => self.build(element)?.into(),
            Node::Text(text) => self.document.create_text_node(text).into(),
            Node::Picture => self.picture.clone(),
        })
    }

    /// Turns what was built from `old` into what `new` would build.
    pub fn patch(&self, dom: &DomElement, old: &Element, new: &Element) -> Result<(), JsValue> {
        patch_attributes(dom, old, new)?;
        let mut next = dom.first_child();
        for (index, child) in new.children.iter().enumerate() {
            let Some(current) = next else {
                dom.append_child(&self.node(child)?)?;
                continue;
            };
            next = current.next_sibling();
            self.patch_node(dom, &current, old.children.get(index), child)?;
        }
        while let Some(extra) = next {
            next = extra.next_sibling();
            dom.remove_child(&extra)?;
        }
        Ok(())
    }

    fn patch_node(
        &self,
        parent: &DomElement,
        current: &DomNode,
        old: Option<&Node>,
        new: &Node,
    ) -> Result<(), JsValue> {
        match (old, new) {
            (Some(old), new) if old == new => {}
            (Some(Node::Element(old)), Node::Element(new)) if old.tag == new.tag => {
                self.patch(current.unchecked_ref(), old, new)?;
            }
            (Some(Node::Text(_)), Node::Text(text)) => current.set_node_value(Some(text)),
            _ => {
                parent.replace_child(&self.node(new)?, current)?;
            }
        }
        Ok(())
    }
}

fn patch_attributes(dom: &DomElement, old: &Element, new: &Element) -> Result<(), JsValue> {
    for (name, value) in &new.attrs {
        if !old.attrs.contains(&(*name, value.clone())) {
            set(dom, name, value)?;
        }
    }
    for (name, _) in &old.attrs {
        if new.attrs.iter().all(|(kept, _)| kept != name) {
            unset(dom, name)?;
        }
    }
    Ok(())
}

/// Attributes that are only the start of a property which the reader may since have changed.
fn is_state(name: &str) -> bool {
    matches!(name, "checked" | "selected")
}

fn set(dom: &DomElement, name: &str, value: &str) -> Result<(), JsValue> {
    if is_state(name) {
        js_sys::Reflect::set(dom, &name.into(), &JsValue::TRUE)?;
        return Ok(());
    }
    dom.set_attribute(name, value)
}

fn unset(dom: &DomElement, name: &str) -> Result<(), JsValue> {
    if is_state(name) {
        js_sys::Reflect::set(dom, &name.into(), &JsValue::FALSE)?;
        return Ok(());
    }
    dom.remove_attribute(name)
}
