//! A view as a URL query, and back. A value that is not known falls back and is reported; it is never an error.

use super::choice::{Chart, Choice, GrowthScale, Sort};
use super::state::View;
use super::window::LONG_LIST;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, Period, UnitIx, is_isolate, push_digits};

/// A part of a query that was not understood, or cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Name of the parameter.
    pub name: String,
    /// Its value, decoded.
    pub value: String,
    /// Whether the value is a known one, which only the rest of the view cannot show: a metric without growth on the growth
    /// chart, an order of rows on a chart that has none.
    pub is_known: bool,
}

/// Reads a query (`metric=gdp_growth&lang=en`, with or without `?`) over a starting view.
///
/// Parameters of other names are ignored. A parameter of ours with a value that is not known keeps the starting view's
/// value and is returned beside the view.
pub fn parse(query: &str, dataset: &Dataset, start: &View) -> (View, Vec<Unknown>) {
    let mut view = start.clone();
    let mut unknown = Vec::new();
    // What the rest of the view may not be able to show.
    let mut asked = [
        ("chart", None),
        ("metric", None),
        ("kind", None),
        ("sort", None),
        ("hold", None),
        ("scale", None),
        ("period", None),
    ];
    // The page last, wherever it stands: whatever else is set begins with the first.
    for is_page in [false, true] {
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if (name == "page") != is_page {
                continue;
            }
            let value = decode(value);
            for (known, asked) in &mut asked {
                if *known == name {
                    *asked = Some(value.clone());
                }
            }
            if set(&mut view, name, &value, dataset).is_none() {
                unknown.push(Unknown { name: name.to_owned(), value, is_known: false });
            }
        }
    }
    let before = (view.metric, view.kind, view.chart, view.scale, view.sort);
    view.normalize(dataset);
    let is_replaced = [
        before.2 != view.chart,
        before.0 != view.metric,
        before.1 != view.kind,
        before.4 != view.sort || (view.sort != Sort::Value && !view.has("sort", dataset)),
        view.hold.is_on() && !view.has("hold", dataset),
        before.3 != GrowthScale::Log && !view.scales(dataset).contains(&before.3),
        view.period.is_some() && !view.has("period", dataset),
    ];
    for ((name, value), is_replaced) in asked.into_iter().zip(is_replaced) {
        if let (Some(value), true) = (value, is_replaced) {
            unknown.push(Unknown { name: name.to_owned(), value, is_known: true });
        }
    }
    (view, unknown)
}

/// The query of a view: only what differs from the starting view and has an effect, in a fixed order.
pub fn to_query(view: &View, dataset: &Dataset, start: &View) -> String {
    let mut query = String::new();
    for ((name, value), (_, at_start)) in
        parameters(view, dataset).into_iter().zip(parameters(start, dataset))
    {
        if value == at_start || !view.has(name, dataset) {
            continue;
        }
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(name);
        query.push('=');
        query.push_str(&value);
    }
    query
}

/// Every parameter with its value. All values are ids or words of ours, so none needs percent-encoding.
fn parameters(view: &View, dataset: &Dataset) -> [(&'static str, String); 14] {
    let unit = |unit| dataset.unit(unit).id.as_str();
    let units: Vec<&str> = view.units.iter().copied().map(unit).collect_vec();
    [
        ("chart", view.chart.word().into()),
        ("metric", dataset.metric(view.metric).id.clone()),
        ("period", view.period.map(|period| dataset.period_code(period)).unwrap_or_default()),
        ("units", units.join(",")),
        ("highlight", view.highlight.map(unit).unwrap_or_default().into()),
        ("kind", view.kind.map_or("", |kind| &dataset.kind(kind).id).into()),
        ("sort", view.sort.word().into()),
        ("hold", view.hold.word().into()),
        ("scale", view.scale.word().into()),
        ("lang", view.lang.code().into()),
        ("theme", view.theme.word().into()),
        ("controls", view.controls.word().into()),
        ("motion", view.motion.word().into()),
        ("page", page_value(view.page)),
    ]
}

fn page_value(page: Option<u32>) -> String {
    let mut value = String::new();
    if let Some(page) = page {
        push_digits(u64::from(page), &mut value);
    }
    value
}

/// Gives a parameter of a view the value that it has in another.
pub fn set_from(view: &mut View, name: &str, dataset: &Dataset, other: &View) {
    for (known, value) in parameters(other, dataset) {
        if known == name {
            set(view, name, &value, dataset);
        }
    }
    view.normalize(dataset);
}

/// Sets one parameter of a view; `None` where the value is not known. Parameters of other names are ignored.
pub fn set(view: &mut View, name: &str, value: &str, dataset: &Dataset) -> Option<()> {
    if matches!(name, "chart" | "metric" | "period" | "units" | "highlight" | "kind" | "sort" | "scale") {
        // The page number belongs to the rows that were shown.
        view.page = None;
    }
    match name {
        "chart" => set_chart(view, Choice::from_word(value)?),
        "metric" => view.metric = dataset.metric_by_id(value)?,
        "period" if value.is_empty() => view.period = None,
        "period" if dataset.series.is_empty() => return None,
        "period" => view.period = Some(known_period(dataset, value)?),
        "units" => {
            view.units = Option::from_iter(ids(value).map(|id| dataset.unit_by_id(id)))?;
        }
        "highlight" if value.is_empty() => view.highlight = None,
        "highlight" => {
            view.highlight = Some(dataset.unit_by_id(value).or_else(|| unit_by_name(dataset, value))?)
        }
        "kind" if value.is_empty() => view.kind = None,
        "kind" => view.kind = Some(dataset.kind_by_id(value)?),
        "sort" => view.sort = Choice::from_word(value)?,
        "hold" => view.hold = Choice::from_word(value)?,
        "scale" => view.scale = Choice::from_word(value)?,
        "lang" => view.lang = Lang::from_tag(value)?,
        "theme" => view.theme = Choice::from_word(value)?,
        "controls" => view.controls = Choice::from_word(value)?,
        "motion" => view.motion = Choice::from_word(value)?,
        "page" if value.is_empty() => view.page = None,
        "page" => view.page = Some(value.parse().ok().filter(|page| *page > 0)?),
        _ => {}
    }
    Some(())
}

/// The period with that code, where a metric has figures of it and of others.
// A part of the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn known_period(dataset: &Dataset, code: &str) -> Option<Period> {
    dataset.periods().into_iter().find(|period| dataset.period_code(*period) == code)
}

