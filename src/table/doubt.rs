//! The kinds of things that an editor should look at before figures are published.

/// What there is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A share is above 100 %.
    ShareAboveAll,
    /// Something grew by less than −100 %.
    LossOfMoreThanAll,
    /// One figure is at least ten times the next.
    FarAboveOthers,
    /// A printed rank contradicts the figures that all other ranks follow.
    RankDisagrees,
    /// One figure is less than a hundredth of the next.
    FarBelowOthers,
    /// A unit is the sum of all others, or is called a total.
    TotalAmongParts,
    /// A growth is computed across a break in the series.
    GrowthAcrossBreak,
    /// Two units have nearly the same name, or one has two rows that contradict each other.
    NameTwice,
    /// Only one unit has a figure.
    OnlyOne,
    /// A third of the units, and at least two, have a bound or no figure.
    FewAreExact,
    /// Units have figures of different periods, each of one.
    PeriodsMixed,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::ShareAboveAll,
        Self::LossOfMoreThanAll,
        Self::FarAboveOthers,
        Self::RankDisagrees,
        Self::FarBelowOthers,
        Self::TotalAmongParts,
        Self::GrowthAcrossBreak,
        Self::NameTwice,
        Self::OnlyOne,
        Self::FewAreExact,
        Self::PeriodsMixed,
    ];

    /// Its name in an answer to the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ShareAboveAll => "share_above_all",
            Self::LossOfMoreThanAll => "loss_of_more_than_all",
            Self::FarAboveOthers => "far_above_others",
            Self::RankDisagrees => "rank_disagrees",
            Self::FarBelowOthers => "far_below_others",
            Self::TotalAmongParts => "total_among_parts",
            Self::GrowthAcrossBreak => "growth_across_break",
            Self::NameTwice => "name_twice",
            Self::OnlyOne => "only_one",
            Self::FewAreExact => "few_are_exact",
            Self::PeriodsMixed => "periods_mixed",
        }
    }
}
