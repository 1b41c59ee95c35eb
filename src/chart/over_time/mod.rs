//! One metric over time, values or ranks: a line a unit, named at its end, and the values to compare with.

mod area;
mod end_labels;
mod figures;
mod labels;
mod notes;
mod plot;
mod point_signs;
mod points;
mod posts;
mod references;
mod sizes;

use super::bound_sign::direction;
use super::input::ChartInput;
use super::slope::spread_sizes;
use super::unranked;
use crate::analysis::{Rounding, UnitLine};
use crate::collect::CollectVec as _;
use crate::dataset::{Subject, UnitIx};
use crate::scene::Scene;
use crate::sort::sort_by;
use crate::text;
use end_labels::EndLabel;
use notes::Drawn;
use plot::Plot;
use references::ReferenceLine;
use sizes::HEADER;

/// The most lines that are named; the others are there, thin, and in the data table of a page.
const MAX_NAMED: usize = 12;
/// The most of those at one end of all changes that are named and have the accent: half for each end.
const NAMED_AT_END: usize = MAX_NAMED / 2;

/// How much less the far end of a range decides of the order of names than the near one: nothing where the near ones differ.
const LESS: f64 = 1e-6;

/// Lays out a line for each unit that the view shows.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let over_time = input.view.over_time(input.dataset);
    let mut lines: Vec<&UnitLine> = over_time.lines.iter().collect_vec();
    lines.retain(|line| input.view.shows(input.dataset, line.unit));
    let ends = input.view.named_over_time(input.dataset);
    let accented = accented(input, &ends[0], lines.len());
    let named = named(input, &lines, over_time.periods.len(), &in_headline(input, &ends));
    let mut references = references::of(input, &over_time);
    if input.view.is_ranks_over_time(input.dataset) {
        // They have no ranks.
        references.clear();
    }
    let mut scene = Scene::new(input.width);
    let plot = Plot::of(input, &over_time, &lines, &named, &references);
    plot.draw_axes(input, &over_time, &mut scene);
    let (drawn, others) = drawn(&lines, &named, plot.is_crowded);
    if !others.is_empty() && !input.view.is_ranks_over_time(input.dataset) {
        plot.draw_area(&others, &mut scene);
    }
    for line in &drawn {
        plot.draw_line(input, line, accented.contains(&line.unit), &mut scene);
    }
    for (index, reference) in references.iter().enumerate() {
        plot.draw_reference(reference, index, &mut scene);
    }
    draw_labels(input, &plot, &named, &references, &accented, &mut scene);
    scene.height = plot.bottom + plot.footer;
    plot.draw_signs(input, if drawn.len() > MAX_NAMED { &named } else { &drawn }, &accented, &mut scene);
    notes::draw(
        input,
        &Drawn { over_time: &over_time, plot: &plot, lines: &drawn, named: &named, others: others.len() },
        &mut scene,
    );
    let ranking = input.dataset.ranking(input.view.metric, false);
    let top = scene.height + 12.0;
    unranked::draw(input, &ranking.unranked, top, &mut scene);
    scene
}

/// The lines that are drawn, and those that are not: of a crowd those without a name.
fn drawn<'a>(
    lines: &[&'a UnitLine],
    named: &[&UnitLine],
    is_crowded: bool,
) -> (Vec<&'a UnitLine>, Vec<&'a UnitLine>) {
    let is_drawn = |line: &&UnitLine| !is_crowded || named.iter().any(|other| other.unit == line.unit);
    let (mut drawn, mut others) = (lines.to_vec(), lines.to_vec());
    drawn.retain(is_drawn);
    others.retain(|line| !is_drawn(line));
    (drawn, others)
}

