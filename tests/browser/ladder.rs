//! Never blank: whatever fails, table and picture are there, one line says why, and trying again helps.

use std::time::Duration;

use reported_figures::dataset::{problems_to_json, read};
use serde_json::json;

use crate::check::in_every_engine;
use crate::dist::{dist, lasting};
use crate::driver::Setup;
use crate::engine::Engine;
use crate::fault::Fault;
use crate::media::set_preference;
use crate::page::Page;
use crate::server::Server;
use crate::spot::{CANVAS, HEADLINE, METRIC, page as light, widget};

const REASON: &str = "shadow?.querySelector('[data-part=failure] code')?.textContent";
const RETRY: crate::spot::Spot = widget("[data-part=failure] button");
/// A policy without leave to run WebAssembly.
const NO_WASM: &str =
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src data:";

/// Whether the table and the picture that the server made are on the screen.
const STATIC_RUNG: &str = "shadow.querySelector('slot') \
    && host.querySelector('table').textContent.includes('8.2') \
    && [...host.querySelectorAll('[data-part=plot] svg')].some((svg) => svg.getBoundingClientRect().height > 100)";
/// What the page says where the element's script is missing, and whether what the server made stands as it was.
const MISSING: &str = "document.querySelector('reported-figures > [data-part=failure] code')?.textContent";
const UNTOUCHED: &str = "!shadow && host.querySelector('table').textContent.includes('8.2') \
    && [...host.querySelectorAll('[data-part=plot] svg')].some((svg) => svg.getBoundingClientRect().height > 100)";
const LIVE: &str =
    "shadow?.querySelector('canvas')?.getBoundingClientRect().height > 100 && !shadow.querySelector('slot')";
/// Whether anything is drawn on the canvas.
const DRAWN: &str = "(() => { const canvas = shadow.querySelector('canvas'); \
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; \
    return data.some((byte, at) => at % 4 === 3 && byte > 0) && new Set(data.filter((_, at) => at % 4 === 0)).size > 3; })()";

fn falls(page: &Page, reason: &str) {
    page.wait_until_with(&format!("{REASON} === arguments[0]"), json!([reason]));
}

/// A dataset with one thing wrong and all others missing.
const WRONG: &str = r#"{"id": "Große 区", "tittle": 1}"#;

/// Sets a dataset that is refused; what is told of it goes to `told`.
fn complain(page: &Page, text: &str) {
    page.js_with(
        "window.told = []; host.addEventListener('error', (event) => told.push(event.detail)); host.data = arguments[0]",
        json!([text]),
    );
}

fn asked_for_complaints(page: &Page) -> usize {
    page.server.requests().iter().filter(|asked| asked.path.starts_with("/complaints.")).count()
}

fn settle(page: &Page) {
    page.wait_until(LIVE);
    page.promise("host.settled.then(() => 1)");
}

/// What a page must never do, however it fails.
fn assert_nothing_uncaught(page: &Page) {
    let uncaught: Vec<String> = page
        .errors()
        .into_iter()
        .filter(|error| ["error:", "rejection:", "console."].iter().any(|kind| error.starts_with(kind)))
        .collect();
    assert!(uncaught.is_empty(), "{}: {uncaught:#?}", page.engine());
}

/// A page around an element, without the fallback of index.html.
fn host(page: &mut Page, before: &str, element: &str) {
    let html = format!(
        "<!doctype html><html lang=zh><head><meta charset=utf-8><title>host</title>{before}\
         <script type=module src=/reported-figures.js></script></head><body>{element}</body></html>"
    );
    page.server.mount(dist());
    page.server.page("/host.html", &html);
    page.goto("/host.html");
}

fn bare(page: &mut Page) {
    host(page, "", "<reported-figures></reported-figures>");
    settle(page);
}

