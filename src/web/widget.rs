//! One widget on a page.

mod scroll;
mod take;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, HtmlCanvasElement};

use super::{dom::Builder, journey::Journey, reply};
use crate::chart;
use crate::dataset::{self, Dataset, Lang, Subject};
use crate::draw::{self, Theme};
use crate::outline::{self, Action, Element, Said};
use crate::scene::{Ink, Scene, Step};
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
    forced: Option<Theme>,
    shown: Option<(DomElement, Element)>,
    /// Whether the view is another than what is said.
    is_stale: bool,
    /// Of what the evidence is said.
    told: Option<Subject>,
    live: Option<(DomElement, Element)>,
    said: Said,
    scene: Scene,
    journey: Journey,
    scroll: scroll::Scroll,
}

/// What the page gives the picture.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    /// Width in CSS pixels.
    width: f64,
    /// How many times larger than usual the reader wants text.
    text: f64,
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
        let place =
            Place { width: chart::WIDTHS[0], text: 1.0, ratio: 1.0, dark: false, still: false, paper: false };
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
            forced: None,
            shown: None,
            is_stale: true,
            told: None,
            live: None,
            said: Said::Nothing,
            scene: Scene::default(),
            journey: Journey::default(),
            scroll: scroll::Scroll::default(),
        })
    }

    /// Sets the view from a URL query, over the starting view.
    pub fn open(&mut self, query: &str) {
        (self.view, self.unknown) = view::parse(query, &self.dataset, &self.start);
        self.hover = None;
        self.is_stale = true;
        self.scroll.restart();
        self.said = if self.shown.is_some() { Said::View } else { Said::Nothing };
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
        self.is_stale = true;
        self.scroll.restart();
        self.said = Said::View;
        self.journey.wanted = true;
        before != self.view || !known
    }

    /// The view as a URL query: what differs from the starting view.
    pub fn query(&self) -> String {
        view::to_query(&self.view, &self.dataset, &self.start)
    }

    /// A query as [`Widget::query`] would say it.
    pub fn canonical(&self, query: &str) -> String {
        let (view, _) = view::parse(query, &self.dataset, &self.start);
        view::to_query(&view, &self.dataset, &self.start)
    }

    /// Tells the width of the picture's place (CSS pixels), how many times larger than usual the reader wants text, the
    /// device pixel ratio, and whether the reader's system is dark and asks for stillness; `paper` is light whatever
    /// the reader asked for.
    pub fn place(&mut self, width: f64, text: f64, ratio: f64, dark: bool, still: bool, paper: bool) {
        if (width, text, paper) != (self.place.width, self.place.text, self.place.paper) {
            self.scroll.stay();
        }
        self.place = Place { width, text, ratio, dark, still, paper };
    }

    /// Tells the colours that the reader's system allows: red, green and blue for each of [`Widget::inks`], or nothing
    /// where it leaves colours to the page.
    pub fn force(&mut self, colours: &[u8]) {
        self.forced = Theme::of_bytes(colours);
    }

    /// The names that the style sheet has for the picture's colours, parted by spaces.
    pub fn inks() -> String {
        Ink::ALL.map(Ink::name).join(" ")
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
        let width = chart::design_width(self.place.width / self.place.text);
        self.lay_out(focus, width);
        let still = self.place.still || self.view.motion == Motion::None;
        self.journey.step(&self.scene, now, still);
        // The canvas asks for the style of a page that has just changed anew: it goes first.
        self.draw()?;
        self.show_outline(focus)?;
        Ok(self.journey.goes_on())
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
        Ok(self.journey.goes_on())
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

    /// What the name at a place of the picture sets, as parameters; nothing where there is no such name.
    pub fn door(&self, x: f64, y: f64) -> Option<String> {
        let zoom = self.zoom();
        self.scene.door(x * zoom, y * zoom).map(|door| outline::to(&self.dataset, door))
    }

    /// A key in the picture. Returns 0 where it is not ours, 1 where the focus moved, 2 where the view changed, 3
    /// where the list of keys is wanted.
    pub fn key(&mut self, key: &str) -> u8 {
        match outline::action(key) {
            None => 0,
            Some(Action::Walk(step)) => self.walk(step),
            Some(Action::Pin) => 1 + u8::from(self.pin(self.focus_subject())),
            Some(Action::Out) => self.step_out(),
            Some(Action::Help) => 3,
        }
    }

    /// Says in the live region what the last key or choice changed; where nothing did, what is in focus.
    ///
    /// # Errors
    /// What the DOM refuses.
    pub fn speak(&mut self) -> Result<(), JsValue> {
        let said = match std::mem::take(&mut self.said) {
            Said::Nothing => self.focus_subject().map_or(Said::Nothing, Said::Mark),
            said => said,
        };
        let new = outline::live(&self.dataset, &self.view, said);
        let live = self.live.take();
        self.live = Some(self.put(live, new)?);
        Ok(())
    }

    /// A new list of the keys, as a closed dialog in the page.
    ///
    /// # Errors
    /// What the DOM refuses.
    pub fn help(&self) -> Result<DomElement, JsValue> {
        Ok(self.put(None, outline::help(&self.view))?.0)
    }

    /// Whether the reader pinned a mark.
    pub fn pinned(&self) -> bool {
        self.view.highlight.is_some()
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
        self.is_stale = true;
        self.said = subject.map_or(Said::View, Said::Pinned);
        self.journey.wanted = before != self.view;
        before != self.view
    }

    fn walk(&mut self, step: Step) -> u8 {
        if self.walk_list(step) {
            return 1;
        }
        let focus = self.focus_subject();
        let at = self.scene.targets.iter().position(|target| Some(target.subject) == focus);
        let next = self.scene.walk(at, step).and_then(|next| self.scene.targets.get(next));
        self.hover = next.map(|target| target.subject).or(self.hover);
        self.said = self.hover.map_or(Said::Nothing, Said::Mark);
        1
    }

    /// Lets go of what is pinned, but stays there; then of what is in focus. Else the key is the page's.
    fn step_out(&mut self) -> u8 {
        let focus = self.focus_subject();
        let let_go = self.pin(None);
        self.said = Said::Nothing;
        if let_go {
            self.hover = focus;
            return 2;
        }
        u8::from(focus != self.focus_subject())
    }

    /// Scene units in a CSS pixel.
    fn zoom(&self) -> f64 {
        self.scene.width / self.place.width
    }

    fn hit(&self, x: f64, y: f64, reach: f64) -> Option<Subject> {
        let zoom = self.zoom();
        self.scene.hit(x * zoom, y * zoom, reach * zoom).map(|target| target.subject)
    }

    fn show_outline(&mut self, focus: Option<Subject>) -> Result<(), JsValue> {
        let moved = std::mem::replace(&mut self.told, focus) != focus;
        if !std::mem::take(&mut self.is_stale) && (!moved || self.show_evidence(focus)?) {
            return Ok(());
        }
        let new = outline::outline(&self.dataset, &self.view, focus, &self.unknown);
        let shown = self.shown.take();
        self.shown = Some(self.put(shown, new)?);
        if self.live.is_none() {
            // Empty from the start: what is not there yet cannot speak.
            let new = outline::live(&self.dataset, &self.view, Said::Nothing);
            self.live = Some(self.put(None, new)?);
        }
        Ok(())
    }

    /// Changes what is said of the mark in focus, and leaves the rest alone; whether there was something to change.
    fn show_evidence(&mut self, focus: Option<Subject>) -> Result<bool, JsValue> {
        let (Some((root, said)), Some(focus)) = (&mut self.shown, focus) else { return Ok(false) };
        let Some(dom) = root.query_selector("[data-part=evidence]")? else { return Ok(false) };
        let Some((old, new)) = outline::evidence_of(said, &self.dataset, &self.view, focus) else {
            return Ok(false);
        };
        Builder { document: &self.document, picture: &self.canvas }.patch(&dom, old, &new)?;
        *old = new;
        Ok(true)
    }

    /// Turns what is shown into something new, or puts that at the end where nothing was.
    fn put(
        &self,
        shown: Option<(DomElement, Element)>,
        new: Element,
    ) -> Result<(DomElement, Element), JsValue> {
        let builder = Builder { document: &self.document, picture: &self.canvas };
        let dom = match shown {
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
        Ok((dom, new))
    }

    fn draw(&self) -> Result<(), JsValue> {
        let scene = &self.journey.drawn;
        let scale = self.place.width / scene.width * self.place.ratio;
        // On the way from one height to another, the picture's place has that of its end.
        let height = scene.height.max(self.scene.height) * scale;
        make_room(&self.canvas, (scene.width * scale).round() as u32, height.ceil() as u32);
        let drawn = draw::canvas(scene, self.theme(), scale, &self.canvas);
        drawn.then_some(()).ok_or_else(|| JsValue::from_str("canvas"))
    }

    fn theme(&self) -> &Theme {
        if let Some(forced) = &self.forced {
            return forced;
        }
        match (self.view.theme, self.place.dark) {
            _ if self.place.paper => &Theme::LIGHT,
            (ThemeChoice::Light, _) | (ThemeChoice::Auto, false) => &Theme::LIGHT,
            (ThemeChoice::Dark, _) | (ThemeChoice::Auto, true) => &Theme::DARK,
        }
    }
}

/// Gives the canvas room for a picture. A store that is up to twice too high stays, and the page shows its upper part:
/// a new one costs a browser more than everything that is drawn on it.
fn make_room(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    let has_room = canvas.width() == width && (height..=height.saturating_mul(2)).contains(&canvas.height());
    if !has_room {
        resize(canvas, width, height);
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
