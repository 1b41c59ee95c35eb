//! Code that a site copies, from `docs/embedding.md` and from the dialog, works as it stands.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{FRAME, click_near_frame, wait_until_frame_fits};
use crate::support::dist::{dist, hashed_file};
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;
use crate::support::server::Server;
use crate::support::steps::{settle, wait_until_live};

impl Page {
    fn text_of_field(&self, css: &str) -> String {
        let value = self.js_with("return document.querySelector(arguments[0]).value", json!([css]));
        value.as_str().expect("a text").to_owned()
    }
}

/// Today's document, and the lines of earlier ones.
fn documents() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(root.join("tests/published")).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.push(root.join("docs/embedding.md"));
    assert!(files.len() > 1, "no earlier version");
    files.iter().map(|file| std::fs::read_to_string(file).expect("a document")).collect()
}

/// An element, a frame, and an element with a link that drives it.
fn works_as_documented(page: &mut Page, origin: &str, document: &str) {
    let blocks = document.split("```html\n").skip(1).filter_map(|it| it.split("```").next());
    let lines: String = blocks.filter(|it| it.contains("YOUR-HOST")).collect();
    page.server.page("/host.html", &format!("<!doctype html><html lang=en><head><meta charset=utf-8><title>host</title>\
        <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src {origin} 'wasm-unsafe-eval';\
        connect-src {origin}; frame-src {origin}\"></head><body>{}</body></html>", lines.replace("https://YOUR-HOST", origin)));
    page.goto("/host.html");
    page.wait_until("[...document.querySelectorAll('reported-figures')].every((it) => it.shadowRoot?.querySelector('canvas'))");
    assert_eq!(page.js("return document.querySelectorAll('reported-figures, iframe').length"), json!(3));
    page.js("document.querySelector('iframe').scrollIntoView()");
    page.wait_until("document.querySelector('iframe').style.height && document.querySelector('iframe').clientHeight !== 640");
    page.wait_until("document.querySelector('iframe').clientWidth === document.body.clientWidth");
    page.enter_frame(FRAME);
    page.wait_until("shadow?.querySelector('canvas') && shadow.querySelector('.rf').lang === 'en'");
    page.leave_frames();
    // The text below the frame moves until the frame has its height.
    wait_until_frame_fits(page);
    click_near_frame(page, in_page("a[data-reported-figures]"));
    page.wait_until("document.querySelector('#growth').view.highlight === 'nanan'");
    // The policy also blocks the error collector of the tests and the icon that the browser asks for.
    let ours = |error: &String| !error.contains("__collector") && !error.contains("favicon");
    let errors: Vec<String> = page.errors().into_iter().filter(ours).collect();
    assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
}

