//! What the reader asked for: chart, metric, units, order, language, theme. Round-trips through a URL query.

mod choice;
mod query;
mod window;

pub use choice::{Chart, Choice, Controls, GrowthScale, Motion, Sort, ThemeChoice};
pub use query::{Unknown, parse, set, to_query};
pub use window::{LONG_LIST, Line, window};

use crate::analysis::{self, AnalysedDataset, Comparison, Profile, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, MetricIx, Subject, UnitIx, UnitKind};
use crate::sort::sort_by;

/// Everything that decides what is on the screen, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which chart.
    pub chart: Chart,
    /// Which metric is in focus.
    pub metric: MetricIx,
    /// Units to show or compare; empty for all.
    pub units: Vec<UnitIx>,
    /// The unit in focus, where the reader chose one.
    pub highlight: Option<UnitIx>,
    /// The kind of unit to show; `None` for all.
    pub kind: Option<UnitKind>,
    /// Order of rows.
    pub sort: Sort,
    /// Whether rankings ask what their order rests on: rounding, bounds and those that are missing.
    pub hold: bool,
    /// How growth is placed.
    pub scale: GrowthScale,
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: ThemeChoice,
    /// Which controls are there.
    pub controls: Controls,
    /// Whether marks travel.
    pub motion: Motion,
    /// The page of a long table, from 1; `None` for the one with the unit in focus.
    pub page: Option<u32>,
}

impl View {
    /// Where a reader starts: the ranking of the metric that most units reported.
    pub fn start(dataset: &Dataset, lang: Lang) -> Self {
        Self {
            chart: Chart::Ranking,
            metric: analysis::by_coverage(dataset).first().copied().unwrap_or(MetricIx(0)),
            units: Vec::new(),
            highlight: None,
            kind: None,
            sort: Sort::Value,
            hold: false,
            scale: GrowthScale::Log,
            lang,
            theme: ThemeChoice::Auto,
            controls: Controls::Full,
            motion: Motion::Auto,
            page: None,
        }
    }

    /// Makes the parts fit each other: the growth chart has growth in focus, a comparison two units at least, and
    /// a kind of unit gives way to chosen units of other kinds.
    ///
    /// A level gives way to its own growth, anything else to the growth that most units reported.
    pub fn settle(&mut self, dataset: &Dataset) {
        if self.chart == Chart::Compare && self.units.len() < 2 {
            self.units = self.compared(dataset);
        }
        if !dataset.unit_ixs().any(|unit| self.shows(dataset, unit)) {
            self.kind = None;
        }
        if self.chart == Chart::Growth && !analysis::is_growth(dataset, self.metric) {
            let own = |metric: &MetricIx| dataset.metric(*metric).level == Some(self.metric);
            let growths: Vec<MetricIx> = analysis::by_coverage(dataset)
                .into_iter()
                .filter(|metric| analysis::is_growth(dataset, *metric))
                .collect_vec();
            let chosen = growths.iter().copied().find(own).or(growths.first().copied());
            self.metric = chosen.unwrap_or(self.metric);
        }
    }

    /// What evidence is shown: the reader's choice, or what the headline speaks of.
    pub fn focus(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        match self.chart {
            Chart::Profile => self.focus_of(dataset, self.profiled(dataset)?),
            Chart::Compare => self.focus_among(dataset),
            _ => self.focus_of_metric(dataset),
        }
    }

    fn focus_of_metric(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        let ranking = || dataset.ranking(self.metric, false);
        let leader = || ranking().rows.iter().map(|row| row.unit).find(|unit| self.shows(dataset, *unit));
        let unit = self.highlight.or_else(leader).or_else(|| ranking().rows.first().map(|row| row.unit))?;
        Some(Subject { unit, metric: self.metric })
    }

    /// The metric in focus where the picture of a unit shows it, else the first that it shows.
    fn focus_of(&self, dataset: &AnalysedDataset, unit: UnitIx) -> Option<Subject> {
        let profile = Profile::of(dataset, unit);
        let figures = profile.entries.iter().map(|entry| dataset.figures[entry.figure].metric);
        let gaps = profile.gaps.iter().map(|place| dataset.gaps[*place].metric);
        let shown: Vec<MetricIx> = figures.chain(gaps).collect_vec();
        let metric = shown.iter().find(|metric| **metric == self.metric).or(shown.first());
        Some(Subject { unit, metric: metric.copied().unwrap_or(self.metric) })
    }

    /// What is in focus of all that stands side by side; without a choice, the first.
    fn focus_among(&self, dataset: &AnalysedDataset) -> Option<Subject> {
        let comparison = Comparison::of(dataset, self.compared(dataset));
        let places = || comparison.places().map(|place| &dataset.figures[place]);
        let wanted = |unit: UnitIx| self.highlight.is_none_or(|highlight| highlight == unit);
        let figure = places()
            .find(|figure| figure.metric == self.metric && wanted(figure.unit))
            .or_else(|| places().find(|figure| wanted(figure.unit)))
            .or_else(|| places().next())?;
        Some(Subject { unit: figure.unit, metric: figure.metric })
    }

    /// The units side by side: the first four of those to show, each once; of fewer than two, with the partner
    /// that shares most.
    pub fn compared(&self, dataset: &Dataset) -> Vec<UnitIx> {
        let mut units = Vec::new();
        for unit in &self.units {
            if !units.contains(unit) && units.len() < Self::MOST {
                units.push(*unit);
            }
        }
        match units.first().copied().or(self.highlight) {
            None => analysis::pair(dataset),
            Some(first) if units.len() < 2 => {
                [first].into_iter().chain(analysis::partner(dataset, first)).collect_vec()
            }
            Some(_) => units,
        }
    }

