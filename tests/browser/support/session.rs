//! A WebDriver session: one running browser, controlled over loopback.
//!
//! The browser of an engine starts once and runs all its tests, one after another, each in a tab of its own: Firefox
//! needs five seconds to start. What a test leaves behind goes with its tab, or with the port of its server, since
//! storage and caches belong to an origin. Only a test that needs another setup starts a browser of its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::driver::{Driver, Setup};
use super::engine::Engine;
use super::runtime::wait;

/// How long a browser may take to start, and to execute one command: longer than its own limits for a page.
const START_LIMIT: Duration = Duration::from_secs(60);
const COMMAND_LIMIT: Duration = Duration::from_secs(75);

/// A running browser.
pub struct Session {
    /// Datum browser it is.
    pub engine: Engine,
    client: Client,
    /// Whether a command was never answered; no more are sent then.
    hangs: AtomicBool,
    _driver: Driver,
}

impl Session {
    /// Starts a driver and a browser; if that fails, tries once more.
    pub fn start(engine: Engine, setup: &Setup) -> Session {
        let session = Session::try_start(engine, setup).or_else(|error| {
            println!("{engine} did not start, once more: {error}");
            Session::try_start(engine, setup)
        });
        session.unwrap_or_else(|error| {
            panic!("{engine} did not start: {error}\nOn Debian: {}", engine.install())
        })
    }

    fn try_start(engine: Engine, setup: &Setup) -> Result<Session, String> {
        let driver = Driver::start(engine, setup);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let Value::Object(capabilities) = engine.capabilities(setup) else { unreachable!() };
        let address = format!("http://127.0.0.1:{}/", driver.port);
        let client = wait(START_LIMIT, builder.capabilities(capabilities).connect(&address));
        let client = client.ok_or("no answer")?.map_err(|error| error.to_string())?;
        let session = Session { engine, client, hangs: AtomicBool::new(false), _driver: driver };
        let limits = json!({"script": 60_000, "pageLoad": 60_000, "implicit": 0});
        session.send(Method::POST, "timeouts", Some(limits))?;
        Ok(session)
    }

    /// Sends a command of this session, by its path below `session/ID/`.
    ///
    /// # Errors
    /// The browser's own message.
    pub fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, String> {
        if self.hangs.load(Ordering::Relaxed) {
            return Err("the browser hangs".to_owned());
        }
        let command = Command { method, path: path.to_owned(), body };
        let Some(done) = wait(COMMAND_LIMIT, self.client.issue_cmd(command)) else {
            self.hangs.store(true, Ordering::Relaxed);
            return Err(format!(
                "no answer to {path} within {} s: the browser hangs",
                COMMAND_LIMIT.as_secs()
            ));
        };
        done.map_err(|error| error.to_string())
    }

    /// As [`Session::send`], for commands that cannot fail in a healthy browser.
    pub fn post(&self, path: &str, body: Value) -> Value {
        let sent = self.send(Method::POST, path, Some(body));
        sent.unwrap_or_else(|error| panic!("{}: {path}: {error}", self.engine))
    }

    /// Asks the browser for something.
    pub fn get(&self, path: &str) -> Value {
        let sent = self.send(Method::GET, path, None);
        sent.unwrap_or_else(|error| panic!("{}: {path}: {error}", self.engine))
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, params: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{command} is Chromium's");
        self.post("goog/cdp/execute", json!({"cmd": command, "params": params}))
    }

    /// Runs a script with the privileges of Firefox itself.
    pub fn privileged(&self, script: &str, args: Value) {
        assert_eq!(self.engine, Engine::Firefox, "only Firefox runs privileged scripts");
        self.post("moz/context", json!({"context": "chrome"}));
        let done = self.send(Method::POST, "execute/sync", Some(json!({"script": script, "args": args})));
        self.post("moz/context", json!({"context": "content"}));
        done.unwrap_or_else(|error| panic!("{script}: {error}"));
    }

    /// Replaces the tab by a new one: nothing of the last page, its history or its emulated device is left.
    pub fn open_fresh_tab(&self) {
        let tabs = self.get("window/handles");
        let tab = self.open_beside(&tabs).unwrap_or_else(|| self.open_apart());
        for old in tabs.as_array().into_iter().flatten() {
            self.post("window", json!({"handle": old}));
            let closed = self.send(Method::DELETE, "window", None);
            closed.unwrap_or_else(|error| panic!("{}: closing a tab: {error}", self.engine));
        }
        self.post("window", json!({"handle": tab}));
        if self.engine == Engine::Firefox {
            self.privileged(RESET, json!([super::emulation::FIREFOX]));
        }
        if self.engine == Engine::Chromium {
            // Reading the log empties it of what the last page wrote.
            self.post("se/log", json!({"type": "browser"}));
        }
    }

    /// A tab in a process of its own.
    fn open_apart(&self) -> Value {
        self.post("window/new", json!({"type": "tab"}))["handle"].take()
    }

    /// A tab that the last page opens, and so in its process: a new one, whose first page needs a second and a half of the processor
    /// in WebKit and half a second in Firefox, would be the most that many tests cost. Chromium is quick, and counts by process what it keeps.
    fn open_beside(&self, tabs: &Value) -> Option<Value> {
        match self.engine {
            Engine::Chromium => return None,
            Engine::Firefox => self.privileged(ALLOW_OPENING, json!([])),
            // Allowed since it was started.
            Engine::Webkit => {}
        }
        self.send(Method::POST, "frame", Some(json!({"id": null}))).ok()?;
        // A page that hangs, or does not allow it, opens nothing.
        let open = json!({"script": "return open('about:blank') !== null", "args": []});
        let opened = self.send(Method::POST, "execute/sync", Some(open)).ok()?;
        if opened == Value::Bool(false) {
            return None;
        }
        let until = Instant::now() + OPEN_LIMIT;
        while Instant::now() < until {
            let now = self.get("window/handles");
            let is_new = |tab: &&Value| !tabs.as_array().is_some_and(|tabs| tabs.contains(tab));
            if let Some(tab) = now.as_array().into_iter().flatten().find(is_new) {
                return Some(tab.clone());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

/// How long the last page may take to open a tab, before one is opened in another way.
const OPEN_LIMIT: Duration = Duration::from_secs(5);
const ALLOW_OPENING: &str = "Services.prefs.setBoolPref('dom.disable_open_during_load', false)";
const RESET: &str = "for (const name of arguments[0]) Services.prefs.clearUserPref(name)";

/// Any command: the library has no names for the ones that are particular to a browser.
#[derive(Debug)]
struct Command {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// The browser that a test uses.
pub enum Browser {
    /// The shared browser of the engine, locked for this test.
    Shared(MutexGuard<'static, Option<Session>>),
    /// A browser of its own.
    Own(Session),
}

impl Browser {
    /// The shared browser of the engine, once no other test uses it; started if it is not running.
    pub fn shared(engine: Engine) -> Browser {
        static BROWSERS: [Mutex<Option<Session>>; 3] = [const { Mutex::new(None) }; 3];
        let browser = &BROWSERS[engine as usize];
        // A test that failed may have left anything behind, so its browser is replaced.
        if browser.is_poisoned() {
            browser.clear_poison();
            *browser.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        let mut held = browser.lock().unwrap_or_else(PoisonError::into_inner);
        held.get_or_insert_with(|| Session::start(engine, &Setup::default()));
        Browser::Shared(held)
    }

    /// Its session.
    pub fn session(&self) -> &Session {
        match self {
            Browser::Shared(held) => held.as_ref().expect("a held browser runs"),
            Browser::Own(session) => session,
        }
    }
}
