//! What a page cannot choose: its size, its pixels, and what the reader asked the system for.

use serde_json::{Value, json};

use crate::driver::Setup;
use crate::engine::{Engine, Trick};
use crate::session::Session;

/// What a reader asked the system for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Light on dark.
    pub dark: bool,
    /// No movement.
    pub still: bool,
    /// The system's own few colours.
    pub forced_colors: bool,
}

/// The preferences of Firefox that tests turn while it runs; a new tab turns them back.
pub const FIREFOX: [&str; 5] = [
    "ui.systemUsesDarkTheme",
    "ui.prefersReducedMotion",
    "browser.display.document_color_use",
    "javascript.enabled",
    "layout.css.devPixelsPerPx",
];

impl Wishes {
    /// Makes a running browser wish this.
    ///
    /// # Errors
    /// The setup of a browser that does so from its start, for engines that learn it only then.
    pub fn tell(self, session: &Session) -> Result<(), Setup> {
        match session.engine {
            Engine::Chromium => {
                session.devtools(
                    "Emulation.setEmulatedMedia",
                    json!({"media": "", "features": self.features()}),
                );
            }
            Engine::Firefox => self.prefer(session),
            Engine::Webkit => return Err(self.setup()),
        }
        Ok(())
    }

    fn setup(self) -> Setup {
        assert!(!self.dark && !self.forced_colors, "no switch of WebKitGTK does that");
        let animations = if self.still { "0" } else { "1" };
        Setup { gtk: vec![("gtk-enable-animations", animations.to_owned())], ..Setup::default() }
    }

    fn features(self) -> Value {
        let feature =
            |name: &str, on: bool, value: &str| json!({"name": name, "value": if on { value } else { "" }});
        json!([
            feature("prefers-color-scheme", self.dark, "dark"),
            feature("prefers-reduced-motion", self.still, "reduce"),
            feature("forced-colors", self.forced_colors, "active"),
        ])
    }

    fn prefer(self, session: &Session) {
        set_preference(session, "ui.systemUsesDarkTheme", json!(i32::from(self.dark)));
        set_preference(session, "ui.prefersReducedMotion", json!(i32::from(self.still)));
        // 2: never the page's colours; 0: the page's, unless the system has high contrast.
        set_preference(
            session,
            "browser.display.document_color_use",
            json!(if self.forced_colors { 2 } else { 0 }),
        );
    }
}

/// Turns a preference of Firefox.
pub fn set_preference(session: &Session, name: &str, value: Value) {
    let set = match value {
        Value::Bool(_) => "setBoolPref",
        Value::Number(_) => "setIntPref",
        _ => "setStringPref",
    };
    session.privileged(&format!("Services.prefs.{set}(arguments[0], arguments[1])"), json!([name, value]));
}

/// A page's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Device pixels a CSS pixel, where the engine can.
    pub ratio: f64,
    /// Whether a finger points, where the engine can.
    pub touch: bool,
}

impl Size {
    /// A usual desktop window.
    pub const DESK: Size = Size { width: 1280, height: 900, ratio: 1.0, touch: false };
    /// A usual phone.
    pub const PHONE: Size = Size { width: 360, height: 740, ratio: 3.0, touch: true };
    /// The narrowest page that accessibility rules speak of.
    pub const NARROW: Size = Size { width: 320, height: 640, ratio: 1.0, touch: false };

    /// Whether the engine's window cannot be so narrow.
    pub fn needs_frame(self, engine: Engine) -> bool {
        self.width < engine.floor()
    }

    /// Makes the window, or what Chromium takes for it, this large.
    pub fn tell(self, session: &Session) {
        match session.engine {
            Engine::Chromium => self.emulate(session),
            Engine::Firefox => {
                set_preference(session, "layout.css.devPixelsPerPx", json!(format!("{:.2}", self.ratio)));
                self.fit(session);
            }
            Engine::Webkit => self.fit(session),
        }
    }

    fn emulate(self, session: &Session) {
        let metrics = json!({
            "width": self.width, "height": self.height, "deviceScaleFactor": self.ratio, "mobile": self.touch,
        });
        session.devtools("Emulation.setDeviceMetricsOverride", metrics);
        session.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": self.touch}));
    }

    /// Sizes the window so that its inside is this large: how thick its frame is, only the page knows.
    fn fit(self, session: &Session) {
        let room = if self.needs_frame(session.engine) { FRAME_ROOM } else { 0 };
        let (width, height) = (self.width.max(session.engine.floor()), self.height + room);
        let mut outer = (f64::from(width), f64::from(height));
        // A window that is slow to follow shows its old inside for a while: the frame is never thinner than
        // nothing nor thicker than this, and there is time for another look.
        const FRAME: f64 = 300.0;
        for _ in 0..10 {
            session.post("window/rect", json!({"width": outer.0.round(), "height": outer.1.round()}));
            let inner = session.post("execute/sync", json!({"script": INNER, "args": []}));
            let off = (number(&inner[0]) - f64::from(width), number(&inner[1]) - f64::from(height));
            if off == (0.0, 0.0) {
                return;
            }
            let within = |side: f64, wanted: u32| side.clamp(f64::from(wanted), f64::from(wanted) + FRAME);
            outer = (within(outer.0 - off.0, width), within(outer.1 - off.1, height));
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

/// A frame stands in a window somewhat larger than itself.
const FRAME_ROOM: u32 = 20;
const INNER: &str = "return [innerWidth, innerHeight]";

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Turns the page's scripts on or off, from the next page on; tests' own scripts still run.
///
/// # Errors
/// The setup of a browser that does so from its start, for engines that cannot while they run.
pub fn set_scripts(session: &Session, on: bool) -> Result<(), Setup> {
    match session.engine {
        Engine::Chromium => {
            session.devtools("Emulation.setScriptExecutionDisabled", json!({"value": !on}));
        }
        Engine::Firefox => set_preference(session, "javascript.enabled", json!(on)),
        Engine::Webkit => {
            let args = vec![format!("--enable-javascript={on}")];
            return Err(Setup { args, ..Setup::default() });
        }
    }
    Ok(())
}

/// What an engine cannot be made to show is no failure of the page.
pub fn note_unable(engine: Engine, trick: Trick) {
    println!("{engine} cannot be made to show {trick:?}: not checked there");
}
