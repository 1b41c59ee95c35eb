//! Small datasets for the tests of this module.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::dataset::*;

/// The kinds of unit of version 1.
pub const DISTRICT: KindIx = KindIx(0);
pub const COUNTY: KindIx = KindIx(1);
pub const ZONE: KindIx = KindIx(2);
pub const BUREAU: KindIx = KindIx(3);

/// A printed number and its decimals.
pub fn number(text: &str) -> (Fixed, i8) {
    Fixed::parse_printed(text).unwrap()
}

/// A figure of a unit for a metric, exact; a text that is not a number is a grade.
pub fn figure(unit: u32, metric: u32, text: &str) -> Figure {
    let value = if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        let (number, decimals) = number(text);
        Value::Number { number, decimals }
    } else {
        Value::Grade(text.into())
    };
    Figure {
        unit: UnitIx(unit),
        metric: MetricIx(metric),
        value,
        bound: Bound::Exact,
        far_end: None,
        spread: None,
        period: None,
        basis: Basis::Implied,
        scope: None,
        judge: None,
        status: Statuses::default(),
        note: LocalText::default(),
        quote: text.into(),
        quote_translation: LocalText::default(),
        quote_label: None,
        paragraph: "lead".into(),
    }
}

/// A metric of a kind, of which more is better.
pub fn metric(kind: Kind) -> Metric {
    Metric {
        id: "metric".into(),
        name: LocalText::default(),
        name_inline: LocalText::default(),
        theme: None,
        kind,
        unit: LocalText::default(),
        better: Better::Higher,
        definition: LocalText::default(),
        applies: Vec::new(),
        applies_units: Vec::new(),
        near: Vec::new(),
        level: None,
        chains: false,
        precision: None,
        per: None,
        floor: kind.floor(),
        decimals: None,
        is_whole: false,
        exceeds_all: false,
        grades: Vec::new(),
        note: LocalText::default(),
    }
}

/// A unit with a name.
pub fn unit(name: &str, kind: KindIx) -> Unit {
    let name = LocalText::both(name, name);
    Unit {
        id: name.get(Lang::Zh).to_owned(),
        short: name.clone(),
        name,
        kind: Some(kind),
        note: LocalText::default(),
    }
}

/// GDP growth as seven of ten units reported it; it does not apply to the two bureaus.
pub fn gdp() -> Dataset {
    let names =
        ["万州区", "永川区", "忠县", "高新区", "科技局", "南岸区", "大足区", "彭水县", "万盛", "水利局"];
    let kinds = |name: &str| match name {
        name if name.ends_with('局') => BUREAU,
        name if name.ends_with('县') => COUNTY,
        "高新区" | "万盛" => ZONE,
        _ => DISTRICT,
    };
    let printed = [(1, "8"), (2, "7.2"), (3, "8.2"), (5, "6.3"), (6, "7.5"), (7, "8"), (8, "8.1")];
    let applies = vec![DISTRICT, COUNTY, ZONE];
    Dataset {
        units: names.iter().map(|name| unit(name, kinds(name))).collect(),
        metrics: vec![Metric { applies, ..metric(Kind::Growth) }],
        kinds: default_kinds(),
        figures: printed.iter().map(|(unit, text)| figure(*unit, 0, text)).collect(),
        ..Dataset::default()
    }
}

/// The short names of units.
pub fn names(dataset: &Dataset, units: impl IntoIterator<Item = UnitIx>) -> Vec<&str> {
    units.into_iter().map(|unit| dataset.unit(unit).short.get(Lang::Zh)).collect()
}
