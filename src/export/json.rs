//! The data of some subjects as a dataset of its own, which reads back.

use crate::dataset::{Dataset, Figure, Gap, Metric, MetricIx, Near, Subject, Unit, UnitIx, to_json};

/// A dataset of the units and metrics that the subjects name, with all that was reported of them.
///
/// References to metrics that are not in it are left out; everything else stays as it was.
pub fn json(dataset: &Dataset, rows: &[Subject]) -> String {
    let units = kept(dataset.units.len(), |place| rows.iter().any(|row| row.unit.0 == place));
    let metrics = kept(dataset.metrics.len(), |place| rows.iter().any(|row| row.metric.0 == place));
    to_json(&part(dataset, &units, &metrics))
}

/// New places by old ones; `None` for what is not kept.
type Kept = Vec<Option<u32>>;

fn kept(count: usize, is_kept: impl Fn(u32) -> bool) -> Kept {
    let mut next = 0;
    let place = |place| {
        let new = is_kept(place).then_some(next);
        next += u32::from(new.is_some());
        new
    };
    (0..count as u32).map(place).collect()
}

fn part(dataset: &Dataset, units: &Kept, metrics: &Kept) -> Dataset {
    let unit = |old: UnitIx| units[old.0 as usize].map(UnitIx);
    let metric = |old: MetricIx| metrics[old.0 as usize].map(MetricIx);
    let near = |old: &Near| Some(Near { metric: metric(old.metric)?, ..old.clone() });
    let definition = |(old, it): (MetricIx, &Metric)| {
        metric(old)?;
        Some(Metric {
            near: it.near.iter().filter_map(near).collect(),
            applies_units: it.applies_units.iter().filter_map(|old| unit(*old)).collect(),
            level: it.level.and_then(metric),
            ..it.clone()
        })
    };
    let figure =
        |it: &Figure| Some(Figure { unit: unit(it.unit)?, metric: metric(it.metric)?, ..it.clone() });
    let gap = |it: &Gap| Some(Gap { unit: unit(it.unit)?, metric: metric(it.metric)?, ..it.clone() });
    let body = |(old, it): (UnitIx, &Unit)| unit(old).map(|_| it.clone());
    Dataset {
        id: dataset.id.clone(),
        title: dataset.title.clone(),
        source: dataset.source.clone(),
        period: dataset.period,
        units: dataset.unit_ixs().zip(&dataset.units).filter_map(body).collect(),
        metrics: dataset.metric_ixs().zip(&dataset.metrics).filter_map(definition).collect(),
        figures: dataset.figures.iter().filter_map(figure).collect(),
        gaps: dataset.gaps.iter().filter_map(gap).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::{everything, shown};
    use super::*;
    use crate::dataset::{Lang, embedded, read};
    use crate::view::{View, parse};

    #[test]
    fn everything_reads_back_as_the_same_dataset() {
        let dataset = embedded();
        assert_eq!(read(&json(&dataset, &everything(&dataset))).unwrap(), dataset);
    }

    #[test]
    fn what_is_shown_reads_back_with_the_same_figures() {
        let dataset = embedded();
        for query in ["", "chart=growth", "chart=profile&highlight=wanzhou", "metric=water_investment"] {
            let view = parse(query, &dataset, &View::start(&dataset, Lang::Zh)).0;
            let rows = shown(&dataset, &view);
            let back = read(&json(&dataset, &rows)).unwrap_or_else(|problems| {
                panic!("{query}: {:?}", problems.iter().map(|it| it.sentence()).collect::<Vec<_>>())
            });
            for row in &rows {
                let (unit, metric) = (&dataset.unit(row.unit).id, &dataset.metric(row.metric).id);
                let there = back.figure(back.unit_by_id(unit).unwrap(), back.metric_by_id(metric).unwrap());
                let here = dataset.figure(row.unit, row.metric);
                assert_eq!(here.map(|it| &it.quote), there.map(|it| &it.quote), "{query}: {unit} {metric}");
            }
        }
    }
}
