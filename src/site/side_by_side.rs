//! Work on many parts, as many at a time as the machine has cores.

use crate::site::Result;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each part, in the order of the parts. They are begun in this order, too.
///
/// # Errors
/// The first part in this order that failed.
pub fn side_by_side<P: Sync, R: Send>(parts: &[P], work: impl Fn(&P) -> Result<R> + Sync) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let begin = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        parts.get(index).map(|part| (index, work(part)))
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(parts.len());
    let done = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..cores).map(|_| scope.spawn(|| std::iter::from_fn(begin).collect::<Vec<_>>())).collect();
        workers.into_iter().map(|worker| worker.join()).collect::<thread::Result<Vec<_>>>()
    });
    let mut done: Vec<_> =
        done.map_err(|_| "a part of the work broke off".to_owned())?.into_iter().flatten().collect();
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_have_the_order_of_their_parts() {
        let parts: Vec<u64> = (0..100).rev().collect();
        assert_eq!(side_by_side(&parts, |part| Ok(part * 2)), Ok((0..100).rev().map(|it| it * 2).collect()));
        assert_eq!(side_by_side(&[0; 0], |part| Ok(*part)), Ok(vec![]));
    }

    #[test]
    fn the_first_failure_is_reported() {
        let fails = |part: &u64| if part % 7 == 6 { Err(part.to_string()) } else { Ok(()) };
        assert_eq!(side_by_side(&(0..100).collect::<Vec<_>>(), fails), Err("6".to_owned()));
    }
}
