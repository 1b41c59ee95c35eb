//! Names of metrics that are ranks which somebody gave: “Rank in region”, 全省位次.

use super::base_period::is_change;

/// Words that begin the name of a rank where one of [`OF_WHICH`] or a sign follows.
const FIRST: [&str; 11] = [
    "rank",
    "ranks",
    "ranking",
    "rang",
    "rangplatz",
    "platz",
    "platzierung",
    "classement",
    "position",
    "puesto",
    "posizione",
];

/// Words between a rank and those among whom it is given, or what it is given by.
const OF_WHICH: [&str; 30] = [
    "in",
    "of",
    "on",
    "out",
    "among",
    "amongst",
    "within",
    "by",
    "for",
    "nationally",
    "regionally",
    "nach",
    "im",
    "unter",
    "bei",
    "von",
    "der",
    "des",
    "dans",
    "en",
    "parmi",
    "par",
    "sur",
    "selon",
    "entre",
    "por",
    "de",
    "nel",
    "tra",
    "per",
];

/// Words that end the name of a rank of several words.
const LAST: [&str; 4] = ["rank", "ranks", "ranking", "rang"];

/// Endings of Chinese and Japanese names, whose words have no spaces between them.
const ENDINGS: [&str; 5] = ["排名", "位次", "名次", "排位", "順位"];

/// Whether a name in small letters is that of a rank.
pub fn is_rank(name: &str) -> bool {
    // “GDP rank (1 = highest)”, 排名（全省）
    let core = match name.strip_suffix([')', ']', '）']).and_then(|open| open.rsplit_once(['(', '[', '（']))
    {
        Some((before, _)) if !before.trim().is_empty() => before.trim(),
        _ => name.trim(),
    };
    ENDINGS.iter().any(|ending| core.ends_with(ending)) || begins(name) || ends(core)
}

fn begins(name: &str) -> bool {
    let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
    let (first, rest) = name.split_at(end);
    let next = rest.trim_start().split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    FIRST.contains(&first)
        && (OF_WHICH.contains(&next) || rest.trim_start().starts_with(['(', '[', ',', ':', '/']))
}

fn ends(core: &str) -> bool {
    let words: Vec<&str> =
        core.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let [before @ .., last] = words.as_slice() else { return false };
    // “Change in rank” is a number of places.
    let is_of_change = matches!(before.last(), Some(&("in" | "of"))) && is_change(core);
    !before.is_empty() && LAST.contains(last) && !is_of_change
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_known_by_their_names() {
        for name in [
            "rank in region",
            "rank (region)",
            "rank, region",
            "rank of 32",
            "ranking by gdp",
            "national rank",
            "gdp rank (1 = highest)",
            "growth rank",
            "position in league",
            "rang im land",
            "platz in deutschland",
            "classement dans la région",
            "全省位次",
            "全省排名",
            "增速位次",
            "排名（全省）",
            "位次(省内)",
        ] {
            assert!(is_rank(name), "{name}");
        }
        for name in [
            "change in rank",
            "rank change",
            "rank correlation",
            "position",
            "position held",
            "frank in region",
            "位次变化",
            "rankings score",
            "platzbedarf im jahr",
            "ranked schools",
        ] {
            assert!(!is_rank(name), "{name}");
        }
    }
}
