//! One widget on a page.

mod export;
mod scroll;

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::{reply, transition::Transition};
use crate::analysis::AnalysedDataset;
use crate::chart;
use crate::dataset::{self, Lang, Subject};
use crate::draw::{self, Palette};
use crate::outline::{self, Action, Announcement};
use crate::scene::{Ink, NavigationStep, Scene};
use crate::view::{self, Motion, ThemeChoice, Unknown, View};

/// One widget: a dataset, a view of it, the picture and the words that show both.
#[wasm_bindgen]
pub struct Widget {
    canvas: HtmlCanvasElement,
    dataset: AnalysedDataset,
    start: View,
    view: View,
    unknown: Vec<Unknown>,
    hover: Option<Subject>,
    place: Place,
    forced: Option<Palette>,
    /// What the page shows: the view, what of it could not be shown, and what was in focus.
    shown: Option<(View, Vec<Unknown>, Option<Subject>)>,
    said: Announcement,
    scene: Scene,
    transition: Transition,
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
    /// A widget that draws on `canvas`, of the embedded dataset or the given one, in the language of `lang`.
    ///
    /// # Errors
    /// `data` where the dataset is refused; `problems` of a module of its own says why.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement, data: Option<String>, lang: &str) -> Result<Widget, JsValue> {
        let text = data.as_deref().unwrap_or(dataset::embedded_text());
        let dataset = dataset::accept(text).map(AnalysedDataset::new).ok_or("data")?;
        let start = View::start(&dataset, Lang::from_tag(lang).unwrap_or_default());
        let place =
            Place { width: chart::WIDTHS[0], text: 1.0, ratio: 1.0, dark: false, still: false, paper: false };
        Ok(Widget {
            canvas,
            view: start.clone(),
            start,
            dataset,
            unknown: Vec::new(),
            hover: None,
            place,
            forced: None,
            shown: None,
            said: Announcement::Nothing,
            scene: Scene::default(),
            transition: Transition::default(),
            scroll: scroll::Scroll::default(),
        })
    }

    /// Sets the view from a URL query, over the starting view.
    pub fn open(&mut self, query: &str) {
        (self.view, self.unknown) = view::parse(query, &self.dataset, &self.start);
        self.hover = None;
        self.scroll.restart();
        self.said = if self.shown.is_some() { Announcement::View } else { Announcement::Nothing };
        self.transition.wanted = true;
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
        self.scroll.restart();
        self.said = Announcement::View;
        self.transition.wanted = true;
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
        self.forced = Palette::of_bytes(colours);
    }

    /// The names that the style sheet has for the picture's colours, parted by spaces.
    pub fn inks() -> String {
        Ink::ALL.map(Ink::name).join(" ")
    }

    /// What is said beside the picture, as a out; nothing where the page says it already or only the focus is another.
    pub fn say(&mut self) -> Option<String> {
        let focus = self.focus_subject();
        let is_new = self.shown.as_ref().is_none_or(|(view, unknown, was)| {
            (view, unknown, was.is_some()) != (&self.view, &self.unknown, focus.is_some())
        });
        is_new.then(|| {
            self.shown = Some((self.view.clone(), self.unknown.clone(), focus));
            outline::outline(&self.dataset, &self.view, focus, &self.unknown)
        })
    }

    /// The evidence of what is in focus, as a out; nothing where the page shows it already.
    pub fn evidence(&mut self) -> Option<String> {
        let focus = self.focus_subject()?;
        let (_, _, shown) = self.shown.as_mut().filter(|(_, _, shown)| *shown != Some(focus))?;
        *shown = Some(focus);
        Some(outline::evidence(&self.dataset, &self.view, focus))
    }

    /// Draws the view at a time (milliseconds). Returns whether marks are still on their way, so that it must be
    /// called again in the next frame.
    ///
    /// # Errors
    /// `canvas` where the canvas has no 2D context.
    pub fn show(&mut self, now: f64) -> Result<bool, JsValue> {
        let width = chart::design_width(self.place.width / self.place.text);
        self.lay_out(self.focus_subject(), width);
        let still = self.place.still || self.view.motion == Motion::None;
        self.transition.step(&self.scene, now, still);
        self.draw()?;
        Ok(self.transition.goes_on())
    }

    /// Width of the picture to its height, finer than the canvas's whole pixels can say.
    pub fn aspect(&self) -> f64 {
        self.scene.width / self.scene.height
    }

    /// Draws the next frame of a transition; returns whether there is another.
    ///
    /// # Errors
    /// `canvas` where the canvas has no 2D context.
    pub fn travel(&mut self, now: f64) -> Result<bool, JsValue> {
        self.transition.step(&self.scene, now, false);
        self.draw()?;
        Ok(self.transition.goes_on())
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
    pub fn link(&self, x: f64, y: f64) -> Option<String> {
        let zoom = self.zoom();
        self.scene.link_at(x * zoom, y * zoom).map(|link| outline::to(&self.dataset, link))
    }

    /// A key in the picture. Returns 0 where it is not ours, 1 where the focus moved, 2 where the view changed, 3
    /// where the list of keys is wanted.
    pub fn key(&mut self, key: &str) -> u8 {
        match outline::action(key) {
            None => 0,
            Some(Action::Navigate(step)) => self.navigate(step),
            Some(Action::Pin) => 1 + u8::from(self.pin(self.focus_subject())),
            Some(Action::Dismiss) => self.step_out(),
            Some(Action::Help) => 3,
        }
    }

    /// The live region, as a out: what the last key or choice changed; where nothing did, what is in focus.
    pub fn speak(&mut self) -> String {
        let said = match std::mem::take(&mut self.said) {
            Announcement::Nothing => self.focus_subject().map_or(Announcement::Nothing, Announcement::Mark),
            said => said,
        };
        outline::live(&self.dataset, &self.view, said)
    }

    /// The live region before anything is said, as a out: what is not there yet cannot speak.
    pub fn hush(&self) -> String {
        outline::live(&self.dataset, &self.view, Announcement::Nothing)
    }

    /// The list of the keys as a closed dialog, as a out.
    pub fn help(&self) -> String {
        outline::help(&self.view)
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
        self.said = subject.map_or(Announcement::View, Announcement::Pinned);
        self.transition.wanted = before != self.view;
        before != self.view
    }

    fn navigate(&mut self, step: NavigationStep) -> u8 {
        if self.navigate_list(step) {
            return 1;
        }
        let focus = self.focus_subject();
        let at = self.scene.targets.iter().position(|target| Some(target.subject) == focus);
        let next = self.scene.navigate(at, step).and_then(|next| self.scene.targets.get(next));
        self.hover = next.map(|target| target.subject).or(self.hover);
        self.said = self.hover.map_or(Announcement::Nothing, Announcement::Mark);
        1
    }

    /// Lets go of what is pinned, but stays there; then of what is in focus. Else the key is the page's.
    fn step_out(&mut self) -> u8 {
        let focus = self.focus_subject();
        let let_go = self.pin(None);
        self.said = Announcement::Nothing;
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
        self.scene.target_at(x * zoom, y * zoom, reach * zoom).map(|target| target.subject)
    }

    fn draw(&self) -> Result<(), JsValue> {
        let scene = &self.transition.drawn;
        let scale = self.place.width / scene.width * self.place.ratio;
        // On the way from one height to another, the picture's place has that of its end.
        let height = scene.height.max(self.scene.height) * scale;
        make_room(&self.canvas, (scene.width * scale).round() as u32, height.ceil() as u32);
        let drawn = draw::canvas(scene, self.theme(), scale, &self.canvas);
        drawn.then_some(()).ok_or_else(|| JsValue::from_str("canvas"))
    }

    fn theme(&self) -> &Palette {
        if let Some(forced) = &self.forced {
            return forced;
        }
        match (self.view.theme, self.place.dark) {
            _ if self.place.paper => &Palette::LIGHT,
            (ThemeChoice::Light, _) | (ThemeChoice::Auto, false) => &Palette::LIGHT,
            (ThemeChoice::Dark, _) | (ThemeChoice::Auto, true) => &Palette::DARK,
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
