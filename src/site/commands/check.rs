//! `check`: the errors of a dataset, in the form in which compilers print theirs.

use super::input::{self, Input};
use super::{output, similar_names};
use crate::dataset::{self, Dataset, Kind, Lang, Problem, Problems};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use clap::{Args, ValueEnum};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct Check {
    /// A JSON file, or - for the standard input
    file: PathBuf,
    /// When to print in colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Check {
    /// Prints a summary of the dataset, or its errors.
    ///
    /// # Errors
    /// A file that cannot be read, or a dataset with errors.
    pub fn run(&self) -> crate::site::Result<()> {
        let input = Input::read(&self.file)?;
        let color = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => input::is_terminal(),
        };
        let report = report(&input.name, &input.text, color);
        let summary = report.map_err(|errors| input.refuse(&errors))?;
        let summary = warnings(&input.name, &input.text, color) + &summary;
        output::write(format!("{}\n", summary.trim_end()).as_bytes(), None)
    }
}

/// The dataset in a file, or the embedded one where there is no file; checked.
///
/// # Errors
/// A file that cannot be read, or a dataset with errors, which are printed.
pub fn dataset(file: Option<&Path>) -> crate::site::Result<Dataset> {
    let Some(file) = file else { return Ok(dataset::embedded()) };
    dataset_of(&Input::read(file)?)
}

/// The dataset of a text; checked.
///
/// # Errors
/// A dataset with errors, which are printed.
pub fn dataset_of(input: &Input) -> crate::site::Result<Dataset> {
    dataset::read(&input.text).map_err(|_| {
        let report = report(&input.name, &input.text, input::is_terminal());
        input.refuse(&report.err().unwrap_or_default())
    })
}

/// The number of characters of a problem's line that are shown before the problem, and from its beginning on.
const AROUND: usize = 60;

/// Checks a dataset, and sums it up where it is valid.
///
/// # Errors
///
/// Every error with its location in the file, ready to print, and the number of errors in the last line.
pub fn report(file_name: &str, text: &str, color: bool) -> Result<String, String> {
    match dataset::read(text) {
        Ok(dataset) => Ok(summary(file_name, &dataset)),
        Err(problems) => Err(errors(file_name, text, &problems, color)),
    }
}

/// What misleads readers of a valid dataset, ready to print.
fn warnings(file_name: &str, text: &str, color: bool) -> String {
    list(file_name, text, &dataset::warnings(text), Level::WARNING, color)
}

fn errors(file_name: &str, text: &str, problems: &Problems, color: bool) -> String {
    let mut out = list(file_name, text, problems, Level::ERROR, color);
    let count = problems.len() + problems.unlisted();
    out.push_str(&format!("{count} {} in {file_name}", if count == 1 { "error" } else { "errors" }));
    out
}

/// Each problem with its line of the document.
fn list(file_name: &str, text: &str, problems: &Problems, level: Level<'_>, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&[located(file_name, text, problem, level.clone())]));
        out.push_str("\n\n");
    }
    if problems.unlisted() > 0 {
        out.push_str(&format!("… and {} more, not listed\n", problems.unlisted()));
    }
    out
}

fn located<'a>(file_name: &'a str, text: &'a str, problem: &'a Problem, level: Level<'a>) -> Group<'a> {
    let shown = surroundings(text, &problem.span);
    let span = problem.span.start - shown.start..problem.span.end.min(shown.end) - shown.start;
    let mark = AnnotationKind::Primary.span(span).label(&problem.path);
    let snippet = Snippet::source(&text[shown.clone()]).line_start(problem.line as usize).annotation(mark);
    let title = level.primary_title(&problem.message);
    let help = Level::HELP.message(&problem.help);
    if shown.start == 0 || text[..shown.start].ends_with('\n') {
        return title.element(snippet.path(file_name)).element(help);
    }
    // The renderer would count the column from where the line is cut off.
    let location = Origin::path(file_name).line(problem.line as usize).char_column(problem.column as usize);
    title.element(location).element(snippet).element(help)
}

/// The part of the problem's line that is shown: a file may be one line of megabytes.
fn surroundings(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text[..span.start].chars().rev().take_while(|letter| *letter != '\n').take(AROUND);
    let after = text[span.start..].chars().take_while(|letter| !"\r\n".contains(*letter)).take(AROUND);
    let start = span.start - before.map(char::len_utf8).sum::<usize>();
    let end = span.start + after.map(char::len_utf8).sum::<usize>();
    start..end
}

