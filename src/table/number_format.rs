//! A spreadsheet's number in the digits that its number format shows.

use super::decimal::Decimal;

/// What a format code says of the digits that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// Digits after the point that always stand, and those that stand where they are not zero.
    decimals: usize,
    optional: usize,
    percent: bool,
    thousands: u32,
    scientific: bool,
    has_digits: bool,
}

/// A stored number as the cell shows it, with a point and without separators of thousands: 0.032 in the format `0.0%` is
/// 3.2%.
pub fn shown(value: f64, format: &str) -> String {
    let stored = stored(value);
    let Some(exact) = exact(&stored) else { return stored };
    let section = section(format, value);
    let shown = digits_shown(&section);
    if !shown.has_digits || shown.scientific || is_general(&section) {
        return plain(exact, &stored);
    }
    let scaled = exact.shifted(if shown.percent { 2 } else { 0 } - 3 * shown.thousands as i32);
    let text =
        trim_optional(&scaled.rounded((shown.decimals + shown.optional) as i32).to_string(), shown.optional);
    if shown.percent { text + "%" } else { text }
}

/// A stored number with the digits of the text that a cell displays in whatever language, with a point and without separators of
/// thousands: 0.032 displayed as “3,2 %” is 3.2%. Where no rounding gives those digits, it is all that is stored.
pub fn as_displayed(value: &str, text: &str, is_percent: bool) -> String {
    let Some(exact) = exact(&value.to_ascii_lowercase()) else { return value.to_owned() };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let displayed = digits(text);
    let sign = if is_percent { "%" } else { "" };
    let exact = exact.shifted(if is_percent { 2 } else { 0 });
    // Only a number of more than a thousand is displayed in thousands.
    for thousands in 0..=if is_percent { 0 } else { 3 } {
        for decimals in 0..=12 {
            let rounded = exact.shifted(-3 * thousands).rounded(decimals).to_string();
            let candidate = digits(&rounded);
            if thousands > 0 && candidate.starts_with('0') {
                continue;
            }
            if candidate == displayed
                || candidate.strip_prefix('0') == Some(&displayed) && !displayed.is_empty()
            {
                return rounded + sign;
            }
        }
    }
    plain(exact, value) + sign
}

/// A number as spreadsheets keep it: 15 significant digits, so that 0.1 + 0.2 is 0.3.
fn stored(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let scientific = format!("{value:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    format!("{mantissa}e{exponent}")
}

fn exact(stored: &str) -> Option<Decimal> {
    let (mantissa, exponent) = stored.split_once('e').unwrap_or((stored, "0"));
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let decimals = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let exponent: i32 = exponent.parse().ok()?;
    if exponent.abs() > 20 {
        return None;
    }
    let digits = Decimal::from_digits(&mantissa.replace('.', ""), decimals)?;
    digits.with_sign(negative).shifted(exponent).in_ones()
}

fn plain(exact: Decimal, stored: &str) -> String {
    if exact.decimals() <= 20 { exact.to_string() } else { stored.to_owned() }
}

fn is_general(section: &str) -> bool {
    section.trim().is_empty() || section.trim().eq_ignore_ascii_case("general") || section.trim() == "@"
}

/// The section of a format that is for a number of this sign: positive, negative, zero.
fn section(format: &str, value: f64) -> String {
    let sections = split_sections(format);
    let index = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(value < 0.0),
        _ if value < 0.0 => 1,
        _ if value == 0.0 => 2,
        _ => 0,
    };
    let found = sections.into_iter().nth(index).unwrap_or_default();
    // Zero shown as a dash or as nothing is a zero all the same.
    if value == 0.0 && !digits_shown(&found).has_digits { "0".to_owned() } else { found }
}

/// The sections of a format without quoted texts, escaped letters, colours and conditions.
pub fn split_sections(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => letters.by_ref().take_while(|letter| *letter != '"').for_each(drop),
            '[' => letters.by_ref().take_while(|letter| *letter != ']').for_each(drop),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => sections.push(String::new()),
            letter => sections.last_mut().into_iter().for_each(|section| section.push(letter)),
        }
    }
    sections
}

fn digits_shown(section: &str) -> Shown {
    let mut shown = Shown { percent: section.contains('%'), ..Shown::default() };
    let (mut after_point, mut trailing_commas) = (false, 0);
    for letter in section.chars() {
        match letter {
            '0' | '#' | '?' => {
                (shown.has_digits, trailing_commas) = (true, 0);
                match (after_point, letter) {
                    (true, '0') => shown.decimals += 1,
                    (true, _) => shown.optional += 1,
                    (false, _) => {}
                }
            }
            '.' => (after_point, shown.thousands) = (true, shown.thousands + trailing_commas),
            ',' if shown.has_digits => trailing_commas += 1,
            'E' | 'e' | '/' => shown.scientific = true,
            _ => {}
        }
    }
    shown.thousands += trailing_commas;
    shown
}

/// Leaves out zeros at the end that the format does not ask for.
fn trim_optional(text: &str, optional: usize) -> String {
    let mut text = text.to_owned();
    for _ in 0..optional {
        if text.contains('.') && text.ends_with('0') {
            text.pop();
        }
    }
    if text.ends_with('.') {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_a_cell_displays() {
        for (value, text, is_percent, shown) in [
            ("0.032", "3,2 %", true, "3.2%"),
            ("0.57", "57%", true, "57%"),
            ("0.032", "0.032", true, "3.2%"),
            ("3.2", "0.0032", false, "3.2"),
            ("0.57", "", true, "57%"),
            ("-0.01", "-1,00%", true, "-1.00%"),
            ("1234567.8", "1 234 568", false, "1234568"),
            ("1234567.8", "1.234.567,80 €", false, "1234567.80"),
            ("1234567", "1,234.6", false, "1234.6"),
            ("57", "57.0", false, "57.0"),
            ("0.5", ".5", false, "0.5"),
            ("0", "–", false, "0"),
            ("0", "0.0", false, "0.0"),
            ("12.5", "12.5 kg", false, "12.5"),
            ("12.5", "room 3: 12.5", false, "12.5"),
            ("1.2E5", "120000", false, "120000"),
            ("0.333333333333333", "0.33", false, "0.33"),
            ("x", "7", false, "x"),
        ] {
            assert_eq!(as_displayed(value, text, is_percent), shown, "{value} as {text}");
        }
    }

    #[test]
    fn numbers_are_shown_as_their_format_shows_them() {
        for (value, format, text) in [
            (0.032, "0.0%", "3.2%"),
            (-0.01, "0%", "-1%"),
            (0.0, "0.0%", "0.0%"),
            (45.25, "General", "45.25"),
            (120.5, "", "120.5"),
            (57.0, "0.0", "57.0"),
            (1234567.0, "#,##0", "1234567"),
            (1234567.0, "#,##0.0,", "1234.6"),
            (-1234.5, "#,##0.00;[Red](#,##0.00)", "-1234.50"),
            (0.0, "#,##0;-#,##0;\"-\"", "0"),
            (0.1 + 0.2, "General", "0.3"),
            (1.0 / 3.0, "General", "0.333333333333333"),
            (12.5, "0.##", "12.5"),
            (12.0, "0.##", "12"),
            (1e15, "0", "1000000000000000"),
            (123456789012.0, "0.00E+00", "123456789012"),
            (5.0, "0 \"kg\"", "5"),
            (0.5, "# ?/?", "0.5"),
        ] {
            assert_eq!(shown(value, format), text, "{value} in {format}");
        }
    }
}
