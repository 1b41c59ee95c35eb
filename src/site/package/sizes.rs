//! What each file costs a reader, as a table.

use std::fmt::Write as _;

/// One file's bytes, as stored and as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSize {
    /// Path inside `dist/`, with `/`.
    pub name: String,
    /// Bytes as stored.
    pub raw: usize,
    /// Bytes as brotli, where the file shrinks.
    pub brotli: Option<usize>,
}

impl FileSize {
    /// Bytes as sent to a browser that takes brotli.
    pub fn sent(&self) -> usize {
        self.brotli.unwrap_or(self.raw)
    }
}

/// What the page's first response may weigh, in bytes as sent: one flight of TCP.
pub const FIRST_RESPONSE: usize = 14_000;

/// What everything that an interactive chart needs may weigh, in bytes as sent. It stands a little above what is, and
/// grows only with a line in `docs/bytes-and-speed.md`; the aim is 75,000.
pub const BUDGET: usize = 111_700;

/// What all that a reader can load may weigh who brings no figures of their own and does not listen: besides what a first chart
/// needs, the other charts, exports, definitions, help and search.
pub const WHOLE_BUDGET: usize = 273_800;

/// Bytes sent for those files that `needed` picks.
pub fn total(files: &[FileSize], needed: impl Fn(&str) -> bool) -> usize {
    files.iter().filter(|file| needed(&file.name)).map(FileSize::sent).sum()
}

/// Whether an interactive chart on the standalone page needs this file: page, element and WebAssembly.
pub fn is_for_a_chart(name: &str) -> bool {
    matches!(name, "index.html" | "element.js")
        || (name.starts_with("reported-figures.") && name.ends_with(".wasm"))
}

/// Whether a reader may load the file who brings no figures of their own and does not listen.
pub fn is_for_any_view(name: &str) -> bool {
    let is_script = |stem: &str| name.starts_with(stem) && name.ends_with(".js");
    is_for_a_chart(name)
        || (name.starts_with("deferred.") && name.ends_with(".wasm"))
        || is_script("details.")
        || is_script("on-demand.")
}

/// Bytes sent of what a reader loads, at the last released version; renewed with each release.
const BEFORE: [(&str, usize); 3] =
    [("index.html", 7_498), ("element.js", 12_128), ("reported-figures.wasm", 111_156)];

/// File, raw and brotli bytes and what changed since the last version, one line a file; and what an interactive chart
/// needs of them.
pub fn table(files: &[FileSize]) -> String {
    let width = name_width(files);
    let mut out = format!("{:width$}  {:>11}  {:>11}  {:>9}\n", "file", "raw", "brotli", "change");
    for file in files {
        let brotli = file.brotli.map_or_else(|| "–".to_owned(), grouped);
        let change = before(&file.name).map(|before| change(before, file.sent())).unwrap_or_default();
        let line = format!("{:width$}  {:>11}  {brotli:>11}  {change:>9}", file.name, grouped(file.raw));
        out.push_str(line.trim_end());
        out.push('\n');
    }
    let needed = files.iter().filter(|file| is_for_a_chart(&file.name));
    let raw = grouped(needed.map(|file| file.raw).sum());
    let sent = total(files, is_for_a_chart);
    let change = change(BEFORE.iter().map(|(_, bytes)| bytes).sum(), sent);
    let _ = writeln!(out, "{TOTAL:width$}  {raw:>11}  {:>11}  {change:>9}", grouped(sent));
    out
}

/// The table, and below it what an interactive chart may weigh.
pub fn table_with_budget(files: &[FileSize]) -> String {
    let width = name_width(files);
    let line = |what: &str, bytes: usize| format!("{what:width$}  {:>11}  {:>11}\n", "", grouped(bytes));
    [
        table(files),
        line("its budget", BUDGET),
        line(WHOLE, total(files, is_for_any_view)),
        line("its budget", WHOLE_BUDGET),
    ]
    .concat()
}

fn name_width(files: &[FileSize]) -> usize {
    files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(TOTAL.len())
}

/// What a file had at the last version; its name may hold a hash.
fn before(name: &str) -> Option<usize> {
    let plain = match name.split('.').collect::<Vec<_>>()[..] {
        [stem, _, "wasm"] => [stem, ".wasm"].concat(),
        _ => name.to_owned(),
    };
    BEFORE.iter().find(|(known, _)| *known == plain).map(|(_, bytes)| *bytes)
}

fn change(before: usize, now: usize) -> String {
    let sign = if now < before { '−' } else { '+' };
    format!("{sign}{}", grouped(now.abs_diff(before)))
}

const TOTAL: &str = "everything an interactive chart needs";
const WHOLE: &str = "every view of the embedded figures";

/// Digits in groups of three: `75,597`.
pub(in crate::site) fn grouped(bytes: usize) -> String {
    let digits = bytes.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, raw: usize, brotli: Option<usize>) -> FileSize {
        FileSize { name: name.into(), raw, brotli }
    }

    #[test]
    fn the_table_ends_with_what_a_chart_needs() {
        let files = [
            size("index.html", 30_000, Some(9_000)),
            size("picture.png", 12, None),
            size("reported-figures.0123456789ab.wasm", 175_597, Some(60_123)),
            size("element.js", 999, Some(500)),
        ];
        let expected = "\
file                                           raw       brotli     change
index.html                                  30,000        9,000     +1,502
picture.png                                     12            –
reported-figures.0123456789ab.wasm         175,597       60,123    −51,033
element.js                                     999          500    −11,628
everything an interactive chart needs      206,596       69,623    −61,159
its budget                                              111,700
every view of the embedded figures                       69,623
its budget                                              273,800
";
        assert_eq!(table_with_budget(&files), expected);
    }

    #[test]
    fn digits_group_by_three() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
