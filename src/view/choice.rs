//! The choices of a view that have few, fixed values; each value has one word in URLs and attributes.

use crate::analysis::Rounding;

/// A choice among few values, each with one word in URLs and attributes.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every value with its word; the first is the default.
    const ALL: &'static [(Self, &'static str)];

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }

    /// The word of the value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$value_doc])* $value),+ }

        impl Choice for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$value, $word)),+];
        }
    };
}

impl Choice for Rounding {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Ignored, "off"), (Self::Issued, "on"), (Self::Printed, "printed")];
}

choice! {
    /// Which chart.
    Chart {
        /// One metric, units in order of value.
        Ranking = "ranking",
        /// Growth, a panel for each metric that several units reported; all growth of one unit, where it is asked for alone.
        Growth = "growth",
        /// Everything one unit reported.
        Profile = "profile",
        /// Two to four units side by side.
        Compare = "compare",
        /// Who reported what, over all metrics.
        Coverage = "coverage",
    }
}

choice! {
    /// Order of rows.
    Sort {
        /// By value, the better first.
        Value = "value",
        /// By name.
        Name = "name",
        /// As in the source.
        Source = "source",
        /// In groups, one for each kind of unit, each by value.
        Kind = "kind",
    }
}

choice! {
    /// Scale of the growth chart, and what else a chart can show of the same figures.
    GrowthScale {
        /// Logarithmic: equal factors are equal distances.
        Log = "log",
        /// Linear: equal differences are equal distances.
        Linear = "linear",
        /// A slope from the base period (= 100) to now, for one metric.
        Step = "step",
        /// Ranks instead of values, of one metric over its periods.
        Ranks = "ranks",
        /// On the coverage chart, units by periods of one metric, instead of metrics by units.
        Periods = "periods",
    }
}

choice! {
    /// Which colours.
    ThemeChoice {
        /// As the reader's system is set.
        Auto = "auto",
        /// Dark text on white.
        Light = "light",
        /// Light text on near-black.
        Dark = "dark",
    }
}

choice! {
    /// Which controls the page has.
    Controls {
        /// All of them.
        Full = "full",
        /// The metric only.
        Minimal = "minimal",
        /// None.
        None = "none",
    }
}

choice! {
    /// Whether marks move when the view changes.
    Motion {
        /// As the reader's system is set.
        Auto = "auto",
        /// Never.
        None = "none",
    }
}
