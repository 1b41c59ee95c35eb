//! What a document says of the whole table: its title, its source, its note.

use super::document_figure::line;
use super::figure::Outcome;
use super::fold::fold;
use super::footnotes;
use super::grid::GridRow;
use super::own_document;
use super::reading::Reading;
use super::roles::Role;
use super::suffix::split_heading;
use serde_json::{Value, json};

/// What a table does not say of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The dataset's id.
    pub id: String,
    /// Its title, where the table has none above it.
    pub title: String,
    /// The source's name, where no note names it.
    pub source: String,
}

/// The title that the editor chose or that stands above the table.
fn own_title(reading: &Reading) -> Option<String> {
    let above = || reading.block.titles.first().map(|title| split_heading(title).0.to_owned());
    reading.description.title.clone().or_else(above)
}

/// The most metrics that a title names.
const MAX_NAMED: usize = 3;

/// Its own title, that of the file's name, or else what the table has figures of.
pub fn title(reading: &Reading, about: &About) -> String {
    let of_metrics = || {
        let names = names_with_computed(reading);
        let shown = names.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", ");
        if names.len() > MAX_NAMED { shown + " …" } else { shown }
    };
    let of_file = || Some(about.title.clone()).filter(|title| !title.is_empty());
    own_title(reading).or_else(of_file).unwrap_or_else(of_metrics)
}

/// What neither the editor nor the table says, though readers need it: its title, its source.
pub fn unset(reading: &Reading) -> Vec<&'static str> {
    let title = own_title(reading).is_none().then_some("title");
    let source = own_source(reading).is_none().then_some("source_name");
    title.into_iter().chain(source).collect()
}

/// The source as a document has it: its name, and its link where there is one.
pub(super) fn source(reading: &Reading, about: &About) -> Value {
    let name = source_name(reading, about);
    let own = reading.own.as_ref().filter(|_| reading.description.source_name.is_none());
    let name = if let Some(own) = own.and_then(|own| own_document::local(&own.source)) {
        own
    } else if name.is_empty() {
        json!({"en": "source not stated", "zh": "未注明来源", "de": "Quelle nicht angegeben"})
    } else {
        line(&name).into()
    };
    let mut source = json!({"name": name});
    if let Some(link) = &reading.description.source_link {
        source["url"] = line(link).into();
    }
    source
}

const SOURCE_WORDS: [&str; 11] = [
    "source",
    "quelle",
    "źródło",
    "zdroj",
    "forrás",
    "fuente",
    "fonte",
    "资料来源",
    "数据来源",
    "来源",
    "出典",
];

/// The source that the editor or a note below the table names, or the file's name; empty where there is none.
pub fn source_name(reading: &Reading, about: &About) -> String {
    own_source(reading).unwrap_or_else(|| about.source.clone())
}

fn own_source(reading: &Reading) -> Option<String> {
    let named = reading.block.notes.iter().find_map(|note| {
        let folded = fold(note);
        let word = SOURCE_WORDS.iter().find(|word| folded.to_lowercase().starts_with(*word))?;
        let rest = folded.get(word.len()..)?.trim_start_matches(['s', ':', ' ', '.', '-']).to_owned();
        (!rest.is_empty()).then_some(rest)
    });
    let own = || reading.own.as_ref().map(|own| own.source[1].clone()).filter(|source| !source.is_empty());
    reading.description.source_name.clone().or(named).or_else(own)
}

/// What the editor says of the whole table, or what is written around it and belongs to no single cell.
pub fn note(reading: &Reading) -> Option<String> {
    if let Some(note) = &reading.description.note {
        return Some(line(note));
    }
    if let Some(own) = &reading.own {
        return Some(line(&own.note[1])).filter(|_| !own.note[1].is_empty());
    }
    let is_general = |note: &&String| {
        // A list item, “- rounded”, looks like a footnote of which no cell has the sign.
        let is_footnote = footnotes::read(&[(*note).clone()]).iter().any(|it| is_used(reading, it));
        let lower = fold(note).to_lowercase();
        !is_footnote && !SOURCE_WORDS.iter().any(|word| lower.starts_with(word))
    };
    let above = reading.block.titles.iter().skip(1);
    let notes: Vec<&str> = above.chain(&reading.block.notes).filter(is_general).map(String::as_str).collect();
    (!notes.is_empty()).then(|| line(&in_one_line(&notes)))
}

/// Whether a cell, a heading or a name has the sign of a footnote, so that its text stands there.
fn is_used(reading: &Reading, (sign, text): (&String, &String)) -> bool {
    let note = |outcome: &Outcome| match outcome {
        Outcome::Figure(figure) => figure.note.as_ref().is_some_and(|note| note.contains(text)),
        Outcome::Gap { note, .. } => note.as_ref().is_some_and(|note| note.contains(text)),
        Outcome::NotData(_) | Outcome::NotUnderstood(_) => false,
    };
    let structure = &reading.structure;
    let columns = [Role::Unit, Role::Metric].map(|role| structure.column(role));
    let has_sign = |row: &GridRow| {
        let names = columns.iter().flatten().map(|column| structure.text(row, *column));
        names.into_iter().any(|name| split_heading(name).1.footnotes.contains(sign))
    };
    reading.outcomes.iter().flatten().any(note)
        || structure.headings.iter().any(|heading| heading.beside.footnotes.contains(sign))
        || reading.grid.rows[reading.block.body.clone()].iter().any(has_sign)
}

/// Lines one after another, told apart where they do not end as sentences do.
fn in_one_line(lines: &[&str]) -> String {
    let mut joined = String::new();
    for line in lines {
        let is_ended = joined.ends_with(['.', '。', '!', '?', ':', ';', '：', '；']);
        joined.push_str(if joined.is_empty() {
            ""
        } else if is_ended {
            " "
        } else {
            "; "
        });
        joined.push_str(line.trim());
    }
    joined
}

/// The names of all metrics: the computed ones follow the table's own.
pub(super) fn names_with_computed(reading: &Reading) -> Vec<String> {
    let own = reading.names.metrics.all().iter();
    own.chain(reading.computed.iter().map(|it| &it.ratio.name)).cloned().collect()
}
