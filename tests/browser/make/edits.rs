//! Questions, cells and descriptions: each change is at once in the table and in the chart.

use serde_json::json;

use super::{SCHOOLS, correct, counts, dataset, label, open, read_text, texts, wait_until_drawn};
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::Page;

fn figures(page: &Page) -> usize {
    dataset(page)["figures"].as_array().expect("figures").len()
}

in_every_engine! {
    /// A guess is marked as one; a question that is answered by keyboard changes table and chart, and keeps the focus.
    fn answered_by_keyboard(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        wait_until_drawn(page);
        assert!(label(page, 2, 2).contains("gap · not reported · a guess"), "{}", label(page, 2, 2));
        let before = figures(page);
        let zero = in_page("input[name='dash_means -'][value=zero]");
        assert_eq!(page.js("return document.querySelector('input[name=\"dash_means -\"]:checked')"), json!(null));
        page.focus(zero);
        page.keys(&[" "]);
        page.wait_until("document.querySelector('input[name=\"dash_means -\"]:checked')?.value === 'zero'");
        page.wait_until_with("JSON.parse(host.data).figures.length === arguments[0]", json!([before + 1]));
        page.wait_until("document.querySelector('td[data-row=\"2\"][data-column=\"2\"]').ariaLabel.includes('figure · 0')");
        page.wait_until("document.activeElement.value === 'zero'");
        assert!(!texts(page, ".question.open .ask").iter().any(|it| it.contains('-')));
        page.assert_no_errors();
    }

    /// A cell is corrected in place by keyboard, undone and done again; Escape leaves it.
    fn corrected_in_place(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        wait_until_drawn(page);
        assert_eq!(counts(page)[4], 1);
        correct(page, 3, 3, "91.4");
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
        page.wait_until("document.activeElement.dataset.column === '3'");
        // The cells follow the counts.
        page.wait_until("document.querySelector('td[data-row=\"3\"][data-column=\"3\"]')?.ariaLabel.includes('corrected · printed as “9l.4”')");
        let value = |page: &Page| dataset(page)["figures"].as_array().unwrap().iter()
            .find(|it| it["unit"] == "fir-primary" && it["metric"] == "attendance").map(|it| it["value"].clone());
        assert_eq!(value(page), Some(json!("91.4")));
        page.click(in_page("#undo"));
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '1'");
        page.wait_until("!JSON.parse(host.data).figures.some((it) => it.value === '91.4')");
        page.click(in_page("#redo"));
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
        page.js("document.querySelector('td[data-row=\"0\"][data-column=\"1\"]').click()");
        page.keys(&["Enter", "7", "Escape"]);
        page.wait_until("document.activeElement.matches('td')");
        assert!(label(page, 0, 1).starts_with("412: figure"));
        page.keys(&["ArrowDown", "ArrowRight", "End"]);
        page.wait_until("document.activeElement.dataset.row === '1' && document.activeElement.dataset.column === '3'");
        page.assert_no_errors();
    }

    /// Title, source and what a metric is called reach the chart; a column and a row that are left out are in no figure.
    fn described_and_left_out(page: &mut Page) {
        open(page, "en");
        read_text(page, SCHOOLS);
        wait_until_drawn(page);
        page.js("document.getElementById('step-describe').click()");
        let set = |key: &str, value: &str| page.js_with(
            "const it = document.querySelector(`[data-key=\"${arguments[0]}\"]`); it.value = arguments[1];\
             it.dispatchEvent(new Event('change', { bubbles: true }))", json!([key, value]));
        set("source_name", "School board");
        page.wait_until("JSON.parse(host.data).source.name === 'School board'");
        set("source_link", "https://schools.example/2024");
        page.wait_until("JSON.parse(host.data).source.url === 'https://schools.example/2024'");
        // What is decided here is no mapping of another table.
        assert_eq!(page.js("return document.getElementById('misfits').hidden"), json!(true));
        set("period", "2023/24");
        page.wait_until("JSON.parse(host.data).period === '2023/24'");
        set("note", "Only public schools.");
        page.wait_until("JSON.parse(host.data).note === 'Only public schools.'");
        page.wait_until("document.querySelector('[data-key=note]').value === 'Only public schools.'");
        set("called Exclusions", "Suspensions");
        page.wait_until("JSON.parse(host.data).metrics[1].name === 'Suspensions'");
        set("better Exclusions", "lower");
        page.wait_until("JSON.parse(host.data).metrics[1].better === 'lower'");
        page.js("document.querySelector('[data-key=\"leave Pupils\"]').click()");
        page.wait_until("!host.data.includes('Pupils')");
        page.js("document.getElementById('step-check').click()");
        page.js("document.querySelector('td[data-row=\"0\"][data-column=\"0\"]').click()");
        page.js("document.querySelector('[data-key=leave]').click()");
        page.wait_until("!host.data.includes('Ash Primary')");
        page.wait_until("document.querySelector('td[data-row=\"0\"]').ariaLabel.includes('left out')");
        page.js("document.querySelector('[data-key=leave]').click()");
        page.wait_until("host.data.includes('Ash Primary')");
        // By what nothing can be read is not done.
        for column in ["Exclusions", "Attendance %"] {
            page.js_with("const it = document.querySelector(`select[aria-label*=\"${arguments[0]}\"]`); it.value = 'left_out';\
                it.dispatchEvent(new Event('change'))", json!([column]));
            page.wait_until_with("!host.data.includes('\"name\":\"' + arguments[0]) || !document.getElementById('refusal').hidden", json!([column]));
            page.promise("new Promise((done) => setTimeout(() => done(true), 300))");
        }
        assert!(texts(page, "#refusal")[0].contains("No cell of the table is a number"), "{:?}", texts(page, "#refusal"));
        page.assert_no_errors();
    }

    /// What may mislead is told beside the chart, and goes when it is corrected.
    fn told_before_publication(page: &mut Page) {
        open(page, "en");
        read_text(page, "Town,Share %\nAsh,57.0\nElm,1045.5\nOak,12.5\n");
        let told = texts(page, "#problems li");
        assert!(told.iter().any(|it| it.starts_with("Share %: the share of Elm is above 100%.")), "{told:?}");
        correct(page, 1, 1, "45.5");
        page.wait_until("!document.getElementById('problems').textContent.includes('above 100%')");
        page.assert_no_errors();
    }
}
