//! Some figures as a dataset of their own.

use crate::dataset::{Dataset, Selection, Subject, selection_to_json};

/// The units and metrics of the rows, with everything that was reported of them, as the JSON text of a dataset. Without rows,
/// the whole dataset: one of no units would not be valid.
pub fn json(dataset: &Dataset, rows: &[Subject]) -> String {
    let mut kept = Selection::of(dataset, rows.is_empty());
    for row in rows {
        kept.units[row.unit.0 as usize] = true;
        kept.metrics[row.metric.0 as usize] = true;
    }
    selection_to_json(dataset, &kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::{everything, shown};
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::{Lang, embedded, read};
    use crate::view::{View, parse};

    #[test]
    fn everything_reads_back_as_the_same_dataset() {
        let dataset = embedded();
        assert_eq!(read(&json(&dataset, &everything(&dataset))).unwrap(), dataset);
    }

    #[test]
    fn a_view_of_nothing_is_the_whole_dataset() {
        let dataset = embedded();
        assert_eq!(read(&json(&dataset, &[])).unwrap(), dataset);
    }

    #[test]
    fn what_is_shown_reads_back_with_the_same_figures() {
        let dataset = AnalysedDataset::new(embedded());
        for query in [
            "",
            "chart=growth",
            "chart=profile&highlight=wanzhou",
            "chart=compare",
            "metric=water_investment",
        ] {
            let view = parse(query, &dataset, &View::start(&dataset, Lang::Zh)).0;
            let rows = shown(&dataset, &view);
            let back = read(&json(&dataset, &rows)).map(AnalysedDataset::new).unwrap_or_else(|problems| {
                panic!("{query}: {:?}", problems.iter().map(|it| it.sentence()).collect::<Vec<_>>())
            });
            assert!((1..dataset.figures.len()).contains(&back.figures.len()), "{query}");
            for row in &rows {
                let (unit, metric) = (&dataset.unit(row.unit).id, &dataset.metric(row.metric).id);
                let there = back.figure(back.unit_by_id(unit).unwrap(), back.metric_by_id(metric).unwrap());
                let here = dataset.figure(row.unit, row.metric);
                assert_eq!(here.map(|it| &it.quote), there.map(|it| &it.quote), "{query}: {unit} {metric}");
            }
        }
    }
}
