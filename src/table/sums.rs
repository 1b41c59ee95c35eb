//! Rows that are the sum of all others, whatever their names.

use super::block::Block;
use super::decimal::Decimal;
use super::figure::Bound;
use super::fold::fold;
use super::grid::{Grid, Storage};
use super::lexicon::{self, HeadingWord};
use super::numeral::DecimalMark;
use super::printed::{Content, parse};
use super::roles::Role;
use super::rows::RowKind;
use super::rules::DecimalMarks;
use super::structure::Structure;
use std::cmp::Ordering;

/// The first and the last row of figures, where each column of one sums up the others, by their index in the body.
///
/// One column of few rows may do so by accident: two columns or four other rows are asked for.
pub fn rows_of_sums(
    grid: &Grid,
    block: &Block,
    structure: &Structure,
    rows: &[RowKind],
    marks: &DecimalMarks,
) -> Vec<usize> {
    let is_wide =
        structure.roles.iter().all(|role| !matches!(role, Role::Metric | Role::Dimension | Role::Period));
    let figures: Vec<usize> = (0..rows.len()).filter(|index| rows[*index] == RowKind::Figures).collect();
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else { return Vec::new() };
    if !is_wide || figures.len() < 4 || structure.columns_are_units {
        return Vec::new();
    }
    let is_total = |candidate: &&usize| {
        let row = &grid.rows[block.body.start + **candidate];
        let is_nation = lexicon::is_nation(structure.row_name(row));
        // Ranks add up to nothing.
        let is_rank =
            |column: &&usize| lexicon::heading(&structure.headings[**column].name) == Some(HeadingWord::Rank);
        let columns =
            structure.figures.iter().filter(|it| !is_rank(it)).map(|column| structure.left + column);
        let number = |index: usize, column: usize| {
            exact(grid, block.body.start + index, column, marks.of(column).choice)
        };
        let (mut equal, mut more, mut less) = (0, 0, 0);
        for column in columns {
            let mut others =
                figures.iter().filter(|index| index != candidate).map(|index| number(*index, column));
            let sum = others.try_fold(Decimal::whole(0), |sum, next| sum.plus(next?));
            let Some((own, sum)) = number(**candidate, column).zip(sum) else { continue };
            match own.compare(sum) {
                Some(Ordering::Equal) if !own.is_zero() => equal += 1,
                Some(Ordering::Greater) if own.is_whole() => more += 1,
                // Rates and averages do not add up.
                _ => less += usize::from(own.is_whole() && sum.is_whole()),
            }
        }
        let adds_up = more == 0 && (equal > 1 || equal == 1 && figures.len() > 4);
        less == 0 && (adds_up || is_nation && equal + more > 0)
    };
    // One total is enough: where both would do, the rest is zero.
    [last, first].into_iter().find(is_total).copied().into_iter().collect()
}

/// The number of a cell that prints one and nothing more.
fn exact(grid: &Grid, row: usize, column: usize, mark: DecimalMark) -> Option<Decimal> {
    let cell = grid.rows[row].cell(column);
    let folded = fold(&cell.text);
    let Content::Number(printed) = parse(&folded).0 else { return None };
    let is_plain = printed.bound == Bound::Exact
        && printed.upper.is_none()
        && printed.measure.is_none()
        && !printed.in_brackets;
    let mark = if cell.storage == Storage::Number { DecimalMark::Point } else { mark };
    let value = printed.number.read(mark).ok().filter(|_| is_plain)?;
    Some(value.with_sign(printed.is_negative))
}
