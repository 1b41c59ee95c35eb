//! A page in a browser, as a test sees it.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::driver::Setup;
use super::emulation::{self, Preferences, Size};
use super::engine::Engine;
use super::locators::{Locator, PRELUDE};
use super::paths;
use super::server::{COLLECTOR, Server};
use super::session::{Browser, Session};

/// How long a page may take for anything. Only a failing test waits that long.
pub const WAIT_LIMIT: Duration = Duration::from_secs(60);

/// A page, the browser that shows it, and the server it comes from.
pub struct Page {
    /// The page's own server.
    pub server: Server,
    browser: Browser,
    size: Size,
    preferences: Preferences,
    /// Errors of the pages before this one.
    earlier_errors: Vec<String>,
    /// When it had its browser.
    opened: Instant,
}

impl Page {
    /// An empty page in the browser of the engine, as large as a usual desktop window.
    pub fn open(engine: Engine) -> Page {
        let browser = Browser::shared(engine);
        let opened = Instant::now();
        browser.session().open_fresh_tab();
        let mut page = Page {
            server: Server::start(),
            browser,
            size: Size::DESK,
            preferences: Preferences::default(),
            earlier_errors: Vec::new(),
            opened,
        };
        page.resize(Size::DESK);
        page.forget_cookies();
        page
    }

    /// Cookies ignore ports: without this, cookies of earlier tests would belong to this one too.
    fn forget_cookies(&self) {
        self.visit(&(self.server.origin() + COLLECTOR));
        let gone = self.session().send(Method::DELETE, "cookie", None);
        gone.unwrap_or_else(|error| panic!("{}: cookies: {error}", self.engine()));
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.session().engine
    }

    /// How long it has had its browser.
    pub fn age(&self) -> Duration {
        self.opened.elapsed()
    }

    /// The session, for what a page has no method for.
    pub fn session(&self) -> &Session {
        self.browser.session()
    }

    /// Whether the browser still answers, as one that ended or hangs does not.
    pub fn answers(&self) -> bool {
        let top = self.session().send(Method::POST, "frame", Some(json!({"id": null})));
        top.is_ok() && self.try_js("return true", json!([])).is_ok()
    }

    /// Ends the page and its browser, which the next test finds replaced.
    pub fn end_browser(mut self) {
        if let Browser::Shared(held) = &mut self.browser {
            **held = None;
        }
    }

    /// Moves to a browser of its own with another setup.
    pub fn restart(&mut self, setup: &Setup) {
        let engine = self.engine();
        self.browser = Browser::Own(Session::start(engine, setup));
        self.size.apply(self.session());
    }

    /// Makes the page this large, from the next [`Page::goto`] on.
    pub fn resize(&mut self, size: Size) {
        self.leave_frames();
        size.apply(self.session());
        self.size = size;
    }

    /// Sets what the reader prefers. Open pages follow at once, unless the browser must be restarted for it.
    pub fn set_preferences(&mut self, preferences: Preferences) {
        if preferences == self.preferences {
            return;
        }
        if let Err(setup) = preferences.apply(self.session()) {
            self.restart(&setup);
        }
        self.preferences = preferences;
    }

    /// Turns scripts off from the next page on; the scripts of tests still run.
    pub fn without_scripts(&mut self) {
        if let Err(setup) = emulation::set_scripts(self.session(), false) {
            self.restart(&setup);
        }
    }

    /// Goes to a path of the page's server, or to a whole address.
    pub fn goto(&mut self, path: &str) {
        self.collect_errors();
        let address = if path.starts_with('/') { self.server.origin() + path } else { path.to_owned() };
        if self.size.needs_frame(self.engine()) {
            self.goto_framed(&address);
        } else {
            self.visit(&address);
        }
        // On a busy machine, Chromium's driver sometimes returns before the document is read.
        self.wait_until("document.readyState !== 'loading'");
    }

    fn visit(&self, address: &str) {
        let went = || self.session().send(Method::POST, "url", Some(json!({"url": address})));
        // On a busy machine, Firefox sometimes never begins to load: no request comes within a minute.
        let went = went().or_else(|_| went());
        went.unwrap_or_else(|error| panic!("{}: {address}: {error}", self.engine()));
    }

    /// Shows the page in a frame: a window has a smallest width, a frame has none.
    fn goto_framed(&self, address: &str) {
        let frame = format!(
            "<!doctype html><title>frame</title><style>body{{margin:0}}iframe{{border:0}}</style>\
             <iframe width={} height={} src=\"{}\"></iframe>",
            self.size.width,
            self.size.height,
            address.replace('&', "&amp;"),
        );
        self.server.page("/__frame.html", &frame);
        self.visit(&(self.server.origin() + "/__frame.html"));
        self.enter_frame(super::locators::in_page("iframe"));
    }

