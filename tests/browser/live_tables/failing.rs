//! A look that fails: what stands stays, and since when it is old is said, with the reason.

use serde_json::json;

use super::{
    DOUBTFUL, LATER, MAPPING, PLAIN, assert_no_errors_but, headline, line, looks, news, open, pause, table,
    value, wait_for_line, wait_until_shown,
};
use crate::support::fault::Fault;
use crate::support::in_every_engine;

in_every_engine! {
    /// Each failure says exactly what it is, once aloud; the figures stay, and come back when the file does.
    fn keeps_what_stands(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        let before = headline(page);
        let faults = [
            (Fault::default().status(404), "the address answers with 404", "data-404"),
            (Fault::default().status(503), "the address answers with 503", "data-503"),
            (Fault::default().body("<!doctype html><title>Sign in</title>").header("content-type", "text/html"), "a web page (“Sign in”)", "data-html"),
            (Fault::default().body(""), "the file is empty", "data-empty"),
            (Fault::default().body("nothing at all"), "cannot be read as a table", "data-table"),
            (Fault::default().body(DOUBTFUL), "What does “-” mean?", "data-questions"),
        ];
        for (fault, words, reason) in faults {
            page.server.clear_faults();
            page.server.inject_fault("/live.csv", fault);
            wait_for_line(page, words);
            assert!(line(page).starts_with("Figures as of ") && line(page).contains("the last look at "), "{}", line(page));
            assert!(news(page).contains(words), "{}: {}", page.engine(), news(page));
            assert_eq!((headline(page), page.js("return fired.at(-1)")), (before.clone(), json!(format!("error:{reason}"))));
            assert_eq!(value(page, "Fir Primary"), json!("351"));
            assert_eq!(page.js("return shadow.querySelector('[data-part=failure]')"), json!(null));
            let events = page.js("return fired.length");
            let count = looks(page, "/live.csv");
            pause(page, 600);
            assert!(looks(page, "/live.csv") > count && page.js("return fired.length") == events, "{}: told again and again", page.engine());
        }
        page.server.clear_faults();
        wait_for_line(page, "Figures as of ");
        page.wait_until("!shadow.querySelector('[data-part=as-of]').textContent.includes('failed')");
        table(page, "/live.csv", LATER);
        wait_for_line(page, "1 figure changed");
        let reasons = ["data-404", "data-503", "data-html", "data-empty", "data-table", "data-questions"];
        let errors = page.errors().into_iter().filter(|it| !it.contains("503")).count();
        assert!(errors >= reasons.len(), "each is in the console");
    }

    /// Other columns than the mapping knows, and a sign it does not: refused, and named.
    fn other_columns(page: &mut Page) {
        table(page, "/live.csv", DOUBTFUL);
        open(page, &format!("src=/live.csv refresh=5 mapping='{MAPPING}'"));
        wait_until_shown(page);
        table(page, "/live.csv", &DOUBTFUL.replace("Exclusions", "Suspensions"));
        wait_for_line(page, "the table has other columns than the mapping knows: “Exclusions” is gone; “Suspensions” is new");
        assert_eq!(page.js("return fired.at(-1)"), json!("error:data-misfits"));
        table(page, "/live.csv", &DOUBTFUL.replace("35", "x"));
        wait_for_line(page, "What does “x” mean?");
        table(page, "/live.csv", &DOUBTFUL.replace("35", "36"));
        wait_for_line(page, "1 figure changed (Fir Primary)");
        assert_no_errors_but(page, &["data-misfits", "data-questions"]);
    }

    /// The line speaks the language of the view, and follows when the reader chooses another.
    fn speaks_two_languages(page: &mut Page) {
        table(page, "/live.csv", PLAIN);
        open(page, "src=/live.csv refresh=5");
        wait_until_shown(page);
        page.js("shadow.querySelector('input[name=lang][value=zh]').click()");
        wait_for_line(page, "数字截至");
        page.server.inject_fault("/live.csv", Fault::default().status(404));
        wait_for_line(page, "再次查看未成功：该地址返回404");
        page.server.clear_faults();
        table(page, "/live.csv", LATER);
        wait_for_line(page, "更新：1个数字有变（Fir Primary）");
        assert_no_errors_but(page, &["data-404"]);
    }
}
