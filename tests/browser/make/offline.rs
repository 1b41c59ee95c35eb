//! The page without a network: after one visit, and as a file from a disk.

use serde_json::json;

use super::{
    SCHOOLS, catch_files, counts, dataset, forget, open, read_text, take, wait_until_drawn, wait_until_ready,
};
use crate::support::driver::Scratch;
use crate::support::in_every_engine;
use crate::support::locators::HEADLINE;
use crate::support::page::Page;

/// Reads a table, and returns the headline of its chart and what one of the files that are handed out shows.
fn use_it(page: &Page) -> (String, Vec<usize>) {
    read_text(page, SCHOOLS);
    wait_until_drawn(page);
    page.js("document.getElementById('step-take').click()");
    page.promise("host.settled.then(() => true)");
    catch_files(page);
    let (name, file) = take(page, "take-file");
    assert_eq!(name, "attendance-of-schools-2024.html");
    assert!(String::from_utf8(file).unwrap().contains("Birch Primary"), "{}", page.engine());
    let (_, archive) = take(page, "take-zip");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&archive)).unwrap();
    assert!(archive.by_name("reported-figures.js").unwrap().size() > 10_000);
    (page.text(HEADLINE), counts(page))
}

in_every_engine! {
    /// All of the page works without network after one visit; and saved as a file, from a disk.
    fn after_one_visit_and_from_a_disk(page: &mut Page) {
        // The service worker compares each file with its hash.
        page.server.serve_unmodified();
        open(page, "en");
        let with_network = use_it(page);
        let figures = dataset(page);
        let (name, saved) = take(page, "take-page");
        assert_eq!(name, "make.html");
        page.assert_no_errors();

        if page.js("return Boolean(navigator.serviceWorker)") == json!(true) {
            page.promise("Promise.race([navigator.serviceWorker.ready.then(() => 1), new Promise((done) => setTimeout(done, 15000))])");
            forget(page);
            page.server.go_down();
            page.goto("/make.html?lang=en");
            wait_until_ready(page);
            assert_eq!(use_it(page), with_network, "{}", page.engine());
            page.server.go_up();
        }

        let scratch = Scratch::new("saved-page");
        let path = scratch.path.join(&name);
        std::fs::write(&path, &saved).unwrap();
        page.goto(&format!("file://{}?lang=en", path.display()));
        wait_until_ready(page);
        assert_eq!(use_it(page), with_network, "{}", page.engine());
        assert_eq!(dataset(page)["figures"], figures["figures"]);
        let lines = page.js("return document.querySelector('[data-key=embed]').value");
        assert!(lines.as_str().unwrap().contains(&format!("src=\"{}/reported-figures.js\"", page.server.origin())), "{lines}");
        page.assert_no_errors();
    }
}
