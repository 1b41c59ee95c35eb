//! Words and numbers in 中文 and English, and how wide they are.
//!
//! Every string a reader meets stands in one table a language ([`Words`]); adding a language is one file.

mod en;
mod fill;
mod number;
mod period;
mod sentence;
mod value;
mod width;
mod words;
mod zh;

pub use fill::{fill, plural};
pub use number::number;
pub use period::period;
pub use sentence::{coverage_line, join, measured_figure, quote, rank, ranking_headline, reason, unit_name};
pub use value::{Signs, figure_value, measured, plain_number, rounded, trimmed};
pub use width::{width, wrap};
pub use words::Words;

use crate::dataset::Local;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 中文 (simplified).
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The code in URLs and attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a BCP 47 tag, such as `zh-Hans-CN`, where it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// The language's table of words.
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Zh => &zh::WORDS,
            Lang::En => &en::WORDS,
        }
    }
}

impl Local {
    /// The text in that language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
