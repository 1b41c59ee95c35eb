//! What the figures of a metric can be, as far as all its figures tell: whether they are whole, so that “over 5” is at least
//! 6 and “under 3” at most 2, and whether a share can be above 100 per cent.

use super::{Bound, Dataset, Figure, Fixed, Kind, LocalText, Metric, Value};

/// Parts of the words that a unit of measurement has for a power of ten: 5 of a million people may be 5,400,000.
const POWERS: [&str; 10] = ["万", "亿", "千", "百", "illi", "ousan", "ausend", "undre", "Mrd", "Tsd"];

impl Dataset {
    /// Marks the metrics that count whole things, those of counts and streaks in ones whose figures are all printed without a
    /// fraction, and the shares that can be above 100 per cent, as one of their figures or references is.
    ///
    /// Of a metric with exact figures only it makes no difference that they are whole, so such a one is not marked.
    pub(super) fn mark_possible(&mut self) {
        for figure in self.figures.iter().filter(|figure| figure.bound != Bound::Exact) {
            if let Some(metric) = self.metrics.get_mut(figure.metric.0 as usize) {
                metric.is_whole = is_counted_in_ones(metric);
            }
        }
        for figure in &self.figures {
            if let Some(metric) = self.metrics.get_mut(figure.metric.0 as usize) {
                metric.is_whole &= is_printed_whole(figure);
                metric.exceeds_all |= metric.kind == Kind::Share && is_above_all(figure);
            }
        }
        for reference in &self.references {
            if let Some(metric) = self.metrics.get_mut(reference.metric.0 as usize) {
                metric.exceeds_all |= metric.kind == Kind::Share && reference.value > Fixed::whole(100);
            }
        }
    }
}

fn is_counted_in_ones(metric: &Metric) -> bool {
    let is_counted = matches!(metric.kind, Kind::Count | Kind::Streak);
    let is_finer = metric.precision.is_some_and(|step| !step.is_whole());
    is_counted && !is_finer && is_in_ones(&metric.unit)
}

fn is_in_ones(unit: &LocalText) -> bool {
    let has = |text: &str, part: &str| text.as_bytes().windows(part.len()).any(|it| it == part.as_bytes());
    let is_scaled = |text: &str| {
        text.bytes().any(|byte| byte.is_ascii_digit()) || POWERS.iter().any(|power| has(text, power))
    };
    !unit.iter().any(|(_, text)| is_scaled(text))
}

fn is_printed_whole(figure: &Figure) -> bool {
    match figure.value {
        Value::Number { decimals, .. } => decimals <= 0 && figure.far_end.is_none_or(Fixed::is_whole),
        Value::Range { decimals, .. } => decimals <= 0,
        Value::Grade(_) => false,
    }
}

/// Whether a number printed for a share is above 100 per cent. An interval around a value tells nothing: it was computed.
fn is_above_all(figure: &Figure) -> bool {
    let all = Fixed::whole(100);
    let greatest = match figure.value {
        Value::Number { number, .. } => figure.far_end.map_or(number, |end| end.max(number)),
        Value::Range { upper, .. } => upper,
        Value::Grade(_) => return false,
    };
    greatest > all || greatest == all && figure.bound == Bound::Over
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{figure, metric};
    use crate::dataset::{MetricIx, Reference};

    /// The metric of a kind and a unit of measurement after its figures were read: the first is a bound, the others are exact.
    fn marked(kind: Kind, unit: &str, bound: Bound, texts: &[&str]) -> Metric {
        let metrics = vec![Metric { unit: LocalText::both(unit, unit), ..metric(kind) }];
        let mut figures: Vec<Figure> = (0..).zip(texts).map(|(unit, text)| figure(unit, 0, text)).collect();
        figures[0].bound = bound;
        let mut dataset = Dataset { metrics, figures, ..Dataset::default() };
        dataset.mark_possible();
        dataset.metrics.remove(0)
    }

    fn is_whole(kind: Kind, unit: &str, texts: &[&str]) -> bool {
        marked(kind, unit, Bound::Over, texts).is_whole
    }

    #[test]
    fn counts_in_ones_are_whole_unless_one_is_printed_with_a_fraction() {
        assert!(is_whole(Kind::Count, "death|deaths", &["3", "12000"]));
        assert!(is_whole(Kind::Streak, "年", &["9"]));
        assert!(!is_whole(Kind::Count, "", &["3", "1.5"]));
        assert!(!is_whole(Kind::Count, "", &["3", "2.0"]));
        assert!(!is_whole(Kind::Amount, "yuan", &["3"]));
        assert!(!marked(Kind::Count, "", Bound::Exact, &["3", "12000"]).is_whole);
    }

    #[test]
    fn a_share_can_be_above_100_where_one_is() {
        let exceeds = |kind, bound, texts: &[&str]| marked(kind, "%", bound, texts).exceeds_all;
        assert!(exceeds(Kind::Share, Bound::AtLeast, &["90", "104.2"]));
        assert!(exceeds(Kind::Share, Bound::Over, &["100", "92"]));
        assert!(!exceeds(Kind::Share, Bound::AtLeast, &["100", "100.0"]));
        assert!(!exceeds(Kind::Growth, Bound::AtLeast, &["90", "104.2"]));
        let above = |value: i64| {
            let reference = Reference {
                metric: MetricIx(0),
                period: None,
                value: Fixed::whole(value),
                decimals: 0,
                name: LocalText::default(),
            };
            let metrics = vec![metric(Kind::Share)];
            let mut dataset = Dataset { metrics, references: vec![reference], ..Dataset::default() };
            dataset.mark_possible();
            dataset.metrics[0].exceeds_all
        };
        assert!(above(101) && !above(100));
    }

    #[test]
    fn counts_in_larger_units_are_not() {
        for unit in ["万人次", "10,000 people", "million people", "Tausend Betten", "千户"] {
            assert!(!is_whole(Kind::Count, unit, &["3"]), "{unit}");
        }
    }
}
