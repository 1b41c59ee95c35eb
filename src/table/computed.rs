//! Metrics that are computed from two others: one divided by the other, for each head or for each thousand.

use super::decimal::Decimal;
use super::description::MetricDescription;
use super::document;
use super::figure::{Bound, Figure, GapReason, Outcome};
use super::measure::is_east_asian;
use super::ratio::{self, NoRatio, Scale};
use super::reading::Reading;
use super::structure::Subject;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A metric that an editor has computed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// What it is called.
    pub name: String,
    /// The metric that is divided, as the table names it.
    pub of: String,
    /// The metric by which it is divided, as the table names it.
    pub per: String,
    /// For how many of these it is: 1, or a power of ten up to a million.
    #[serde(default = "one")]
    pub times: u32,
    /// The digits after the point, to which it is rounded: 0 to 6.
    #[serde(default)]
    pub decimals: u8,
}

const fn one() -> u32 {
    1
}

/// The most digits after the point that a computed figure has.
const MAX_DECIMALS: u8 = 6;

/// A metric that was computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// How.
    pub ratio: Ratio,
    /// Its number among those that the mapping asks for.
    pub number: usize,
    /// The numbers of the two metrics.
    pub operands: [u32; 2],
    /// For each unit and period that has both: the figure or gap, and its arithmetic.
    pub items: Vec<(Subject, Outcome, String)>,
}

/// Computes what a mapping asks for; what cannot be computed is told.
pub fn all(reading: &Reading) -> (Vec<Computed>, Vec<String>) {
    let (mut found, mut misfits) = (Vec::new(), Vec::new());
    for (number, ratio) in reading.mapping.computed.iter().enumerate() {
        match compute(reading, ratio, number) {
            Ok(computed) => found.push(computed),
            Err(why) => misfits.push(format!("“{}” is not computed: {why}", ratio.name)),
        }
    }
    (found, misfits)
}

fn compute(reading: &Reading, ratio: &Ratio, number: usize) -> Result<Computed, String> {
    if ratio.times == 0 || ratio.times > 1_000_000 || ratio.times != 10u32.pow(ratio.times.ilog10()) {
        return Err(format!("{} is no power of ten up to a million", ratio.times));
    }
    if ratio.name.trim().is_empty() || ratio.decimals > MAX_DECIMALS {
        return Err("it needs a name and at most 6 decimals".to_owned());
    }
    let metric = |name: &str| {
        let found = reading.names.metrics.all().iter().position(|it| it == name);
        let found = found.filter(|index| !reading.series[*index].is_left_out);
        found.map(|index| index as u32).ok_or_else(|| format!("no column “{name}” has figures"))
    };
    let operands = [metric(&ratio.of)?, metric(&ratio.per)?];
    let [of, per] = operands;
    let items = items(reading, ratio, of, per);
    if items.is_empty() {
        return Err(format!("nobody has both “{}” and “{}”", ratio.of, ratio.per));
    }
    Ok(Computed { ratio: ratio.clone(), number, operands, items })
}

fn items(reading: &Reading, ratio: &Ratio, of: u32, per: u32) -> Vec<(Subject, Outcome, String)> {
    let outcomes =
        || reading.observations.iter().filter_map(|it| Some((it.subject, reading.outcome(it.position)?)));
    let divisors: HashMap<_, _> = outcomes()
        .filter(|(it, _)| it.metric == per)
        .map(|(it, outcome)| ((it.unit, it.period), outcome))
        .collect();
    let both = outcomes().filter(|(it, _)| it.metric == of).filter_map(|(subject, outcome)| {
        let (outcome, arithmetic) = divide(ratio, outcome, divisors.get(&(subject.unit, subject.period))?);
        Some((subject, outcome, arithmetic))
    });
    both.collect()
}

fn divide(ratio: &Ratio, of: &Outcome, per: &Outcome) -> (Outcome, String) {
    let (figure, divisor) = match (of, per) {
        (Outcome::Figure(figure), Outcome::Figure(divisor)) => (figure, divisor),
        (Outcome::Gap { reason, .. }, _) => return gap(*reason, format!("{}: —", ratio.of)),
        (_, Outcome::Gap { reason, .. }) => return gap(*reason, format!("{}: —", ratio.per)),
        _ => return gap(GapReason::Unknown, "—".to_owned()),
    };
    let scale = Scale { power: ratio.times.ilog10() as i32, decimals: i32::from(ratio.decimals) };
    let times = if ratio.times == 1 { String::new() } else { format!(" × {}", thousands(ratio.times)) };
    let sum = format!("{} ÷ {}{times}", shown(figure), shown(divisor));
    match ratio::divided(figure, divisor, scale) {
        Ok(quotient) => {
            let arithmetic =
                format!("{sum} {} {}", equals(figure, divisor, &quotient, scale), shown(&quotient));
            (Outcome::Figure(Box::new(quotient)), arithmetic)
        }
        Err(NoRatio::DividedByZero) => gap(GapReason::NotApplicable, sum),
        Err(NoRatio::Open) => gap(GapReason::Unknown, format!("{sum} = ?")),
    }
}

