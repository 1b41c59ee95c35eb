//! The CSV that a chart of this widget exports, which a reader saves: its columns are known by their names, and none is guessed.

use super::decisions::{Code, Decisions};
use super::grid::{Grid, GridRow};
use super::refusal::Refusal;
use super::roles::Role;
use std::collections::BTreeMap;

/// Names that no other table has side by side: by them the file is recognised.
const MARKS: [&str; 6] = ["unit", "unit_zh", "unit_en", "metric", "metric_zh", "metric_en"];

/// Whether the first line of a text has these names, parted by a delimiter: in its other lines, sentences have others.
pub fn is_heading(line: &str, delimiter: char) -> bool {
    let names: Vec<&str> =
        line.split(delimiter).map(|name| name.trim_matches(['"', ' ', '\u{feff}'])).collect();
    MARKS.iter().all(|name| names.contains(name))
}

/// Columns without which a figure would not be the one that was reported.
const NEEDED: [&str; 19] = [
    "unit",
    "unit_zh",
    "unit_en",
    "metric",
    "metric_zh",
    "metric_en",
    "kind",
    "status",
    "value",
    "decimals",
    "bound",
    "lower",
    "upper",
    "low",
    "high",
    "confidence",
    "period",
    "period_basis",
    "statuses",
];

/// What a column holds, as for any other table.
fn role(name: &str) -> Role {
    match name {
        "unit_en" => Role::Unit,
        "metric_en" => Role::Metric,
        "period" => Role::Period,
        "value" => Role::Figure,
        "low" | "lower" => Role::Low,
        "high" | "upper" => Role::High,
        "unit" | "metric" => Role::Code,
        "measure_zh" | "measure_en" => Role::Measure,
        "status" | "decimals" | "bound" | "confidence" | "period_basis" | "statuses" | "kind" => Role::Flag,
        "scope_zh"
        | "scope_en"
        | "quote"
        | "place"
        | "note_zh"
        | "note_en"
        | "remark_zh"
        | "remark_en"
        | "quote_translation_zh"
        | "quote_translation_en" => Role::Note,
        "unit_zh" | "metric_zh" | "shown_zh" | "shown_en" | "rank_best" | "rank_worst" | "ranked"
        | "reason_zh" | "reason_en" => Role::Repeats,
        _ => Role::Attribute,
    }
}

/// Where each of its columns stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnColumns(BTreeMap<String, usize>);

impl OwnColumns {
    /// The columns of such a file; nothing where it is another table.
    ///
    /// # Errors
    /// Such a file without columns that it needs: numbers without their bounds are others.
    pub fn of(grid: &Grid) -> Result<Option<Self>, Refusal> {
        let Some(first) = grid.rows.first() else { return Ok(None) };
        let named = first.cells.iter().enumerate().rev();
        let columns: BTreeMap<String, usize> = named.map(|(at, cell)| (cell.text.clone(), at)).collect();
        if !MARKS.iter().all(|name| columns.contains_key(*name)) {
            return Ok(None);
        }
        let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !columns.contains_key(*name)).collect();
        if missing.is_empty() { Ok(Some(Self(columns))) } else { Err(Refusal::OwnExport(missing.join(", "))) }
    }

    /// Where a column stands.
    pub fn at(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// The roles of columns with these headings. An editor can leave out what no figure needs; nothing else can be chosen.
    pub fn roles<'h>(
        &mut self,
        headings: impl Iterator<Item = &'h str>,
        decisions: &mut Decisions,
    ) -> Vec<Role> {
        let mut decide = |heading: &str| {
            let own = role(heading);
            let chosen = decisions.settle(Code::Role, heading, own.as_str());
            if chosen == Role::LeftOut.as_str() && !NEEDED.contains(&heading) {
                self.0.remove(heading);
                return Role::LeftOut;
            }
            if chosen != own.as_str() {
                decisions.refuse(format!(
                    "the column “{heading}” of a chart's CSV is read as {}, not as {chosen}",
                    own.as_str()
                ));
            }
            own
        };
        headings.map(&mut decide).collect()
    }

    /// The text of a row in a column, as the dataset has it.
    pub fn text(&self, row: &GridRow, name: &str) -> String {
        self.at(name).map_or_else(String::new, |at| without_apostrophes(row.text(at)))
    }

    /// A text in both languages: Chinese, then English.
    pub fn both(&self, row: &GridRow, name: &str) -> [String; 2] {
        ["zh", "en"].map(|lang| self.text(row, &format!("{name}_{lang}")))
    }
}

/// A text without the apostrophes by which the export keeps spreadsheets from running it as a formula.
fn without_apostrophes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut is_start = true;
    while let Some(letter) = letters.next() {
        let is_added = letter == '\'' && is_start && letters.peek().is_some_and(|next| starts_formula(*next));
        if !is_added {
            out.push(letter);
        }
        is_start = matches!(letter, ';' | '\t' | '\r' | '\n');
    }
    out
}

fn starts_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_of_the_export_are_dropped_and_no_others() {
        for (written, text) in
            [("'=1+1", "=1+1"), ("a;'-b", "a;-b"), ("'tis", "'tis"), ("it's -1", "it's -1")]
        {
            assert_eq!(without_apostrophes(written), text);
        }
    }
}
