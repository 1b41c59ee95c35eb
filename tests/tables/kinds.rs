//! Small tables of every kind, each with all that must come out of it.

use crate::{lines::lines, workbook};
use reported_figures::table::read;

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

/// Whether what is expected is written anew.
fn is_updated() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// Each file in `tests/tables/kinds` is a table, a line of equals signs, and what must come out. `UPDATE_EXPECT=1` writes anew
/// what differs: read it before it is kept.
#[test]
fn each_kind_is_read() {
    let mut files: Vec<_> =
        std::fs::read_dir(crate::folder().join("kinds")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 50, "{}", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let (table, expected) = text.split_once("=====\n").unwrap();
        let sorted = |mut lines: Vec<String>| {
            lines.sort();
            lines
        };
        let found = sorted(lines(table.as_bytes(), None));
        let is_equal = found == sorted(expected.lines().map(str::to_owned).collect());
        if is_updated() && !is_equal {
            std::fs::write(&file, format!("{table}=====\n{}\n", found.join("\n"))).unwrap();
        } else {
            check(table, expected);
        }
    }
}

/// Each file in `tests/tables/files` is a real kind of table in its own encoding; beside it stands what must come out.
/// `UPDATE_EXPECT=1` writes that anew: read it before it is kept.
#[test]
fn each_file_is_read() {
    let folder = crate::folder().join("files");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|it| it != "expected"));
    assert!(files.len() >= 15, "{}", files.len());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let beside = file.with_extension("expected");
        if is_updated() {
            std::fs::write(&beside, lines(&bytes, None).join("\n") + "\n").unwrap();
        }
        check_bytes(&bytes, &std::fs::read_to_string(beside).unwrap());
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
         Mill / Gas, MWh = under 5\nMill / Gas, change (%) = unknown\npresumed mark_means n/a: unknown",
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

/// Numbers are read as their cells show them, and raised signs of footnotes are no digits, in each kind of workbook.
#[test]
fn workbooks_of_each_kind_are_read() {
    let file = |name: &str| std::fs::read(crate::folder().join("workbooks").join(name)).unwrap();
    let energy = "Pier / Energy = 120.5\nPier / Change = 3.2\nMill / Energy = 1119\nMill / Change = -1\n\
        Yard / Energy = under 10\nYard / Change = unknown";
    check_bytes(&file("energy.xls"), &energy.replace("= -1", "= -1.0"));
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
        "A / Monthly rates @ 2024-01 = 12.1\nA / Monthly rates @ 2024-02 = 13\nA / Share = 25.5\nB / Monthly rates @ 2024-01 = 9.9\n\
         B / Monthly rates @ 2024-02 = unknown\nB / Share = 50.0\nC / Monthly rates @ 2024-01 = 1234.5\nC / Monthly rates @ 2024-02 = 7\n\
         C / Share = not_reported\n? metric_name : Monthly rates\n? dash_means -: not_reported\npresumed mark_means n/a: unknown",
    );
}

/// XLS: raised digits in texts that go on in a further record, beside the same digits without; and formats.
#[test]
fn raised_digits_of_xls_are_no_digits() {
    let bytes = std::fs::read(crate::folder().join("workbooks/raised.xls")).unwrap();
    let found = lines(&bytes, None);
    for line in [
        "Ash / Pupils = 7",
        "Elm / Pupils = 71",
        "Oak / Pupils = 38",
        "Ash / Change = 3.2",
        "Elm / Change = -1.0",
        "Ash / Share = 57",
        "Oak / Cost = 3000.25",
    ] {
        assert!(
            found.iter().any(|it| it == line || it.starts_with(&format!("{line} “"))),
            "{line}: {found:#?}"
        );
    }
    let last =
        found.iter().find(|it| it.starts_with("School 63")).or(found.iter().find(|it| it.contains("63")));
    assert!(last.is_some_and(|it| it.contains("Pupils = 9")), "{last:?}");
}

/// The content of an OpenDocument with two sheets, of which one is hidden.
const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x" xmlns:dc="d"><office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Notes" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Rates"><table:table-column table:number-columns-repeated="5"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="5"/></table:table-row>
<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>School</text:p></table:table-cell><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>2024</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>Cost</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:table-cell/><table:table-cell office:value-type="string"><text:p>Pupils</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Change</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>€</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Ash &amp; Elm</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>7<text:span text:style-name="T1">1</text:span></text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.032"><office:annotation><dc:creator>99</dc:creator><text:p>99</text:p></office:annotation><text:p>3,2 %</text:p></table:table-cell><table:table-cell office:value-type="currency" office:value="1234.5"><text:p>1.234,50 €</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Oak</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>71</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="-0.01"><text:p>-1,0 %</text:p></table:table-cell><table:table-cell office:value-type="currency" office:value="2500"><text:p>2.500,00 €</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;

#[test]
fn an_open_document_is_read_as_it_is_shown() {
    let part = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let of = |manifest: &str| {
        workbook::zip(&[
            part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            part("content.xml", CONTENT),
            part("META-INF/manifest.xml", manifest),
        ])
    };
    let reading = read(&of("<manifest/>"), None).unwrap();
    let sheets: Vec<(&str, bool)> =
        reading.file.sheets.iter().map(|it| (it.name.as_str(), it.is_hidden)).collect();
    assert_eq!(sheets, [("Rates", false), ("Notes", true)]);
    assert_eq!(reading.block.tables[0].cells, "B3:E6");
    let found = lines(&of("<manifest/>"), None).join("\n");
    for line in [
        "Ash & Elm / Pupils @ 2024 = 7",
        "Oak / Pupils @ 2024 = 71",
        "= 3.2",
        "= -1.0",
        "= 1234.50",
        "= 2500.00",
    ] {
        assert!(found.contains(line), "{line}: {found}");
    }
    let locked = lines(&of("<manifest:encryption-data/>"), None).join("\n");
    assert!(locked.contains("password protected"), "{locked}");
}
