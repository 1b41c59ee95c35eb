//! A Markdown document as what the tests ask of it: links, anchors, code, tables.

use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A document of the repository.
pub struct Document {
    /// Its path from the root of the repository, with `/`.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// The addresses of its links and pictures.
    pub links: Vec<String>,
    /// What `#…` can lead to, as GitHub makes it of headings.
    pub anchors: Vec<String>,
    /// Code: in a line, and each line of a block of commands or Rust or without a language.
    pub codes: Vec<String>,
    /// Code in a line, with the text before it and the next code in the line: `ranks` in `src/analysis/rank.rs`.
    pub pairs: Vec<(String, String, String)>,
    /// Each table below the heading that it follows: rows of cells, in which code stands without its marks.
    pub tables: Vec<(String, Vec<Vec<String>>)>,
}

impl Document {
    /// Reads a document; `path` is from the root of the repository.
    pub fn read(path: &str) -> Document {
        let text =
            std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut document = Document {
            path: path.to_owned(),
            links: Vec::new(),
            anchors: Vec::new(),
            codes: Vec::new(),
            pairs: Vec::new(),
            tables: Vec::new(),
            text: String::new(),
        };
        document.walk(&text);
        document.text = text;
        document
    }

    fn walk(&mut self, text: &str) {
        let mut heading: Option<String> = None;
        let mut cell: Option<String> = None;
        let mut block: Option<String> = None;
        // The last code of a line and the text after it.
        let mut last: Option<(String, String)> = None;
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    self.links.push(dest_url.into_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => self.anchors.extend(heading.take().map(|it| anchor(&it))),
                Event::Start(Tag::Table(_)) => {
                    let below = self.anchors.last().cloned().unwrap_or_default();
                    self.tables.push((below, Vec::new()));
                }
                Event::Start(Tag::TableRow | Tag::TableHead) => {
                    if let Some((_, rows)) = self.tables.last_mut() {
                        rows.push(Vec::new());
                    }
                }
                Event::Start(Tag::TableCell) => cell = Some(String::new()),
                Event::End(TagEnd::TableCell) => {
                    let row = self.tables.last_mut().and_then(|(_, rows)| rows.last_mut());
                    row.into_iter().for_each(|row| row.extend(cell.take()));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    block = Some(language.into_string());
                }
                Event::End(TagEnd::CodeBlock) => block = None,
                Event::Start(Tag::Paragraph | Tag::Item) => last = None,
                Event::Code(code) => {
                    if let Some((name, between)) = last.take() {
                        self.pairs.push((name, between, code.to_string()));
                    }
                    last = Some((code.to_string(), String::new()));
                    self.codes.push(code.to_string());
                    heading.iter_mut().chain(&mut cell).for_each(|text| text.push_str(&code));
                }
                Event::Text(text) => {
                    match block.as_deref() {
                        Some("" | "sh") => self.codes.extend(text.lines().map(str::to_owned)),
                        _ => {
                            heading.iter_mut().chain(&mut cell).for_each(|it| it.push_str(&text));
                        }
                    }
                    if let Some((_, between)) = &mut last {
                        between.push_str(&text);
                    }
                }
                Event::SoftBreak => {
                    if let Some((_, between)) = &mut last {
                        between.push(' ');
                    }
                }
                _ => {}
            }
        }
    }

    /// The cells of a column, from 0, of the first table below a heading, without the heading of the column.
    pub fn column(&self, below: &str, column: usize) -> Vec<String> {
        let table = self.tables.iter().find(|(anchor, _)| anchor == below);
        let (_, rows) = table.unwrap_or_else(|| panic!("{}: no table below #{below}", self.path));
        rows.iter().skip(1).map(|row| row[column].clone()).collect()
    }
}

/// The anchor that GitHub makes of a heading: letters, digits, hyphens and underscores, spaces as hyphens.
fn anchor(heading: &str) -> String {
    let letter = |letter: char| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        letter if letter.is_alphanumeric() => Some(letter),
        _ => None,
    };
    heading.to_lowercase().chars().filter_map(letter).collect()
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document of the repository, by path; not what a build or a package manager wrote.
pub fn documents() -> Vec<Document> {
    const NOT_OURS: [&str; 4] = ["target", "dist", "node_modules", ".git"];
    let mut folders = vec![PathBuf::new()];
    let mut paths = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).expect("a folder of the repository") {
            let entry = entry.expect("an entry of a folder");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            let path = folder.join(&name);
            if entry.file_type().expect("a file or folder").is_dir() {
                if !NOT_OURS.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if name.ends_with(".md") {
                paths.push(path.to_str().expect("a path in UTF-8").replace('\\', "/"));
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| Document::read(path)).collect()
}
