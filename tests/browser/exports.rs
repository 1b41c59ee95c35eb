//! Files and texts that a reader exports, from the element's methods and from the menu under the chart.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::support::dist::dist;
use crate::support::each_engine::not_checked;
use crate::support::emulation::Size;
use crate::support::engine::Engine;
use crate::support::in_every_engine;
use crate::support::locators::{HEADLINE, Locator, in_widget};
use crate::support::page::Page;
use crate::support::steps::{open, settle, wait_until_live};
use reported_figures::web::messages::Event;
use reported_figures::web::session::{Export, Session};

#[allow(dead_code, reason = "the embedded dataset has these views alone")]
#[path = "../shrink/gallery_views.rs"]
mod gallery_views;

const MENU: Locator = in_widget("[data-part=take] > summary");
const STATUS: Locator = in_widget("[data-part=taken]");
const COPY_BY_HAND: Locator = in_widget("[data-part=by-hand]");

/// The text that a promise of the page is fulfilled with.
fn text(page: &Page, promise: &str) -> String {
    page.promise(promise).as_str().unwrap_or_else(|| panic!("{promise} is no text")).to_owned()
}

/// The cells of each row, as RFC 4180 reads them.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut letters) = (false, csv.trim_start_matches('\u{feff}').chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                row.last_mut().expect("a cell").push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            letter => row.last_mut().expect("a cell").push(letter),
        }
    }
    rows.pop();
    rows
}

/// A column of a file, of the rows that were reported.
fn column(csv: &str, name: &str) -> Vec<String> {
    let rows = rows(csv);
    let at = |name: &str| rows[0].iter().position(|column| column == name).expect(name);
    let (status, wanted) = (at("status"), at(name));
    rows[1..].iter().filter(|row| row[status] == "reported").map(|row| row[wanted].clone()).collect()
}

/// Whether a text whose 65,536th UTF-16 unit is the first (`INSIDE` 0) or second of a surrogate pair is read unchanged.
const LONG: &str = "(async () => {
    const dataset = JSON.parse(await host.toData({ all: true }));
    const note = dataset.source.note.zh = '😀'.repeat(600);
    const text = JSON.stringify(dataset);
    host.data = ' '.repeat(65536 - 600 + INSIDE - text.indexOf(note)) + text;
    await host.settled;
    return JSON.parse(await host.toData({ all: true })).source.note.zh === note;
})()";

/// The picture of each of the views in `QUERIES`.
const PICTURES: &str = "(async () => {
    const pictures = [];
    for (const query of QUERIES) {
        host.view = Object.fromEntries(new URLSearchParams(query));
        await host.settled;
        pictures.push(await host.toSVG());
    }
    return pictures;
})()";

/// Time zones and locales, of both hemispheres and with other digits and letters: what Chromium can pretend to be in.
const REGIONS: [(&str, &str); 3] =
    [("Asia/Shanghai", "zh-CN"), ("America/St_Johns", "ar-EG"), ("Pacific/Kiritimati", "tr-TR")];

/// The views of the gallery, in both languages.
fn gallery() -> Vec<String> {
    let views = gallery_views::VIEWS.iter();
    let query = |view: &str, lang: &str| format!("{view}&lang={lang}&theme=light&motion=none");
    views.flat_map(|(_, view)| ["zh", "en"].map(|lang| query(view, lang))).collect()
}

/// As the host draws them; once for all engines.
fn pictures_of_the_host() -> &'static [String] {
    static PICTURES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let draw = |query: String| {
            let mut session = Session::new(None, "zh").expect("a valid dataset");
            session.handle(&Event::Open { query });
            session.export(Export::Svg)
        };
        gallery().into_iter().map(draw).collect()
    });
    &PICTURES
}

