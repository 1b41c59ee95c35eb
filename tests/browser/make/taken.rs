//! What is taken along works, and opens again.

use reported_figures::table::document::{About, dataset as document};
use reported_figures::table::{Mapping, read};
use serde_json::{Value, json};

use super::{
    SCHOOLS, catch_files, choose_file, correct, counts, dataset, forget, open, read_text, take,
    wait_until_drawn, wait_until_read,
};
use crate::support::driver::{Scratch, Setup};
use crate::support::in_every_engine;
use crate::support::locators::{HEADLINE, in_page};
use crate::support::page::Page;

/// Goes the way of somebody who was never here: paste, two questions, a cell, the source.
fn prepare(page: &mut Page) {
    open(page, "en");
    read_text(page, SCHOOLS);
    wait_until_drawn(page);
    page.click(in_page("input[name='dash_means -'][value=zero]"));
    // Read again and shown anew, or the next click meets what moves.
    page.wait_until("!document.querySelector('.question.open[data-code=dash_means]')");
    page.wait_until("document.querySelector('input[name=\"dash_means -\"]:checked')?.value === 'zero'");
    wait_until_drawn(page);
    page.click(in_page("input[name='is_total All schools'][value=total]"));
    page.wait_until("!document.querySelector('.question.open')");
    wait_until_drawn(page);
    correct(page, 3, 3, "91.4");
    page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
    page.js("document.getElementById('step-describe').click()");
    page.js("const it = document.querySelector('[data-key=source_name]'); it.value = 'School board'; it.dispatchEvent(new Event('change', { bubbles: true }))");
    page.wait_until("JSON.parse(host.data).source.name === 'School board'");
    page.js("document.getElementById('step-take').click()");
    page.promise("host.settled.then(() => true)");
    catch_files(page);
}

