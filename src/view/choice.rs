//! The small closed choices of a view, each with the words it has in a URL.

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

choice! {
    /// Which chart.
    Chart {
        /// One metric, units in order.
        Ranking = "ranking",
        /// All growth figures at once, a row a unit.
        Growth = "growth",
        /// One unit, all it reported.
        Profile = "profile",
        /// Two to four units side by side.
        Compare = "compare",
        /// All metrics, who reported what.
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
    }
}

choice! {
    /// How growth is placed.
    GrowthScale {
        /// Equal factors are equally far.
        Log = "log",
        /// Equal differences are equally far.
        Linear = "linear",
        /// From last year (= 100) to this year, for one metric.
        Step = "step",
    }
}

choice! {
    /// Which colours.
    ThemeChoice {
        /// The reader's own setting.
        Auto = "auto",
        /// Ink on white.
        Light = "light",
        /// Light on near-black.
        Dark = "dark",
    }
}

choice! {
    /// Which controls are there.
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
    /// Whether marks travel.
    Motion {
        /// As the reader's system says.
        Auto = "auto",
        /// Never.
        None = "none",
    }
}
