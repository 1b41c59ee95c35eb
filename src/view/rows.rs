//! The rows of a view: which units, and in which order.

use super::choice::{GrowthScale, Sort};
use super::state::View;
use super::window::{Line, window};
use crate::analysis::{
    self, AnalysedDataset, CoverageGrid, GrowthRange, PeriodCoverage, Ranking, Rounding, Row,
};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, UnitIx, is_isolate};
use crate::sort::sort_by;
use std::cmp::Ordering;
use std::rc::Rc;

/// The order of two names, letters with marks as without: Österreich stands before Polen. Names that are equal so are in the order
/// of their marks.
fn by_letters(a: &str, b: &str) -> Ordering {
    let letters = |text: &str| text.chars().filter(|letter| !is_isolate(*letter)).map(base).collect_vec();
    letters(a).cmp(&letters(b)).then_with(|| a.cmp(b))
}

/// The letters of Latin-1 and Latin Extended-A, from À on, without their marks.
const BASES: &[u8; 192] = b"AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY\
    AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

/// A letter as a capital without marks.
fn base(letter: char) -> char {
    let at = (letter as usize).wrapping_sub(0xc0);
    BASES.get(at).map_or(letter.to_ascii_uppercase(), |base| char::from(*base))
}

impl View {
    /// Which of the units the view shows, and in which order: indices into `units`, which are in order of value.
    ///
    /// By name means by the English name in either language: Chinese names are then in the order of their
    /// sounds, and a link shows the same order to every reader.
    pub fn arrange(&self, dataset: &Dataset, units: &[UnitIx]) -> Vec<usize> {
        // Where all are shown, none is looked up: a dataset may have 100,000 units.
        let shows_all = self.units.is_empty() && self.kind.is_none();
        let is_shown = |index: &usize| shows_all || self.shows(dataset, units[*index]);
        let mut indices: Vec<usize> = (0..units.len()).filter(is_shown).collect_vec();
        let name = |index: &usize| dataset.unit(units[*index]).short.get(Lang::En);
        match self.sort {
            Sort::Value => {}
            Sort::Name => sort_by(&mut indices, |a, b| by_letters(name(a), name(b))),
            Sort::Source => sort_by(&mut indices, |a, b| units[*a].cmp(&units[*b])),
            Sort::Kind => by_kind(dataset, units, &mut indices),
        }
        indices
    }

    /// Which rows of a ranking the view shows, and in which order: indices into [`Ranking::rows`].
    pub fn ranking_rows(&self, dataset: &Dataset, ranking: &Ranking) -> Vec<usize> {
        self.arrange(dataset, &ranking.rows.iter().map(|row| row.unit).collect_vec())
    }

    /// The ranking of the units that the view shows, each with its rank among these; where it shows all, that of all.
    pub fn shown_ranking(&self, dataset: &AnalysedDataset, rounding: Rounding) -> Rc<Ranking> {
        let ranking = dataset.ranking(self.metric, rounding);
        let is_shown = |row: &Row| self.shows(dataset, row.unit);
        match (self.units.is_empty() && self.kind.is_none()) || ranking.rows.iter().all(is_shown) {
            true => ranking,
            false => Rc::new(ranking.among(dataset, &|unit| self.shows(dataset, unit))),
        }
    }

    /// The lines of a chart with a row a unit: all that [`View::arrange`] shows; of more than `most`, its [`window`] with
    /// the units that are to be `kept`.
    pub fn lines(&self, dataset: &Dataset, units: &[UnitIx], most: usize, kept: &[UnitIx]) -> Vec<Line> {
        let indices = self.arrange(dataset, units);
        let row_of = |unit: UnitIx| indices.iter().position(|index| units[*index] == unit);
        window(&indices, self.highlight.and_then(row_of), most, &|at| kept.contains(&units[indices[at]]))
    }

    /// The page of the coverage grid of the units that the view shows, of all where those are none: the one asked for, else that
    /// of the unit in focus.
    pub fn coverage_grid(&self, dataset: &AnalysedDataset) -> Rc<CoverageGrid> {
        let mut shown = Vec::new();
        if !self.units.is_empty() || self.kind.is_some() {
            shown.extend(dataset.unit_ixs().filter(|unit| self.shows(dataset, *unit)));
        }
        dataset.coverage_grid(self.page, self.highlight, shown)
    }

    /// The page of the periods of the metric in focus: the one asked for, else that of the unit in focus.
    pub fn period_coverage(&self, dataset: &AnalysedDataset) -> PeriodCoverage {
        let mut shown = dataset.unit_ixs().collect_vec();
        shown.retain(|unit| self.shows(dataset, *unit));
        PeriodCoverage::of(dataset, self.metric, &shown, self.page, self.highlight)
    }

