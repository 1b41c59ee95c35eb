//! `import`: a spreadsheet becomes a dataset; what is open or was not understood is printed.

use super::output;
use crate::dataset;
use crate::site::Result;
use crate::table::advice;
use crate::table::document::{self, About};
use crate::table::{self, Mapping, Reading, unread};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The arguments of `import`.
#[derive(Args, Debug)]
pub struct Import {
    /// A table: CSV, TSV, XLSX, XLS, ODS or HTML
    table: PathBuf,
    /// The decisions by which it is read, as --save-mapping wrote them
    #[arg(long, value_name = "FILE.json")]
    mapping: Option<PathBuf>,
    /// Read what could be read in two ways as proposed
    #[arg(long)]
    accept_guesses: bool,
    /// Write the decisions to a file, to be changed and given as --mapping
    #[arg(long, value_name = "FILE.json")]
    save_mapping: Option<PathBuf>,
    /// The file to write; without it, the standard output
    #[arg(short, long, value_name = "FILE.json")]
    output: Option<PathBuf>,
}

/// The most lines of one kind that are printed.
const MAX_LINES: usize = 20;

impl Import {
    /// Reads the table, prints what is open, and writes the dataset.
    ///
    /// # Errors
    /// A file that is no table, a question that decides a number, or a dataset that `check` refuses.
    pub fn run(&self) -> Result<()> {
        let reading = read(&self.table, self.mapping.as_deref())?;
        if let Some(file) = &self.save_mapping {
            let mut mapping = reading.mapping.clone();
            // Whoever takes the proposals has confirmed them.
            mapping.decisions.iter_mut().for_each(|decision| decision.guess &= !self.accept_guesses);
            output::write(pretty(&mapping)?.as_bytes(), Some(file))?;
        }
        let document = document_of(&reading, &self.table, self.accept_guesses)?;
        output::write(document.as_bytes(), self.output.as_deref())?;
        let written =
            self.output.as_ref().map_or_else(|| "the dataset".to_owned(), |file| file.display().to_string());
        match dataset::read(&document) {
            Ok(_) => Ok(()),
            Err(_) => {
                let errors = super::check::report(&written, &document, false).err().unwrap_or_default();
                eprintln!("{errors}\n");
                Err(format!("{written} is not a valid dataset yet; correct the above"))
            }
        }
    }
}

/// Reads a table by the decisions in a file, and prints what is open and what was not understood.
///
/// # Errors
/// A file that is no table, or one that is no mapping.
pub fn read(table: &Path, mapping: Option<&Path>) -> Result<Reading> {
    let name = table.display().to_string();
    let bytes = std::fs::read(table).map_err(|error| format!("cannot read {name}: {error}"))?;
    let mapping = mapping.map(read_mapping).transpose()?;
    let reading = table::read(&bytes, mapping.as_ref()).map_err(|refusal| format!("{name}: {refusal}"))?;
    eprint!("{}", report(&name, &reading));
    Ok(reading)
}

/// The dataset of a table as a document, which `check` may refuse.
///
/// # Errors
/// A question that decides a number, unless guesses are accepted.
pub fn document_of(reading: &Reading, table: &Path, accept_guesses: bool) -> Result<String> {
    let open = reading.questions.iter().filter(|question| question.decides_numbers()).count();
    if open > 0 && !accept_guesses {
        return Err(format!(
            "{open} of the questions decide numbers; answer them in a mapping (import --save-mapping, --mapping), or take the proposals with --accept-guesses"
        ));
    }
    pretty(&document::dataset(reading, &about(table)))
}

fn read_mapping(file: &Path) -> Result<Mapping> {
    let text = crate::site::read_text(file)?;
    let mapping: Mapping = serde_json::from_str(&text)
        .map_err(|error| format!("{} is not a mapping: {error}", file.display()))?;
    match mapping.version {
        1 => Ok(mapping),
        version => {
            Err(format!("{} is a mapping of version {version}; this program reads version 1", file.display()))
        }
    }
}

