//! Where the figures come from.

use super::super::json::{JsonType, JsonValue};
use super::super::problem::ProblemSink;
use super::super::{DocumentWords, LocalText, Source};
use super::local::{LocalTexts, read_tag};
use super::objects::{Format, items, members, missing, object_format};
use super::periods::read_calendar;
use super::texts::read_url;
use super::version::Version;

const SOURCE: Format<9> = object_format![
    required("name", "{\"zh\": …, \"en\": …}"),
    once_required("event", "{\"zh\": …, \"en\": …}"),
    once_required("note", "{\"zh\": …, \"en\": …}"),
    optional("url"),
    optional("published"),
    new("document"),
    new("page"),
    new("licence"),
    new("lang"),
];

const DOCUMENT: Format<2> = object_format![optional("lead"), optional("part")];

/// Reads the one source, or the list of sources. `root` is the document, which must have one of the two.
pub(super) fn read_sources(
    root: JsonValue<'_>,
    one: Option<JsonValue<'_>>,
    several: Option<JsonValue<'_>>,
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Vec<Source> {
    let mut list = Vec::new();
    match (one, several) {
        (None, None) => missing(root, "source", "{\"name\": …}", problems),
        (Some(one), None) => list.extend(read_source(one, version, texts, problems)),
        (Some(_), Some(several)) => {
            let help = "move the one from `source` into it, and remove `source`";
            problems.report(several, &["there is a `source` already"], &[help]);
        }
        (None, Some(several)) => return read_several(several, version, texts, problems),
    }
    list
}

/// Reads a list of sources.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn read_several<C: ProblemSink>(
    array: JsonValue<'_>,
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut C,
) -> Vec<Source> {
    let mut list = Vec::new();
    for item in items(Some(array), 1_000, problems).into_iter().flatten() {
        list.extend(read_source(item, version, texts, problems));
    }
    if array.json_type() == JsonType::Array && array.items().next().is_none() {
        problems.report(array, &["there are no sources"], &["add at least one"]);
    }
    list
}

fn read_source(
    value: JsonValue<'_>,
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> Option<Source> {
    let values = members(value, SOURCE, problems)?;
    version.check(value, SOURCE, &values, problems);
    let [name, event, note, url, published, document, page, licence, lang] = values;
    Some(Source {
        name: texts.read(name, problems),
        event: texts.read(event, problems),
        note: texts.read(note, problems),
        lang: match (lang, version) {
            (Some(_), _) => read_tag(lang, problems).unwrap_or_default().into_owned(),
            (None, Version::Two) => texts.lang.clone().into_owned(),
            (None, Version::One) => String::from("zh"),
        },
        document: read_document(document, version, texts, problems),
        url: read_url(url, problems),
        page: read_url(page, problems),
        licence: texts.read(licence, problems),
        published: read_calendar(published, problems),
    })
}

/// What the parts of the document are called. Those of version 1 are speeches.
fn read_document(
    value: Option<JsonValue<'_>>,
    version: Version,
    texts: &LocalTexts<'_>,
    problems: &mut impl ProblemSink,
) -> DocumentWords {
    if version == Version::One {
        return DocumentWords {
            lead: LocalText::both("发言导语", "Opening of the speech"),
            part: LocalText::both("发言第{0}部分", "Part {0} of the speech"),
        };
    }
    let [lead, part] = value.and_then(|value| members(value, DOCUMENT, problems)).unwrap_or_default();
    DocumentWords { lead: texts.read(lead, problems), part: texts.read(part, problems) }
}