in_every_engine! {
    /// The lines that documents tell sites to copy, word for word, those of today and of every version before: on a page of
    /// another origin whose policy grants what the document says and no more.
    fn documents(page: &mut Page) {
        let mut site = Server::start();
        site.mount(dist());
        for document in documents() {
            works_as_documented(page, &site.origin(), &document);
        }
    }

    /// The preview takes no focus, in which Escape would not reach the dialog.
    fn escape_closes_the_dialog_from_anywhere(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/index.html?lang=en");
        page.wait_until("document.querySelector('#embed-open:enabled')");
        page.click(in_page("#embed-open"));
        page.wait_until("document.querySelector('#embed[open] iframe[src]')");
        for _ in 0..10 {
            page.keys(&["Tab"]);
            assert_ne!(page.js("return document.activeElement.localName"), json!("iframe"), "{}", page.engine());
        }
        page.keys(&["Escape"]);
        page.wait_until("!document.querySelector('#embed[open]')");
        page.assert_no_errors();
    }

    /// The one file is the view on the screen, from its first paint on, wherever it is opened.
    fn file_of_a_view(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/index.html?metric=forest_cover&lang=en");
        page.wait_until("document.querySelector('#embed-open:enabled')");
        page.click(in_page("#embed-open"));
        page.js("const form = document.querySelector('#embed form'); form.elements.way.value = 'file'; form.dispatchEvent(new Event('change'));\
            const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob.text(); return make.call(URL, blob); };\
            HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");
        page.wait_until("document.querySelector('#embed textarea').getClientRects().length === 0");
        page.js("[...document.querySelectorAll('#embed .primary')].find((it) => it.getClientRects().length).click()");
        page.wait_until("window.savedAs === 'reported-figures.html'");
        let text = page.promise("saved");
        page.assert_no_errors();
        let file = crate::support::driver::Scratch::new("file-of-a-view");
        let path = file.path.join("saved.html");
        std::fs::write(&path, text.as_str().expect("a text")).unwrap();
        page.goto(&format!("file://{}", path.display()));
        wait_until_live(page);
        settle(page);
        assert_eq!(page.js("return [host.view.metric, document.documentElement.lang, shadow.querySelector('.rf').lang]"),
            json!(["forest_cover", "en", "en"]), "{}", page.engine());
        // Its reader begins there again, too.
        page.js("shadow.querySelector('[name=reset]')?.click()");
        settle(page);
        assert_eq!(page.js("return host.view.metric"), json!("forest_cover"));
        // Without its script, the picture of the view stands there.
        assert!(text.as_str().unwrap().contains("<svg") && page.js("return host.querySelector('svg').textContent.includes('Forest')") == json!(true));
    }

    /// Home screens and browser bars find an icon and the ground of both themes.
    fn icon_and_colours(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/index.html");
        let colours = "return [...document.querySelectorAll('meta[name=theme-color]')].map((it) => it.content)";
        assert_eq!(page.js(colours), json!(["#ffffff", "#15161a"]));
        page.wait_until("document.querySelector('link[rel=apple-touch-icon]')");
        page.promise("new Promise((done, failed) => { const it = new Image(); it.onload = () => done(it.naturalWidth); it.onerror = failed;\
            it.src = document.querySelector('link[rel=apple-touch-icon]').href; })");
        page.assert_no_errors();
    }

    /// The page around the chart, its button and the dialog have the theme that the view asks for.
    fn follow_the_theme(page: &mut Page) {
        page.server.mount(dist());
        for (theme, ground, dialog) in [("dark", "rgb(21, 22, 26)", "rgb(31, 33, 39)"), ("light", "rgb(255, 255, 255)", "rgb(255, 255, 255)")] {
            page.goto(&format!("/view/en/ranking/gdp_growth/?theme={theme}"));
            page.wait_until("document.getElementById('embed-open')?.disabled === false");
            page.wait_until_with("getComputedStyle(document.documentElement).colorScheme === arguments[0]", json!([theme]));
            page.js("document.getElementById('embed-open').click()");
            let colours = "return [document.body, document.getElementById('embed')].map((it) => getComputedStyle(it).backgroundColor)";
            assert_eq!(page.js(colours), json!([ground, dialog]), "{}", page.engine());
        }
    }

    /// The dialog offers code that works: the address of the frame shows the view that is on the screen.
    fn dialog(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/index.html?metric=forest_cover");
        page.wait_until("document.querySelector('#embed-open:enabled')");
        page.click(in_page("#embed-open"));
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("/frame/zh/ranking/forest_cover/\"") && text.contains("sandbox=\"allow-scripts"), "{text}");
        page.js("const form = document.querySelector('#embed form'); form.elements.version.value = 'frozen'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("/embed.") && !text.contains("/embed.html"), "{text}");
        page.js("const form = document.querySelector('#embed form'); form.elements.way.value = 'element'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains("integrity=\"sha384-") && text.contains("metric=\"forest_cover\""), "{text}");
        // The page around an element may be in any language; the copied element stays in this one.
        assert!(text.contains("<reported-figures loading=\"lazy\" lang=\"zh\""), "{text}");
        page.enter_frame(in_page("#embed iframe"));
        page.wait_until("shadow?.querySelector('canvas') && host.view.metric === 'forest_cover'");
        page.leave_frames();
        page.js("const form = document.querySelector('#embed form'); form.elements.way.value = 'npm'; form.dispatchEvent(new Event('change'))");
        let text = page.text_of_field("#embed textarea");
        assert!(text.contains(&format!("/{}\n", hashed_file("npm/reported-figures.", ".tgz"))), "{text}");
        assert!(text.contains(r#"view: {"lang":"zh","metric":"forest_cover"}"#), "{text}");
        // In the language of the view, even where no control shows the language.
        page.goto("/index.html?controls=minimal&lang=en");
        page.wait_until("document.querySelector('#embed-open:enabled')?.textContent === 'Embed this chart'");
        page.assert_no_errors();
    }
}
