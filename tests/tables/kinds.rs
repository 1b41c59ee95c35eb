//! Small tables of every kind, each with all that must come out of it.

use crate::lines::lines;

/// Compares a table with the lines that must come out of it, in any order.
fn check(table: &str, expected: &str) {
    check_bytes(table.as_bytes(), expected);
}

fn check_bytes(bytes: &[u8], expected: &str) {
    let mut found = lines(bytes, None);
    let mut expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found.join("\n"), expected.join("\n"), "\n{}", String::from_utf8_lossy(bytes));
}

/// Each file in `tests/tables/kinds` is a table, a line of equals signs, and what must come out.
#[test]
fn each_kind_is_read() {
    let mut files: Vec<_> =
        std::fs::read_dir(crate::folder().join("kinds")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 50, "{}", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let (table, expected) = text.split_once("=====\n").unwrap();
        check(table, expected);
    }
}

/// The same table in other encodings, with other line ends, and behind a line that names the delimiter.
#[test]
fn encodings_and_line_ends_make_no_difference() {
    let table = "Name;Zahl;Anteil (%)\nÄußerau;1.204;4,7\nHöhn;980;-\n";
    let expected = "Äußerau / Zahl = 1204\nÄußerau / Anteil = 4.7\nHöhn / Zahl = 980\nHöhn / Anteil = not_reported\n\
        ? dash_means -: not_reported";
    let utf_16 = |text: &str| {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = table.chars().map(|letter| u8::try_from(letter as u32).unwrap()).collect();
    for bytes in [
        table.as_bytes().to_vec(),
        format!("\u{feff}{table}").into_bytes(),
        table.replace('\n', "\r\n").into_bytes(),
        table.replace('\n', "\r").into_bytes(),
        format!("sep=;\n{table}").into_bytes(),
        utf_16(table),
        utf_16(&table.replace(';', "\t")),
        latin,
    ] {
        check_bytes(&bytes, expected);
    }
}

#[test]
fn the_clipboard_has_html() {
    check(
        "<html><body><!--StartFragment--><table><tr><th rowspan=2>Site<th colspan=2>Gas<tr><th>MWh<th>change (%)\
         <tr><td>Pier<td>1&nbsp;204<sup>1</sup><td>&minus;3.1<tr><td>Mill<td>&lt;5<td>n/a</table>",
        "Pier / Gas, MWh = 1204 “marked 1, which no note explains”\nPier / Gas, change (%) = -3.1\n\
         Mill / Gas, MWh = under 5\nMill / Gas, change (%) = unknown",
    );
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    for (bytes, words) in [
        ("<!DOCTYPE html><title>Sign in</title><form>", "web page (“Sign in”)"),
        ("%PDF-1.7 …", "a PDF file"),
        ("{\"a\": 1}", "a JSON document"),
        ("", "the file is empty"),
        ("one\ntwo\n", "no columns"),
        ("Name,Town\nAnn,York\n", "no cell of the table is a number"),
    ] {
        let found = lines(bytes.as_bytes(), None).join("\n");
        assert!(found.starts_with("refused: ") && found.contains(words), "{bytes}: {found}");
    }
}

/// The number formats of XLS and ODS are not known: whether a cell shows 3.2 % for 0.032 is asked.
#[test]
fn workbooks_of_each_kind_are_read() {
    let file = |name: &str| std::fs::read(crate::folder().join("workbooks").join(name)).unwrap();
    let energy = "Pier / Energy = 120.5\nPier / Change = 3.2 guess\nMill / Energy = 1119\nMill / Change = -1 guess\n\
        Yard / Energy = under 10\nYard / Change = unknown\n? share_scale Change: fractions of one";
    check_bytes(&file("energy.xls"), energy);
    check_bytes(&file("energy.ods"), energy);
    // Raised signs of footnotes: 120 with a raised 1 is not 1201.
    check_bytes(
        &file("raised.xlsx"),
        "Pier / Cases = 120 “estimate”\nPier / Beds = 40\nMill / Cases = 95\nMill / Beds = 31\nYard / Cases = 80\n\
         Yard / Beds = 28 “estimate”",
    );
    // A cover sheet before the data, dates shown as months, per cents and decimals as their formats show them.
    check_bytes(
        &file("rates.xlsx"),
        "A / value @ 2024-01 = 12.1\nA / value @ 2024-02 = 13\nA / Share = 25.5\nB / value @ 2024-01 = 9.9\n\
         B / value @ 2024-02 = unknown\nB / Share = 50.0\nC / value @ 2024-01 = 1234.5\nC / value @ 2024-02 = 7\n\
         C / Share = not_reported\n? metric_name : value\n? dash_means -: not_reported",
    );
}
