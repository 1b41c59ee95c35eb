//! The standalone page loads: it draws, with few requests, without shifting, without scripts, at every size.

use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::emulation::Size;
use crate::support::engine::Capability;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::{CANVAS, COVERAGE, HEADLINE, METRIC, TABLE, in_page};
use crate::support::steps::{layout_shift, open, pixels, settle, unit_names};

/// How many of the pictures that the server rendered take space: there is one for each design width.
const PICTURES: &str = "return [...host.querySelectorAll('svg')]\
    .filter((it) => it.getBoundingClientRect().width > 0).length";

/// The parts whose positions are compared.
const PARTS: &str = "h2, [data-part=coverage], select, [data-part=plot], table, footer";

/// Positions and sizes in whole pixels of the parts that are not folded away, and the height of the page.
const PLACES: &str = "const parts = [...(shadow ?? host).querySelectorAll(arguments[0])]\
        .filter((it) => !it.parentElement.closest('details:not([open])'));\
    const places = [...parts].map((it) => {\
        const {x, y, width, height} = it.getBoundingClientRect();\
        return [it.localName, ...[x, y, width, height].map(Math.round)];\
    });\
    return [...places, document.documentElement.scrollHeight]";

/// By how much the canvas differs from the screen's pixels; no finer than three for a CSS pixel, which nobody sees.
const OFF: &str = "const {width, height} = it.getBoundingClientRect(), ratio = Math.min(devicePixelRatio, 3);\
    return [it.width - width * ratio, it.height - height * ratio]";

in_every_engine! {
    /// The picture is on the canvas, and headline, coverage, controls and table are beside it.
    fn draws(page: &mut Page) {
        open(page, "");
        let (_, colors, ink) = pixels(page);
        assert!(colors > 8 && ink > 0.01, "{colors} colours, {ink} of the picture");
        for spot in [HEADLINE, COVERAGE, METRIC, TABLE] {
            assert!(!page.text(spot).is_empty(), "{spot:?} says nothing");
        }
        page.assert_no_errors();
    }

    /// The page, the script and the WebAssembly are all that an interactive chart needs. What the page adds later begins with
    /// its own module; the icon and the manifest are requests of the browser.
    fn makes_three_requests(page: &mut Page) {
        open(page, "");
        let asked = page.server.requests().into_iter().map(|asked| asked.path);
        let asked: Vec<String> = asked.take_while(|path| path != "/page.js").collect();
        let asked: Vec<String> = asked.into_iter().filter(|path| path != "/favicon.ico").collect();
        assert_eq!(asked.len(), 3, "{asked:?}");
        page.assert_no_errors();
    }

    /// Nothing moves between the first paint and the widget: each part is where the rendered one was.
    fn does_not_shift(page: &mut Page) {
        for size in [Size::DESK, Size::PHONE] {
            page.resize(size);
            // Forbidden, not missing: WebKit would remember a missing module for the next page too.
            page.server.inject_fault("/index.html", Fault::default().header("content-security-policy", "script-src 'none'"));
            page.server.mount(dist());
            page.goto("/index.html");
            let served = page.js_with(PLACES, json!([PARTS]));
            page.server.clear_faults();
            open(page, "");
            settle(page);
            // Without scripts the table is open on a phone too.
            page.js("shadow.querySelector('[data-part=table]').open = true");
            assert_eq!(page.js_with(PLACES, json!([PARTS])), served, "left, top, width, height of {PARTS} at {size:?}");
            if page.engine().can(Capability::LayoutShift) {
                assert_eq!(layout_shift(page), 0.0, "at {size:?}");
            }
        }
    }

    /// Without scripts, the page shows the picture, its finding and every unit.
    fn works_without_scripts(page: &mut Page) {
        page.without_scripts();
        page.server.mount(dist());
        page.goto("/index.html");
        assert_eq!(page.js(PICTURES), json!(1), "pictures that are seen");
        assert!(!page.text(in_page("reported-figures h2")).is_empty());
        let table = page.text(in_page("reported-figures table"));
        for unit in unit_names() {
            assert!(table.contains(&unit), "{unit} is not in the table: {table}");
        }
        page.assert_no_errors();
    }

    /// The canvas has a pixel for each of the screen.
    fn canvas_fits_the_pixels(page: &mut Page) {
        let zoomed = Size { ratio: 4.0, ..Size::NARROW };
        for size in [Size::DESK, Size::PHONE, Size::NARROW, zoomed, Size { width: 681, ratio: 1.5, ..Size::DESK }] {
            page.resize(size);
            open(page, "");
            settle(page);
            let off = page.js_on(CANVAS, OFF, Value::Null);
            let off = [&off[0], &off[1]].map(|off| off.as_f64().expect("a number"));
            assert!(off.iter().all(|off| off.abs() <= 1.0), "{size:?}: off by {off:?} pixels");
        }
        page.assert_no_errors();
    }

    /// At 320 px nothing is wider than the page.
    fn fits_320_pixels(page: &mut Page) {
        page.resize(Size::NARROW);
        open(page, "");
        let width = page.js("const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth");
        assert_eq!(width, json!(0), "pixels too wide");
    }
}
