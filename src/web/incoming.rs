//! The messages that come from the page, read through typed getters of their JavaScript objects.

use wasm_bindgen::prelude::*;

use super::messages::{Environment, Event};

#[wasm_bindgen]
extern "C" {
    /// An [`Environment`] on the page's side.
    #[wasm_bindgen(typescript_type = "Environment")]
    pub type PageEnvironment;
    #[wasm_bindgen(method, getter)]
    fn width(this: &PageEnvironment) -> f64;
    #[wasm_bindgen(method, getter, js_name = textScale)]
    fn text_scale(this: &PageEnvironment) -> f64;
    #[wasm_bindgen(method, getter, js_name = pixelRatio)]
    fn pixel_ratio(this: &PageEnvironment) -> f64;
    #[wasm_bindgen(method, getter)]
    fn dark(this: &PageEnvironment) -> bool;
    #[wasm_bindgen(method, getter, js_name = reducedMotion)]
    fn reduced_motion(this: &PageEnvironment) -> bool;
    #[wasm_bindgen(method, getter)]
    fn print(this: &PageEnvironment) -> bool;
    #[wasm_bindgen(method, getter, js_name = forcedColors)]
    fn forced_colors(this: &PageEnvironment) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn start(this: &PageEnvironment) -> String;

    /// An [`Event`] on the page's side.
    #[wasm_bindgen(typescript_type = "Event")]
    pub type PageEvent;
    #[wasm_bindgen(method, getter, js_name = type)]
    fn kind(this: &PageEvent) -> String;
    #[wasm_bindgen(method, getter)]
    fn query(this: &PageEvent) -> String;
    #[wasm_bindgen(method, getter)]
    fn key(this: &PageEvent) -> String;
    #[wasm_bindgen(method, getter)]
    fn x(this: &PageEvent) -> f64;
    #[wasm_bindgen(method, getter)]
    fn y(this: &PageEvent) -> f64;
    #[wasm_bindgen(method, getter)]
    fn reach(this: &PageEvent) -> f64;
    #[wasm_bindgen(method, getter)]
    fn top(this: &PageEvent) -> f64;
    #[wasm_bindgen(method, getter)]
    fn height(this: &PageEvent) -> f64;
}

impl PageEnvironment {
    /// The environment as plain data.
    pub fn read(&self) -> Environment {
        Environment {
            width: self.width(),
            text_scale: self.text_scale(),
            pixel_ratio: self.pixel_ratio(),
            dark: self.dark(),
            reduced_motion: self.reduced_motion(),
            print: self.print(),
            forced_colors: self.forced_colors(),
            start: self.start(),
        }
    }
}

impl PageEvent {
    /// The event as plain data; `None` where its type is not known.
    pub fn read(&self) -> Option<Event> {
        Some(match self.kind().as_str() {
            "open" => Event::Open { query: self.query() },
            "change" => Event::Change { query: self.query() },
            "figures" => Event::Figures { query: self.query() },
            "reset" => Event::Reset,
            "pointerMove" => Event::PointerMove { x: self.x(), y: self.y(), reach: self.reach() },
            "pointerLeave" => Event::PointerLeave,
            "tap" => Event::Tap { x: self.x(), y: self.y(), reach: self.reach() },
            "key" => Event::Key { key: self.key() },
            "scroll" => Event::Scroll { top: self.top(), height: self.height() },
            "overviewTap" => Event::OverviewTap { x: self.x() },
            _ => return None,
        })
    }
}
