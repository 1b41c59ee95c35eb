//! Native controls: chart, metric, scale, language.

use super::OutlineWriter;
use crate::analysis::{self, AnalysedDataset};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, MetricIx, Theme, UnitIx, UnitKind};
use crate::text::{fill, plain_number, plural, unit_name};
use crate::view::{Chart, Choice, Controls, GrowthScale, LONG_LIST, Sort, View};

/// The controls of a view.
pub fn controls(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let full = view.controls == Controls::Full;
    out.open("div class=controls data-part=controls");
    if full {
        charts(out, view);
    }
    match view.chart {
        Chart::Ranking | Chart::Growth => metrics(out, dataset, view),
        Chart::Profile => units(out, dataset, view),
        Chart::Compare => sides(out, dataset, view),
        Chart::Coverage => {}
    }
    if dataset.units.len() > LONG_LIST && view.is_of_metric() {
        find(out, dataset, view);
    }
    if view.chart == Chart::Growth {
        scales(out, view);
    }
    if full && view.is_of_metric() {
        hold(out, dataset, view);
        more(out, dataset, view);
    }
    out.close();
}

/// Back to the start. Whoever shows the page knows whether this is the start; until then it keeps its room.
pub fn reset(out: &mut OutlineWriter, view: &View) {
    out.leaf("button class=reset type=button name=reset disabled", view.lang.words().reset);
}

/// The switch that asks what an order rests on; without a contest there is nothing to ask.
fn hold(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    out.open("label class=switch");
    out.open("input type=checkbox name=hold value=on");
    out.flag("checked", view.hold);
    out.flag("disabled", !dataset.ranking(view.metric, false).contest);
    out.close();
    out.leaf("span", view.lang.words().hold);
    out.close();
}

/// What is rarely asked for: order, kinds of unit, single units.
fn more(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    out.open("details class=more");
    out.leaf("summary", words.more);
    select(out, "sort", words.more);
    for ((sort, word), name) in Sort::ALL.iter().zip(words.sorts) {
        option(out, word, name, *sort == view.sort);
    }
    end_select(out);
    kinds(out, dataset, view);
    if dataset.units.len() <= LONG_LIST {
        only(out, dataset, view);
    }
    out.close();
}

/// The kinds of unit that there are, where there are several.
fn kinds(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let has = |kind: &UnitKind| dataset.units.iter().any(|unit| unit.kind == *kind);
    let kinds: Vec<UnitKind> = UnitKind::ALL.iter().copied().filter(has).collect_vec();
    if kinds.len() < 2 {
        return;
    }
    select(out, "kind", words.kind);
    option(out, "", words.kind_all, view.kind.is_none());
    for kind in kinds {
        option(out, kind.as_str(), words.kinds[kind as usize], view.kind == Some(kind));
    }
    end_select(out);
}

/// A box for each unit; none of them means all.
fn only(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    group(out, "fieldset class=only", view.lang.words().only_units);
    for unit in dataset.unit_ixs() {
        out.open("label");
        out.open("input type=checkbox name=units");
        out.attr("value", &dataset.unit(unit).id);
        out.flag("checked", view.units.contains(&unit));
        out.close();
        out.leaf("span", unit_name(dataset, unit, view.lang));
        out.close();
    }
    out.close();
}

fn charts(out: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    group(out, "fieldset class=tabs", words.chart);
    for (chart, word) in Chart::ALL {
        out.open("label");
        radio(out, "input type=radio name=chart", word, words.charts[*chart as usize], *chart == view.chart);
    }
    out.close();
}

/// The units to choose from; of very many, the field that finds one.
fn units(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    if dataset.units.len() > LONG_LIST {
        return find(out, dataset, view);
    }
    let words = view.lang.words();
    let chosen = view.profiled(dataset);
    select(out, "highlight", words.col_unit);
    for unit in dataset.unit_ixs() {
        let count = dataset.figures.iter().filter(|figure| figure.unit == unit).count();
        let figures = fill(plural(words.figures, count), &[&plain_number(count as i64)]);
        let text = [unit_name(dataset, unit, view.lang), words.dot, &figures].concat();
        option(out, &dataset.unit(unit).id, &text, Some(unit) == chosen);
    }
    end_select(out);
}

/// A field that finds one unit of very many by its name.
fn find(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let chosen = view.highlight.map_or("", |unit| unit_name(dataset, unit, view.lang));
    out.open("label class=select");
    out.open("input type=search name=highlight");
    out.attr("value", chosen);
    out.attr("placeholder", words.find_unit);
    out.attr("aria-label", words.find_unit);
    out.close();
    out.close();
}

