//! What a mark is painted with: a role, never a colour. Themes give the colours.

/// The role of a colour on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The ground.
    Paper,
    /// A quiet panel on the ground.
    Panel,
    /// Lines that structure: baselines, grid, frames.
    Rule,
    /// A mark that is not in focus.
    Mark,
    /// The mark in focus.
    Focus,
    /// Text.
    Text,
    /// Text that stands back.
    Soft,
    /// Text about the mark in focus.
    FocusText,
    /// A ground tinted for the row in focus.
    Tint,
    /// Text or marks on [`Ink::Text`] as a ground.
    Inverse,
}

impl Ink {
    /// All roles, in the order of a theme's colours.
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
