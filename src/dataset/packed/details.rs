//! The texts of a packed dataset that only some metrics need before a reader asks for more: definitions, reasons why metrics that
//! look alike are not comparable, quotes and their translations.
//!
//! They are more than half of all texts. So the WebAssembly has those of the metrics that it can show by itself, and a script has
//! them all, which the page loads beside the deferred module.

#[cfg(not(target_arch = "wasm32"))]
use super::super::MetricIx;
use super::super::{Dataset, LocalText};

/// Ends a text, as in the other streams.
const END: char = '\u{2}';

/// Takes the details out of a dataset, except those of metrics that are `kept`; returns all of them, for [`attach`].
///
/// ```
/// use reported_figures::dataset::{MetricIx, embedded, packed};
///
/// let mut dataset = embedded();
/// let details = packed::detach(&mut dataset, &|metric| metric == MetricIx(0));
/// assert!(dataset.metrics[1].definition.is_missing());
/// packed::attach(&mut dataset, &details);
/// assert_eq!(dataset, embedded());
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn detach(dataset: &mut Dataset, kept: &dyn Fn(MetricIx) -> bool) -> String {
    let mut details = String::new();
    let mut take = |text: &mut String, is_kept: bool| {
        details.push_str(text);
        details.push(END);
        if !is_kept {
            text.clear();
        }
    };
    for (index, metric) in dataset.metrics.iter_mut().enumerate() {
        let is_kept = kept(MetricIx(index as u32));
        take(metric.definition.as_written_mut(), is_kept);
        metric.near.iter_mut().for_each(|near| take(near.reason.as_written_mut(), is_kept));
    }
    for figure in &mut dataset.figures {
        let is_kept = kept(figure.metric);
        take(&mut figure.quote, is_kept);
        take(figure.quote_translation.as_written_mut(), is_kept);
    }
    details
}

/// Puts the details that [`detach`] returned back into their dataset.
pub fn attach(dataset: &mut Dataset, details: &str) {
    let mut rest = details;
    let mut next = || {
        let (first, others) = rest.split_once(END).unwrap_or_default();
        rest = others;
        first.to_owned()
    };
    let text = LocalText::from_written;
    for metric in &mut dataset.metrics {
        metric.definition = text(&next());
        for near in &mut metric.near {
            near.reason = text(&next());
        }
    }
    for figure in &mut dataset.figures {
        figure.quote = next();
        figure.quote_translation = text(&next());
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
            let details = detach(&mut without, &|metric| metric == MetricIx(0));
            assert_eq!(without.metrics[0], dataset.metrics[0]);
            attach(&mut without, &details);
            assert_eq!(without, dataset);
        }
    }

    #[test]
    fn the_details_of_other_metrics_are_out() {
        let mut dataset = embedded();
        let details = detach(&mut dataset, &|metric| metric == MetricIx(0));
        for metric in dataset.metrics.iter().skip(1) {
            assert!(metric.definition.is_missing(), "{}", metric.id);
            assert!(metric.near.iter().all(|near| near.reason.is_missing()), "{}", metric.id);
        }
        let has_details = |figure: &&crate::dataset::Figure| {
            !figure.quote.is_empty() || !figure.quote_translation.is_missing()
        };
        assert!(dataset.figures.iter().filter(has_details).all(|figure| figure.metric == MetricIx(0)));
        assert!(details.len() > 30_000, "{}", details.len());
    }
}
