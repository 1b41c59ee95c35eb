//! Native controls: chart, metric, scale, language.

use super::{Element, el};
use crate::analysis;
use crate::dataset::{Dataset, Lang, MetricIx, Theme, UnitIx, UnitKind};
use crate::list::List as _;
use crate::text::{fill, plain_number, plural, unit_name};
use crate::view::{Chart, Choice, Controls, Scale, Sort, View, WHOLE};

/// The controls of a view.
pub fn controls(dataset: &Dataset, view: &View) -> Element {
    let full = view.controls == Controls::Full;
    let root = el("div").class("controls").part("controls");
    root.children(full.then(|| charts(view)))
        .children(subject(dataset, view))
        .children((dataset.units.len() > WHOLE && view.is_of_metric()).then(|| find(dataset, view)))
        .children((view.chart == Chart::Compare).then(|| sides(dataset, view)))
        .children((view.chart == Chart::Growth).then(|| scales(view)))
        .children((full && view.is_of_metric()).then(|| hold(dataset, view)))
        .children((full && view.is_of_metric()).then(|| more(dataset, view)))
}

/// Back to the start. Whoever shows the page knows whether this is the start; until then it keeps its room.
pub fn reset(view: &View) -> Element {
    let button = el("button").class("reset").attr("type", "button").attr("name", "reset");
    button.flag("disabled", true).text(view.lang.words().reset)
}

/// The switch that asks what an order rests on; without a contest there is nothing to ask.
fn hold(dataset: &Dataset, view: &View) -> Element {
    let input = el("input").attr("type", "checkbox").attr("name", "hold").attr("value", "on");
    let is_idle = !analysis::ranking(dataset, view.metric, false).contest;
    let input = input.flag("checked", view.hold).flag("disabled", is_idle);
    el("label").class("switch").child(input).child(el("span").text(view.lang.words().hold))
}

/// What is rarely asked for: order, kinds of unit, single units.
fn more(dataset: &Dataset, view: &View) -> Element {
    let words = view.lang.words();
    let sorts = Sort::ALL.iter().zip(words.sorts);
    let sorts = sorts.map(|((sort, word), name)| option(word, name.to_owned(), *sort == view.sort));
    el("details")
        .class("more")
        .child(el("summary").text(words.more))
        .child(select("sort", words.more, sorts))
        .children(kinds(dataset, view))
        .children((dataset.units.len() <= WHOLE).then(|| only(dataset, view)))
}

/// The kinds of unit that there are, where there are several.
fn kinds(dataset: &Dataset, view: &View) -> Option<Element> {
    let words = view.lang.words();
    let has = |kind: &UnitKind| dataset.units.iter().any(|unit| unit.kind == *kind);
    let kinds: Vec<UnitKind> = UnitKind::ALL.iter().copied().filter(has).list();
    let name = |kind: UnitKind| words.kinds[kind as usize].to_owned();
    let options = kinds.iter().map(|kind| option(kind.as_str(), name(*kind), view.kind == Some(*kind)));
    let all = option("", words.kind_all.to_owned(), view.kind.is_none());
    (kinds.len() > 1).then(|| select("kind", words.kind, [all].into_iter().chain(options)))
}

/// A box for each unit; none of them means all.
fn only(dataset: &Dataset, view: &View) -> Element {
    let boxes = dataset.unit_ixs().map(|unit| {
        let input = el("input").attr("type", "checkbox").attr("name", "units");
        let input = input.attr("value", dataset.unit(unit).id.as_str());
        let name = el("span").text(unit_name(dataset, unit, view.lang));
        el("label").child(input.flag("checked", view.units.contains(&unit))).child(name)
    });
    group("only", view.lang.words().only_units).children(boxes)
}

fn charts(view: &View) -> Element {
    let words = view.lang.words();
    let tabs = Chart::ALL.iter().map(|(chart, word)| {
        let name = words.charts[*chart as usize];
        radio("chart", word, name, *chart == view.chart)
    });
    group("tabs", words.chart).children(tabs)
}

/// What the chart is about: a metric, or a unit.
fn subject(dataset: &Dataset, view: &View) -> Option<Element> {
    match view.chart {
        Chart::Ranking | Chart::Growth => Some(metrics(dataset, view)),
        Chart::Profile => Some(units(dataset, view)),
        Chart::Compare | Chart::Coverage => None,
    }
}

fn units(dataset: &Dataset, view: &View) -> Element {
    if dataset.units.len() > WHOLE {
        return find(dataset, view);
    }
    let words = view.lang.words();
    let chosen = view.profiled(dataset);
    let options = dataset.unit_ixs().map(|unit| {
        let count = dataset.figures.iter().filter(|figure| figure.unit == unit).count();
        let figures = fill(plural(words.figures, count), &[&plain_number(count as i64)]);
        let text = [unit_name(dataset, unit, view.lang), words.dot, &figures].concat();
        option(&dataset.unit(unit).id, text, Some(unit) == chosen)
    });
    select("highlight", words.col_unit, options)
}

