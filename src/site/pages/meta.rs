//! What the site says of itself to machines: cards in feeds and chats, oEmbed, schema.org.
//!
//! Addresses in them must be whole, so they need to know where the site will stand; without that they are left out.

use crate::dataset::{Dataset, Lang, Part, Period};
use crate::outline::escape;
use crate::site::json::{object, string};
use crate::text::Headline;

/// The oEmbed answer's file name.
pub const OEMBED: &str = "oembed.json";
/// The social card's file name, and its size in pixels.
pub const CARD: (&str, u32, u32) = ("card.png", 1200, 630);
/// The frame that oEmbed hands out, in CSS pixels.
const FRAME: (u32, u32) = (680, 640);

/// Where the site will stand, and what is there.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Its address with a slash at the end, such as `https://figures.example/`.
    pub base: Option<String>,
    /// Whether there is a social card.
    pub has_card: bool,
}

impl Site {
    /// A site at an address, which may lack the slash at its end.
    ///
    /// # Errors
    /// Says what is wrong with an address that is no plain http(s) one.
    pub fn at(base: Option<&str>) -> Result<Self, String> {
        let Some(base) = base else { return Ok(Self::default()) };
        let plain = (base.starts_with("https://") || base.starts_with("http://"))
            && !base.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"'<>".contains(c));
        if !plain {
            return Err(format!(
                "{base} is no address of a site; give one such as https://figures.example/2024/"
            ));
        }
        Ok(Self { base: Some(format!("{}/", base.trim_end_matches('/'))), has_card: false })
    }

    /// The tags of the page's head.
    pub fn tags(&self, dataset: &Dataset, headed: &Headline) -> String {
        let mut tags = Tags(String::new());
        let about = [&headed.coverage, " ", dataset.source.note.get(Lang::Zh)].concat();
        tags.meta("property", "og:type", "article");
        tags.meta("property", "og:site_name", "reported-figures");
        tags.meta("property", "og:locale", "zh_CN");
        tags.meta("property", "og:title", &headed.headline);
        tags.meta("property", "og:description", &about);
        tags.meta("name", "twitter:card", "summary_large_image");
        if let Some(base) = &self.base {
            tags.meta("property", "og:url", base);
            tags.link("canonical", &[], base);
            tags.link(
                "alternate",
                &[("type", "application/json+oembed"), ("title", &headed.headline)],
                &format!("{base}{OEMBED}"),
            );
            if self.has_card {
                tags.meta("property", "og:image", &format!("{base}{}", CARD.0));
                tags.meta("property", "og:image:width", &CARD.1.to_string());
                tags.meta("property", "og:image:height", &CARD.2.to_string());
                tags.meta("property", "og:image:alt", &headed.headline);
                tags.meta("name", "twitter:image", &format!("{base}{}", CARD.0));
                tags.meta("name", "twitter:image:alt", &headed.headline);
            }
        }
        tags.0
            .push_str(&format!("<script type=\"application/ld+json\">{}</script>", self.described(dataset)));
        tags.0
    }

    /// The dataset in schema.org's words.
    fn described(&self, dataset: &Dataset) -> String {
        let data = format!("data/{}.json", dataset.id);
        let whole = |path: &str| string(&[self.base.as_deref().unwrap_or(""), path].concat());
        let download = object(&[
            ("@type", string("DataDownload")),
            ("encodingFormat", string("application/json")),
            ("contentUrl", whole(&data)),
        ]);
        let mut pairs = vec![
            ("@context", string("https://schema.org")),
            ("@type", string("Dataset")),
            ("name", string(dataset.title.get(Lang::Zh))),
            ("alternateName", string(dataset.title.get(Lang::En))),
            ("description", string(&about(dataset))),
            ("inLanguage", "[\"zh\",\"en\"]".to_owned()),
            ("temporalCoverage", string(&interval(dataset.period))),
            ("creator", creators(dataset)),
            ("creditText", string(dataset.source.name.get(Lang::Zh))),
            ("isAccessibleForFree", "true".to_owned()),
            ("distribution", download),
        ];
        if let Some(base) = &self.base {
            pairs.push(("url", string(base)));
        }
        object(&pairs)
    }

    /// The oEmbed answer of the page, where the site knows its address.
    pub fn oembed(&self, dataset: &Dataset, headed: &Headline) -> Option<String> {
        let base = self.base.as_ref()?;
        let (width, height) = FRAME;
        let mut pairs = vec![
            ("version", string("1.0")),
            ("type", string("rich")),
            ("title", string(&headed.headline)),
            ("provider_name", string("reported-figures")),
            ("provider_url", string(base)),
            ("author_name", string(dataset.source.event.get(Lang::Zh))),
            ("cache_age", "3600".to_owned()),
            ("html", string(&unfolded(base, headed))),
            ("width", width.to_string()),
            ("height", height.to_string()),
        ];
        if self.has_card {
            pairs.push(("thumbnail_url", string(&format!("{base}{}", CARD.0))));
            pairs.push(("thumbnail_width", CARD.1.to_string()));
            pairs.push(("thumbnail_height", CARD.2.to_string()));
        }
        Some(object(&pairs))
    }
}

/// What a link becomes: words for where frames are taken out (feeds, mail), then the frame. WordPress wants them so, and
/// hides the words when the frame has said its height.
fn unfolded(base: &str, headed: &Headline) -> String {
    let text = |text: &str| {
        let mut out = String::new();
        escape(text, &mut out);
        out
    };
    let (title, coverage) = (text(&headed.headline), text(&headed.coverage));
    let (width, height) = FRAME;
    format!(
        "<blockquote><a href=\"{base}\">{title}</a> {coverage}</blockquote>\
         <iframe data-reported-figures src=\"{base}embed.html\" title=\"{title}\" width=\"{width}\" \
         height=\"{height}\" frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-downloads\" \
         style=\"width:100%\"></iframe>"
    )
}

