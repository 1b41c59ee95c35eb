//! A dataset that is corrected where it was embedded or linked before: the correction is said, with its day, and stands in all that
//! a reader takes away.

use serde_json::{Value, json};

use super::{line, news, open, wait_for_line, wait_until_shown};
use crate::support::dist::dist;
use crate::support::in_every_engine;
use crate::support::locators::{EVIDENCE, in_page};
use crate::support::page::Page;
use crate::support::steps::{settle, wait_until_live};

/// The view that somebody embedded.
const VIEW: &str = "metric=median_wait&highlight=eastmoor&lang=en";

/// The day and what was corrected, as a page in English says it.
const CORRECTION: &str = "Correction (2 October 2024): Eastmoor's median wait is 21.3 weeks, not 12.3.";

/// When the figures are of.
const VERSION: &str = "retrieved 12 September 2024 · corrected 2 October 2024";

/// Publishes the figures of hospitals: as they are, or as they were before a number was corrected.
fn publish(page: &Page, is_corrected: bool) {
    let mut dataset: Value = serde_json::from_str(include_str!("../../examples/hospitals.json")).unwrap();
    if !is_corrected {
        dataset.as_object_mut().unwrap().remove("corrections");
        for figure in dataset["figures"].as_array_mut().unwrap() {
            if figure["unit"] == "eastmoor" && figure["metric"] == "median_wait" {
                figure["value"] = json!(12.3);
            }
        }
    }
    page.server.file("/hospitals.json", "application/json", dataset.to_string().into_bytes());
}

/// The text of the widget, and the texts that a reader takes away of it, after the name of each.
fn shown(page: &Page) -> Vec<(String, String)> {
    let [table, evidence] = ["[data-part=table]", "[data-part=evidence]"]
        .map(|part| page.js(&format!("return shadow.querySelector('{part}')?.textContent ?? ''")));
    let footer = page.js("return shadow.querySelector('footer').textContent");
    let mut all = vec![("table", table), ("evidence", evidence), ("footer", footer)];
    for method in ["toSVG", "toCSV", "toData"] {
        all.push((method, page.promise(&format!("host.{method}()"))));
    }
    page.js("window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); }");
    page.js("shadow.querySelector('[data-take=citation]').click()");
    page.wait_until("copied.length");
    all.push(("quotation", page.js("return copied[0]")));
    all.into_iter().map(|(name, text)| (name.to_owned(), text.as_str().unwrap_or(name).to_owned())).collect()
}

fn assert_not_corrected(page: &Page) {
    page.wait_for(EVIDENCE);
    for (name, text) in shown(page) {
        assert!(!text.contains("orrect"), "{}, {name}: {text}", page.engine());
        assert!(!text.contains("21.3"), "{}, {name}: {text}", page.engine());
    }
}

fn assert_corrected(page: &Page) {
    page.wait_for(EVIDENCE);
    for (name, text) in shown(page) {
        let flat = text.replace("\u{2068}", "").replace("\u{2069}", "");
        let (says_what, says_when) = (flat.contains(CORRECTION), flat.contains(VERSION));
        let about = format!("{}, {name}: {text}", page.engine());
        match &*name {
            // The number, below the words that name its source.
            "table" => assert!(flat.contains("21.3") && !flat.contains("12.3"), "{about}"),
            "evidence" => assert!(flat.contains(&VERSION.replacen('r', "R", 1)), "{about}"),
            "footer" => assert!(says_what && says_when, "{about}"),
            // In lines.
            "toSVG" => assert!(
                flat.contains("Correction (2 October 2024): ") && flat.contains("corrected"),
                "{about}"
            ),
            "toData" => {
                let data: Value = serde_json::from_str(&text).unwrap();
                assert_eq!(
                    (&data["retrieved"], &data["corrections"][0]["date"]),
                    (&json!("2024-09-12"), &json!("2024-10-02")),
                    "{about}"
                );
            }
            _ => assert!(says_when, "{about}"),
        }
    }
}

in_every_engine! {
    /// An element that looks again says that there is a correction, and shows it.
    fn looked_at_again(page: &mut Page) {
        publish(page, false);
        open(page, &format!("src=/hospitals.json refresh=5 {}", VIEW.replace('&', " ")));
        wait_until_shown(page);
        assert_not_corrected(page);
        publish(page, true);
        wait_for_line(page, "1 figure changed (Eastmoor University Hospital); 1 correction is noted below the chart");
        page.promise("host.settled.then(() => true)");
        assert_eq!(news(page), line(page));
        assert_corrected(page);
        page.assert_no_errors();
    }

    /// An element that was there before shows the correction to whoever comes after it.
    fn embedded_before(page: &mut Page) {
        for is_corrected in [false, true] {
            publish(page, is_corrected);
            open(page, &format!("src=/hospitals.json {}", VIEW.replace('&', " ")));
            wait_until_shown(page);
            match is_corrected {
                true => assert_corrected(page),
                false => assert_not_corrected(page),
            }
            page.assert_no_errors();
        }
    }

    /// So does a frame, and the page in it by itself.
    fn framed_before(page: &mut Page) {
        page.server.mount(dist());
        let address = format!("/embed.html?src=/hospitals.json&{VIEW}");
        page.server.page(
            "/host.html",
            &format!("<!doctype html><title>host</title><iframe data-reported-figures width=600 height=700 src='{address}'></iframe><script src=/host.js></script>"),
        );
        for is_corrected in [false, true] {
            publish(page, is_corrected);
            for is_framed in [true, false] {
                page.goto(if is_framed { "/host.html" } else { &address });
                if is_framed {
                    page.enter_frame(in_page("iframe"));
                }
                wait_until_live(page);
                settle(page);
                match is_corrected {
                    true => assert_corrected(page),
                    false => assert_not_corrected(page),
                }
                page.leave_frames();
                page.assert_no_errors();
            }
        }
    }
}
