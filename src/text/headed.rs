//! What stands above a chart.

use super::{coverage_line, covered, ranking_headline};
use crate::analysis::{self, Grid};
use crate::dataset::Dataset;
use crate::view::{Chart, Scale, View};

/// The finding of a view, and who it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headed {
    /// The finding in one sentence.
    pub headline: String,
    /// Who reported and who did not, counted.
    pub coverage: String,
}

impl Headed {
    /// What stands above the chart of a view.
    pub fn of(dataset: &Dataset, view: &View) -> Self {
        match view.chart {
            Chart::Ranking | Chart::Growth => of_metric(dataset, view),
            Chart::Coverage => of_grid(dataset, view),
        }
    }
}

fn of_metric(dataset: &Dataset, view: &View) -> Headed {
    let ranking = analysis::ranking(dataset, view.metric, false);
    let mut headline = ranking_headline(dataset, &ranking, view.lang);
    if view.chart == Chart::Growth && view.scale == Scale::Step {
        headline.push_str(view.lang.words().head_step);
    }
    Headed { headline, coverage: coverage_line(&ranking.coverage, view.lang) }
}

fn of_grid(dataset: &Dataset, view: &View) -> Headed {
    let grid = Grid::of(dataset);
    let headline = covered::coverage_headline(dataset, &grid, view.lang);
    Headed { headline, coverage: covered::selection(dataset, &grid, view.lang) }
}
