//! Periods: parts of the calendar, spans of them, and those that a document lists under a name.

use std::cell::RefCell;

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::super::{LocalText, NamedPeriod, Part, Period};
use super::excerpt::excerpt;
use super::local::LocalTexts;
use super::nearest::did_you_mean;
use super::objects::{Format, items, members, missing, object_format, wrong_type};
use super::texts::read_text;
use super::version::Version;

const PERIOD: Format<4> =
    object_format![required("id", "\"2023/24\""), optional("name"), optional("from"), optional("to")];

const HELP: &str = "write one such as 2023, 2024-H1, 2024-Q2, 2024-06 or 2024-06-30, in double quotes";

/// The most periods that a document lists, and the most spans that it has.
const MAX_PERIODS: usize = 10_000;

/// The longest id.
const MAX_ID: usize = 40;

/// The periods that a document lists, and the spans that were read so far.
pub(super) struct Periods {
    list: RefCell<Vec<NamedPeriod>>,
    version: Version,
}

impl Periods {
    /// The periods that a document lists.
    pub(super) fn read_list<C: ProblemSink>(
        array: Option<JsonValue<'_>>,
        version: Version,
        texts: &LocalTexts<'_>,
        problems: &mut C,
    ) -> Self {
        let list = if array.is_some() { read_listed(array, texts, problems) } else { Vec::new() };
        Self { list: RefCell::new(list), version }
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<NamedPeriod> {
        self.list.into_inner()
    }

    /// Reads the code of a period.
    pub(super) fn read<C: ProblemSink>(
        &self,
        value: Option<JsonValue<'_>>,
        problems: &mut C,
    ) -> Option<Period> {
        let value = value?;
        calendar(value).or_else(|| self.read_other(value, problems))
    }

    /// Reads a period that the document lists, or a span, or reports what is none.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn read_other<C: ProblemSink>(&self, value: JsonValue<'_>, problems: &mut C) -> Option<Period> {
        let Some(code) = value.text().filter(|_| self.version == Version::Two) else {
            return no_calendar(value, problems);
        };
        let code = &*code;
        let mut list = self.list.borrow_mut();
        if let Some(known) = list.iter().find(|known| known.id == code) {
            return Some(known.period);
        }
        let Some((from, to)) = span(code) else {
            problems.report_with(|problems| unknown(value, code, &list, problems));
            return None;
        };
        if !is_in_order(from, to) {
            problems.report(value, &["this span ends before it begins"], &["exchange its ends"]);
            return None;
        }
        let period = same_in_calendar(from, to).or_else(|| index(list.len()));
        if let Some(period @ Period { part: Part::Other(_), .. }) = period {
            let name = LocalText::default();
            list.push(NamedPeriod { id: code.to_owned(), name, period, from, to, is_listed: false });
        }
        period
    }
}

/// Reads the code of a part of the calendar.
pub(super) fn read_calendar<C: ProblemSink>(
    value: Option<JsonValue<'_>>,
    problems: &mut C,
) -> Option<Period> {
    let value = value?;
    calendar(value).or_else(|| no_calendar(value, problems))
}

#[inline(never)]
fn calendar(value: JsonValue<'_>) -> Option<Period> {
    value.text().and_then(|code| Period::from_code(&code))
}

/// Reports what is no part of the calendar.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn no_calendar<C: ProblemSink>(value: JsonValue<'_>, problems: &mut C) -> Option<Period> {
    match value.json_type() {
        JsonType::String => {
            problems.report_with(|problems| {
                problems.report(value, &[&excerpt(value), " is not a period"], &[HELP])
            });
        }
        _ => wrong_type(value, "a period", HELP, problems),
    }
    None
}

fn unknown(value: JsonValue<'_>, code: &str, list: &[NamedPeriod], problems: &mut Problems) {
    let help = did_you_mean(code, &mut list.iter().map(|known| &*known.id));
    let otherwise = [HELP, ", or list it in `periods` with the days it goes from and to"].concat();
    problems.report(value, &[&excerpt(value), " is not a period"], &[&help.unwrap_or(otherwise)]);
}

/// The two ends of `2024-Q1/2024-Q3`.
fn span(code: &str) -> Option<(Period, Period)> {
    let (from, to) = code.split_once('/')?;
    Some((Period::from_code(from)?, Period::from_code(to)?))
}

