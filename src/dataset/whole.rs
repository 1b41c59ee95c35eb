//! Metrics that count whole things, so that “over 5” is at least 6 and “under 3” at most 2.

use super::{Dataset, Figure, Fixed, Kind, LocalText, Value};

/// Parts of the words that a unit of measurement has for a power of ten: 5 of a million people may be 5,400,000.
const POWERS: [&str; 10] = ["万", "亿", "千", "百", "illi", "ousan", "ausend", "undre", "Mrd", "Tsd"];

impl Dataset {
    /// Marks the metrics that count whole things: those of counts and streaks in ones whose figures are all printed without
    /// a fraction.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn mark_whole(&mut self) {
        for metric in &mut self.metrics {
            let is_counted = matches!(metric.kind, Kind::Count | Kind::Streak);
            let is_finer = metric.precision.is_some_and(|step| !step.is_whole());
            metric.is_whole = is_counted && !is_finer && is_in_ones(&metric.unit);
        }
        for figure in &self.figures {
            if !is_printed_whole(figure)
                && let Some(metric) = self.metrics.get_mut(figure.metric.0 as usize)
            {
                metric.is_whole = false;
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::super::Metric;
    use super::*;
    use crate::analysis::testing::{figure, metric};

    fn is_whole(kind: Kind, unit: &str, texts: &[&str]) -> bool {
        let metrics = vec![Metric { unit: LocalText::both(unit, unit), ..metric(kind) }];
        let figures = (0..).zip(texts).map(|(unit, text)| figure(unit, 0, text)).collect();
        let mut dataset = Dataset { metrics, figures, ..Dataset::default() };
        dataset.mark_whole();
        dataset.metrics[0].is_whole
    }

    #[test]
    fn counts_in_ones_are_whole_unless_one_is_printed_with_a_fraction() {
        assert!(is_whole(Kind::Count, "death|deaths", &["3", "12000"]));
        assert!(is_whole(Kind::Streak, "年", &["9"]));
        assert!(!is_whole(Kind::Count, "", &["3", "1.5"]));
        assert!(!is_whole(Kind::Count, "", &["3", "2.0"]));
        assert!(!is_whole(Kind::Amount, "yuan", &["3"]));
    }

    #[test]
    fn counts_in_larger_units_are_not() {
        for unit in ["万人次", "10,000 people", "million people", "Tausend Betten", "千户"] {
            assert!(!is_whole(Kind::Count, unit, &["3"]), "{unit}");
        }
    }
}
