//! Growth: small multiples of like for like. The metric in focus comes first, then each other growth that several units
//! reported, on an axis of its own: a growth of one thing is no growth of another. Each figure has its name and its value.
//!
//! Of a single unit, which the reader asked for, it shows all growth figures on one axis: see [`View::growth_unit`].

use super::growth_axis::{LINE, axis, draw_axis, draw_base, title};
use super::growth_row::{GrowthRow, RowColumns};
use super::input::ChartInput;
use super::text_style::TextStyle;
use super::unranked;
use crate::analysis::{self, Rounding};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx};
use crate::scene::{Align, Ink, Key, Role, Scene};
use crate::text::{self, counted, fill, wrap_evenly};
use crate::view::{GrowthPanel, GrowthScale, LONG_LIST, Line, View, window};

/// Height of a line of a heading.
const HEADING: f64 = 19.0;
/// Space above a panel.
const GAP: f64 = 14.0;
/// The most rows of a panel that is not in focus, where all rows of all panels would be a long list.
const SHORT: usize = 12;
/// The most panels.
const MAX_PANELS: usize = 12;
/// Indices of the ticks of a panel begin at its number times so many.
const TICKS: u32 = 100;
/// Where the indices of words above panels begin: above those of all other notes.
const WORDS: u32 = 1 << 18;

/// A panel: figures that share an axis.
struct Panel {
    /// The metric; `None` where the figures are those of one unit.
    metric: Option<MetricIx>,
    rows: Vec<GrowthRow>,
}

/// Lays out the growth of the view's metric, and of the others that several units reported.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let mut scene = Scene::new(input.width);
    let all = input.view.growth_panels(input.dataset);
    let count: usize = all.iter().map(|panel| panel.figures.len()).sum();
    let mut panels = Vec::new();
    for (index, panel) in all.iter().enumerate().take(MAX_PANELS) {
        let most = if index > 0 && count > LONG_LIST { SHORT } else { LONG_LIST };
        panels.push(Panel { metric: panel.metric, rows: rows(input, panel, most) });
    }
    let columns = RowColumns::of(input, &panels.iter().flat_map(|panel| &panel.rows).collect_vec());
    let mut last_title = String::new();
    for (index, panel) in panels.iter().enumerate() {
        panel.draw(input, &columns, index, &mut last_title, &mut scene);
        if index == 0 && panel.metric.is_some() {
            let ranking = input.dataset.ranking(input.view.metric, false);
            let top = scene.height + 10.0;
            unranked::draw(input, &ranking.unranked, top, &mut scene);
        }
    }
    if input.view.scale != GrowthScale::Step && input.view.growth_unit().is_none() {
        draw_others(input, all.len() - panels.len(), &mut scene);
    }
    scene
}

/// The figures of a panel; of more than `most` the first and the last, those at its ends by their numbers and by what is known of
/// them, those that the headline names, and that in focus.
fn rows(input: &ChartInput<'_>, panel: &GrowthPanel, most: usize) -> Vec<GrowthRow> {
    let figures = &input.dataset.figures;
    let mut kept = Vec::new();
    if panel.metric == Some(input.view.metric) {
        kept = input.view.growth_named(input.dataset);
        let shown = input.view.shown_ranking(input.dataset, Rounding::Ignored);
        kept.extend(text::named_at_ends(input.dataset, &shown));
    }
    let percent = |figure: usize| {
        let own = &figures[figure];
        analysis::percent_of(input.dataset.metric(own.metric), own).unwrap_or_default()
    };
    // A bound may stand behind lower numbers, and what is left out must be within the axis.
    let least = panel.figures.iter().min_by_key(|figure| percent(**figure));
    let greatest = panel.figures.iter().max_by_key(|figure| percent(**figure));
    kept.extend(least.into_iter().chain(greatest).map(|figure| figures[*figure].unit));
    let is_in_focus = |figure: &usize| input.view.highlight == Some(figures[*figure].unit);
    let focus = panel.figures.iter().position(is_in_focus);
    let is_kept = |at: usize| kept.contains(&figures[panel.figures[at]].unit);
    let mut rows = Vec::new();
    for line in window(&panel.figures, focus, most, &is_kept) {
        rows.push(match line {
            Line::Skipped(count) => GrowthRow::Skipped(count),
            Line::Row(figure) => GrowthRow::Figure { figure, percent: percent(figure) },
        });
    }
    rows
}

/// How many figures of growth no other unit reported for the same metric, of the units that the view shows.
fn single_count(dataset: &Dataset, view: &View, counts: &[u32]) -> usize {
    let is_single = |metric: MetricIx| metric != view.metric && counts[metric.0 as usize] == 1;
    let growths = analysis::growths(dataset);
    growths.iter().filter(|growth| is_single(growth.metric) && view.shows(dataset, growth.unit)).count()
}