/// Names lines and references at their ends, from the highest down, moved apart where they would overlap.
fn draw_labels(
    input: &ChartInput<'_>,
    plot: &Plot,
    named: &[&UnitLine],
    references: &[ReferenceLine<'_>],
    accented: &[UnitIx],
    scene: &mut Scene,
) {
    // Where each ends, and where a range reaches to: 1–4 stands above 1–20.
    let mut labels = Vec::new();
    for line in named {
        let (x, y) = plot.end(line);
        labels.push(((x, y), y + plot.far_end(line) * LESS, EndLabel::Unit(line)));
    }
    for (index, reference) in references.iter().enumerate() {
        let end = plot.end_of_reference(reference);
        labels.push((end, end.1 * (1.0 + LESS), EndLabel::Reference(index)));
    }
    sort_by(&mut labels, |a, b| a.1.total_cmp(&b.1));
    let wanted = labels.iter().map(|(end, ..)| end.1).collect_vec();
    let sizes = labels.iter().map(|(.., label)| match label {
        EndLabel::Unit(_) => plot.labels.line_height(),
        EndLabel::Reference(index) => plot.labels.reference_height(*index),
    });
    let sizes = sizes.collect_vec();
    for ((end, _, label), y) in labels.iter().zip(spread_sizes(wanted, &sizes, HEADER, plot.bottom)) {
        plot.draw_label(input, label, *end, y, accented, scene);
    }
}

/// The units with the accent: the reader's choice; without one, those that the headline names first, unless they are all of the
/// `lines`.
fn accented(input: &ChartInput<'_>, most: &[UnitIx], lines: usize) -> Vec<UnitIx> {
    let focus = input.focus.map(|focus| focus.unit);
    let is_named = focus.is_some_and(|unit| most.contains(&unit));
    match input.view.highlight {
        None if is_named && most.len() < lines && most.len() <= NAMED_AT_END => most.to_vec(),
        None if is_named && lines > 1 && !input.is_chosen() => Vec::new(),
        _ => focus.into_iter().collect_vec(),
    }
}

/// The units that the headline names: those that changed most and least or, where it does not say so, those at the ends
/// of the last period.
fn in_headline(input: &ChartInput<'_>, ends: &[Vec<UnitIx>; 2]) -> Vec<UnitIx> {
    let mut units = Vec::new();
    for end in ends {
        units.extend(end.iter().copied().take(NAMED_AT_END));
    }
    // Where the headline names nobody, those of lines of ranks are named by their ranks.
    if units.is_empty() && !input.view.is_ranks_over_time(input.dataset) {
        units = input.view.growth_named(input.dataset);
        units.extend(text::named_at_ends(
            input.dataset,
            &input.view.shown_ranking(input.dataset, Rounding::Ignored),
        ));
    }
    units
}

/// The lines that are named: all, or of too many those that end highest and lowest, those that the headline names, and
/// the one in focus. Where all are named, a line that ends before the others is named where it ends.
fn named<'a>(
    input: &ChartInput<'_>,
    lines: &[&'a UnitLine],
    periods: usize,
    in_headline: &[UnitIx],
) -> Vec<&'a UnitLine> {
    let mut named = lines.to_vec();
    // What is under 5 ends below 5, and what is over 5 above it.
    let has_ranks = input.view.is_ranks_over_time(input.dataset);
    let last = |line: &UnitLine| {
        let point = line.points.last()?;
        let beyond = direction(input.dataset.whole().figures[point.figure].bound).unwrap_or(0.0) as i32;
        Some(match has_ranks {
            true => (point.number, point.upper, 0),
            false => (point.number, None, beyond),
        })
    };
    // The first rank is the least.
    sort_by(&mut named, |a, b| match has_ranks {
        true => last(a).cmp(&last(b)),
        false => last(b).cmp(&last(a)),
    });
    if named.len() <= MAX_NAMED {
        return named;
    }
    let is_kept = |line: &&UnitLine| {
        in_headline.contains(&line.unit)
            || input.in_focus(Subject { unit: line.unit, metric: input.view.metric })
    };
    let kept = named.iter().filter(|line| is_kept(line)).count();
    let free = MAX_NAMED - kept.min(MAX_NAMED);
    let at_end = |line: &&UnitLine| line.at_end(periods).is_some() && !is_kept(line);
    let count = named.iter().filter(|line| at_end(line)).count();
    let mut index = 0;
    named.retain(|line| {
        let is_at_end = at_end(line);
        index += usize::from(is_at_end);
        is_kept(line) || is_at_end && (index <= free.div_ceil(2) || index + free / 2 > count)
    });
    named
}
