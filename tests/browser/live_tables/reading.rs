//! What is read, and what is refused.

use serde_json::json;

use super::{
    DOUBTFUL, MAPPING, PLAIN, assert_no_errors_but, dataset, headline, open, table, value, wait_until_shown,
};
use crate::support::in_every_engine;
use crate::support::page::Page;

const ENERGY: &[u8] = include_bytes!("../../tables/energy.xlsx");

/// Whether the reader of tables, or what loads it, was asked for.
fn asked_for_reader(page: &Page) -> bool {
    page.server.requests().iter().any(|it| {
        it.path.starts_with("/live.") && it.path.ends_with(".js") || it.path.starts_with("/tables.")
    })
}

in_every_engine! {
    /// A table in which nothing is in doubt is shown as it is, whatever its format.
    fn without_a_mapping(page: &mut Page) {
        for (path, kind, text) in [
            ("/plain.csv", "text/csv", PLAIN.to_owned()),
            ("/plain.txt", "text/plain", PLAIN.replace(',', ";")),
            ("/plain", "text/tab-separated-values", PLAIN.replace(',', "\t")),
            ("/plain.htm", "text/html", format!("<!doctype html><title>t</title><table>{}</table>",
                PLAIN.lines().map(|line| format!("<tr><td>{}</td></tr>", line.replace(',', "</td><td>"))).collect::<String>())),
        ] {
            page.server.file(path, kind, text.into_bytes());
            open(page, &format!("src={path}"));
            wait_until_shown(page);
            assert!(headline(page).contains("Ash Primary"), "{}", headline(page));
            assert_eq!(value(page, "Fir Primary"), json!("351"), "{} {path}", page.engine());
            page.assert_no_errors();
        }
        let source = dataset(page)["source"].clone();
        assert_eq!(source["name"], json!("plain.htm"));
        assert!(source["url"].as_str().unwrap().ends_with("/plain.htm"), "{source}");
    }

    /// A workbook is read by its bytes, whatever its server calls it.
    fn workbook(page: &mut Page) {
        page.server.file("/energy.xlsx", "application/octet-stream", ENERGY.to_vec());
        open(page, "src=/energy.xlsx");
        page.wait_until("fired.length");
        let fired = page.js("return fired[0]");
        if fired == json!("error:data-questions") {
            // With its answers taken from the mapping that its own questions propose.
            page.js("host.mapping = { decisions: details[0].detail.map(({ code, about, options }) => ({ code, about, choice: options[0] })) }");
        }
        wait_until_shown(page);
        assert!(dataset(page)["figures"].as_array().unwrap().len() > 5);
        assert_no_errors_but(page, &["data-questions"]);
    }

    /// A mapping answers: inline, at an address, or as an object.
    fn with_a_mapping(page: &mut Page) {
        table(page, "/doubt.csv", DOUBTFUL);
        page.server.file("/doubt.mapping.json", "application/json", MAPPING.as_bytes().to_vec());
        for attributes in [format!("mapping='{MAPPING}'"), "mapping=/doubt.mapping.json".to_owned()] {
            open(page, &format!("src=/doubt.csv {attributes}"));
            wait_until_shown(page);
            assert_eq!(value(page, "Elm Primary"), json!("0"), "{}", page.engine());
            page.assert_no_errors();
        }
        open(page, "src=''");
        page.js_with("host.mapping = JSON.parse(arguments[0]); host.src = '/doubt.csv'", json!([MAPPING]));
        wait_until_shown(page);
        assert_eq!(value(page, "Elm Primary"), json!("0"), "{}", page.engine());
        assert_eq!(page.js("return JSON.parse(host.mapping).decisions.length"), json!(3));
        page.assert_no_errors();
    }

    /// A question that decides a number is never guessed: the fallback stays, and the question is named in the reader's language.
    fn in_doubt(page: &mut Page) {
        table(page, "/doubt.csv", DOUBTFUL);
        for (lang, words) in [("en", "What does “-” mean? Make a mapping at make.html"), ("zh", "“-”是什么意思？请在make.html制作映射文件")] {
            open(page, &format!("src=/doubt.csv lang={lang}"));
            page.wait_until("fired.includes('error:data-questions')");
            page.wait_until("shadow.querySelector('[data-part=failure]')?.getBoundingClientRect().height > 0");
            page.wait_until("host.querySelector('p').getBoundingClientRect().height > 0 && !shadow.querySelector('canvas')");
            let notice = page.js("return shadow.querySelector('[data-part=failure]').textContent");
            assert!(notice.as_str().unwrap().contains(words), "{}: {notice}", page.engine());
            let asked = page.js("return details.find((it) => it).detail.map(({ code, about, options, message }) => [code, about, options.includes('zero'), message])");
            assert_eq!(asked, json!([["dash_means", "-", true, "What does “-” mean?"]]));
            assert_no_errors_but(page, &["data-questions"]);
        }
    }

    /// Cells that are not understood are counted beside the source and named in the console; each is a gap with what stands there.
    fn not_understood(page: &mut Page) {
        table(page, "/odd.csv", &PLAIN.replace("390", "3g0"));
        open(page, "src=/odd.csv");
        wait_until_shown(page);
        assert_eq!(value(page, "Elm Primary"), json!(null));
        let told = json!({"en": "1 cell of the table was not understood: it is shown as unreadable, with what stands there.", "zh": "表格中有1个单元格未能理解，显示为“无法辨认”，并附原文。"});
        assert_eq!(dataset(page)["note"], told);
        assert_eq!([&dataset(page)["gaps"][0]["reason"], &dataset(page)["gaps"][0]["quote"]], ["unreadable", "3g0"]);
        page.wait_until("shadow.querySelector('footer').textContent.includes('1 cell of the table was not understood')");
        assert!(page.js("return warned.join('\\n')").as_str().unwrap().contains("row 4: “3g0”"), "{}", page.js("return warned"));
        let warned = |error: &String| error.starts_with("console.warn: reported-figures: 1 cell");
        assert!(page.errors().iter().all(warned), "{:?}", page.errors());
    }

    /// What is no table says what it is.
    fn no_table(page: &mut Page) {
        for (path, kind, bytes, reason, words) in [
            ("/sign-in.csv", "text/html", b"<!doctype html><title>Sign in</title><form></form>".to_vec(), "data-html", "a web page (“Sign in”)"),
            ("/empty.csv", "text/csv", b"".to_vec(), "data-empty", "the file is empty"),
            ("/blank.csv", "text/csv", b" \n\n".to_vec(), "data-empty", "the file is empty"),
            ("/text.csv", "text/csv", b"Dear reader,\nthere is nothing here.\n".to_vec(), "data-table", "cannot be read as a table"),
            ("/file.pdf", "application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), "data-table", "PDF"),
            ("/list.json", "application/json", b"[1, 2]".to_vec(), "bad-data", "has errors"),
        ] {
            page.server.file(path, kind, bytes);
            open(page, &format!("src={path}"));
            page.wait_until_with("fired.includes('error:' + arguments[0])", json!([reason]));
            let notice = page.js("return shadow.querySelector('[data-part=failure]').textContent");
            assert!(notice.as_str().unwrap().contains(words), "{} {path}: {notice}", page.engine());
            page.wait_until("host.querySelector('p').getBoundingClientRect().height > 0");
            assert_no_errors_but(page, &[reason]);
        }
    }

    /// An address that is none is said to be none, of the figures and of the mapping.
    fn no_address(page: &mut Page) {
        table(page, "/doubt.csv", DOUBTFUL);
        for (attributes, reason, words) in [
            ("src='http://[' refresh=60", "data-fetch", "“http://[” is no address"),
            ("src=/doubt.csv mapping='http://['", "data-mapping", "the mapping did not load"),
        ] {
            open(page, attributes);
            page.wait_until_with("fired.includes('error:' + arguments[0])", json!([reason]));
            let notice = page.js("return shadow.querySelector('[data-part=failure]').textContent");
            assert!(notice.as_str().unwrap().contains(words), "{} {attributes}: {notice}", page.engine());
            assert_no_errors_but(page, &[reason]);
        }
    }

    /// A mapping that is none, or does not come, is named as that; trying again reads it.
    fn no_mapping(page: &mut Page) {
        table(page, "/doubt.csv", DOUBTFUL);
        page.server.file("/no.json", "application/json", b"{\"decisions\": 1}".to_vec());
        for (mapping, words) in [("/missing.json", "mapping-404"), ("/no.json", "the mapping is none"), ("{\"version\": 2, \"decisions\": []}", "version 2")] {
            open(page, &format!("src=/doubt.csv mapping='{mapping}'"));
            page.wait_until("fired.includes('error:data-mapping')");
            let notice = page.js("return shadow.querySelector('[data-part=failure]').textContent");
            assert!(notice.as_str().unwrap().contains(words), "{} {mapping}: {notice}", page.engine());
        }
        page.js_with("host.mapping = arguments[0]", json!([MAPPING]));
        wait_until_shown(page);
    }

    /// Readers of a dataset load neither the reader of tables nor what looks again.
    fn costs_other_readers_nothing(page: &mut Page) {
        open(page, "src=/data/chongqing-2024-h1.json");
        wait_until_shown(page);
        assert!(!asked_for_reader(page), "{:?}", page.server.requests());
        page.js("host.data = { version: 2 }");
        page.wait_until("fired.includes('error:bad-data')");
        assert!(!asked_for_reader(page), "{:?}", page.server.requests());
    }
}
