//! One widget on a page.

mod take;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, HtmlCanvasElement};

use super::{dom::Builder, reply};
use crate::chart;
use crate::dataset::{self, Dataset, Lang, Subject};
use crate::draw::{self, Theme};
use crate::outline::{self, Element};
use crate::scene::{Scene, between};
use crate::view::{self, Motion, ThemeChoice, Unknown, View};

/// One widget: a dataset, a view of it, and the part of the page that shows both.
#[wasm_bindgen]
pub struct Widget {
    document: Document,
    mount: DomElement,
    canvas: HtmlCanvasElement,
    dataset: Dataset,
    start: View,
    view: View,
    unknown: Vec<Unknown>,
    hover: Option<Subject>,
    place: Place,
    shown: Option<(DomElement, Element)>,
    scene: Scene,
    journey: Journey,
}

/// How long marks travel, in milliseconds.
const TRAVEL: f64 = 350.0;

/// The way of the marks from one scene to the next.
#[derive(Default)]
struct Journey {
    /// What is on the canvas.
    drawn: Scene,
    /// Where the marks come from and when they left, while they travel.
    from: Option<(Scene, f64)>,
    /// Whether what is shown next is another view and not the same in another light.
    wanted: bool,
}

/// What the page gives the picture.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    /// Width in CSS pixels.
    width: f64,
    /// Device pixels a CSS pixel.
    ratio: f64,
    /// Whether the reader's system is dark.
    dark: bool,
    /// Whether the reader's system asks for stillness.
    still: bool,
    /// Whether it is printed.
    paper: bool,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that fills `mount`, of the embedded dataset or the given one, in the language of `lang`.
    ///
    /// # Errors
    /// All problems of the dataset, as an array of plain objects with path, line, column, message and help.
    #[wasm_bindgen(constructor)]
    pub fn new(
        document: Document,
        mount: DomElement,
        canvas: HtmlCanvasElement,
        data: Option<String>,
        lang: &str,
    ) -> Result<Widget, JsValue> {
        let text = data.as_deref().unwrap_or(dataset::embedded_text());
        let dataset = dataset::read(text).map_err(|problems| reply::problems(&problems))?;
        let start = View::start(&dataset, Lang::from_tag(lang).unwrap_or_default());
        let place = Place { width: chart::WIDTHS[0], ratio: 1.0, dark: false, still: false, paper: false };
        Ok(Widget {
            document,
            mount,
            canvas,
            view: start.clone(),
            start,
            dataset,
            unknown: Vec::new(),
            hover: None,
            place,
            shown: None,
            scene: Scene::default(),
            journey: Journey::default(),
        })
    }

    /// Sets the view from a URL query, over the starting view.
    pub fn open(&mut self, query: &str) {
        (self.view, self.unknown) = view::parse(query, &self.dataset, &self.start);
        self.hover = None;
        self.journey.wanted = true;
    }

    /// Changes one parameter of the view; returns whether anything changed.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        let before = self.view.clone();
        let known = view::set(&mut self.view, name, value, &self.dataset).is_some();
        self.unknown.clear();
        if !known {
            self.unknown.push(Unknown { name: name.to_owned(), value: value.to_owned() });
        }
        self.view.settle(&self.dataset);
        self.hover = None;
        self.journey.wanted = true;
        before != self.view || !known
    }

    /// The view as a URL query: what differs from the starting view.
    pub fn query(&self) -> String {
        view::to_query(&self.view, &self.dataset, &self.start)
    }

    /// Tells the width of the picture's place (CSS pixels), the device pixel ratio, and whether the reader's
    /// system is dark and asks for stillness; `paper` is light whatever the reader asked for.
    pub fn place(&mut self, width: f64, ratio: f64, dark: bool, still: bool, paper: bool) {
        self.place = Place { width, ratio, dark, still, paper };
    }

    /// Says the view, undrawn: builds the page's part of it, or changes it where it differs.
    ///
    /// # Errors
    /// What the DOM refuses.
    pub fn say(&mut self) -> Result<(), JsValue> {
        self.show_outline(self.focus_subject())
    }

    /// Shows the view at a time (milliseconds): changes the page where it differs and draws the picture.
    /// Returns whether marks are still on their way, so that it must be called again in the next frame.
    ///
    /// # Errors
    /// What the DOM refuses, or `canvas` where the canvas has no 2D context.
    pub fn show(&mut self, now: f64) -> Result<bool, JsValue> {
        let focus = self.focus_subject();
        let width = chart::design_width(self.place.width);
        self.scene = chart::scene(&self.dataset, &self.view, focus, width);
        let still = self.place.still || self.view.motion == Motion::None;
        self.journey.step(&self.scene, now, still);
        // The canvas asks for the style of a page that has just changed anew: it goes first.
        self.draw()?;
        self.show_outline(focus)?;
        Ok(self.journey.from.is_some())
    }

    /// Width of the picture to its height, finer than the canvas's whole pixels can say.
    pub fn aspect(&self) -> f64 {
        self.scene.width / self.scene.height
    }

    /// Draws the next frame of a journey; returns whether there is another.
    ///
    /// # Errors
    /// `canvas` where the canvas has no 2D context.
    pub fn travel(&mut self, now: f64) -> Result<bool, JsValue> {
        self.journey.step(&self.scene, now, false);
        self.draw()?;
        Ok(self.journey.from.is_some())
    }

    /// The pointer is at a place of the picture (CSS pixels from its left top); returns whether the focus moved.
    pub fn hover(&mut self, x: f64, y: f64, reach: f64) -> bool {
        let hit = self.hit(x, y, reach);
        let moved = hit.is_some() && hit != self.focus_subject();
        if hit.is_some() {
            self.hover = hit;
        }
        moved
    }

    /// The pointer left; returns whether the focus moved.
    pub fn leave(&mut self) -> bool {
        self.hover.take().is_some_and(|hover| Some(hover) != self.focus_subject())
    }

    /// A tap or click: pins what is there, or lets go where nothing is. Returns whether the view changed.
    pub fn tap(&mut self, x: f64, y: f64, reach: f64) -> bool {
        let hit = self.hit(x, y, reach);
        self.pin(hit)
    }

    /// A key in the picture; returns whether it was ours.
    pub fn key(&mut self, key: &str) -> bool {
        let count = self.scene.targets.len();
        let focus = self.focus_subject();
        let at = self.scene.targets.iter().position(|target| Some(target.subject) == focus);
        let next = match key {
            "ArrowDown" | "ArrowRight" => at.map_or(0, |at| (at + 1).min(count.saturating_sub(1))),
            "ArrowUp" | "ArrowLeft" => at.map_or(0, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            "Escape" => return self.pin(None),
            _ => return false,
        };
        self.hover = self.scene.targets.get(next).map(|target| target.subject);
        true
    }

    /// Pins what is in focus; returns whether the view changed.
    pub fn choose(&mut self) -> bool {
        self.pin(self.hover)
    }

    /// What is in focus, as a plain object.
    pub fn focus(&self) -> JsValue {
        self.focus_subject()
            .map_or(JsValue::NULL, |subject| reply::focus(&self.dataset, subject, self.view.lang))
    }
}

