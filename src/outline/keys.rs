//! The keys on the picture: one table that the widget obeys and the help lists, so that it cannot lie.

use super::Tape;
use crate::scene::Step;
use crate::view::{Choice, View};

/// What a key on the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the focus.
    Walk(Step),
    /// Pins the mark in focus and shows its evidence.
    Pin,
    /// Lets go of what is pinned, then of the mark in focus.
    Out,
    /// Lists the keys.
    Help,
}

/// A key by the browser's name, how the help shows it, and what it does. What it does is said by [`Words::keys`],
/// in this order; keys of one line of the help stand side by side.
pub const KEYS: [(&str, &str, Action); 13] = [
    ("ArrowRight", "→ Right", Action::Walk(Step::Next)),
    ("ArrowLeft", "← Left", Action::Walk(Step::Previous)),
    ("ArrowDown", "↓ Down", Action::Walk(Step::Below)),
    ("ArrowUp", "↑ Up", Action::Walk(Step::Above)),
    ("Home", "Home", Action::Walk(Step::First)),
    ("End", "End", Action::Walk(Step::Last)),
    ("PageDown", "Page Down", Action::Walk(Step::PageDown)),
    ("PageUp", "Page Up", Action::Walk(Step::PageUp)),
    ("Enter", "Enter", Action::Pin),
    (" ", "Space", Action::Pin),
    ("Escape", "Esc", Action::Out),
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
    let mut tape = Tape::new(view.lang);
    tape.open("dialog data-part=help");
    tape.attr("class", "rf help");
    tape.attr("lang", view.lang.code());
    tape.attr("data-theme", view.theme.word());
    tape.attr("aria-label", words.keys_title);
    tape.leaf("h3", words.keys_title);
    tape.open("dl");
    lines(&mut tape, &words.keys);
    tape.close();
    tape.leaf("button type=button", words.close);
    tape.close();
    tape.finish()
}

/// What each key does; keys that do the same stand on one line.
fn lines(tape: &mut Tape, does: &[&str]) {
    let mut last = None;
    let mut does = does.iter();
    for (_, shown, action) in KEYS {
        if last == Some(action) {
            tape.plain(" ");
        } else {
            if last.is_some() {
                end_line(tape, does.next());
            }
            tape.open("div");
            tape.open("dt");
        }
        tape.leaf("kbd", shown);
        last = Some(action);
    }
    end_line(tape, does.next());
}

fn end_line(tape: &mut Tape, does: Option<&&str>) {
    tape.close();
    tape.leaf("dd", does.copied().unwrap_or_default());
    tape.close();
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
