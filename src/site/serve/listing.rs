//! Pages that list what the tests keep: all pictures of the gallery, all pages that embed the element.

use crate::outline::escaped;
use crate::site::Result;
use crate::site::files::{file_name, files, texts};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

/// A page with the SVG files in `folder`, to be served at `/gallery`.
///
/// # Errors
/// A folder that cannot be read.
pub fn gallery(folder: &Path) -> Result<String> {
    Ok(gallery_page(files(folder, "svg")?.iter().map(|path| Picture::named(file_name(path))).collect()))
}

/// A page of links to the HTML files in `folder`, by their titles, to be served at `/hosts`.
///
/// # Errors
/// A folder or a file in it that cannot be read.
pub fn hosts(folder: &Path) -> Result<String> {
    let pages = texts(folder, "html")?;
    let pages = pages.iter().map(|(name, html)| link(&format!("/hosts/{name}"), title(html)));
    let links: String = pages.chain(OTHER_HOSTS.map(|(address, title)| link(address, title))).collect();
    Ok(format!("{HEAD}<h1>Host pages</h1><p>One for each way to embed the element.</p><ul>{links}</ul>"))
}

/// Ways to embed the element whose pages are elsewhere on the server.
const OTHER_HOSTS: [(&str, &str); 6] = [
    ("/article.html", "An article whose links drive the charts beside them"),
    ("/hosts/vite/", "The npm package through Vite (tests/npm/run builds it)"),
    ("/hosts/webpack/", "The npm package through webpack (tests/npm/run builds it)"),
    ("/hosts/esbuild-script/", "The npm package through esbuild, as a script without modules"),
    ("/hosts/esbuild-module/", "The npm package through esbuild, as a module"),
    ("/standalone.html", "One file: save it, and open it from the disk"),
];

/// The content of the `<title>` element.
fn title(html: &str) -> &str {
    let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    title.map_or("?", |(title, _)| title)
}

/// A list item; the title is HTML already.
fn link(address: &str, title: &str) -> String {
    format!("<li><a href=\"{}\">{title}</a>", escaped(address))
}

/// A picture of the gallery, as its file name describes it: `ranking-gdp-growth-zh-360-dark.svg`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Picture {
    file: String,
    /// Chart and metric: the parts of the name that are nothing else.
    subject: String,
    lang: String,
    /// In CSS pixels; 0 where the name has none.
    width: u32,
    theme: String,
    /// Whether a failed test wrote it beside the picture that it expected.
    changed: bool,
}

impl Picture {
    fn named(file: String) -> Self {
        let mut picture = Self::default();
        let mut subject = Vec::new();
        for part in file.trim_end_matches(".svg").split('-') {
            match (part, part.parse()) {
                ("zh" | "en", _) => part.clone_into(&mut picture.lang),
                ("light" | "dark", _) => part.clone_into(&mut picture.theme),
                ("changed", _) => picture.changed = true,
                (_, Ok(width @ 200..=4000)) => picture.width = width,
                _ => subject.push(part),
            }
        }
        picture.subject = subject.join("-");
        picture.file = file;
        picture
    }

    /// Pictures of one subject by language and width, light before dark.
    fn order(&self) -> impl Ord + '_ {
        (&self.lang, self.width, Reverse(&self.theme), self.changed)
    }

    fn html(&self) -> String {
        let Picture { lang, width, theme, .. } = self;
        let file = escaped(&self.file);
        let changed = if self.changed { " · <strong>changed</strong>" } else { "" };
        let size = if *width > 0 { format!(" width=\"{width}\"") } else { String::new() };
        format!(
            "<figure class=\"{theme}\"><figcaption><a href=\"/gallery/{file}\">{lang} · {width} · {theme}</a>{changed}\
             </figcaption><img loading=\"lazy\" alt=\"{file}\" src=\"/gallery/{file}\"{size}></figure>"
        )
    }
}

fn gallery_page(pictures: Vec<Picture>) -> String {
    let title = format!("<h1>Gallery <small>{} pictures</small></h1>", pictures.len());
    let sections = by_subject(pictures).into_iter().map(|(subject, pictures)| section(&subject, pictures));
    [HEAD.to_owned(), title].into_iter().chain(sections).collect()
}

fn by_subject(pictures: Vec<Picture>) -> BTreeMap<String, Vec<Picture>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for picture in pictures {
        groups.entry(picture.subject.clone()).or_default().push(picture);
    }
    groups
}

fn section(subject: &str, mut pictures: Vec<Picture>) -> String {
    pictures.sort_by(|a, b| a.order().cmp(&b.order()));
    let figures: String = pictures.iter().map(Picture::html).collect();
    format!("<section><h2>{}</h2>{figures}</section>", escaped(subject))
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
    fn a_file_name_gives_chart_language_width_and_theme() {
        let picture = Picture::named("ranking-gdp-growth-zh-360-dark.svg".into());
        assert_eq!((picture.subject.as_str(), picture.lang.as_str()), ("ranking-gdp-growth", "zh"));
        assert_eq!((picture.width, picture.theme.as_str(), picture.changed), (360, "dark", false));
    }

    #[test]
    fn a_small_number_belongs_to_the_subject() {
        assert_eq!(Picture::named("growth-top-10-en-680-light-changed.svg".into()).subject, "growth-top-10");
    }

    #[test]
    fn pictures_of_one_subject_stand_together_light_before_dark() {
        let names = ["a-zh-360-dark.svg", "b-zh-360-light.svg", "a-zh-360-light.svg", "a-en-680-light.svg"];
        let page = gallery_page(names.iter().map(|name| Picture::named((*name).into())).collect());
        let at = |name: &str| page.find(name).unwrap_or(usize::MAX);
        assert!(at("a-en-680-light") < at("a-zh-360-light") && at("a-zh-360-light") < at("a-zh-360-dark"));
        assert_eq!(page.matches("<section>").count(), 2);
    }

    #[test]
    fn file_names_are_text_and_never_markup() {
        let page = gallery_page(vec![Picture::named("<script>\"-zh.svg".into())]);
        assert!(page.contains("alt=\"&lt;script&gt;&quot;-zh.svg\"") && !page.contains("<script>"), "{page}");
    }
}
