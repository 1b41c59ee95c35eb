//! Ids of units and metrics, made of their names.

use std::collections::HashSet;

/// Ids by the numbers of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Vec<String>);

impl Ids {
    /// Makes an id of each name: of its letters and digits where there are some, else of `prefix` and its number.
    pub fn new(names: &[String], prefix: &str) -> Self {
        Self::after(Vec::new(), names, prefix)
    }

    /// The same where the first names have ids already.
    pub fn after(given: Vec<String>, names: &[String], prefix: &str) -> Self {
        let mut used: HashSet<String> = given.iter().cloned().collect();
        let mut ids = given;
        for (index, name) in names.iter().enumerate().skip(ids.len()) {
            let id =
                slug(name).filter(|id| !used.contains(id)).unwrap_or_else(|| numbered(prefix, index, &used));
            used.insert(id.clone());
            ids.push(id);
        }
        Self(ids)
    }

    /// The id of a number.
    pub fn of(&self, number: usize) -> &str {
        &self.0[number]
    }
}

fn numbered(prefix: &str, index: usize, used: &HashSet<String>) -> String {
    let mut number = index + 1;
    while used.contains(&format!("{prefix}-{number}")) {
        number += 1;
    }
    format!("{prefix}-{number}")
}

/// The longest id that is made of a name.
const MAX_LENGTH: usize = 40;

/// A name's letters and digits in the form of an id; none where it is not written in the Latin alphabet.
pub fn slug(name: &str) -> Option<String> {
    let mut id = String::new();
    for letter in name.chars() {
        let plain = plain(letter);
        if plain.is_empty() && letter.is_alphabetic() {
            return None;
        }
        if !plain.is_empty() {
            id.push_str(plain.to_ascii_lowercase().as_str());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= MAX_LENGTH {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// A letter without its accent.
fn plain(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        return letter.to_string();
    }
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let found = match lower {
        'ä' | 'æ' => "ae",
        'à'..='å' | 'ą' | 'ă' | 'ā' => "a",
        'ç' | 'č' | 'ć' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ě' | 'ę' | 'ė' | 'ē' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ı' | 'ī' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='õ' | 'ø' => "o",
        'ö' | 'œ' => "oe",
        'ù'..='û' | 'ů' | 'ű' | 'ū' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'š' | 'ś' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ž' | 'ź' | 'ż' => "z",
        'ł' | 'ľ' | 'ĺ' => "l",
        'ř' => "r",
        'ő' => "o",
        _ => "",
    };
    found.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names_and_unique() {
        let names =
            ["Äußerau", "GDP (亿元)", "甲区", "North  Moor!", "north moor", "Œuvre", "Dębowa Łąka", "Žďár"]
                .map(str::to_owned);
        let ids = Ids::new(&names, "unit");
        let all: Vec<&str> = (0..names.len()).map(|index| ids.of(index)).collect();
        assert_eq!(
            all,
            ["aeusserau", "unit-2", "unit-3", "north-moor", "unit-5", "oeuvre", "debowa-laka", "zdar"]
        );
    }
}
