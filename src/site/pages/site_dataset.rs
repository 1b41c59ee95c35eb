//! The dataset that the pages of a site show.

use crate::analysis::AnalysedDataset;
use crate::dataset::{self, Dataset, Lang};

/// The dataset of a site, and the language in which its pages begin.
#[derive(Debug)]
pub struct SiteDataset {
    /// The dataset.
    pub dataset: AnalysedDataset,
    /// The language of a page until the reader chooses another.
    pub lang: Lang,
    /// The document, where it is not the embedded one of the source tree.
    pub own: Option<String>,
}

impl SiteDataset {
    /// The embedded dataset of the source tree.
    pub fn embedded() -> Self {
        Self { dataset: AnalysedDataset::new(dataset::embedded()), lang: Lang::Zh, own: None }
    }

    /// Another dataset. Its pages begin in Chinese where its own language is Chinese, else in English.
    pub fn own(dataset: Dataset) -> Self {
        let lang = Lang::from_tag(&dataset.lang).unwrap_or(Lang::En);
        let document = dataset::to_json(&dataset);
        Self { dataset: AnalysedDataset::new(dataset), lang, own: Some(document) }
    }

    /// The name of its file below `data/`.
    pub fn file_name(&self) -> String {
        format!("{}.json", self.dataset.id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn pages_begin_in_the_language_of_the_dataset() {
        for (tag, lang) in [("zh-Hans", Lang::Zh), ("en-GB", Lang::En), ("de", Lang::En), ("und", Lang::En)] {
            let dataset = Dataset { lang: tag.into(), ..dataset::embedded() };
            assert_eq!(SiteDataset::own(dataset).lang, lang, "{tag}");
        }
    }

    #[test]
    fn the_document_of_an_own_dataset_is_the_dataset() {
        let own = SiteDataset::own(dataset::embedded());
        assert_eq!(dataset::read(own.own.as_ref().unwrap()).unwrap(), dataset::embedded());
    }
}
