//! The two sentences of a headline.

use crate::analysis::{AnalysedDataset, CellState};
use crate::collect::CollectVec as _;
use crate::dataset::{GapReason, Lang, Period};
use crate::text::{capitalized, count, counted, fill, period, width};
use crate::view::View;

/// What is written above a chart: its finding, and what the finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding, in one sentence.
    pub finding: String,
    /// How many units reported, how many did not and why.
    pub coverage: String,
}

/// A finding in clauses, the least important last.
#[derive(Default)]
pub struct Finding {
    /// Each can stand alone but for the first, which says what all of them are about.
    pub clauses: Vec<String>,
    /// What is between them.
    pub separator: &'static str,
}

/// How wide a finding may be, as a multiple of its font size: about five lines on a phone.
const WIDEST: f64 = 84.0;

impl Finding {
    /// Of one clause.
    pub fn whole(text: String) -> Self {
        Self { clauses: vec![text], separator: "" }
    }

    /// The clauses as one sentence.
    pub fn text(&self) -> String {
        self.clauses.join(self.separator)
    }

    /// A headline with this finding. Of one that is too long, the last clauses stand before what it rests on.
    pub fn headline(self, coverage: String, lang: Lang) -> Headline {
        let finding = self.text();
        match width(&finding, 1.0, true) > WIDEST {
            true => self.shortened(coverage, lang),
            false => Headline { finding, coverage },
        }
    }

    // In the deferred module: see `src/site/build/shrink/split`. No headline of the embedded dataset's rankings is so long.
    #[inline(never)]
    fn shortened(mut self, mut coverage: String, lang: Lang) -> Headline {
        while self.clauses.len() > 1 && width(&self.text(), 1.0, true) > WIDEST {
            let clause = self.clauses.pop().unwrap_or_default();
            let gap = if coverage.is_empty() { "" } else { lang.words().dot };
            coverage = [&capitalized(&clause), gap, &coverage].concat();
        }
        Headline { finding: self.text(), coverage }
    }
}

/// A finding about several metrics with the period that it is about in front, where the dataset has figures of several.
pub fn of_period(dataset: &AnalysedDataset, view: &View, finding: &str) -> String {
    if dataset.series.is_empty() {
        return finding.to_owned();
    }
    let words = view.lang.words();
    let is_of_all = |wanted: &Period| dataset.figures.iter().all(|figure| figure.period == Some(*wanted));
    let shown = view.period.or_else(|| dataset.whole().own_period_before_last()).map(|wanted| {
        let name = period(dataset, &wanted, view.lang);
        match is_of_all(&wanted) {
            true => name,
            false => fill(view.lang.deferred_words().period_or_latest, &[&name]),
        }
    });
    [shown.as_deref().unwrap_or(words.period_latest), words.colon, finding].concat()
}

/// How many units have no figure for each reason that some have, in words: 2 suppressed.
pub fn gaps_in_words(gaps: &[u32], lang: Lang) -> Vec<String> {
    let words = lang.words();
    let mut parts = Vec::new();
    for (reason, number) in GapReason::ALL.iter().zip(gaps) {
        if *number > 0 {
            let state = words.cell_states[CellState::of_gap(*reason) as usize];
            parts.push(fill(words.count_gap, &[&count(*number as usize, lang), state]));
        }
    }
    parts
}

/// Each count above zero in its words: 7 units reported, 1 did not.
pub fn counts_in_words(counts: &[(u32, &'static str)], lang: Lang) -> Vec<String> {
    let text = |(count, template): &(u32, &'static str)| counted(template, *count as usize, lang);
    counts.iter().filter(|(count, _)| *count > 0).map(text).collect_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_clauses_of_a_long_finding_stand_before_what_it_rests_on() {
        let lead = "Change of the population: 38 of 40 reported; of these, Dithmarschen leads with 8.1%";
        let clauses = [
            lead,
            "Ash and Elm may each be last",
            "nobody else reported it for this period or for the one before",
        ];
        let headline = |count: usize, coverage: &str| {
            let clauses = clauses.iter().take(count).map(|it| (*it).to_owned()).collect();
            Finding { clauses, separator: "; " }.headline(coverage.to_owned(), Lang::En)
        };
        let short = headline(2, "38 units reported");
        assert_eq!(short.finding, [lead, clauses[1]].join("; "));
        assert_eq!(short.coverage, "38 units reported");
        let long = headline(3, "38 units reported");
        assert_eq!(long.finding, short.finding);
        assert_eq!(
            long.coverage,
            "Nobody else reported it for this period or for the one before · 38 units reported"
        );
        assert_eq!(headline(3, "").coverage, "Nobody else reported it for this period or for the one before");
        let only = Finding::whole("x".repeat(500)).headline(String::new(), Lang::En);
        assert_eq!((only.finding.len(), only.coverage.len()), (500, 0));
    }

    #[test]
    fn rankings_of_the_embedded_dataset_have_short_headlines() {
        use crate::analysis::AnalysedDataset;
        use crate::dataset::embedded;
        use crate::view::View;
        let dataset = AnalysedDataset::new(embedded());
        for (lang, metric) in
            Lang::ALL.into_iter().flat_map(|lang| dataset.metric_ixs().map(move |it| (lang, it)))
        {
            let headline = Headline::of(&dataset, &View { metric, ..View::start(&dataset, lang) });
            assert!(width(&headline.finding, 1.0, true) <= WIDEST, "{}", headline.finding);
            assert!(headline.coverage.starts_with(|first: char| first.is_ascii_digit()), "{headline:?}");
        }
    }
}
