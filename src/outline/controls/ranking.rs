//! How a ranking is shown: whether its order holds, its order of rows, and which units it has.

use super::fields::{begin_group, begin_select, end_select, option};
use crate::analysis::{AnalysedDataset, AssumedStep, Rounding, assumed_step};
use crate::dataset::{Dataset, KindIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{exact, fill, unit_name};
use crate::view::{Choice, LONG_LIST, Sort, View};

/// The switch “Does the order hold?”; disabled where fewer than two units are ranked.
pub fn stability_switch(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    writer.open("label class=switch");
    writer.open("input type=checkbox name=hold value=on");
    writer.bool_attr("checked", view.hold.is_on());
    writer.bool_attr("disabled", !dataset.ranking(view.metric, false).has_ranks());
    writer.close();
    writer.element("span", view.lang.words().stability_switch);
    writer.close();
    if view.hold.is_on() {
        other_reading(writer, dataset, view);
    }
}

/// The button that assumes the other step of rounding; nothing where there is one step.
fn other_reading(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let words = view.lang.words();
    let ranking = dataset.ranking(view.metric, Rounding::Issued);
    let (AssumedStep::Issued(step) | AssumedStep::IssuedOrFiner(step)) =
        assumed_step(dataset, &ranking, Rounding::Issued)
    else {
        return;
    };
    let (value, text) = match view.hold {
        Rounding::Printed => {
            let step = exact(dataset.metric(view.metric), step, view.lang);
            ("hold=on", fill(words.stability_use_issued, &[&step]))
        }
        _ => ("hold=printed", words.stability_use_printed.to_owned()),
    };
    writer.open("button type=button name=go");
    writer.attr("value", value);
    writer.text(&text);
    writer.close();
}

/// Order of rows, kind of unit, single units: in a closed group, because they are rarely needed.
pub fn sort_and_filter(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    writer.open("details class=more");
    writer.element("summary", words.sort_and_filter);
    begin_select(writer, "sort", words.sort);
    for ((sort, word), name) in Sort::ALL.iter().zip(words.sort_orders) {
        if *sort != Sort::Kind || dataset.has_kinds() {
            option(writer, word, name, *sort == view.sort);
        }
    }
    end_select(writer);
    kinds(writer, dataset, view);
    if dataset.units.len() <= LONG_LIST {
        only_units(writer, dataset, view);
    }
    writer.close();
}

/// The kinds of unit in the dataset; nothing where there is one.
fn kinds(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    if !dataset.has_kinds() {
        return;
    }
    let words = view.lang.words();
    let all = (0..dataset.kinds.len()).map(|index| KindIx(index as u32));
    let is_present = |kind: &KindIx| dataset.units.iter().any(|unit| unit.kind == Some(*kind));
    begin_select(writer, "kind", words.unit_kind);
    option(writer, "", words.all_kinds, view.kind.is_none());
    for kind in all.filter(is_present) {
        let known = dataset.kind(kind);
        option(writer, &known.id, known.name.get(view.lang), view.kind == Some(kind));
    }
    end_select(writer);
}

/// A checkbox for each unit; with none checked, all are shown.
fn only_units(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    begin_group(writer, "fieldset class=only", view.lang.words().only_units);
    for unit in dataset.unit_ixs() {
        writer.open("label");
        writer.open("input type=checkbox name=units");
        writer.attr("value", &dataset.unit(unit).id);
        writer.bool_attr("checked", view.units.contains(&unit));
        writer.close();
        writer.element("span", unit_name(dataset, unit, view.lang));
        writer.close();
    }
    writer.close();
}
