//! Which units the printed digits do not tell apart.

use super::names::row_names;
use super::template::{counted, fill};
use crate::analysis::{Indistinct, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang};
use crate::sort::sort_by;

/// One sentence: of one group, which units are not told apart; of several, how many units. The evidence of each unit says
/// from which others it is not.
pub fn indistinct_sentence(
    dataset: &Dataset,
    ranking: &Ranking,
    groups: &[Indistinct],
    lang: Lang,
) -> Option<String> {
    match groups {
        [] => None,
        [one] => Some(indistinct_note(dataset, ranking, one, lang)),
        _ => {
            let mut rows =
                groups.iter().flat_map(|group| [&group.coarse, &group.others]).flatten().collect_vec();
            sort_by(&mut rows, |a, b| a.cmp(b));
            rows.dedup();
            Some(counted(lang.words().headline_indistinct_many, rows.len(), lang))
        }
    }
}

/// Which units the printed digits do not tell apart from which others.
pub fn indistinct_note(dataset: &Dataset, ranking: &Ranking, group: &Indistinct, lang: Lang) -> String {
    let names = |rows: &[usize]| row_names(dataset, &ranking.rows, rows, lang);
    fill(lang.words().headline_indistinct, &[&names(&group.coarse), &names(&group.others)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::Kind;
    use crate::text::Headline;
    use crate::view::View;

    fn dataset(values: &[&str]) -> AnalysedDataset {
        let units = (0..values.len()).map(|index| unit(&format!("U{index}"), DISTRICT)).collect();
        let figures = (0..).zip(values).map(|(unit, value)| figure(unit, 0, value)).collect();
        let metrics = vec![metric(Kind::Growth)];
        AnalysedDataset::new(Dataset { units, metrics, figures, ..Dataset::default() })
    }

    /// How often the line below the headline speaks of printed digits, and that line.
    fn said(values: &[&str], lang: Lang) -> (usize, String) {
        let dataset = dataset(values);
        let coverage = Headline::of(&dataset, &View::start(&dataset, lang)).coverage;
        (coverage.matches(["所印位数", "the printed digits"][lang as usize]).count(), coverage)
    }

    #[test]
    fn of_several_groups_the_units_are_counted_in_one_sentence() {
        let many = ["9", "9.1", "8", "8.1", "8.2", "7", "6.9", "5", "5.1", "1.0"];
        let (count, coverage) = said(&many, Lang::En);
        assert!(count == 1 && coverage.contains("tell 9 units apart"), "{coverage}");
        let (count, coverage) = said(&many, Lang::Zh);
        assert!(count == 1 && coverage.contains("9个单位"), "{coverage}");
        let (count, coverage) = said(&["9", "9.1", "7.0"], Lang::En);
        assert!(count == 1 && coverage.contains("do not tell U0 apart from U1"), "{coverage}");
        assert_eq!(said(&["9.0", "8.1", "7.0"], Lang::En).0, 0);
    }
}
