//! Names that a narrow picture cannot show whole, and that begin alike.

use crate::chart::{WIDTHS, shortest_name};
use crate::dataset::{Dataset, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The most names that are listed.
const MOST: usize = 5;

/// Asks for short names where names begin so alike that a phone would show the same of them; empty where there are none.
pub fn advice(dataset: &Dataset) -> String {
    let mut alike: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in dataset.units.iter().flat_map(|unit| Lang::ALL.map(|lang| unit.short.get(lang))) {
        alike.entry(shortest_name(name, WIDTHS[0])).or_default().insert(name);
    }
    let names: Vec<&str> = alike.into_values().filter(|names| names.len() > 1).flatten().collect();
    if names.is_empty() {
        return String::new();
    }
    let mut list: Vec<String> = names.iter().take(MOST).map(|name| format!("“{name}”")).collect();
    if names.len() > MOST {
        list.push(format!("and {} more", names.len() - MOST));
    }
    format!(
        "\n\nhelp: on a phone these names are cut in the middle, as they begin alike: {}.\n      Give each of these units \
         a \"short\" name that differs in its first letters.",
        list.join(", ")
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::{embedded, read};

    #[test]
    fn names_that_begin_alike_need_short_ones() {
        let advice = advice(&read(include_str!("../../../tests/trials/uni.json")).unwrap());
        assert!(advice.contains("“University Hospitals of Leicester NHS Trust”"), "{advice}");
        assert!(advice.contains("\"short\"") && !advice.contains("more"), "{advice}");
        assert_eq!(super::advice(&embedded()), "");
    }
}
