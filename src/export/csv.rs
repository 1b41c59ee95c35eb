//! Figures as a table for spreadsheets: RFC 4180 in UTF-8, numbers as numbers, and no cell that runs as a formula.

use crate::analysis::{AnalysedDataset, Availability, Ranking};
use crate::dataset::{Dataset, Figure, Fixed, Lang, LocalText, MetricIx, Subject, Value};
use crate::text;

/// The columns. They are a contract: whoever reads the files relies on these names.
pub const COLUMNS: [&str; 31] = [
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
    "upper",
    "measure_zh",
    "measure_en",
    "shown_zh",
    "shown_en",
    "rank_best",
    "rank_worst",
    "ranked",
    "period",
    "period_basis",
    "scope_zh",
    "scope_en",
    "quote",
    "place",
    "reason_zh",
    "reason_en",
    "source_zh",
    "source_en",
    "note_zh",
    "note_en",
];

/// The subjects as rows, in their order, below a row of names.
///
/// A figure has its value as printed, its bound, its place and the source's own words; who did not report has the
/// reason. Begins with the mark by which spreadsheet programs know UTF-8.
pub fn csv(dataset: &AnalysedDataset, rows: &[Subject]) -> String {
    let mut sheet = Sheet { out: String::from("\u{feff}"), begun: false };
    for name in COLUMNS {
        sheet.text(name);
    }
    let mut ranking = dataset.ranking(MetricIx(0), false);
    for subject in rows {
        sheet.end();
        if ranking.metric != subject.metric {
            ranking = dataset.ranking(subject.metric, false);
        }
        names(dataset, *subject, &mut sheet);
        match dataset.figure(subject.unit, subject.metric) {
            Some(figure) => reported(dataset, &ranking, figure, &mut sheet),
            None => missing(dataset, &ranking, *subject, &mut sheet),
        }
        sheet.local(&dataset.source.event);
        sheet.local(&dataset.source.note);
    }
    sheet.end();
    sheet.out
}

fn names(dataset: &Dataset, subject: Subject, sheet: &mut Sheet) {
    let (unit, metric) = (dataset.unit(subject.unit), dataset.metric(subject.metric));
    sheet.text(&unit.id);
    sheet.local(&unit.name);
    sheet.text(&metric.id);
    sheet.local(&metric.name);
    sheet.text(metric.kind.as_str());
}

fn reported(dataset: &AnalysedDataset, ranking: &Ranking, figure: &Figure, sheet: &mut Sheet) {
    let metric = dataset.metric(figure.metric);
    let row = ranking.rows.iter().find(|row| row.unit == figure.unit);
    let away = ranking.unranked.iter().find(|(unit, _)| *unit == figure.unit);
    sheet.text(if away.is_some() { "other_period" } else { "reported" });
    value(figure, sheet);
    sheet.local(&metric.unit);
    sheet.both(&|lang| text::figure_value(dataset, figure, lang));
    let rank = row.and_then(|row| row.rank).filter(|_| ranking.rows.len() > 1);
    sheet.count(rank.map(|rank| rank.best));
    sheet.count(rank.map(|rank| rank.worst));
    sheet.count(rank.map(|_| ranking.rows.len() as u32));
    match figure.period {
        Some(period) => sheet.text(&period.code()),
        None => sheet.skip(1),
    }
    sheet.text(figure.basis.as_str());
    match &figure.scope {
        Some(scope) => sheet.local(scope),
        None => sheet.skip(2),
    }
    sheet.text(&text::quote(figure));
    sheet.text(&figure.paragraph);
    match away {
        Some((unit, availability)) => sheet.both(&|lang| text::reason(dataset, *unit, availability, lang)),
        None => sheet.skip(2),
    }
}

