//! What the ranks of a metric assume of the rounding of its figures.

use super::{Ranking, Rounding, Row};
use crate::dataset::{Dataset, Fixed};

/// What a ranking assumes of the rounding of its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssumedStep {
    /// Nothing: they were counted.
    Counted,
    /// That they were rounded to the printed digits.
    PrintedDigits,
    /// That they were rounded to this step, though some are printed with fewer digits.
    Issued(Fixed),
    /// The same, except for some that are printed in finer steps: these to their digits.
    IssuedOrFiner(Fixed),
}

/// What the ranks of a metric assume if its figures are read as rounded in that way.
pub fn assumed_step(dataset: &Dataset, ranking: &Ranking, rounding: Rounding) -> AssumedStep {
    let metric = dataset.metric(ranking.metric);
    let half = |row: &Row, rounding: Rounding| rounding.half_step(metric, &dataset.figures[row.figure]);
    let is_finer = |row: &Row| half(row, rounding) < half(row, Rounding::Printed);
    match metric.precision.filter(|_| ranking.rows.iter().any(is_finer)) {
        Some(step) if ranking.rows.iter().any(|row| half(row, rounding) < step.half()) => {
            AssumedStep::IssuedOrFiner(step)
        }
        Some(step) => AssumedStep::Issued(step),
        None if ranking.rows.iter().all(|row| half(row, rounding) == Fixed::default()) => {
            AssumedStep::Counted
        }
        None => AssumedStep::PrintedDigits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{figure, gdp, number};
    use crate::dataset::{Kind, MetricIx};

    #[test]
    fn what_is_assumed_depends_on_the_figures() {
        let mut dataset = gdp();
        let assumed = |dataset: &Dataset, rounding| {
            let dataset = AnalysedDataset::new(dataset.clone());
            assumed_step(&dataset, &dataset.ranking(MetricIx(0), rounding), rounding)
        };
        assert_eq!(assumed(&dataset, Rounding::Issued), AssumedStep::PrintedDigits);
        let tenth = number("0.1").0;
        dataset.metrics[0].precision = Some(tenth);
        // Two figures are printed as 8.
        assert_eq!(assumed(&dataset, Rounding::Issued), AssumedStep::Issued(tenth));
        assert_eq!(assumed(&dataset, Rounding::Printed), AssumedStep::PrintedDigits);
        dataset.figures[0] = figure(0, 0, "8.25");
        assert_eq!(assumed(&dataset, Rounding::Issued), AssumedStep::IssuedOrFiner(tenth));
        dataset.figures.retain(|figure| figure.number().is_some_and(|number| !number.is_whole()));
        assert_eq!(assumed(&dataset, Rounding::Issued), AssumedStep::PrintedDigits);
        dataset.metrics[0].kind = Kind::Count;
        dataset.figures = vec![figure(0, 0, "8"), figure(1, 0, "9")];
        assert_eq!(assumed(&dataset, Rounding::Issued), AssumedStep::Counted);
    }
}
