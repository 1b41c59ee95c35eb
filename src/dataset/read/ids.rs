//! Ids and what they lead to: a sorted list, because a document may hold 100,000.

use std::borrow::Cow;

use super::super::json::{Shape, Value};
use super::super::problem::{Complaints, Problems};
use super::fields::{member, shown, wrong_shape};
use super::nearest::did_you_mean;
use crate::sort::sort_by;

/// The ids of an array's items.
pub(super) struct Ids<'a> {
    what: &'static str,
    sorted: Vec<(Cow<'a, str>, u32)>,
}

impl<'a> Ids<'a> {
    /// Sorts the ids, which stand in the order of the `array`, and reports those that stand twice.
    pub(super) fn new(
        what: &'static str,
        ids: Vec<(Cow<'a, str>, u32)>,
        array: Option<Value<'_>>,
        problems: &mut impl Complaints,
    ) -> Self {
        let mut sorted = ids;
        sort_by(&mut sorted, Ord::cmp);
        for pair in sorted.windows(2) {
            let [(one, first), (two, second)] = pair else { continue };
            if one == two {
                problems.note(|problems| twice(what, nth(array, *first), nth(array, *second), problems));
            }
        }
        Self { what, sorted }
    }

    /// The place of the item that a value names.
    pub(super) fn find(&self, value: Option<Value<'_>>, problems: &mut impl Complaints) -> Option<u32> {
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
        let place = self.sorted.partition_point(|(known, _)| **known < *id);
        self.sorted.get(place).filter(|(known, _)| known == id).map(|(_, item)| *item)
    }

    /// The help "did you mean …?", of these ids and some other names.
    pub(super) fn suggestion(&self, word: &str, others: &[&str]) -> Option<String> {
        let ids = self.sorted.iter().map(|(id, _)| &**id);
        did_you_mean(word, &mut others.iter().copied().chain(ids))
    }

    fn unknown(&self, value: Value<'_>, id: &str, problems: &mut Problems) {
        let help = self.suggestion(id, &[]).unwrap_or_else(|| {
            [self.what, "s are listed in `", self.what, "s`; add it there, or name one"].concat()
        });
        problems.add(value, &["there is no ", self.what, " ", &shown(value)], &[&help]);
    }
}

fn nth<'a>(array: Option<Value<'a>>, place: u32) -> Option<Value<'a>> {
    array?.items().nth(place as usize)
}

fn twice(what: &str, first: Option<Value<'_>>, second: Option<Value<'_>>, problems: &mut Problems) {
    let (Some(first), Some(second)) = (first, second) else { return };
    let id = member(second, "id").filter(|id| id.shape() == Shape::String).unwrap_or(second);
    let help = [first.path().as_str(), " has the same; give one of them another id"].concat();
    problems.add(id, &["the ", what, " ", &shown(id), " stands twice"], &[&help]);
}