    /// The least and the greatest growth in the metric in focus, of the units that the picture shows.
    pub fn growth_range(&self, dataset: &AnalysedDataset) -> Option<GrowthRange> {
        let ranking = dataset.ranking(self.metric, false);
        let is_shown = |row: &Row| self.shows(dataset, row.unit) && !self.lacks_index(dataset, row);
        GrowthRange::of(dataset, &ranking.rows, is_shown)
    }

    /// Whether the picture leaves out a row of the ranking because it shows indices, and the row has none.
    pub fn lacks_index(&self, dataset: &Dataset, row: &Row) -> bool {
        self.scale == GrowthScale::Step && !analysis::has_index(dataset, row.figure)
    }

    /// The units that the headline of the growth chart names.
    pub fn growth_named(&self, dataset: &AnalysedDataset) -> Vec<UnitIx> {
        self.growth_range(dataset).map(|range| range.named()).unwrap_or_default()
    }

    /// The units of the growth chart, a row each: those that are ranked by the metric in focus by value, then those with
    /// other growth figures, then the rest; or as the view sorts them.
    pub fn growth_rows(&self, dataset: &AnalysedDataset) -> Vec<UnitIx> {
        // For each unit, its growth in the metric and whether it has any growth: one pass over the figures, however
        // many units there are.
        let mut keys = vec![(None, false); dataset.units.len()];
        let ranking = dataset.ranking(self.metric, false);
        for growth in analysis::growths(dataset) {
            let Some(key) = keys.get_mut(growth.unit.0 as usize) else { continue };
            let chosen = (growth.metric == self.metric && ranking.reason(growth.unit).is_none())
                .then_some(growth.percent);
            *key = (key.0.or(chosen), true);
        }
        let key = |unit: UnitIx| keys.get(unit.0 as usize).copied().unwrap_or_default();
        let mut units: Vec<UnitIx> = dataset.unit_ixs().collect_vec();
        sort_by(&mut units, |a, b| key(*b).cmp(&key(*a)));
        self.arrange(dataset, &units).into_iter().map(|index| units[index]).collect_vec()
    }
}

/// In the order in which the document declares kinds, those without one last; within a kind, the order stays.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
fn by_kind(dataset: &Dataset, units: &[UnitIx], indices: &mut [usize]) {
    let kind = |index: &usize| dataset.unit(units[*index]).kind.map_or(u32::MAX, |kind| kind.0);
    sort_by(indices, |a, b| kind(a).cmp(&kind(b)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    /// Short names of the rows that a query asks for, of all units in the order of the source.
    fn rows(query: &str) -> Vec<String> {
        let dataset = embedded();
        let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
        let units: Vec<UnitIx> = dataset.unit_ixs().collect();
        let name = |index: usize| dataset.unit(units[index]).short.get(Lang::En).to_owned();
        view.arrange(&dataset, &units).into_iter().map(name).collect()
    }

    #[test]
    fn letters_with_marks_stand_where_those_without_do() {
        let mut names = [
            "Zülpich",
            "Österreichring",
            "Plön",
            "oranienburg",
            "\u{2068}Oda\u{2069}",
            "\u{2068}Od\u{2069}",
            "Łódź",
            "Lüdenscheid",
            "Ärzte",
            "重庆",
            "Lubeck",
            "Lübeck",
        ];
        names.sort_by(|a, b| by_letters(a, b));
        let expected = [
            "Ärzte",
            "Łódź",
            "Lubeck",
            "Lübeck",
            "Lüdenscheid",
            "\u{2068}Od\u{2069}",
            "\u{2068}Oda\u{2069}",
            "oranienburg",
            "Österreichring",
            "Plön",
            "Zülpich",
            "重庆",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn rows_are_sorted_and_filtered_as_asked() {
        assert_eq!(rows("kind=county"), ["Zhongxian", "Pengshui"]);
        assert_eq!(rows("kind=county&sort=name"), ["Pengshui", "Zhongxian"]);
        assert_eq!(rows("units=nanan,hitech&sort=source"), ["High-tech", "Nan'an"]);
        assert_eq!(rows("").len(), 10);
        let by_kind = rows("sort=kind");
        let (district, county) =
            (by_kind.iter().position(|it| it == "Nan'an"), by_kind.iter().position(|it| it == "Pengshui"));
        assert!(by_kind.len() == 10 && district < county, "{by_kind:?}");
        assert_eq!(rows("sort=kind&kind=county"), rows("kind=county"));
    }

    #[test]
    fn a_kind_is_dropped_where_the_chosen_units_are_of_other_kinds() {
        assert_eq!(rows("kind=county&units=hitech"), ["High-tech"]);
    }
}
