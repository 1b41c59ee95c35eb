//! The choice of language.

use super::fields::{begin_group, radio};
use crate::dataset::Lang;
use crate::outline::writer::OutlineWriter;
use crate::view::View;

/// The languages, each by its own name.
pub fn languages(writer: &mut OutlineWriter, view: &View) {
    begin_group(writer, "fieldset class=langs", view.lang.words().language);
    for (lang, name) in Lang::ALL.into_iter().zip(["中文", "EN"]) {
        writer.open("label");
        writer.attr("lang", lang.code());
        radio(writer, "input type=radio name=lang", lang.code(), name, lang == view.lang);
        writer.close();
    }
    writer.close();
}
