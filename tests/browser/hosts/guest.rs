//! What pages do to an element that they take in: translate it, move it, copy it, keep it in other documents.

use serde_json::json;

use crate::support::dist::dist;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::page::Page;
use crate::support::server::Server;

/// A page with this body and the element's script.
fn open(page: &mut Page, body: &str) {
    page.server.mount(dist());
    page.server.page(
        "/guest.html",
        &format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>guest</title>\
         <script type=module src=/reported-figures.js></script><body>{body}</body></html>"
        ),
    );
    page.goto("/guest.html");
    page.promise("customElements.whenDefined('reported-figures').then(() => true)");
}

/// Wraps every text of the first element, as the translators of Chrome and others do.
const TRANSLATE: &str = "const walker = document.createTreeWalker(shadow, NodeFilter.SHOW_TEXT), texts = [];\
    while (walker.nextNode()) texts.push(walker.currentNode);\
    for (const text of texts) {\
      if (!text.data.trim() || ['STYLE', 'OPTION', 'TEXTAREA'].includes(text.parentNode.nodeName)) continue;\
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];\
      inner.append('X' + text.data); outer.append(inner); text.replaceWith(outer);\
    }";

/// The text of a widget without its canvas.
const TEXT: &str = "return shadow.querySelector('.rf').textContent";

