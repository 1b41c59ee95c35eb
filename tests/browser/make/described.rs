//! What an editor adds to a table: figures per head, a headline, metrics that are not comparable, title and source.

use serde_json::json;

use super::{
    SCHOOLS, catch_files, choose_file, dataset, open, read_text, set, take, texts, wait_until_drawn,
    wait_until_read,
};
use crate::support::in_every_engine;
use crate::support::page::Page;

fn describe(page: &mut Page, lang: &str, table: &str) {
    open(page, lang);
    read_text(page, table);
    wait_until_drawn(page);
    page.js("document.getElementById('step-describe').click()");
}

in_every_engine! {
    /// A rate is computed by keyboard from two columns; chart, table and exports have it with its arithmetic; it is undone.
    fn per_thousand(page: &mut Page) {
        describe(page, "en", SCHOOLS);
        set(page, "compute of", "Exclusions");
        set(page, "compute per", "Pupils");
        assert_eq!(page.js("return document.querySelector('[data-key=\"compute name\"]').value"), json!("Exclusions per 1,000 Pupils"));
        page.js("document.querySelector('[data-key=\"compute add\"]').focus()");
        page.keys(&["Enter"]);
        page.wait_until("host.data.includes('Exclusions per 1,000 Pupils')");
        let made = dataset(page);
        let rates: Vec<_> = made["figures"].as_array().unwrap().iter().filter(|it| it["metric"] == made["metrics"][3]["id"]).collect();
        assert_eq!(rates[0]["note"], "<5 ÷ 412 × 1,000 → <12.2");
        assert_eq!([&rates[0]["value"], &rates[0]["bound"]], ["12.2", "under"]);
        assert!(texts(page, "#metrics small")[0].contains("Exclusions ÷ Pupils × 1,000, rounded to 1 decimal"));
        // The chart says how, and so does its CSV.
        page.js_with("host.metric = arguments[0]", json!([made["metrics"][3]["id"]]));
        page.wait_until("shadow.querySelector('h2').textContent.includes('per 1,000 Pupils')");
        page.wait_until("shadow.textContent.includes('Computed: Exclusions ÷ Pupils × 1,000, rounded to 1 decimal.')");
        let csv = page.promise("host.toCSV()");
        assert!(csv.as_str().unwrap().contains("<5 ÷ 412 × 1,000 → <12.2"), "{csv}");
        let svg = page.promise("host.toSVG()");
        assert!(svg.as_str().unwrap().contains("÷"), "the picture says nothing of the arithmetic");
        page.js("document.querySelector('[data-key=\"leave Exclusions per 1,000 Pupils\"]').click()");
        page.wait_until("!host.data.includes('per 1,000 Pupils')");
        page.js("document.getElementById('undo').click()");
        page.wait_until("host.data.includes('per 1,000 Pupils')");
        page.assert_no_errors();
    }

    /// A headline of the editor's own is held against the data, and stands above the chart, which keeps its own.
    fn own_headline(page: &mut Page) {
        describe(page, "en", SCHOOLS);
        let own = page.js("return shadow.querySelector('h2').textContent");
        set(page, "headline", "Attendance at Elm Primary is 9.4 above London");
        page.wait_until("document.querySelector('#about .unset small')?.textContent === 'Not in the data: 9.4, London'");
        page.wait_until("[...document.querySelectorAll('#problems li')].some((it) => it.textContent.trim() === 'Your own headline: Not in the data: 9.4, London')");
        set(page, "headline", "Elm Primary leads <with> 95.2%");
        page.wait_until("!document.getElementById('problems').textContent.includes('Not in the data')");
        page.promise("host.settled.then(() => true)");
        assert_eq!(page.js("return shadow.querySelector('h2').textContent"), own);
        page.js("document.getElementById('step-take').click()");
        page.wait_until("document.querySelector('[data-key=embed]')?.value.includes('<h2>Elm Primary leads &lt;with&gt; 95.2%</h2>')");
        catch_files(page);
        let (name, file) = take(page, "take-file");
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains("<title>Elm Primary leads &lt;with&gt; 95.2%</title>") && text.contains("<h1>Elm Primary leads &lt;with&gt; 95.2%</h1>"));
        assert!(text.contains("@media screen and (prefers-color-scheme:dark){h1{color:#f1f2f4}}"), "the headline is dark on a dark page");
        open(page, "zh");
        choose_file(page, &name, &file);
        wait_until_read(page);
        page.wait_until("document.querySelector('[data-key=headline]')?.value === 'Elm Primary leads <with> 95.2%'");
        page.assert_no_errors();
    }

    /// Two metrics are declared not comparable with a reason, which the chart offers; and taken back.
    fn not_comparable(page: &mut Page) {
        describe(page, "zh", SCHOOLS);
        set(page, "near metric", "Pupils");
        set(page, "near other", "Exclusions");
        set(page, "near reason", "学生不是人次");
        page.js("document.querySelector('[data-key=\"near add\"]').click()");
        page.wait_until("JSON.parse(host.data).metrics[0].near?.[0].reason === '学生不是人次'");
        assert_eq!(dataset(page)["metrics"][1]["near"], json!([{"id": "pupils", "reason": "学生不是人次"}]));
        assert_eq!(texts(page, "#near-list li")[0], "Pupils与Exclusions：学生不是人次 删除");
        page.js("document.querySelector('#near-list button').click()");
        page.wait_until("!host.data.includes('near')");
        page.assert_no_errors();
    }

    /// A pasted table without title and source asks for both, and says before publication what readers would see.
    fn title_and_source_are_asked_for(page: &mut Page) {
        describe(page, "en", "Town,Visitors,Guides\nAsh,120,3\nElm,95,2\nOak,80,1\n");
        assert_eq!(texts(page, "#about .unset small"), ["Not set: readers see “Visitors, Guides”", "Not set: readers see “source not stated”"]);
        assert_eq!(texts(page, "#problems li")[..2], ["The title is not set: readers see “Visitors, Guides”.", "The source is not set: readers see “source not stated”."]);
        assert!(!page.js("return host.data + shadow.textContent").as_str().unwrap().contains("Source: table"));
        set(page, "title", "Visitors of three towns");
        page.wait_until("document.querySelectorAll('#about .unset').length === 1");
        set(page, "source_name", "The towns");
        page.wait_until("document.getElementById('publish').hidden");
        page.assert_no_errors();
    }
}