/// Who stands side by side: two to four choices, none of them twice. All have one name: together they are `units`.
fn sides(out: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let chosen = view.compared(dataset);
    out.open("div class=sides");
    for place in 0..View::MOST.min(dataset.units.len()) {
        side(out, dataset, view, &chosen, place);
    }
    out.close();
}

fn side(out: &mut OutlineWriter, dataset: &Dataset, view: &View, chosen: &[UnitIx], place: usize) {
    let words = view.lang.words();
    let own = chosen.get(place).copied();
    select(out, "units", &fill(words.cmp_unit, &[&plain_number(place as i64 + 1)]));
    if place > 1 {
        option(out, "", words.cmp_nobody, own.is_none());
    }
    for unit in dataset.unit_ixs() {
        let is_chosen = chosen.contains(&unit);
        // Of very many only the first can be chosen here; links and attributes take all.
        if unit.0 < LONG_LIST as u32 || is_chosen {
            out.open("option");
            out.attr("value", &dataset.unit(unit).id);
            out.flag("selected", own == Some(unit));
            out.flag("disabled", is_chosen && own != Some(unit));
            out.plain(unit_name(dataset, unit, view.lang));
            out.close();
        }
    }
    end_select(out);
}

/// The languages, each by its own name.
pub fn languages(out: &mut OutlineWriter, view: &View) {
    group(out, "fieldset class=langs", view.lang.words().language);
    for (lang, name) in Lang::ALL.into_iter().zip(["中文", "EN"]) {
        out.open("label");
        out.attr("lang", lang.code());
        radio(out, "input type=radio name=lang", lang.code(), name, lang == view.lang);
    }
    out.close();
}

fn scales(out: &mut OutlineWriter, view: &View) {
    let words = view.lang.words();
    select(out, "scale", words.scale);
    for ((scale, word), name) in GrowthScale::ALL.iter().zip(words.scales) {
        option(out, word, name, *scale == view.scale);
    }
    end_select(out);
}

fn metrics(out: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let counts = dataset.reporter_counts();
    let shown = |metric: &MetricIx| view.chart != Chart::Growth || analysis::is_growth(dataset, *metric);
    let choices: Vec<MetricIx> = dataset.metric_ixs().filter(shown).collect_vec();
    select(out, "metric", view.lang.words().metric);
    for theme in THEMES {
        let mut is_first = true;
        for metric in choices.iter().filter(|metric| dataset.metric(**metric).theme == theme) {
            if std::mem::take(&mut is_first) {
                out.open("optgroup");
                out.attr("label", view.lang.words().themes[theme as usize]);
            }
            metric_option(out, dataset, view, *metric, counts[metric.0 as usize]);
        }
        if !is_first {
            out.close();
        }
    }
    end_select(out);
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

fn metric_option(out: &mut OutlineWriter, dataset: &Dataset, view: &View, metric: MetricIx, count: u32) {
    let words = view.lang.words();
    let definition = dataset.metric(metric);
    let reported = fill(plural(words.cover_reported, count as usize), &[&plain_number(i64::from(count))]);
    let text = [definition.name.get(view.lang), words.dot, &reported].concat();
    option(out, &definition.id, &text, metric == view.metric);
}

/// Begins a group of controls that belong together.
fn group(out: &mut OutlineWriter, tag: &'static str, legend: &str) {
    out.open(tag);
    out.leaf("legend", legend);
}

/// One of several choices, to the end of the label it stands in.
fn radio(out: &mut OutlineWriter, tag: &'static str, value: &str, text: &str, on: bool) {
    out.open(tag);
    out.attr("value", value);
    out.flag("checked", on);
    out.close();
    out.open("span");
    out.plain(text);
    out.close();
    out.close();
}

/// Begins a list of choices, with the label it stands in.
fn select(out: &mut OutlineWriter, name: &'static str, label: &str) {
    out.open("label class=select");
    out.leaf("span", label);
    out.open("select");
    out.attr("name", name);
}

fn end_select(out: &mut OutlineWriter) {
    out.close();
    out.close();
}

fn option(out: &mut OutlineWriter, value: &str, text: &str, on: bool) {
    out.open("option");
    out.attr("value", value);
    out.flag("selected", on);
    out.plain(text);
    out.close();
}
