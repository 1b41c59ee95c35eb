//! What a monkey does: trusted events, as the browser creates them.

use serde_json::{Value, json};

use super::expected::wait_until_shown;
use super::random::Random;
use crate::support::emulation::{Preferences, Size};
use crate::support::engine::{Capability, Engine};
use crate::support::input::Point;
use crate::support::page::{Page, element_id};

/// Keys that mean something to the picture, to controls or to a page.
const KEYS: [&str; 28] = [
    "Tab",
    "Tab",
    "Tab",
    "Enter",
    " ",
    "Escape",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "ArrowDown",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Backspace",
    "Delete",
    "?",
    "t",
    "l",
    "h",
    "[",
    "]",
    "a",
    "b",
    "1",
    "重",
    "x",
];

/// Sizes of a page: wide, usual, a tablet, phones upright and turned.
const SIZES: [Size; 7] = [
    Size { width: 1900, height: 1000, ratio: 1.0, touch: false },
    Size::DESK,
    Size { width: 834, height: 1112, ratio: 2.0, touch: false },
    Size { width: 740, height: 520, ratio: 3.0, touch: false },
    Size { width: 600, height: 900, ratio: 1.5, touch: false },
    Size { width: 520, height: 740, ratio: 0.5, touch: false },
    Size { width: 505, height: 700, ratio: 4.0, touch: false },
];

/// The last actions that a failure tells.
const TOLD: usize = 60;

/// Acts at random.
pub struct Monkey {
    random: Random,
    done: Vec<String>,
    size: Size,
    preferences: Preferences,
}

impl Monkey {
    /// The monkey of a seed.
    pub fn new(seed: u64) -> Monkey {
        Monkey {
            random: Random::new(seed),
            done: Vec::new(),
            size: Size::DESK,
            preferences: Preferences::default(),
        }
    }

    /// The last actions, one a line.
    pub fn log(&self) -> String {
        let from = self.done.len().saturating_sub(TOLD);
        format!("after {} actions, the last of which were\n{}", self.done.len(), self.done[from..].join("\n"))
    }

    /// Does one thing.
    pub fn act(&mut self, page: &mut Page) {
        let action = match self.random.below(100) {
            0..18 => self.hover(page),
            18..46 => self.click(page),
            46..54 => self.tap(page),
            54..58 => self.swipe(page),
            58..62 => self.drag(page),
            62..70 => self.turn_wheel(page),
            70..92 => self.press(page),
            92..95 => self.resize(page),
            95..97 => self.prefer(page),
            _ => self.travel(page),
        };
        self.done.push(action);
    }

    /// A point of the page; mostly of the element.
    fn point(&mut self, page: &Page) -> Point {
        let boxes = page.js(BOXES);
        let which = match self.random.below(10) {
            0..5 => 0,
            5..9 => 1,
            _ => 2,
        };
        let [left, top, width, height] = [0, 1, 2, 3].map(|at| boxes[which][at].as_f64().unwrap_or(1.0));
        (left + self.random.within(width - 1.0), top + self.random.within(height - 1.0))
    }

    fn hover(&mut self, page: &Page) -> String {
        let point = self.point(page);
        page.hover_at(point);
        format!("hover {point:.0?}")
    }

    /// Clicks; an open list of a native select belongs to the system, so that an option is chosen instead.
    fn click(&mut self, page: &Page) -> String {
        let point = self.point(page);
        if let Some(option) = self.option_at(page, point) {
            let _ = page.session().send(
                axum::http::Method::POST,
                &format!("element/{}/click", element_id(&option)),
                Some(json!({})),
            );
            return format!("choose an option at {point:.0?}");
        }
        page.click_at(point);
        format!("click {point:.0?}")
    }

    fn option_at(&mut self, page: &Page, (x, y): Point) -> Option<Value> {
        let option = page.js_with(OPTION_AT, json!([x, y, self.random.below(1000)]));
        (!option.is_null()).then_some(option)
    }

    fn tap(&mut self, page: &Page) -> String {
        let point = self.point(page);
        if self.option_at(page, point).is_some() {
            return "nothing on a select".to_owned();
        }
        page.tap_at(point);
        format!("tap {point:.0?}")
    }

