//! What a page must show: the scene and the outline that the library, compiled for the host, makes of the view.

use reported_figures::outline::{Element, Node};
use reported_figures::scene::{Align, Mark, Scene, Shape};
use reported_figures::web::messages::{Environment, Event};
use reported_figures::web::session::Session;
use serde_json::{Value, json};

use crate::support::page::Page;
use crate::support::steps::wait_until_live;

/// A dataset of `tests/examples` as text.
pub fn example(name: &str) -> String {
    let path = format!("{}/tests/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Waits until the page's element shows its own picture.
pub fn wait_until_shown(page: &Page) {
    page.wait_until("document.readyState === 'complete' && window.observed");
    wait_until_live(page);
}

/// What is expected of a dataset.
pub struct Expected {
    data: Option<String>,
}

impl Expected {
    /// What is expected of an example, or of the embedded dataset.
    pub fn of(dataset: Option<&str>) -> Expected {
        Expected { data: dataset.map(example) }
    }

    /// Holds what was observed against what its view asks for.
    ///
    /// # Errors
    /// What differs.
    pub fn compare(&self, seen: &Value) -> Result<(), String> {
        let text = |name: &str| seen[name].as_str().unwrap_or_default();
        let number = |name: &str| seen[name].as_f64().unwrap_or_default();
        equal("a failure", text("failure"), "")?;
        // A page begins in a language of its own, which its address need not name.
        let lang = parameter(text("address"), "lang").unwrap_or_else(|| "en".to_owned());
        equal("the language", text("lang"), &lang)?;
        let mut session = Session::new(self.data.as_deref(), &lang).ok_or("the dataset is refused")?;
        session.adapt(Environment {
            width: number("width"),
            text_scale: number("textScale"),
            pixel_ratio: number("pixelRatio"),
            reduced_motion: true,
            ..Environment::default()
        });
        session.handle(&Event::Open { query: text("address").to_owned() });
        equal(
            "the view of the address",
            &without_language(text("view")),
            &without_language(&session.query()),
        )?;
        session.lay_out(0.0);
        let outline = Element::read(&session.outline().ok_or("no outline")?);
        equal("the headline", text("headline"), &text_of(find(&outline, &|it| it.tag == "h2")))?;
        equal("the evidence", text("evidence"), &text_of(find(&outline, &|it| is_part(it, "evidence"))))?;
        // A reader may have sorted them.
        let mut rows: Vec<&str> =
            seen["rows"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut wanted = rows_of(&outline);
        rows.sort_unstable();
        wanted.sort_unstable();
        equal("the table", &json!(rows).to_string(), &json!(wanted).to_string())?;
        let scene = session.drawn();
        compare_picture(seen, scene, session.device_scale(scene.width, session.drawn_height()))
    }
}

/// A parameter of a query.
fn parameter(query: &str, name: &str) -> Option<String> {
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// A query without its language, its parameters not escaped.
fn without_language(query: &str) -> String {
    let pairs = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
    pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

fn equal(what: &str, seen: &str, expected: &str) -> Result<(), String> {
    if seen == expected {
        return Ok(());
    }
    Err(format!("{what}:\n  seen     {seen}\n  expected {expected}"))
}

/// Every text and every rectangle of the scene is drawn where it belongs, and nothing else. Of a long list, rows that are not
/// seen may be missing.
fn compare_picture(seen: &Value, scene: &Scene, scale: f64) -> Result<(), String> {
    let drawn: Vec<String> =
        seen["drawn"].as_array().ok_or("nothing is drawn")?.iter().map(Value::to_string).collect();
    if seen["isLong"] == true {
        return Ok(());
    }
    let mut wanted: Vec<String> = scene.in_paint_order().filter_map(|mark| drawing(mark, scale)).collect();
    // The page records nothing of what a mark as large as the canvas covers.
    let whole = format!("[0,0,{},{}]", seen["canvas"][0], seen["canvas"][1]);
    if let Some(cover) = wanted.iter().rposition(|it| *it == whole) {
        wanted.drain(..=cover);
    }
    let differs = (0..drawn.len().max(wanted.len())).find(|at| drawn.get(*at) != wanted.get(*at));
    differs.map_or(Ok(()), |at| {
        Err(format!(
            "the picture, mark {at} of {}: seen {:?}, expected {:?}",
            wanted.len(),
            drawn.get(at),
            wanted.get(at)
        ))
    })
}

/// What a mark becomes on the canvas, as the page records it.
fn drawing(mark: &Mark, scale: f64) -> Option<String> {
    let px = |length: f64| (length * scale).round() as i64;
    match &mark.shape {
        Shape::Text { at, text, align: Align::Left | Align::Centre | Align::Right, .. } => {
            Some(json!([text, px(at.0), px(at.1)]).to_string())
        }
        Shape::Rect(it) if mark.opacity > 0.0 => {
            let (x, y) = (px(it.x), px(it.y));
            Some(json!([x, y, px(it.x + it.w) - x, px(it.y + it.h) - y]).to_string())
        }
        _ => None,
    }
}

fn is_part(element: &Element, name: &str) -> bool {
    element.attrs.iter().any(|(key, value)| key == "data-part" && value == name)
}

/// The first element within that fits.
fn find<'e>(element: &'e Element, fits: &dyn Fn(&Element) -> bool) -> Option<&'e Element> {
    if fits(element) {
        return Some(element);
    }
    element.children.iter().find_map(|child| match child {
        Node::Element(child) => find(child, fits),
        _ => None,
    })
}

/// All text of an element, with runs of white space as one space.
fn text_of(element: Option<&Element>) -> String {
    let mut text = String::new();
    if let Some(element) = element {
        collect(element, &mut text);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: &Element, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Element(child) => collect(child, text),
            Node::Text(piece) => text.push_str(piece),
            Node::Picture => {}
        }
    }
}

/// The rows of the table, their cells with bars between.
fn rows_of(outline: &Element) -> Vec<String> {
    let mut rows = Vec::new();
    if let Some(table) = find(outline, &|it| it.tag == "table") {
        each_row(table, &mut rows);
    }
    rows
}

fn each_row(element: &Element, rows: &mut Vec<String>) {
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        if child.tag == "tr" {
            let cells = child.children.iter().filter_map(|cell| match cell {
                Node::Element(cell) => Some(text_of(Some(cell))),
                _ => None,
            });
            rows.push(cells.collect::<Vec<_>>().join(" | "));
        } else {
            each_row(child, rows);
        }
    }
}
