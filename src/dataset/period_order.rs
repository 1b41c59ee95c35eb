//! In which order periods stand, whether they are equally long, and by which codes they are known.

use super::{Dataset, NamedPeriod, Part, Period, days_in};

impl Dataset {
    /// The entry of a period in the list, if it has one.
    pub fn named_period(&self, period: Period) -> Option<&NamedPeriod> {
        self.named_periods.iter().find(|named| named.period == period)
    }

    /// Orders periods: by their end, then as the dataset lists them, then by their start. End and start are numbers that grow
    /// with time.
    pub fn period_order(&self, period: Period) -> (u32, usize, u32) {
        if !self.named_periods.is_empty() {
            return self.listed_order(period);
        }
        let (start, end) = period.calendar_days().unwrap_or_default();
        (end, usize::MAX, start)
    }

    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn listed_order(&self, period: Period) -> (u32, usize, u32) {
        let index = self.named_periods.iter().position(|named| named.period == period);
        let named = index.map(|index| &self.named_periods[index]);
        let (start, end) = match named {
            Some(named) => named.days(),
            None => period.calendar_days().unwrap_or_default(),
        };
        let listed = index.filter(|_| named.is_some_and(|named| named.is_listed));
        (end, listed.unwrap_or(usize::MAX), start)
    }

    /// Whether two periods are equally long: figures of a year are not compared with those of a half-year.
    pub fn are_equally_long(&self, a: Period, b: Period) -> bool {
        let length = |period: Period| {
            let (end, _, start) = self.period_order(period);
            (end - start, days_since_0(end) - days_since_0(start))
        };
        let (a, b) = (length(a), length(b));
        // Months differ in days, and weeks may begin in one month and end in the next.
        a.0 == b.0 || (a.1 == b.1 && a.1 < 28)
    }

    /// The code of a period in documents and URLs: `2024-H1`, `2024-Q1/2024-Q3`, or the id that the dataset gives it.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn period_code(&self, period: Period) -> String {
        match period.part {
            Part::Other(index) => {
                self.named_periods.get(usize::from(index)).map(|named| named.id.clone()).unwrap_or_default()
            }
            _ => period.calendar_code(),
        }
    }

    /// The part of the calendar that a period begins with, and the one that it ends with; the same, unless it is longer than
    /// each.
    pub fn period_ends(&self, period: Period) -> (Period, Period) {
        match self.named_period(period) {
            Some(named) => (named.from, named.to),
            None => (period, period),
        }
    }
}

