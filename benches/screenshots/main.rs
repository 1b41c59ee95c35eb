//! Screenshots of any view, in every width, theme and engine that is asked for, for a person to look at.
//!
//! ```text
//! cargo run --example screenshots -- --out target/screenshots --width 390,1280 --theme light,dark \
//!     --query 'chart=growth&lang=en' --query 'chart=profile&highlight=dazu'
//! cargo run --example screenshots -- --out target/screenshots --width 390 --data figures.json
//! ```
//!
//! Each picture is named after its view, width, theme and engine, and its path is printed; so is every error that the
//! page reports. `cargo run --example screenshots -- --help` lists all options.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../tests/browser/support/mod.rs"]
#[allow(dead_code, unused_imports, unused_macros, reason = "the tests use all of it")]
mod support;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::{Parser, ValueEnum};
use serde_json::{Value, json};

use support::dist::dist;
use support::emulation::{Preferences, Size};
use support::engine::{Capability, Engine};
use support::page::{Page, element_id, save_base64};
use support::steps::settle;

#[derive(Parser)]
struct Options {
    /// The folder to write the pictures to; made if it is not there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Widths of the page in CSS pixels
    #[arg(long, value_name = "PIXELS", value_delimiter = ',', default_value = "390,1280")]
    width: Vec<u32>,
    /// Height of the window in CSS pixels; without it, 740 for a phone and 900 for a desktop
    #[arg(long, value_name = "PIXELS")]
    height: Option<u32>,
    /// Pixels of the picture for each CSS pixel, where the engine can be told
    #[arg(long, default_value_t = 2.0)]
    scale: f64,
    /// Themes of the page
    #[arg(long, value_delimiter = ',', value_enum, default_value = "light")]
    theme: Vec<Theme>,
    /// A view by its query, or a link to it; may be given more than once
    #[arg(long, default_value = "")]
    query: Vec<String>,
    /// A dataset or table to show instead of the embedded one
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The page of the site to open: embed.html, article.html, …
    #[arg(long, default_value = "index.html", conflicts_with = "data")]
    page: String,
    /// Browser engines
    #[arg(long, value_delimiter = ',', value_enum, default_value = "chromium")]
    engine: Vec<Engine>,
    /// Only what the window shows, not the whole page
    #[arg(long, conflicts_with = "only")]
    window: bool,
    /// Only one part of the widget, by a CSS selector: .body, [data-part=plot], [data-part=evidence], …
    #[arg(long, value_name = "SELECTOR")]
    only: Option<String>,
    /// Replace all colours by the system's, as in a contrast theme, where the engine can be told
    #[arg(long)]
    forced_colors: bool,
    /// A site that is already built; without it, the site is built first
    #[arg(long, value_name = "FOLDER")]
    dist: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

impl ValueEnum for Engine {
    fn value_variants<'a>() -> &'a [Engine] {
        &[Engine::Chromium, Engine::Firefox, Engine::Webkit]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// One picture to take.
struct Shot<'a> {
    query: &'a str,
    width: u32,
    theme: Theme,
}

fn main() -> ExitCode {
    let options = Options::parse();
    if let Err(error) = std::fs::create_dir_all(&options.out) {
        eprintln!("error: cannot make the folder {}: {error}", options.out.display());
        return ExitCode::FAILURE;
    }
    let site = options.dist.clone().unwrap_or_else(|| dist().to_owned());
    let mut found_errors = false;
    for engine in &options.engine {
        for shot in options.shots() {
            let path = options.out.join(format!("{}-{}.png", shot.name(), engine.name()));
            let mut page = Page::open(*engine);
            page.server.mount(&site);
            if let Some(file) = &options.data {
                serve_data(&page, file);
            }
            take(&mut page, &options, &shot, &path);
            println!("{}", path.display());
            for error in page.errors() {
                eprintln!("{}: {error}", path.display());
                found_errors = true;
            }
        }
    }
    if found_errors { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

impl Options {
    fn shots(&self) -> impl Iterator<Item = Shot<'_>> {
        let themes = self.theme.iter().flat_map(|theme| self.width.iter().map(move |width| (*theme, *width)));
        self.query.iter().flat_map(move |query| {
            themes.clone().map(move |(theme, width)| Shot { query: query_of(query), width, theme })
        })
    }

    fn size(&self, width: u32) -> Size {
        let is_phone = width < 500;
        let height = self.height.unwrap_or(if is_phone { 740 } else { 900 });
        Size { width, height, ratio: self.scale, touch: is_phone }
    }
}

impl Shot<'_> {
    /// The name of the picture, for a file.
    fn name(&self) -> String {
        let letter =
            |letter: char| if letter.is_alphanumeric() || "_.".contains(letter) { letter } else { '-' };
        let view: String = self.query.chars().map(letter).collect();
        let view = if view.is_empty() { "start" } else { &view };
        let theme = self.theme.to_possible_value().expect("no value is hidden");
        format!("{view}-{}-{}", self.width, theme.get_name())
    }

    /// The address of the view, with its theme.
    fn address(&self, page: &str) -> String {
        let theme = if self.theme == Theme::Dark { "dark" } else { "light" };
        let separator = if self.query.is_empty() { "" } else { "&" };
        format!("/{page}?{}{separator}theme={theme}", self.query)
    }
}

/// The query of a link; a query stays as it is.
fn query_of(link: &str) -> &str {
    let query = link.split_once('?').map_or(link, |(_, query)| query);
    query.split('#').next().unwrap_or_default()
}

/// The page that shows a file of figures; its element reads the view from the address.
const DATA_PAGE: &str = "data.html";

fn serve_data(page: &Page, file: &Path) {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or("json");
    let kind = match extension {
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    };
    page.server.file(&format!("/figures.{extension}"), kind, bytes);
    page.server.page(
        &format!("/{DATA_PAGE}"),
        &format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>figures</title>\
             <meta name=viewport content='width=device-width'><meta name=color-scheme content='light dark'>\
             <script type=module src=/reported-figures.js></script>\
             <body><reported-figures linked src=/figures.{extension}></reported-figures>"
        ),
    );
}

fn take(page: &mut Page, options: &Options, shot: &Shot, path: &Path) {
    let (engine, mut size) = (page.engine(), options.size(shot.width));
    let dark = shot.theme == Theme::Dark && engine.can(Capability::Dark);
    let forced_colors = options.forced_colors && engine.can(Capability::ForcedColors);
    page.set_preferences(Preferences { dark, forced_colors, ..Preferences::default() });
    let address = shot.address(if options.data.is_some() { DATA_PAGE } else { &options.page });
    page.resize(size);
    open(page, &address);
    // Only Chromium takes a picture of more than its window: for others, the window becomes as high as the page.
    if engine != Engine::Chromium && !options.window {
        size.height =
            page.js("return document.documentElement.scrollHeight").as_u64().expect("a height") as u32;
        page.resize(size);
        open(page, &address);
    }
    let picture = match &options.only {
        Some(selector) => picture_of_part(page, selector),
        None => picture(page, size, options.window),
    };
    save_base64(path, &picture);
}

fn open(page: &mut Page, address: &str) {
    page.goto(address);
    page.promise("customElements.whenDefined('reported-figures').then(() => host?.ready).then(() => true)");
    settle(page);
}

/// The picture of one element of the widget.
fn picture_of_part(page: &Page, selector: &str) -> Value {
    let part = page.js_with("return shadow.querySelector(arguments[0])", json!([selector]));
    assert!(!part.is_null(), "the widget has no {selector}");
    if page.engine() != Engine::Chromium {
        return page.session().get(&format!("element/{}/screenshot", element_id(&part)));
    }
    let clip = "const {x, y, width, height} = arguments[0].getBoundingClientRect(); return {x: x + scrollX, y: y + scrollY, width, height, scale: 1}";
    let clip = page.js_with(clip, json!([part]));
    let params = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
    page.session().devtools("Page.captureScreenshot", params)["data"].clone()
}

/// The picture as WebDriver returns it.
fn picture(page: &Page, size: Size, window: bool) -> Value {
    if page.engine() == Engine::Chromium {
        let params = json!({"format": "png", "captureBeyondViewport": !window});
        return page.session().devtools("Page.captureScreenshot", params)["data"].clone();
    }
    if size.needs_frame(page.engine()) {
        page.leave_frames();
        let frame = page.js("return document.querySelector('iframe')");
        return page.session().get(&format!("element/{}/screenshot", element_id(&frame)));
    }
    page.session().get("screenshot")
}
