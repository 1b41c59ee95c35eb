//! A number with the signs, words and units of measure around it, and its range or interval.

use crate::table::decimal::Decimal;
use crate::table::figure::Bound;
use crate::table::fold::is_dash;
use crate::table::measure::{Measure, strip_word};
use crate::table::numeral::{DecimalMark, Numeral, Unreadable, scan_chinese};
use crate::table::words::{self, After, Growth};

/// A number as printed, in digits or in Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number<'a> {
    /// Digits with marks between them.
    Digits(Numeral<'a>),
    /// Read without any marks.
    Whole(u32),
}

impl Number<'_> {
    /// The exact number.
    ///
    /// # Errors
    /// Digits that the decimal mark does not explain.
    pub fn read(&self, decimal: DecimalMark) -> Result<Decimal, Unreadable> {
        match self {
            Self::Digits(numeral) => numeral.read(decimal),
            Self::Whole(number) => Ok(Decimal::whole(*number)),
        }
    }

    fn has_leading_zero(&self) -> bool {
        matches!(self, Self::Digits(numeral) if numeral.has_leading_zero())
    }

    fn scan<'a>(text: &'a str) -> Option<(Number<'a>, &'a str)> {
        if let Some((numeral, rest)) = Numeral::scan(text) {
            return Some((Number::Digits(numeral), rest));
        }
        let (value, rest) = scan_chinese(text)?;
        Some((Number::Whole(value.to_string().parse().ok()?), rest))
    }
}

/// What is printed around a value to show how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread<'a> {
    /// 12 ± 3
    PlusMinus(Number<'a>),
    /// 71 (68–74), with whether each end has a minus.
    Between((bool, Number<'a>), (bool, Number<'a>)),
}

/// A printed number with everything around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The number, or the lower end of a range.
    pub number: Number<'a>,
    /// The upper end of a range.
    pub upper: Option<Number<'a>>,
    /// A minus before it.
    pub is_negative: bool,
    /// How it is limited.
    pub bound: Bound,
    /// Whether the true number lies below the next round one (3000余).
    pub next_round: bool,
    /// Whether it is half the width of an interval (±3).
    pub is_width: bool,
    /// Whether a triangle stands before it (▲3): a minus in Japan, an increase elsewhere.
    pub has_triangle: bool,
    /// Whether brackets surround the number.
    pub in_brackets: bool,
    /// The unit of measure.
    pub measure: Option<Measure>,
    /// A word of growth before it.
    pub growth: Option<Growth>,
    /// How sure it is.
    pub spread: Option<Spread<'a>>,
    /// The confidence that is printed with the spread, in per cent.
    pub confidence: Option<Numeral<'a>>,
}

/// What stands before a number.
#[derive(Default)]
struct Before {
    bound: Option<Bound>,
    is_negative: bool,
    has_sign: bool,
    is_width: bool,
    has_triangle: bool,
    growth: Option<Growth>,
    money: Option<Measure>,
}

impl Before {
    fn scan(text: &str) -> Option<(Self, &str)> {
        let mut before = Self::default();
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            if rest.starts_with(|letter: char| letter.is_ascii_digit()) {
                return Some((before, rest));
            }
            let Some(next) = before.step(rest) else { return Some((before, rest)) };
            rest = next?;
        }
    }

    /// Reads one word or sign; the inner none is a word that contradicts one before it.
    #[allow(clippy::option_option)]
    fn step<'a>(&mut self, rest: &'a str) -> Option<Option<&'a str>> {
        if let Some((bound, next)) = words::bound_before(rest) {
            return Some(self.bound.replace(bound).is_none().then_some(next));
        }
        if let Some((growth, next)) = words::growth_before(rest) {
            return Some(self.growth.replace(growth).is_none().then_some(next));
        }
        if let Some(next) = ["±", "+/-", "+-"].iter().find_map(|sign| rest.strip_prefix(sign)) {
            self.is_width = true;
            return Some((!std::mem::replace(&mut self.has_sign, true)).then_some(next));
        }
        if let Some(next) = rest.strip_prefix(|letter| letter == '+' || is_dash(letter)) {
            self.is_negative = !rest.starts_with('+');
            return Some((!std::mem::replace(&mut self.has_sign, true)).then_some(next));
        }
        if let Some(next) = rest.strip_prefix(['▲', '△']) {
            self.has_triangle = true;
            return Some((!std::mem::replace(&mut self.has_sign, true)).then_some(next));
        }
        // A shared rank (=6), or a rank (#6).
        if let Some(next) = rest.strip_prefix(['=', '#', '第']) {
            return Some(Some(next));
        }
        let (measure, next) =
            Measure::scan(rest).filter(|(measure, _)| measure.is_money() && measure.power == 0)?;
        Some(self.money.replace(measure).is_none().then_some(next))
    }
}

/// Reads a number with what stands around it, and nothing else.
pub(super) fn bare_number(core: &str) -> Option<Printed<'_>> {
    let (before, rest) = Before::scan(core)?;
    let (number, rest) = Number::scan(rest)?;
    let mut printed = Printed {
        is_negative: before.is_negative,
        bound: before.bound.unwrap_or_default(),
        is_width: before.is_width,
        has_triangle: before.has_triangle,
        measure: before.money,
        growth: before.growth,
        ..Printed::of(number)
    };
    if before.has_sign && before.growth.is_some() {
        return None;
    }
    let rest = printed.scan_after(rest)?;
    let rest = printed.scan_range(rest)?;
    let rest = printed.scan_spread(rest.trim())?;
    rest.trim().is_empty().then_some(printed)
}

