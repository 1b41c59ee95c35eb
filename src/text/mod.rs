//! Words and numbers in 中文 and English, and how wide they are.
//!
//! Every string of the widget stands in one table a language ([`Words`]), which does not compile while one is missing.
//! Adding a language is one file here and a member of [`Lang`]; names in datasets, how thousands are parted
//! (`number.rs`, `value.rs`) and the few lines that must be said without WebAssembly (`notice.js`, `missing.js`,
//! `page.js`) have their own place.

mod absence;
mod citation;
mod en;
mod fill;
mod growth;
mod headline;
mod number;
mod period;
mod sentence;
mod spoken;
mod value;
mod width;
mod words;
mod zh;

pub use absence::{Absence, absences};
pub use citation::{citation, figure_citation};
pub use fill::{fill, plural};
pub use growth::{as_percent, converted, index, percent};
pub use headline::{Headline, axis, beside, silence, silent};
pub use number::number;
pub use period::period;
pub use sentence::{
    coverage_line, dated, given, is_given, join, measured_figure, place, quote, rank, rank_of,
    ranking_headline, reason, unit_name,
};
pub use spoken::spoken;
pub use value::{GrowthSign, figure_value, measured, plain_number, rounded, trimmed};
pub use width::{width, wrap, wrap_evenly};
pub use words::Words;

use crate::dataset::Lang;

impl Lang {
    /// The language's table of words.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &zh::WORDS,
            Lang::En => &en::WORDS,
        }
    }
}
