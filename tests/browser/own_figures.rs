//! Whose figures an element shows: never the embedded ones where somebody asked for others, or may still ask.

use std::time::Duration;

use serde_json::json;

use crate::support::dist::dist;
use crate::support::each_engine::in_every_engine;
use crate::support::fault::Fault;
use crate::support::page::Page;
use reported_figures::dataset::{generate, to_json};

/// Whether an element shows the embedded figures, as an expression of `it`.
const SHOWS_EMBEDDED: &str =
    "[...(it.shadowRoot?.querySelectorAll('h2') ?? [])].some((h) => /GDP/.test(h.textContent))";

/// Words of the embedded dataset's occasion and bodies.
const OCCASION: &str = include_str!("../source/occasion.txt");

/// Every text of `it`, shown or not, with those of the attributes that people see or hear.
const EVERY_TEXT: &str = "const texts = [];\
    const walk = (node) => {\
        if (node.nodeType === Node.TEXT_NODE && !/^(STYLE|SCRIPT)$/.test(node.parentNode.nodeName)) texts.push(node.data);\
        for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder', 'value'])\
            if (node.getAttribute?.(name)) texts.push(node.getAttribute(name));\
        for (const child of [node.shadowRoot, ...node.childNodes]) if (child) walk(child);\
    };\
    walk(it);\
    return texts.join('\\n')";

/// A page with an element that is not defined yet, and the dataset `made` as an object and as a file.
fn open_undefined(page: &mut Page, element: &str) {
    let dataset = to_json(&generate(7, 4, 3));
    page.server.mount(dist());
    page.server.file("/made.json", "application/json", dataset.clone().into_bytes());
    page.server.page(
        "/own.html",
        &format!(
            "<!doctype html><html lang=en><title>own</title><body>{element}<script>window.made = {dataset};\
             window.it = document.querySelector('reported-figures'); window.fired = [];\
             for (const type of ['ready', 'error']) addEventListener(type, (e) => fired.push(type + ':' + (e.detail?.reason ?? '')), true);\
             window.define = () => import('/reported-figures.js').then(() => true);</script>"
        ),
    );
    page.goto("/own.html");
}

fn shows_embedded(page: &Page) -> bool {
    page.js(&format!("return {SHOWS_EMBEDDED}")) == json!(true)
}

