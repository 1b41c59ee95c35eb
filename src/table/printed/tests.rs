//! Cells as they are printed, and what is no number.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::table::figure::Bound;

fn printed(text: &str) -> Printed<'_> {
    match parse(text).0 {
        Content::Number(printed) => *printed,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn bounds_stand_before_and_after() {
    for (text, bound) in [
        ("<5", Bound::Under),
        ("20,000+", Bound::AtLeast),
        ("c. 20", Bound::About),
        ("3000余", Bound::Over),
        ("63家以上", Bound::AtLeast),
        ("约420亿元", Bound::About),
        ("近五百", Bound::Under),
        ("5 or fewer", Bound::AtMost),
        ("1.2万余人", Bound::Over),
        ("≥ 3", Bound::AtLeast),
    ] {
        assert_eq!(printed(text).bound, bound, "{text}");
    }
}

#[test]
fn a_range_is_no_minus() {
    assert!(printed("201-250").upper.is_some());
    assert!(printed("12–15%").upper.is_some());
    assert!(printed("(81–86)").upper.is_some());
    assert!(printed("-3.1").upper.is_none() && printed("-3.1").is_negative);
    assert!(printed("–3").is_negative);
}

#[test]
fn spreads_are_read() {
    for text in
        ["12 ± 3", "71% (68–74)", "83.5 [81.2, 85.9]", "83.5 (95% CI 81.2 to 85.9)", "5 (-1–11)", "12 +/- 3"]
    {
        assert!(printed(text).spread.is_some(), "{text}");
    }
    assert!(printed("83.5 (95% CI: 81.2–85.9)").confidence.is_some());
}

#[test]
fn money_has_two_sides() {
    for (text, power, base) in [
        ("$0.98m", 6, "$"),
        ("USD 45 000", 0, "$"),
        ("$12bn", 9, "$"),
        ("1,2 Mio. €", 6, "€"),
        ("1.2k", 3, ""),
        ("1.2m", 0, "m"),
    ] {
        let measure = printed(text).measure.unwrap();
        assert_eq!((measure.power, measure.base.as_str()), (power, base), "{text}");
    }
    assert!(printed("(3.5%)").in_brackets && printed("$(3.5)").in_brackets && printed("(3.5)%").in_brackets);
}

#[test]
fn what_is_no_number_is_none() {
    for text in [
        "45:55",
        "020-7946",
        "12 apples",
        "1-2-3",
        "2024-06-30",
        "--5",
        "5-",
        "12 (3)",
        "1 2",
        "<>5",
        "North",
        "3rd party",
        "$5 €",
        "5 kg m",
        "H01",
        "1.2.3.4 y",
        "=",
        "(",
        ")(",
        "[3.5",
    ] {
        assert_eq!(parse(text).0, Content::Other, "{text}");
    }
}

#[test]
fn few_cases_are_no_number() {
    assert_eq!(parse("n<30").0, Content::FewCases);
    assert_eq!(parse("n < 30").0, Content::FewCases);
}

#[test]
fn a_width_alone_is_marked_as_one() {
    assert!(printed("±210").is_width && printed("+/- 3").is_width && !printed("12 ± 3").is_width);
}
