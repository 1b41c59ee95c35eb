//! The pages of findings: each shows its own before any script, and with scripts the address follows the view.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::json;

use crate::support::dist::dist;
use crate::support::fault::Fault;
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;
use crate::support::steps::{settle, wait_until_live};
use reported_figures::site::package::sizes::FIRST_RESPONSE;

const RANKING: &str = "/view/en/ranking/tax_revenue_growth/";

/// The text of the first heading of the widget as it came, without its shadow tree.
const FIRST_HEADING: &str = "document.querySelector('reported-figures h2').textContent";

fn open(page: &mut Page, path: &str) {
    page.server.mount(dist());
    page.goto(path);
    wait_until_live(page);
    page.wait_until("host.addresses");
    settle(page);
}

fn path(page: &Page) -> String {
    page.js("return location.pathname").as_str().expect("a path").to_owned()
}

fn heading(page: &Page) -> String {
    page.js("return shadow.querySelector('h2').textContent").as_str().expect("a heading").to_owned()
}

in_every_engine! {
    /// Without scripts a page shows its own finding, with a picture as wide as the page, and leads to others.
    fn without_scripts(page: &mut Page) {
        page.server.mount(dist());
        page.without_scripts();
        page.goto(RANKING);
        let first = page.js(&format!("return {FIRST_HEADING}"));
        assert!(first.as_str().is_some_and(|text| text.starts_with("Tax revenue growth: ")), "{first}");
        let widths = page.js(
            "return [...document.querySelectorAll('[data-part=plot] svg')].map((it) => it.getBoundingClientRect().width).filter(Boolean)",
        );
        assert!(widths.as_array().is_some_and(|all| all.len() == 1), "{}: {widths}", page.engine());
        page.click(in_page("#findings a[href$='view/en/profile/dazu/']"));
        page.wait_until("location.pathname === '/view/en/profile/dazu/'");
        page.wait_until(&format!("{FIRST_HEADING}.startsWith('Dazu reported ')"));
        page.click(in_page("#findings a[hreflang=zh]"));
        page.wait_until("location.pathname === '/view/zh/profile/dazu/'");
        page.wait_until(&format!("{FIRST_HEADING}.startsWith('大足区')"));
    }

    /// With scripts the address is that of the page which shows the view; nothing is loaded anew.
    fn address_follows_the_view(page: &mut Page) {
        open(page, "/");
        page.js("window.stays = true");
        page.choose(crate::support::locators::METRIC, "tax_revenue_growth");
        page.wait_until("location.pathname === '/view/zh/ranking/tax_revenue_growth/'");
        settle(page);
        let shown = heading(page);
        page.click(in_page("#findings a[href$='view/zh/profile/dazu/']"));
        page.wait_until("location.pathname === '/view/zh/profile/dazu/'");
        page.wait_until("document.title.startsWith('大足区') && document.title === shadow.querySelector('h2').textContent");
        page.click(crate::support::locators::ENGLISH);
        page.wait_until("location.pathname === '/view/en/profile/dazu/'");
        page.wait_until("document.getElementById('findings').dataset.lang === 'en'");
        page.wait_until("document.querySelector('#findings [aria-current]')?.textContent === 'Dazu'");
        assert_eq!(page.js("return window.stays"), json!(true), "{}", page.engine());
        page.reload();
        wait_until_live(page);
        assert!(heading(page).starts_with("Dazu reported "), "{}: {}", page.engine(), heading(page));
        page.goto("/view/zh/ranking/tax_revenue_growth/");
        wait_until_live(page);
        assert_eq!(heading(page), shown, "{}", page.engine());
        page.assert_no_errors();
    }

    /// What no page shows stays in the query, and comes back from there.
    fn other_state_stays_in_the_query(page: &mut Page) {
        open(page, "/view/en/growth/gdp_growth/");
        page.js("shadow.querySelector('input[name=hold]').click()");
        page.wait_until("location.search === '?hold=on'");
        assert_eq!(path(page), "/view/en/growth/gdp_growth/", "{}", page.engine());
        page.js("shadow.querySelector('[name=chart][value=compare]').click()");
        page.wait_until("location.pathname === '/' && location.search.includes('chart=compare')");
        settle(page);
        let compared = heading(page);
        page.reload();
        wait_until_live(page);
        settle(page);
        assert_eq!(heading(page), compared, "{}", page.engine());
        assert_eq!(page.js("return shadow.querySelector('.rf').lang"), json!("en"), "{}", page.engine());
        page.assert_no_errors();
    }

    /// A page for frames whose script does not come shows its own view, with the reason.
    fn a_frame_without_its_script(page: &mut Page) {
        page.server.mount(dist());
        page.server.inject_fault("/element.js", Fault::default().status(404));
        page.goto("/frame/en/growth/gdp_growth/");
        page.wait_until("document.querySelector('[data-part=failure]')");
        let told = page.js("return document.querySelector('[data-part=failure]').textContent");
        assert!(told.as_str().is_some_and(|text| text.contains("did not load") && text.contains("script-404")), "{told}");
        let shown = page.js(&format!(
            "return [{FIRST_HEADING}, getComputedStyle(document.querySelector('reported-figures > .rf')).visibility]"
        ));
        assert!(shown[0].as_str().is_some_and(|text| text.starts_with("GDP growth: ")), "{shown}");
        assert_eq!(shown[1], json!("visible"), "{}", page.engine());
    }

    /// The picture of a live frame is that of its page; the dialog hands out its address.
    fn the_dialog_hands_out_pages(page: &mut Page) {
        open(page, "/view/en/growth/gdp_growth/");
        page.click(in_page("#embed-open"));
        page.wait_until("document.querySelector('#embed textarea').value.includes('/frame/en/growth/gdp_growth/\"')");
        page.enter_frame(in_page("#embed iframe"));
        wait_until_live(page);
        assert!(heading(page).starts_with("GDP growth: "), "{}: {}", page.engine(), heading(page));
        page.leave_frames();
        page.assert_no_errors();
    }
}

