//! What a page cannot choose: its size, its pixel ratio, and what the reader prefers.

use serde_json::{Value, json};

use super::driver::Setup;
use super::engine::Engine;
use super::session::Session;

/// What a reader set in the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Light text on a dark ground.
    pub dark: bool,
    /// As little movement as possible.
    pub reduced_motion: bool,
    /// The few colours of the system instead of the colours of pages.
    pub forced_colors: bool,
}

/// The preferences of Firefox that tests change while it runs; a new tab resets them.
pub const FIREFOX: [&str; 7] = [
    "ui.systemUsesDarkTheme",
    "ui.prefersReducedMotion",
    "browser.display.document_color_use",
    "javascript.enabled",
    "layout.css.devPixelsPerPx",
    "browser.sessionhistory.max_total_viewers",
    "dom.disable_open_during_load",
];

impl Preferences {
    /// Makes a running browser report these preferences.
    ///
    /// # Errors
    /// The setup with which a browser must be started, for an engine that cannot change them while it runs.
    pub fn apply(self, session: &Session) -> Result<(), Setup> {
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
        assert!(!self.dark && !self.forced_colors, "WebKitGTK cannot emulate that");
        let animations = if self.reduced_motion { "0" } else { "1" };
        Setup { gtk: vec![("gtk-enable-animations", animations.to_owned())], ..Setup::default() }
    }

    fn features(self) -> Value {
        let feature =
            |name: &str, on: bool, value: &str| json!({"name": name, "value": if on { value } else { "" }});
        json!([
            feature("prefers-color-scheme", self.dark, "dark"),
            feature("prefers-reduced-motion", self.reduced_motion, "reduce"),
            feature("forced-colors", self.forced_colors, "active"),
        ])
    }

    fn prefer(self, session: &Session) {
        set_preference(session, "ui.systemUsesDarkTheme", json!(i32::from(self.dark)));
        set_preference(session, "ui.prefersReducedMotion", json!(i32::from(self.reduced_motion)));
        // 2: never the page's colours; 0: the page's, unless the system has high contrast.
        set_preference(
            session,
            "browser.display.document_color_use",
            json!(if self.forced_colors { 2 } else { 0 }),
        );
    }
}

/// Sets a preference of Firefox.
pub fn set_preference(session: &Session, name: &str, value: Value) {
    let set = match value {
        Value::Bool(_) => "setBoolPref",
        Value::Number(_) => "setIntPref",
        _ => "setStringPref",
    };
    session.privileged(&format!("Services.prefs.{set}(arguments[0], arguments[1])"), json!([name, value]));
}

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Device pixels for each CSS pixel, where the engine can be told.
    pub ratio: f64,
    /// Whether the pointer is a finger, where the engine can be told.
    pub touch: bool,
}

impl Size {
    /// A usual desktop window.
    pub const DESK: Size = Size { width: 1280, height: 900, ratio: 1.0, touch: false };
    /// A usual phone.
    pub const PHONE: Size = Size { width: 360, height: 740, ratio: 3.0, touch: true };
    /// The narrowest page that accessibility rules speak of.
    pub const NARROW: Size = Size { width: 320, height: 640, ratio: 1.0, touch: false };

    /// Whether a window of the engine cannot be this narrow.
    pub fn needs_frame(self, engine: Engine) -> bool {
        self.width < engine.floor()
    }

    /// Makes the window this large, or what Chromium emulates.
    pub fn apply(self, session: &Session) {
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

    /// Resizes the window until its inside is this large; how thick its frame is, only the page can tell.
    fn fit(self, session: &Session) {
        let margin = if self.needs_frame(session.engine) { FRAME_MARGIN } else { 0 };
        let (width, height) = (self.width.max(session.engine.floor()), self.height + margin);
        let mut outer = (f64::from(width), f64::from(height));
        // A window that is slow to follow reports its old inside for a while, so the frame is assumed to be between 0
        // and this thick, and the window is measured again.
        const THICKEST_FRAME: f64 = 300.0;
        for tries in 0..100 {
            session.post("window/rect", json!({"width": outer.0.round(), "height": outer.1.round()}));
            let inner = session.post("execute/sync", json!({"script": INNER, "args": []}));
            let off = (number(&inner[0]) - f64::from(width), number(&inner[1]) - f64::from(height));
            // Where a pixel of the page is none of the screen, no window may be as large.
            if off == (0.0, 0.0) || (tries == 10 && (self.ratio - 1.0).abs() > 0.01) {
                return;
            }
            let within =
                |side: f64, wanted: u32| side.clamp(f64::from(wanted), f64::from(wanted) + THICKEST_FRAME);
            outer = (within(outer.0 - off.0, width), within(outer.1 - off.1, height));
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{}: the window does not become {width} by {height}", session.engine);
    }
}

/// By how much a window is higher than a page that is shown in a frame.
const FRAME_MARGIN: u32 = 20;
const INNER: &str = "return [innerWidth, innerHeight]";

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Turns scripts on or off from the next page on; the scripts of tests still run.
///
/// # Errors
/// The setup with which a browser must be started, for an engine that cannot change it while it runs.
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