in_every_engine! {
    /// Properties set before the element is defined count.
    fn set_before_the_definition(page: &mut Page) {
        open_undefined(page, "<reported-figures></reported-figures>");
        page.js("it.data = made; it.chart = 'coverage'; it.lang = 'en'");
        page.promise("define()");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return [it.view.chart, it.getAttribute('chart'), JSON.parse(it.data).id]"),
            json!(["coverage", "coverage", page.js("return made.id")]), "{}", page.engine());
        assert!(!shows_embedded(page), "{}", page.engine());
        page.assert_no_errors();
    }

    /// A view and an address set before the definition count too.
    fn view_and_address_before_the_definition(page: &mut Page) {
        open_undefined(page, "<reported-figures lang=en></reported-figures>");
        page.js("it.src = '/made.json'; it.view = { chart: 'coverage', highlight: undefined, metric: null }");
        page.promise("define()");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return it.view.chart"), json!("coverage"), "{}", page.engine());
        assert!(!shows_embedded(page) && page.js("return it.shadowRoot.querySelector('[data-part=note]') === null") == json!(true));
        page.assert_no_errors();
    }

    /// An empty address waits; what is still to come is shown when it comes.
    fn late(page: &mut Page) {
        for wait in ["src=''", ""] {
            open_undefined(page, &format!("<reported-figures lang=en {wait}><p>fallback</p></reported-figures>"));
            if wait.is_empty() {
                page.js("it.data = undefined");
            }
            page.promise("define()");
            page.promise("new Promise((done) => setTimeout(() => done(true), 800))");
            assert!(!shows_embedded(page), "{} {wait}: embedded figures while others are awaited", page.engine());
            page.wait_until("it.querySelector('p').getBoundingClientRect().height > 0");
            assert_eq!(page.js("return fired"), json!([]), "{}", page.engine());
            page.js("it.data = made");
            page.promise("it.settled.then(() => true)");
            assert!(!shows_embedded(page));
            page.assert_no_errors();
        }
    }

    /// What a framework makes of an object in an attribute is a failure that is seen, not the embedded figures.
    fn object_in_an_attribute(page: &mut Page) {
        open_undefined(page, "<reported-figures lang=en data='[object Object]'></reported-figures>");
        page.promise("define()");
        page.wait_until("fired.includes('error:data-attribute')");
        page.wait_until("it.shadowRoot.querySelector('[data-part=failure]')");
        assert!(!shows_embedded(page), "{}", page.engine());
        // The framework sets the property after all.
        page.js("it.data = made");
        page.promise("it.settled.then(() => true)");
        page.wait_until("!it.shadowRoot.querySelector('[data-part=failure]')");
        assert!(!shows_embedded(page), "{}", page.engine());
    }

    /// The same figures again, in another object, are no news; an object that JSON cannot hold does not throw.
    fn set_again(page: &mut Page) {
        open_undefined(page, "<reported-figures lang=en></reported-figures>");
        page.js("it.data = made");
        page.promise("define()");
        page.promise("it.settled.then(() => true)");
        page.js("for (let i = 0; i < 5; i++) it.data = structuredClone(made)");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return fired"), json!(["ready:"]), "{}", page.engine());
        page.js("const round = {}; round.it = round; it.data = round");
        page.wait_until("fired.includes('error:data-object')");
        assert!(!shows_embedded(page), "{}: what stood stays", page.engine());
    }

    /// The embedded figures go as soon as the page asks for others, whether those come, wait or are refused.
    fn embedded_ones_go(page: &mut Page) {
        for (ask, reason) in [
            ("it.data = null", ""),
            ("it.src = ''", ""),
            ("it.src = '/never.json'", ""),
            ("it.data = '{}'", "bad-data"),
            ("const round = {}; round.it = round; it.data = round", "data-object"),
            ("it.src = '/gone.json'", "data-404"),
        ] {
            open_undefined(page, "<reported-figures lang=en metric=gdp_growth><p>fallback</p></reported-figures>");
            page.server.inject_fault("/never.json", Fault::default().stall(0, Duration::from_secs(30)));
            page.server.inject_fault("/gone.json", Fault::default().status(404));
            page.promise("define()");
            page.promise("it.settled.then(() => true)");
            assert!(shows_embedded(page), "{}", page.engine());
            page.js(ask);
            assert!(!shows_embedded(page), "{} {ask}", page.engine());
            page.wait_until("it.querySelector('p').getBoundingClientRect().height > 0");
            if !reason.is_empty() {
                page.wait_until_with("fired.includes('error:' + arguments[0])", json!([reason]));
            }
            assert!(!shows_embedded(page), "{} {ask}", page.engine());
            page.js("it.data = made");
            page.promise("it.settled.then(() => true)");
            assert_eq!(page.js("return [it.querySelector('p').getBoundingClientRect().height, it.shadowRoot.querySelector('[data-part=failure]')]"),
                json!([0, null]), "{} {ask}", page.engine());
            assert!(!shows_embedded(page), "{} {ask}", page.engine());
        }
    }

    /// Figures that are taken away, or an address, leave the fallback: neither they nor the embedded ones stay.
    fn taken_away(page: &mut Page) {
        for (give, remove) in [
            ("it.data = made", "it.data = undefined"),
            ("it.data = made", "it.data = ''"),
            ("it.src = '/made.json'", "it.src = null"),
            ("it.src = '/made.json'", "it.src = ''"),
        ] {
            open_undefined(page, "<reported-figures lang=en><p>fallback</p></reported-figures>");
            page.js(give);
            page.promise("define()");
            page.promise("it.settled.then(() => true)");
            page.js(remove);
            page.wait_until("it.querySelector('p').getBoundingClientRect().height > 0 && !it.shadowRoot.querySelector('canvas')");
            page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
            page.wait_until("it.querySelector('p').getBoundingClientRect().height > 0 && !it.shadowRoot.querySelector('canvas')");
            assert_eq!(page.js("return fired"), json!(["ready:"]), "{} {remove}", page.engine());
            page.js(give);
            page.promise("it.settled.then(() => true)");
            page.wait_until("it.shadowRoot.querySelector('canvas')");
            assert!(!shows_embedded(page), "{} {remove}", page.engine());
            page.assert_no_errors();
        }
    }

    /// `loading` and `linked` are properties too, and take what frameworks write for an attribute that is only there.
    fn flags(page: &mut Page) {
        open_undefined(page, "<reported-figures lang=en></reported-figures>");
        page.js("it.linked = true; it.loading = 'lazy'; it.motion = false");
        page.promise("define()");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return [it.getAttribute('linked'), it.getAttribute('loading'), it.hasAttribute('motion')]"),
            json!(["", "lazy", false]), "{}", page.engine());
        page.js("it.linked = 'true'; it.shadowRoot.querySelector('input[name=chart][value=coverage]').click()");
        page.wait_until("new URLSearchParams(location.search).get('chart') === 'coverage'");
        page.assert_no_errors();
    }

    /// A copy of an element with figures of its own waits for its own, whether it is copied alone, within another or as HTML;
    /// one of an element with an address asks there.
    fn copied(page: &mut Page) {
        let copies = ["it.cloneNode(true)", "document.body.cloneNode(true).querySelector('reported-figures')",
            "document.createRange().createContextualFragment(it.outerHTML).firstChild"];
        for (give, remove) in [("it.data = made", "0"), ("it.data = made", "it.data = null"), ("it.src = '/made.json'", "it.src = null")] {
            open_undefined(page, "<reported-figures lang=en><p>fallback</p></reported-figures>");
            page.js(give);
            page.promise("define()");
            page.promise("it.settled.then(() => true)");
            page.js(remove);
            for copy in copies {
                page.js(&format!("window.copy = {copy}; document.body.append(copy)"));
                page.promise("new Promise((done) => setTimeout(() => done(true), 400))");
                assert_eq!(page.js("return copy.shadowRoot?.querySelector('canvas') ?? null"), json!(null), "{} {remove} {copy}", page.engine());
                page.js("copy.data = made");
                page.promise("copy.settled.then(() => true)");
                assert_eq!(page.js("return JSON.parse(copy.data).id === made.id"), json!(true), "{}", page.engine());
                page.js("copy.remove()");
            }
            page.assert_no_errors();
        }
        // What marks the element is its own: a page that takes it away takes nothing away.
        open_undefined(page, "<reported-figures lang=en><p>fallback</p></reported-figures>");
        page.promise("define()");
        page.js("it.data = made");
        page.promise("it.settled.then(() => true)");
        page.js("it.removeAttribute('data')");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return [JSON.parse(it.data).id === made.id, it.shadowRoot.querySelector('canvas') !== null]"), json!([true, true]));
        page.js("it.src = '/made.json'; window.copy = it.cloneNode(true); document.body.append(copy)");
        page.promise("copy.settled.then(() => true)");
        assert_eq!(page.js("return JSON.parse(copy.data).id === made.id"), json!(true), "{}", page.engine());
        page.assert_no_errors();
    }

    /// Attributes that are removed, and properties set to nothing, are not set.
    fn not_set(page: &mut Page) {
        open_undefined(page, "<reported-figures lang=en chart=coverage metric=gdp_growth></reported-figures>");
        page.promise("define()");
        page.promise("it.settled.then(() => true)");
        page.js("it.chart = undefined; it.removeAttribute('metric'); it.src = null; it.highlight = null");
        page.promise("it.settled.then(() => true)");
        assert_eq!(page.js("return [it.view.chart ?? '', it.hasAttribute('chart'), it.hasAttribute('src')]"),
            json!(["", false, false]), "{}", page.engine());
        assert_eq!(page.js("return it.shadowRoot.querySelector('[data-part=note]')"), json!(null));
        assert!(!page.server.requests().iter().any(|asked| asked.path.contains("null") || asked.path.contains("undefined")));
        page.assert_no_errors();
    }

    /// No word of the embedded dataset's occasion is on a page of other figures, in any view, text, name or tooltip.
    fn words_of_another_occasion(page: &mut Page) {
        let hospitals = include_str!("../examples/hospitals.json").replace("Gale District", "Gale");
        page.server.mount(dist());
        page.server.file("/hospitals.json", "application/json", hospitals.into_bytes());
        page.server.page("/hospitals.html", "<!doctype html><html lang=en><title>hospitals</title><body>\
            <reported-figures src=/hospitals.json></reported-figures><script type=module src=/reported-figures.js></script>");
        page.goto("/hospitals.html");
        page.js("window.it = document.querySelector('reported-figures')");
        page.wait_until("it.shadowRoot?.querySelector('canvas')");
        for lang in ["en", "zh"] {
            for chart in ["ranking", "growth", "profile", "compare", "coverage"] {
                page.js_with("it.lang = arguments[0]; it.chart = arguments[1]", json!([lang, chart]));
                page.promise("it.settled.then(() => true)");
                page.wait_until_with("(it.view.chart ?? 'ranking') === arguments[0]", json!([chart]));
                let text = page.js(EVERY_TEXT).as_str().unwrap_or_default().to_lowercase();
                assert!(text.contains("fenwick"), "{} {lang} {chart}: no text was found", page.engine());
                for word in OCCASION.lines() {
                    assert!(!text.contains(word), "{} {lang} {chart}: {word} in {text}", page.engine());
                }
            }
        }
        page.assert_no_errors();
    }

    /// A page in the place of data, and another encoding, are called what they are.
    fn not_data(page: &mut Page) {
        for (path, kind, bytes, reason) in [
            ("/sign-in", "text/html", b"<!doctype html><title>Sign in</title>".to_vec(), "data-html"),
            ("/latin.json", "application/json", b"{\"title\": \"Gr\xfc\xdfe\"}".to_vec(), "data-encoding"),
        ] {
            open_undefined(page, &format!("<reported-figures lang=en src={path}><p>fallback</p></reported-figures>"));
            page.server.file(path, kind, bytes);
            page.promise("define()");
            page.wait_until(&format!("fired.includes('error:{reason}')"));
            assert!(!shows_embedded(page), "{}", page.engine());
            let notice = page.js("return it.shadowRoot.querySelector('[data-part=failure]').textContent");
            assert!(notice.as_str().unwrap().starts_with("The data did not load"), "{notice}");
        }
    }
}
