//! The choice of one unit, or of the units of a comparison.

use super::fields::{begin_select, end_select, option};
use crate::dataset::{Dataset, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{counted, unit_name};
use crate::view::{LONG_LIST, View};

/// The unit of a profile, from a list with how many figures each reported; of a long list, from a search field.
pub fn profiled_unit(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    if dataset.units.len() > LONG_LIST {
        return search(writer, dataset, view);
    }
    let words = view.lang.words();
    let chosen = view.profiled_unit(dataset);
    begin_select(writer, "highlight", words.column_unit);
    for unit in dataset.unit_ixs() {
        let count = dataset.figures.iter().filter(|figure| figure.unit == unit).count();
        let figures = counted(words.figure_count, count, view.lang);
        let text = [unit_name(dataset, unit, view.lang), words.dot, &figures].concat();
        option(writer, &dataset.unit(unit).id, &text, Some(unit) == chosen);
    }
    end_select(writer);
}

/// A field that finds a unit by its name, where there are too many for a list.
pub fn search(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let words = view.lang.words();
    let chosen = view.highlight.map_or("", |unit| unit_name(dataset, unit, view.lang));
    writer.open("label class=select");
    writer.open("input type=search name=highlight");
    writer.attr("value", chosen);
    writer.attr("placeholder", words.find_unit);
    writer.attr("aria-label", words.find_unit);
    writer.close();
    writer.close();
}

/// Two to four lists, one for each unit that is compared; together they are the parameter `units`.
pub fn compared_units(writer: &mut OutlineWriter, dataset: &Dataset, view: &View) {
    let chosen = view.compared_units(dataset);
    writer.open("div class=sides");
    for index in 0..View::MAX_COMPARED.min(dataset.units.len()) {
        compared_unit(writer, dataset, view, &chosen, index);
    }
    writer.close();
}

/// The list for one of the compared units; those chosen in other lists are disabled in it.
fn compared_unit(
    writer: &mut OutlineWriter,
    dataset: &Dataset,
    view: &View,
    chosen: &[UnitIx],
    index: usize,
) {
    let words = view.lang.words();
    let own = chosen.get(index).copied();
    begin_select(writer, "units", &counted(words.comparison_unit, index + 1, view.lang));
    if index > 1 {
        option(writer, "", words.comparison_no_unit, own.is_none());
    }
    for unit in dataset.unit_ixs() {
        let is_chosen = chosen.contains(&unit);
        // Of a long list only the first units can be chosen here; a query or an attribute can name any.
        if unit.0 < LONG_LIST as u32 || is_chosen {
            writer.open("option");
            writer.attr("value", &dataset.unit(unit).id);
            writer.bool_attr("selected", own == Some(unit));
            writer.bool_attr("disabled", is_chosen && own != Some(unit));
            writer.plain_text(unit_name(dataset, unit, view.lang));
            writer.close();
        }
    }
    end_select(writer);
}
