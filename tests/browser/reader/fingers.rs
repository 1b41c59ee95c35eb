//! Fingers: the page scrolls, a tap answers, and what is pressed is large enough.

use serde_json::{Value, json};

use crate::check::in_every_engine;
use crate::engine::Engine;
use crate::media::Size;
use crate::page::Page;
use crate::site::open;
use crate::spot::PLOT;

in_every_engine! {
    /// A finger that moves up and down scrolls the page; a tap shows evidence and brings it into view.
    fn leaves_scrolling_alone(page: &mut Page) {
        page.resize(Size::PHONE);
        open(page, "?chart=coverage");
        let action = page.at(PLOT, "return getComputedStyle(it).touchAction", Value::Null);
        let action = action.as_str().unwrap();
        assert!(action.contains("pan-y") && action.contains("pinch-zoom"), "{action}");
        if page.engine() == Engine::Chromium {
            page.swipe((180.0, 600.0), (180.0, 200.0), 100);
            page.wait_until("scrollY > 100");
            assert_eq!(page.parameter("highlight"), None);
        }
        page.assert_no_errors();
    }

    /// What is pressed is large enough: 24 px for a mouse, 44 px for a finger.
    fn gives_fingers_room(page: &mut Page) {
        for width in [280, 360, 680, 1280] {
            page.resize(Size { width, ..Size::PHONE });
            for query in ["?lang=en", "?chart=compare", "?chart=growth"] {
                open(page, query);
                page.js("for (const it of shadow.querySelectorAll('details')) it.open = true");
                assert_eq!(page.js(SMALL), json!([]), "{query} at {width}");
            }
        }
        page.resize(Size::PHONE);
        open(page, "");
        if page.engine() == Engine::Chromium {
            assert_eq!(page.js("return matchMedia('(pointer: coarse)').matches"), json!(true));
        }
    }
}

/// What is pressed and too small for what presses it.
const SMALL: &str = r#"
const least = matchMedia("(pointer: coarse)").matches ? 44 : 24;
const pressed = [...shadow.querySelectorAll("button, select, summary, label:has(input), a")];
return pressed.map((it) => [it.textContent.trim().slice(0, 20), it.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (width < least - 0.5 || height < least - 0.5))
  .map(([text, { width, height }]) => `${text}: ${width} × ${height}`);
"#;