fn pretty(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// What the file's name says of the table.
fn about(file: &Path) -> About {
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stem = name(file.file_stem());
    About { id: stem.clone(), title: stem, source: name(file.file_name()) }
}

/// What was read, asked, and not understood.
fn report(name: &str, reading: &Reading) -> String {
    let mut out = String::new();
    let wrong: Vec<String> = reading
        .not_understood()
        .map(|(position, reason)| {
            format!("warning: not understood: {reason}\n --> {name}: {}\n", location(reading, position))
        })
        .collect();
    list(&mut out, &wrong);
    list(&mut out, &reading.misfits.iter().map(|it| format!("warning: {it}\n")).collect::<Vec<_>>());
    let advice = advice::advice(reading);
    list(&mut out, &advice.iter().map(|it| format!("warning: {}\n", it.sentence())).collect::<Vec<_>>());
    list(&mut out, &reading.questions.iter().map(|it| question(name, reading, it)).collect::<Vec<_>>());
    let presumed =
        reading.presumed.iter().map(|it| question(name, reading, it).replacen("question", "presumed", 1));
    list(&mut out, &presumed.collect::<Vec<_>>());
    let counts = reading.counts();
    // OK because writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{name}: {} cells: {} figures, {} gaps, {} no data, {} not understood",
        counts.cells, counts.figures, counts.gaps, counts.not_data, counts.not_understood
    );
    let unread = unread::gaps(reading);
    if unread > 0 {
        let all = counts.gaps + unread;
        let _ = writeln!(out, "  gaps in the dataset: {all}, {unread} of them “unreadable”: not understood");
    }
    for text in reading.not_data() {
        let _ = writeln!(out, "  no data: {text}");
    }
    out
}

fn question(name: &str, reading: &Reading, question: &table::Question) -> String {
    let about = if question.about.is_empty() { String::new() } else { format!(" “{}”", question.about) };
    let mut out = format!("question: {}{about}: taken as “{}”", question.code.name(), question.default);
    let others: Vec<&str> =
        question.options.iter().map(String::as_str).filter(|it| *it != question.default).collect();
    if !others.is_empty() {
        let _ = write!(out, " (or {})", others.join(", "));
    }
    if let Some(first) = question.cells.first() {
        let more = question.cells.len() - 1;
        let more = if more == 0 { String::new() } else { format!(", and {more} more cells") };
        let _ = write!(out, "\n --> {name}: {}{more}", location(reading, *first));
    }
    out + "\n"
}

/// Where a cell stands, and what it holds.
fn location(reading: &Reading, (row, column): (usize, usize)) -> String {
    let number = reading.grid.rows.get(row).map_or(0, |row| row.number);
    let heading =
        column.checked_sub(reading.structure.left).and_then(|index| reading.structure.headings.get(index));
    let heading = heading.map_or("", |heading| heading.text.as_str());
    format!("row {number}, column “{heading}”: “{}”", reading.text((row, column)))
}

fn list(out: &mut String, lines: &[String]) {
    lines.iter().take(MAX_LINES).for_each(|line| out.push_str(line));
    if lines.len() > MAX_LINES {
        let _ = writeln!(out, "… and {} more, not listed", lines.len() - MAX_LINES);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_open_is_printed_with_its_location() {
        let table = "Town,Visitors,Ratio\n\nAsh,\"1,234\",45:55\nElm,\"2,500\",2\n";
        let report = report("towns.csv", &table::read(table.as_bytes(), None).unwrap());
        for words in [
            "warning: not understood: neither a number nor a known mark\n --> towns.csv: row 3, column “Ratio”: “45:55”\n",
            "question: decimal_mark: taken as “point” (or comma)\n --> towns.csv: row 3, column “Visitors”: “1,234”, and 1 more cells\n",
            "towns.csv: 6 cells: 3 figures, 0 gaps, 2 no data, 1 not understood\n",
            "  gaps in the dataset: 1, 1 of them “unreadable”: not understood\n",
        ] {
            assert!(report.contains(words), "{report}");
        }
    }
}
