//! The three browser engines: how each is named, installed and started, and what it can emulate.

use std::fmt;

use serde_json::{Value, json};

use super::driver::Setup;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink, by Chromium.
    Chromium,
    /// Gecko, by Firefox.
    Firefox,
    /// WebKit, by WebKitGTK's MiniBrowser: the nearest to Safari that runs here.
    Webkit,
}

/// What not every engine can emulate or report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// A reader who prefers dark.
    Dark,
    /// A reader whose system replaces the colours.
    ForcedColors,
    /// Events of a finger.
    Touch,
    /// More than one device pixel for each CSS pixel.
    Ratio,
    /// `layout-shift` entries.
    LayoutShift,
}

/// Restricts the engines on a developer's machine, as in `chromium,firefox`; ignored where `CI` is `true`.
const CHOICE: &str = "REPORTED_FIGURES_BROWSERS";

impl Engine {
    /// The engine's name, as in test names and [`CHOICE`].
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// Whether this run drives the engine: always, unless the choice says otherwise.
    pub fn is_wanted(self) -> bool {
        let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
        match std::env::var(CHOICE) {
            Ok(names) if !ci => names.split(',').any(|name| name.trim() == self.name()),
            _ => true,
        }
    }

    /// Whether the engine has the capability.
    pub fn can(self, trick: Capability) -> bool {
        match self {
            Engine::Chromium => true,
            Engine::Firefox => trick != Capability::LayoutShift,
            Engine::Webkit => false,
        }
    }

    /// The smallest width of a window in CSS pixels; narrower pages are shown in a frame.
    pub fn floor(self) -> u32 {
        match self {
            Engine::Chromium => 0,
            Engine::Firefox => 500,
            Engine::Webkit => 447,
        }
    }

    /// The WebDriver server of the engine.
    pub fn driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::Webkit => "WebKitWebDriver",
        }
    }

    /// The commands that install everything the engine needs.
    pub fn install(self) -> &'static str {
        match self {
            Engine::Chromium => "apt-get install chromium chromium-driver",
            Engine::Firefox => "apt-get install firefox-esr && cargo install --locked geckodriver",
            Engine::Webkit => "apt-get install webkit2gtk-driver xvfb",
        }
    }

    /// The driver's arguments.
    pub fn arguments(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium | Engine::Webkit => vec![format!("--port={port}")],
            // System access lets a test change preferences while pages are open.
            Engine::Firefox => vec![format!("--port={port}"), "--allow-system-access".to_owned()],
        }
    }

    /// The capabilities of a session.
    pub fn capabilities(self, setup: &Setup) -> Value {
        let with = |own: &[&str]| -> Vec<String> {
            own.iter().map(|arg| (*arg).to_owned()).chain(setup.args.iter().cloned()).collect()
        };
        match self {
            Engine::Chromium => json!({
                "goog:chromeOptions": {"args": with(chromium_args(setup))},
                "goog:loggingPrefs": {"browser": "ALL"},
            }),
            Engine::Firefox => json!({
                "moz:firefoxOptions": {"args": with(&["-headless"]), "prefs": firefox_prefs(setup)},
            }),
            Engine::Webkit => json!({
                "webkitgtk:browserOptions": {"binary": minibrowser(), "args": with(&WEBKIT)},
            }),
        }
    }
}

/// For a run as root and without a network, where requests of the browser itself would fail many times a second.
const CHROMIUM: [&str; 9] = [
    HIDE_SCROLLBARS,
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// The second lets the page of one test open the tab of the next.
const WEBKIT: [&str; 2] = ["--automation", "--javascript-can-open-windows-automatically=true"];
const HIDE_SCROLLBARS: &str = "--hide-scrollbars";

fn chromium_args(setup: &Setup) -> &'static [&'static str] {
    if setup.has_classic_scrollbars { &CHROMIUM[1..] } else { &CHROMIUM }
}

fn firefox_prefs(setup: &Setup) -> Value {
    let mut prefs = json!({
        // As for readers; without this, a driven session is less strict.
        "security.fileuri.strict_origin_policy": true,
    });
    let map = prefs.as_object_mut().expect("an object");
    if setup.has_classic_scrollbars {
        map.insert("widget.gtk.overlay-scrollbars.enabled".to_owned(), json!(false));
    }
    map.extend(setup.prefs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    prefs
}

/// The path of MiniBrowser, which depends on the architecture.
fn minibrowser() -> String {
    let usual = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut found = folders.flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|version| folder.path().join(version).join("MiniBrowser"))
    });
    found.find(|path| path.is_file()).map_or_else(|| usual.to_owned(), |path| path.display().to_string())
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