impl Widget {
    fn focus_subject(&self) -> Option<Subject> {
        self.hover.or_else(|| self.view.focus(&self.dataset))
    }

    fn pin(&mut self, subject: Option<Subject>) -> bool {
        let before = self.view.clone();
        self.hover = None;
        self.view.pin(subject);
        self.journey.wanted = before != self.view;
        before != self.view
    }

    fn hit(&self, x: f64, y: f64, reach: f64) -> Option<Subject> {
        let zoom = self.scene.width / self.place.width;
        self.scene.hit(x * zoom, y * zoom, reach * zoom).map(|target| target.subject)
    }

    fn show_outline(&mut self, focus: Option<Subject>) -> Result<(), JsValue> {
        let new = outline::outline(&self.dataset, &self.view, focus, &self.unknown);
        let builder = Builder { document: &self.document, picture: &self.canvas };
        let dom = match self.shown.take() {
            Some((dom, old)) => {
                builder.patch(&dom, &old, &new)?;
                dom
            }
            None => {
                let dom = builder.build(&new)?;
                self.mount.append_child(&dom)?;
                dom
            }
        };
        self.shown = Some((dom, new));
        Ok(())
    }

    fn draw(&self) -> Result<(), JsValue> {
        let scene = &self.journey.drawn;
        let scale = self.place.width / scene.width * self.place.ratio;
        let (width, height) = (scene.width * scale, scene.height * scale);
        resize(&self.canvas, width.round() as u32, height.round() as u32);
        let drawn = draw::canvas(scene, self.theme(), scale, &self.canvas);
        drawn.then_some(()).ok_or_else(|| JsValue::from_str("canvas"))
    }

    fn theme(&self) -> &'static Theme {
        match (self.view.theme, self.place.dark) {
            _ if self.place.paper => &Theme::LIGHT,
            (ThemeChoice::Light, _) | (ThemeChoice::Auto, false) => &Theme::LIGHT,
            (ThemeChoice::Dark, _) | (ThemeChoice::Auto, true) => &Theme::DARK,
        }
    }
}

impl Journey {
    /// Goes on towards a scene; a wanted journey starts from whatever is drawn, even from another's middle.
    fn step(&mut self, to: &Scene, now: f64, still: bool) {
        if std::mem::take(&mut self.wanted) {
            self.from = Some((std::mem::take(&mut self.drawn), now));
        }
        let goes_on = |(from, start): &(Scene, f64)| !still && from.width == to.width && now - start < TRAVEL;
        self.from = self.from.take().filter(goes_on);
        self.drawn = match &self.from {
            Some((from, start)) => between(from, to, (now - start) / TRAVEL),
            None => to.clone(),
        };
    }
}

/// Sets the backing store's size, only where it differs: setting it clears the picture.
fn resize(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    if canvas.width() != width {
        canvas.set_width(width);
    }
    if canvas.height() != height {
        canvas.set_height(height);
    }
}