in_every_engine! {
    /// The one file shows the same figures and headline from a disk, in a browser that was never here, and opens again for editing.
    fn one_file_from_a_disk(page: &mut Page) {
        prepare(page);
        let (headline, figures) = (page.text(HEADLINE), dataset(page));
        let (name, file) = take(page, "take-file");
        assert_eq!(name, "attendance-of-schools-2024.html");
        let scratch = Scratch::new("make");
        let path = scratch.path.join(&name);
        std::fs::write(&path, &file).unwrap();
        page.assert_no_errors();
        page.js("localStorage.setItem('profile', 'first')");
        page.restart(&Setup::default());
        page.goto("/make.html");
        assert_eq!(page.js("return [localStorage.getItem('profile'), document.cookie]"), json!([null, ""]), "{}: the same profile", page.engine());
        page.goto(&format!("file://{}", path.display()));
        page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => true)");
        assert_eq!(page.text(HEADLINE), headline, "{}", page.engine());
        assert_eq!(dataset(page), figures);
        assert_eq!(page.js("return [document.documentElement.lang, document.querySelector('h1').textContent]"), json!(["en", "Attendance of schools 2024"]));
        open(page, "en");
        // Nothing is kept here of the table: it comes with the file.
        page.wait_until("!document.getElementById('give').hidden && document.getElementById('check').hidden");
        choose_file(page, &name, &file);
        wait_until_read(page);
        wait_until_drawn(page);
        assert_eq!(counts(page)[4], 0);
        let again = dataset(page);
        for key in ["title", "source", "units", "metrics", "figures", "gaps"] {
            assert_eq!(again[key], figures[key], "{key}");
        }
    }

    /// Dataset and mapping: with the mapping, the native reader makes the same dataset of the table.
    fn dataset_and_mapping(page: &mut Page) {
        prepare(page);
        let (_, taken) = take(page, "take-dataset");
        let taken: Value = serde_json::from_slice(&taken).unwrap();
        assert_eq!(taken, dataset(page));
        let (name, mapping) = take(page, "take-mapping");
        assert_eq!(name, "attendance-of-schools-2024.mapping.json");
        let read_as: Mapping = serde_json::from_slice(&mapping).unwrap();
        let reading = read(SCHOOLS.as_bytes(), Some(&read_as)).unwrap();
        assert!(reading.questions.is_empty(), "{:?}", reading.questions);
        let about = About::default();
        assert_eq!(document(&reading, &about), taken);
        // The same table, given again with the mapping.
        page.js("document.getElementById('step-give').click()");
        read_text(page, SCHOOLS);
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '1'");
        choose_file(page, &name, &mapping);
        page.wait_until("document.querySelector('#counts .not_understood').dataset.count === '0'");
        page.wait_until("JSON.parse(host.data).source.name === 'School board'");
        page.assert_no_errors();
    }

    /// Pictures have the chart, and the lines of the embed name the element.
    fn pictures_and_lines(page: &mut Page) {
        prepare(page);
        let (name, svg) = take(page, "take-svg");
        assert!(name.ends_with(".svg") && String::from_utf8(svg).unwrap().contains("Elm Primary"));
        let (name, png) = take(page, "take-png");
        assert!(name.ends_with(".png") && png.starts_with(b"\x89PNG"));
        let lines = page.js("return document.querySelector('[data-key=embed]').value");
        let lines = lines.as_str().unwrap();
        assert!(lines.lines().count() == 2 && lines.contains("/reported-figures.js") && lines.contains("src=\"figures.json\""), "{lines}");
        page.assert_no_errors();
    }

    /// The ZIP is a site of its own, for a page and for frames; and it opens again for editing.
    fn site_in_an_archive(page: &mut Page) {
        prepare(page);
        let figures = dataset(page);
        // Not what is shown by itself: the view goes along, and comes back.
        let first = page.text(HEADLINE);
        let metrics: Vec<&str> = figures["metrics"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
        let other = metrics.last().unwrap();
        page.js(&format!("host.view = {{ ...host.view, metric: '{other}' }}"));
        page.wait_until_with("host.view.metric === arguments[0]", json!([other]));
        page.promise("host.settled.then(() => true)");
        let headline = page.text(HEADLINE);
        assert_ne!(headline, first);
        let (name, archive) = take(page, "take-zip");
        assert_eq!(name, "attendance-of-schools-2024.zip");
        page.assert_no_errors();
        let scratch = Scratch::new("site");
        zip::ZipArchive::new(std::io::Cursor::new(&archive)).unwrap().extract(&scratch.path).unwrap();
        page.server.mount(&scratch.path);
        for path in ["/index.html", "/embed.html"] {
            page.goto(path);
            page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => host.settled).then(() => true)");
            assert_eq!(page.text(HEADLINE), headline, "{} {path}", page.engine());
            page.wait_until("shadow.querySelector('canvas')");
            // What only some views need comes along.
            page.js("host.chart = 'coverage'");
            page.wait_until("shadow.querySelector('h2').textContent !== ''");
            page.promise("host.settled.then(() => true)");
            page.assert_no_errors();
        }
        assert_eq!(serde_json::from_slice::<Value>(&std::fs::read(scratch.path.join("figures.json")).unwrap()).unwrap(), figures);
        open(page, "en");
        forget(page);
        choose_file(page, &name, &archive);
        wait_until_read(page);
        wait_until_drawn(page);
        page.wait_until_with("host.view.metric === arguments[0]", json!([other]));
        page.promise("host.settled.then(() => true)");
        assert_eq!(page.text(HEADLINE), headline);
        assert_eq!(dataset(page)["figures"], figures["figures"]);
        assert_eq!(dataset(page)["source"], figures["source"]);
        page.assert_no_errors();
    }

    /// A dataset opens again as a table, also one that no table here made; what a table cannot hold is told.
    fn dataset_again(page: &mut Page) {
        prepare(page);
        let (name, taken) = take(page, "take-dataset");
        let before = dataset(page);
        forget(page);
        choose_file(page, &name, &taken);
        wait_until_read(page);
        wait_until_drawn(page);
        assert_eq!(counts(page)[4], 0);
        let values = |it: &Value| it["figures"].as_array().unwrap().iter().map(|it| json!([it["unit"], it["metric"], it["value"], it["bound"], it["quote"]])).collect::<Vec<_>>();
        // What was corrected, and a dash that is a zero, have no quote that is read as the same without a question.
        let uncorrected =
            |all: Vec<Value>| all.into_iter().filter(|it| it[2] != "91.4" && it[0] != "elm-primary").collect::<Vec<_>>();
        assert_eq!(uncorrected(values(&dataset(page))), uncorrected(values(&before)));
        assert_eq!(dataset(page)["source"], before["source"]);
        let own = std::fs::read(reported_figures::site::root().join("tests/examples/hospitals.json")).unwrap();
        choose_file(page, "hospitals.json", &own);
        page.wait_until("document.getElementById('status').textContent.startsWith('The table was made again of the dataset. What a table cannot hold')");
        choose_file(page, "broken.json", b"{\"metrics\": [], \"figures\": []}");
        page.wait_until("document.getElementById('refusal').textContent.startsWith('This dataset has errors')");
        page.assert_no_errors();
    }
}
