//! The texts of a packed dataset that a first chart does not show: definitions of metrics, reasons why metrics that look
//! alike are not comparable, and translations of quotes.
//!
//! They are half of all texts, and only the evidence of a figure shows them. So the WebAssembly has those of the metric that it
//! starts with, and a script has them all, which the page loads when evidence needs it.

#[cfg(not(target_arch = "wasm32"))]
use super::super::MetricIx;
use super::super::{Dataset, LocalText};

/// Ends a text, as in the other streams.
const END: char = '\u{2}';

/// Takes the details out of a dataset, except those of one metric; returns all of them, for [`attach`].
///
/// ```
/// use reported_figures::dataset::{MetricIx, embedded, packed};
///
/// let mut dataset = embedded();
/// let details = packed::detach(&mut dataset, MetricIx(0));
/// assert!(dataset.metrics[1].definition.is_missing());
/// packed::attach(&mut dataset, &details);
/// assert_eq!(dataset, embedded());
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn detach(dataset: &mut Dataset, kept: MetricIx) -> String {
    let mut details = String::new();
    let mut take = |text: &mut LocalText, is_kept: bool| {
        details.push_str(text.as_written());
        details.push(END);
        if !is_kept {
            *text = LocalText::default();
        }
    };
    for (index, metric) in dataset.metrics.iter_mut().enumerate() {
        let is_kept = index == kept.0 as usize;
        take(&mut metric.definition, is_kept);
        metric.near.iter_mut().for_each(|near| take(&mut near.reason, is_kept));
    }
    for figure in &mut dataset.figures {
        take(&mut figure.quote_translation, figure.metric == kept);
    }
    details
}

/// Puts the details that [`detach`] returned back into their dataset.
pub fn attach(dataset: &mut Dataset, details: &str) {
    let mut rest = details;
    let mut put = |text: &mut LocalText| {
        if let Some((first, others)) = rest.split_once(END) {
            *text = LocalText::from_written(first);
            rest = others;
        }
    };
    for metric in &mut dataset.metrics {
        put(&mut metric.definition);
        for near in &mut metric.near {
            put(&mut near.reason);
        }
    }
    for figure in &mut dataset.figures {
        put(&mut figure.quote_translation);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{embedded, generate};
    use super::*;

    #[test]
    fn what_was_detached_comes_back() {
        for dataset in (0..50).map(|seed| generate(8, 14, seed)).chain([embedded()]) {
            let mut without = dataset.clone();
            let details = detach(&mut without, MetricIx(0));
            assert_eq!(without.metrics[0], dataset.metrics[0]);
            attach(&mut without, &details);
            assert_eq!(without, dataset);
        }
    }

    #[test]
    fn the_details_of_other_metrics_are_out() {
        let mut dataset = embedded();
        let details = detach(&mut dataset, MetricIx(0));
        assert!(dataset.metrics.iter().skip(1).all(|metric| metric.definition.is_missing()));
        assert!(
            dataset
                .metrics
                .iter()
                .skip(1)
                .flat_map(|metric| &metric.near)
                .all(|near| near.reason.is_missing())
        );
        let translated = dataset.figures.iter().filter(|figure| !figure.quote_translation.is_missing());
        assert!(translated.into_iter().all(|figure| figure.metric == MetricIx(0)));
        assert!(details.len() > 5_000, "{}", details.len());
    }
}