    /// So many units may stand side by side.
    pub const MOST: usize = 4;

    /// The unit of a profile: the one in focus, else the first to show, else the one that reported most.
    pub fn profiled(&self, dataset: &Dataset) -> Option<UnitIx> {
        self.highlight.or(self.units.first().copied()).or_else(|| analysis::busiest(dataset))
    }

    /// Whether the view is about one metric.
    pub fn is_of_metric(&self) -> bool {
        matches!(self.chart, Chart::Ranking | Chart::Growth)
    }

    /// Whether a ranking of this view has a row for the unit.
    pub fn shows(&self, dataset: &Dataset, unit: UnitIx) -> bool {
        let is_chosen = self.units.is_empty() || self.units.contains(&unit);
        is_chosen && self.kind.is_none_or(|kind| dataset.unit(unit).kind == kind)
    }

    /// Which of the units a ranking shows, and in which order: places in the list, which is in order of value.
    ///
    /// By name means by the English name in either language: Chinese names then stand in the order of their
    /// sounds, and a link shows the same order to every reader.
    pub fn arrange(&self, dataset: &Dataset, units: &[UnitIx]) -> Vec<usize> {
        // Of very many, nobody looks at each to show all.
        let all = self.units.is_empty() && self.kind.is_none();
        let shown = |place: &usize| all || self.shows(dataset, units[*place]);
        let mut places: Vec<usize> = (0..units.len()).filter(shown).collect_vec();
        let name = |place: &usize| dataset.unit(units[*place]).short.en.as_str();
        match self.sort {
            Sort::Value => {}
            Sort::Name => sort_by(&mut places, |a, b| name(a).cmp(name(b))),
            Sort::Source => sort_by(&mut places, |a, b| units[*a].cmp(&units[*b])),
        }
        places
    }

    /// Which rows of a ranking the view shows, and in which order.
    pub fn ranked(&self, dataset: &Dataset, ranking: &Ranking) -> Vec<usize> {
        self.arrange(dataset, &ranking.rows.iter().map(|row| row.unit).collect_vec())
    }

    /// The lines of a ranking's picture and table: all that [`View::arrange`] shows, or of very many those that matter.
    pub fn lines(&self, dataset: &Dataset, units: &[UnitIx]) -> Vec<Line> {
        let places = self.arrange(dataset, units);
        let chosen = |unit: UnitIx| places.iter().position(|place| units[*place] == unit);
        window(&places, self.highlight.and_then(chosen))
    }

    /// The rows of the growth chart: the chosen metric's reporters by value, then those with other growth figures,
    /// then the rest; or as the view sorts them.
    pub fn growing(&self, dataset: &Dataset) -> Vec<UnitIx> {
        // Chosen growth and whether there is any, a unit: of very many, nobody looks through all figures for each.
        let mut keys = vec![(None, false); dataset.units.len()];
        for growth in analysis::growths(dataset) {
            let Some(key) = keys.get_mut(growth.unit.0 as usize) else { continue };
            let chosen = (growth.metric == self.metric).then_some(growth.percent);
            *key = (key.0.or(chosen), true);
        }
        let key = |unit: UnitIx| keys.get(unit.0 as usize).copied().unwrap_or_default();
        let mut units: Vec<UnitIx> = dataset.unit_ixs().collect_vec();
        sort_by(&mut units, |a, b| key(*b).cmp(&key(*a)));
        self.arrange(dataset, &units).into_iter().map(|place| units[place]).collect_vec()
    }

    /// Pins a figure, or lets go; a profile stays with its unit.
    pub fn pin(&mut self, subject: Option<Subject>) {
        match subject {
            Some(Subject { unit, metric }) => (self.highlight, self.metric) = (Some(unit), metric),
            None if self.chart == Chart::Profile => {}
            None => self.highlight = None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::dataset::embedded;

    /// Short names of the rows that a query asks for, of all units in the order of the source.
    fn rows(query: &str) -> Vec<String> {
        let dataset = embedded();
        let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        let units: Vec<UnitIx> = dataset.unit_ixs().collect();
        let name = |place: usize| dataset.unit(units[place]).short.en.clone();
        view.arrange(&dataset, &units).into_iter().map(name).collect()
    }

    #[test]
    fn rows_are_sorted_and_filtered_as_asked() {
        assert_eq!(rows("kind=county"), ["Zhongxian", "Pengshui"]);
        assert_eq!(rows("kind=county&sort=name"), ["Pengshui", "Zhongxian"]);
        assert_eq!(rows("units=nanan,hitech&sort=source"), ["High-tech", "Nan'an"]);
        assert_eq!(rows("").len(), 10);
    }

    #[test]
    fn a_kind_gives_way_to_units_of_other_kinds() {
        assert_eq!(rows("kind=county&units=hitech"), ["High-tech"]);
    }

    #[test]
    fn side_by_side_stand_two_to_four_each_once() {
        let dataset = embedded();
        let count = |query: &str| {
            let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
            view.compared(&dataset).len()
        };
        for (query, expected) in [
            ("chart=compare", 2),
            ("chart=compare&units=dazu", 2),
            ("chart=compare&units=dazu,dazu,nanan", 2),
            ("chart=compare&units=dazu,nanan,hitech,wansheng,pengshui", 4),
        ] {
            assert_eq!(count(query), expected, "{query}");
        }
    }
}
