//! Words and numbers in 中文 and English, and how wide they are.
//!
//! All strings of a language are in one table, [`Words`]; a language that lacks one does not compile. To add a language,
//! add a table like `en.rs` and a member of [`Lang`], then decide how numbers are written (`number.rs`, `measure.rs`)
//! and translate the names in datasets and the few lines that are shown without WebAssembly (`notice.js`,
//! `missing.js`, `page.js`).
//!
//! ```
//! use reported_figures::analysis::AnalysedDataset;
//! use reported_figures::dataset::{Lang, embedded};
//! use reported_figures::text::{Headline, figure_value};
//! use reported_figures::view::View;
//!
//! let dataset = AnalysedDataset::new(embedded());
//! let headline = Headline::of(&dataset, &View::start(&dataset, Lang::En));
//! assert_eq!(
//!     headline.finding,
//!     "GDP growth: 7 of 8 reported; of these, High-tech leads with 8.2%, Nan'an is last with 6.3%"
//! );
//! assert!(headline.coverage.starts_with("7 units reported"));
//!
//! let unit = dataset.unit_by_id("hitech").unwrap();
//! let metric = dataset.metric_by_id("reserve_project_investment").unwrap();
//! let figure = dataset.figure(unit, metric).unwrap();
//! assert_eq!(figure_value(&dataset, figure, Lang::En), "over 200 bn yuan");
//! ```

mod bound;
mod change;
mod citation;
mod comparison;
mod dots;
mod en;
mod figure;
mod given;
mod grapheme;
mod growth;
mod headline;
mod indistinct;
mod kicker;
mod mark_label;
mod measure;
mod names;
mod number;
mod period;
mod period_cell;
mod picture_notes;
mod picture_scope;
mod pieces;
mod rank;
mod reason;
mod status;
mod syllables;
mod template;
mod unranked;
mod width;
mod words;
mod wrap;
mod zh;

pub use change::{
    change_arithmetic, change_heading, change_in_words, change_notes, change_of_figure, change_sign,
    rise_sign,
};
pub use citation::{citation, corrections, figure_citation, has_version, source_line, source_notes, version};
pub use comparison::{absent_units, axis_title, figure_note, why_absent};
pub use dots::{accent_key, dots_key};
pub use figure::{
    axis_measure, axis_number, figure_measure, figure_number, figure_value, figure_with_period,
    fitting_reference_value, growth_value, quote, reference, short_number, value_with_interval,
};
pub use given::{given_note, given_sentence, is_given, period_apart};
pub use grapheme::graphemes;
pub use growth::{growth_index, growth_percent, multiple_as_percent, with_percent};
pub use headline::{Headline, coverage_page, leaders, named_at_ends, period_coverage_page};
pub use indistinct::{indistinct_note, indistinct_sentence};
pub use kicker::kicker;
pub use mark_label::mark_label;
pub use measure::{exact, measure, rounded};
pub use names::{
    common_period, is_of_usual_period, join, join_strings, kind_beside, metric_names, metric_of_period,
    period_of_figures, period_of_metric, unit_name, with_kind, with_whole_names,
};
pub use number::{count, number, plain_number, trimmed};
pub use period::{figure_period, period};
pub use period_cell::{period_cell, periods_of_unit};
pub use picture_notes::picture_notes;
pub use picture_scope::{kinds_of, periods_of};
pub use rank::{rank, rank_of};
pub use reason::{no_growth, reason, reason_of};
pub use status::{compact_signs, marked, signs, signs_in_words, statuses, with_statuses};
pub use template::{capitalized, counted, fill, plural, sentences};
pub use unranked::{UnrankedLine, unranked_lines};
pub use width::{has_known_width, width};
pub use words::{DeferredWords, Words};
pub use wrap::{wrap, wrap_evenly, wrap_parts, wrap_phrases};

use crate::dataset::Lang;

impl Lang {
    /// The language's table of words.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &zh::WORDS,
            Lang::En => &en::WORDS,
        }
    }

    /// The language's table of words of the deferred module.
    pub fn deferred_words(self) -> &'static DeferredWords {
        match self {
            Lang::Zh => &zh::DEFERRED,
            Lang::En => &en::DEFERRED,
        }
    }
}