/// A field that finds one unit of very many by its name.
fn find(dataset: &Dataset, view: &View) -> Element {
    let words = view.lang.words();
    let chosen = view.highlight.map_or("", |unit| unit_name(dataset, unit, view.lang));
    let input = el("input").attr("type", "search").attr("name", "highlight").attr("value", chosen);
    let input = input.attr("placeholder", words.find_unit).attr("aria-label", words.find_unit);
    el("label").class("select").child(input)
}

/// Who stands side by side: two to four choices, none of them twice. All have one name: together they are `units`.
fn sides(dataset: &Dataset, view: &View) -> Element {
    let words = view.lang.words();
    let chosen = view.compared(dataset);
    let side = |place: usize| {
        let own = chosen.get(place).copied();
        let nobody = (place > 1).then(|| option("", words.cmp_nobody.to_owned(), own.is_none()));
        // Of very many only the first can be chosen here; links and attributes take all.
        let offered = |unit: &UnitIx| unit.0 < WHOLE as u32 || chosen.contains(unit);
        let options = dataset.unit_ixs().filter(offered).map(|unit| {
            let is_taken = chosen.contains(&unit) && own != Some(unit);
            let name = unit_name(dataset, unit, view.lang).to_owned();
            option(&dataset.unit(unit).id, name, own == Some(unit)).flag("disabled", is_taken)
        });
        let label = fill(words.cmp_unit, &[&plain_number(place as i64 + 1)]);
        select("units", &label, nobody.into_iter().chain(options))
    };
    el("div").class("sides").children((0..View::MOST.min(dataset.units.len())).map(side))
}

/// The languages, each by its own name.
pub fn languages(view: &View) -> Element {
    let names = ["中文", "EN"];
    let radios = Lang::ALL
        .into_iter()
        .zip(names)
        .map(|(lang, name)| radio("lang", lang.code(), name, lang == view.lang).attr("lang", lang.code()));
    group("langs", view.lang.words().language).children(radios)
}

fn scales(view: &View) -> Element {
    let words = view.lang.words();
    let options = Scale::ALL.iter().zip(words.scales);
    let options = options.map(|((scale, word), name)| option(word, name.to_owned(), *scale == view.scale));
    select("scale", words.scale, options)
}

fn metrics(dataset: &Dataset, view: &View) -> Element {
    let counts = &analysis::ranking(dataset, view.metric, false).counts;
    let shown = |metric: &MetricIx| view.chart != Chart::Growth || analysis::is_growth(dataset, *metric);
    let choices: Vec<MetricIx> = dataset.metric_ixs().filter(shown).list();
    let groups = THEMES.into_iter().filter_map(|theme| {
        let of_theme = choices.iter().filter(|metric| dataset.metric(**metric).theme == theme);
        let options: Vec<Element> =
            of_theme.map(|metric| metric_option(dataset, view, *metric, counts[metric.0 as usize])).list();
        let label = view.lang.words().themes[theme as usize];
        (!options.is_empty()).then(|| el("optgroup").attr("label", label).children(options))
    });
    select("metric", view.lang.words().metric, groups)
}

const THEMES: [Theme; 10] = [
    Theme::Economy,
    Theme::Investment,
    Theme::Industry,
    Theme::Agriculture,
    Theme::TradeTourism,
    Theme::Innovation,
    Theme::Finance,
    Theme::People,
    Theme::Environment,
    Theme::Governance,
];

fn metric_option(dataset: &Dataset, view: &View, metric: MetricIx, count: u32) -> Element {
    let words = view.lang.words();
    let definition = dataset.metric(metric);
    let reported = fill(plural(words.cover_reported, count as usize), &[&plain_number(i64::from(count))]);
    let text = [definition.name.get(view.lang), words.dot, &reported].concat();
    option(&definition.id, text, metric == view.metric)
}

fn group(class: &'static str, legend: &str) -> Element {
    el("fieldset").class(class).child(el("legend").text(legend))
}

fn radio(name: &'static str, value: &str, text: &str, on: bool) -> Element {
    let input = el("input").attr("type", "radio").attr("name", name).attr("value", value);
    el("label").child(input.flag("checked", on)).child(el("span").text(text))
}

fn select(name: &'static str, label: &str, options: impl IntoIterator<Item = Element>) -> Element {
    let select = el("select").attr("name", name).children(options);
    el("label").class("select").child(el("span").text(label)).child(select)
}

fn option(value: &str, text: String, on: bool) -> Element {
    el("option").attr("value", value).flag("selected", on).text(text)
}
