//! Pages for a person to look through: all pictures of the snapshot tests, all pages that carry the element.

use crate::site::Result;
use crate::site::files::{file_name, files, texts};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What the name of a picture says: `ranking-gdp-growth-zh-360-dark.svg`, in any order of the last three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Picture {
    file: String,
    /// What is left of the name: chart and metric.
    subject: String,
    lang: String,
    width: u32,
    theme: String,
    /// A test drew it otherwise than the snapshot beside it.
    changed: bool,
}

/// The page of the SVG files in `folder`, which the page expects under `/gallery/`.
///
/// # Errors
/// When the folder cannot be read.
pub fn gallery(folder: &Path) -> Result<String> {
    let pictures: Vec<_> = files(folder, "svg")?.iter().map(|path| picture(file_name(path))).collect();
    Ok(html(pictures))
}

/// Ways in whose pages stand elsewhere on the server.
const ELSEWHERE: [(&str, &str); 4] = [
    ("/article.html", "An article whose links drive the charts beside them"),
    ("/hosts/vite/", "The npm package through Vite (tests/npm/run builds it)"),
    ("/hosts/webpack/", "The npm package through webpack (tests/npm/run builds it)"),
    ("/standalone.html", "One file: save it, and open it from the disk"),
];

/// A page of links to the HTML files in `folder`, by their titles, which the page expects under `/hosts/`.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn hosts(folder: &Path) -> Result<String> {
    let mut items = String::new();
    for (name, page) in texts(folder, "html")? {
        let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        item(&mut items, &format!("/hosts/{name}"), title.map_or("?", |(title, _)| title));
    }
    ELSEWHERE.iter().for_each(|(address, title)| item(&mut items, address, title));
    Ok(format!(
        "{HEAD}<h1>Carriers</h1><p>One page for each way to embed, as its host writes it.</p><ul>{items}</ul>"
    ))
}

fn item(out: &mut String, address: &str, title: &str) {
    let _ = write!(out, "<li><a href='{}'>{title}</a>", escape(address));
}

fn picture(file: String) -> Picture {
    let mut picture = Picture::default();
    let mut subject = Vec::new();
    for part in file.trim_end_matches(".svg").split('-') {
        match part {
            "zh" | "en" => part.clone_into(&mut picture.lang),
            "light" | "dark" => part.clone_into(&mut picture.theme),
            "changed" => picture.changed = true,
            part => match part.parse() {
                Ok(width @ 200..=4000) => picture.width = width,
                _ => subject.push(part),
            },
        }
    }
    picture.subject = subject.join("-");
    picture.file = file;
    picture
}

fn html(pictures: Vec<Picture>) -> String {
    let mut out = String::from(HEAD);
    let _ = write!(out, "<h1>Gallery <small>{} pictures</small></h1>", pictures.len());
    for (subject, mut pictures) in by_subject(pictures) {
        pictures.sort_by(|a, b| order(a).cmp(&order(b)));
        let _ = write!(out, "<section><h2>{}</h2>", escape(&subject));
        pictures.iter().for_each(|picture| figure(&mut out, picture));
        out.push_str("</section>");
    }
    out
}

fn by_subject(pictures: Vec<Picture>) -> BTreeMap<String, Vec<Picture>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for picture in pictures {
        groups.entry(picture.subject.clone()).or_default().push(picture);
    }
    groups
}

fn order(picture: &Picture) -> (&str, u32, std::cmp::Reverse<&str>, bool) {
    (&picture.lang, picture.width, std::cmp::Reverse(&picture.theme), picture.changed)
}

fn figure(out: &mut String, picture: &Picture) {
    let Picture { lang, width, theme, .. } = picture;
    let file = escape(&picture.file);
    let changed = if picture.changed { " · <strong>changed</strong>" } else { "" };
    let sized = if *width > 0 { format!(" width={width}") } else { String::new() };
    let _ = write!(
        out,
        "<figure class='{theme}'><figcaption><a href='/gallery/{file}'>{lang} · {width} · {theme}</a>{changed}</figcaption>\
         <img loading=lazy alt='{file}' src='/gallery/{file}'{sized}></figure>"
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;").replace('"', "&quot;")
}

const HEAD: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
<meta name=viewport content='width=device-width'><title>reported-figures</title><style>\
body{font:16px/1.5 system-ui,sans-serif;margin:1rem;background:#e9e9e6;color:#222}\
small{font-weight:400;color:#555}section{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}\
h2{flex:0 0 100%;position:sticky;top:0;background:inherit;background:#e9e9e6;margin:1rem 0 0}\
figure{margin:0;max-width:100%}img{max-width:100%;height:auto;background:#fff}.dark img{background:#111}\
figcaption{font-size:14px}strong{color:#b00020}</style>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_chart_language_width_and_theme() {
        let picture = picture("ranking-gdp-growth-zh-360-dark.svg".into());
        assert_eq!((picture.subject.as_str(), picture.lang.as_str()), ("ranking-gdp-growth", "zh"));
        assert_eq!((picture.width, picture.theme.as_str(), picture.changed), (360, "dark", false));
    }

    #[test]
    fn a_small_number_belongs_to_the_subject() {
        assert_eq!(picture("growth-top-10-en-680-light-changed.svg".into()).subject, "growth-top-10");
    }

    #[test]
    fn pictures_of_one_subject_stand_together_light_before_dark() {
        let names = ["a-zh-360-dark.svg", "b-zh-360-light.svg", "a-zh-360-light.svg", "a-en-680-light.svg"];
        let page = html(names.iter().map(|name| picture((*name).into())).collect());
        let at = |name: &str| page.find(name).unwrap_or(usize::MAX);
        assert!(at("a-en-680-light") < at("a-zh-360-light") && at("a-zh-360-light") < at("a-zh-360-dark"));
        assert_eq!(page.matches("<section>").count(), 2);
    }

    #[test]
    fn names_are_text_not_markup() {
        assert!(!html(vec![picture("<script>'-zh.svg".into())]).contains("<script>"));
    }
}
