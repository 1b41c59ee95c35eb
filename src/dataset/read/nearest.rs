//! Suggestions for a misspelled name.

/// How many names are compared at most, so that an error in a large document does not take seconds.
const MAX_NAMES: usize = 5_000;
/// The longest name that is compared, in bytes.
const MAX_BYTES: usize = 64;

/// The help “did you mean …?” with the name that is nearest to `word`, if one is near enough.
pub(super) fn did_you_mean(word: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
    nearest(word, names).map(|name| ["did you mean \"", name, "\"?"].concat())
}

fn nearest<'n>(word: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    let allowed = 1 + word.len() / 5;
    // "unit_of_measure" is "unit" with more said.
    let is_begun = |name: &str| word.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
    let steps = |name: &str| if is_begun(name) { allowed } else { distance(word, name) };
    let near = names.take(MAX_NAMES).map(|name| (steps(name), name));
    near.filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many bytes are added, left out, replaced, or exchanged with the next one, without regard to case (the optimal string
/// alignment distance): `nmae` is one step from `name`. `usize::MAX` for names that are too long or too different in length
/// to be compared.
fn distance(word: &str, name: &str) -> usize {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    if word.len() > MAX_BYTES || name.len() > MAX_BYTES || word.len().abs_diff(name.len()) > 16 {
        return usize::MAX;
    }
    // The distance of the part of the word read so far to each beginning of the name; and of one letter less.
    let mut row = [0u8; MAX_BYTES + 1];
    let mut before = [0u8; MAX_BYTES + 1];
    for (index, cost) in row.iter_mut().enumerate() {
        *cost = index as u8;
    }
    let same = |down: usize, across: usize| word[down].eq_ignore_ascii_case(&name[across]);
    for down in 0..word.len() {
        let two_before = before;
        before = row;
        row[0] = down as u8 + 1;
        for across in 0..name.len() {
            let replaced = before[across] + u8::from(!same(down, across));
            let mut least = replaced.min(before[across + 1] + 1).min(row[across] + 1);
            let may_exchange = down > 0 && across > 0;
            if may_exchange && same(down, across - 1) && same(down - 1, across) {
                least = least.min(two_before[across - 1] + 1);
            }
            row[across + 1] = least;
        }
    }
    usize::from(row[name.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("wanzou", "wanzhou"), 1);
        assert_eq!(distance("Bound", "bound"), 0);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("uints", "units"), 1);
        assert_eq!(distance("abab", "baba"), 2);
        assert_eq!(distance(&"a".repeat(64), ""), usize::MAX);
        assert_eq!(distance(&"a".repeat(64), &"b".repeat(64)), 64);
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let names = ["wanzhou", "nanan", "yongchuan"];
        assert_eq!(nearest("wanzou", &mut names.into_iter()), Some("wanzhou"));
        assert_eq!(nearest("dazu", &mut names.into_iter()), None);
        assert_eq!(nearest("nmae", &mut ["id", "name", "note"].into_iter()), Some("name"));
        assert_eq!(nearest("unit_of_measure", &mut ["id", "unit", "note"].into_iter()), Some("unit"));
    }
}
