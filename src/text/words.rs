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
    stop,
    /// Between parts of what is said aloud.
    pause,
    period_year,
    period_quarter,
    period_month,
    period_day,
    /// Names of months, parted by blanks; empty where the number serves.
    months,
    period_unknown,
    /// A period and how it is known.
    period_basis,
    over,
    and_some,
    at_least,
    about,
    chart,
    metric,
    language,
    scale,
    show,
    /// Metric, applicable, reported, what leads, what is last.
    head_contest,
    head_leads,
    head_lead_shared,
    head_lead_open,
    head_last,
    head_last_shared,
    head_highest,
    head_lowest,
    head_all_equal,
    head_only,
    head_only_period,
    head_none,
    head_given,
    head_step,
    hold,
    /// Metric, places, those that stand.
    hold_all,
    hold_none,
    hold_some,
    hold_first,
    hold_may,
    hold_last,
    hold_missing,
    hold_yes,
    hold_no,
    col_hold,
    /// Rows that are shown, rows that there are.
    shown_part,
    more,
    reset,
    cov_hint,
    kind,
    kind_all,
    only_units,
    /// How many more names there are.
    others,
    /// How many rows are left out here.
    skipped,
    /// First row, last row, rows.
    page_rows,
    page_before,
    page_after,
    cov_part,
    find_unit,
    /// Units, the most reported metric, by how many.
    cov_head,
    /// Units, the metric that all reported.
    cov_all,
    cov_nothing,
    /// Metrics, those with one reporter.
    cov_single,
    alone,
    /// On a cell: the source breaks off.
    sign_cut,
    /// On a cell: a place for something near.
    sign_rank,
    /// On a cell: something that looks alike.
    sign_near,
    /// Places and among how many.
    rank_of,
    /// A place, and among how many, as one says it.
    rank_among,
    /// Unit, figures, comparable ones.
    prof_head,
    prof_none,
    /// First and last place.
    prof_span,
    /// A place that others share.
    joint,
    /// Best and worst place.
    rank_range,
    /// Place, among how many, metric.
    profile_rank,
    prof_alone,
    /// Missing from, metrics that several reported.
    prof_missing,
    prof_never,
    prof_gaps,
    prof_silent,
    prof_hint,
    /// Between two findings.
    also,
    /// Units.
    cmp_none,
    /// Two units, metrics that both reported.
    cmp_both,
    /// Units, metrics that at least two of them reported.
    cmp_several,
    /// A unit, in what it is ahead.
    cmp_ahead,
    /// A unit, in how many metrics it is ahead.
    cmp_count,
    /// A unit, figures that only it reported.
    cmp_own,
    cmp_closed,
    /// A head over what only that unit reported.
    cmp_only,
    cmp_unit,
    cmp_nobody,
    cmp_most,
    figures,
    given,
    as_percent,
    cover_reported,
    /// How many reported it for another period.
    cover_period,
    cover_missing,
    cover_cut,
    cover_not_applicable,
    unranked,
    why_missing,
    group_missing,
    group_not_applicable,
    why_cut,
    why_unreadable,
    why_later,
    /// A value with its period.
    why_period,
    why_rank_only,
    why_near,
    why_not_applicable,
    no_growth,
    one_is_no_ranking,
    given_by_others,
    among,
    axis_log,
    axis_linear,
    axis_positions,
    axis_step,
    other_growths,
    last_year,
    this_year,
    times_as_percent,
    table,
    table_caption,
    col_rank,
    col_unit,
    col_value,
    col_quote,
    col_period,
    col_location,
    col_metric,
    not_ranked,
    evidence,
    rank_lead,
    rank_section,
    says_rank,
    says_range,
    says_tied,
    says_alone,
    says_period,
    says_scope,
    near,
    /// A multiple, the same in per cent.
    arithmetic_times,
    /// How many are better, the place that follows.
    rank_arithmetic,
    arithmetic_best,
    arithmetic_worst,
    /// A sum, who is in it.
    arithmetic_names,
    /// A value, the least and most that rounds to it.
    arithmetic_spread,
    computed_last_year,
    computed_between,
    computed_open,
    computed_sum,
    definition,
    source,
    hint,
    /// Chart and metric or unit.
    plot,
    pinned,
    keys_title,
    keys_open,
    close,
    back,
    /// A finding, what to know of its source, the source.
    citation,
    /// Unit, metric, value, period.
    claim_figure,
    /// Between a figure and its place.
    claim_comma,
    /// A place, and among how many.
    citation_rank,
    /// Unit, metric, why there is no figure.
    claim_missing,
    /// The menu of what a reader takes away.
    take,
    take_size,
    take_by_hand,
    /// What happened then: copied, handed over under a name, handed over where it may have been stopped, refused.
    taken_copied,
    taken_saved,
    taken_missed,
    taken_refused,
    note_unknown;
    /// A place in an order.
    ordinal: fn(i64) -> String,
    period_half: [&'static str; 2],
    /// How a period is known, in the order of `Basis`.
    basis: [&'static str; 3],
    /// What keys do, in the order of the key table.
    keys: [&'static str; 11],
    /// Charts, in the order of `Chart`.
    charts: [&'static str; 5],
    /// Orders, in the order of `Sort`.
    sorts: [&'static str; 3],
    /// Scales, in the order of `Scale`.
    scales: [&'static str; 3],
    /// Scales of a comparison, in the order of `Axis`.
    axes: [&'static str; 6],
    /// Themes, in the order of `Theme`.
    themes: [&'static str; 10],
    /// What a cell shows, in the order of a legend.
    signs: [&'static str; 8],
    /// Rows of the menu of what a reader takes away.
    take_rows: [&'static str; 3],
    /// What stands in them, in the order of the menu.
    take_names: [&'static str; 10],
    /// Kinds of unit, in the order of `UnitKind`.
    kinds: [&'static str; 4],
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
