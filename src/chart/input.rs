//! What every chart is laid out from, and what all charts lay out alike.

use super::text_style::TextStyle;
use crate::analysis::{AnalysedDataset, Ranking};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Figure, MetricIx, Period, Subject, UnitIx};
use crate::scene::{Ink, Key, Role, Scene, ScrolledList};
use crate::text::{self, counted, fill};
use crate::view::{LONG_LIST, Line, View, window};
use std::ops::Range;

/// What every chart is laid out from.
pub struct ChartInput<'a> {
    /// The figures.
    pub dataset: &'a AnalysedDataset,
    /// What the reader asked for.
    pub view: &'a View,
    /// The figure in focus.
    pub focus: Option<Subject>,
    /// Width in scene units.
    pub width: f64,
    /// Which rows of a long list to lay out, where it scrolls.
    pub rows: Option<Range<usize>>,
}

/// Where the indices of marks for skipped rows begin: above those of all other notes.
const SKIPPED: u32 = 1 << 16;

impl ChartInput<'_> {
    /// The lines of a ranking with rows of that height; where it scrolls, also which rows of the list they are.
    pub fn lines(&self, ranking: &Ranking, row_height: f64) -> (Vec<Line>, Option<ScrolledList>) {
        let order = self.view.ranking_rows(self.dataset, ranking);
        let Some(rows) = self.rows.clone().filter(|_| order.len() > LONG_LIST) else {
            let position = |unit| order.iter().position(|row| ranking.rows[*row].unit == unit);
            return (window(&order, self.view.highlight.and_then(position), LONG_LIST, &|_| false), None);
        };
        let count = order.len();
        let rows = rows.start.min(count)..rows.end.min(count);
        let lines = order.get(rows.clone()).unwrap_or_default().iter().copied().map(Line::Row);
        (lines.collect_vec(), Some(ScrolledList { row_height, rows, count, footer: 0.0 }))
    }

    /// Says how many rows are skipped here.
    pub fn draw_skipped(&self, count: usize, x: f64, y: f64, scene: &mut Scene) {
        let text = counted(self.view.lang.words().rows_skipped, count, self.view.lang);
        let style = TextStyle::small(Ink::Soft);
        let x = x.min(self.width - style.width(&text)).max(0.0);
        style.draw(Key::chart(Role::Note, SKIPPED + y as u32), x, y, text, scene);
    }

    /// A figure's value as text.
    pub fn value(&self, figure: &Figure) -> String {
        text::marked(text::figure_value(self.dataset, figure, self.view.lang), figure)
    }

    /// The value of the figure with that index as text, with or without its unit of measurement.
    pub fn label(&self, figure: usize, has_measure: bool) -> String {
        let figure = &self.dataset.figures[figure];
        match has_measure {
            true => self.value(figure),
            false => text::marked(text::figure_number(self.dataset, figure, self.view.lang), figure),
        }
    }

    /// As [`Self::label`]; a figure of [another period](Self::other_period) has it behind the value: 5.6% (2023).
    pub fn dated_label(&self, figure: usize, has_measure: bool) -> String {
        let label = self.label(figure, has_measure);
        match self.other_period(figure) {
            Some(period) => fill(self.view.lang.words().parenthesized, &[&label, &period]),
            None => label,
        }
    }

    /// The period of the figure with that index, where it is not the one that is shown of its metric, or not that of most others.
    pub fn other_period(&self, figure: usize) -> Option<String> {
        let figure = &self.dataset.figures[figure];
        let shown = self.dataset.shown_of(figure.metric);
        let shown = shown.or_else(|| self.dataset.kept_usual_period(figure.metric))?;
        figure.period.filter(|own| *own != shown).map(|own| text::period(self.dataset, &own, self.view.lang))
    }

    /// A metric's name; with the period that is shown, of metrics with several, and with its unit of measurement where the
    /// values do not have it: Attendances (Q2 2024, patients).
    pub fn metric_name(&self, metric: MetricIx, has_measure: bool) -> String {
        self.metric_name_of(metric, text::period_of_metric(self.dataset, metric), has_measure)
    }

    /// As [`Self::metric_name`], beside figures of that period.
    pub fn metric_name_of(&self, metric: MetricIx, period: Option<Period>, has_measure: bool) -> String {
        let (lang, words) = (self.view.lang, self.view.lang.words());
        let name = self.dataset.metric(metric).name.get(lang);
        let measure =
            if has_measure { String::new() } else { text::figure_measure(self.dataset, metric, lang) };
        let period = period.map(|own| text::period(self.dataset, &own, lang)).unwrap_or_default();
        let gap = if measure.is_empty() || period.is_empty() { "" } else { words.clause_comma };
        match [&*period, gap, &*measure].concat() {
            addition if addition.is_empty() => name.to_owned(),
            addition => fill(words.parenthesized, &[name, &addition]),
        }
    }

    /// The units with the accent in a ranking of figures, on the same figures as the ranks beside the names. With the switch “Does the
    /// order hold?” the headline is about all that reported, and so are those that lead.
    pub fn accented_leaders(&self) -> Vec<UnitIx> {
        let shown = self.view.shown_ranking(self.dataset, self.view.hold);
        match self.view.hold.is_on() {
            true => self.accented(&shown, &|_, _| self.leaders_of_all()),
            false => self.accented(&shown, &text::leaders),
        }
    }

    /// The units that lead or may lead of all that reported; none where some of them are not shown, and so not named.
    // In the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn leaders_of_all(&self) -> Vec<UnitIx> {
        let all = self.dataset.ranking(self.view.metric, self.view.hold);
        let mut leaders = text::leaders(self.dataset, &all);
        if !leaders.iter().all(|unit| self.view.shows(self.dataset, *unit)) {
            leaders.clear();
        }
        leaders
    }

    /// The units with the accent: that in focus. Unless the reader chose it, also those that lead or may lead with it, of the
    /// ranking that is shown; nobody where that is everyone, or where it is not known who leads.
    pub fn accented(
        &self,
        shown: &Ranking,
        leaders: &dyn Fn(&Dataset, &Ranking) -> Vec<UnitIx>,
    ) -> Vec<UnitIx> {
        let in_focus = self.focus.filter(|focus| focus.metric == shown.metric).map(|focus| focus.unit);
        let Some(in_focus) = in_focus else { return Vec::new() };
        if self.view.highlight.is_none() {
            let leaders = leaders(self.dataset, shown);
            let has_others = leaders.len() < shown.rows.len();
            if has_others && leaders.contains(&in_focus) {
                return leaders;
            }
            // The first is in focus where nobody is chosen, and nothing is under the pointer.
            if let [first, _, ..] = &shown.rows[..]
                && first.unit == in_focus
                && (!has_others || leaders.is_empty())
            {
                return Vec::new();
            }
        }
        vec![in_focus]
    }

    /// Whether the figure in focus is the reader's choice, or under the pointer.
    pub fn is_chosen(&self) -> bool {
        self.view.highlight.is_some() || self.focus != self.view.focus(self.dataset)
    }

    /// Whether a figure is in focus.
    pub fn in_focus(&self, subject: Subject) -> bool {
        self.focus == Some(subject)
    }
}