/// The size of a valid dataset, on one screen.
fn summary(file_name: &str, dataset: &Dataset) -> String {
    let [zh, en] = Lang::ALL.map(|lang| dataset.title.get(lang));
    let titles = if zh == en { en.to_owned() } else { format!("{en} ({zh})") };
    let mut out = format!("{file_name} is valid: {}, {titles}\n", dataset.id);
    let counts = [
        ("units", dataset.units.len()),
        ("metrics", dataset.metrics.len()),
        ("figures", dataset.figures.len()),
        ("gaps", dataset.gaps.len()),
    ];
    for (name, count) in counts {
        line(&mut out, 0, name, count);
        if name == "figures" {
            Kind::ALL.iter().for_each(|kind| line(&mut out, 2, kind.as_str(), figures_of(dataset, *kind)));
        }
    }
    line(&mut out, 0, "periods", periods(dataset));
    let has_series = !dataset.periods().is_empty();
    let applies = |metric| dataset.unit_ixs().filter(|unit| dataset.applies(*unit, metric)).count();
    let cells: usize = dataset.metric_ixs().map(applies).sum();
    let share = 100.0 * dataset.at(None).figures.len() as f64 / cells as f64;
    let each = if has_series { "a unit in a metric, by its latest figure" } else { "a unit in a metric" };
    out.push_str(&format!("{share:.1} % of {cells} cells are reported (each is {each})"));
    out.push_str(&similar_names::advice(dataset));
    out
}

fn line(out: &mut String, indent: usize, name: &str, count: usize) {
    if indent == 0 || count > 0 {
        // OK because writing to a string cannot fail.
        let _ = writeln!(out, "{:indent$}{name:<width$}{count:>9}", "", width = 12 - indent);
    }
}

/// How many periods there are figures or gaps of.
fn periods(dataset: &Dataset) -> usize {
    let of_figures = dataset.figures.iter().map(|figure| figure.period);
    let of_gaps = dataset.gaps.iter().map(|gap| gap.period);
    of_figures.chain(of_gaps).flatten().collect::<HashSet<_>>().len()
}

fn figures_of(dataset: &Dataset, kind: Kind) -> usize {
    dataset.figures.iter().filter(|figure| dataset.metric(figure.metric).kind == kind).count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use expect_test::expect;

    use super::*;

    #[test]
    fn errors_read_like_a_compilers() {
        let text = "{\n  \"id\": \"小 数据\",\n  \"tittle\": {}\n}\n";
        let report = report("small.json", text, false).unwrap_err();
        let (first, last) = (report.split("\n\n").next().unwrap(), report.rsplit("\n\n").nth(1).unwrap());
        expect![[r#"
            error: `title` is missing
             --> small.json:1:1
              |
            1 | {
              | ^ $
              |
              = help: add "title": "…""#]]
        .assert_eq(first);
        expect![[r#"
            error: the key "tittle" is unknown here
             --> small.json:3:3
              |
            3 |   "tittle": {}
              |   ^^^^^^^^ $.tittle
              |
              = help: did you mean "title"?"#]]
        .assert_eq(last);
        assert!(report.ends_with("\n\n9 errors in small.json"), "{report}");
        assert!(!report.contains('\x1b'));
    }

    #[test]
    fn colour_comes_when_asked_for() {
        assert!(report("a", "[", true).unwrap_err().contains('\x1b'));
    }

    #[test]
    fn long_lines_are_cut() {
        let text = format!("{{\"id\": \"{}\", \"a\": 1}}", "长".repeat(100_000));
        let report = report("long.json", &text, false).unwrap_err();
        assert!(report.contains("--> long.json:1:"), "{report}");
        assert!(report.contains("long.json:1:100012"), "{report}");
        assert!(report.len() < 8_000);
    }

    #[test]
    fn any_location_can_be_shown() {
        for text in
            ["", "\n", "[", "\u{feff}", "{\"a\"\r\n:\"\t\"}", "{\"\u{202e}\": \"\u{1b}[31m\"}", "[\n\n"]
        {
            assert!(!report("odd.json", text, false).unwrap_err().contains('\x1b'), "{text:?}");
        }
    }

    #[test]
    fn a_valid_dataset_is_summed_up() {
        let report = report("embedded", dataset::embedded_text(), false).unwrap();
        assert!(report.starts_with("embedded is valid: chongqing-2024-h1"), "{report}");
        assert!(report.lines().count() <= 17);
    }

    #[test]
    fn periods_are_counted_where_no_metric_has_several_too() {
        let document = |figures: &str, gaps: &str| {
            format!(
                r#"{{"version": 2, "id": "d", "title": "T", "source": {{"name": "S"}}, "units": [{{"id": "a",
                "name": "A"}}, {{"id": "b", "name": "B"}}], "metrics": [{{"id": "m", "name": "M", "kind": "amount"}},
                {{"id": "n", "name": "N", "kind": "amount"}}], "figures": [{figures}], "gaps": [{gaps}]}}"#
            )
        };
        let periods = |figures: &str, gaps: &str| {
            let report = report("d", &document(figures, gaps), false).unwrap();
            let line = report.lines().find(|line| line.starts_with("periods")).unwrap().to_owned();
            line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap()
        };
        let first = r#"{"unit": "a", "metric": "m", "value": 1, "period": "2024-Q1"}"#;
        let second = r#"{"unit": "a", "metric": "n", "value": 1, "period": "2023"}"#;
        let gap = r#"{"unit": "b", "metric": "n", "reason": "unknown", "period": "2022"}"#;
        assert_eq!(periods(first, ""), 1);
        assert_eq!(periods(&[first, second].join(","), ""), 2);
        assert_eq!(periods(&[first, second].join(","), gap), 3);
        assert_eq!(periods(r#"{"unit": "a", "metric": "m", "value": 1}"#, ""), 0);
    }
}
