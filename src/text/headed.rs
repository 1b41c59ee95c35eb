//! What stands above a chart.

use super::{compared, coverage_line, covered, profiled, ranking_headline};
use crate::analysis::{self, Comparison, Grid, Profile};
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
            Chart::Profile => of_unit(dataset, view),
            Chart::Compare => of_several(dataset, view),
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

fn of_unit(dataset: &Dataset, view: &View) -> Headed {
    let Some(unit) = view.profiled(dataset) else { return of_grid(dataset, view) };
    let profile = Profile::of(dataset, unit);
    let headline = profiled::profile_headline(dataset, &profile, view.lang);
    Headed { headline, coverage: profiled::profile_line(&profile, view.lang) }
}

fn of_several(dataset: &Dataset, view: &View) -> Headed {
    let comparison = Comparison::of(dataset, view.compared(dataset));
    let headline = compared::comparison_headline(dataset, &comparison, view.lang);
    Headed { headline, coverage: compared::comparison_line(dataset, &comparison, view.lang) }
}

fn of_grid(dataset: &Dataset, view: &View) -> Headed {
    let grid = Grid::of(dataset);
    let headline = covered::coverage_headline(dataset, &grid, view.lang);
    Headed { headline, coverage: covered::selection(dataset, &grid, view.lang) }
}
