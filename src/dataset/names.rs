//! The names of enums in documents and URLs.

use super::{Basis, Better, Bound, GapReason, Kind, Status};

macro_rules! names {
    ($type:ident: $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            /// All of them, in the order in which they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The names of all of them, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name in documents and URLs.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The one with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::NAMES.iter().position(|known| *known == name).and_then(|index| Self::ALL.get(index).copied())
            }
        }
    };
}

names!(
    Kind: Growth = "growth",
    Share = "share",
    Amount = "amount",
    Count = "count",
    Rank = "rank",
    Grade = "grade",
    Multiple = "multiple",
    Points = "points",
    Streak = "streak",
    Score = "score",
    Rate = "rate",
    Duration = "duration",
);
names!(Better: Higher = "higher", Lower = "lower", Neither = "neither");
names!(
    Bound: Exact = "exact",
    Over = "over",
    AtLeast = "at_least",
    About = "about",
    Under = "under",
    AtMost = "at_most",
);
names!(Basis: Stated = "stated", Implied = "implied", Unknown = "unknown");
names!(
    GapReason: CutOff = "cut_off",
    Unreadable = "unreadable",
    NotYetDue = "not_yet_due",
    NotCollected = "not_collected",
    Suppressed = "suppressed",
    Unreliable = "unreliable",
    BelowDetection = "below_detection",
    Withheld = "withheld",
    NotApplicable = "not_applicable",
    NotReported = "not_reported",
    Unknown = "unknown",
);
names!(
    Status: Provisional = "provisional",
    Revised = "revised",
    Estimated = "estimated",
    Forecast = "forecast",
    Break = "break",
    LowReliability = "low_reliability",
    DefinitionDiffers = "definition_differs",
);

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;

    #[test]
    fn names_round_trip() {
        for &status in Status::ALL {
            assert_eq!(Status::from_name(status.as_str()), Some(status));
        }
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.as_str()), Some(kind));
        }
        assert_eq!(Kind::from_name("Growth"), None);
        assert_eq!(GapReason::NotYetDue.as_str(), "not_yet_due");
    }
}
