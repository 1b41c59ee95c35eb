//! Text of a dataset stays text, whatever it looks like.

use crate::failures::LOGGED;
use crate::support::dist::dist;
use crate::support::each_engine::is_turn;
use crate::support::in_every_engine;

/// Puts each payload into every text of a dataset at once, and into every parameter; only text may come of it.
const HOSTILE: &str = include_str!("hostile-text.js");

in_every_engine! {
    /// In the texts of a dataset, in its addresses and in the parameters of a view: each shape of it, with a third of its endings in each engine.
    fn stays_text(page: &mut Page) {
        page.server.mount(dist());
        page.server.file("/small.json", "application/json", include_bytes!("../../source/small.json").to_vec());
        page.server.page("/host.html", "<!doctype html><html lang=zh><title>host</title><script type=module src=/reported-figures.js></script>\
            <script>for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { throw new Error(name); };</script>\
            <body><reported-figures motion=none></reported-figures>");
        page.goto("/host.html");
        page.promise("host.ready.then(() => 1)");
        let turns: Vec<usize> = (0..3).filter(|turn| is_turn(page.engine(), *turn)).collect();
        page.js(&format!("window.hostile = (async () => {{ const TURNS = {turns:?}; {HOSTILE} }})()"));
        page.promise("hostile.then((it) => { window.hostile = it; })");
        for from in (0..300).step_by(10) {
            page.promise(&format!("hostile.texts({from}, {})", from + 10));
        }
        page.promise("hostile.addresses()");
        page.promise("hostile.parameters()");
        // Refused data is reported with its reason, which is no error of the page.
        let errors: Vec<String> = page
            .errors()
            .into_iter()
            .filter(|error| error != "widget: bad-data" && !error.contains(LOGGED))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", page.engine());
    }
}