in_every_engine! {
    /// The pictures of the gallery are those of the host, to the byte; in Chromium in three time zones and locales.
    fn pictures_are_those_of_the_host(page: &mut Page) {
        let queries = gallery();
        let regions = if page.engine() == Engine::Chromium { REGIONS.len() } else { 1 };
        for (zone, locale) in &REGIONS[..regions] {
            if page.engine() == Engine::Chromium {
                page.session().devtools("Emulation.setTimezoneOverride", json!({"timezoneId": zone}));
                page.session().devtools("Emulation.setLocaleOverride", json!({"locale": locale}));
            }
            open(page, "");
            // A few at a time: a command has a limit, and the machine may be busy.
            for (some, expected) in queries.chunks(10).zip(pictures_of_the_host().chunks(10)) {
                let drawn = page.promise(&PICTURES.replace("QUERIES", &json!(some).to_string()));
                let drawn = drawn.as_array().expect("pictures");
                assert_eq!(drawn.len(), expected.len());
                for ((query, drawn), expected) in some.iter().zip(drawn).zip(expected) {
                    assert!(drawn.as_str() == Some(expected), "{zone} {query}: {drawn:.400}");
                }
            }
        }
        page.assert_no_errors();
    }

    /// The file has the values of the table, in its order.
    fn csv_has_the_values_of_the_table(page: &mut Page) {
        open(page, "");
        for query in ["lang=zh", "lang=en", "metric=reserve_project_investment&lang=en",
            "metric=industrial_investment_growth", "chart=profile&highlight=hitech&lang=en"] {
            page.js_with("host.view = new URLSearchParams(arguments[0])", json!([query]));
            settle(page);
            let lang = text(page, "shadow.querySelector('.rf').lang");
            let shown = column(&text(page, "host.toCSV()"), &format!("shown_{lang}"));
            let cells = page.js("return [...shadow.querySelectorAll('td.value')].map((it) => it.textContent)");
            let cells: Vec<&str> = cells.as_array().expect("cells").iter().filter_map(Value::as_str).collect();
            assert!(!cells.is_empty() && shown.len() == cells.len(), "{query}: {shown:?} {cells:?}");
            for (shown, cell) in shown.iter().zip(cells) {
                // A profile shows growth with its sign, and a multiple also as a percentage.
                assert!(cell.replace('+', "").starts_with(shown.as_str()), "{query}: {shown} {cell}");
            }
        }
        assert!(rows(&text(page, "host.toCSV({ all: true })")).len() > 140);
        page.assert_no_errors();
    }

    /// Both exported datasets are read back and show the same headline.
    fn data_is_read_back(page: &mut Page) {
        open(page, "?chart=profile&highlight=wanzhou");
        page.js("window.failed = []; host.addEventListener('error', (event) => failed.push(event.detail))");
        let headline = page.text(HEADLINE);
        for all in ["true", "false"] {
            let figures = format!("host.toData({{ all: {all} }}).then((it) => {{ window.taken = it;\
                return JSON.parse(it).figures.length; }})");
            let count = page.promise(&figures).as_u64().expect("a number");
            assert!(if all == "true" { count > 100 } else { (5..100).contains(&count) }, "{count}");
            page.promise("(host.data = taken, host.settled.then(() => true))");
            assert_eq!(page.js("return failed"), json!([]));
            assert_eq!(page.text(HEADLINE), headline, "all: {all}");
        }
        page.assert_no_errors();
    }

    /// A long text is passed in pieces; a surrogate pair at the end of a piece is not split.
    fn long_texts_are_read_unchanged(page: &mut Page) {
        open(page, "");
        for inside in [0, 1] {
            let arrives = page.promise(&LONG.replace("INSIDE", &inside.to_string()));
            assert_eq!(arrives, json!(true), "{inside}");
        }
        page.assert_no_errors();
    }

    /// An SVG is well formed, without anything active, and as large as it claims.
    fn svg_is_a_passive_picture(page: &mut Page) {
        for query in ["", "?chart=growth&lang=en", "?chart=profile", "?chart=compare", "?chart=coverage&theme=dark"] {
            open(page, query);
            let seen = page.promise(SVG);
            assert_eq!(seen[0], json!([]), "{query}");
            assert_eq!(seen[1], page.js("return shadow.querySelector('h2').textContent"), "{query}");
            assert_eq!(seen[2].as_f64(), Some(680.0), "{query}");
            assert!(seen[3].as_f64() > Some(200.0), "{query}: {seen}");
        }
        page.assert_no_errors();
    }

    /// A PNG has the requested size, and something is drawn on it.
    fn png_has_its_size(page: &mut Page) {
        open(page, "?theme=dark");
        let first = page.promise("png(1)".replace("png", PNG).as_str());
        assert_eq!(first[0], json!(680));
        assert!(first[2].as_f64() > Some(0.05) && first[3] == json!([0x15, 0x16, 0x1a]), "{first}");
        for scale in 2..=4u64 {
            let size = page.promise(&format!("png({scale})").replace("png", PNG));
            assert_eq!(size[0], json!(680 * scale));
            let off = size[1].as_f64().unwrap() - first[1].as_f64().unwrap() * scale as f64;
            assert!(off.abs() <= scale as f64, "{size} at {scale}");
        }
        page.assert_no_errors();
    }

    /// Where the browser never answers, a picture is given up, and says so.
    fn png_that_never_comes(page: &mut Page) {
        open(page, "?lang=en");
        // Turns the limit of twenty seconds into half a second.
        page.js("HTMLCanvasElement.prototype.toBlob = () => {}; const wait = setTimeout; window.setTimeout = (work, ms) => wait(work, ms === 20000 ? 500 : ms)");
        assert_eq!(text(page, "host.toPNG().catch((error) => error.message)"), "the browser made no picture in 20 s");
    }

    /// Each button saves a file of the right type, named after what it holds.
    fn menu_saves_files(page: &mut Page) {
        open(page, "");
        page.js(SAVED);
        page.click(MENU);
        for (what, name, kind) in [
            ("png", "chongqing-2024-h1-ranking-gdp_growth.png", "image/png"),
            ("svg", "chongqing-2024-h1-ranking-gdp_growth.svg", "image/svg+xml"),
            ("csv", "chongqing-2024-h1-ranking-gdp_growth.csv", "text/csv;charset=utf-8"),
            ("csv-all", "chongqing-2024-h1.csv", "text/csv;charset=utf-8"),
            ("json-all", "chongqing-2024-h1.json", "application/json"),
        ] {
            page.js_with("find([true, `[data-take=${arguments[0]}]`]).click()", json!([what]));
            page.wait_until_with("saved.at(-1)?.name === arguments[0]", json!([name]));
            page.wait_until_with("find([true, '[data-part=taken]']).textContent.includes(arguments[0])", json!([name]));
            assert_eq!(page.js("return saved.at(-1).type"), json!(kind));
            assert!(page.js("return saved.at(-1).size").as_f64() > Some(1000.0));
        }
        page.assert_no_errors();
    }

    /// A copied text is a sentence with its source and a link; where the browser refuses, it can be copied by hand.
    fn menu_copies_or_offers_the_text(page: &mut Page) {
        open(page, "?lang=en&highlight=pengshui");
        page.wait_until("host.addresses");
        page.js("window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text); }");
        page.click(MENU);
        for (what, says) in [("citation", "GDP growth: 7 of 8"), ("figure", "GDP growth: Pengshui reported 8%"), ("link", "http")] {
            page.js_with("find([true, `[data-take=${arguments[0]}]`]).click()", json!([what]));
            page.wait_until_with("copied.at(-1)?.startsWith(arguments[0])", json!([says]));
            let link = "copied.at(-1).endsWith('/view/en/ranking/gdp_growth/?highlight=pengshui')";
            assert_eq!(page.js(&format!("return {link}")), json!(true), "{}", page.js("return copied"));
        }
        page.wait_until("find([true, '[data-part=taken]']).textContent === 'Copied'");
        page.js("navigator.clipboard.writeText = async () => { throw new Error('no') }; document.execCommand = () => false;");
        page.js("find([true, '[data-take=citation]']).click()");
        page.wait_until("!find([true, '[data-part=by-hand]']).hidden");
        assert!(page.text(STATUS).contains("by hand"));
        let value = page.js_on(COPY_BY_HAND, "return it.value", Value::Null);
        assert!(value.as_str().unwrap().contains("not verified. Source: "), "{value}");
        assert_eq!(page.js("return shadow.activeElement === find([true, '[data-part=by-hand]'])"), json!(true));
        page.assert_no_errors();
    }

    /// In a sandboxed frame the menu still reports what it did.
    fn menu_works_in_a_sandbox(page: &mut Page) {
        page.resize(Size { height: 1800, ..Size::DESK });
        page.server.mount(dist());
        page.goto("/hosts/sandboxed.html");
        page.enter_frame(crate::support::locators::in_page("iframe"));
        wait_until_live(page);
        settle(page);
        // The host resizes the frame for the chart, then for what was opened.
        let frame_fits = "Math.abs(innerHeight - Math.ceil(document.body.getBoundingClientRect().height)) <= 1";
        page.wait_until(frame_fits);
        // Not every driver can click in a frame of another origin.
        let click = |spot| page.js_on(spot, "it.click()", Value::Null);
        click(MENU);
        page.wait_until("find([true, '[data-part=take]']).open");
        page.wait_until(frame_fits);
        click(in_widget("[data-take=citation]"));
        page.wait_until("find([true, '[data-part=taken]']).textContent !== ''");
        click(in_widget("[data-take=csv]"));
        page.wait_until("find([true, '[data-part=taken]']).textContent.includes('.csv')");
        page.wait_until("find([true, '[data-part=by-hand]']).value.includes('unit_zh')");
        page.leave_frames();
        page.assert_no_errors();
    }

    /// An export before anything is drawn is refused with a message.
    fn nothing_drawn_is_an_error(page: &mut Page) {
        open(page, "?controls=none");
        assert!(!page.has(MENU));
        let refused = "document.createElement('reported-figures').toSVG().then(() => 'drawn', (error) => error.message)";
        assert!(text(page, refused).contains("no chart yet"));
    }

    /// Before scripts run, no button is shown that would do nothing.
    fn no_dead_buttons(page: &mut Page) {
        page.server.mount(dist());
        page.without_scripts();
        page.goto("/index.html");
        let style = "return getComputedStyle(document.querySelector('[data-part=take] summary')).visibility";
        assert_eq!(page.js(style), json!("hidden"));
    }

    /// Paper is light, with the table open.
    fn prints_a_clean_sheet(page: &mut Page) {
        if page.engine() == Engine::Webkit {
            return not_checked("the driver of WebKitGTK cannot print");
        }
        page.server.mount(dist());
        for (name, path) in [("page", "/index.html?theme=dark"), ("frame", "/embed.html?lang=en")] {
            page.goto(path);
            page.promise("customElements.whenDefined('reported-figures').then(() => host.ready).then(() => true)");
            page.js(PRINTED);
            let pdf = page.session().post("print", json!({"page": {"width": 21.0, "height": 29.7}, "background": true}));
            assert_eq!(page.js("return printed"), json!([true, "rgb(255, 255, 255)"]), "{name}");
            // “%PDF-” in Base64, and more than an empty page.
            assert!(pdf.as_str().is_some_and(|it| it.starts_with("JVBERi0") && it.len() > 20_000), "{name}");
        }
        page.assert_no_errors();
    }
}

