//! Stable sorting in less WebAssembly than the standard library takes.
//!
//! The standard library's sorts are compiled again for each item type and each comparison, about 4 kB every time. The
//! merge sort below is compiled once: it sorts indices, and calls the comparison through a reference.

use crate::collect::CollectVec as _;
use std::cmp::Ordering;

/// Sorts a slice with a stable merge sort: O(n log n), and O(n) for items that are sorted or reversed already.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = order(items.len() as u32, &mut |a, b| compare(&items[a as usize], &items[b as usize]));
    permute(&mut order, &mut |a, b| items.swap(a as usize, b as usize));
}

/// Sorts by the first number of each item, in ascending order, with a stable radix sort: O(n), byte by byte from the least
/// significant. For 100,000 items it takes a fifth of the time of [`sort_by`].
pub fn sort_numbered(list: &mut Vec<(u64, u32)>) {
    let first = list.first().map_or(0, |item| item.0);
    let differs = list.iter().fold(0, |differs, item| differs | (item.0 ^ first));
    let mut spare = list.clone();
    for byte in 0..8 {
        let value = |item: &(u64, u32)| (item.0 >> (8 * byte) & 0xff) as usize;
        if differs >> (8 * byte) & 0xff == 0 {
            continue;
        }
        // The index at which the items with each value of the byte begin.
        let mut starts = [0_usize; 257];
        for item in list.iter() {
            starts[value(item) + 1] += 1;
        }
        for value in 1..257 {
            starts[value] += starts[value - 1];
        }
        for item in list.iter() {
            let slot = &mut starts[value(item)];
            spare[*slot] = *item;
            *slot += 1;
        }
        std::mem::swap(list, &mut spare);
    }
}

/// Sorts indices by a pair of numbers of each, in ascending order, as [`sort_numbered`] does: by the second number, then by
/// the first.
pub fn sort_by_pair(order: &mut [u32], pair: &dyn Fn(u32) -> [u64; 2]) {
    for by_first in [false, true] {
        let mut list = Vec::with_capacity(order.len());
        for &index in order.iter() {
            let [first, second] = pair(index);
            list.push((if by_first { first } else { second }, index));
        }
        sort_numbered(&mut list);
        for (slot, (_, index)) in order.iter_mut().zip(list) {
            *slot = index;
        }
    }
}

/// The indices from 0 to `count`, sorted by `compare`; equals stay in ascending order.
fn order(count: u32, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut list = (0..count).collect_vec();
    let mut ends = runs(&mut list, compare);
    let mut spare = list.clone();
    while ends.len() > 1 {
        ends = merge_pairs(&list, &mut spare, &ends, compare);
        std::mem::swap(&mut list, &mut spare);
    }
    list
}

/// The ends of the runs that are sorted already. Descending runs are reversed.
fn runs(list: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut ends = Vec::new();
    let count = list.len() as u32;
    let mut start = 0;
    while start < count {
        let mut descends = |index: u32| compare(index, index - 1) == Ordering::Less;
        let mut end = start + 1;
        let is_descending = end < count && descends(end);
        while end < count && descends(end) == is_descending {
            end += 1;
        }
        if is_descending {
            list[start as usize..end as usize].reverse();
        }
        ends.push(end);
        start = end;
    }
    ends
}

/// Merges runs in pairs, from one list into another, and returns the new ends.
fn merge_pairs(
    from: &[u32],
    into: &mut [u32],
    ends: &[u32],
    compare: &mut dyn FnMut(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut merged = Vec::with_capacity(ends.len() / 2 + 1);
    let mut start = 0;
    for pair in ends.chunks(2) {
        let (middle, end) = (pair[0] as usize, pair[pair.len() - 1]);
        merge(&from[start..middle], &from[middle..end as usize], &mut into[start..], compare);
        merged.push(end);
        start = end as usize;
    }
    merged
}

/// Merges two sorted lists into a third; of equals, those on the left come first.
fn merge<'a>(
    mut left: &'a [u32],
    mut right: &'a [u32],
    into: &mut [u32],
    compare: &mut dyn FnMut(u32, u32) -> Ordering,
) {
    for slot in into {
        let from_right = match (left.first(), right.first()) {
            (Some(&left), Some(&right)) => compare(right, left) == Ordering::Less,
            (left, _) => left.is_none(),
        };
        let side = if from_right { &mut right } else { &mut left };
        let Some((&first, rest)) = side.split_first() else { return };
        *slot = first;
        *side = rest;
    }
}

/// Moves the item at `order[i]` to `i` for every `i`, by swapping along the cycles of the permutation.
fn permute(order: &mut [u32], swap: &mut dyn FnMut(u32, u32)) {
    for start in 0..order.len() as u32 {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at as usize], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in proptest::collection::vec(0u8..20, 0..200)) {
            let mut ours: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn numbers_are_sorted_as_by_comparing(
            numbers in proptest::collection::vec(prop_oneof![0u64..5, any::<u64>(), (0u64..3).prop_map(|n| n << 40)], 0..200),
        ) {
            let mut ours: Vec<(u64, u32)> = numbers.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_numbered(&mut ours);
            sort_by(&mut theirs, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn pairs_are_sorted_as_by_comparing(
            numbers in proptest::collection::vec([prop_oneof![0u64..3, any::<u64>()], prop_oneof![0u64..3, any::<u64>()]], 0..200),
        ) {
            let mut ours: Vec<u32> = (0..numbers.len() as u32).collect();
            let mut theirs = ours.clone();
            sort_by_pair(&mut ours, &|index| numbers[index as usize]);
            theirs.sort_by_key(|index| numbers[*index as usize]);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn an_inconsistent_comparison_loses_no_items(answers in proptest::collection::vec(0u8..3, 1..200)) {
            let mut answers = answers.into_iter().map(|it| [Ordering::Less, Ordering::Equal, Ordering::Greater][usize::from(it)]).cycle();
            let mut list = order(50, &mut |_, _| answers.next().unwrap_or(Ordering::Equal));
            list.sort_unstable();
            prop_assert_eq!(list, (0..50).collect::<Vec<u32>>());
        }
    }

    /// How many comparisons it takes to sort these.
    fn comparisons(items: &[u32]) -> u32 {
        let mut count = 0;
        let mut sorted = items.to_vec();
        sort_by(&mut sorted, |a, b| {
            count += 1;
            a.cmp(b)
        });
        assert!(sorted.is_sorted());
        count
    }

    #[test]
    fn a_hundred_thousand_take_n_log_n_and_the_sorted_n() {
        let many = 100_000;
        let scattered: Vec<u32> = (0..many).map(|n: u32| n.wrapping_mul(2_654_435_761) >> 4).collect();
        assert!(comparisons(&scattered) < many * 17);
        assert!(comparisons(&(0..many).collect::<Vec<_>>()) <= many);
        assert!(comparisons(&(0..many).rev().collect::<Vec<_>>()) <= many);
    }
}
