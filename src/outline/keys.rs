//! The keys on the picture: one table that the widget obeys and the help lists, so that it cannot lie.

use super::OutlineWriter;
use crate::scene::NavigationStep;
use crate::view::{Choice, View};

/// What a key on the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the focus.
    Navigate(NavigationStep),
    /// Pins the mark in focus and shows its evidence.
    Pin,
    /// Lets go of what is pinned, then of the mark in focus.
    Dismiss,
    /// Lists the keys.
    Help,
}

/// A key by the browser's name, how the help shows it, and what it does. What it does is said by [`Words::keys`],
/// in this order; keys of one line of the help stand side by side.
pub const KEYS: [(&str, &str, Action); 13] = [
    ("ArrowRight", "→ Right", Action::Navigate(NavigationStep::Next)),
    ("ArrowLeft", "← Left", Action::Navigate(NavigationStep::Previous)),
    ("ArrowDown", "↓ Down", Action::Navigate(NavigationStep::Below)),
    ("ArrowUp", "↑ Up", Action::Navigate(NavigationStep::Above)),
    ("Home", "Home", Action::Navigate(NavigationStep::First)),
    ("End", "End", Action::Navigate(NavigationStep::Last)),
    ("PageDown", "Page Down", Action::Navigate(NavigationStep::PageDown)),
    ("PageUp", "Page Up", Action::Navigate(NavigationStep::PageUp)),
    ("Enter", "Enter", Action::Pin),
    (" ", "Space", Action::Pin),
    ("Escape", "Esc", Action::Dismiss),
    ("?", "?", Action::Help),
    // What the same key types where Chinese is written.
    ("？", "？", Action::Help),
];

#[cfg(doc)]
use crate::text::Words;

/// What a key does; `None` where it is not ours.
pub fn action(key: &str) -> Option<Action> {
    KEYS.iter().find(|(name, ..)| *name == key).map(|(.., action)| *action)
}

/// The list of all keys, as a dialog with a button that closes it.
pub fn help(view: &View) -> String {
    let words = view.lang.words();
    let mut out = OutlineWriter::new(view.lang);
    out.open("dialog data-part=help");
    out.attr("class", "rf help");
    out.attr("lang", view.lang.code());
    out.attr("data-theme", view.theme.word());
    out.attr("aria-label", words.keys_title);
    out.leaf("h3", words.keys_title);
    out.open("dl");
    lines(&mut out, &words.keys);
    out.close();
    out.leaf("button type=button", words.close);
    out.close();
    out.finish()
}

/// What each key does; keys that do the same stand on one line.
fn lines(out: &mut OutlineWriter, does: &[&str]) {
    let mut last = None;
    let mut does = does.iter();
    for (_, shown, action) in KEYS {
        if last == Some(action) {
            out.plain(" ");
        } else {
            if last.is_some() {
                end_line(out, does.next());
            }
            out.open("div");
            out.open("dt");
        }
        out.leaf("kbd", shown);
        last = Some(action);
    }
    end_line(out, does.next());
}

fn end_line(out: &mut OutlineWriter, does: Option<&&str>) {
    out.close();
    out.leaf("dd", does.copied().unwrap_or_default());
    out.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Lang;

    #[test]
    fn every_key_stands_once_in_the_table_and_every_line_of_the_help_has_words() {
        let mut lines = 0;
        for (place, (key, _, does)) in KEYS.into_iter().enumerate() {
            assert_eq!(action(key), Some(does), "{key} stands twice");
            lines += usize::from(place == 0 || KEYS[place - 1].2 != does);
        }
        for lang in Lang::ALL {
            assert_eq!(lang.words().keys.len(), lines);
        }
    }

    #[test]
    fn keys_that_are_not_ours_are_left_alone() {
        for key in ["Tab", "a", "t", "Insert", "CapsLock", "F1", "/"] {
            assert_eq!(action(key), None, "{key}");
        }
    }
}
