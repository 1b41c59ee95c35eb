//! Every text that a reader can read of a dataset.

use std::collections::BTreeMap;

use reported_figures::analysis::{AnalysedDataset, Rounding, is_growth};
use reported_figures::chart::captioned_scene;
use reported_figures::dataset::{Lang, Subject};
use reported_figures::outline::{Announcement, Element, Node, evidence, help, live, outline};
use reported_figures::scene::Shape;
use reported_figures::text::{Headline, citation, figure_citation};
use reported_figures::view::{View, parse};

/// Attributes that are read to a person. Those of results hold a template.
const ATTRIBUTES: [&str; 9] = [
    "aria-label",
    "placeholder",
    "label",
    "title",
    "aria-roledescription",
    "data-copied",
    "data-saved",
    "data-missed",
    "data-refused",
];

/// The most units of which every pair and every figure is read.
const MOST: usize = 12;

/// The texts of a dataset in a language.
pub struct Reader<'a> {
    dataset: &'a AnalysedDataset,
    lang: Lang,
    /// Each text, with a view in which it stands, and whether it is a line of a picture.
    pub texts: BTreeMap<String, (String, bool)>,
}

impl<'a> Reader<'a> {
    /// Reads all charts, all metrics, all units, and what is announced, cited and drawn of them.
    pub fn of(dataset: &'a AnalysedDataset, lang: Lang) -> Self {
        let mut reader = Self { dataset, lang, texts: BTreeMap::new() };
        reader.outline(&help(&View::start(dataset, lang)), "help");
        for metric in dataset.metric_ixs() {
            let id = &dataset.metric(metric).id;
            for form in ["chart=ranking", "chart=ranking&hold=on"] {
                reader.view(&format!("{form}&metric={id}"));
            }
            for form in ["chart=growth", "chart=growth&scale=step", "chart=growth&scale=step&hold=on"] {
                if is_growth(dataset, metric) {
                    reader.view(&format!("{form}&metric={id}"));
                }
            }
            dataset.unit_ixs().take(MOST).for_each(|unit| reader.subject(Subject { unit, metric }));
        }
        reader.units();
        reader.view("chart=growth&scale=linear");
        reader.view("chart=coverage");
        reader.view("chart=coverage&page=2");
        reader.view("chart=coverage&scale=periods");
        reader.view("chart=growth&scale=ranks");
        reader.view("chart=coverage&units=nobody&metric=nothing");
        reader
    }

    /// Profiles, comparisons, and rankings of some units.
    fn units(&mut self) {
        let ids: Vec<&str> = self.dataset.units.iter().take(MOST).map(|unit| unit.id.as_str()).collect();
        for (index, id) in ids.iter().enumerate() {
            self.view(&format!("chart=profile&highlight={id}"));
            self.view(&format!("chart=ranking&units={id}"));
            for other in &ids[index + 1..] {
                self.view(&format!("chart=compare&units={id},{other}"));
            }
        }
        for count in [3, 4, 5] {
            self.view(&format!("chart=compare&units={}", ids[..ids.len().min(count)].join(",")));
        }
    }

    fn view(&mut self, query: &str) {
        let (view, unknown) = parse(query, self.dataset, &View::start(self.dataset, self.lang));
        let focus = view.focus(self.dataset);
        self.outline(&outline(self.dataset, &view, focus, &unknown), query);
        self.add(&citation(self.dataset, &view), query);
        self.announced(&view, query);
        for width in [360.0, 1248.0] {
            for mark in captioned_scene(self.dataset, &view, focus, width).marks {
                if let Shape::Text { text, .. } = mark.shape {
                    self.texts.entry(text).or_insert_with(|| (format!("a picture of {query}"), true));
                }
            }
        }
    }

    /// The headline as it is announced: two sentences, with the space between them that the language has.
    fn announced(&mut self, view: &View, query: &str) {
        let announced = live(self.dataset, view, Announcement::View);
        let Headline { finding, coverage } = Headline::of(self.dataset, view);
        let gap = match (coverage.is_empty(), self.lang) {
            (true, Lang::En) => ".",
            (false, Lang::En) => ". ",
            (_, Lang::Zh) => "。",
        };
        let text = text_of(&Element::read(&announced));
        assert!(text.starts_with(&[finding.as_str(), gap, &coverage].concat()), "{query}: {text}");
        self.outline(&announced, query);
    }

    /// The evidence, announcements and citation of one figure.
    fn subject(&mut self, subject: Subject) {
        let (unit, metric) = (&self.dataset.unit(subject.unit).id, &self.dataset.metric(subject.metric).id);
        let from = format!("{unit} and {metric}");
        let mut view = View { metric: subject.metric, ..View::start(self.dataset, self.lang) };
        for hold in [Rounding::Ignored, Rounding::Issued, Rounding::Printed] {
            view.hold = hold;
            self.outline(&evidence(self.dataset, &view, subject), &from);
        }
        self.outline(&live(self.dataset, &view, Announcement::Mark(subject)), &from);
        self.outline(&live(self.dataset, &view, Announcement::Pinned(subject)), &from);
        self.add(&figure_citation(self.dataset, subject, self.lang), &from);
    }

    fn outline(&mut self, text: &str, from: &str) {
        self.element(&Element::read(text), from);
    }

    /// Reads an element that is a text of its own, and those in it that are.
    fn element(&mut self, element: &Element, from: &str) {
        let mut own = String::new();
        self.collect(element, from, &mut own);
        self.add(&own, from);
    }

    /// Adds the text of an element and of those that are part of its sentence; others are read by themselves.
    fn collect(&mut self, element: &Element, from: &str, own: &mut String) {
        for (name, value) in &element.attrs {
            if ATTRIBUTES.contains(&name.as_str()) {
                self.add(value, from);
            }
        }
        for child in &element.children {
            match child {
                Node::Text(text) => own.push_str(text),
                Node::Element(child) if is_inline(child) => self.collect(child, from, own),
                Node::Element(child) => self.element(child, from),
                Node::Picture => {}
            }
        }
    }

    fn add(&mut self, text: &str, from: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.texts.entry(text.to_owned()).or_insert_with(|| (from.to_owned(), false));
        }
    }
}

/// Whether an element is part of its parent's sentence: a label, a value, Chinese in English.
fn is_inline(element: &Element) -> bool {
    let is_part = |name: &str| name == "lang" || name == "class";
    let is_span = element.tag == "span" && element.attrs.iter().any(|(name, _)| is_part(name));
    is_span || matches!(element.tag.as_str(), "b" | "strong" | "kbd")
}

fn text_of(element: &Element) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(element),
        Node::Picture => String::new(),
    };
    element.children.iter().map(text).collect()
}
