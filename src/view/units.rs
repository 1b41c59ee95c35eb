//! Which units a view shows, compares or profiles.

use super::state::View;
use crate::analysis;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, UnitIx};

impl View {
    /// The most units that a comparison shows.
    pub const MAX_COMPARED: usize = 4;

    /// Whether a ranking of this view has a row for the unit.
    pub fn shows(&self, dataset: &Dataset, unit: UnitIx) -> bool {
        let is_chosen = self.units.is_empty() || self.units.contains(&unit);
        is_chosen && self.kind.is_none_or(|kind| dataset.unit(unit).kind == Some(kind))
    }

    /// The units of a comparison: the first four of [`View::units`], each once.
    ///
    /// A single unit gets the partner that shares most metrics with it; without any, the dataset's best pair stands in.
    pub fn compared_units(&self, dataset: &Dataset) -> Vec<UnitIx> {
        let mut units = Vec::new();
        for unit in &self.units {
            if !units.contains(unit) && units.len() < Self::MAX_COMPARED {
                units.push(*unit);
            }
        }
        match units.first().copied().or(self.highlight) {
            None => analysis::default_pair(dataset),
            Some(first) if units.len() < 2 => {
                [first].into_iter().chain(analysis::most_comparable(dataset, first)).collect_vec()
            }
            Some(_) => units,
        }
    }

    /// The unit of a profile: the one in focus, else the first of [`View::units`], else the one that reported most.
    pub fn profiled_unit(&self, dataset: &Dataset) -> Option<UnitIx> {
        self.highlight.or(self.units.first().copied()).or_else(|| analysis::unit_with_most_figures(dataset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    #[test]
    fn a_comparison_has_two_to_four_units_each_once() {
        let dataset = embedded();
        let count = |query: &str| {
            let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
            view.compared_units(&dataset).len()
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
