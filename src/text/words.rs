//! The table every language fills. Leaving a string out does not compile.

/// All strings of one language. `{0}` … are arguments; `one|many` parts singular from plural.
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct Words {
    /// A place in an order.
    pub ordinal: fn(i64) -> String,
    /// Between the members of a list.
    pub comma: &'static str,
    /// Before the last member of a list.
    pub and: &'static str,
    /// Between a label and what it labels.
    pub colon: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Around quoted words.
    pub quoted: &'static str,
    /// Behind a sentence.
    pub stop: &'static str,

    pub period_year: &'static str,
    pub period_half: [&'static str; 2],
    pub period_quarter: &'static str,
    pub period_month: &'static str,
    pub period_day: &'static str,
    /// Names of months, parted by blanks; empty where the number serves.
    pub months: &'static str,
    /// How a period is known, in the order of `Basis`.
    pub basis: [&'static str; 3],
    pub period_unknown: &'static str,

    pub over: &'static str,
    pub and_some: &'static str,
    pub at_least: &'static str,
    pub about: &'static str,

    /// Charts, in the order of `Chart`.
    pub charts: [&'static str; 5],
    pub chart: &'static str,
    pub metric: &'static str,
    pub language: &'static str,
    pub scale: &'static str,
    /// Scales, in the order of `Scale`.
    pub scales: [&'static str; 3],
    /// Themes, in the order of `Theme`.
    pub themes: [&'static str; 10],
    /// Kinds of unit, in the order of `UnitKind`.
    pub kinds: [&'static str; 4],
    pub show: &'static str,

    /// Metric, applicable, reported, what leads, what is last.
    pub head_contest: &'static str,
    pub head_leads: &'static str,
    pub head_lead_shared: &'static str,
    pub head_lead_open: &'static str,
    pub head_last: &'static str,
    pub head_last_shared: &'static str,
    pub head_highest: &'static str,
    pub head_lowest: &'static str,
    pub head_all_equal: &'static str,
    pub head_only: &'static str,
    pub head_none: &'static str,
    pub head_given: &'static str,
    pub head_step: &'static str,

    pub cover_reported: &'static str,
    pub cover_missing: &'static str,
    pub cover_cut: &'static str,
    pub cover_rank_only: &'static str,
    pub cover_near: &'static str,
    pub cover_not_applicable: &'static str,

    pub unranked: &'static str,
    pub why_missing: &'static str,
    pub why_cut: &'static str,
    pub why_unreadable: &'static str,
    pub why_later: &'static str,
    pub why_rank_only: &'static str,
    pub why_near: &'static str,
    pub why_not_applicable: &'static str,
    pub no_growth: &'static str,

    pub one_is_no_ranking: &'static str,
    pub given_by_others: &'static str,
    pub among: &'static str,
    pub axis_log: &'static str,
    pub axis_linear: &'static str,
    pub axis_positions: &'static str,
    pub axis_step: &'static str,
    pub other_growths: &'static str,
    pub last_year: &'static str,
    pub this_year: &'static str,
    pub times_as_percent: &'static str,

    pub table: &'static str,
    pub table_caption: &'static str,
    pub col_rank: &'static str,
    pub col_unit: &'static str,
    pub col_value: &'static str,
    pub col_quote: &'static str,
    pub col_period: &'static str,
    pub col_place: &'static str,
    pub col_metric: &'static str,
    pub not_ranked: &'static str,

    pub evidence: &'static str,
    pub place_lead: &'static str,
    pub place_section: &'static str,
    pub says_rank: &'static str,
    pub says_range: &'static str,
    pub says_tied: &'static str,
    pub says_alone: &'static str,
    pub says_scope: &'static str,
    pub not_comparable: &'static str,
    pub computed_last_year: &'static str,
    pub computed_sum: &'static str,
    pub definition: &'static str,
    pub source: &'static str,
    pub hint: &'static str,
    pub plot: &'static str,
    pub back: &'static str,

    pub note_unknown: &'static str,
}
