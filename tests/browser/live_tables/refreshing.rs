//! Looking again: what changed moves, the rest stays.

use serde_json::json;
use std::time::Duration;

use super::{
    LATER, PLAIN, assert_no_errors_but, headline, line, looks, news, open, pause, table, value,
    wait_for_line, wait_until_shown,
};
use crate::support::each_engine::not_checked;
use crate::support::engine::Engine;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::page::Page;
use reported_figures::dataset::{generate, to_json};

in_every_engine! {
    /// Marks move to their new positions, the line and the live region say what changed, and view, focus and selection stay.
    fn changed(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=5 sort=name");
        wait_until_shown(page);
        assert!(line(page).starts_with("Figures as of ") && news(page).is_empty(), "{}", line(page));
        page.js("host.view = { ...host.view, highlight: 'elm-primary' }");
        page.promise("host.settled.then(() => true)");
        page.js("shadow.querySelector('[data-part=plot]').focus(); shadow.querySelector('[data-part=table]').open = true;\
            window.canvas = shadow.querySelector('canvas'); window.before = JSON.stringify(host.view)");
        table(page, "/live.csv", LATER);
        wait_for_line(page, "1 figure changed (Fir Primary)");
        page.promise("host.settled.then(() => true)");
        assert_eq!(value(page, "Fir Primary"), json!("503"));
        assert!(headline(page).contains("Fir Primary"), "{}", headline(page));
        assert_eq!(news(page), line(page));
        assert!(line(page).starts_with("Updated "), "{}", line(page));
        let kept = "return [JSON.stringify(host.view) === before, shadow.activeElement?.dataset.part, shadow.querySelector('[data-part=table]').open,\
            shadow.querySelector('canvas') === canvas, fired.join()]";
        assert_eq!(page.js(kept), json!([true, "plot", true, true, "ready:,ready:"]), "{}", page.engine());
        page.assert_no_errors();
    }

    /// With motion, bars are on their way after the change; with less of it, they are there at once.
    fn moves(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        let frames = |page: &Page| page.js("return frames_asked").as_u64().unwrap();
        let before = frames(page);
        table(page, "/live.csv", LATER);
        wait_for_line(page, "1 figure changed");
        page.promise("host.settled.then(() => true)");
        let with_motion = frames(page) - before;
        page.js("host.motion = 'none'");
        page.promise("host.settled.then(() => true)");
        let before = frames(page);
        table(page, "/live.csv", PLAIN);
        page.wait_until("JSON.parse(host.data).figures.some((it) => it.value === '351')");
        page.promise("host.settled.then(() => true)");
        let without = frames(page) - before;
        assert!(with_motion >= 3 && without <= 2, "{}: {with_motion} frames with motion, {without} without", page.engine());
        page.assert_no_errors();
    }

    /// An unchanged file is answered without a body and without a preflight, and nothing is drawn.
    fn unchanged(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        let before = line(page);
        let frames = page.js("return frames_asked");
        let until = |page: &Page, count| {
            for _ in 0..200 {
                if looks(page, "/live.csv") >= count {
                    return;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            panic!("{}: only {} looks", page.engine(), looks(page, "/live.csv"));
        };
        until(page, 4);
        pause(page, 100);
        assert_eq!(page.js("return [frames_asked, fired.length]"), json!([frames, 1]), "{}", page.engine());
        assert_eq!((line(page), news(page)), (before, String::new()));
        let requests = page.server.requests();
        let answers: Vec<u16> = requests.iter().filter(|it| it.path == "/live.csv").map(|it| it.status).collect();
        if page.engine() == Engine::Webkit {
            not_checked("WebKitGTK keeps no cache while it is driven, and so has nothing to ask about");
        } else {
            assert!(answers[0] == 200 && answers[1..].iter().all(|status| *status == 304), "{answers:?}");
        }
        assert!(!requests.iter().any(|it| it.is_preflight));
        page.assert_no_errors();
    }

    /// Without `refresh`, with one that is no number, and where nobody sees it, nothing is looked at again.
    fn not_seen(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        for refresh in ["", "refresh=soon", "refresh=0"] {
            open(page, &format!("src=/live.csv {refresh}"));
            wait_until_shown(page);
            let before = looks(page, "/live.csv");
            pause(page, 600);
            assert_eq!(looks(page, "/live.csv"), before, "{} {refresh}", page.engine());
        }
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        let stops = |page: &Page, what: &str| {
            pause(page, 300);
            let before = looks(page, "/live.csv");
            pause(page, 700);
            assert_eq!(looks(page, "/live.csv"), before, "{}: {what}", page.engine());
        };
        let goes_on = |page: &Page| {
            let before = looks(page, "/live.csv");
            page.promise("new Promise((done) => wait(() => done(true), 900))");
            assert!(looks(page, "/live.csv") > before, "{}", page.engine());
        };
        page.js("see('hidden')");
        stops(page, "hidden");
        page.js("see('visible')");
        goes_on(page);
        page.js("document.body.style.paddingTop = '5000px'");
        stops(page, "far below");
        page.js("document.body.style.paddingTop = ''");
        goes_on(page);
        page.js("window.it = host; it.remove()");
        stops(page, "removed");
        page.js("document.body.append(it)");
        goes_on(page);
        page.js("it.refresh = null");
        page.js("it.refresh = null");
        stops(page, "no longer asked for");
        let warned = |error: &String| error.contains("is no number of seconds from 5; the figures are not looked at again");
        assert!(page.errors().iter().all(warned), "{:?}", page.errors());
    }

    /// Fewer than five seconds are five, and the console says so.
    fn too_often(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=0.01");
        wait_until_shown(page);
        pause(page, 900);
        let count = looks(page, "/live.csv");
        assert!((2..=8).contains(&count), "{}: {count}", page.engine());
        assert!(page.js("return warned.join()").as_str().unwrap().contains("refresh=\"0.01\" is no number of seconds from 5; 5 are taken"));
    }

    /// Another address while a look is under way: what that brings is dropped.
    fn another_address(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        table(page, "/other.csv", &PLAIN.replace("Primary", "College"));
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        page.server.inject_fault("/live.csv", Fault::default().delay(Duration::from_millis(700)).body(LATER));
        let before = looks(page, "/live.csv");
        pause(page, 500);
        page.js("host.src = '/other.csv'");
        page.wait_until("host.data?.includes('Ash College')");
        pause(page, 1000);
        assert!(looks(page, "/live.csv") > before, "{}", page.engine());
        assert!(headline(page).contains("Ash College") && page.js("return host.data.includes('Primary')") == json!(false));
        page.js("host.data = undefined; host.src = null");
        page.wait_until("!shadow.querySelector('canvas') && !shadow.querySelector('[data-part=as-of]')");
        assert_no_errors_but(page, &[]);
    }

    /// A dataset is looked at again too, and the order of its units is not what identifies them.
    fn of_a_dataset(page: &mut Page) {
        let text = to_json(&generate(7, 5, 3));
        page.server.file("/live.json", "application/json", text.clone().into_bytes());
        open(page, "src=/live.json refresh=5");
        wait_until_shown(page);
        let before = headline(page);
        let reversed = page.js("const data = JSON.parse(host.data); data.units.reverse(); data.title = 'Another title'; return JSON.stringify(data)");
        page.server.file("/live.json", "application/json", reversed.as_str().unwrap().as_bytes().to_vec());
        wait_for_line(page, "no figure changed, only texts");
        page.promise("host.settled.then(() => true)");
        assert_eq!(headline(page), before);
        page.server.file("/live.json", "application/json", b"{\"version\": 2}".to_vec());
        wait_for_line(page, "failed: it has errors");
        assert_eq!(headline(page), before);
        assert_eq!(page.js("return Array.isArray(details.at(-1).detail)"), json!(true));
        assert_no_errors_but(page, &["bad-data"]);
    }
}