in_every_engine! {
    /// A new view is wholly in its own words, whatever a translator made of the one before.
    fn translated(page: &mut Page) {
        open(page, "<reported-figures></reported-figures>");
        let views = ["chart=ranking&metric=forest_cover", "chart=growth", "chart=coverage", "chart=profile&units=dazu", "chart=ranking&metric=gdp_growth&hold=on"];
        for view in views {
            page.js_with("host.view = Object.fromEntries(new URLSearchParams(arguments[0]))", json!([view]));
            page.promise("host.settled.then(() => true)");
            let fresh = page.js(TEXT);
            page.js("host.view = { metric: 'gdp_growth', highlight: 'nanan' }");
            page.promise("host.settled.then(() => true)");
            page.js(TRANSLATE);
            assert!(page.js("return shadow.querySelectorAll('font').length").as_u64() > Some(20), "{}", page.engine());
            page.js_with("host.view = Object.fromEntries(new URLSearchParams(arguments[0]))", json!([view]));
            page.promise("host.settled.then(() => true)");
            let mixed = page.js("return [...shadow.querySelectorAll('font')].map((it) => it.parentNode.outerHTML.slice(0, 200))");
            // What is the same in both views was not made anew, and stays translated as a whole.
            let now = page.js(TEXT).as_str().unwrap().replace('X', "");
            assert_eq!(now, fresh.as_str().unwrap().replace('X', ""), "{} {view}", page.engine());
            assert!(page.js("return shadow.querySelector('h2 font, [data-part=coverage] font, td font, [data-part=evidence] font') === null") == json!(true),
                "{} {view}: {mixed}", page.engine());
        }
        page.assert_no_errors();
    }

    /// Of two elements one may leave and return, and neither minds.
    fn one_of_two_returns(page: &mut Page) {
        open(page, "<reported-figures id=one metric=forest_cover></reported-figures><reported-figures id=two chart=coverage></reported-figures>");
        page.promise("Promise.all([...document.querySelectorAll('reported-figures')].map((it) => it.settled)).then(() => true)");
        page.js("window.kept = document.getElementById('one'); kept.remove()");
        page.promise("new Promise((done) => setTimeout(() => done(true), 50))");
        page.js("document.getElementById('two').metric = 'tax_revenue_growth'; document.getElementById('two').chart = 'ranking'");
        page.promise("document.getElementById('two').settled.then(() => true)");
        page.js("document.body.append(kept)");
        page.promise("kept.settled.then(() => true)");
        page.js("kept.lang = 'zh'");
        page.promise("kept.settled.then(() => true)");
        assert_eq!(page.js("return [kept.view.metric, kept.shadowRoot.querySelector('.rf').lang, document.getElementById('two').view.metric,\
            document.getElementById('two').shadowRoot.querySelector('.rf').lang]"), json!(["forest_cover", "zh", "tax_revenue_growth", "en"]));
        page.assert_no_errors();
    }

    /// Moved to a frame's document and back, it keeps its style, its view and its controls.
    fn moved_between_documents(page: &mut Page) {
        open(page, "<iframe width=600 height=900 srcdoc='<!doctype html><body>'></iframe><reported-figures metric=forest_cover></reported-figures>");
        page.promise("host.settled.then(() => true)");
        page.js("window.kept = host; window.style = () => getComputedStyle(kept.shadowRoot.querySelector('h2')).fontWeight + getComputedStyle(kept.shadowRoot.querySelector('.rf')).fontFamily");
        let style = page.js("return style()");
        for target in ["document.querySelector('iframe').contentDocument", "document"] {
            page.js(&format!("const other = {target}; other.body.append(other.adoptNode(kept))"));
            page.promise("kept.settled.then(() => true)");
            page.wait_until("kept.shadowRoot.querySelector('canvas').getBoundingClientRect().height > 100");
            assert_eq!(page.js("return style()"), style, "{} in {target}", page.engine());
            assert_eq!(page.js("return [kept.shadowRoot.querySelectorAll('style').length, kept.shadowRoot.adoptedStyleSheets.length]"), json!([0, 1]),
                "{} in {target}", page.engine());
            page.js("kept.metric = 'gdp_growth'");
            page.promise("kept.settled.then(() => true)");
            page.js("const it = kept.shadowRoot.querySelector('input[name=chart][value=coverage]'); it.click()");
            page.wait_until("kept.view.chart === 'coverage'");
            page.promise("kept.settled.then(() => true)");
            page.js("kept.view = { metric: 'forest_cover' }");
            page.promise("kept.settled.then(() => true)");
        }
        page.assert_no_errors();
    }

    /// In a shadow root, and as copies of a template, it shows what each was given.
    fn copied_from_a_template(page: &mut Page) {
        open(page, "<template><p>Figures</p><reported-figures lang=en src=''><p>fallback</p></reported-figures></template><div></div>");
        page.js("const { content } = document.querySelector('template');\
            const root = document.querySelector('div').attachShadow({ mode: 'open' });\
            window.copies = [];\
            for (const copy of [() => content.cloneNode(true), () => document.importNode(content, true), () => content.cloneNode(true)]) {\
              const fragment = copy(), element = fragment.querySelector('reported-figures');\
              copies.push(element);\
              if (copies.length < 3) element.src = '/data/chongqing-2024-h1.json';\
              element.metric = copies.length === 1 ? 'forest_cover' : 'gdp_growth';\
              root.append(fragment);\
            }");
        page.promise("Promise.all(copies.slice(0, 2).map((it) => it.settled)).then(() => true)");
        assert_eq!(page.js("return copies.slice(0, 2).map((it) => [it.view.metric ?? '', Boolean(it.shadowRoot.querySelector('canvas'))])"),
            json!([["forest_cover", true], [page.js("return copies[1].view.metric ?? ''"), true]]), "{}", page.engine());
        page.wait_until("copies[2].querySelector('p').getBoundingClientRect().height > 0 && !copies[2].shadowRoot?.querySelector('canvas')");
        page.assert_no_errors();
    }

    /// A copy of a live element shows the page's own figures only if it is given them, and never the embedded ones.
    fn copied_while_live(page: &mut Page) {
        open(page, "<reported-figures lang=en src=''><p>fallback</p></reported-figures>");
        page.promise("fetch('/data/chongqing-2024-h1.json').then((it) => it.json()).then((data) => { data.title.en = 'My title'; window.mine = data; host.data = data; return host.settled; }).then(() => true)");
        page.js("window.copy = host.cloneNode(true); document.body.append(copy)");
        page.promise("new Promise((done) => setTimeout(() => done(true), 500))");
        assert_eq!(page.js("return [copy.querySelector('p').getBoundingClientRect().height > 0, copy.shadowRoot?.querySelector('canvas') ?? null]"), json!([true, null]));
        page.js("copy.data = mine");
        page.promise("copy.settled.then(() => true)");
        assert_eq!(page.js("return copy.shadowRoot.querySelector('.kicker').textContent"), json!("My title"));
        page.assert_no_errors();
    }

    /// A page that isolates itself takes element, frame and host script from another origin.
    fn isolated_page(page: &mut Page) {
        let mut site = Server::start();
        site.mount(dist());
        let origin = site.origin();
        page.server.mount(dist());
        page.server.page("/host.html", &format!("<!doctype html><title>host</title><script defer src={origin}/host.js crossorigin></script>\
            <script type=module src={origin}/reported-figures.js></script>\
            <iframe data-reported-figures src='{origin}/embed.html?metric=forest_cover' width=600 height=80></iframe>\
            <reported-figures lang=en></reported-figures>"));
        page.server.inject_fault("/host.html", Fault::default()
            .header("cross-origin-embedder-policy", "require-corp").header("cross-origin-opener-policy", "same-origin"));
        page.goto("/host.html");
        page.promise("customElements.whenDefined('reported-figures').then(() => host.settled).then(() => true)");
        page.wait_until("crossOriginIsolated && document.querySelector('iframe').clientHeight > 300");
        page.assert_no_errors();
    }

    /// A frame that was led to another origin is resized as well: its window proves who it is.
    fn frame_behind_a_redirect(page: &mut Page) {
        let mut site = Server::start();
        site.mount(dist());
        let moved = format!("{}/embed.html?metric=forest_cover", site.origin());
        page.server.mount(dist());
        page.server.inject_fault("/moved.html", Fault::default().status(302).header("location", &moved));
        page.server.page("/moved.html", "");
        page.server.page("/host.html", "<!doctype html><title>host</title><script defer src=/host.js></script>\
            <iframe data-reported-figures src=/moved.html width=600 height=80></iframe>");
        page.goto("/host.html");
        page.wait_until("document.querySelector('iframe').clientHeight > 300");
        page.assert_no_errors();
    }

    /// Of what a host page's styles pass on, nothing changes how words look or break.
    fn inherited_styles(page: &mut Page) {
        open(page, "<style>body { word-break: break-all; overflow-wrap: anywhere; line-break: anywhere; -webkit-text-fill-color: transparent;\
            text-align: right; text-align-last: right; text-shadow: 0 0 9px red; text-emphasis: dot; text-transform: uppercase; letter-spacing: 5px;\
            word-spacing: 9px; text-indent: 40px; white-space: pre; hyphens: none; font: italic small-caps 900 30px cursive; color: transparent;\
            visibility: visible; cursor: wait; quotes: none; tab-size: 20; font-variant-numeric: oldstyle-nums; font-feature-settings: 'smcp';\
            -webkit-text-stroke: 2px lime; text-decoration: line-through; direction: rtl; writing-mode: horizontal-tb; list-style: square }</style>\
            <reported-figures lang=en></reported-figures>");
        page.promise("host.settled.then(() => true)");
        let style = |css: &str| page.js_with("const style = getComputedStyle(shadow.querySelector('h2'));\
            const body = getComputedStyle(document.body);\
            return arguments[0].split(' ').filter((name) => style[name] !== undefined && style[name] === body[name]).map((name) => name + ': ' + style[name])", json!([css]));
        let names = "wordBreak lineBreak webkitTextFillColor textAlign textAlignLast textShadow textEmphasisStyle textTransform letterSpacing wordSpacing \
            textIndent whiteSpace hyphens fontStyle fontVariantCaps color fontVariantNumeric fontFeatureSettings webkitTextStrokeWidth direction";
        assert_eq!(style(names), json!([]), "{}", page.engine());
        page.assert_no_errors();
    }
}