/// Value, digits after the point, bound, and where the bound ends. A grade is no number: it is among what is shown.
fn value(figure: &Figure, sheet: &mut Sheet) {
    match figure.value {
        Value::Number { number, decimals } => {
            sheet.number(number, decimals);
            sheet.count(Some(u32::from(decimals)));
        }
        Value::Grade(_) => sheet.skip(2),
    }
    sheet.text(figure.bound.as_str());
    match figure.upper {
        Some(upper) => sheet.number(upper, 0),
        None => sheet.skip(1),
    }
}

fn missing(dataset: &AnalysedDataset, ranking: &Ranking, subject: Subject, sheet: &mut Sheet) {
    let availability = ranking.unranked.iter().find(|(unit, _)| *unit == subject.unit).map(|(_, it)| it);
    let availability = availability.unwrap_or(&Availability::NotReported);
    let gap = dataset.gap(subject.unit, subject.metric);
    sheet.text(match availability {
        Availability::CutOff(_) => gap.map_or("cut_off", |gap| gap.reason.as_str()),
        Availability::RankOnly(_) => "rank_only",
        Availability::LooksAlike(_) => "looks_alike",
        Availability::NotApplicable => "not_applicable",
        Availability::Reported(_) | Availability::OtherPeriod(_) | Availability::NotReported => {
            "not_reported"
        }
    });
    sheet.skip(15);
    sheet.text(gap.map_or("", |gap| &gap.quote));
    sheet.skip(1);
    sheet.both(&|lang| text::reason(dataset, subject.unit, availability, lang));
}

/// Cells, one after another.
struct Sheet {
    out: String,
    /// Whether the line has a cell already.
    begun: bool,
}

impl Sheet {
    fn begin(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(',');
        }
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }

    fn skip(&mut self, cells: usize) {
        for _ in 0..cells {
            self.begin();
        }
    }

    fn number(&mut self, number: Fixed, decimals: u8) {
        self.begin();
        number.write(decimals, &mut self.out);
    }

    fn count(&mut self, count: Option<u32>) {
        match count {
            Some(count) => self.number(Fixed::whole(i64::from(count)), 0),
            None => self.skip(1),
        }
    }

    fn local(&mut self, text: &LocalText) {
        self.text(&text.zh);
        self.text(&text.en);
    }

    fn both(&mut self, text: &dyn Fn(Lang) -> String) {
        for lang in Lang::ALL {
            self.text(&text(lang));
        }
    }

    fn text(&mut self, text: &str) {
        self.begin();
        let quoted = text.contains([',', ';', '"', '\t', '\r', '\n']);
        if quoted {
            self.out.push('"');
        }
        let mut at_start = true;
        for letter in text.chars() {
            if at_start && starts_formula(letter) {
                self.out.push('\'');
            }
            if letter == '"' {
                self.out.push('"');
            }
            self.out.push(letter);
            at_start = matches!(letter, ';' | '\t' | '\r' | '\n');
        }
        if quoted {
            self.out.push('"');
        }
    }
}

