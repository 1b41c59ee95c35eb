//! One build after another on the same server: whoever reads, offline or in between, never gets a mixture.

use std::path::{Path, PathBuf};
use std::time::Duration;

use reported_figures::site::package::hash;
use serde_json::json;

use crate::check::in_every_engine;
use crate::dist::{dist, lasting};
use crate::engine::Engine;
use crate::page::Page;
use crate::paths;

const LIVE: &str = "shadow?.querySelector('canvas') && !shadow.querySelector('slot')";
const BUILD: &str = "customElements.get('reported-figures').build";
/// What the next build says it is.
const NEXT: &str = "0123456789ab";

/// The files of a page that works without network.
const FILES: [&str; 7] =
    ["index.html", "reported-figures.js", "page.js", "host.js", "sw.js", "site.webmanifest", "icon.svg"];

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn folder(name: &str) -> PathBuf {
    let folder = paths::target().join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A build whose every byte that a reader needs is another, made of the real one as a build makes it: each file
/// names the hashes of those it needs. The files of the build before are gone.
fn next_build() -> PathBuf {
    let out = folder("next-dist");
    let name = lasting("reported-figures.", ".wasm");
    let wasm = std::fs::read(dist().join(&name)).expect("a module");
    // A section of its own that says nothing: other bytes, the same module.
    let other = [wasm.as_slice(), &[0, 5, 4, b'n', b'e', b'x', b't']].concat();
    let other_name = hash::hashed_name("reported-figures", "wasm", &other);
    let turn = |text: &str| {
        text.replace(&name, &other_name).replace(&hash::integrity(&wasm), &hash::integrity(&other))
    };
    let script = read(dist(), "reported-figures.js");
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
            // What is not compressed anew must not be sent instead.
            let _ = std::fs::remove_file(out.join(format!("{file}.{twin}")));
        }
    }
    for (name, text) in [("index.html", &page), ("reported-figures.js", &other_script), ("sw.js", &worker)] {
        std::fs::write(out.join(name), text).expect("a file");
    }
    std::fs::write(out.join(other_name), other).expect("a file");
    out
}

/// A server in the middle of an update: the new worker and the old script.
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
    // Named by a variable: the one text of twelve hexadecimal digits between quotes.
    let mut quoted = script.split(['"', '`', '\'']).filter(known);
    quoted.next().expect("the build's id").to_owned()
}

/// The picture is there, and script and WebAssembly are of one build.
fn is_whole(page: &Page, build: &str) {
    page.wait_until(LIVE);
    page.wait_until_with(&format!("{BUILD} === arguments[0]"), json!([build]));
    page.wait_until("!shadow.querySelector('[data-part=failure]')");
}

/// The worker of a site in the middle of an update is not installed.
fn is_not_taken(page: &mut Page, mixture: &Path) {
    page.server.mount(mixture);
    let state = "navigator.serviceWorker.getRegistration().then((it) => it.update())\
        .then((it) => it.installing ? new Promise((done) => { const worker = it.installing;\
        worker.addEventListener('statechange', () => { if (worker.state !== 'installing') done(worker.state); }); }) : 'none', () => 'redundant')";
    assert_ne!(page.promise(state), json!("installed"), "{}", page.engine());
}

in_every_engine! {
    /// The page works offline, an update comes whole or not at all, and begins when no page of the old build is open.
    fn updates_whole_or_not_at_all(page: &mut Page) {
        let next = next_build();
        let first = build_of(&read(dist(), "reported-figures.js"));
        page.server.mount(dist());
        page.server.serve_plainly();
        page.goto("/");
        is_whole(page, &first);
        if page.js("return !navigator.serviceWorker") == json!(true) {
            println!("{} has no service workers here: not checked", page.engine());
            return;
        }
        page.promise("Promise.race([navigator.serviceWorker.ready.then(() => 1), new Promise((done) => setTimeout(done, 15000))])");
        page.goto("/");
        page.wait_until("navigator.serviceWorker.controller");
        page.server.go_down();
        page.goto("/");
        is_whole(page, &first);
        page.server.go_up();

        // Half of an update: its worker finds that not all is of one build, and is not taken.
        // WebKit forgets the worker altogether then, and its page comes from the server again.
        if page.engine() != Engine::Webkit {
            is_not_taken(page, &mixture(&next));
            page.goto("/");
            is_whole(page, &first);
        }

        // The whole update waits until the pages of the old build are gone; their files are no longer on the server.
        page.server.mount(&next);
        let known = page.promise("navigator.serviceWorker.getRegistration().then((it) => it ? it.update().then(() => 1) : 0)");
        if page.engine() == Engine::Webkit && known == json!(0) {
            println!("WebKitGTK forgot the worker while the server was down: its update is not checked");
            return;
        }
        page.promise("(async () => { const it = await navigator.serviceWorker.getRegistration();\
            while (!it.waiting) await new Promise((done) => setTimeout(done, 50)); })()");
        page.goto("/");
        is_whole(page, &first);
        // When the old worker ends is the browser's affair; whatever is shown until then is whole.
        for _ in 0..60 {
            page.goto("about:blank");
            std::thread::sleep(Duration::from_millis(200));
            page.goto("/");
            page.wait_until(LIVE);
            page.wait_until("!shadow.querySelector('[data-part=failure]')");
            if page.js(&format!("return {BUILD}")) == json!(NEXT) {
                break;
            }
        }
        if page.engine() == Engine::Webkit && page.js(&format!("return {BUILD}")) != json!(NEXT) {
            println!("WebKitGTK keeps pages that were left, and with them the old worker: its end is not checked there");
            return;
        }
        is_whole(page, NEXT);
        page.server.go_down();
        page.goto("/");
        is_whole(page, NEXT);
        page.server.go_up();
    }

    /// A page that a cache kept asks for the WebAssembly of its own build; a newer script does not take it.
    fn takes_no_other_builds_webassembly(page: &mut Page) {
        page.server.mount(&next_build());
        let old = read(dist(), "index.html");
        page.server.page("/", &old);
        let name = lasting("reported-figures.", ".wasm");
        page.server.file(&format!("/{name}"), "application/wasm", std::fs::read(dist().join(&name)).unwrap());
        page.goto("/");
        is_whole(page, NEXT);
        let asked = page.server.requests().into_iter().filter(|asked| asked.path.ends_with(".wasm")).count();
        assert_eq!(asked, 2, "the one of the page and the one of the script");
        page.assert_no_errors();
    }

    /// An embed leaves nothing behind: no worker, no cache, no storage, in a frame or at the top.
    fn leaves_nothing_in_embeds(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/host.html", "<!doctype html><title>host</title><iframe src=/index.html></iframe>");
        for path in ["/embed.html", "/host.html"] {
            page.goto(path);
            if path == "/host.html" {
                page.enter(crate::spot::page("iframe"));
            }
            page.wait_until(LIVE);
            page.promise("host.settled.then(() => new Promise((done) => setTimeout(done, 300)))");
            let left = "(async () => [(await navigator.serviceWorker?.getRegistrations())?.length ?? 0,\
                (await caches.keys()).length, localStorage.length, sessionStorage.length, document.cookie])()";
            assert_eq!(page.promise(left), json!([0, 0, 0, 0, ""]), "{path}");
            page.leave();
        }
        page.assert_no_errors();
    }
}