fn is_in_order(from: Period, to: Period) -> bool {
    let [from, to] = [from, to].map(|period| period.calendar_days().unwrap_or_default());
    from.0 <= to.0 && from.1 <= to.1
}

/// The part of the calendar with those ends: `2024-Q1/2024-Q2` is `2024-H1`.
fn same_in_calendar(from: Period, to: Period) -> Option<Period> {
    let days = (from.calendar_days()?.0, to.calendar_days()?.1);
    let halves = [1, 2].map(Part::Half);
    let quarters = [1, 2, 3, 4].map(Part::Quarter);
    let parts = [from.part, Part::Year].into_iter().chain(halves).chain(quarters);
    let year = from.year;
    let mut all = parts.map(|part| Period { year, part });
    all.find(|period| period.calendar_days() == Some(days))
}

fn index(count: usize) -> Option<Period> {
    u16::try_from(count).ok().map(|index| Period { year: 0, part: Part::Other(index) })
}

#[inline(never)]
fn read_listed<C: ProblemSink>(
    array: Option<JsonValue<'_>>,
    texts: &LocalTexts<'_>,
    problems: &mut C,
) -> Vec<NamedPeriod> {
    let mut list: Vec<NamedPeriod> = Vec::new();
    for item in items(array, MAX_PERIODS, problems).into_iter().flatten() {
        let Some(values) = members(item, PERIOD, problems) else { continue };
        let Some(named) = read_one(item, values, list.len(), texts, problems) else { continue };
        if let (Some(id), true) =
            (values[0], list.iter().any(|known| known.id == named.id || known.period == named.period))
        {
            problems.report(id, &["this period is listed twice"], &["remove one of the two"]);
        }
        if list.last().is_some_and(|before| before.days().1 > named.days().1) {
            problems.report(
                item,
                &["this period ends before the one that is listed before it"],
                &["list the periods in order of time, the earliest first"],
            );
        }
        list.push(named);
    }
    list
}

/// Reads a listed period: a part of the calendar or a span by its code alone, any other with both its ends.
fn read_one<C: ProblemSink>(
    item: JsonValue<'_>,
    [id, name, from, to]: [Option<JsonValue<'_>>; 4],
    count: usize,
    texts: &LocalTexts<'_>,
    problems: &mut C,
) -> Option<NamedPeriod> {
    let code = read_text(id, problems);
    let ends = [from, to].map(|end| read_calendar(end, problems));
    let (id, code) = (id?, code?.into_owned());
    let name_read = texts.read(name, problems);
    let known = Period::from_code(&code).map(|period| (period, period)).or_else(|| span(&code));
    if let Some((from_code, to_code)) = known {
        if let Some(end) = from.or(to) {
            let what = "the id of this period says already what it goes from and to";
            problems.report(end, &[what], &["remove it, or choose another id"]);
        }
        if !is_in_order(from_code, to_code) {
            problems.report(id, &["this span ends before it begins"], &["exchange its ends"]);
        }
        let period = same_in_calendar(from_code, to_code).or_else(|| index(count))?;
        return Some(NamedPeriod {
            id: code,
            name: name_read,
            period,
            from: from_code,
            to: to_code,
            is_listed: true,
        });
    }
    if !is_id(code.as_bytes()) {
        let help = "use at most 40 of A–Z, a–z, 0–9, `-` and `_`, with `/` between parts, as in 2023/24";
        problems.report(id, &["this is not the id of a period"], &[help]);
    }
    let named =
        [("name", name, "\"School year 2023/24\""), ("from", from, "\"2023-09\""), ("to", to, "\"2024-08\"")];
    for (key, value, example) in named {
        if value.is_none() {
            missing(item, key, example, problems);
        }
    }
    let [Some(from), Some(to)] = ends else { return None };
    if !is_in_order(from, to) {
        problems.report(item, &["this period ends before it begins"], &["exchange `from` and `to`"]);
    }
    Some(NamedPeriod { id: code, name: name_read, period: index(count)?, from, to, is_listed: true })
}

/// Whether a text can name a period, also in the address of a page: `/` stands only between other letters.
fn is_id(id: &[u8]) -> bool {
    let body = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    id.len() <= MAX_ID && id.split(|byte| *byte == b'/').all(|part| !part.is_empty() && part.iter().all(body))
}
