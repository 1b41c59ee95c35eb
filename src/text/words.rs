//! The strings that every language has. A language that lacks one does not compile.

/// A string. `{0}`, `{1}` … are arguments ([`fill`](crate::text::fill)); `one|many` separates singular from plural, and
/// `one|both|many` has a form for two too ([`plural`](crate::text::plural)).
type Text = &'static str;

mod deferred;
#[cfg(test)]
mod tests;

pub use deferred::DeferredWords;

/// Defines a table of strings, and for tests a list of them.
macro_rules! words {
    ($(#[$table:meta])* $name:ident: $($(#[$doc:meta])* $field:ident: $kind:ty),+ $(,)?) => {
        $(#[$table])*
        #[allow(missing_docs, reason = "a field without arguments is named after what it says")]
        pub struct $name {
            $($(#[$doc])* pub $field: $kind,)+
        }

        #[cfg(test)]
        impl $name {
            /// Every string with the name of its field.
            pub fn all(&self) -> Vec<(&'static str, Text)> {
                let fields = [$((stringify!($field), $crate::text::words::tests::Texts::texts(&self.$field))),+];
                let named = |(name, texts): (_, Vec<Text>)| texts.into_iter().map(move |text| (name, text));
                fields.into_iter().flat_map(named).collect()
            }
        }
    };
}

pub(super) use words;

words! {
    /// The strings of one language that the main module uses too.
    Words:

    // Punctuation and parts of sentences.
    /// Between the members of a list.
    comma: Text,
    /// Before the last member of a list.
    and: Text,
    /// The members of a list that are not named. Argument: how many.
    and_more: Text,
    /// Between a label and what it labels.
    colon: Text,
    /// Between the parts of a line.
    dot: Text,
    /// Between the clauses of a sentence.
    clause_comma: Text,
    /// Between two findings.
    finding_separator: Text,
    /// At the end of a sentence.
    full_stop: Text,
    /// Between two sentences.
    sentence_gap: Text,
    /// Names of a list that is longer. Arguments: the names, how many more, how many in all.
    names_and_more: Text,
    /// Argument: a quote.
    quoted: Text,
    /// A value and its period, or a period and how it is known.
    parenthesized: Text,
    /// A label and what it labels.
    labelled: Text,

    // Periods.
    /// Argument: year.
    period_year: Text,
    /// First and second half. Argument: year.
    period_half: [Text; 2],
    /// Arguments: year, quarter.
    period_quarter: Text,
    /// Arguments: year, number of the month, name of the month.
    period_month: Text,
    /// Arguments: year, number of the month, day, name of the month.
    period_day: Text,
    /// When something happened. Arguments as of `period_day`.
    date: Text,
    /// Names of the months, separated by spaces; empty in a language that numbers them.
    months: Text,
    period_unknown: Text,
    /// How a period is known, in the order of `Basis`.
    period_bases: [Text; 3],

    // Bounds. Argument: the number.
    bound_over: Text,
    /// Over the number, and under the next round one.
    bound_and_some: Text,
    bound_at_least: Text,
    bound_about: Text,
    /// A figure that is under a number. Argument: the number.
    bound_under: Text,
    /// A figure that is a number or less. Argument: the number.
    bound_at_most: Text,
    /// A printed range, without and with signs. Arguments: its ends.
    range: [Text; 2],
    /// The measure of a rate. Arguments: its unit of measurement, and for how many people or things it is.
    per: Text,
    /// An interval around a value, without and with a level of confidence. Arguments: its ends as a range, the level.
    interval: [Text; 2],

    // Ranks.
    /// An ordinal number: 3rd.
    ordinal: fn(crate::dataset::Fixed) -> String,
    /// A shared rank in a sentence. Argument: the ordinal number.
    rank_joint: Text,
    /// Arguments: best and worst rank.
    rank_range: Text,
    /// In a table. Arguments of this and the next: rank, among how many.
    rank_of: Text,
    rank_among: Text,
    not_ranked: Text,
    given_by_others: Text,
    /// Argument: who gave a rank or grade.
    given_by: Text,
    given_unnamed: Text,
    /// Among whom a rank or grade was given. Argument: scope.
    in_scope: Text,

    // The headline of a ranking.
    /// Arguments: metric, how many could report it, how many did, who leads and who is last.
    headline_contest: Text,
    /// Of a part of the units. Arguments: metric, how many reported it, how many of them are shown, the finding among these.
    headline_shown: Text,
    /// In front of who is last of these.
    of_those_shown: Text,
    /// Arguments of this and the next ones: units, value.
    headline_leads: Text,
    headline_last: Text,
    headline_highest: Text,
    headline_lowest: Text,
    /// Who might lead, and who might be last. Argument of this and the next three: units.
    headline_lead_open: Text,
    headline_last_open: Text,
    headline_highest_open: Text,
    headline_lowest_open: Text,
    /// One of `headline_leads` to `headline_lowest`, and units that may be tied with that.
    headline_perhaps_with: Text,
    /// Arguments of this and the next two: metric, unit, value.
    /// Argument: metric.
    /// Arguments: metric, units with what they were given.
    headline_given: Text,
    /// {0}: metric. {1}: how many units could report it. {2}: how many did. {3}: `headline_span` or `headline_equal`.
    headline_reported: Text,
    headline_span: Text,
    headline_equal: Text,
    /// What the printing does not tell apart. Arguments: units with fewer digits, units with more.
    headline_indistinct: Text,
    /// Argument: how many units the printing does not tell apart from some others.
    headline_indistinct_many: Text,

    // The headline of growth.

    // The headline of a ranking with the switch on.
    stability_switch: Text,
    /// Arguments: units that could have reported and did not, and the next, where nothing can be better than the first.
    stability_missing_units: Text,
    stability_but_first: Text,
    /// Buttons that assume the one or the other. Argument: the step.
    stability_use_printed: Text,
    stability_use_issued: Text,
    rank_is_stable: Text,
    rank_might_change: Text,

    // The line under the headline of a ranking. Argument: units.
    count_reported: Text,
    count_other_period: Text,
    count_missing: Text,
    /// Units with one reason of a gap. Arguments: how many, the reason as in `cell_states`.
    count_gap: Text,
    count_not_applicable: Text,
    /// Arguments: rows that are shown, rows that there are.
    rows_shown: Text,
    /// Behind it, where ranks are seen.
    rows_shown_ranks: Text,

    // The headline of a profile.

    // The headline of a comparison.
    /// Argument: number of the list in which a unit is chosen.
    comparison_unit: Text,
    comparison_no_unit: Text,
    /// Argument: the most units that can be compared.
    comparison_max_units: Text,

    // The headline of coverage, and its cells.
    /// What a cell shows, in the order of `CellState`.
    cell_states: [Text; 18],

    // Why a unit is not ranked.
    unranked: Text,
    unranked_not_reported: Text,
    unranked_not_applicable: Text,
    reason_not_reported: Text,
    /// Argument: quote.
    reason_cut_off: Text,
    /// Argument: value with its period.
    reason_other_period: Text,
    /// Argument of this and the next: metrics with their values.
    reason_rank_only: Text,
    reason_looks_alike: Text,
    reason_not_applicable: Text,
    no_growth_reported: Text,

    // Charts.
    /// In the order of `Chart`.
    charts: [Text; 5],
    /// Name of the chart for screen readers. Argument: chart and subject.
    chart_label: Text,
    axis_index: Text,
    year_earlier: Text,
    /// Argument: rows.
    rows_skipped: Text,
    /// Argument: percentage.
    converted_percent: Text,
    hint_tap: Text,
    hint_coverage: Text,

    // Controls.
    chart: Text,
    metric: Text,
    period: Text,
    period_latest: Text,

    // Change since the period before.

    language: Text,
    scale: Text,
    /// In the order of `GrowthScale`.
    growth_scales: [Text; 3],
    sort_and_filter: Text,
    sort: Text,
    /// In the order of `Sort`.
    sort_orders: [Text; 4],
    unit_kind: Text,
    all_kinds: Text,
    only_units: Text,
    find_unit: Text,
    /// Argument: figures.
    figure_count: Text,
    reset: Text,
    /// Arguments: name and value of a parameter in the address.
    note_unknown_parameter: Text,

    // The table.
    /// Argument: rows.
    table: Text,
    column_rank: Text,
    column_unit: Text,
    column_metric: Text,
    column_value: Text,
    column_quote: Text,
    column_period: Text,
    column_stability: Text,
    /// Arguments: first row, last row, rows.
    page_rows: Text,
    page_previous: Text,
    page_next: Text,

    // Evidence.
    evidence: Text,
    definition: Text,
    source: Text,
    /// Where a quote stands in a document whose parts have no names of their own.
    location_opening: Text,
    /// Argument: number of the part.
    location_section: Text,
    /// What the sign of a note means.
    with_note: Text,
    note: Text,
    /// In the order of `Status`.
    statuses: [Text; 7],
    /// Argument of this and the next: a day.
    retrieved: Text,
    corrected: Text,
    /// Arguments: day, what was corrected.
    correction: Text,
    /// A translation of a quote. Argument: the quote.
    translated: Text,
    /// Arguments: units that reported, rank.
    evidence_rank: Text,
    /// Arguments: units that reported, best rank, worst rank.
    evidence_rank_range: Text,
    /// Argument: units.
    evidence_tied: Text,
    evidence_single_reporter: Text,
    evidence_concerns_one: Text,
    evidence_other_period: Text,
    /// Argument: metrics.
    near_metrics: Text,

    // Arithmetic.
    /// Arguments of this and the next: multiple, the same in per cent.
    multiple_as_percent: Text,
    arithmetic_multiple: Text,
    /// Arguments of this and the next two: units that are better, the rank that follows.
    arithmetic_rank: Text,
    arithmetic_best: Text,
    arithmetic_worst: Text,
    /// Arguments: a formula, the units in it.
    arithmetic_names: Text,
    /// Arguments: value, the least and the most that is rounded to it.
    arithmetic_rounding: Text,
    /// Argument: level.
    year_earlier_result: Text,
    /// Arguments: least and greatest level.
    year_earlier_between: Text,
    /// Arguments: this year's level, growth in per cent with its sign, last year's level.
    year_earlier_formula: Text,

    // Keys.
    /// Argument: name of a mark.
    pinned: Text,
    /// Arguments of this and the next: the mark in focus.
    unpinned: Text,
    last_mark: Text,
    help: Text,
    to_table: Text,
    listen: Text,
    close: Text,

    // Citations.
    /// Arguments: unit, metric, value, period.
    citation_figure: Text,
    /// Arguments: rank, units that reported.
    citation_rank: Text,
    /// Arguments: unit, metric, reason.
    citation_missing: Text,

    // Export.
    export_menu: Text,
    export_groups: [Text; 3],
    /// In the order of the menu.
    export_actions: [Text; 10],
    export_png_size: Text,
    export_manual_copy: Text,
    export_copied: Text,
    /// Argument of this and the next: name of the file.
    export_saved: Text,
    export_unconfirmed: Text,
    export_refused: Text,
}
