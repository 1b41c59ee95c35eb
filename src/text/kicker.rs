//! The line above a headline: the title of the dataset, with the period of the figures that the view shows.

use super::period::period;
use super::template::fill;
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, Lang, Period};
use crate::view::{Chart, View};

/// What the parts of a title stand between.
const DOT: &str = " · ";
/// The most periods that are named one by one.
const MAX_PERIODS: usize = 2;

/// The title of the dataset. Where a part of it is the dataset's period, and not all figures that the view shows are of that,
/// their own stands there: never a period that the figures do not have. Of a dataset with figures of several periods, where
/// headlines name them, none does.
// In the deferred module: see `src/site/build/shrink/split`. The first chart shows figures of the dataset's period.
#[inline(never)]
pub fn kicker(dataset: &AnalysedDataset, view: &View) -> String {
    let title = dataset.title.get(view.lang);
    // Where the reader chose another period, that of the dataset is still the one of its title.
    let usual_period = dataset.whole().period;
    let Some(usual) = usual_period else { return title.to_owned() };
    // The title may be in another language than the page, or have the period as the dataset does.
    let [zh, en] = Lang::ALL.map(|lang| period(dataset, &usual, lang));
    let code = dataset.period_code(usual);
    let is_usual = |part: &str| [&zh, &en, &code].iter().any(|usual| usual.as_str() == part);
    let parts: Vec<&str> = title.split(DOT).collect_vec();
    if !parts.iter().any(|part| is_usual(part)) {
        return title.to_owned();
    }
    let shown = shown(dataset, view);
    let is_of_several = view.is_over_time(dataset) || view.is_coverage_of_periods();
    if !is_of_several && !shown.is_empty() && shown.iter().all(|figure| figure.period == usual_period) {
        return title.to_owned();
    }
    let own = if dataset.series.is_empty() { periods(dataset, &shown, view) } else { String::new() };
    let part = |part: &&str| if is_usual(part) { own.clone() } else { (*part).to_owned() };
    parts.iter().map(part).filter(|part| !part.is_empty()).collect_vec().join(DOT)
}

/// The figures that a view is about.
fn shown<'a>(dataset: &'a Dataset, view: &View) -> Vec<&'a Figure> {
    let compared = view.compared_units(dataset);
    let profiled = view.profiled_unit(dataset);
    let is_shown = |figure: &&Figure| match view.chart {
        // A unit with a figure of another period has no rank.
        Chart::Ranking | Chart::Growth => {
            let is_of_period = dataset.shown_of(figure.metric).is_none_or(|it| figure.period == Some(it));
            figure.metric == view.metric && is_of_period && view.shows(dataset, figure.unit)
        }
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
    use crate::dataset::{embedded, read};
    use crate::view::parse;

    fn of(query: &str, lang: Lang) -> String {
        let dataset = AnalysedDataset::new(embedded());
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

    #[test]
    fn a_title_keeps_its_period_above_figures_of_that_and_loses_it_above_others() {
        let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "Towns · 2024", "period": "2024", "source": {"name": "S"},
            "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Beech"}, {"id": "c", "name": "Cedar"}],
            "metrics": [{"id": "m", "name": "Pupils", "kind": "count"}], "figures": [
            {"unit": "a", "metric": "m", "value": 7, "period": "2023"}, {"unit": "a", "metric": "m", "value": 8, "period": "2024"},
            {"unit": "b", "metric": "m", "value": 5, "period": "2023"}, {"unit": "b", "metric": "m", "value": 6, "period": "2024"},
            {"unit": "c", "metric": "m", "value": 4, "period": "2023"}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap_or_default());
        for (query, expected) in [
            ("", "Towns · 2024"),
            ("period=2023", "Towns"),
            ("chart=growth", "Towns"),
            ("chart=coverage&scale=periods", "Towns"),
            ("chart=profile&highlight=c", "Towns"),
        ] {
            let start = View::start(&dataset, Lang::Zh);
            let wanted = query.strip_prefix("period=").and_then(Period::from_code);
            let of_period = wanted.and_then(|wanted| dataset.showing(Some(wanted)));
            let dataset = of_period.as_ref().unwrap_or(&dataset);
            let (view, _) = parse(query, dataset, &start);
            assert_eq!(kicker(dataset, &view), expected, "{query}");
        }
    }
}
