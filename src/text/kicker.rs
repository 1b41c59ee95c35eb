//! The line above a headline: the title of the dataset, with the period of the figures that the view shows.

use super::period::period;
use super::template::fill;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Period};
use crate::view::{Chart, View};

/// What the parts of a title stand between.
const DOT: &str = " · ";
/// The most periods that are named one by one.
const MAX_PERIODS: usize = 2;

/// The title of the dataset. Where a part of it is the dataset's period, and not all figures that the view shows are of that,
/// their own stands there: never a period that the figures do not have.
// In the deferred module: see `src/site/build/shrink/split`. The first chart shows figures of the dataset's period.
#[inline(never)]
pub fn kicker(dataset: &Dataset, view: &View) -> String {
    let title = dataset.title.get(view.lang);
    let usual = dataset.period.map(|usual| period(dataset, &usual, view.lang)).unwrap_or_default();
    let parts: Vec<&str> = title.split(DOT).collect_vec();
    if !parts.contains(&usual.as_str()) {
        return title.to_owned();
    }
    let shown = shown(dataset, view);
    if !shown.is_empty() && shown.iter().all(|figure| figure.period == dataset.period) {
        return title.to_owned();
    }
    let own = periods(dataset, &shown, view);
    let part = |part: &&str| if *part == usual { own.clone() } else { (*part).to_owned() };
    parts.iter().map(part).filter(|part| !part.is_empty()).collect_vec().join(DOT)
}

/// The figures that a view is about.
fn shown<'a>(dataset: &'a Dataset, view: &View) -> Vec<&'a Figure> {
    let compared = view.compared_units(dataset);
    let profiled = view.profiled_unit(dataset);
    let is_shown = |figure: &&Figure| match view.chart {
        Chart::Ranking | Chart::Growth => figure.metric == view.metric && view.shows(dataset, figure.unit),
        Chart::Profile => profiled == Some(figure.unit),
        Chart::Compare => compared.contains(&figure.unit),
        Chart::Coverage => view.shows(dataset, figure.unit),
    };
    dataset.figures.iter().filter(is_shown).collect_vec()
}

/// The periods of figures; of many the first and the last. Where the source does not state that of some, it says so.
fn periods(dataset: &Dataset, figures: &[&Figure], view: &View) -> String {
    let (words, deferred) = (view.lang.words(), view.lang.deferred_words());
    let mut known: Vec<Period> = Vec::new();
    for own in figures.iter().filter_map(|figure| figure.period) {
        if !known.contains(&own) {
            known.push(own);
        }
    }
    dataset.sort_periods(&mut known);
    let texts = known.iter().map(|own| period(dataset, own, view.lang)).collect_vec();
    let text = match &texts[..] {
        [first, .., last] if texts.len() > MAX_PERIODS => fill(deferred.over_time, &[first, last]),
        _ => texts.join(words.comma),
    };
    match figures.iter().any(|figure| figure.period.is_none()) {
        true if known.is_empty() => words.period_unknown.to_owned(),
        true => fill(deferred.periods_partly_known, &[&text]),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    fn of(query: &str, lang: Lang) -> String {
        let dataset = embedded();
        let (view, _) = parse(query, &dataset, &View::start(&dataset, lang));
        kicker(&dataset, &view)
    }

    #[test]
    fn no_period_stands_above_figures_that_do_not_have_it() {
        assert_eq!(of("", Lang::En), "Chongqing · first half of 2024 · self-reported by ten units");
        assert_eq!(
            of("metric=forest_cover", Lang::En),
            "Chongqing · period not stated · self-reported by ten units"
        );
        assert_eq!(of("metric=rainstorm_deaths", Lang::Zh), "重庆 · 时期未说明 · 十个单位自报");
        assert_eq!(of("metric=resource_city_rank", Lang::Zh), "重庆 · 2023年 · 十个单位自报");
        assert_eq!(
            of("chart=profile&highlight=wanzhou", Lang::En),
            "Chongqing · first half of 2024, some without a stated period · self-reported by ten units"
        );
        assert_eq!(of("chart=growth&metric=gdp_growth", Lang::Zh), "重庆 · 2024年上半年 · 十个单位自报");
    }
}
