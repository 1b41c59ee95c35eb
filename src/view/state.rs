//! The state of a view, and where every reader starts.

use super::choice::{Chart, Controls, GrowthScale, Motion, Sort, ThemeChoice};
use crate::analysis::{self, Rounding};
use crate::dataset::{Dataset, Kind, KindIx, Lang, MetricIx, Period, UnitIx};

/// Everything that decides what is on the screen, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which chart.
    pub chart: Chart,
    /// The metric in focus.
    pub metric: MetricIx,
    /// The period to show, of metrics with figures of several; `None` for what is shown at first.
    pub period: Option<Period>,
    /// Units to show or compare; empty for all.
    pub units: Vec<UnitIx>,
    /// The unit in focus, where the reader chose one.
    pub highlight: Option<UnitIx>,
    /// The kind of unit to show; `None` for all.
    pub kind: Option<KindIx>,
    /// Order of rows.
    pub sort: Sort,
    /// Whether rankings show if their order holds against bounds and rounding, and what is assumed of rounding.
    pub hold: Rounding,
    /// Scale of the growth chart.
    pub scale: GrowthScale,
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeChoice,
    /// Which controls are there.
    pub controls: Controls,
    /// Whether marks move when the view changes.
    pub motion: Motion,
    /// The page of a long table, from 1; `None` for the page with the unit in focus.
    pub page: Option<u32>,
}

impl View {
    /// The view a reader starts with: the ranking of the metric that most units reported.
    pub fn start(dataset: &Dataset, lang: Lang) -> Self {
        Self {
            chart: Chart::Ranking,
            metric: analysis::metrics_by_coverage(dataset).first().copied().unwrap_or(MetricIx(0)),
            period: None,
            units: Vec::new(),
            highlight: None,
            kind: None,
            sort: Sort::Value,
            hold: Rounding::Ignored,
            scale: GrowthScale::Log,
            lang,
            theme: ThemeChoice::Auto,
            controls: Controls::Full,
            motion: Motion::Auto,
            page: None,
        }
    }

    /// Whether the chart draws lines over the periods of the metric in focus.
    pub fn is_over_time(&self, dataset: &Dataset) -> bool {
        self.chart == Chart::Growth && !dataset.periods_of(self.metric).is_empty()
    }

    /// The period whose figures the view is about: the reader's choice; of lines over time, which end with the last, the last.
    pub fn wanted_period(&self, dataset: &Dataset) -> Option<Period> {
        match self.is_over_time(dataset) && self.period.or(dataset.period).is_some() {
            true => dataset.periods_of(self.metric).last().copied(),
            false => self.period,
        }
    }

    /// What the ranks of the chart assume of rounding: as the switch “Does the order hold?” says, where the chart has it.
    pub fn rounding(&self) -> Rounding {
        if self.has_one_metric() { self.hold } else { Rounding::Ignored }
    }

    /// Whether a parameter of a query has an effect on the chart: the order of rows, the switch “Does the order hold?” and the
    /// scale of growth have none on charts without them.
    pub fn has(&self, parameter: &str, dataset: &Dataset) -> bool {
        match parameter {
            "sort" => self.has_one_metric(),
            "hold" => {
                self.has_one_metric() && !matches!(dataset.metric(self.metric).kind, Kind::Rank | Kind::Grade)
            }
            "scale" => self.scales(dataset).len() > 1,
            // Lines show all periods.
            "period" => !self.is_over_time(dataset),
            _ => true,
        }
    }

    /// What the chart can choose among, the usual one first.
    pub fn scales(&self, dataset: &Dataset) -> &'static [GrowthScale] {
        let is_given = matches!(dataset.metric(self.metric).kind, Kind::Rank | Kind::Grade);
        match self.chart {
            Chart::Growth if !self.is_over_time(dataset) => {
                &[GrowthScale::Log, GrowthScale::Linear, GrowthScale::Step]
            }
            Chart::Growth if !is_given => &[GrowthScale::Log, GrowthScale::Ranks],
            Chart::Coverage if !dataset.series.is_empty() => &[GrowthScale::Log, GrowthScale::Periods],
            _ => &[],
        }
    }

    /// Whether the chart draws ranks over the periods of the metric in focus, instead of values.
    pub fn is_ranks_over_time(&self, dataset: &Dataset) -> bool {
        self.scale == GrowthScale::Ranks && self.is_over_time(dataset)
    }

    /// Whether the chart shows who reported the metric in focus for which period.
    pub fn is_coverage_of_periods(&self) -> bool {
        self.chart == Chart::Coverage && self.scale == GrowthScale::Periods
    }

    /// Whether the chart shows one metric and ranks it, so that rows can be put in another order.
    pub fn has_one_metric(&self) -> bool {
        matches!(self.chart, Chart::Ranking | Chart::Growth)
    }

    /// Whether the metric in focus can be chosen.
    pub fn has_choice_of_metric(&self) -> bool {
        self.has_one_metric() || self.is_coverage_of_periods()
    }
}