/// Takes the network from the browser, or gives it back.
fn set_network(page: &Page, on: bool) {
    match page.engine() {
        Engine::Chromium => {
            page.session().devtools("Network.enable", json!({}));
            let conditions =
                json!({"offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
            page.session().devtools("Network.emulateNetworkConditions", conditions);
        }
        _ => page.session().privileged("Services.io.offline = arguments[0]", json!([!on])),
    }
}

in_every_engine! {
    /// Each way in which the WebAssembly does not arrive ends readable, says its code, and trying again mends it.
    fn survives_what_does_not_arrive(page: &mut Page) {
        page.server.mount(dist());
        for (fault, reason) in [
            (Fault::default().status(404), "wasm-404"),
            (Fault::default().status(500), "wasm-500"),
            (Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html"), "wasm-fetch"),
            (Fault::default().truncate(5000), "wasm-fetch"),
            (Fault::default().flip(5000), "wasm-fetch"),
            (Fault::default().cut(5000), "wasm-fetch"),
        ] {
            page.server.heal();
            page.server.spoil("*.wasm", fault.header("cache-control", "no-store"));
            page.goto("/index.html");
            falls(page, reason);
            page.wait_until(STATIC_RUNG);
            page.server.heal();
            // Whole again, and still not kept: the next fault must be met, not a cache.
            page.server.spoil("*.wasm", Fault::default().header("cache-control", "no-store"));
            page.click(RETRY);
            settle(page);
            page.wait_until(&format!("!({REASON})"));
        }
        assert_nothing_uncaught(page);
    }

    /// The element's own script: picture and table stay, the page's own line says its code, trying again mends it.
    fn survives_a_script_that_does_not_arrive(page: &mut Page) {
        for (fault, reason) in [
            (Fault::default().status(404), "script-404"),
            (Fault::default().status(500), "script-500"),
            (Fault::default().body("<!doctype html><p>gone").header("content-type", "text/html"), "script-broken"),
            (Fault::default().truncate(5000), "script-broken"),
            (Fault::default().cut(5000), "script-fetch"),
        ] {
            // An origin of its own: WebKit keeps a module in memory from one page to the next.
            page.server = Server::start();
            page.server.mount(dist());
            page.server.spoil("/reported-figures.js", fault);
            page.goto("/embed.html?lang=en");
            page.wait_until_with(&format!("{MISSING} === arguments[0]"), json!([reason]));
            page.wait_until(UNTOUCHED);
            assert_eq!(page.text(light("[data-part=failure] button")), "Try again");
            page.server.heal();
            page.server.spoil("/reported-figures.js", Fault::default());
            page.click(light("[data-part=failure] button"));
            settle(page);
            page.wait_until(&format!("!({MISSING})"));
        }
    }

    /// A script that never ends is told of too, and taken all the same should it come.
    fn tells_of_a_script_that_stalls(page: &mut Page) {
        page.server.mount(dist());
        let html = std::fs::read_to_string(dist().join("index.html")).unwrap();
        let hurried = "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? 300 : ms);\
            new MutationObserver(() => { window.said ??= document.querySelector('[data-part=failure] code')?.textContent; })\
            .observe(document, { childList: true, subtree: true });</script>";
        page.server.page("/index.html", &html.replacen("<title>", &format!("{hurried}<title>"), 1));
        page.server.spoil("/reported-figures.js", Fault::default().stall(3000, Duration::from_secs(3)));
        page.goto("/index.html");
        settle(page);
        assert_eq!(page.js("return window.said"), json!("script-timeout"));
        page.wait_until("document.querySelector('[data-part=failure]').getClientRects().length === 0");
        assert_nothing_uncaught(page);
    }

    /// A flipped byte in a lasting script is refused by its integrity, in the frozen frame and in a page.
    fn refuses_a_script_with_a_flipped_byte(page: &mut Page) {
        page.server.mount(dist());
        let (script, frame) = (lasting("reported-figures.", ".js"), lasting("embed.", ".html"));
        let integrity = reported_figures::site::package::hash::integrity(&std::fs::read(dist().join(&script)).unwrap());
        page.server.page("/host.html", &format!(
            "<!doctype html><meta charset=utf-8><title>host</title>\
             <script type=module src=/{script} integrity={integrity} crossorigin></script>\
             <reported-figures><p>fallback</p></reported-figures>"));
        page.server.spoil(&format!("/{script}"), Fault::default().flip(5000));
        page.goto("/host.html");
        page.wait_until("document.readyState === 'complete'");
        page.wait_until("!customElements.get('reported-figures') && host.querySelector('p').getBoundingClientRect().height > 0");
        page.goto(&format!("/{frame}"));
        page.wait_until_with(&format!("{MISSING} === arguments[0]"), json!(["script-broken"]));
        page.wait_until(UNTOUCHED);
        page.server.heal();
        page.server.spoil(&format!("/{script}"), Fault::default());
        page.click(light("[data-part=failure] button"));
        settle(page);
    }

    /// A wrong type is no reason to fail: the bytes are compiled whole.
    fn compiles_whatever_the_type_says(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("*.wasm", Fault::default().header("content-type", "text/plain"));
        page.goto("/index.html");
        settle(page);
        assert_nothing_uncaught(page);
    }

    /// A file that never ends is given up, and the line says so.
    fn gives_up_a_stall(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("*.wasm", Fault::default().stall(3000, Duration::from_secs(60)).header("cache-control", "no-store"));
        // Twenty seconds are half a second here.
        host(page, "<script>const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms >= 10000 ? 500 : ms);</script>",
            "<reported-figures><p>fallback</p></reported-figures>");
        falls(page, "wasm-timeout");
        page.wait_until("shadow.querySelector('slot') && host.querySelector('p').getBoundingClientRect().height > 0");
        assert_nothing_uncaught(page);
    }

    /// Without WebAssembly the picture and the table of the server stay.
    fn stays_without_webassembly(page: &mut Page) {
        page.server.mount(dist());
        match page.engine() {
            Engine::Chromium => page.restart(&Setup { args: vec!["--js-flags=--jitless".into()], ..Setup::default() }),
            Engine::Firefox => {
                page.restart(&Setup::default());
                set_preference(page.session(), "javascript.options.wasm", json!(false));
            }
            Engine::Webkit => page.restart(&Setup { env: vec![("JSC_useWasm", "0".into())], ..Setup::default() }),
        }
        page.goto("/index.html");
        falls(page, "no-wasm");
        page.wait_until(STATIC_RUNG);
        assert_nothing_uncaught(page);
    }

    /// A host that forbids WebAssembly gets picture and table.
    fn stays_where_a_policy_forbids(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("/index.html", Fault::default().header("content-security-policy", NO_WASM));
        page.goto("/index.html");
        falls(page, "wasm-refused");
        page.wait_until(STATIC_RUNG);
        assert_nothing_uncaught(page);
    }

    /// A network that goes and comes back.
    fn comes_back_with_the_network(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("*.wasm", Fault::default().status(503).header("cache-control", "no-store").times(1));
        page.goto("/index.html");
        falls(page, "wasm-503");
        page.server.go_down();
        page.click(RETRY);
        falls(page, "wasm-fetch");
        page.wait_until(STATIC_RUNG);
        page.server.go_up();
        page.js("dispatchEvent(new Event('online'))");
        settle(page);
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }

    /// Where the browser itself says that there is no network, the line says so, and goes when the network comes.
    fn says_that_there_is_no_network(page: &mut Page) {
        if page.engine() == Engine::Webkit {
            println!("WebKitGTK's driver cannot take the network away: not checked there");
            return;
        }
        page.restart(&Setup::default());
        page.server.mount(dist());
        page.server.spoil("*.wasm", Fault::default().status(503).times(1));
        page.goto("/embed.html");
        falls(page, "wasm-503");
        page.server.go_down();
        set_network(page, false);
        page.click(RETRY);
        falls(page, "offline");
        page.wait_until(STATIC_RUNG);
        page.server.go_up();
        set_network(page, true);
        settle(page);
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }

    /// Data that does not arrive leaves the fallback; trying again shows the data.
    fn waits_for_data(page: &mut Page) {
        page.server.mount(dist());
        page.server.spoil("/data/chongqing-2024-h1.json", Fault::default().status(404).times(1));
        host(page, "", "<reported-figures src=/data/chongqing-2024-h1.json><p>fallback</p></reported-figures>");
        falls(page, "data-404");
        page.wait_until("host.querySelector('p').getBoundingClientRect().height > 0");
        page.click(RETRY);
        settle(page);
        assert_nothing_uncaught(page);
    }

    /// Bad data keeps what is on the screen, and each error is named.
    fn keeps_what_is_there_over_bad_data(page: &mut Page) {
        bare(page);
        let before = page.text(HEADLINE);
        assert_eq!(asked_for_complaints(page), 0, "{}: a sound dataset", page.engine());
        complain(page, WRONG);
        falls(page, "bad-data");
        assert_eq!(page.text(HEADLINE), before);
        page.wait_until(LIVE);
        assert_eq!(asked_for_complaints(page), 1, "{}", page.engine());
        let problems = problems_to_json(&read(WRONG).unwrap_err());
        let problems: serde_json::Value = serde_json::from_str(&problems).unwrap();
        assert_eq!(page.js("return told"), json!([{ "reason": "bad-data", "detail": problems, "recovers": false }]));
        let shown = page.js("return [...shadow.querySelectorAll('[data-part=failure] li')].map((it) => it.textContent)");
        assert_eq!(shown[0], "1:1 · $ · `title` is missing · add \"title\": {\"zh\": …, \"en\": …}");
        assert_eq!(shown.as_array().map(Vec::len), Some(5));
        page.choose(METRIC, "forest_cover");
        page.promise("host.settled.then(() => 1)");
        assert_ne!(page.text(HEADLINE), before);
        assert_nothing_uncaught(page);
    }

    /// Where what knows the errors does not come, that is said too, in both languages; trying again names them.
    fn says_that_the_errors_did_not_load(page: &mut Page) {
        let file = format!("/{}", lasting("complaints.", ".wasm"));
        for (lang, fault, code, words) in [
            ("zh", Fault::default().status(404), "complaints-404", "数据有错,没有采用;错在哪里没有载入"),
            ("en", Fault::default().flip(5000), "complaints-fetch", "The data has errors and is not used; what they are did not load"),
        ] {
            page.server.mount(dist());
            host(page, "", &format!("<reported-figures lang={lang}></reported-figures>"));
            settle(page);
            let before = page.text(HEADLINE);
            page.server.spoil(&file, fault.header("cache-control", "no-store"));
            complain(page, WRONG);
            falls(page, &format!("bad-data {code}"));
            assert!(page.text(widget("[data-part=failure]")).contains(words), "{}", page.engine());
            assert_eq!(page.js("return told"), json!([{ "reason": "bad-data", "detail": code, "recovers": false }]));
            assert_eq!(page.text(HEADLINE), before);
            page.wait_until(LIVE);
            page.server.heal();
            page.server.spoil(&file, Fault::default().header("cache-control", "no-store"));
            page.click(RETRY);
            falls(page, "bad-data");
            assert_eq!(page.js("return told[1].detail[0].path"), json!("$"));
            page.server.heal();
        }
        assert_nothing_uncaught(page);
    }

    /// One file for a disk names errors with nothing beside it.
    fn names_errors_from_one_file(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/standalone.html");
        settle(page);
        complain(page, "[]");
        falls(page, "bad-data");
        assert_eq!(page.js("return told[0].detail[0].message"), json!("this is an array where an object is expected"));
        assert!(!page.server.requests().iter().any(|asked| asked.path.ends_with(".wasm")), "{}", page.engine());
        assert_nothing_uncaught(page);
    }

    /// A refused canvas leaves the fallback.
    fn survives_a_refused_canvas(page: &mut Page) {
        let refuse = "<script>HTMLCanvasElement.prototype.getContext = () => null</script>";
        host(page, refuse, "<reported-figures><p>fallback</p></reported-figures>");
        falls(page, "canvas");
        page.wait_until("shadow.querySelector('slot') && host.querySelector('p').getBoundingClientRect().height > 0");
        assert_nothing_uncaught(page);
    }

    /// What a canvas lost is drawn again: after the event, and when somebody looks again.
    fn redraws_a_lost_canvas(page: &mut Page) {
        bare(page);
        page.wait_until(DRAWN);
        for event in [
            "canvas.dispatchEvent(new Event('contextrestored'))",
            "document.dispatchEvent(new Event('visibilitychange'))",
            "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
        ] {
            page.js("const canvas = shadow.querySelector('canvas'); canvas.getContext('2d').clearRect(0, 0, 9999, 9999)");
            assert_eq!(page.js(&format!("return {DRAWN}")), json!(false));
            page.js(&format!("const canvas = shadow.querySelector('canvas'); {event}"));
            page.wait_until(DRAWN);
        }
        assert_nothing_uncaught(page);
    }

    /// An element that nobody sees at first is drawn to its size when somebody does.
    fn draws_when_it_gets_room(page: &mut Page) {
        for hidden in ["display:none", "width:0;height:0;overflow:hidden"] {
            host(page, "", &format!("<div style='{hidden}'><reported-figures></reported-figures></div>"));
            page.promise("host.ready.then(() => 1)");
            page.js("host.parentNode.style.cssText = 'width: 700px'");
            page.wait_until("Math.abs(shadow.querySelector('canvas').width - shadow.querySelector('[data-part=plot]').clientWidth * devicePixelRatio) <= 1");
            page.wait_until(DRAWN);
        }
        assert_nothing_uncaught(page);
    }

    /// Away and back: the view is as it was left, and the picture too.
    fn is_there_after_going_back(page: &mut Page) {
        page.server.mount(dist());
        page.server.page("/else.html", "<!doctype html><title>else</title><p>else");
        page.goto("/index.html");
        settle(page);
        page.choose(METRIC, "forest_cover");
        page.promise("host.settled.then(() => 1)");
        let left = page.text(HEADLINE);
        page.js("window.kept = true");
        page.goto("/else.html");
        page.back();
        settle(page);
        println!("the page came back {}", if page.js("return !!window.kept") == json!(true) { "as it was" } else { "anew" });
        assert_eq!(page.text(HEADLINE), left);
        page.wait_until(DRAWN);
        assert_nothing_uncaught(page);
    }

    /// Paper gets a finer picture, and the screen its own again.
    fn prints(page: &mut Page) {
        bare(page);
        let width = page.at(CANVAS, "return it.width", json!(null));
        page.js("dispatchEvent(new Event('beforeprint'))");
        assert!(page.at(CANVAS, "return it.width", json!(null)).as_f64() > width.as_f64());
        page.wait_until(DRAWN);
        page.js("dispatchEvent(new Event('afterprint'))");
        assert_eq!(page.at(CANVAS, "return it.width", json!(null)), width);
        if page.engine() != Engine::Webkit {
            page.js("addEventListener('beforeprint', () => { window.printed = shadow.querySelector('canvas').width; })");
            let pdf = page.session().post("print", json!({}));
            assert!(pdf.as_str().is_some_and(|it| it.starts_with("JVBERi0") && it.len() > 20_000), "{}: a PDF", page.engine());
            assert!(page.js("return window.printed").as_f64() > width.as_f64());
            assert_eq!(page.at(CANVAS, "return it.width", json!(null)), width);
        }
        assert_nothing_uncaught(page);
    }

    /// A trap brings up a fresh instance with the last good view; the second within a minute stops at what is there.
    fn recovers_from_a_trap(page: &mut Page) {
        host(page, TRAPS, "<reported-figures metric=forest_cover></reported-figures><reported-figures></reported-figures>");
        settle(page);
        let headline = page.text(HEADLINE);
        page.js("window.told = []; host.addEventListener('error', (event) => told.push([event.detail.reason, event.detail.recovers]))");
        page.js("window.start = performance.now(); window.trap = true; host.metric = 'gdp_growth'; host.addEventListener('ready', () => { window.took = performance.now() - start })");
        page.wait_until("window.took");
        settle(page);
        assert_eq!(page.text(HEADLINE), headline);
        assert_eq!(page.js("return told"), json!([["trap", true]]));
        // The neighbour moved to the fresh instance too.
        page.wait_until("instances === 2");
        page.promise("document.querySelectorAll('reported-figures')[1].settled.then(() => 1)");
        page.js("document.querySelectorAll('reported-figures')[1].metric = 'forest_cover'");
        page.promise("document.querySelectorAll('reported-figures')[1].settled.then(() => 1)");
        assert_eq!(page.js("return document.querySelectorAll('reported-figures')[1].view.metric"), json!("forest_cover"));

        page.js("window.trap = true; host.metric = 'tax_revenue_growth'");
        falls(page, "trap");
        assert_eq!(page.text(HEADLINE), headline);
        page.wait_until("shadow.querySelector('table') && shadow.querySelector('select').disabled");
        assert_eq!(page.js("return [told, callsIntoTheDead]"), json!([[["trap", true], ["trap", false]], 0]));
        page.click(RETRY);
        settle(page);
        page.wait_until(&format!("!({REASON}) && !shadow.querySelector('select').disabled"));
        assert_nothing_uncaught(page);
    }

    /// Asked to be lazy, it loads nothing while it is far from the screen.
    fn waits_until_a_reader_is_near(page: &mut Page) {
        host(page, "", "<div style='height:9000px'></div><reported-figures loading=lazy><p>fallback</p></reported-figures>");
        page.wait_until("customElements.get('reported-figures')");
        page.promise("new Promise((done) => setTimeout(done, 500))");
        assert!(!page.server.requests().iter().any(|asked| asked.path.ends_with(".wasm")), "{}", page.engine());
        page.js("host.scrollIntoView()");
        settle(page);
        page.assert_no_errors();
    }

    /// Out of the page it keeps its view, takes what is set, and shows it on its return.
    fn returns_as_it_left(page: &mut Page) {
        bare(page);
        page.js("host.metric = 'forest_cover'; window.kept = host; host.remove();");
        page.promise("new Promise((done) => setTimeout(done, 50))");
        assert_eq!(page.js("kept.lang = 'en'; return kept.view.metric"), json!("forest_cover"));
        page.promise("(document.body.append(kept), kept.settled.then(() => 1))");
        settle(page);
        assert_eq!(page.js("return [host.view.metric, shadow.querySelector('.rf').lang]"), json!(["forest_cover", "en"]));
        page.assert_no_errors();
    }

    /// Any number of coming and going, and data that overtakes data: the last word stands.
    fn comes_and_goes(page: &mut Page) {
        bare(page);
        page.promise("(async () => {
            const [one, two] = [document.createElement('div'), document.createElement('div')];
            document.body.append(one, two);
            for (let at = 0; at < 200; at++) {
                (at % 2 ? one : two).append(host);
                if (at % 7 === 0) host.remove();
                if (at % 5 === 0) host.metric = at % 2 ? 'forest_cover' : 'gdp_growth';
            }
            one.append(host);
            const text = await (await fetch('/data/chongqing-2024-h1.json')).text();
            host.data = '{';
            host.data = text;
            host.metric = 'forest_cover';
            await host.settled;
        })()");
        settle(page);
        page.wait_until(&format!("!({REASON})"));
        assert_nothing_uncaught(page);
    }
}

/// Puts a link in front of every export of every instance: `trap` makes the next call through it a trap, after
/// which the instance is dead and calls into it are counted.
const TRAPS: &str = r#"<script>
window.instances = 0;
window.callsIntoTheDead = 0;
const guard = (instance) => {
  window.instances++;
  let dead = false;
  const exports = {};
  for (const [name, value] of Object.entries(instance.exports)) {
    exports[name] = typeof value !== "function" ? value : (...args) => {
      if (dead) window.callsIntoTheDead++;
      if (dead || window.trap) {
        dead = true;
        window.trap = false;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return value(...args);
    };
  }
  return { exports };
};
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => guard(await instantiate(...args));
</script>"#;