/// The first unit with that name, else the first unit whose name begins with it; in either language, in any case of
/// ASCII letters. Only datasets with too many units for a list of choices are searched by name.
fn unit_by_name(dataset: &Dataset, name: &str) -> Option<UnitIx> {
    if dataset.units.len() <= LONG_LIST {
        return None;
    }
    let name = name.trim_matches(is_isolate);
    let begins = |whole: &str| {
        whole.trim_matches(is_isolate).get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    let has_name = |unit: UnitIx, is_whole: bool| {
        let unit = dataset.unit(unit);
        let fits = |(_, whole): (&str, &str)| {
            begins(whole) && (!is_whole || whole.trim_matches(is_isolate).len() == name.len())
        };
        unit.name.iter().any(fits) || unit.short.iter().any(fits)
    };
    let is_named = |unit: &UnitIx| has_name(*unit, true);
    let starts_with = |unit: &UnitIx| has_name(*unit, false);
    dataset.unit_ixs().find(is_named).or_else(|| dataset.unit_ixs().find(starts_with))
}

/// Units chosen for a comparison are not a filter of rows for another chart.
fn set_chart(view: &mut View, chart: Chart) {
    if view.chart == Chart::Compare && chart != Chart::Compare {
        view.units.clear();
    }
    view.chart = chart;
}

fn ids(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|id| !id.is_empty())
}

