//! The page's address belongs to the page: a linked element changes its own parameters in it and nothing else.

use serde_json::json;

use crate::support::dist::dist;
use crate::support::each_engine::in_every_engine;
use crate::support::page::Page;

fn open(page: &mut Page, address: &str, body: &str) {
    page.server.mount(dist());
    let html = format!(
        "<!doctype html><html lang=en><base href=/elsewhere/><title>app</title><body>\
         <script type=module src=/reported-figures.js></script>{body}"
    );
    page.server.page("/app", &html);
    page.goto(address);
    page.wait_until("[...document.querySelectorAll('reported-figures')].every((it) => it.shadowRoot?.querySelector('canvas'))");
    page.promise("Promise.all([...document.querySelectorAll('reported-figures')].map((it) => it.settled)).then(() => true)");
}

/// Chooses a chart in the element with that index, as a reader does.
fn choose_chart(page: &Page, index: usize, chart: &str) {
    page.js(&format!(
        "const root = document.querySelectorAll('reported-figures')[{index}].shadowRoot; \
         root.querySelector('[name=chart][value={chart}]').click()"
    ));
}

in_every_engine! {
    /// Hash, history state, other parameters and base stay.
    fn keeps_what_is_the_page_s(page: &mut Page) {
        open(page, "/app?tab=2#part", "<reported-figures linked></reported-figures>");
        page.js("history.replaceState({ router: 7 }, '')");
        choose_chart(page, 0, "coverage");
        page.wait_until("location.search.includes('chart=coverage')");
        assert_eq!(
            page.js("return [location.pathname, new URLSearchParams(location.search).get('tab'), location.hash, history.state]"),
            json!(["/app", "2", "#part", { "router": 7 }]), "{}", page.engine()
        );
        page.assert_no_errors();
    }

    /// Nor does a name that the element has too: a value that is none of its views stays, until it writes one of its own.
    fn keeps_the_same_names(page: &mut Page) {
        open(page, "/app?kind=sofa&sort=price&highlight=nanan", "<reported-figures linked></reported-figures>");
        choose_chart(page, 0, "coverage");
        page.wait_until("location.search.includes('chart=coverage')");
        let shown = "return ['kind', 'sort', 'highlight', 'chart'].map((it) => new URLSearchParams(location.search).get(it))";
        assert_eq!(page.js(shown), json!(["sofa", "price", "nanan", "coverage"]), "{}", page.engine());
        // Two changes before either is drawn.
        page.js("const it = document.querySelector('reported-figures').shadowRoot; it.querySelector('[name=chart][value=growth]').click(); it.querySelector('[name=chart][value=ranking]').click()");
        page.wait_until("!location.search.includes('chart=')");
        assert_eq!(page.js(shown), json!(["sofa", "price", "nanan", null]), "{}", page.engine());
    }

    /// Common names without a prefix: it follows those that ask for a view of its own, names the one that does not, and keeps that,
    /// with all that is only the page's.
    fn shares_common_names(page: &mut Page) {
        open(page, "/app?page=2&lang=zh&units=x&q=tea", "<reported-figures linked></reported-figures>");
        let note = page.js("return document.querySelector('reported-figures').shadowRoot.querySelector('[data-part=note]').textContent");
        assert!(note.as_str().is_some_and(|note| note.contains("units=x") && !note.contains("page")), "{}: {note}", page.engine());
        assert_eq!(page.js("return document.querySelector('reported-figures').view.lang"), json!("zh"), "{}", page.engine());
        choose_chart(page, 0, "coverage");
        page.wait_until("location.search.includes('chart=coverage')");
        let shown = "return ['lang', 'units', 'q', 'chart'].map((it) => new URLSearchParams(location.search).get(it))";
        assert_eq!(page.js(shown), json!(["zh", "x", "tea", "coverage"]), "{}", page.engine());
        page.assert_no_errors();
    }

    /// With a prefix, names that the page uses itself are left alone, and several elements have their own.
    fn with_prefixes(page: &mut Page) {
        let body = "<reported-figures linked=a></reported-figures><reported-figures linked=b></reported-figures>";
        open(page, "/app?chart=pie&lang=fr&b-chart=coverage&b-lang=en", body);
        choose_chart(page, 0, "growth");
        page.wait_until("location.search.includes('a-chart=growth')");
        let shown = page.js("const q = new URLSearchParams(location.search); \
            return [q.get('chart'), q.get('lang'), q.get('b-chart'), ...[...document.querySelectorAll('reported-figures')].map((it) => it.view.chart)]");
        assert_eq!(shown, json!(["pie", "fr", "coverage", "growth", "coverage"]), "{}", page.engine());
        assert_eq!(page.js("return document.querySelector('reported-figures').shadowRoot.querySelector('[data-part=note]')"), json!(null));
        page.assert_no_errors();
    }

    /// Of two that would share the address, the second is not linked.
    fn shared_by_mistake(page: &mut Page) {
        let body = "<reported-figures linked></reported-figures><reported-figures linked></reported-figures>";
        open(page, "/app", body);
        choose_chart(page, 1, "coverage");
        page.promise("document.querySelectorAll('reported-figures')[1].settled.then(() => true)");
        assert_eq!(page.js("return location.search"), json!(""), "{}", page.engine());
        choose_chart(page, 0, "growth");
        page.wait_until("location.search.includes('chart=growth')");
    }
}