impl<'a> Printed<'a> {
    /// A number with nothing around it.
    pub(super) const fn of(number: Number<'a>) -> Self {
        Self {
            number,
            upper: None,
            is_negative: false,
            bound: Bound::Exact,
            next_round: false,
            is_width: false,
            has_triangle: false,
            in_brackets: false,
            measure: None,
            growth: None,
            spread: None,
            confidence: None,
        }
    }

    /// Reads units of measure and words after the number, in any order.
    fn scan_after(&mut self, text: &'a str) -> Option<&'a str> {
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start();
            if trimmed.starts_with("+/-") || trimmed.starts_with("+-") {
                return Some(rest);
            }
            let is_money = self.measure.as_ref().is_some_and(Measure::is_money);
            if let Some((measure, next)) = Measure::scan_beside(trimmed, is_money) {
                self.add_measure(measure)?;
                rest = next;
            } else if let Some((after, next)) = words::after(trimmed) {
                self.add_after(after)?;
                rest = next;
            } else if let Some(next) = ordinal(trimmed).filter(|_| trimmed.len() == rest.len()) {
                rest = next;
            } else {
                return Some(rest);
            }
        }
    }

    /// Two parts of a unit of measure: the currency before the number, the power of ten after it.
    pub(super) fn add_measure(&mut self, measure: Measure) -> Option<()> {
        let Some(before) = &mut self.measure else {
            self.measure = Some(measure);
            return Some(());
        };
        let conflicts = !before.base.is_empty() && !measure.base.is_empty() && before.base != measure.base;
        if conflicts || (before.power != 0 && measure.power != 0) {
            return None;
        }
        before.power += measure.power;
        if before.base.is_empty() {
            before.base = measure.base;
        }
        before.printed.push_str(&measure.printed);
        Some(())
    }

    fn add_after(&mut self, after: After) -> Option<()> {
        match after {
            After::Bound(bound) if self.bound == Bound::Exact && !self.next_round => self.bound = bound,
            After::NextRound if self.bound == Bound::Exact => {
                (self.bound, self.next_round) = (Bound::Over, true);
            }
            After::Shared => {}
            _ => return None,
        }
        Some(())
    }

    /// Reads the upper end of a range.
    fn scan_range(&mut self, text: &'a str) -> Option<&'a str> {
        let Some(next) = words::range_sign(text) else { return Some(text) };
        let (upper, rest) = Number::scan(next)?;
        let is_range = self.bound == Bound::Exact && !self.is_negative && self.growth.is_none();
        if !is_range {
            return None;
        }
        // 020-7946 is a telephone number.
        if self.number.has_leading_zero() || upper.has_leading_zero() {
            return None;
        }
        let rest = self.scan_after(rest)?;
        self.upper = Some(upper);
        (self.bound == Bound::Exact).then_some(rest)
    }

    /// Reads ± 3, (68–74) or [95% CI 68 to 74].
    fn scan_spread(&mut self, text: &'a str) -> Option<&'a str> {
        let plus_minus = ["±", "+/-", "+-"].iter().find_map(|sign| text.strip_prefix(sign));
        if let Some(next) = plus_minus {
            let (spread, rest) = Number::scan(next.trim_start())?;
            self.spread = Some(Spread::PlusMinus(spread));
            return Some(rest.trim_start().strip_prefix('%').unwrap_or(rest));
        }
        let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        let inner = inner.or_else(|| text.strip_prefix('[')?.strip_suffix(']'));
        let Some(inner) = inner else { return Some(text) };
        let inner = self.scan_confidence(inner.trim());
        let (low, rest) = signed(inner)?;
        let rest = rest.trim_start().strip_prefix('%').unwrap_or(rest);
        let next = words::range_sign(rest).or_else(|| rest.trim_start().strip_prefix([',', ';']))?;
        let (high, rest) = signed(next.trim_start())?;
        self.spread = Some(Spread::Between(low, high));
        Some(rest.trim_start().strip_prefix('%').unwrap_or(rest))
    }

    /// Reads “95% CI:” before the ends of an interval.
    fn scan_confidence(&mut self, text: &'a str) -> &'a str {
        let words = ["ci", "ki", "confidence interval", "置信区间"];
        let after_word = |rest: &'a str| words.iter().find_map(|word| strip_word(rest.trim_start(), word));
        let end = |rest: &'a str| rest.trim_start().trim_start_matches([':', ',']).trim_start();
        if let Some(rest) = after_word(text) {
            return end(rest);
        }
        let Some((numeral, rest)) = Numeral::scan(text) else { return text };
        match rest.trim_start().strip_prefix('%').and_then(after_word) {
            Some(rest) => {
                self.confidence = Some(numeral);
                end(rest)
            }
            None => text,
        }
    }
}

/// A number that may have a minus.
fn signed(text: &str) -> Option<((bool, Number<'_>), &str)> {
    let unsigned = text.strip_prefix(is_dash);
    let (number, rest) = Number::scan(unsigned.unwrap_or(text))?;
    Some(((unsigned.is_some(), number), rest))
}

/// The ending of a rank: 1st, 2nd.
fn ordinal(text: &str) -> Option<&str> {
    let rest = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_prefix(ending))?;
    (!rest.starts_with(char::is_alphabetic)).then_some(rest)
}
