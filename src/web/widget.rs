//! The class `Widget` of the page's side: converts what crosses, and draws on the canvas.

use js_sys::{Error, Reflect};
use serde::Serialize as _;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::incoming::{PageEnvironment, PageEvent};
use super::session::{Export, Session};
use crate::draw;
use crate::outline::OutOfSight;
use crate::scene::{Ink, Scene};

/// One widget on a page.
#[wasm_bindgen]
pub struct Widget {
    canvas: HtmlCanvasElement,
    session: Session,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that draws on `canvas`, of a dataset in JSON or of the embedded one, in the language of `lang`.
    ///
    /// # Errors
    /// An `Error` with the code `data` where the dataset is not valid; `problems` of the module `diagnostics` says why.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement, data: Option<String>, lang: &str) -> Result<Widget, JsValue> {
        let session = Session::new(data.as_deref(), lang).ok_or_else(|| failure("data"))?;
        Ok(Widget { canvas, session })
    }

    /// Takes in what the page is like from now on.
    pub fn adapt(&mut self, environment: &PageEnvironment) {
        self.session.adapt(environment.read());
    }

    /// Whether the page must add the deferred module to the instance before it asks for anything of this view.
    #[wasm_bindgen(js_name = needsDeferred)]
    pub fn needs_deferred(&self) -> bool {
        self.session.needs_deferred()
    }

    /// Adds the texts of the embedded dataset that come beside the deferred module; nothing happens to another dataset.
    #[wasm_bindgen(js_name = addDetails)]
    pub fn add_details(&mut self, details: &str) {
        self.session.add_details(details);
    }

    /// Answers an event; see [`Outcome::to_bits`](super::messages::Outcome::to_bits).
    ///
    /// # Errors
    /// An `Error` with the code `message` where there is no such type of event.
    pub fn handle(&mut self, event: &PageEvent) -> Result<u32, JsValue> {
        let event = event.read().ok_or_else(|| failure("message"))?;
        Ok(self.session.handle(&event).to_bits())
    }

    /// Draws the view, and says what is to be shown beside it; `now` is in milliseconds. Evidence and table may come later where
    /// nobody sees them.
    ///
    /// # Errors
    /// An `Error` with the code `canvas` where the canvas has no 2D context.
    pub fn frame(&mut self, now: f64, hides_evidence: bool, hides_table: bool) -> Result<String, JsValue> {
        self.session.leave_out(OutOfSight { evidence: hides_evidence, table: hides_table });
        self.session.lay_out(now);
        self.draw()?;
        Ok(self.session.frame().into_text())
    }

    /// Draws the next step of a transition; returns whether there is another.
    ///
    /// # Errors
    /// An `Error` with the code `canvas` where the canvas has no 2D context.
    pub fn animate(&mut self, now: f64) -> Result<bool, JsValue> {
        let moving = self.session.animate(now);
        self.draw()?;
        Ok(moving)
    }

    /// Everything written around the picture, before the first frame.
    pub fn outline(&mut self) -> Option<String> {
        self.session.outline()
    }

    /// The live region, with what the last event changed.
    pub fn announcement(&mut self) -> String {
        self.session.announcement()
    }

    /// The live region before anything is announced.
    #[wasm_bindgen(js_name = emptyLiveRegion)]
    pub fn empty_live_region(&self) -> String {
        self.session.empty_live_region()
    }

    /// The list of keys, as a closed dialog.
    #[wasm_bindgen(js_name = keyboardHelp)]
    pub fn keyboard_help(&self) -> String {
        self.session.keyboard_help()
    }

    /// The view as a query.
    pub fn query(&self) -> String {
        self.session.query()
    }

    /// The figure in focus, as a plain object.
    ///
    /// # Errors
    /// Never for a valid dataset.
    #[wasm_bindgen(unchecked_return_type = "Focus | null")]
    pub fn focus(&self) -> Result<JsValue, JsValue> {
        // Keys are made anew each time: serde-wasm-bindgen would keep a struct's in a hash map, which nothing else here needs.
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        let focus = self.session.focus();
        focus.map_or(Ok(JsValue::NULL), |focus| focus.serialize(&serializer)).map_err(|_| failure("message"))
    }

    /// How far the page must scroll a long list, in CSS pixels.
    #[wasm_bindgen(js_name = scrollTarget)]
    pub fn scroll_target(&mut self) -> Option<f64> {
        self.session.scroll_target()
    }

    /// Draws the overview of a long list on a canvas of its own.
    ///
    /// # Errors
    /// An `Error` with the code `canvas` where the canvas has no 2D context.
    #[wasm_bindgen(js_name = drawOverview)]
    pub fn draw_overview(&self, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
        let Some(scene) = self.session.overview() else { return Ok(()) };
        let scale = self.session.device_scale(scene.width, scene.height);
        make_room(canvas, (scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
        self.paint(&scene, scale, canvas)
    }

    /// An export of that kind as text; see `Export`.
    ///
    /// # Errors
    /// An `Error` with the code `message` where there is no such kind.
    pub fn export(&self, kind: &str) -> Result<String, JsValue> {
        let kind = Export::from_name(kind).ok_or_else(|| failure("message"))?;
        Ok(self.session.export(kind))
    }

    /// Draws the picture of an export on a canvas of its own, at so many device pixels a CSS pixel.
    ///
    /// # Errors
    /// An `Error` with the code `canvas` where the canvas has no 2D context.
    #[wasm_bindgen(js_name = drawCaptioned)]
    pub fn draw_captioned(&self, canvas: &HtmlCanvasElement, scale: f64) -> Result<(), JsValue> {
        let scene = self.session.captioned_scene();
        resize(canvas, (scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
        self.paint(&scene, scale, canvas)
    }

    /// The names that the style sheet has for the picture's colours, separated by spaces.
    #[wasm_bindgen(js_name = colorNames)]
    pub fn color_names() -> String {
        Ink::ALL.map(Ink::name).join(" ")
    }
}

impl Widget {
    fn draw(&self) -> Result<(), JsValue> {
        let scene = self.session.drawn();
        let height = self.session.drawn_height();
        let scale = self.session.device_scale(scene.width, height);
        make_room(&self.canvas, (scene.width * scale).round() as u32, (height * scale).ceil() as u32);
        match self.session.strips() {
            None => self.paint(scene, scale, &self.canvas),
            Some([]) => Ok(()),
            Some(strips) => drawn(draw::strips(scene, strips, self.session.palette(), scale, &self.canvas)),
        }
    }

    fn paint(&self, scene: &Scene, scale: f64, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
        drawn(draw::canvas(scene, self.session.palette(), scale, canvas))
    }
}

fn drawn(is_drawn: bool) -> Result<(), JsValue> {
    is_drawn.then_some(()).ok_or_else(|| failure("canvas"))
}

/// A real `Error` whose `code` says what failed.
fn failure(code: &str) -> JsValue {
    let error = Error::new(code);
    // OK because setting a property of an object that was just made cannot fail; without it the message still says it.
    let _ = Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}

/// Gives the canvas room for a picture. A backing store that is up to twice too high stays, and the page shows its upper
/// part: a new one costs a browser more than everything that is drawn on it.
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