/// What makes a spreadsheet program run a cell, at its start: OWASP's list, and what full width makes of it.
///
/// An apostrophe before it makes it text. The same goes behind what another program might take for the end of a cell.
fn starts_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0')
        || matches!(letter, '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::super::{everything, shown};
    use super::*;
    use crate::dataset::embedded;
    use crate::view::View;

    /// What may start no cell of text: OWASP's list of characters that start a formula, also at full width.
    pub const FORMULA_STARTS: [char; 12] =
        ['=', '+', '-', '@', '\0', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

    /// As RFC 4180 reads: cells of rows.
    pub fn parse(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(letter) = letters.next() {
            let row = rows.last_mut().unwrap();
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    row.last_mut().unwrap().push('"');
                    letters.next();
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted && letters.peek() == Some(&'\n') => {
                    letters.next();
                    rows.push(vec![String::new()]);
                }
                letter => row.last_mut().unwrap().push(letter),
            }
        }
        rows.pop();
        rows
    }

    fn cell(text: &str) -> String {
        let mut sheet = Sheet { out: String::new(), begun: false };
        sheet.text(text);
        sheet.end();
        parse(&sheet.out)[0][0].clone()
    }

    /// A row of the embedded dataset, by column.
    fn row(unit: &str, metric: &str) -> impl Fn(&str) -> String {
        let dataset = AnalysedDataset::new(embedded());
        let rows = parse(&csv(&dataset, &everything(&dataset)));
        let row = rows.iter().find(|row| row[0] == unit && row[3] == metric).unwrap().clone();
        move |name| row[COLUMNS.iter().position(|column| *column == name).unwrap()].clone()
    }

    #[test]
    fn every_row_has_every_column_and_a_mark_stands_first() {
        let dataset = AnalysedDataset::new(embedded());
        for subjects in [everything(&dataset), shown(&dataset, &View::start(&dataset, Lang::Zh))] {
            let text = csv(&dataset, &subjects);
            assert!(text.starts_with("\u{feff}unit,unit_zh,") && text.ends_with("\r\n"));
            let rows = parse(&text);
            assert_eq!(rows.len(), subjects.len() + 1);
            for row in rows {
                assert_eq!(row.len(), COLUMNS.len(), "{row:?}");
            }
        }
    }

    #[test]
    fn a_figure_is_a_number_with_its_place_and_its_words() {
        let cell = row("nanan", "gdp_growth");
        assert_eq!(cell("value"), "6.3");
        assert_eq!(
            (cell("shown_zh").as_str(), cell("rank_best").as_str(), cell("ranked").as_str()),
            ("6.3%", "7", "7")
        );
        assert!(cell("quote").contains("6.3%"), "{}", cell("quote"));
        assert!(cell("note_en").starts_with("Self-reported"));
    }

    #[test]
    fn a_bound_is_in_a_column_of_its_own() {
        let cell = row("hitech", "reserve_project_investment");
        assert_eq!((cell("value").as_str(), cell("bound").as_str()), ("2000", "over"));
        assert_eq!(cell("shown_en"), "over 200 bn yuan");
        assert_eq!(cell("rank_best"), "");
    }

    #[test]
    fn who_did_not_report_has_the_reason_and_no_number() {
        let cell = row("wanzhou", "gdp_growth");
        assert_eq!((cell("status").as_str(), cell("value").as_str()), ("rank_only", ""));
        assert!(!cell("reason_zh").is_empty());
        let cut = embedded().gaps.iter().map(|gap| gap.reason.as_str()).next().unwrap();
        let dataset = embedded();
        let gap = &dataset.gaps[0];
        let cell = row(&dataset.unit(gap.unit).id, &dataset.metric(gap.metric).id);
        assert_eq!((cell("status").as_str(), cell("quote").as_str()), (cut, gap.quote.as_str()));
    }

    #[test]
    fn a_loss_stays_a_number() {
        let mut sheet = Sheet { out: String::new(), begun: false };
        sheet.number(Fixed::parse("-3.10").unwrap(), 2);
        assert_eq!(sheet.out, "-3.10");
    }

    #[test]
    fn text_that_would_run_is_text() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "a;=1", "a\n=cmd|' /C calc'!A0"]
        {
            let cell = cell(text);
            assert!(cell.contains('\'') && cell.replace('\'', "") == text.replace('\'', ""), "{cell:?}");
        }
        assert_eq!(cell("−3%"), "−3%");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn no_text_runs_and_all_of_it_comes_back(
            text in "([=+@;,\"'\t\r\n|!（＝＋－＠-]|[a-c中 ]|\u{0}|\u{202e}){0,24}",
        ) {
            let cell = cell(&text);
            // However another program splits it, no part of it starts a formula.
            for part in cell.split(['\t', ';', '\r', '\n']) {
                prop_assert!(!part.starts_with(FORMULA_STARTS), "{:?}", cell);
            }
            let without = |text: &str| text.replace('\'', "");
            prop_assert_eq!(without(&cell), without(&text));
        }
    }
}
