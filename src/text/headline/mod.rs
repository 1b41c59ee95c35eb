//! What stands above a chart.

mod comparison;
mod coverage;
mod profile;
mod stability;

pub use comparison::{axis, beside, silent};
pub use profile::silence;

use crate::analysis::{self, AnalysedDataset, Comparison, Profile, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::Dataset;
use crate::text::{coverage_line, fill, plain_number, plural, ranking_headline};
use crate::view::{Chart, GrowthScale, View};

/// The finding of a view, and who it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The finding in one sentence.
    pub headline: String,
    /// Who reported and who did not, counted.
    pub coverage: String,
}

impl Headline {
    /// What stands above the chart of a view.
    pub fn of(dataset: &AnalysedDataset, view: &View) -> Self {
        match view.chart {
            Chart::Ranking | Chart::Growth => of_metric(dataset, view),
            Chart::Profile => of_unit(dataset, view),
            Chart::Compare => of_several(dataset, view),
            Chart::Coverage => of_grid(dataset, view),
        }
    }
}

fn of_metric(dataset: &AnalysedDataset, view: &View) -> Headline {
    let words = view.lang.words();
    let ranking = dataset.ranking(view.metric, false);
    let found = view.hold.then(|| analysis::stability(dataset, view.metric)).flatten();
    let mut headline = match &found {
        Some(found) => stability::stability_headline(dataset, &ranking, found, view.lang),
        None => ranking_headline(dataset, &ranking, view.lang),
    };
    if view.chart == Chart::Growth && view.scale == GrowthScale::Step {
        headline.push_str(words.head_step);
    }
    let missing = found.map_or(0, |found| i64::from(found.missing));
    let missing =
        (missing > 0).then(|| fill(plural(words.hold_missing, missing as usize), &[&plain_number(missing)]));
    let line = [Some(coverage_line(&ranking.coverage, view.lang)), missing, part(dataset, view, &ranking)];
    Headline { headline, coverage: line.into_iter().flatten().collect_vec().join(words.dot) }
}

/// That only some of those that reported are on the picture, and that their places are still those among all.
fn part(dataset: &Dataset, view: &View, ranking: &Ranking) -> Option<String> {
    let units = || dataset.unit_ixs().filter(|unit| view.shows(dataset, *unit));
    if units().count() == dataset.units.len() {
        return None;
    }
    let shown = ranking.rows.iter().filter(|row| view.shows(dataset, row.unit)).count();
    let (shown, all) = (plain_number(shown as i64), plain_number(ranking.rows.len() as i64));
    Some(fill(view.lang.words().shown_part, &[&shown, &all]))
}

fn of_unit(dataset: &AnalysedDataset, view: &View) -> Headline {
    let Some(unit) = view.profiled(dataset) else { return of_grid(dataset, view) };
    let profile = Profile::of(dataset, unit);
    let headline = profile::profile_headline(dataset, &profile, view.lang);
    Headline { headline, coverage: profile::profile_line(&profile, view.lang) }
}

fn of_several(dataset: &AnalysedDataset, view: &View) -> Headline {
    let comparison = Comparison::of(dataset, view.compared(dataset));
    let headline = comparison::comparison_headline(dataset, &comparison, view.lang);
    Headline { headline, coverage: comparison::comparison_line(dataset, &comparison, view.lang) }
}

fn of_grid(dataset: &AnalysedDataset, view: &View) -> Headline {
    let grid = dataset.coverage_grid();
    let headline = coverage::coverage_headline(dataset, grid, view.lang);
    Headline { headline, coverage: coverage::selection(dataset, grid, view.lang) }
}