    /// Goes into a frame: from now on, scripts and locators mean the page in the frame.
    pub fn enter_frame(&self, frame: Locator) {
        let frame = self.js_with("return find(arguments[0])", json!([frame.value()]));
        self.session().post("frame", json!({"id": frame}));
    }

    /// Goes out of all frames.
    pub fn leave_frames(&self) {
        self.session().post("frame", json!({"id": null}));
    }

    /// One step back in history.
    pub fn back(&mut self) {
        self.collect_errors();
        self.session().post("back", json!({}));
    }

    /// One step forward in history.
    pub fn forward(&mut self) {
        self.collect_errors();
        self.session().post("forward", json!({}));
    }

    /// Loads the page again.
    pub fn reload(&mut self) {
        self.collect_errors();
        self.session().post("refresh", json!({}));
    }

    /// The address of the page without its origin.
    pub fn address(&self) -> String {
        self.text_of(&self.js("return location.pathname + location.search + location.hash"))
    }

    /// One parameter of the view that the address asks for, in its query or in its path.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let script =
            "return new URLSearchParams(host?.addresses?.query() ?? location.search).get(arguments[0])";
        self.js_with(script, json!([name])).as_str().map(str::to_owned)
    }

    /// Runs a script in the page; [`PRELUDE`] lists what it may use.
    pub fn js(&self, script: &str) -> Value {
        self.js_with(script, json!([]))
    }

    /// Runs a script with arguments.
    pub fn js_with(&self, script: &str, args: Value) -> Value {
        self.try_js(script, args).unwrap_or_else(|error| panic!("{}: {error}\nin: {script}", self.engine()))
    }

    fn try_js(&self, script: &str, args: Value) -> Result<Value, String> {
        let body = json!({"script": format!("{PRELUDE}{script}"), "args": args});
        self.session().send(Method::POST, "execute/sync", Some(body))
    }

    /// Waits in the page for a promise, and gives what it is fulfilled with.
    pub fn promise(&self, promise: &str) -> Value {
        let script = format!(
            "{PRELUDE}const done = arguments[arguments.length - 1];\
             (async () => ({promise}))().then((it) => done([it ?? null]), (error) => done(String(error)));"
        );
        let body = json!({"script": script, "args": []});
        let done = self.session().send(Method::POST, "execute/async", Some(body));
        match done {
            Ok(Value::Array(it)) => it.into_iter().next().unwrap_or_default(),
            other => {
                panic!("{}: {promise}: {other:?}; errors of the page: {:?}", self.engine(), self.errors())
            }
        }
    }

    /// Waits until an expression holds.
    pub fn wait_until(&self, expression: &str) {
        self.wait_until_with(expression, json!([]));
    }

    /// Waits until an expression of `arguments` holds.
    pub fn wait_until_with(&self, expression: &str, args: Value) {
        let until = Instant::now() + WAIT_LIMIT;
        let script = format!("return !!({expression})");
        loop {
            // The page may be about to unload: errors of the script count only at the end.
            let holds = self.try_js(&script, args.clone());
            if holds == Ok(Value::Bool(true)) {
                return;
            }
            assert!(
                Instant::now() < until,
                "{}: timed out waiting until {expression} {args}: {holds:?}; errors of the page: {:?}",
                self.engine(),
                self.errors(),
            );
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Whether there is such an element.
    pub fn has(&self, locator: Locator) -> bool {
        self.js_with("return find(arguments[0]) !== null", json!([locator.value()])) == Value::Bool(true)
    }

    /// Waits until there is such an element.
    pub fn wait_for(&self, locator: Locator) {
        self.wait_until_with("find(arguments[0])", json!([locator.value()]));
    }

    /// Runs a script on the element `it`; the script may use `more`.
    pub fn js_on(&self, locator: Locator, script: &str, more: impl Into<Value>) -> Value {
        let script = format!(
            "const [locator, more] = arguments, it = find(locator);\
             if (!it) throw new Error('there is no ' + locator[1]);{script}"
        );
        self.js_with(&script, json!([locator.value(), more.into()]))
    }

    /// The text of an element, with runs of white space as one space.
    pub fn text(&self, locator: Locator) -> String {
        self.text_of(&self.js_on(locator, "return it.textContent.replace(/\\s+/g, ' ').trim()", Value::Null))
    }

    fn text_of(&self, value: &Value) -> String {
        value.as_str().unwrap_or_else(|| panic!("{}: text, not {value}", self.engine())).to_owned()
    }

    /// Chooses an option of a native select, as a reader does.
    pub fn choose(&self, select: Locator, value: &str) {
        // On a phone controls are folded; and a field that searches may stand in the place of the select.
        let is_seen = "it.closest('.controls')?.querySelector('.fold')?.setAttribute('aria-expanded', 'true'); return it.getClientRects().length > 0";
        if self.js_on(select, is_seen, Value::Null) == false {
            self.js_on(
                select,
                "it.value = arguments[1]; it.dispatchEvent(new Event('change', { bubbles: true }))",
                json!([value]),
            );
            return;
        }
        let find = "return [...it.options].find((option) => option.value === more) ?? null";
        let option = self.js_on(select, find, value);
        assert!(!option.is_null(), "{select:?} has no option {value}");
        self.session().post(&format!("element/{}/click", element_id(&option)), json!({}));
    }

    /// What went wrong so far: in this page and the pages before it, in their frames, on the server.
    pub fn errors(&self) -> Vec<String> {
        let missing = self.server.requests().into_iter().filter(|it| it.status >= 400 && !it.is_injected);
        // The browser asks for it, not the page.
        let missing = missing.filter(|it| it.path != "/favicon.ico");
        let missing = missing.map(|it| format!("{}: {}", it.status, it.path));
        self.earlier_errors.iter().cloned().chain(self.current_errors()).chain(missing).collect()
    }

    fn collect_errors(&mut self) {
        let errors = self.current_errors();
        self.earlier_errors.extend(errors);
    }

    fn current_errors(&self) -> Vec<String> {
        let noted = self.try_js(NOTED, json!([])).unwrap_or_else(|error| json!([format!("test: {error}")]));
        let mut errors = strings(&noted);
        if self.engine() == Engine::Chromium {
            errors.extend(self.log());
        }
        errors
    }

    /// The log of Chromium, with errors that no page hears of.
    fn log(&self) -> Vec<String> {
        let log = self.session().post("se/log", json!({"type": "browser"}));
        let entries = log.as_array().into_iter().flatten();
        let serious = entries.filter(|entry| entry["level"] == "SEVERE");
        let told = serious.map(|entry| self.text_of(&entry["message"]));
        // The browser asks for icons whenever it likes, also from a server that is gone.
        let icon =
            |message: &String| message.contains("/icon.svg") && message.contains("ERR_CONNECTION_REFUSED");
        told.filter(|message| !message.contains("/favicon.ico") && !icon(message))
            .map(|message| format!("log: {message}"))
            .collect()
    }

    /// Ends the test if anything went wrong.
    pub fn assert_no_errors(&self) {
        let errors = self.errors();
        assert!(errors.is_empty(), "{}: errors at {}:\n{}", self.engine(), self.address(), errors.join("\n"));
    }

    /// Saves what a failed test saw beside the logs of the browsers.
    pub fn save_failure(&self, name: &str) {
        let at = paths::logs().join(name);
        if let Ok(shot) = self.session().send(Method::GET, "screenshot", None) {
            save_base64(&at.with_extension("png"), &shot);
        }
        let source = self.try_js("return document.documentElement.outerHTML", json!([]));
        let kept = format!("{:#?}\n{:#?}\n{source:#?}\n", self.server.requests(), self.errors());
        // Only a help for a person: if it cannot be written, that must not hide why the test failed.
        let _ = std::fs::write(at.with_extension("txt"), kept);
        println!("kept {}.png and .txt", at.display());
    }
}

/// What `error-collector.js` noted in the page and in the frames that it may look into; each error once.
const NOTED: &str = r#"
const noted = (window) => {
  try {
    const frames = Array.from({ length: window.length }, (_, at) => window[at]);
    return [...(window.__errors?.splice(0) ?? []), ...frames.flatMap(noted)];
  } catch {
    return [];
  }
};
return noted(window);
"#;

/// The id of an element that a script returned.
pub fn element_id(element: &Value) -> &str {
    let id = element.as_object().and_then(|element| element.values().next()).and_then(Value::as_str);
    id.unwrap_or_else(|| panic!("an element, not {element}"))
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Writes a picture or a document that WebDriver returned in Base64.
pub fn save_base64(path: &Path, base64: &Value) {
    let bytes = STANDARD.decode(base64.as_str().expect("a text in Base64")).expect("Base64");
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