fn gap(reason: GapReason, arithmetic: String) -> (Outcome, String) {
    (Outcome::Gap { reason, is_guess: false, note: None }, arithmetic)
}

/// Whether a quotient was rounded.
fn equals(figure: &Figure, divisor: &Figure, quotient: &Figure, scale: Scale) -> &'static str {
    let (Some(number), Some(by), Some(value)) = (figure.value, divisor.value, quotient.value) else {
        return "→";
    };
    if figure.bound != Bound::Exact || divisor.bound != Bound::Exact {
        return "→";
    }
    let exact = by.times(value).is_some_and(|product| product == number.shifted(scale.power));
    if exact && quotient.bound == Bound::Exact { "=" } else { "≈" }
}

/// A figure in signs that every language has.
pub(super) fn shown(figure: &Figure) -> String {
    let Some(value) = figure.value else {
        return [figure.lower, figure.upper]
            .map(|end| end.map_or_else(String::new, |end| end.to_string()))
            .join("–");
    };
    let sign = match figure.bound {
        Bound::Exact => "",
        Bound::Over => ">",
        Bound::AtLeast => "≥",
        Bound::About => "≈",
        Bound::Under => "<",
        Bound::AtMost => "≤",
    };
    format!("{sign}{value}")
}

/// 1000 as 1,000.
fn thousands(number: u32) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1000, number % 1000).replace("1000,", "1,000,")
    }
}

impl Ratio {
    /// What is divided by what, with the units of measure of both.
    pub fn formula(&self, units: [&str; 2]) -> String {
        let named = |name: &str, unit: &str| {
            if unit.is_empty() || name.contains(unit) { name.to_owned() } else { format!("{name} ({unit})") }
        };
        let times = if self.times == 1 { String::new() } else { format!(" × {}", thousands(self.times)) };
        format!("{} ÷ {}{times}", named(&self.of, units[0]), named(&self.per, units[1]))
    }

    /// How many of what the metric is for: “1,000 pupils”.
    pub fn for_each(&self, unit: &str) -> String {
        let what = if unit.is_empty() || unit == "%" { self.per.as_str() } else { unit };
        let gap = if what.starts_with(is_east_asian) { "" } else { " " };
        if self.times == 1 { what.to_owned() } else { format!("{}{gap}{what}", thousands(self.times)) }
    }

    /// How the metric was computed and rounded, by language tag.
    pub fn definitions(&self, formula: &str) -> [(&'static str, String); 3] {
        let decimals = self.decimals;
        let s = if decimals == 1 { "" } else { "s" };
        let n = if decimals == 1 { "" } else { "n" };
        [
            ("en", format!("Computed: {formula}, rounded to {decimals} decimal{s}.")),
            ("zh", format!("计算所得：{formula}，四舍五入到{decimals}位小数。")),
            ("de", format!("Berechnet: {formula}, gerundet auf {decimals} Nachkommastelle{n}.")),
        ]
    }
}

impl Computed {
    /// The units of measure of the two metrics.
    fn units(&self, reading: &Reading) -> [String; 2] {
        let figures = reading.figures_by_metric();
        self.operands
            .map(|metric| document::kind_and_unit(reading, metric as usize, &figures[metric as usize]).1)
    }

    /// What is divided by what.
    pub fn formula(&self, reading: &Reading) -> String {
        let [of, per] = self.units(reading);
        self.ratio.formula([&of, &per])
    }

    /// What its editor says of it.
    pub fn description(&self, reading: &Reading) -> MetricDescription {
        reading.description.metric(reading.names.metrics.all().len() + self.number)
    }

    /// The kind, the unit of measure, and how many of what it is for; as its editor says, or by its figures.
    pub fn kind_unit_per(&self, reading: &Reading) -> (String, String, Option<String>) {
        let described = self.description(reading);
        let is_negative = self
            .figures()
            .any(|figure| [figure.value, figure.lower].into_iter().flatten().any(Decimal::is_negative));
        let kind = described.kind.unwrap_or_else(|| if is_negative { "amount" } else { "rate" }.to_owned());
        let [unit, per_unit] = self.units(reading);
        let per = self.ratio.for_each(&per_unit);
        match kind.as_str() {
            "rate" => (kind, described.unit.unwrap_or(unit), Some(per)),
            "share" | "growth" => (kind, "%".to_owned(), None),
            _ => (kind, described.unit.unwrap_or_else(|| format!("{unit}/{per}")), None),
        }
    }

    /// Its figures.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.items.iter().filter_map(|(_, outcome, _)| match outcome {
            Outcome::Figure(figure) => Some(&**figure),
            _ => None,
        })
    }
}
