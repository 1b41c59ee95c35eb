//! Where tables are embedded: from another site, under strict policies, in frames.

use serde_json::json;

use super::{DOUBTFUL, LATER, MAPPING, PLAIN, QUICK, headline, looks, open, table, wait_until_shown};
use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;
use crate::support::server::Server;

/// A table that is read in a worker, where there may be one.
fn large() -> String {
    (0..4000)
        .fold("Ward,Residents\n".to_owned(), |text, at| text + &format!("Ward {at} North,{}\n", 1000 + at))
}

/// Opens a page whose element comes from another site, under a policy of its own.
fn open_elsewhere(page: &mut Page, site: &Server, policy: &str, attributes: &str) {
    let origin = site.origin();
    page.server.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>host</title>\
        <script src=/watch.js></script>\
        <meta http-equiv=content-security-policy content=\"{policy}\">\
        <script type=module src={origin}/reported-figures.js></script></head>\
        <body><reported-figures lang=en {attributes}><p>fallback</p></reported-figures></body></html>"
        ),
    );
    let script = QUICK.trim_start_matches("<script>").trim_end_matches("</script>");
    let watch = format!(
        "{script};window.violated = []; addEventListener('securitypolicyviolation', (it) => violated.push(it.effectiveDirective));\
        window.workers = 0; const Plain = Worker; window.Worker = function (...all) {{ const made = new Plain(...all); workers++; return made; }};"
    );
    page.server.file("/watch.js", "text/javascript", watch.into_bytes());
    page.goto("/host.html");
}

fn site() -> Server {
    let mut site = Server::start();
    site.mount(dist());
    site
}

fn wait_until_drawn(page: &Page) {
    page.wait_until("shadow?.querySelector('canvas')");
    page.promise("host.settled.then(() => true)");
}

in_every_engine! {
    /// From another site a worker is made of a text; where the policy forbids that, the page reads the table itself.
    fn another_site(page: &mut Page) {
        let site = site();
        let origin = site.origin();
        table(page, "/large.csv", &large());
        table(page, "/small.csv", PLAIN);
        let strict = format!("default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; connect-src 'self' {origin}; img-src 'self' data: blob:");
        for (policy, file, workers) in [
            (format!("{strict}; worker-src blob:"), "/large.csv", true),
            (format!("{strict}; worker-src 'none'"), "/large.csv", false),
            (format!("{strict}; require-trusted-types-for 'script'; trusted-types 'none'"), "/large.csv", false),
            (strict, "/small.csv", false),
        ] {
            open_elsewhere(page, &site, &policy, &format!("src={file}"));
            wait_until_drawn(page);
            let length = page.js("return JSON.parse(host.data).figures.length");
            assert_eq!(length, json!(if file == "/large.csv" { 4000 } else { 4 }), "{} {policy}", page.engine());
            if workers {
                assert_eq!(page.js("return [workers, violated]"), json!([1, []]), "{}", page.engine());
            }
            if file == "/small.csv" {
                assert_eq!(page.js("return [workers, violated]"), json!([0, []]), "{}", page.engine());
            }
        }
    }

    /// On its own site the worker has an address.
    fn own_site(page: &mut Page) {
        table(page, "/large.csv", &large());
        open(page, "src=/large.csv");
        wait_until_shown(page);
        assert!(page.server.requests().iter().any(|it| it.path.starts_with("/make-worker.")), "{}", page.engine());
        assert!(headline(page).contains("Ward 3999 North"), "{}", headline(page));
        page.assert_no_errors();
    }

    /// A frame shows a table, by a mapping, and looks again; sandboxed too.
    fn frames(page: &mut Page) {
        for sandbox in ["", "sandbox=allow-scripts"] {
            page.server.mount(dist());
            table(page, "/live.csv", DOUBTFUL);
            page.server.file("/mapping.json", "application/json", MAPPING.as_bytes().to_vec());
            page.server.page("/host.html", &format!("<!doctype html><html lang=en><title>host</title><body>\
                <iframe {sandbox} width=600 height=640 src='/embed.html?src=/live.csv&mapping=/mapping.json&refresh=5&lang=en'></iframe>\
                <script src=/host.js></script></body></html>"));
            page.goto("/host.html");
            page.enter_frame(in_page("iframe"));
            page.wait_until("shadow?.querySelector('canvas') && shadow.querySelector('[data-part=as-of]')");
            assert!(headline(page).contains("Ash Primary"), "{}: {}", page.engine(), headline(page));
            table(page, "/live.csv", &DOUBTFUL.replace("35", "99"));
            page.wait_until("shadow.querySelector('[data-part=as-of]').textContent.includes('1 figure changed (Fir Primary)')");
            assert!(looks(page, "/live.csv") >= 2);
            page.wait_until("document.title.includes('Fir Primary')");
            page.leave_frames();
            page.assert_no_errors();
        }
    }

    /// Where figures of a host's own do not come, nothing on the page names those of this site, and it is as high as its message.
    fn figures_that_do_not_come(page: &mut Page) {
        page.server.mount(dist());
        page.goto("/embed.html?lang=en&src=/nowhere.json");
        page.wait_until("host.hasAttribute('data-failed') && shadow?.querySelector('[data-part=failure]')");
        let named = "return [document.title, document.querySelector('h1').textContent, document.documentElement.lang]";
        assert_eq!(page.js(named), json!(["Reported figures", "Reported figures", "en"]), "{}", page.engine());
        page.wait_until("document.documentElement.scrollHeight <= innerHeight && document.body.getBoundingClientRect().height < 200");
        assert_eq!(page.js("return getComputedStyle(host.querySelector('.rf')).display"), json!("none"));
    }

    /// Opened by itself, the page for frames shows no figures of another site under this one's name.
    fn alone(page: &mut Page) {
        let site = site();
        site.file("/other.csv", "text/csv", LATER.as_bytes().to_vec());
        page.server.mount(dist());
        table(page, "/live.csv", PLAIN);
        page.goto(&format!("/embed.html?lang=en&src={}/other.csv", site.origin()));
        page.wait_until("document.querySelector('[data-part=failure]')?.textContent === 'Figures of another site are shown in a frame only.'");
        assert_eq!(site.requests().len(), 0);
        // The page for readers leads there: its own figures would be others than those asked for.
        for asked in ["/embed.html", "/", "/index.html"] {
            page.goto(&format!("{asked}?lang=en&src=/live.csv"));
            page.wait_until("location.pathname === '/embed.html' && shadow?.querySelector('h2')?.textContent.includes('Ash Primary')");
        }
        page.assert_no_errors();
    }
}