/// What the figures are, where they were said and by whom: sentences, since catalogues want fifty characters or more.
fn about(dataset: &Dataset) -> String {
    let (title, event) = (dataset.title.get(Lang::Zh), dataset.source.event.get(Lang::Zh));
    format!("{title}。{event}。{}", dataset.source.note.get(Lang::Zh))
}

/// Datum figures they are: each unit's own.
fn creators(dataset: &Dataset) -> String {
    let organization = |name: &str| object(&[("@type", string("Organization")), ("name", string(name))]);
    let units: Vec<String> = dataset.units.iter().map(|unit| organization(unit.name.get(Lang::Zh))).collect();
    format!("[{}]", units.join(","))
}

/// A period as machines write it: first and last day, or the one day.
fn interval(period: Period) -> String {
    let year = period.year;
    let months = match period.part {
        Part::Year => (1, 12),
        Part::Half(half) => (half * 6 - 5, half * 6),
        Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
        Part::Month(month) => (month, month),
        Part::Day(month, day) => return format!("{year}-{month:02}-{day:02}"),
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match months.1 {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{year}-{:02}-01/{year}-{:02}-{last}", months.0, months.1)
}

struct Tags(String);

impl Tags {
    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        self.0.push_str(&format!("<meta {kind}=\"{name}\" content=\""));
        escape(content, &mut self.0);
        self.0.push_str("\">");
    }

    fn link(&mut self, rel: &str, more: &[(&str, &str)], href: &str) {
        self.0.push_str(&format!("<link rel=\"{rel}\""));
        for (name, value) in more.iter().chain([&("href", href)]) {
            self.0.push_str(&format!(" {name}=\""));
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::embedded;
    use crate::view::View;

    fn headed(dataset: &Dataset) -> Headline {
        Headline::of(dataset, &View::start(dataset, Lang::Zh))
    }

    #[test]
    fn whole_addresses_stand_only_where_the_site_is_known() {
        let dataset = embedded();
        let headed = headed(&dataset);
        let nowhere = Site::at(None).unwrap();
        assert_eq!(nowhere.oembed(&dataset, &headed), None);
        assert!(!nowhere.tags(&dataset, &headed).contains("og:url"));
        let somewhere = Site { has_card: true, ..Site::at(Some("https://figures.example/a")).unwrap() };
        let tags = somewhere.tags(&dataset, &headed);
        for part in
            ["https://figures.example/a/card.png", "https://figures.example/a/oembed.json", &headed.headline]
        {
            assert!(tags.contains(part), "{part} in {tags}");
        }
    }

    #[test]
    fn both_answers_are_json() {
        let dataset = embedded();
        let headed = headed(&dataset);
        let site = Site::at(Some("https://figures.example")).unwrap();
        let oembed: serde_json::Value =
            serde_json::from_str(&site.oembed(&dataset, &headed).unwrap()).unwrap();
        assert_eq!(oembed["type"], "rich");
        assert!(oembed["html"].as_str().unwrap().contains("https://figures.example/embed.html"));
        let described: serde_json::Value = serde_json::from_str(&site.described(&dataset)).unwrap();
        assert_eq!(described["@type"], "Dataset");
        assert_eq!(described["creator"].as_array().unwrap().len(), dataset.units.len());
        assert!(described["description"].as_str().unwrap().chars().count() >= 50, "{described}");
    }

    #[test]
    fn a_link_unfolds_in_wordpress() {
        let dataset = embedded();
        let site = Site::at(Some("https://figures.example")).unwrap();
        let headed = headed(&dataset);
        let oembed: serde_json::Value =
            serde_json::from_str(&site.oembed(&dataset, &headed).unwrap()).unwrap();
        // WordPress keeps one quotation without attributes and one frame with nothing in it, and drops the rest.
        let html = oembed["html"].as_str().unwrap();
        let (quotation, frame) = html.split_once("</blockquote>").unwrap();
        let said = quotation.strip_prefix("<blockquote><a href=\"https://figures.example/\">").unwrap();
        let (title, coverage) = said.split_once("</a> ").unwrap();
        assert_eq!((title, coverage), (headed.headline.as_str(), headed.coverage.as_str()));
        assert!(frame.starts_with("<iframe ") && frame.ends_with("></iframe>"), "{frame}");
        assert_eq!(frame.matches('<').count(), 2, "{frame}");
        // What it appends to the address begins with a hash.
        assert!(frame.contains(" src=\"https://figures.example/embed.html\" "), "{frame}");
        let tags = site.tags(&dataset, &headed);
        let link =
            format!("<link rel=\"alternate\" type=\"application/json+oembed\" title=\"{}\"", headed.headline);
        assert!(tags.contains(&link), "{tags}");
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (part, said) in [
            (Part::Half(1), "2024-01-01/2024-06-30"),
            (Part::Quarter(4), "2024-10-01/2024-12-31"),
            (Part::Month(2), "2024-02-01/2024-02-29"),
            (Part::Day(7, 23), "2024-07-23"),
        ] {
            assert_eq!(interval(Period { year: 2024, part }), said);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for base in
            ["figures.example", "javascript:alert(1)", "https://a b", "https://a/?x", "https://a/\"><script>"]
        {
            assert!(Site::at(Some(base)).is_err(), "{base}");
        }
    }
}
