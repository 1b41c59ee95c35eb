//! Nothing is left behind: elements that come and go, views that change, figures that are looked at again, and fresh instances.
//!
//! Only Chromium counts what it keeps. `REPORTED_FIGURES_LEAKS=long` runs as many cycles as the promise names; without it, a few.

use serde_json::{Value, json};

use crate::failures::injected::{FAULTS, breakable};
use crate::support::dist::{dist, hashed_file};
use crate::support::each_engine;
use crate::support::engine::Engine;
use crate::support::page::Page;

/// Bytes by which the heap of scripts may grow over all cycles.
const HEAP: i64 = 100_000;
/// Bytes of a page of WebAssembly memory.
const PAGE: i64 = 65_536;

/// Before everything else: keeps track of the memory of each instance without keeping it alive.
const MEMORIES: &str = r#"<script>
{
window.memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (module, imports) => {
  const instance = await instantiate(module, imports);
  if (instance.exports.memory) memories.push(new WeakRef(instance.exports.memory));
  return instance;
};
window.bytes = () => memories.map((it) => it.deref()?.buffer.byteLength ?? 0).reduce((sum, it) => sum + it, 0);
}
</script>"#;

/// So many cycles, or few where the long form is not asked for.
fn cycles(few: usize, all: usize) -> usize {
    match std::env::var("REPORTED_FIGURES_LEAKS") {
        Ok(form) => {
            assert_eq!(form, "long", "REPORTED_FIGURES_LEAKS is `long` or not set");
            all
        }
        Err(_) => few,
    }
}

/// Waits in the page for what an expression gives. A driver's own command for that leaves a timer in the page for as long as a script
/// may take, which keeps the driver's source, 16 kB a call: beside a hundred calls, what the page keeps is lost.
fn awaited(page: &Page, expression: &str) -> Value {
    let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let answer = page.session().devtools("Runtime.evaluate", asked);
    assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer:#}");
    answer["result"]["value"].clone()
}

/// What a page keeps.
#[derive(Debug)]
struct Kept {
    nodes: i64,
    listeners: i64,
    heap: i64,
    /// Bytes of all instances that are alive.
    memory: i64,
}

impl Kept {
    /// After the garbage was collected.
    fn by(page: &Page) -> Kept {
        let ask = |command: &str| page.session().devtools(command, json!({}));
        // The browser's own list of what was fetched.
        awaited(page, "performance.clearResourceTimings()");
        for _ in 0..3 {
            ask("HeapProfiler.collectGarbage");
            awaited(page, "new Promise((done) => setTimeout(done, 50))");
        }
        let counters = ask("Memory.getDOMCounters");
        let number = |value: &Value| value.as_f64().expect("a number") as i64;
        Kept {
            nodes: number(&counters["nodes"]),
            listeners: number(&counters["jsEventListeners"]),
            heap: number(&ask("Runtime.getHeapUsage")["usedSize"]),
            memory: number(&awaited(page, "bytes()")),
        }
    }
}

impl Kept {
    /// Whether this is no more than was kept before.
    fn is_no_more_than(&self, before: &Kept) -> bool {
        self.nodes == before.nodes
            && self.listeners == before.listeners
            && self.heap - before.heap <= HEAP
            && self.memory - before.memory <= 2 * PAGE
    }
}

/// Rounds of which one must keep nothing.
const ROUNDS: usize = 4;

/// Does some cycles of work in rounds, until one of them keeps nothing. An engine keeps what it compiles, whenever it has time for
/// that; a leak is kept in every round.
fn assert_nothing_kept(page: &Page, mut cycles: impl FnMut(&Page)) {
    let mut rounds = vec![Kept::by(page)];
    for _ in 0..ROUNDS {
        cycles(page);
        let after = Kept::by(page);
        let before = &rounds[rounds.len() - 1];
        println!("{after:?}, {} bytes more for scripts than before", after.heap - before.heap);
        if after.is_no_more_than(before) {
            return;
        }
        rounds.push(after);
    }
    panic!("each round of the same work keeps something: {rounds:#?}");
}

fn open(page: &mut Page, head: &str, body: &str) {
    page.server.mount(dist());
    page.server.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>{MEMORIES}{head}\
         <script type=module src=/reported-figures.js></script><body>{body}</body></html>"
        ),
    );
    page.goto("/host.html");
    page.promise("customElements.whenDefined('reported-figures').then(() => true)");
}

/// Does something so many times in the page, in pieces that no limit of a command ends.
fn repeat(page: &Page, times: usize, work: &str) {
    awaited(page, &format!("window.turn ??= 0; window.once = async (turn) => {{ {work} }}; 0"));
    for from in (0..times).step_by(20) {
        let count = 20.min(times - from);
        awaited(
            page,
            &format!("(async () => {{ for (let left = {count}; left--;) await once(window.turn++); }})()"),
        );
    }
}