/// Active parts of the picture, its title, and its size as a browser draws it.
const SVG: &str = r#"host.toSVG().then(async (text) => {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  const bad = [];
  for (const it of parsed.querySelectorAll("*")) {
    if (/^(script|foreignObject|style|image|use|a|parsererror|animate|set|iframe)$/i.test(it.localName)) bad.push(it.localName);
    for (const { name, value } of it.attributes) {
      if (/^on|href|^style$/i.test(name) || (/url\(|:\/\//.test(value) && name !== "xmlns")) bad.push(name);
    }
  }
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  return [bad, parsed.querySelector("title").textContent, image.naturalWidth, image.naturalHeight];
})"#;

/// The size of a picture, the share of its pixels that differ from the background, and the background.
const PNG: &str = r#"(async (scale) => {
  const blob = await host.toPNG({ scale });
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width: 680, height: 300 });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, width, 300 * scale, 0, 0, 680, 300);
  const pixels = new Uint32Array(context.getImageData(0, 0, 680, 300).data.buffer);
  const ground = [...context.getImageData(2, 2, 1, 1).data].slice(0, 3);
  return [width, height, pixels.filter((it) => it !== pixels[0]).length / pixels.length, ground];
})"#;

/// Records what would be saved instead of saving it.
const SAVED: &str = r#"
window.saved = [];
const blobs = new Map(), create = URL.createObjectURL;
URL.createObjectURL = (blob) => { const url = create.call(URL, blob); blobs.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () {
  const { type, size } = blobs.get(this.href);
  saved.push({ name: this.download, type, size });
};"#;

/// Records what the page looks like while it is printed.
const PRINTED: &str = r#"
addEventListener("beforeprint", () => {
  const canvas = shadow.querySelector("canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = copy.getContext("2d");
  context.drawImage(canvas, 0, 0);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  window.printed = [shadow.querySelector("[data-part=table]").open, `rgb(${r}, ${g}, ${b})`];
});"#;
