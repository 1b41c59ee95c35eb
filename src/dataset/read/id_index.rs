//! Finds the item with an id: sorted, because a document may have 100,000 of them.

use std::borrow::Cow;
use std::cell::Cell;

use super::super::json::{JsonType, JsonValue};
use super::super::problem::{ProblemSink, Problems};
use super::excerpt::excerpt;
use super::nearest::did_you_mean;
use super::objects::{member, wrong_type};
use crate::sort::{sort_by, sort_numbered};

/// The ids of the items of an array.
pub(super) struct IdIndex<'a> {
    /// What the items are, for messages: `unit` or `metric`.
    what: &'static str,
    /// In the order of the document, each with the index of its item.
    ids: Vec<(Cow<'a, str>, u32)>,
    /// Indices into `ids` in the order of the ids, each with the [prefix](prefix_number) of its id.
    sorted: Vec<(u64, u32)>,
    /// The index in `ids` that was found last.
    last: Cell<usize>,
}

/// The first eight bytes of an id as a number. Where the numbers of two ids differ, they compare as the ids do.
fn prefix_number(id: &str) -> u64 {
    let byte = |index: usize| id.as_bytes().get(index).copied().unwrap_or(0);
    (0..8).fold(0, |number, index| number << 8 | u64::from(byte(index)))
}

impl<'a> IdIndex<'a> {
    /// Sorts the ids, which are in the order of `array`, and reports duplicates.
    pub(super) fn new(
        what: &'static str,
        ids: Vec<(Cow<'a, str>, u32)>,
        array: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> Self {
        let mut sorted = Vec::with_capacity(ids.len());
        for (index, (id, _)) in ids.iter().enumerate() {
            sorted.push((prefix_number(id), index as u32));
        }
        let id = |entry: &(u64, u32)| ids[entry.1 as usize].0.as_ref();
        // Sorting by the prefixes first leaves little to compare: most ids differ in them.
        sort_numbered(&mut sorted);
        sort_by(&mut sorted, |a, b| a.0.cmp(&b.0).then_with(|| id(a).cmp(id(b))));
        for pair in sorted.windows(2) {
            let [one, two] = pair else { continue };
            if one.0 == two.0 && id(one) == id(two) {
                let item = |entry: &(u64, u32)| nth(array, ids[entry.1 as usize].1);
                problems.report_with(|problems| duplicate(what, item(one), item(two), problems));
            }
        }
        Self { what, ids, sorted, last: Cell::new(0) }
    }

    /// The index of the item that a value names; reports a value that names none.
    pub(super) fn resolve(
        &self,
        value: Option<JsonValue<'_>>,
        problems: &mut impl ProblemSink,
    ) -> Option<u32> {
        let value = value?;
        let Some(id) = value.text() else {
            wrong_type(value, "an id", "write it in double quotes", problems);
            return None;
        };
        let index = self.index_of(&id);
        if index.is_none() {
            problems.report_with(|problems| self.unknown(value, &id, problems));
        }
        index
    }

    /// The index of the item with that id, in logarithmic time.
    pub(super) fn index_of(&self, id: &str) -> Option<u32> {
        // Most documents list their figures by unit or by metric: a figure then names what the last one did, or the next.
        let last = self.last.get();
        let is = |index: usize| self.ids.get(index).is_some_and(|(known, _)| known == id);
        let found = match () {
            () if is(last + 1) => last + 1,
            () if is(last) => last,
            () => self.search(id)?,
        };
        self.last.set(found);
        self.ids.get(found).map(|(_, item)| *item)
    }

    /// The index of an id in `ids`.
    fn search(&self, id: &str) -> Option<usize> {
        let wanted = prefix_number(id);
        let text = |index: u32| self.ids[index as usize].0.as_ref();
        let is_less = |&(known, index): &(u64, u32)| known < wanted || (known == wanted && text(index) < id);
        let found = self.sorted.get(self.sorted.partition_point(is_less))?;
        (text(found.1) == id).then_some(found.1 as usize)
    }

    /// The help “did you mean …?”, with one of these ids or of some other names.
    pub(super) fn suggestion(&self, word: &str, others: &[&str]) -> Option<String> {
        let ids = self.ids.iter().map(|(id, _)| &**id);
        did_you_mean(word, &mut others.iter().copied().chain(ids))
    }

    /// Reports an id that names nothing, once: where its definition is misspelt, everything that refers to it follows.
    fn unknown(&self, value: JsonValue<'_>, id: &str, problems: &mut Problems) {
        let message = ["there is no ", self.what, " ", &excerpt(value)];
        if problems.iter().any(|known| known.message == message.concat()) {
            return;
        }
        let help = self.suggestion(id, &[]).unwrap_or_else(|| {
            [self.what, "s are defined in `", self.what, "s`; define it there, or use the id of one"].concat()
        });
        problems.report(value, &message, &[&help]);
    }
}

fn nth<'a>(array: Option<JsonValue<'a>>, index: u32) -> Option<JsonValue<'a>> {
    array?.items().nth(index as usize)
}

fn duplicate(
    what: &str,
    first: Option<JsonValue<'_>>,
    second: Option<JsonValue<'_>>,
    problems: &mut Problems,
) {
    let (Some(first), Some(second)) = (first, second) else { return };
    let id = member(second, "id").filter(|id| id.json_type() == JsonType::String).unwrap_or(second);
    let help = [first.path().as_str(), " has it too; give one of them another id"].concat();
    problems.report(id, &["there are two ", what, "s with the id ", &excerpt(id)], &[&help]);
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
            let all = ids.iter().zip(0..).map(|(id, index)| (Cow::Borrowed(id.as_str()), index)).collect();
            let known = IdIndex::new("unit", all, None, &mut Problems::default());
            for (any, index, is_known) in asked {
                let id = if is_known && !ids.is_empty() { index.get(&ids) } else { &any };
                prop_assert_eq!(known.index_of(id), ids.iter().position(|other| other == id).map(|index| index as u32));
            }
        }
    }
}