/// Elements of both kinds of data come and go.
const MOUNT: &str = "const it = document.createElement('reported-figures');\
    if (turn % 2) it.src = '/data/chongqing-2024-h1.json';\
    if (turn % 3 === 0) it.chart = 'growth';\
    document.body.append(it); await it.ready; await it.settled;\
    it.metric = 'forest_cover'; await it.settled; it.remove(); await 0;";

fn mounts(page: &mut Page) {
    open(page, "", "");
    // Engines compile what runs more often: a dozen reach all of it.
    repeat(page, cycles(12, 60), MOUNT);
    assert_nothing_kept(page, |page| repeat(page, cycles(6, 200), MOUNT));
    page.assert_no_errors();
}

/// Other figures in the same element.
const REPLACE: &str = "const ready = new Promise((done) => host.addEventListener('ready', done, { once: true }));\
    host.data = JSON.stringify({ ...JSON.parse(text), title: 'Title ' + turn % 7 }); await ready; await host.settled;";

fn replaced_figures(page: &mut Page) {
    open(
        page,
        "",
        "<reported-figures></reported-figures><script>const host = document.querySelector('reported-figures')</script>",
    );
    page.promise("fetch('/data/chongqing-2024-h1.json').then((it) => it.text()).then((it) => { window.text = it; return host.ready.then(() => true) })");
    repeat(page, cycles(28, 70), REPLACE);
    assert_nothing_kept(page, |page| repeat(page, cycles(7, 210), REPLACE));
    page.assert_no_errors();
}

/// Every chart, several metrics, both languages, a highlight; then a focus that moves.
const CHANGE: &str = "const charts = ['ranking', 'growth', 'profile', 'compare', 'coverage'], metrics = ['gdp_growth', 'forest_cover', 'tax_revenue_growth', 'industrial_va_growth'];\
    host.view = { chart: charts[turn % 5], metric: metrics[turn % 4], lang: turn % 2 ? 'en' : 'zh', ...(turn % 3 ? {} : { highlight: 'nanan' }), motion: turn % 7 ? 'none' : 'auto' };\
    await host.settled;\
    const plot = host.shadowRoot.querySelector('[data-part=plot]');\
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Escape']) plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));\
    if (turn % 10 === 0) { await host.toSVG(); await host.toCSV({ all: true }); await host.toData(); }\
    await host.settled;";

fn view_changes(page: &mut Page) {
    open(
        page,
        "",
        "<reported-figures></reported-figures><script>const host = document.querySelector('reported-figures')</script>",
    );
    page.promise("host.ready.then(() => true)");
    // As many as show every combination once.
    repeat(page, cycles(10, 420), CHANGE);
    // The same view, focus and announcement at both ends.
    let settle = |page: &Page| {
        awaited(
            page,
            "(async () => { host.view = { metric: 'gdp_growth' }; await host.settled; const plot = host.shadowRoot.querySelector('[data-part=plot]');\
            const press = (key) => plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));\
            press('Home'); await new Promise((done) => setTimeout(done, 300)); press('ArrowDown'); await new Promise((done) => setTimeout(done, 600)); await host.settled; return true })()",
        );
    };
    settle(page);
    assert_nothing_kept(page, |page| {
        repeat(page, cycles(10, 1000), CHANGE);
        settle(page);
    });
    page.assert_no_errors();
}

fn fifty(page: &mut Page) {
    open(page, "", &"<reported-figures chart=growth></reported-figures><reported-figures src=/data/chongqing-2024-h1.json></reported-figures>".repeat(25));
    page.promise("Promise.all([...document.querySelectorAll('reported-figures')].map((it) => it.settled)).then(() => true)");
    let bytes = page.js("return bytes()").as_u64().expect("bytes");
    println!("{bytes} bytes of WebAssembly memory for 50 widgets");
    assert!(bytes > 0 && bytes <= 64 << 20, "{bytes}");
    page.assert_no_errors();
}

/// A clock that jumps ahead whenever the page would wait for more than the minute that a download with a hash may take, unless it stands
/// still.
const CLOCK: &str = "<script>const wait = setTimeout; let ahead = 0; const { now } = Date; Date.now = () => now() + ahead;\
    window.stands = false; window.hours = () => ahead / 3600000;\
    window.setTimeout = (work, ms, ...more) => {\
      if (!(ms > 60000)) return wait(work, ms, ...more);\
      const due = () => { if (stands) return wait(due, 50); ahead += ms; work(); };\
      return wait(due, 0);\
    };</script>";

