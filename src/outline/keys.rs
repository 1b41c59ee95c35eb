//! The keys on the chart: one table, which the widget obeys and the help lists.

use super::writer::OutlineWriter;
use crate::scene::NavigationStep;
use crate::view::{Choice, View};

/// What a key on the chart does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the focus.
    Navigate(NavigationStep),
    /// Pins the mark in focus and shows its evidence.
    Pin,
    /// Unpins the pinned mark; without one, goes back to the start.
    Dismiss,
    /// Plays the chart as tones, or pauses that.
    Listen,
    /// Says how to read the chart, and lists the keys.
    Help,
}

/// Each key by its name in the browser, its name in the help, and its action.
///
/// Keys of the same action follow each other and share a line of the help; [`DeferredWords::key_actions`](crate::text::DeferredWords::key_actions) describes the lines
/// in this order.
pub const KEYS: [(&str, &str, Action); 14] = [
    ("ArrowRight", "→", Action::Navigate(NavigationStep::Next)),
    ("ArrowLeft", "←", Action::Navigate(NavigationStep::Previous)),
    ("ArrowDown", "↓", Action::Navigate(NavigationStep::Below)),
    ("ArrowUp", "↑", Action::Navigate(NavigationStep::Above)),
    ("Home", "Home", Action::Navigate(NavigationStep::First)),
    ("End", "End", Action::Navigate(NavigationStep::Last)),
    ("PageDown", "Page Down", Action::Navigate(NavigationStep::PageDown)),
    ("PageUp", "Page Up", Action::Navigate(NavigationStep::PageUp)),
    ("Enter", "Enter", Action::Pin),
    (" ", "Space", Action::Pin),
    ("Escape", "Esc", Action::Dismiss),
    ("l", "L", Action::Listen),
    ("?", "?", Action::Help),
    // The question mark of a Chinese input method.
    ("？", "？", Action::Help),
];

#[cfg(doc)]
use crate::text::Words;

/// The action of a key; `None` for a key that is left to the browser.
pub fn action(key: &str) -> Option<Action> {
    KEYS.iter().find(|(name, ..)| *name == key).map(|(.., action)| *action)
}

/// How to read the chart, and the list of all keys, as one element: a dialog with a button that closes it.
pub fn help(view: &View) -> String {
    let words = view.lang.words();
    let deferred = view.lang.deferred_words();
    let title = [words.help, words.colon, words.charts[view.chart as usize]].concat();
    let mut writer = OutlineWriter::new(view.lang);
    writer.open("dialog data-part=help");
    writer.attr("class", "rf help");
    writer.attr("lang", view.lang.code());
    writer.attr("data-theme", view.theme.word());
    writer.attr("aria-label", words.help);
    writer.element("h3", &title);
    writer.element("p", deferred.how_to_read[view.chart as usize]);
    writer.element("h3", deferred.keys);
    writer.open("dl");
    lines(&mut writer, &deferred.key_actions);
    writer.close();
    writer.element("button type=button", words.close);
    writer.close();
    writer.finish()
}

/// A line for each action, with all its keys.
fn lines(writer: &mut OutlineWriter, descriptions: &[&str]) {
    let mut last = None;
    let mut descriptions = descriptions.iter();
    for (_, shown, action) in KEYS {
        if last == Some(action) {
            writer.plain_text(" ");
        } else {
            if last.is_some() {
                end_line(writer, descriptions.next());
            }
            writer.open("div");
            writer.open("dt");
        }
        writer.element("kbd", shown);
        last = Some(action);
    }
    end_line(writer, descriptions.next());
}

fn end_line(writer: &mut OutlineWriter, description: Option<&&str>) {
    writer.close();
    writer.element("dd", description.copied().unwrap_or_default());
    writer.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Lang;
    use crate::view::{Chart, GrowthScale};

    #[test]
    fn every_key_is_once_in_the_table_and_the_help_is_short() {
        let mut lines = 0;
        for (index, (key, _, own)) in KEYS.into_iter().enumerate() {
            assert_eq!(action(key), Some(own), "{key} is there twice");
            lines += usize::from(index == 0 || KEYS[index - 1].2 != own);
        }
        for lang in Lang::ALL {
            assert_eq!(lang.deferred_words().key_actions.len(), lines);
            // Of Chinese, two characters count as a word.
            for text in lang.deferred_words().how_to_read {
                let words = text.split_whitespace().count().max(if lang == Lang::Zh {
                    text.chars().count() / 2
                } else {
                    0
                });
                assert!((40..=120).contains(&words), "{words} words: {text}");
            }
        }
    }

    #[test]
    fn help_calls_a_scale_by_the_name_of_its_control() {
        for lang in Lang::ALL {
            let help = lang.deferred_words().how_to_read[Chart::Growth as usize];
            let step = lang.words().growth_scales[GrowthScale::Step as usize];
            assert!(help.contains(step), "{step} in {help}");
        }
    }

    #[test]
    fn other_keys_are_left_to_the_browser() {
        for key in ["Tab", "a", "t", "L", "Insert", "CapsLock", "F1", "/"] {
            assert_eq!(action(key), None, "{key}");
        }
    }
}
