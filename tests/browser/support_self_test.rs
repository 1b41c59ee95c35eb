//! The support code itself, tested on minimal pages: a check that notices nothing would let every test pass.

use std::time::Duration;

use serde_json::json;

use crate::support::each_engine::not_supported;
use crate::support::emulation::{Preferences, Size};
use crate::support::engine::{Capability, Engine};
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::in_widget;
use crate::support::page::Page;

/// A page with this body.
fn html(body: &str) -> String {
    format!("<!doctype html><html lang=en><head><meta charset=utf-8><title>test</title></head><body>{body}")
}

fn show(page: &mut Page, body: &str) {
    page.server.page("/page.html", &html(body));
    page.goto("/page.html");
}

in_every_engine! {
    /// No errors in a page without errors.
    fn finds_no_errors(page: &mut Page) {
        show(page, "<p>fine");
        page.assert_no_errors();
    }

    /// Every kind of error is collected, and is still there on the next page.
    fn finds_errors(page: &mut Page) {
        show(page, "<script>console.error('logged'); Promise.reject(new Error('refused'));</script>\
            <script>throw new Error('thrown')</script><img src=/gone.png>\
            <script type=module>import '/gone.js'</script>");
        page.wait_until("__errors.length > 4");
        page.goto("/page.html?again");
        let errors = page.errors().join("\n");
        for error in ["logged", "refused", "thrown", "gone.png", "404: /gone.js"] {
            assert!(errors.contains(error), "{error} is missing:\n{errors}");
        }
    }

    /// A policy of the server is enforced, and its violations are collected.
    fn enforces_policies(page: &mut Page) {
        page.server.inject_fault("/page.html", Fault::default().header("content-security-policy", "script-src 'self'"));
        show(page, "<script>window.ran = true</script>");
        page.wait_until("__errors.some((error) => error.startsWith('policy'))");
        assert_eq!(page.js("return window.ran ?? null"), json!(null));
    }

    /// Faults are injected as requested, as often as requested.
    fn injects_faults(page: &mut Page) {
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
            page.server.inject_fault("*ata", fault.times(1));
            show(page, "");
            assert_eq!(page.promise(FETCH), json!(seen));
            assert_eq!(page.promise(FETCH), json!("200 text/plain 0123456789"), "after {seen}");
            page.server.clear_faults();
        }
    }

    /// A server that is down does not answer, and can come back.
    fn loses_the_network(page: &mut Page) {
        page.server.file("/data", "text/plain", b"here".into());
        show(page, "");
        page.server.go_down();
        assert_eq!(page.promise("fetch('/data').then(() => 'here', () => 'gone')"), json!("gone"));
        page.server.go_up();
        assert_eq!(page.promise("fetch('/data').then(() => 'here', () => 'gone')"), json!("here"));
    }

    /// Clicks, taps and keys are trusted events, in a shadow root too.
    fn input_is_trusted(page: &mut Page) {
        show(page, SHADOW);
        page.click(in_widget("button"));
        page.wait_until("seen.includes('click mouse true')");
        page.tap(in_widget("button"));
        let finger = if page.engine().can(Capability::Touch) { "touch" } else { "mouse" };
        page.wait_until_with("seen.includes(`pointerup ${arguments[0]} true`)", json!([finger]));
        page.focus(in_widget("button"));
        page.keys(&["ArrowDown", "a", "Tab"]);
        page.wait_until("['ArrowDown', 'a', 'Tab'].every((key) => seen.includes(`keydown ${key} true`))");
        page.wait_until("shadow.activeElement === find([true, 'select'])");
        // WebKitGTK moves the focus too, but reports the key as Unidentified.
        page.chord(&["Shift", "Tab"]);
        page.wait_until("shadow.activeElement === find([true, 'button'])");
        page.choose(in_widget("select"), "two");
        // No driver opens a native select as a reader does.
        page.wait_until("seen.some((it) => it.startsWith('change two'))");
        page.assert_no_errors();
    }

    /// A mouse hovers, drags and turns its wheel; a finger swipes.
    fn pointers_move(page: &mut Page) {
        show(page, &format!("{SHADOW}<p style='height:3000px'>long"));
        page.hover_at((40.0, 300.0));
        page.wait_until("moved.includes('mouse 0 40 300')");
        page.drag((40.0, 300.0), (90.0, 320.0));
        page.wait_until("moved.includes('mouse 1 90 320')");
        page.wheel_until((40.0, 300.0), 200, "scrollY > 0", json!([]));
        if page.engine() == Engine::Chromium {
            page.js("scrollTo(0, 0)");
            page.swipe((40.0, 400.0), (40.0, 200.0), 100);
            page.wait_until("scrollY > 0");
        }
    }

    /// Back, forward and reload.
    fn navigates_history(page: &mut Page) {
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
        assert!(page.has(crate::support::locators::in_page("p")) && !page.has(crate::support::locators::in_page("b")));
    }

    /// A screenshot shows the page.
    fn takes_screenshots(page: &mut Page) {
        show(page, "<body style='background:#123456'>");
        let png = page.session().get("screenshot");
        let colour = page.promise(&format!("(async () => {{ const image = new Image(); image.src = 'data:image/png;base64,' + {png};\
            await image.decode(); const context = document.createElement('canvas').getContext('2d');\
            context.drawImage(image, 0, 0); return [...context.getImageData(20, 20, 1, 1).data]; }})()"));
        assert_eq!(colour, json!([0x12, 0x34, 0x56, 255]));
    }

    /// A page has the requested size, also where a window cannot be that narrow.
    fn sizes_the_page(page: &mut Page) {
        for size in [Size::NARROW, Size::PHONE, Size::DESK] {
            page.resize(size);
            show(page, "<meta name=viewport content='width=device-width'><p>wide");
            assert_eq!(page.js("return [innerWidth, innerHeight]"), json!([size.width, size.height]));
            let ratio = if page.engine().can(Capability::Ratio) { size.ratio } else { 1.0 };
            assert_eq!(page.js("return devicePixelRatio").as_f64(), Some(ratio));
        }
        page.assert_no_errors();
    }

    /// A click in a frame reaches its element.
    fn clicks_in_a_frame(page: &mut Page) {
        page.resize(Size::NARROW);
        show(page, SHADOW);
        page.click(in_widget("button"));
        page.wait_until("seen.includes('click mouse true')");
    }

    /// What a reader prefers reaches the page immediately.
    fn applies_preferences(page: &mut Page) {
        show(page, "<p>preferences");
        page.set_preferences(Preferences { reduced_motion: true, ..Preferences::default() });
        show(page, "<p>preferences");
        page.wait_until("matchMedia('(prefers-reduced-motion: reduce)').matches");
        if page.engine().can(Capability::Dark) && page.engine().can(Capability::ForcedColors) {
            page.set_preferences(Preferences { dark: true, ..Preferences::default() });
            page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches");
            page.wait_until("!matchMedia('(prefers-reduced-motion: reduce)').matches");
            page.set_preferences(Preferences { forced_colors: true, ..Preferences::default() });
            page.wait_until("matchMedia('(forced-colors: active)').matches");
            page.set_preferences(Preferences::default());
            page.wait_until("!matchMedia('(forced-colors: active)').matches");
        } else {
            not_supported(page.engine(), Capability::Dark);
            not_supported(page.engine(), Capability::ForcedColors);
        }
    }

    /// With scripts turned off, the scripts of tests still run.
    fn turns_scripts_off(page: &mut Page) {
        page.without_scripts();
        show(page, "<p>plain</p><script>document.querySelector('p').textContent = 'scripted'</script>");
        assert_eq!(page.text(crate::support::locators::in_page("p")), "plain");
    }

    /// Nothing is left of earlier tests: size, preferences, scripts, storage, history.
    fn starts_clean(page: &mut Page) {
        // Only the empty page and the one whose cookies were deleted came before this page.
        show(page, "<p>clean</p><script>document.querySelector('p').textContent = 'scripted'</script>");
        assert_eq!(page.text(crate::support::locators::in_page("p")), "scripted");
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
