//! The name that somebody probably meant.

/// Names that are compared at most: a suggestion is a courtesy, and must not take seconds.
const MOST_NAMES: usize = 5_000;
/// Longest word that is compared, in bytes.
const MOST_BYTES: usize = 64;

/// The help "did you mean …?", if one of the names is near enough to the word.
pub(super) fn did_you_mean(word: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
    nearest(word, names).map(|name| ["did you mean \"", name, "\"?"].concat())
}

fn nearest<'n>(word: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    let allowed = 1 + word.len() / 4;
    let near = names.take(MOST_NAMES).map(|name| (distance(word, name), name));
    near.filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters to insert, remove or replace; capital or not makes no difference.
fn distance(word: &str, name: &str) -> usize {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    if word.len() > MOST_BYTES || name.len() > MOST_BYTES || word.len().abs_diff(name.len()) > 16 {
        return usize::MAX;
    }
    let mut row = [0u8; MOST_BYTES + 1];
    for (place, cost) in row.iter_mut().enumerate() {
        *cost = place as u8;
    }
    for (down, left) in word.iter().enumerate() {
        let mut corner = row[0];
        row[0] = down as u8 + 1;
        for (across, right) in name.iter().enumerate() {
            let replaced = corner + u8::from(!left.eq_ignore_ascii_case(right));
            corner = row[across + 1];
            row[across + 1] = replaced.min(corner + 1).min(row[across] + 1);
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
        assert_eq!(distance(&"a".repeat(64), ""), usize::MAX);
        assert_eq!(distance(&"a".repeat(64), &"b".repeat(64)), 64);
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let names = ["wanzhou", "nanan", "yongchuan"];
        assert_eq!(nearest("wanzou", &mut names.into_iter()), Some("wanzhou"));
        assert_eq!(nearest("dazu", &mut names.into_iter()), None);
    }
}
