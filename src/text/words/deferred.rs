//! The strings that only the deferred module uses: they are fetched with it.

use super::{Text, words};

words! {
    /// The strings of one language that only the deferred module uses. Read by any function of the main module, all of them
    /// would be in the main module.
    DeferredWords:

    growth_units: Text,
    /// Of a fall of more than 100 %. Argument: units.
    growth_no_index: Text,
    growth_none_indexed: Text,
    /// Argument: metric.
    headline_none: Text,
    headline_not_applicable: Text,
    headline_none_shown: Text,
    /// Of ranks or grades that are no single order, in place of the first and the last: by different bodies, and by one among
    /// different units.
    headline_judged_apart: [Text; 3],
    /// Of the only unit that reported. Arguments of this and the next two: metric, unit, value.
    headline_only: Text,
    headline_only_in_period: Text,
    headline_concerns_one: Text,
    hint_single_reporter: Text,
    /// Heading above the units without a kind.
    no_kind: Text,
    hint_given: Text,
    /// Arguments: name and value of a parameter in the address.
    note_unfit_parameter: Text,
    index_base: Text,
    /// Arguments of this and the next two: metric, ranks, stable ranks, and what might change them. The forms of
    /// `stability_some` are those for so many stable ranks.
    stability_all: Text,
    stability_none: Text,
    stability_some: Text,
    /// What might change ranks: rounding, the intervals of the source, or bounds and ranges alone.
    stability_among: [Text; 2],
    stability_causes: [Text; 4],
    /// Argument of this and the next two: units.
    stability_first: Text,
    stability_may_lead: Text,
    stability_last: Text,
    /// What is assumed of rounding: nothing, the printed digits, or a step. Argument: the step.
    stability_counted: Text,
    /// Assumption: the intervals of the source, without and with their level of confidence, and of several levels. Argument: the level.
    stability_intervals: [Text; 3],
    /// Neighbours with intervals that overlap. Argument: pairs of names.
    stability_overlap: Text,
    /// Argument: pairs.
    stability_more_pairs: Text,
    stability_printed: Text,
    /// Argument of this and the next: the step.
    stability_issued: Text,
    stability_issued_or_finer: Text,
    /// Argument: unit.
    profile_nothing: Text,
    /// Where the source has none of the periods that are shown. Argument: unit.
    profile_other_periods: Text,
    /// Arguments: unit, figures, figures that can be ranked.
    profile_reported: Text,
    /// Arguments: unit, figures.
    profile_all_ranked: Text,
    /// Arguments: unit, figures.
    profile_not_comparable: Text,
    /// Where others can be ranked too. Arguments: unit, figures, those that have a best and a last: a better end, and a rank not shared by
    /// all.
    profile_contests: Text,
    /// The best and the worst rank, where one that is open may pass them. Argument: what is said of them.
    profile_rank_told: Text,
    /// The best and the worst rank. Argument: the rank.
    profile_rank_ends: [Text; 2],
    /// Arguments: rank, among how many, metric.
    profile_rank: Text,
    /// A rank that is first, or last, in other metrics too. Arguments: rank and metric, how many others.
    profile_rank_also: [Text; 2],
    /// Where a unit shares the last rank, and another is said to be its worst. Argument: metrics.
    profile_jointly_last: Text,
    /// Where the first rank is as good as the last. Argument: rank.
    profile_rank_same: Text,
    /// Argument: ranks.
    profile_open: Text,
    /// Argument: figures.
    profile_single_reporter: Text,
    /// Arguments: metrics that several reported and this unit did not, metrics that several reported.
    profile_missing: Text,
    /// Argument of this and the next two: metrics.
    profile_missing_all: Text,
    /// Argument of this and the next: metrics that several reported.
    profile_all: Text,
    profile_none_applies: Text,
    /// Beside dots of which those further left are better.
    lower_is_better: Text,
    profile_gaps: Text,
    profile_missing_heading: Text,
    /// Argument: units.
    comparison_none: Text,
    /// Arguments of this and the next: units, metrics that at least two of them reported.
    comparison_both: Text,
    comparison_several: Text,
    /// Arguments: unit, metric.
    comparison_ahead_in: Text,
    /// Arguments: unit, how many metrics.
    comparison_ahead: Text,
    comparison_ahead_in_all: Text,
    /// Of several units with as many. Arguments: units, how many metrics.
    comparison_ahead_each: Text,
    /// Where it is the same for all of the units. Argument: how many metrics.
    comparison_each: Text,
    /// Stands between the metrics in common and who is ahead. Argument: in how many of them a unit can be ahead.
    comparison_can_lead: Text,
    /// Argument: how many metrics.
    comparison_no_lead: Text,
    /// Arguments: unit, how many figures.
    comparison_own: Text,
    /// Because somebody else set the figures, or they are of different periods. Argument: metrics.
    comparison_not_comparable: [Text; 2],
    /// Argument: unit.
    comparison_only_heading: Text,
    /// What an axis shows, in the order of `Axis`.
    comparison_axes: [Text; 6],
    /// Arguments: units, metric, units that reported it.
    coverage_most: Text,
    /// Arguments: units, metric.
    coverage_all: Text,
    /// Arguments: units, metrics, units that reported each of them.
    coverage_most_several: Text,
    /// Of what a headline is, where units gave figures of different periods.
    coverage_one_period: Text,
    /// That all units reported to which the most reported metrics apply.
    coverage_all_applicable: Text,
    /// Metrics that are too many to be named. Arguments of this and the next two: how many, of how many.
    coverage_every_metric: Text,
    coverage_same_metrics: Text,
    coverage_several_metrics: Text,
    coverage_nothing: Text,
    /// Arguments: metrics, metrics with a single reporter.
    coverage_single: Text,
    /// Argument: metrics.
    coverage_all_single: Text,
    /// What selective reporting means for rankings.
    coverage_choice: Text,
    /// Of units and of metrics: all, and those on a page. Argument: how many; arguments: first, last, how many.
    coverage_page: [[Text; 2]; 2],
    /// Which part of a large grid a picture shows. Argument: one of `coverage_page` for units, and one for metrics.
    coverage_shown_here: Text,
    /// In front of a finding about several metrics, some of which have no figures of the period. Argument: the period.
    period_or_latest: Text,
    /// Argument: figures.
    single_reporter_figures: Text,
    /// Arguments: units that are shown, units.
    coverage_units_shown: Text,
    cell_rank_only: Text,
    cell_looks_alike: Text,
    axis_log: Text,
    /// Argument: up to where the axis is linear.
    axis_signed_log: Text,
    axis_linear: Text,
    axis_ranks: Text,
    /// Argument: lines.
    lines_unnamed: Text,
    /// What a hollow point of a line, or a hollow bar, is. Argument: statuses.
    open_points: Text,
    /// What a square point of a line is. Argument: statuses.
    square_points: Text,
    /// What the signs of bounds at points mean: the figure is higher, or lower.
    bound_points: [Text; 2],
    /// The same of ranks, of which the best is at the top: the rank is better, or worse.
    rank_bound_points: [Text; 2],
    /// what a thin vertical line at a point is: the range of an approximate number, an interval of the source, or either.
    whisker_points: [Text; 3],
    range_points: Text,
    /// What dashes are that lead to a name.
    rows_shown_others: Text,
    early_ends: Text,
    /// Arguments of this and the next: units that have no line of their own.
    lines_in_area: Text,
    lines_left_out: Text,
    lines_interrupted: Text,
    range_lines_interrupted: Text,
    rank_lines_interrupted: Text,
    /// Argument: how many units.
    ranks_among: Text,
    /// Beside the note on changes of rank, where some units reported only one of the two periods.
    ranks_move: Text,
    /// What the sign of a figure with several signs means.
    several_signs: Text,
    /// Argument: a metric that looks alike.
    not_to_be_taken_for: Text,
    /// Of a kind, how many units a picture has. Argument: units.
    units_shown: Text,
    /// The units of the kind that most are of. Argument: how many.
    other_units: Text,
    /// What has the accent on a picture. Argument: its name.
    highlighted: Text,
    /// Notes that a picture leaves out. Argument: how many.
    more_notes: Text,
    /// In the key of coverage: what a dot in a cell stands for.
    coverage_dot: Text,
    /// The same in the coverage of periods, where signs that fit stand for a value.
    coverage_period_dot: Text,
    /// The same of a notch.
    coverage_notch: Text,
    /// The same of a dot for the signs of a figure. Argument: statuses, or that there is a note.
    coverage_sign_dot: Text,
    /// Arguments of this and the next: units that reported every period, units, periods.
    coverage_periods: Text,
    coverage_every_period: Text,
    /// Two periods, and more: all of them. Argument of the second: how many.
    coverage_all_periods: [Text; 2],
    /// Arguments: periods, how many units reported each, how many reported the best covered.
    coverage_fewest: Text,
    /// What is chosen by the two below.
    scale_of_periods: Text,
    /// Values, or ranks.
    over_time_scales: [Text; 2],
    /// Metrics by units, or units by periods of one metric.
    coverage_scales: [Text; 2],
    /// Argument: metrics.
    growth_more_metrics: Text,
    /// Argument: figures.
    growth_single: Text,
    /// All growth of one unit. Argument: unit.
    growth_of_unit: Text,
    /// Argument: figures.
    growth_figures: Text,
    growth_unlike: Text,
    hint_profile: Text,
    /// Argument: figure.
    reason_undated: Text,
    /// Arguments: the first and the last period.
    over_time: Text,
    /// Periods of figures, where the source does not state those of others. Argument: periods.
    periods_partly_known: Text,
    /// Where fewer than two of several lines have comparable figures of the first and the last period, or one rank in both; or figures are of
    /// a kind of which no change is computed.
    over_time_none: [Text; 3],
    /// Where others have no figures of the first and of the last period, or are not shown. Then the same where not all are shown.
    /// Argument: how many of those shown have both figures.
    over_time_both: [Text; 2],
    /// Argument: how many others have a figure of one of these that is no exact number.
    over_time_open: Text,
    /// Argument: units.
    over_time_broken: Text,
    /// The same for ranks. Argument: how many of those shown have one rank among those with figures of both.
    over_time_both_ranks: [Text; 2],
    /// Where all changes are equal. Argument: the change.
    all_alike: Text,
    /// That all changes are zero.
    none_changed: Text,
    /// Argument: units.
    unchanged: Text,
    /// Bounds of ranks: over, at least, under, at most. Argument: the ordinal number.
    rank_bounds: [Text; 4],
    /// Where the printed digits do not tell who: rose most, fell most, rose least, fell least; where some rose and others fell: rose
    /// most or fell least, rose least or fell most. Each by differences and in per cent. Argument: units.
    changed_open: [[Text; 2]; 6],
    /// Who is at one end of all changes, of some. Arguments: none, `over_time_both`, who is at the end.
    changed_among: Text,
    /// The same where others, whose changes are no known number, are surely beyond the highest change: they rose more; fell less, where
    /// all others fell, or not at all; rose, where all others fell. Then beyond the lowest one. First argument: those. Each also as a
    /// clause behind one that says of whom; the second argument is their number.
    changed_beyond: [[[Text; 2]; 3]; 2],
    /// Arguments: unit, change. Then the same where growth is said by its two numbers.
    rose_most: [Text; 2],
    /// Arguments: unit, change. Then the same where growth is said by its two numbers.
    fell_most: [Text; 2],
    /// Arguments: unit, change. Then the same where growth is said by its two numbers.
    rose_least: [Text; 2],
    /// Arguments: unit, change. Then the same where growth is said by its two numbers.
    fell_least: [Text; 2],
    change_new_sign: Text,
    change_new: Text,
    change_not_before: Text,
    change_not_comparable: Text,
    /// Argument: a number with its sign.
    change_open: Text,
    change_points: Text,
    change_same_rank: Text,
    /// What the sign of a new unit means: the period before, and those before it, say nothing of it.
    change_new_meaning: Text,
    /// Of a figure that is as it was.
    change_none: Text,
    /// Argument: ranks.
    change_up: Text,
    /// Argument: ranks.
    change_down: Text,
    /// Argument: units.
    change_among: Text,
    /// Of how many of them both ranks are settled, where not of all.
    change_known: Text,
    /// Arguments: a period, `change_among`.
    change_note: Text,
    /// A half of a year behind “since”. Argument: the period.
    period_half_since: Text,
    /// Argument: a period.
    change_since: Text,
    /// Arguments: the value now, the value before, the difference.
    /// What changed for one figure. Arguments: the period before, the change in words.
    change_of_figure: Text,
    change_column: Text,
    change_difference: Text,
    /// Arguments: the value now, the value before, the growth.
    change_growth: Text,
    /// Where a percentage would mislead. Arguments: the value before, the value now.
    change_from_to: Text,
    /// What keys do, in the order of [`KEYS`](crate::outline::KEYS).
    /// How to read each chart, in plain words: at most 120.
    how_to_read: [Text; 5],
    keys: Text,
    key_actions: [Text; 12],
}
