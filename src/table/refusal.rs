//! Why bytes are not read as a table, in a sentence that says what to do.

use std::fmt;

/// Why bytes are not read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are no bytes, or only white space.
    Empty,
    /// More bytes than [`super::limits::MAX_BYTES`].
    TooManyBytes(usize),
    /// More rows than [`super::limits::MAX_ROWS`].
    TooManyRows,
    /// More columns than [`super::limits::MAX_COLUMNS`].
    TooManyColumns,
    /// More cells than [`super::limits::MAX_CELLS`].
    TooManyCells,
    /// A web page without a table: a sign-in page, or an error page.
    WebPage(Option<String>),
    /// A file of another kind, which is named.
    OtherFile(&'static str),
    /// Bytes that are no text in any of the encodings.
    NotText,
    /// A workbook that cannot be opened, with the reason.
    Workbook(String),
    /// The sheet that was asked for does not exist; those that do.
    NoSheet(String, Vec<String>),
    /// The CSV that a chart exports, without these of its columns.
    OwnExport(String),
    /// Text without columns.
    OneColumn,
    /// A table without a single figure.
    NoFigures,
}

impl Refusal {
    /// The name of its kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooManyBytes(_) => "too_many_bytes",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyColumns => "too_many_columns",
            Self::TooManyCells => "too_many_cells",
            Self::WebPage(_) => "web_page",
            Self::OtherFile(_) => "other_file",
            Self::NotText => "not_text",
            Self::Workbook(_) => "workbook",
            Self::NoSheet(..) => "no_sheet",
            Self::OwnExport(_) => "own_export",
            Self::OneColumn => "one_column",
            Self::NoFigures => "no_figures",
        }
    }

    /// What it names: the title of a web page, the kind of a file, the reason of a workbook, a sheet.
    pub fn about(&self) -> &str {
        match self {
            Self::WebPage(title) => title.as_deref().unwrap_or_default(),
            Self::OtherFile(kind) => kind,
            Self::Workbook(reason) => reason,
            Self::NoSheet(name, _) => name,
            Self::OwnExport(missing) => missing,
            _ => "",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("the file is empty; export the table again"),
            Self::TooManyBytes(bytes) => {
                write!(
                    out,
                    "the file has {bytes} bytes, and a table may have 64 MB; leave out what is not needed"
                )
            }
            Self::TooManyRows => {
                out.write_str("the table has more than 200,000 rows; leave out what is not needed")
            }
            Self::TooManyColumns => out
                .write_str("the table has more than 2,000 columns; leave out what is not needed, or turn it"),
            Self::TooManyCells => out
                .write_str("the table has more than 8,000,000 cells; leave out columns that are not needed"),
            Self::WebPage(Some(title)) => {
                write!(
                    out,
                    "this is a web page (“{title}”) without a table; download the table itself, without signing in"
                )
            }
            Self::WebPage(None) => out.write_str(
                "this is a web page without a table; download the table itself, without signing in",
            ),
            Self::OtherFile(kind) => write!(out, "this is {kind}, not a table; save it as CSV or XLSX"),
            Self::NotText => out.write_str("this is neither text nor a workbook; save it as CSV or XLSX"),
            Self::Workbook(reason) => {
                write!(out, "the workbook cannot be read ({reason}); save it again as XLSX")
            }
            Self::NoSheet(name, sheets) => {
                write!(out, "there is no sheet “{name}”; the sheets are {}", sheets.join(", "))
            }
            Self::OwnExport(missing) => {
                write!(
                    out,
                    "this CSV was exported from a chart and lacks columns without which its figures are others ({missing}); export it again"
                )
            }
            Self::OneColumn => {
                out.write_str("the text has no columns: no tab, semicolon, comma or | parts its lines alike")
            }
            Self::NoFigures => out.write_str("no cell of the table is a number; is it the right sheet?"),
        }
    }
}

impl std::error::Error for Refusal {}
