//! Metrics that are computed from two others: one divided by the other, for each head or for each thousand.

use super::figure::{Bound, Figure, GapReason, Outcome};
use super::mapping::Ratio;
use super::measure::is_east_asian;
use super::ratio::{self, NoRatio, Scale};
use super::structure::Subject;
use std::collections::HashMap;

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

/// What metrics are computed of.
#[derive(Clone, Copy, Debug)]
pub struct Operands<'a> {
    /// The names of all metrics.
    pub metrics: &'a [String],
    /// Whether each is left out.
    pub left_out: &'a [bool],
    /// All figures and gaps.
    pub items: &'a [(Subject, &'a Outcome)],
}

/// Computes what a mapping asks for; what cannot be computed is told.
pub fn all(operands: Operands<'_>, ratios: &[Ratio]) -> (Vec<Computed>, Vec<String>) {
    let (mut found, mut misfits) = (Vec::new(), Vec::new());
    for (number, ratio) in ratios.iter().enumerate() {
        match compute(operands, ratio, number) {
            Ok(computed) => found.push(computed),
            Err(why) => misfits.push(format!("“{}” is not computed: {why}", ratio.name)),
        }
    }
    (found, misfits)
}

fn compute(of: Operands<'_>, ratio: &Ratio, number: usize) -> Result<Computed, String> {
    if ratio.times == 0 || ratio.times > 1_000_000 || ratio.times != 10u32.pow(ratio.times.ilog10()) {
        return Err(format!("{} is no power of ten up to a million", ratio.times));
    }
    if ratio.name.trim().is_empty() || ratio.decimals > MAX_DECIMALS {
        return Err("it needs a name and at most 6 decimals".to_owned());
    }
    let metric = |name: &str| {
        let found = of.metrics.iter().position(|it| it == name).filter(|index| !of.left_out[*index]);
        found.map(|index| index as u32).ok_or_else(|| format!("no column “{name}” has figures"))
    };
    let operands = [metric(&ratio.of)?, metric(&ratio.per)?];
    let items = items(of.items, ratio, operands[0], operands[1]);
    if items.is_empty() {
        return Err(format!("nobody has both “{}” and “{}”", ratio.of, ratio.per));
    }
    Ok(Computed { ratio: ratio.clone(), number, operands, items })
}

fn items(all: &[(Subject, &Outcome)], ratio: &Ratio, of: u32, per: u32) -> Vec<(Subject, Outcome, String)> {
    let metric = |number: u32| all.iter().filter(move |(it, _)| it.metric == number);
    let divisors: HashMap<_, _> = metric(per).map(|(it, outcome)| ((it.unit, it.period), *outcome)).collect();
    let both = metric(of).filter_map(|(subject, outcome)| {
        let (outcome, arithmetic) = divide(ratio, outcome, divisors.get(&(subject.unit, subject.period))?);
        Some((*subject, outcome, arithmetic))
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
    (Outcome::Gap { reason, is_guess: false, note: None, remarks: Vec::new() }, arithmetic)
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
    /// Its figures.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.items.iter().filter_map(|(_, outcome, _)| match outcome {
            Outcome::Figure(figure) => Some(&**figure),
            _ => None,
        })
    }
}
