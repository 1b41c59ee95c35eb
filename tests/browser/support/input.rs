//! Input of a reader: trusted events, as the browser creates them for a mouse, a finger or a key.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};

use super::locators::Locator;
use super::page::Page;

/// How often an element that moves is measured before it is clicked all the same.
const MEASUREMENTS: u32 = 50;

/// A point of the viewport, in CSS pixels from its top left corner.
pub type Point = (f64, f64);

impl Page {
    /// Clicks the middle of an element with the mouse.
    pub fn click(&self, locator: Locator) {
        let middle = self.middle(locator);
        self.click_at(middle);
    }

    /// Clicks a point with the mouse.
    pub fn click_at(&self, point: Point) {
        self.act(json!([mouse(json!([goto(point, 0), down(), up()]))]));
    }

    /// Moves the mouse over a point.
    pub fn hover_at(&self, point: Point) {
        self.act(json!([mouse(json!([goto(point, 0)]))]));
    }

    /// Taps the middle of an element with a finger; WebKitGTK turns it into a mouse.
    pub fn tap(&self, locator: Locator) {
        let middle = self.middle(locator);
        self.tap_at(middle);
    }

    /// Taps a point with a finger.
    pub fn tap_at(&self, point: Point) {
        self.act(json!([finger(json!([goto(point, 0), down(), up()]))]));
    }

    /// Drags a finger from one point to another within so many milliseconds.
    pub fn swipe(&self, from: Point, to: Point, milliseconds: u32) {
        self.act(json!([finger(json!([goto(from, 0), down(), goto(to, milliseconds), up()]))]));
    }

    /// Drags the mouse from one point to another with its button down.
    pub fn drag(&self, from: Point, to: Point) {
        self.act(json!([mouse(json!([goto(from, 0), down(), goto(to, 100), up()]))]));
    }

    /// Turns the wheel over a point.
    pub fn wheel(&self, (x, y): Point, down: i32) {
        let turn = json!({"type": "scroll", "x": x.round() as i64, "y": y.round() as i64, "deltaX": 0, "deltaY": down});
        self.act(json!([{"type": "wheel", "id": "wheel", "actions": [turn]}]));
    }

    /// Turns the wheel over a point until an expression of `arguments` holds. WebKitGTK drops a turn that equals the one
    /// before, and on a busy machine others too, so each turn is a little longer.
    pub fn wheel_until(&self, point: Point, down: i32, expression: &str, args: Value) {
        let script = format!("return !!({expression})");
        for turn in 0..40 {
            self.wheel(point, down + turn * 10);
            std::thread::sleep(Duration::from_millis(250));
            if self.js_with(&script, args.clone()) == Value::Bool(true) {
                return;
            }
        }
        panic!("{}: the wheel does not scroll until {expression} {args}", self.engine());
    }

    /// Presses keys one after another, by their DOM names (`Tab`, `ArrowDown`) or as characters.
    pub fn keys(&self, keys: &[&str]) {
        let presses = keys.iter().flat_map(|key| [press(key), release(key)]);
        self.act(keyboard(presses.collect()));
    }

    /// Presses keys together: the last one while those before it are held down, as in `["Shift", "Tab"]`.
    pub fn chord(&self, keys: &[&str]) {
        let presses = keys.iter().map(|key| press(key));
        let releases = keys.iter().rev().map(|key| release(key));
        self.act(keyboard(presses.chain(releases).collect()));
    }

    /// Moves the keyboard's focus to an element.
    pub fn focus(&self, locator: Locator) {
        self.js_on(locator, "it.focus()", Value::Null);
    }

    /// Scrolls an element into view and returns its left, top, width and height there; of a link on two lines, those of
    /// the first line.
    pub fn rect(&self, locator: Locator) -> [f64; 4] {
        let script = "it.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});\
                      const {x, y, width, height} = it.getClientRects()[0] ?? it.getBoundingClientRect();\
                      return [x, y, width, height]";
        let rect = self.js_on(locator, script, Value::Null);
        [0, 1, 2, 3].map(|at| rect[at].as_f64().expect("a number"))
    }

    /// The middle of an element, scrolled into view, once it stands still: what is shown anew above it may move it away
    /// between the measurement and the click.
    pub fn middle(&self, locator: Locator) -> Point {
        let [x, y, width, height] = self.still_rect(locator);
        assert!(
            width > 0.0 && height > 0.0,
            "{}: {locator:?} has no size: nobody can click it",
            self.engine()
        );
        (x + width / 2.0, y + height / 2.0)
    }

    /// As [`Page::rect`], as soon as two measurements agree; the last one of an element that never stands still.
    fn still_rect(&self, locator: Locator) -> [f64; 4] {
        let mut before = self.rect(locator);
        for _ in 0..MEASUREMENTS {
            std::thread::sleep(Duration::from_millis(20));
            let now = self.rect(locator);
            if now == before {
                break;
            }
            before = now;
        }
        before
    }

    fn act(&self, devices: Value) {
        let done = self.session().send(Method::POST, "actions", Some(json!({"actions": devices})));
        done.unwrap_or_else(|error| panic!("{}: {devices}: {error}", self.engine()));
    }
}

fn mouse(actions: Value) -> Value {
    json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions})
}

fn finger(actions: Value) -> Value {
    json!({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": actions})
}

fn keyboard(actions: Vec<Value>) -> Value {
    json!([{"type": "key", "id": "keyboard", "actions": actions}])
}

fn goto((x, y): Point, milliseconds: u32) -> Value {
    json!({"type": "pointerMove", "x": x.round() as i64, "y": y.round() as i64, "origin": "viewport", "duration": milliseconds})
}

fn down() -> Value {
    json!({"type": "pointerDown", "button": 0})
}

fn up() -> Value {
    json!({"type": "pointerUp", "button": 0})
}

fn press(key: &str) -> Value {
    json!({"type": "keyDown", "value": code(key)})
}

fn release(key: &str) -> Value {
    json!({"type": "keyUp", "value": code(key)})
}

/// A key's character in WebDriver's table.
fn code(key: &str) -> String {
    let named = match key {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "Meta" => '\u{e03d}',
        _ => return key.to_owned(),
    };
    named.to_string()
}
