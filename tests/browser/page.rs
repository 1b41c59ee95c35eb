//! A page in a browser, as a test sees it.

use std::fmt::Display;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::driver::Setup;
use crate::engine::Engine;
use crate::media::{self, Size, Wishes};
use crate::paths;
use crate::server::{COLLECTOR, Server};
use crate::session::{Hold, Session};
use crate::spot::{PRELUDE, Spot};

/// How long a page may take for anything. Only a failing test waits so long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A page, the browser that shows it, and the server it comes from.
pub struct Page {
    /// The page's own server.
    pub server: Server,
    hold: Hold,
    size: Size,
    wishes: Wishes,
    /// Errors of the pages before this one.
    past: Vec<String>,
}

impl Page {
    /// An empty page in the engine's browser, at a usual desktop's size.
    pub fn open(engine: Engine) -> Page {
        let mut page = Page {
            server: Server::start(),
            hold: Hold::shared(engine),
            size: Size::DESK,
            wishes: Wishes::default(),
            past: Vec::new(),
        };
        page.resize(Size::DESK);
        page.forget_cookies();
        page
    }

    /// Cookies know no ports: those of the tests before would be this one's too.
    fn forget_cookies(&self) {
        self.visit(&(self.server.origin() + COLLECTOR));
        let gone = self.session().send(Method::DELETE, "cookie", None);
        gone.unwrap_or_else(|error| panic!("{}: cookies: {error}", self.engine()));
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.session().engine
    }

    /// The session, for what a page has no words for.
    pub fn session(&self) -> &Session {
        self.hold.session()
    }

    /// Moves to a browser of its own that is set up otherwise.
    pub fn restart(&mut self, setup: &Setup) {
        let engine = self.engine();
        self.hold = Hold::Own(Session::start(engine, setup));
        self.size.tell(self.session());
    }

    /// Makes the page this large, from the next [`Page::goto`] on.
    pub fn resize(&mut self, size: Size) {
        self.leave();
        size.tell(self.session());
        self.size = size;
    }

    /// Makes the reader wish this. Pages are told at once, but where a browser must be started anew for it.
    pub fn wish(&mut self, wishes: Wishes) {
        if wishes == self.wishes {
            return;
        }
        if let Err(setup) = wishes.tell(self.session()) {
            self.restart(&setup);
        }
        self.wishes = wishes;
    }

    /// Turns the page's scripts off, from the next page on; tests' own scripts still run.
    pub fn without_scripts(&mut self) {
        if let Err(setup) = media::set_scripts(self.session(), false) {
            self.restart(&setup);
        }
    }

    /// Goes to a path of the page's server, or to a whole address.
    pub fn goto(&mut self, path: &str) {
        self.remember();
        let address = if path.starts_with('/') { self.server.origin() + path } else { path.to_owned() };
        if self.size.needs_frame(self.engine()) {
            self.goto_framed(&address);
        } else {
            self.visit(&address);
        }
    }

    fn visit(&self, address: &str) {
        self.session().post("url", json!({"url": address}));
    }