fn day_of_refresh(page: &mut Page) {
    page.server.file("/live.csv", "text/csv; charset=utf-8", LIVE[0].into());
    open(
        page,
        CLOCK,
        "<reported-figures src=/live.csv refresh=90></reported-figures><script>const host = document.querySelector('reported-figures')</script>",
    );
    page.promise("host.ready.then(() => true)");
    // Figures that change, stay, and are not there for a while.
    let live = |page: &Page, until: f64| {
        awaited(page, "window.stands = false");
        for at in 0.. {
            if awaited(page, "hours()").as_f64() >= Some(until) {
                return;
            }
            page.server.file("/live.csv", "text/csv; charset=utf-8", LIVE[at % 2].into());
            awaited(page, "new Promise((done) => wait(done, 100))");
        }
    };
    let mut hours = 24.0;
    live(page, hours);
    let settle = |page: &Page| {
        page.server.file("/live.csv", "text/csv; charset=utf-8", LIVE[0].into());
        page.wait_until("host.data.includes('351')");
        awaited(page, "window.stands = true");
        awaited(page, "new Promise((done) => wait(done, 400)).then(() => host.settled).then(() => true)");
    };
    settle(page);
    assert_nothing_kept(page, |page| {
        hours += 24.0;
        live(page, hours);
        settle(page);
    });
    page.assert_no_errors();
}

const LIVE: [&str; 2] = [
    "School,Pupils\nAsh Primary,412\nBirch Primary,388\nElm Primary,390\nFir Primary,351\n",
    "School,Pupils\nAsh Primary,412\nBirch Primary,388\nElm Primary,390\nFir Primary,503\n",
];

/// A trap once a minute: for the element, a minute passes before each.
const TRAP: &str = "now += 61000; const ready = new Promise((done) => host.addEventListener('ready', done, { once: true }));\
    fault(1 + turn % 300); host.metric = turn % 2 ? 'forest_cover' : 'gdp_growth'; await ready; await host.settled;";

fn traps(page: &mut Page) {
    page.server.file(
        &format!("/{}", hashed_file("reported-figures.", ".wasm")),
        "application/wasm",
        breakable(),
    );
    let quiet = "<script>console.error = () => {}; let now = 0; const passed = performance.now.bind(performance);\
        performance.now = () => passed() + now;</script>";
    open(
        page,
        &format!("{FAULTS}{quiet}"),
        "<reported-figures></reported-figures><script>const host = document.querySelector('reported-figures')</script>",
    );
    page.promise("host.ready.then(() => true)");
    let kept = |page: &Page| {
        // The texts of the errors are the collector's.
        awaited(page, "__errors.length = 0");
        Kept::by(page)
    };
    repeat(page, cycles(6, 60), TRAP);
    let before = kept(page);
    repeat(page, cycles(12, 1000), TRAP);
    let after = kept(page);
    println!("{before:?}\n{after:?}");
    assert_eq!(
        (after.nodes - before.nodes, after.listeners - before.listeners),
        (0, 0),
        "{before:?} {after:?}"
    );
    let grown = after.heap - before.heap + after.memory - before.memory;
    assert!(grown <= 1 << 20, "{grown} bytes: {before:?} {after:?}");
    let started = page.js("return instances").as_u64().expect("a number");
    assert!(started as usize > cycles(12, 1000), "each trap starts an instance: {started}");
}

fn in_chromium(name: &str, test: fn(&mut Page)) {
    each_engine::run(Engine::Chromium, &format!("leaks::{name}"), test);
}

/// 200 elements that come and go leave no node, no listener and no memory behind.
#[test]
fn elements_that_come_and_go() {
    in_chromium("elements_that_come_and_go", mounts);
}

/// Nor do figures in the place of others.
#[test]
fn figures_that_replace_others() {
    in_chromium("figures_that_replace_others", replaced_figures);
}

/// Nor do 1,000 views.
#[test]
fn views_that_change() {
    in_chromium("views_that_change", view_changes);
}

/// All elements of a page share one instance.
#[test]
fn fifty_widgets_on_one_page() {
    in_chromium("fifty_widgets_on_one_page", fifty);
}

/// Instances that trapped are gone, with all that they held.
#[test]
fn a_thousand_traps() {
    in_chromium("a_thousand_traps", traps);
}

/// Nor does a day of figures that are looked at again every 90 seconds.
#[test]
#[ignore = "takes minutes: tests/run-long leaks"]
fn a_day_of_looking_again() {
    in_chromium("a_day_of_looking_again", day_of_refresh);
}
