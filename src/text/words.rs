//! The table every language fills. Leaving a string out does not compile.

macro_rules! words {
    ($($(#[$doc:meta])* $plain:ident),+ $(,)?; $($(#[$other_doc:meta])* $other:ident: $kind:ty),+ $(,)?) => {
        /// All strings of one language. `{0}` … are arguments; `one|many` parts singular from plural.
        #[allow(missing_docs, reason = "each field is named after what it says")]
        pub struct Words {
            $($(#[$other_doc])* pub $other: $kind,)+
            $($(#[$doc])* pub $plain: &'static str,)+
        }

        #[cfg(test)]
        impl Words {
            /// Every string with the name of its field.
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                let lists = [$((stringify!($other), tests::Texts::texts(&self.$other))),+];
                let lists = lists.into_iter().flat_map(|(name, texts)| texts.into_iter().map(move |text| (name, text)));
                lists.chain([$((stringify!($plain), self.$plain)),+]).collect()
            }
        }
    };
}

words! {
    /// Between the members of a list.
    comma,
    /// Before the last member of a list.
    and,
    /// Between a label and what it labels.
    colon,
    /// Between parts of a line.
    dot,
    /// Around quoted words.
    quoted,
    /// Behind a sentence.
    full_stop,
    /// Between parts of what is said aloud.
    clause_comma,
    period_year,
    period_quarter,
    period_month,
    period_day,
    /// Names of months, parted by blanks; empty where the number serves.
    months,
    period_unknown,
    /// A period and how it is known.
    parenthesized,
    bound_over,
    bound_and_some,
    bound_at_least,
    bound_about,
    chart,
    metric,
    language,
    scale,
    /// Metric, applicable, reported, what leads, what is last.
    headline_contest,
    headline_leads,
    headline_lead_shared,
    headline_lead_open,
    headline_last,
    headline_last_shared,
    headline_highest,
    headline_lowest,
    headline_all_equal,
    headline_only,
    headline_only_in_period,
    headline_none,
    headline_given,
    headline_index,
    stability_switch,
    /// Metric, places, those that stand.
    stability_all,
    stability_none,
    stability_some,
    stability_first,
    stability_may_lead,
    stability_last,
    stability_missing_units,
    rank_is_stable,
    rank_might_change,
    column_stability,
    /// Rows that are shown, rows that there are.
    rows_shown,
    sort_and_filter,
    reset,
    hint_coverage,
    unit_kind,
    all_kinds,
    only_units,
    /// How many more names there are.
    and_more,
    /// How many rows are left out here.
    rows_skipped,
    /// First row, last row, rows.
    page_rows,
    page_previous,
    page_next,
    coverage_units_shown,
    find_unit,
    /// Units, the most reported metric, by how many.
    coverage_most,
    /// Units, the metric that all reported.
    coverage_all,
    coverage_nothing,
    /// Metrics, those with one reporter.
    coverage_single,
    single_reporter_figures,
    /// On a cell: the source breaks off.
    cell_cut_off,
    /// On a cell: a place for something near.
    cell_rank_only,
    /// On a cell: something that looks alike.
    cell_looks_alike,
    /// Places and among how many.
    rank_of,
    /// A place, and among how many, as one says it.
    rank_among,
    /// Unit, figures, comparable ones.
    profile_reported,
    profile_not_comparable,
    /// First and last place.
    profile_rank_span,
    /// A place that others share.
    rank_joint,
    /// Best and worst place.
    rank_range,
    /// Place, among how many, metric.
    profile_rank,
    profile_single_reporter,
    /// Missing from, metrics that several reported.
    profile_missing,
    profile_none_applies,
    profile_gaps,
    profile_missing_heading,
    hint_profile,
    /// Between two findings.
    finding_separator,
    /// Units.
    comparison_none,
    /// Two units, metrics that both reported.
    comparison_both,
    /// Units, metrics that at least two of them reported.
    comparison_several,
    /// A unit, in what it is ahead.
    comparison_ahead_in,
    /// A unit, in how many metrics it is ahead.
    comparison_ahead,
    /// A unit, figures that only it reported.
    comparison_own,
    comparison_not_comparable,
    /// A head over what only that unit reported.
    comparison_only_heading,
    comparison_unit,
    comparison_no_unit,
    comparison_max_units,
    figure_count,
    given_by_others,
    converted_percent,
    count_reported,
    /// How many reported it for another period.
    count_other_period,
    count_missing,
    count_cut_off,
    count_not_applicable,
    unranked,
    reason_not_reported,
    unranked_not_reported,
    unranked_not_applicable,
    reason_cut_off,
    reason_unreadable,
    reason_not_yet_due,
    /// A value with its period.
    reason_other_period,
    reason_rank_only,
    reason_looks_alike,
    reason_not_applicable,
    no_growth_reported,
    hint_single_reporter,
    hint_given,
    in_scope,
    axis_log,
    axis_linear,
    axis_ranks,
    axis_index,
    hint_growth,
    year_earlier,
    multiple_as_percent,
    table,
    labelled,
    column_rank,
    column_unit,
    column_value,
    column_quote,
    column_period,
    column_metric,
    not_ranked,
    evidence,
    location_opening,
    location_section,
    evidence_rank,
    evidence_rank_range,
    evidence_tied,
    evidence_single_reporter,
    evidence_other_period,
    evidence_given,
    near_metrics,
    /// A multiple, the same in per cent.
    arithmetic_multiple,
    /// How many are better, the place that follows.
    arithmetic_rank,
    arithmetic_best,
    arithmetic_worst,
    /// A sum, who is in it.
    arithmetic_names,
    /// A value, the least and most that rounds to it.
    arithmetic_rounding,
    year_earlier_result,
    year_earlier_between,
    year_earlier_at_least,
    year_earlier_formula,
    definition,
    source,
    hint_tap,
    /// Chart and metric or unit.
    chart_label,
    pinned,
    keys_title,
    keys_open,
    close,
    /// A finding, what to know of its source, the source.
    citation,
    /// Unit, metric, value, period.
    citation_figure,
    /// A place, and among how many.
    citation_rank,
    /// Unit, metric, why there is no figure.
    citation_missing,
    /// The menu of what a reader takes away.
    export_menu,
    export_png_size,
    export_manual_copy,
    /// What happened then: copied, handed over under a name, handed over where it may have been stopped, refused.
    export_copied,
    export_saved,
    export_unconfirmed,
    export_refused,
    note_unknown_parameter;
    /// A place in an order.
    ordinal: fn(i64) -> String,
    period_half: [&'static str; 2],
    /// How a period is known, in the order of `Basis`.
    period_bases: [&'static str; 3],
    /// What keys do, in the order of the key table.
    key_actions: [&'static str; 11],
    /// Charts, in the order of `Chart`.
    charts: [&'static str; 5],
    /// Orders, in the order of `Sort`.
    sort_orders: [&'static str; 3],
    /// Scales, in the order of `Scale`.
    growth_scales: [&'static str; 3],
    /// Scales of a comparison, in the order of `Axis`.
    comparison_axes: [&'static str; 6],
    /// Themes, in the order of `Theme`.
    themes: [&'static str; 10],
    /// What a cell shows, in the order of a legend.
    cell_states: [&'static str; 8],
    /// Rows of the menu of what a reader takes away.
    export_groups: [&'static str; 3],
    /// What stands in them, in the order of the menu.
    export_actions: [&'static str; 10],
    /// Kinds of unit, in the order of `UnitKind`.
    unit_kinds: [&'static str; 4],
}

#[cfg(test)]
mod tests {
    use crate::dataset::Lang;

    /// The strings of a field that is not a single string.
    pub trait Texts {
        fn texts(&self) -> Vec<&'static str>;
    }

    impl<const N: usize> Texts for [&'static str; N] {
        fn texts(&self) -> Vec<&'static str> {
            self.to_vec()
        }
    }

    impl Texts for fn(i64) -> String {
        fn texts(&self) -> Vec<&'static str> {
            Vec::new()
        }
    }

    /// The numbers of a template's arguments, each once.
    fn arguments(template: &str) -> Vec<char> {
        let mut numbers: Vec<char> =
            template.split('{').skip(1).filter_map(|rest| rest.chars().next()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    #[test]
    fn every_language_has_every_string_with_the_same_arguments() {
        let (zh, en) = (Lang::Zh.words().all(), Lang::En.words().all());
        assert_eq!(zh.len(), en.len());
        let differs = |((name, zh), (_, en)): ((&'static str, &str), (&str, &str))| {
            let is_same = en.split('|').all(|form| arguments(form) == arguments(zh));
            (zh.is_empty() || en.is_empty() || !is_same).then_some(name)
        };
        let different: Vec<_> = zh.into_iter().zip(en).filter_map(differs).collect();
        // English names its months, Chinese numbers them.
        assert_eq!(different, ["period_month", "period_day", "months"]);
    }

    #[test]
    fn english_holds_no_chinese() {
        for (name, text) in Lang::En.words().all() {
            assert!(!text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{name}: {text}");
        }
    }
}
