//! Marks name the role of their colour; a [`Palette`](crate::draw::Palette) gives the colour.

/// The role of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The background of everything.
    Paper,
    /// The background of a panel or cell.
    Panel,
    /// Grid lines, baselines and borders.
    Rule,
    /// A mark that is not in focus.
    Mark,
    /// The mark in focus.
    Focus,
    /// Text.
    Text,
    /// Secondary text.
    Soft,
    /// Text about the mark in focus.
    FocusText,
    /// The background of the row in focus.
    Tint,
    /// Text or marks on a background of [`Ink::Text`].
    Inverse,
}

impl Ink {
    /// All roles, in the order of a palette's colours.
    pub const ALL: [Ink; 10] = [
        Ink::Paper,
        Ink::Panel,
        Ink::Rule,
        Ink::Mark,
        Ink::Focus,
        Ink::Text,
        Ink::Soft,
        Ink::FocusText,
        Ink::Tint,
        Ink::Inverse,
    ];

    /// The role's name in style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Ink::Paper => "paper",
            Ink::Panel => "panel",
            Ink::Rule => "rule",
            Ink::Mark => "mark",
            Ink::Focus => "focus",
            Ink::Text => "text",
            Ink::Soft => "soft",
            Ink::FocusText => "focus-text",
            Ink::Tint => "tint",
            Ink::Inverse => "inverse",
        }
    }
}
