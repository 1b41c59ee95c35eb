//! A small workbook for tests, with texts, numbers and number formats.

/// A cell of a workbook.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number as the file stores it, and its format by the index in [`FORMATS`].
    Number(String, usize),
}

/// The number formats of the test workbooks.
pub const FORMATS: [&str; 14] = [
    "General",
    "0",
    "0.0",
    "0.00",
    "0.000",
    "0.0%",
    "#,##0.0",
    "#,##0.00",
    "#,##0.0;[Red]-#,##0.0",
    "#,##0.00;[Red]-#,##0.00",
    "_-* #,##0.0_-;-* #,##0.0_-;_-* 0.0_-;_-@_-",
    "_-* #,##0.00_-;-* #,##0.00_-;_-* 0.00_-;_-@_-",
    "+#,##0.0;-#,##0.0;0.0",
    "+#,##0.00;-#,##0.00;0.00",
];

/// By their index, the number formats of one style for numbers with one and with two decimals.
pub const STYLES: [[usize; 2]; 5] = [[2, 3], [6, 7], [8, 9], [10, 11], [12, 13]];

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The bytes of a workbook with one sheet.
pub fn xlsx(rows: &[Vec<Cell>]) -> Vec<u8> {
    sheets(&[("One", rows.to_vec(), "")])
}

/// The bytes of a workbook with sheets, by their names, cells and states, such as `hidden`.
pub fn sheets(all: &[(&str, Vec<Vec<Cell>>, &str)]) -> Vec<u8> {
    let relation = |number: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{inner}</Relationships>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let (mut listed, mut targets) = (String::new(), relation(99, "styles", "styles.xml"));
    let mut files = Vec::new();
    for (number, (name, rows, state)) in (1..).zip(all) {
        let state = if state.is_empty() { String::new() } else { format!(" state=\"{state}\"") };
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>");
        targets += &relation(number, "worksheet", &format!("worksheets/sheet{number}.xml"));
        files.push((format!("xl/worksheets/sheet{number}.xml"), sheet(rows)));
    }
    let book =
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>");
    for (name, content) in [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations(&targets)),
        ("xl/styles.xml", styles()),
    ] {
        files.push((name.to_owned(), content));
    }
    zip(&files)
}

fn styles() -> String {
    let formats: String = FORMATS
        .iter()
        .enumerate()
        .map(|(index, code)| format!("<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>", 164 + index))
        .collect();
    let cells: String = (0..FORMATS.len())
        .map(|index| format!("<xf numFmtId=\"{}\" applyNumberFormat=\"1\"/>", 164 + index))
        .collect();
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts>{formats}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs>{cells}</cellXfs></styleSheet>"
    )
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut out = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (index, row) in rows.iter().enumerate() {
        out += &format!("<row r=\"{}\">", index + 1);
        for (column, cell) in row.iter().enumerate() {
            let at = format!("{}{}", (b'A' + column as u8) as char, index + 1);
            out += &match cell {
                Cell::Text(text) if text.is_empty() => String::new(),
                Cell::Text(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
                }
                Cell::Number(number, format) => format!("<c r=\"{at}\" s=\"{format}\"><v>{number}</v></c>"),
            };
        }
        out += "</row>";
    }
    out + "</sheetData></worksheet>"
}

/// An archive whose files are stored as they are.
pub fn zip(files: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut checksum = flate2::Crc::new();
        checksum.update(content.as_bytes());
        let length = (content.len() as u32).to_le_bytes();
        let mut entry = Vec::from([20, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        entry.extend(checksum.sum().to_le_bytes());
        entry.extend([length, length].concat());
        entry.extend((name.len() as u16).to_le_bytes());
        entry.extend([0, 0]);
        let start = (out.len() as u32).to_le_bytes();
        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(name.as_bytes());
        out.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(start);
        directory.extend(name.as_bytes());
    }
    let (start, length) = (out.len() as u32, directory.len() as u32);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let count = (files.len() as u16).to_le_bytes();
    out.extend([count, count].concat());
    out.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}