/// Decodes percent-encoding; a value that is not properly encoded, or not UTF-8, is kept as it is.
fn decode(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|digit| (*digit as char).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(if first == b'+' { b' ' } else { first });
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Rounding;
    use crate::dataset::KindIx;
    use crate::dataset::{Kind, embedded};
    use crate::view::{Controls, Motion, ThemeChoice};

    static DATASET: std::sync::LazyLock<Dataset> = std::sync::LazyLock::new(embedded);

    fn any_of<T: Choice + std::fmt::Debug>() -> impl Strategy<Value = T> {
        (0..T::ALL.len()).prop_map(|index| T::ALL[index].0)
    }

    prop_compose! {
        fn any_view()(
            chart in any_of::<Chart>(),
            metric in 0..127u32,
            units in proptest::collection::vec((0..10u32).prop_map(UnitIx), 0..4),
            highlight in proptest::option::of((0..10u32).prop_map(UnitIx)),
            kind in proptest::option::of((0..4u32).prop_map(KindIx)),
            sort in any_of::<Sort>(),
            hold in any_of::<Rounding>(),
            scale in any_of::<GrowthScale>(),
            english in any::<bool>(),
            theme in any_of::<ThemeChoice>(),
            controls in any_of::<Controls>(),
            motion in any_of::<Motion>(),
        ) -> View {
            let lang = if english { Lang::En } else { Lang::Zh };
            let metric = crate::dataset::MetricIx(metric);
            let start = View::start(&DATASET, lang);
            let mut view =
                View { chart, metric, units, highlight, kind, sort, hold, scale, theme, controls, motion, ..start };
            view.normalize(&DATASET);
            view
        }
    }

    /// Parameters with values of their own, of each other, and of nothing.
    const PARAMETERS: &str = "((chart|metric|units|highlight|kind|sort|hold|scale|lang|theme|controls|motion|page)=\
        (profile|compare|coverage|gdp_growth|forest_cover|hitech|dazu,nanan|district|on|printed|name|log|step|en|dark|none|2|[a-z%,]{0,6})&){0,6}";

    #[test]
    fn a_page_may_stand_anywhere() {
        let start = View::start(&DATASET, Lang::En);
        let page = |query: &str| parse(query, &DATASET, &start).0.page;
        assert_eq!(
            page("page=2&chart=coverage&metric=gdp_growth"),
            page("chart=coverage&metric=gdp_growth&page=2")
        );
        assert_eq!(page("page=2&chart=coverage"), Some(2));
    }

    proptest! {
        #[test]
        fn every_view_comes_back_from_its_query(view in any_view()) {
            let dataset = &*DATASET;
            let start = View::start(dataset, Lang::Zh);
            let query = to_query(&view, dataset, &start);
            prop_assert!(query.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=&-_,".contains(&byte)), "{query}");
            prop_assert_eq!(parse(&query, dataset, &start), (effective(view), vec![]));
        }

        #[test]
        fn any_query_is_a_view_that_has_a_query(query in prop_oneof![".{0,60}", PARAMETERS]) {
            let dataset = &*DATASET;
            let start = View::start(dataset, Lang::Zh);
            let (view, _) = parse(&query, dataset, &start);
            let mut normalized = view.clone();
            normalized.normalize(dataset);
            prop_assert_eq!(&normalized, &view);
            prop_assert_eq!(parse(&to_query(&view, dataset, &start), dataset, &start), (effective(view), vec![]));
        }
    }

    /// The view without what has no effect on its chart.
    fn effective(view: View) -> View {
        let dataset = &*DATASET;
        let start = View::start(dataset, Lang::Zh);
        View {
            sort: if view.has("sort", dataset) { view.sort } else { start.sort },
            hold: if view.has("hold", dataset) { view.hold } else { start.hold },
            scale: if view.has("scale", dataset) { view.scale } else { start.scale },
            ..view
        }
    }

    #[test]
    fn an_unknown_value_falls_back_and_is_reported() {
        let dataset = &*DATASET;
        let start = View::start(dataset, Lang::Zh);
        let (view, unknown) = parse("?metric=gdp&lang=en&utm_source=x&highlight=%E5%8D%97", dataset, &start);
        assert_eq!(view, View { lang: Lang::En, ..start });
        let reported: Vec<_> = unknown.iter().map(|it| (it.name.as_str(), it.value.as_str())).collect();
        assert_eq!(reported, [("metric", "gdp"), ("highlight", "南")]);
    }

    #[test]
    fn what_the_rest_of_the_view_cannot_show_is_reported() {
        let dataset = &*DATASET;
        let start = View::start(dataset, Lang::Zh);
        let reported = |query: &str| {
            let (_, unknown) = parse(query, dataset, &start);
            unknown.into_iter().map(|it| (it.name, it.value, it.is_known)).collect::<Vec<_>>()
        };
        let known = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned(), true)];
        assert_eq!(reported("chart=growth&metric=forest_cover"), known("metric", "forest_cover"));
        assert_eq!(reported("kind=county&units=hitech"), known("kind", "county"));
        assert_eq!(reported("chart=coverage&sort=name"), known("sort", "name"));
        assert_eq!(reported("chart=profile&hold=on"), known("hold", "on"));
        assert_eq!(reported("metric=economic_report_rank&hold=on"), known("hold", "on"));
        assert_eq!(reported("chart=ranking&scale=step"), known("scale", "step"));
        for effective in ["sort=name&hold=on", "chart=growth&scale=step&hold=printed&sort=source"] {
            assert_eq!(reported(effective), []);
        }
        assert_eq!(reported("chart=coverage&sort=value&hold=off"), []);
        // Nobody asked for the metric that another chart showed.
        let (ranking, _) = parse("metric=forest_cover", dataset, &start);
        assert_eq!(parse("chart=growth", dataset, &ranking).1, []);
        assert_eq!(reported("chart=growth&metric=gdp_growth"), []);
    }

    #[test]
    fn without_any_growth_the_ranking_is_shown_with_a_note() {
        let mut dataset = embedded();
        dataset.metrics.iter_mut().for_each(|metric| metric.kind = Kind::Count);
        let (view, unknown) = parse("chart=growth", &dataset, &View::start(&dataset, Lang::En));
        assert_eq!(view.chart, Chart::Ranking);
        assert_eq!(unknown, [Unknown { name: "chart".into(), value: "growth".into(), is_known: true }]);
    }

    #[test]
    fn the_starting_view_has_an_empty_query() {
        let dataset = &*DATASET;
        let start = View::start(dataset, Lang::Zh);
        assert_eq!(dataset.metric(start.metric).id, "gdp_growth");
        assert_eq!(to_query(&start, dataset, &start), "");
    }
}