/// The pages below a folder of the site, by their addresses.
fn pages_in(folder: &Path, address: &str, pages: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().into_string().expect("a name");
        if entry.file_type().expect("a type").is_dir() {
            pages_in(&entry.path(), &format!("{address}{name}/"), pages);
        } else if name == "index.html" {
            pages.insert(address.to_owned(), std::fs::read_to_string(entry.path()).expect("a page"));
        }
    }
}

fn all_pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    pages_in(&dist().join("view"), "/view/", &mut pages);
    pages
}

/// What stands between two texts.
fn between<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let (_, rest) = html.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// What a crawler reads of each page, which runs no scripts: its own title, heading, description and picture.
#[test]
fn a_crawler_reads_each_finding() {
    let pages = all_pages();
    assert!(pages.len() > 40, "{} pages", pages.len());
    let mut titles = BTreeSet::new();
    for (address, html) in &pages {
        let title = between(html, "<title>", "</title>");
        // One that is long has a class.
        let (_, heading) = between(html, "<h2", "</h2>").split_once('>').expect("a tag that ends");
        let heading = heading.replace("<span class=word>", "").replace("</span>", "");
        assert_eq!(heading, title, "{address}");
        assert!(between(html, "<meta name=\"description\" content=\"", "\"").len() > 30, "{address}");
        assert!(between(html, "property=\"og:title\" content=\"", "\"") == title, "{address}");
        let lang = address.split('/').nth(2).expect("a language");
        assert_eq!(between(html, "<html lang=\"", "\""), lang, "{address}");
        assert!(html.contains("<svg class=\"w") && html.contains("<table"), "{address}");
        titles.insert((lang, title));
    }
    // Growth and ranking of a metric may have the same finding only if their headlines say the same of it.
    assert!(titles.len() * 10 >= pages.len() * 9, "{} titles of {} pages", titles.len(), pages.len());
}

/// From the first page, each finding of either language is at most three links away.
#[test]
fn every_finding_is_three_links_away() {
    let pages = all_pages();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let start = std::fs::read_to_string(dist().join("index.html")).expect("a page");
    let mut next: Vec<(String, String)> = vec![("/".to_owned(), start)];
    for _ in 0..3 {
        let mut found = Vec::new();
        for (address, html) in &next {
            for link in between(html, "<nav id=\"findings\"", "</nav>").split("href=\"").skip(1) {
                let base = url::Url::parse(&format!("http://site{address}")).expect("an address");
                let target = base.join(link.split('"').next().expect("a link")).expect("an address");
                let html = pages.get(target.path());
                let html = html.unwrap_or_else(|| panic!("{address} leads to {target}, which is no page"));
                if reached.insert(target.path().to_owned()) {
                    found.push((target.path().to_owned(), html.clone()));
                }
            }
        }
        next = found;
    }
    assert_eq!(reached, pages.keys().cloned().collect());
}

/// Each page arrives in one flight, and the one for frames is there.
#[test]
fn each_page_is_one_first_response() {
    for address in all_pages().keys() {
        for address in [address.clone(), address.replacen("/view/", "/frame/", 1)] {
            let file = dist().join(&address[1..]).join("index.html.br");
            let bytes =
                std::fs::metadata(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).len();
            assert!(bytes as usize <= FIRST_RESPONSE, "{address} has {bytes} bytes");
        }
    }
}
