//! The tests' tools, tested on pages that are as small as can be: a tool that sees nothing finds nothing.

use std::time::Duration;

use serde_json::json;

use crate::check::in_every_engine;
use crate::engine::{Engine, Trick};
use crate::fault::Fault;
use crate::media::{Size, Wishes, note_unable};
use crate::page::Page;
use crate::spot::widget;

/// A page with this body.
fn html(body: &str) -> String {
    format!("<!doctype html><html lang=en><head><meta charset=utf-8><title>test</title></head><body>{body}")
}

fn show(page: &mut Page, body: &str) {
    page.server.page("/page.html", &html(body));
    page.goto("/page.html");
}

in_every_engine! {
    /// Nothing goes wrong in a page where nothing goes wrong.
    fn finds_no_errors(page: &mut Page) {
        show(page, "<p>fine");
        page.assert_no_errors();
    }

    /// Every way to fail is noted, and stays noted on the next page.
    fn finds_errors(page: &mut Page) {
        show(page, "<script>console.error('said'); Promise.reject(new Error('refused'));</script>\
            <script>throw new Error('thrown')</script><img src=/gone.png>\
            <script type=module>import '/gone.js'</script>");
        page.wait_until("__errors.length > 4");
        page.goto("/page.html?again");
        let errors = page.errors().join("\n");
        for error in ["said", "refused", "thrown", "gone.png", "404: /gone.js"] {
            assert!(errors.contains(error), "{error} is missing:\n{errors}");
        }
    }

    /// A policy of the server is obeyed, and what it forbids is noted.
    fn obeys_policies(page: &mut Page) {
        page.server.spoil("/page.html", Fault::default().header("content-security-policy", "script-src 'self'"));
        show(page, "<script>window.ran = true</script>");
        page.wait_until("__errors.some((error) => error.startsWith('policy'))");
        assert_eq!(page.js("return window.ran ?? null"), json!(null));
    }

    /// Answers are spoilt as asked, as often as asked.
    fn spoils_answers(page: &mut Page) {
        let bytes = "0123456789";
        page.server.file("/data", "text/plain", bytes.into());
        let size = bytes.len();
        for (fault, seen) in [
            (Fault::default(), "200 text/plain 0123456789"),
            (Fault::default().status(503), "503 text/plain 0123456789"),
            (Fault::default().header("content-type", "text/x"), "200 text/x 0123456789"),
            (Fault::default().without("content-type"), "200 null 0123456789"),
            (Fault::default().body("<p>"), "200 text/plain <p>"),
            (Fault::default().flip(0), "200 text/plain 1123456789"),
            (Fault::default().truncate(3), "200 text/plain 012"),
            (Fault::default().cut(3), "200 text/plain broken"),
            (Fault::default().stall(size / 2, Duration::from_millis(50)), "200 text/plain 0123456789"),
            (Fault::default().delay(Duration::from_millis(50)), "200 text/plain 0123456789"),
        ] {
            page.server.spoil("*ata", fault.times(1));
            show(page, "");
            assert_eq!(page.promise(FETCH), json!(seen));
            assert_eq!(page.promise(FETCH), json!("200 text/plain 0123456789"), "after {seen}");
            page.server.heal();
        }
    }

    /// A server that is down is no server at all, and may come back.
    fn loses_the_network(page: &mut Page) {
        page.server.file("/data", "text/plain", b"here".into());
        show(page, "");
        page.server.go_down();
        assert_eq!(page.promise("fetch('/data').then(() => 'here', () => 'gone')"), json!("gone"));
        page.server.go_up();
        assert_eq!(page.promise("fetch('/data').then(() => 'here', () => 'gone')"), json!("here"));
    }

    /// A click, a tap and a key arrive as a reader's own, in a shadow root too.
    fn acts_as_a_reader(page: &mut Page) {
        show(page, SHADOW);
        page.click(widget("button"));
        page.wait_until("seen.includes('click mouse true')");
        page.tap(widget("button"));
        let finger = if page.engine().can(Trick::Touch) { "touch" } else { "mouse" };
        page.wait_until_with("seen.includes(`pointerup ${arguments[0]} true`)", json!([finger]));
        page.focus(widget("button"));
        page.keys(&["ArrowDown", "a", "Tab"]);
        page.wait_until("['ArrowDown', 'a', 'Tab'].every((key) => seen.includes(`keydown ${key} true`))");
        page.wait_until("shadow.activeElement === find([true, 'select'])");
        // WebKitGTK moves the focus too, but calls the key Unidentified.
        page.chord(&["Shift", "Tab"]);
        page.wait_until("shadow.activeElement === find([true, 'button'])");
        page.choose(widget("select"), "two");
        // No driver opens a native select as a hand does.
        page.wait_until("seen.some((it) => it.startsWith('change two'))");
        page.assert_no_errors();
    }

    /// A mouse that hovers, drags and turns its wheel, and a finger that swipes.
    fn moves_as_a_reader(page: &mut Page) {
        show(page, &format!("{SHADOW}<p style='height:3000px'>long"));
        page.hover_at((40.0, 300.0));
        page.wait_until("moved.includes('mouse 0 40 300')");
        page.drag((40.0, 300.0), (90.0, 320.0));
        page.wait_until("moved.includes('mouse 1 90 320')");
        page.wheel((40.0, 300.0), 200);
        page.wait_until("scrollY > 0");
        if page.engine() == Engine::Chromium {
            page.js("scrollTo(0, 0)");
            page.swipe((40.0, 400.0), (40.0, 200.0), 100);
            page.wait_until("scrollY > 0");
        }
    }

    /// Back, forward and again.
    fn walks_history(page: &mut Page) {
        show(page, "<p>one");
        page.js("history.pushState(0, '', '?two')");
        page.back();
        page.wait_until("location.search === ''");
        page.forward();
        page.wait_until("location.search === '?two'");
        page.js("window.old = true");
        page.reload();
        page.wait_until("!window.old && document.querySelector('p')");
        assert_eq!(page.address(), "/page.html?two");
        assert!(page.has(crate::spot::page("p")) && !page.has(crate::spot::page("b")));
    }

    /// What is on the screen is in the picture.
    fn takes_pictures(page: &mut Page) {
        show(page, "<body style='background:#123456'>");
        let name = format!("harness-{}", page.engine());
        page.screenshot(&name);
        let bytes = std::fs::read(crate::paths::screens().join(format!("{name}.png"))).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"));
    }

    /// A page is as large as it should be, where a window cannot be so narrow too.
    fn sizes_the_page(page: &mut Page) {
        for size in [Size::NARROW, Size::PHONE, Size::DESK] {
            page.resize(size);
            show(page, "<meta name=viewport content='width=device-width'><p>wide");
            assert_eq!(page.js("return [innerWidth, innerHeight]"), json!([size.width, size.height]));
            let ratio = if page.engine().can(Trick::Ratio) { size.ratio } else { 1.0 };
            assert_eq!(page.js("return devicePixelRatio").as_f64(), Some(ratio));
        }
        page.assert_no_errors();
    }

    /// Inside a frame, everything is where it seems to be.
    fn clicks_in_a_frame(page: &mut Page) {
        page.resize(Size::NARROW);
        show(page, SHADOW);
        page.click(widget("button"));
        page.wait_until("seen.includes('click mouse true')");
    }

    /// What a reader asked the system for reaches the page at once.
    fn wishes(page: &mut Page) {
        show(page, "<p>wish");
        page.wish(Wishes { still: true, ..Wishes::default() });
        show(page, "<p>wish");
        page.wait_until("matchMedia('(prefers-reduced-motion: reduce)').matches");
        if page.engine().can(Trick::Dark) && page.engine().can(Trick::ForcedColors) {
            page.wish(Wishes { dark: true, ..Wishes::default() });
            page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches");
            page.wait_until("!matchMedia('(prefers-reduced-motion: reduce)').matches");
            page.wish(Wishes { forced_colors: true, ..Wishes::default() });
            page.wait_until("matchMedia('(forced-colors: active)').matches");
            page.wish(Wishes::default());
            page.wait_until("!matchMedia('(forced-colors: active)').matches");
        } else {
            note_unable(page.engine(), Trick::Dark);
            note_unable(page.engine(), Trick::ForcedColors);
        }
    }

    /// Scripts can be off while the test still looks.
    fn turns_scripts_off(page: &mut Page) {
        page.without_scripts();
        show(page, "<p>plain</p><script>document.querySelector('p').textContent = 'scripted'</script>");
        assert_eq!(page.text(crate::spot::page("p")), "plain");
    }

    /// Nothing of the tests before is left: sizes, wishes, scripts, storage, history.
    fn starts_clean(page: &mut Page) {
        // Before this page came only the empty one and the one whose cookies were forgotten.
        show(page, "<p>clean</p><script>document.querySelector('p').textContent = 'scripted'</script>");
        assert_eq!(page.text(crate::spot::page("p")), "scripted");
        let state = "return [localStorage.length, document.cookie, history.length > 3, innerWidth,\
                     matchMedia('(prefers-reduced-motion: reduce)').matches,\
                     matchMedia('(forced-colors: active)').matches]";
        assert_eq!(page.js(state), json!([0, "", false, 1280, false, false]));
        page.js("localStorage.left = 1; document.cookie = 'left=1; max-age=999'; history.pushState(0, '', '#left')");
        page.resize(Size::PHONE);
    }
}

const FETCH: &str = "fetch('/data').then(async (it) => \
    `${it.status} ${it.headers.get('content-type')} ${await it.text().catch(() => 'broken')}`)";

const SHADOW: &str = "<reported-figures></reported-figures><script>\
    window.seen = [];\
    window.moved = [];\
    addEventListener('pointermove', (event) => \
        moved.push([event.pointerType, event.buttons, event.clientX, event.clientY].join(' ')));\
    const root = document.querySelector('reported-figures').attachShadow({mode: 'open'});\
    root.innerHTML = '<button>press</button><select><option>one<option>two</select>';\
    for (const type of ['click', 'pointerup', 'keydown', 'change']) root.addEventListener(type, (event) => \
        seen.push([type, event.pointerType || event.key || event.target.value, event.isTrusted].join(' ')));\
    </script>";
