//! One build replaces another on the same server: a reader, offline or in between, never gets files of both.

use std::path::{Path, PathBuf};
use std::time::Duration;

use reported_figures::site::hash;
use serde_json::json;

use crate::support::dist::{dist, hashed_file};
use crate::support::each_engine::not_checked;
use crate::support::emulation::set_preference;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::paths;
use crate::support::steps::wait_until_live;

const BUILD: &str = "customElements.get('reported-figures').build";
/// The build id of the next build.
const NEXT: &str = "0123456789ab";

/// The files of the page that works offline.
const FILES: [&str; 8] = [
    "index.html",
    "element.js",
    "page.js",
    "addresses.js",
    "host.js",
    "sw.js",
    "site.webmanifest",
    "icon.svg",
];

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn folder(name: &str) -> PathBuf {
    let folder = paths::target().join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A second build in which every file that a reader needs is different, derived from the real one: each file names the
/// hashes of the files that it needs. The files of the first build are gone. Also the name of its WebAssembly.
fn next_build() -> (PathBuf, String) {
    let out = folder("next-dist");
    let name = hashed_file("reported-figures.", ".wasm");
    let wasm = std::fs::read(dist().join(&name)).expect("a module");
    // An additional, empty custom section: other bytes, the same module.
    let other = [wasm.as_slice(), &[0, 5, 4, b'n', b'e', b'x', b't']].concat();
    let other_name = hash::hashed_name("reported-figures", "wasm", &other);
    let turn = |text: &str| {
        text.replace(&name, &other_name).replace(&hash::integrity(&wasm), &hash::integrity(&other))
    };
    let script = read(dist(), "element.js");
    let build = build_of(&script);
    let other_script = turn(&script).replace(&build, NEXT);
    let page = turn(&read(dist(), "index.html"));
    let worker = turn(&read(dist(), "sw.js"))
        .replace(&hash::integrity(script.as_bytes()), &hash::integrity(other_script.as_bytes()))
        .replace(&hash::integrity(read(dist(), "index.html").as_bytes()), &hash::integrity(page.as_bytes()));
    let version = hash::short(worker.as_bytes());
    let at = worker.find("reported-figures-").expect("the cache's name") + "reported-figures-".len();
    let worker = [&worker[..at], &version, &worker[at + version.len()..]].concat();
    for file in FILES {
        std::fs::copy(dist().join(file), out.join(file)).expect("a copy");
        for twin in ["br", "gz"] {
            // A compressed file of the first build must not be sent instead.
            let _ = std::fs::remove_file(out.join(format!("{file}.{twin}")));
        }
    }
    for (name, text) in [("index.html", &page), ("element.js", &other_script), ("sw.js", &worker)] {
        std::fs::write(out.join(name), text).expect("a file");
    }
    std::fs::write(out.join(&other_name), other).expect("a file");
    (out, other_name)
}

/// A server in the middle of an update: the new service worker and the old script.
fn mixture(next: &Path) -> PathBuf {
    let out = folder("mixed-dist");
    for file in FILES {
        let from = if file == "sw.js" { next } else { dist() };
        std::fs::copy(from.join(file), out.join(file)).expect("a copy");
    }
    out
}

fn build_of(script: &str) -> String {
    let at = script.find("static get build(){return").expect("the build's name");
    let names = script[at..].split(['"', '`', '\'', ';', '}']).map(str::trim);
    let known = |name: &&str| name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(name) = names.clone().find(known) {
        return name.to_owned();
    }
    // Named by a variable: the only string of twelve hexadecimal digits.
    let mut quoted = script.split(['"', '`', '\'']).filter(known);
    quoted.next().expect("the build's id").to_owned()
}

/// Waits until the chart is live, with script and WebAssembly of this build.
fn wait_for_build(page: &Page, build: &str) {
    wait_until_live(page);
    page.wait_until_with(&format!("{BUILD} === arguments[0]"), json!([build]));
    page.wait_until("!shadow.querySelector('[data-part=failure]')");
}

/// The service worker of a site in the middle of an update must not be installed.
fn assert_not_installed(page: &mut Page, mixture: &Path) {
    page.server.mount(mixture);
    page.promise(
        "navigator.serviceWorker.getRegistration().then((it) => {\
        window.state = new Promise((done) => it.addEventListener('updatefound', () => {\
            const worker = it.installing;\
            worker.addEventListener('statechange', () => done(worker.state));\
        }));\
        it.update().catch(() => {}); })",
    );
    assert_eq!(page.promise("window.state"), json!("redundant"), "{}", page.engine());
}

/// Firefox keeps the pages that were left, for going back; while one of the old build is kept, so is its service worker.
fn keep_no_left_pages(page: &Page) {
    if page.engine() == Engine::Firefox {
        set_preference(page.session(), "browser.sessionhistory.max_total_viewers", json!(0));
    }
}

in_every_engine! {
    /// The page works offline, an update is complete or not installed, and is used once no page of the old build is open.
    fn updates_completely_or_not_at_all(page: &mut Page) {
        keep_no_left_pages(page);
        let (next, _) = next_build();
        let first = build_of(&read(dist(), "element.js"));
        page.server.mount(dist());
        page.server.serve_unmodified();
        page.goto("/");
        wait_for_build(page, &first);
        if page.engine() == Engine::Webkit && page.js("return !navigator.serviceWorker") == json!(true) {
            return not_checked("this WebKitGTK has no service workers");
        }
        page.promise("Promise.race([navigator.serviceWorker.ready.then(() => 1), new Promise((done) => setTimeout(done, 15000))])");
        page.goto("/");
        page.wait_until("navigator.serviceWorker.controller");
        page.server.go_down();
        page.goto("/");
        wait_for_build(page, &first);
        // The page of a finding is not kept: that says so, and leads to what is.
        if page.engine() != Engine::Webkit {
            page.goto("/view/en/ranking/gdp_growth/?hold=printed");
            let said = "This page is not kept on this device: view/en/ranking/gdp_growth/";
            assert!(page.js("return document.body.textContent").as_str().is_some_and(|it| it.contains(said)));
            page.js("document.links[0].click()");
            wait_for_build(page, &first);
        }
        page.server.go_up();

        // Half of an update: its service worker finds files of two builds, and is not installed.
        // WebKit drops the service worker altogether then, and loads the page from the server again.
        if page.engine() != Engine::Webkit {
            assert_not_installed(page, &mixture(&next));
            page.goto("/");
            wait_for_build(page, &first);
        }

        // The complete update waits until the pages of the old build are gone; their files are no longer on the server.
        page.server.mount(&next);
        let known = page.promise("navigator.serviceWorker.getRegistration().then((it) => it ? it.update().then(() => 1) : 0)");
        if page.engine() == Engine::Webkit && known == json!(0) {
            return not_checked("WebKitGTK dropped the service worker while the server was down, so it cannot be updated");
        }
        page.promise("(async () => { const it = await navigator.serviceWorker.getRegistration();\
            while (!it.waiting) await new Promise((done) => setTimeout(done, 50)); })()");
        page.goto("/");
        wait_for_build(page, &first);
        // The browser decides when the old service worker ends; whatever is shown until then is complete.
        for _ in 0..60 {
            page.goto("about:blank");
            std::thread::sleep(Duration::from_millis(200));
            page.goto("/");
            wait_until_live(page);
            page.wait_until("!shadow.querySelector('[data-part=failure]')");
            if page.js(&format!("return {BUILD}")) == json!(NEXT) {
                break;
            }
        }
        if page.engine() == Engine::Webkit && page.js(&format!("return {BUILD}")) != json!(NEXT) {
            return not_checked("WebKitGTK keeps pages that were left, and with them the old service worker");
        }
        wait_for_build(page, NEXT);
        page.server.go_down();
        page.goto("/");
        wait_for_build(page, NEXT);
        page.server.go_up();
    }

    /// A cached page requests the WebAssembly of its own build; a newer script does not use it.
    fn uses_no_webassembly_of_another_build(page: &mut Page) {
        let (next, next_wasm) = next_build();
        page.server.mount(&next);
        let old = read(dist(), "index.html");
        page.server.page("/", &old);
        let name = hashed_file("reported-figures.", ".wasm");
        page.server.file(&format!("/{name}"), "application/wasm", std::fs::read(dist().join(&name)).unwrap());
        page.goto("/");
        wait_for_build(page, NEXT);
        let requests = page.server.requests();
        let requested = requests.iter().map(|it| it.path.trim_start_matches('/')).filter(|it| it.ends_with(".wasm"));
        let mut requested: Vec<_> = requested.collect();
        // Once more where the service worker of the next build keeps its files already.
        requested.dedup();
        assert_eq!(requested, [name, next_wasm], "the page asks for the module of its build, the script for its own");
        page.assert_no_errors();
    }

    /// An embed stores nothing: no service worker, no cache, no storage, in a frame or as a page of its own.
    fn embeds_store_nothing(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><iframe src=/index.html></iframe>");
        for path in ["/embed.html", "/host.html"] {
            page.goto(path);
            if path == "/host.html" {
                page.enter_frame(crate::support::locators::in_page("iframe"));
            }
            wait_until_live(page);
            page.promise("host.settled.then(() => new Promise((done) => setTimeout(done, 300)))");
            let left = "(async () => [(await navigator.serviceWorker?.getRegistrations())?.length ?? 0,\
                (await caches.keys()).length, localStorage.length, sessionStorage.length, document.cookie])()";
            assert_eq!(page.promise(left), json!([0, 0, 0, 0, ""]), "{path}");
            page.leave_frames();
        }
        page.assert_no_errors();
    }
}