/// Days from a fixed one until a day that is counted with 32 days a month.
fn days_since_0(day: u32) -> u32 {
    let (month, of_month) = (day / 32, day % 32);
    let (year, month) = ((month / 12) as u16, (month % 12) as u8 + 1);
    let of_month = of_month.min(days_in(year, month).into());
    let of_year: u32 = (1..month).map(|month| u32::from(days_in(year, month))).sum();
    let years = u32::from(year.max(1)) - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + of_year + of_month
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{read, to_json};

    /// One unit with a figure for each of the periods.
    fn document(listed: &str, periods: &[&str]) -> String {
        let figure = |period: &&str| format!(r#"{{"unit":"a","metric":"m","value":1,"period":"{period}"}}"#);
        let figures: Vec<String> = periods.iter().map(figure).collect();
        let listed = if listed.is_empty() { String::new() } else { format!(r#""periods":[{listed}],"#) };
        format!(
            r#"{{"version":2,"id":"x","lang":"en","title":"t","source":{{"name":"s"}},{listed}"units":[{{"id":"a","name":"A"}}],
            "metrics":[{{"id":"m","name":"M","kind":"amount"}}],"figures":[{}]}}"#,
            figures.join(",")
        )
    }

    fn codes(dataset: &Dataset) -> Vec<String> {
        dataset.periods().into_iter().map(|period| dataset.period_code(period)).collect()
    }

    fn school_year(id: &str, from: &str, to: &str) -> String {
        format!(
            r#"{{"id":"{id}","name":{{"en":"School year {id}","zh":"{id}学年"}},"from":"{from}","to":"{to}"}}"#
        )
    }

    #[test]
    fn periods_of_one_kind_are_equally_long() {
        let kinds = [
            ["2024", "2023", "2022-07/2023-06"],
            ["2024-H1", "2023-H2", "2023-12/2024-05"],
            ["2024-Q1", "2023-Q4", "2024-02/2024-04"],
            ["2024-02", "2023-12", "2023-02"],
            ["2024-03-31", "2024-02-29", "2023-01-01"],
            ["2024-06-24/2024-06-30", "2024-07-01/2024-07-07", "2024-02-26/2024-03-03"],
            ["2020/2022", "2021/2023", "2019-Q2/2022-Q1"],
        ];
        let all: Vec<(usize, &str)> = kinds
            .iter()
            .enumerate()
            .flat_map(|(kind, codes)| codes.iter().map(move |code| (kind, *code)))
            .collect();
        let codes: Vec<&str> = all.iter().map(|(_, code)| *code).collect();
        let dataset = read(&document("", &codes)).unwrap();
        let period = |index: usize| dataset.figures[index].period.unwrap();
        for (index, (kind, code)) in all.iter().enumerate() {
            for (other, (other_kind, other_code)) in all.iter().enumerate() {
                let equal = dataset.are_equally_long(period(index), period(other));
                assert_eq!(equal, kind == other_kind, "{code} and {other_code}");
            }
        }
    }

    #[test]
    fn periods_are_in_order_of_their_ends() {
        let dataset = read(&document(
            "",
            &[
                "2024",
                "2023-12-31",
                "2024-H1",
                "2024-06",
                "2024-Q2",
                "2024-03-31",
                "2024-Q1",
                "2023-11/2024-02",
            ],
        ));
        let expected = [
            "2023-12-31",
            "2023-11/2024-02",
            "2024-Q1",
            "2024-03-31",
            "2024-H1",
            "2024-Q2",
            "2024-06",
            "2024",
        ];
        assert_eq!(codes(&dataset.unwrap()), expected);
    }

    #[test]
    fn a_span_that_is_a_part_of_the_calendar_is_that_part() {
        for (span, code) in [
            ("2024-Q1/2024-Q2", "2024-H1"),
            ("2024-07/2024-12", "2024-H2"),
            ("2024-H1/2024-Q4", "2024"),
            ("2024-04/2024-06", "2024-Q2"),
            ("2024-06/2024-06", "2024-06"),
            ("2024-06-01/2024-06-05", "2024-06-01/2024-06-05"),
            ("2024-Q1/2024-Q3", "2024-Q1/2024-Q3"),
        ] {
            let dataset = read(&document("", &[span])).unwrap();
            assert_eq!(dataset.period_code(dataset.figures[0].period.unwrap()), code, "{span}");
        }
    }

    #[test]
    fn listed_periods_are_named_and_kept_in_their_order() {
        let listed = [
            school_year("2022/23", "2022-09", "2023-08"),
            school_year("2023/24", "2023-09-01", "2024-08-31"),
            r#"{"id":"2024"}"#.to_owned(),
            r#"{"id":"2024-Q4","name":"Last quarter"}"#.to_owned(),
        ];
        let dataset = read(&document(&listed.join(","), &["2024-Q4", "2024", "2023/24", "2022/23"])).unwrap();
        assert_eq!(codes(&dataset), ["2022/23", "2023/24", "2024", "2024-Q4"]);
        let [first, second] = [0, 1].map(|index| dataset.named_periods[index].period);
        assert!(dataset.are_equally_long(first, second));
        assert_eq!(read(&to_json(&dataset)).unwrap(), dataset);
        // Without the list, the shorter of two that end together is the later one; with it, the list decides.
        let turned = r#"{"id":"2024-Q4"},{"id":"2024"}"#;
        assert_eq!(codes(&read(&document(turned, &["2024", "2024-Q4"])).unwrap()), ["2024-Q4", "2024"]);
    }

    #[test]
    fn what_is_wrong_with_a_period_is_named() {
        let problem = |listed: &str, periods: &[&str]| {
            let problems = read(&document(listed, periods)).unwrap_err();
            format!("{}: {} ({})", problems[0].path, problems[0].message, problems[0].help)
        };
        let year = school_year("2023/24", "2023-09", "2024-08");
        for (listed, period, expected) in [
            ("", "2023/24", "\"2023/24\" is not a period (write one such as"),
            (&*year, "2023/25", "\"2023/25\" is not a period (did you mean"),
            ("", "2024-Q3/2024-Q1", "this span ends before it begins"),
            (
                &format!("{year},{}", school_year("2022/23", "2022-09", "2023-08")),
                "2024",
                "ends before the one that is listed",
            ),
            (&format!("{year},{year}"), "2024", "$.periods[1].id: this period is listed twice"),
            (
                &school_year("2024", "2023-09", "2024-08"),
                "2024",
                "$.periods[0].from: the id of this period says already",
            ),
            (
                &school_year("24//25", "2023-09", "2024-08"),
                "2024",
                "$.periods[0].id: this is not the id of a period",
            ),
            (&school_year("fy24", "2024-09", "2024-08"), "2024", "this period ends before it begins"),
            (r#"{"id":"fy24","name":"F","from":"2024-01"}"#, "2024", "`to` is missing"),
        ] {
            let found = problem(listed, &[period]);
            assert!(found.contains(expected), "{found}");
        }
    }
}