    fn swipe(&mut self, page: &Page) -> String {
        let (from, to) = (self.point(page), self.point(page));
        if self.option_at(page, from).is_some() || !page.engine().can(Capability::Touch) {
            return "no swipe".to_owned();
        }
        page.swipe(from, to, 60);
        format!("swipe {from:.0?} to {to:.0?}")
    }

    fn drag(&mut self, page: &Page) -> String {
        let (from, to) = (self.point(page), self.point(page));
        if self.option_at(page, from).is_some() {
            return "nothing on a select".to_owned();
        }
        page.drag(from, to);
        format!("drag {from:.0?} to {to:.0?}")
    }

    fn turn_wheel(&mut self, page: &Page) -> String {
        let (point, down) = (self.point(page), self.random.below(1200) as i32 - 600);
        page.wheel(point, down);
        format!("wheel {down} at {point:.0?}")
    }

    /// Presses some keys one after another. On a native select only those that open no list.
    fn press(&mut self, page: &Page) -> String {
        let count = 1 + self.random.below(4);
        let keys: Vec<&str> = (0..count).map(|_| self.random.one_of(&KEYS)).collect();
        if self.random.below(8) == 0 {
            page.chord(&["Shift", "Tab"]);
        }
        for key in &keys {
            let is_select = page.js("let it = document.activeElement; while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement; return it?.localName === 'select'");
            if is_select == false || *key == "Tab" {
                page.keys(&[key]);
            }
        }
        format!("keys {keys:?}")
    }

    fn resize(&mut self, page: &mut Page) -> String {
        self.size = self.random.one_of(&SIZES);
        page.resize(self.size);
        format!("resize to {:?}", self.size)
    }

    /// Changes what the reader prefers, where the engine follows while it runs.
    fn prefer(&mut self, page: &mut Page) -> String {
        if page.engine() == Engine::Webkit {
            return "no preference".to_owned();
        }
        let mut bit = || self.random.below(2) == 0;
        self.preferences = Preferences { dark: bit(), reduced_motion: bit(), forced_colors: bit() && bit() };
        page.set_preferences(self.preferences);
        format!("{:?}", self.preferences)
    }

    /// Goes back or forward in history, but never out of the page.
    fn travel(&mut self, page: &mut Page) -> String {
        let is_back = self.random.below(3) > 0;
        let path = "return host && (/^.(hospitals|trusts).html$/.exec(location.pathname)?.[0] ?? 'embedded')";
        let here = page.js(path);
        if is_back {
            page.back()
        } else {
            page.forward()
        }
        // Behind the first view lies what the browser showed before: nothing, or the page of another dataset.
        if page.js(path) != here {
            page.forward();
        }
        wait_until_shown(page);
        if is_back { "back".to_owned() } else { "forward".to_owned() }
    }
}

/// The boxes of the picture, of the element and of the window, cut to what is on the screen.
const BOXES: &str = r#"
const seen = (box) => {
  const [left, top] = [Math.max(0, box?.left ?? 0), Math.max(0, box?.top ?? 0)];
  const [right, bottom] = [Math.min(innerWidth, box?.right ?? innerWidth), Math.min(innerHeight, box?.bottom ?? innerHeight)];
  return right - left > 2 && bottom - top > 2 ? [left, top, right - left, bottom - top] : [0, 0, innerWidth, innerHeight];
};
return [shadow?.querySelector("[data-part=plot]")?.getBoundingClientRect(), host?.getBoundingClientRect(), undefined].map(seen);
"#;

/// An option of the select at a point.
const OPTION_AT: &str = r#"
const [x, y, which] = arguments;
let it = document.elementFromPoint(x, y);
while (it?.shadowRoot) {
  const inner = it.shadowRoot.elementFromPoint(x, y);
  if (!inner || inner === it) break;
  it = inner;
}
const select = it?.closest("select") ?? it?.closest("label")?.control?.closest("select");
const options = [...(select?.options ?? [])].filter((option) => !option.disabled);
return options.length ? options[which % options.length] : null;
"#;