/// How many growth figures have no panel.
fn draw_others(input: &ChartInput<'_>, more: usize, scene: &mut Scene) {
    let words = input.view.lang.deferred_words();
    let single = single_count(input.dataset, input.view, input.dataset.reporter_counts());
    let lines = [(words.growth_more_metrics, more), (words.growth_single, single)];
    for (index, (template, count)) in lines.into_iter().enumerate().filter(|(_, line)| line.1 > 0) {
        let text = counted(template, count, input.view.lang);
        let style = TextStyle::small(Ink::Soft);
        for (line, text) in text::wrap(&text, style.size, false, input.width).into_iter().enumerate() {
            scene.height += if index + line == 0 || scene.height == 0.0 { GAP } else { LINE };
            let key = Key::chart(Role::Note, WORDS - 20 + 10 * index as u32 + line as u32);
            style.draw(key, 0.0, scene.height, text, scene);
        }
        scene.height += LINE / 2.0;
    }
}

impl Panel {
    fn draw(
        &self,
        input: &ChartInput<'_>,
        columns: &RowColumns,
        index: usize,
        last_title: &mut String,
        scene: &mut Scene,
    ) {
        if index > 0 {
            scene.height += GAP;
            let rule = Key::chart(Role::Background, 200 + index as u32);
            scene.add_rule(rule, (0.0, scene.height), (input.width, scene.height));
            scene.height += GAP / 2.0;
        }
        self.draw_heading(input, index, scene);
        let axis = axis(input, &self.values(input), columns.axis);
        let title = title(input, &axis);
        if *last_title != title {
            let style = TextStyle::small(Ink::Soft);
            let key = Key::chart(Role::Note, WORDS + index as u32 * TICKS + 50);
            style.draw(key, 0.0, scene.height + LINE / 2.0, title.as_str(), scene);
            scene.height += LINE;
            *last_title = title;
        }
        let top = scene.height;
        let rows_top = top + LINE + 4.0;
        let bottom = rows_top + self.rows.iter().map(|row| columns.height(input, row)).sum::<f64>();
        let first = index as u32 * TICKS;
        match input.view.scale {
            _ if self.rows.is_empty() => return,
            GrowthScale::Step => draw_base(&axis, (top, bottom), scene),
            _ => draw_axis(input, &axis, first, (top, bottom), scene),
        }
        scene.height = rows_top;
        for row in &self.rows {
            columns.draw(input, &axis, row, scene);
        }
    }

    /// What the axis must hold: the figures and, where whiskers are drawn, their ends.
    fn values(&self, input: &ChartInput<'_>) -> Vec<f64> {
        let mut values = Vec::new();
        for row in &self.rows {
            row.add_values(input, &mut values);
        }
        values
    }

    /// The metric's name and how many reported it; of one unit, the unit's.
    fn draw_heading(&self, input: &ChartInput<'_>, index: usize, scene: &mut Scene) {
        let words = input.view.lang.words();
        let (name, count) = match (self.metric, input.view.growth_unit()) {
            (Some(metric), _) => {
                let count = input.dataset.ranking(metric, false).rows.len();
                (input.metric_name(metric, true), counted(words.count_reported, count, input.view.lang))
            }
            (None, Some(unit)) => {
                let name = text::unit_name(input.dataset, unit, input.view.lang);
                (fill(input.view.lang.deferred_words().growth_of_unit, &[name]), String::new())
            }
            (None, None) => return,
        };
        let small = TextStyle::small(Ink::Soft).align(Align::Right);
        let beside = input.width - small.width(&count) - 12.0;
        let style = TextStyle::body(Ink::Text).bold();
        let is_beside = style.width(&name) <= beside;
        let key = Key::chart(Role::Note, WORDS + index as u32 * TICKS);
        for (line, text) in wrap_evenly(&name, style.size, true, input.width).into_iter().enumerate() {
            style.draw(key.nth(key.index + line as u32), 0.0, scene.height + HEADING / 2.0, text, scene);
            scene.height += HEADING;
        }
        let key = Key::chart(Role::Note, WORDS + index as u32 * TICKS + 60);
        if count.is_empty() {
            return;
        }
        if is_beside {
            return small.draw(key, input.width, scene.height - HEADING / 2.0, count, scene);
        }
        TextStyle::small(Ink::Soft).draw(key, 0.0, scene.height + LINE / 2.0, count, scene);
        scene.height += LINE;
    }
}
