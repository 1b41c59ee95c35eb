//! What comes out of a printer: few sheets, ink on white, whatever the reader prefers on the screen.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use serde_json::json;
use std::io::Read as _;

use crate::support::dist::dist;
use crate::support::each_engine::not_checked;
use crate::support::emulation::Preferences;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::page::Page;

/// A4 with the margins of the page's own style sheet, grounds printed too: the strictest test for white paper.
fn printed(page: &Page, name: &str) -> Vec<u8> {
    let options = json!({"page": {"width": 21.0, "height": 29.7}, "background": true});
    let pdf = page.session().post("print", options);
    let pdf = STANDARD.decode(pdf.as_str().expect("a document")).expect("Base64");
    if let Ok(folder) = std::env::var("PRINTS") {
        std::fs::write(format!("{folder}/{}-{name}.pdf", page.engine()), &pdf).expect("written");
    }
    pdf
}

/// How many sheets a document has: its page objects, in the open or in compressed streams.
fn sheets(pdf: &[u8]) -> usize {
    let mut count = page_objects(pdf);
    let mut rest = pdf;
    while let Some(at) = position(rest, b"stream") {
        rest = &rest[at + 6..];
        let data = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n").unwrap_or(rest);
        let mut text = Vec::new();
        // What is no compressed stream is no object stream either.
        if ZlibDecoder::new(data).read_to_end(&mut text).is_ok() {
            count += page_objects(&text);
        }
    }
    count
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

fn page_objects(bytes: &[u8]) -> usize {
    let types = bytes
        .windows(6)
        .enumerate()
        .filter(|(_, it)| *it == b"/Page\n" || *it == b"/Page/" || *it == b"/Page ");
    types
        .filter(|(at, _)| {
            bytes[at.saturating_sub(6)..*at].ends_with(b"/Type")
                || bytes[at.saturating_sub(6)..*at].ends_with(b"/Type ")
        })
        .count()
}

/// Opens a page that notes its colours while it is printed.
fn open(page: &mut Page, path: &str) {
    page.goto(path);
    page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => true)");
    page.js(INKS);
}

/// Whether text is dark, and its ground white or none, in the page and in the chart.
const INKS: &str = r#"
  const light = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return alpha === 0 ? 255 : (red + green + blue) / 3;
  };
  window.inks = [];
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (!matches) return;
    for (const it of [document.documentElement, document.body, ...document.querySelectorAll("article > *"), shadow.querySelector(".rf"), ...shadow.querySelectorAll(".rf h2, .rf td, .rf footer")]) {
      const { color, backgroundColor } = getComputedStyle(it);
      inks.push([light(color) < 130, light(backgroundColor) > 250]);
    }
  });"#;

fn assert_ink_on_white(page: &Page, name: &str) {
    let inks = page.js("return inks");
    let inks = inks.as_array().expect("a list");
    assert!(inks.len() > 3, "{} {name}: nothing was noted", page.engine());
    assert!(inks.iter().all(|it| *it == json!([true, true])), "{} {name}: {inks:?}", page.engine());
}

in_every_engine! {
    /// Each chart, an article and a frame come out on few sheets, dark on white.
    fn prints_on_few_sheets(page: &mut Page) {
        if page.engine() == Engine::Webkit {
            return not_checked("the driver of WebKitGTK cannot print");
        }
        page.server.mount(dist());
        let pages = [
            ("/index.html?chart=ranking", 1),
            ("/index.html?chart=growth", 3),
            ("/index.html?chart=growth&scale=step", 2),
            ("/index.html?chart=profile", 2),
            ("/index.html?chart=compare", 2),
            ("/index.html?chart=coverage", 3),
            ("/embed.html?chart=ranking", 1),
            ("/article.html?chart=ranking", 3),
        ];
        for (dark, lang) in [(false, "en"), (true, "zh"), (true, "en")] {
            page.set_preferences(Preferences { dark, ..Preferences::default() });
            let theme = if dark { "dark" } else { "auto" };
            for (path, most) in pages {
                open(page, &format!("{path}&lang={lang}&theme={theme}"));
                let name = format!("{}-{lang}-{dark}", path.replace(['/', '?'], "-"));
                let count = sheets(&printed(page, &name));
                assert!((1..=most).contains(&count), "{} {name}: {count} sheets", page.engine());
                assert_ink_on_white(page, &name);
            }
        }
        page.set_preferences(Preferences::default());
        page.assert_no_errors();
    }
}
