//! Ids and what they lead to: sorted, because a document may hold 100,000.

use std::borrow::Cow;
use std::cell::Cell;

use super::super::json::{JsonValue, Shape};
use super::super::problem::{ProblemSink, Problems};
use super::fields::{member, shown, wrong_shape};
use super::nearest::did_you_mean;
use crate::sort::{sort_by, sort_numbered};

/// The ids of an array's items.
pub(super) struct Ids<'a> {
    what: &'static str,
    /// In the order of the document, each with the place of its item.
    all: Vec<(Cow<'a, str>, u32)>,
    /// Places in `all` in the order of the ids, each with how its id begins.
    sorted: Vec<(u64, u32)>,
    /// The place in `all` that was found last.
    last: Cell<usize>,
}

/// The first eight bytes of an id as a number: where two differ, they order as the ids do.
fn beginning(id: &str) -> u64 {
    let byte = |place: usize| id.as_bytes().get(place).copied().unwrap_or(0);
    (0..8).fold(0, |first, place| first << 8 | u64::from(byte(place)))
}

impl<'a> Ids<'a> {
    /// Sorts the ids, which stand in the order of the `array`, and reports those that stand twice.
    pub(super) fn new(
        what: &'static str,
        ids: Vec<(Cow<'a, str>, u32)>,
        array: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> Self {
        let mut sorted = Vec::with_capacity(ids.len());
        for (place, (id, _)) in ids.iter().enumerate() {
            sorted.push((beginning(id), place as u32));
        }
        let id = |at: &(u64, u32)| ids[at.1 as usize].0.as_ref();
        // Mostly the beginnings tell; then there is little left to compare.
        sort_numbered(&mut sorted);
        sort_by(&mut sorted, |a, b| a.0.cmp(&b.0).then_with(|| id(a).cmp(id(b))));
        for pair in sorted.windows(2) {
            let [one, two] = pair else { continue };
            if one.0 == two.0 && id(one) == id(two) {
                let item = |at: &(u64, u32)| nth(array, ids[at.1 as usize].1);
                problems.note(|problems| twice(what, item(one), item(two), problems));
            }
        }
        Self { what, all: ids, sorted, last: Cell::new(0) }
    }

    /// The place of the item that a value names.
    pub(super) fn find(&self, value: Option<JsonValue<'_>>, problems: &mut impl ProblemSink) -> Option<u32> {
        let value = value?;
        let Some(id) = value.text() else {
            wrong_shape(value, "an id", "write it in double quotes", problems);
            return None;
        };
        let place = self.get(&id);
        if place.is_none() {
            problems.note(|problems| self.unknown(value, &id, problems));
        }
        place
    }

    /// The place of the item with that id.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        // Figures mostly stand unit by unit or metric by metric: what they name is what was named last, or the next.
        let last = self.last.get();
        let is = |place: usize| self.all.get(place).is_some_and(|(known, _)| known == id);
        let place = match () {
            () if is(last + 1) => last + 1,
            () if is(last) => last,
            () => self.look_up(id)?,
        };
        self.last.set(place);
        self.all.get(place).map(|(_, item)| *item)
    }

    /// The place in `all` of an id.
    fn look_up(&self, id: &str) -> Option<usize> {
        let wanted = beginning(id);
        let text = |place: u32| self.all[place as usize].0.as_ref();
        let is_less = |&(known, place): &(u64, u32)| known < wanted || (known == wanted && text(place) < id);
        let found = self.sorted.get(self.sorted.partition_point(is_less))?;
        (text(found.1) == id).then_some(found.1 as usize)
    }

    /// The help "did you mean …?", of these ids and some other names.
    pub(super) fn suggestion(&self, word: &str, others: &[&str]) -> Option<String> {
        let ids = self.all.iter().map(|(id, _)| &**id);
        did_you_mean(word, &mut others.iter().copied().chain(ids))
    }

    fn unknown(&self, value: JsonValue<'_>, id: &str, problems: &mut Problems) {
        let help = self.suggestion(id, &[]).unwrap_or_else(|| {
            [self.what, "s are listed in `", self.what, "s`; add it there, or name one"].concat()
        });
        problems.add(value, &["there is no ", self.what, " ", &shown(value)], &[&help]);
    }
}

fn nth<'a>(array: Option<JsonValue<'a>>, place: u32) -> Option<JsonValue<'a>> {
    array?.items().nth(place as usize)
}

fn twice(what: &str, first: Option<JsonValue<'_>>, second: Option<JsonValue<'_>>, problems: &mut Problems) {
    let (Some(first), Some(second)) = (first, second) else { return };
    let id = member(second, "id").filter(|id| id.shape() == Shape::String).unwrap_or(second);
    let help = [first.path().as_str(), " has the same; give one of them another id"].concat();
    problems.add(id, &["the ", what, " ", &shown(id), " stands twice"], &[&help]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_id_is_found_in_any_order(
            ids in proptest::collection::hash_set("[ab\0]{0,3}|long-beginning-[ab]{0,2}", 0..20),
            asked in proptest::collection::vec(("[ab\0]{0,3}|long-beginning-[ab]{0,2}", any::<prop::sample::Index>(), any::<bool>()), 0..40),
        ) {
            let ids: Vec<String> = ids.into_iter().collect();
            let all = ids.iter().zip(0..).map(|(id, place)| (Cow::Borrowed(id.as_str()), place)).collect();
            let known = Ids::new("unit", all, None, &mut Problems::default());
            for (any, index, is_known) in asked {
                let id = if is_known && !ids.is_empty() { index.get(&ids) } else { &any };
                prop_assert_eq!(known.get(id), ids.iter().position(|other| other == id).map(|place| place as u32));
            }
        }
    }
}