    /// A window has a smallest width; a frame in it has none.
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
        self.enter(crate::spot::page("iframe"));
    }

    /// Goes into a frame: from now on, the frame is the page.
    pub fn enter(&self, frame: Spot) {
        let frame = self.js_with("return find(arguments[0])", json!([frame.value()]));
        self.session().post("frame", json!({"id": frame}));
    }

    /// Goes out of all frames.
    pub fn leave(&self) {
        self.session().post("frame", json!({"id": null}));
    }

    /// One step back in history.
    pub fn back(&mut self) {
        self.remember();
        self.session().post("back", json!({}));
    }

    /// One step forward in history.
    pub fn forward(&mut self) {
        self.remember();
        self.session().post("forward", json!({}));
    }

    /// Loads the page again.
    pub fn reload(&mut self) {
        self.remember();
        self.session().post("refresh", json!({}));
    }

    /// The page's address without its origin.
    pub fn address(&self) -> String {
        self.text_of(&self.js("return location.pathname + location.search + location.hash"))
    }

    /// One parameter of the page's address.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let script = "return new URLSearchParams(location.search).get(arguments[0])";
        self.js_with(script, json!([name])).as_str().map(str::to_owned)
    }

    /// Runs a script in the page; see [`PRELUDE`] for what it may name.
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
        let until = Instant::now() + PATIENCE;
        let script = format!("return !!({expression})");
        loop {
            // A page may be on its way out: its errors count only when patience ends.
            let holds = self.try_js(&script, args.clone());
            if holds == Ok(Value::Bool(true)) {
                return;
            }
            assert!(
                Instant::now() < until,
                "{}: waited in vain until {expression} {args}: {holds:?}; errors of the page: {:?}",
                self.engine(),
                self.errors(),
            );
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Whether the spot is there.
    pub fn has(&self, spot: Spot) -> bool {
        self.js_with("return find(arguments[0]) !== null", json!([spot.value()])) == Value::Bool(true)
    }

    /// Waits until the spot is there.
    pub fn wait_for(&self, spot: Spot) {
        self.wait_until_with("find(arguments[0])", json!([spot.value()]));
    }

    /// What a script says of the element `it` at a spot; the script may use `more`.
    pub fn at(&self, spot: Spot, script: &str, more: impl Into<Value>) -> Value {
        let script = format!(
            "const [spot, more] = arguments, it = find(spot);\
             if (!it) throw new Error('there is no ' + spot[1]);{script}"
        );
        self.js_with(&script, json!([spot.value(), more.into()]))
    }

    /// The spot's text, with runs of space as one.
    pub fn text(&self, spot: Spot) -> String {
        self.text_of(&self.at(spot, "return it.textContent.replace(/\\s+/g, ' ').trim()", Value::Null))
    }

    fn text_of(&self, value: &Value) -> String {
        value.as_str().unwrap_or_else(|| panic!("{}: text, not {value}", self.engine())).to_owned()
    }

    /// Chooses an option of a native select, as a reader does.
    pub fn choose(&self, select: Spot, value: &str) {
        let find = "return [...it.options].find((option) => option.value === more) ?? null";
        let option = self.at(select, find, value);
        let id = option.as_object().and_then(|option| option.values().next()).and_then(Value::as_str);
        let id = id.unwrap_or_else(|| panic!("{select:?} has no option {value}"));
        self.session().post(&format!("element/{id}/click"), json!({}));
    }

    /// What went wrong so far: in this page and those before, in its frames, on its server.
    pub fn errors(&self) -> Vec<String> {
        let missing = self.server.requests().into_iter().filter(|asked| asked.status >= 400 && !asked.spoilt);
        // A browser's own wish, not the page's.
        let missing = missing.filter(|asked| asked.path != "/favicon.ico");
        let missing = missing.map(|asked| format!("{}: {}", asked.status, asked.path));
        self.past.iter().cloned().chain(self.present()).chain(missing).collect()
    }

    fn remember(&mut self) {
        let present = self.present();
        self.past.extend(present);
    }

    fn present(&self) -> Vec<String> {
        let noted = self.try_js(NOTED, json!([])).unwrap_or_else(|error| json!([format!("test: {error}")]));
        let mut errors = strings(&noted);
        if self.engine() == Engine::Chromium {
            errors.extend(self.log());
        }
        errors
    }

    /// Chromium's own log: what no page is told.
    fn log(&self) -> Vec<String> {
        let log = self.session().post("se/log", json!({"type": "browser"}));
        let entries = log.as_array().into_iter().flatten();
        let serious = entries.filter(|entry| entry["level"] == "SEVERE");
        let told = serious.map(|entry| self.text_of(&entry["message"]));
        // Icons are the browser's own wish, asked for whenever it likes: of a server, too, that is gone.
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

    /// Writes what the window shows to `target/screens/NAME.png`.
    pub fn screenshot(&self, name: impl Display) {
        let shot = self.session().get("screenshot");
        save_png(&paths::screens().join(format!("{name}.png")), &shot);
    }

    /// Keeps what a failed test saw, beside the browsers' logs.
    pub fn keep(&self, name: &str) {
        let at = paths::logs().join(name);
        if let Ok(shot) = self.session().send(Method::GET, "screenshot", None) {
            save_png(&at.with_extension("png"), &shot);
        }
        let source = self.try_js("return document.documentElement.outerHTML", json!([]));
        let kept = format!("{:#?}\n{:#?}\n{source:#?}\n", self.server.requests(), self.errors());
        // A note for a person: that it cannot be written must not hide why the test failed.
        let _ = std::fs::write(at.with_extension("txt"), kept);
        println!("kept {}.png and .txt", at.display());
    }
}

/// What the collectors of the page and of the frames it may look into noted, once each.
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

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Writes a picture as WebDriver gives it.
pub fn save_png(path: &Path, picture: &Value) {
    let bytes = STANDARD.decode(picture.as_str().expect("a picture in base64")).expect("base64");
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
