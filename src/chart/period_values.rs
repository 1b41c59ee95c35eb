//! What stands in the cells of the coverage of periods: values where they fit, else the signs of figures.

use super::coverage_key::DOT;
use super::input::ChartInput;
use super::text_style::TextStyle;
use super::unit_columns::PADDING;
use crate::analysis::{CellState, PeriodCell, PeriodCoverage};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Status, Statuses};
use crate::scene::{Align, Ink, Key, Layer, Rect, Role, Scene};
use crate::text::{self, compact_signs, fill, statuses};

/// What stands in cells.
#[derive(Clone, Copy, PartialEq)]
pub enum PeriodValues {
    /// Every number, with the words of its bound.
    InWords,
    /// Every number, with the sign of its bound: ≥7.
    WithSigns,
    /// The same where it fits, else a dot.
    SomeDots,
    /// The signs of figures alone.
    SignsAlone,
    /// Not even those fit: a dot for each figure with signs.
    DotsAlone,
}

impl PeriodValues {
    /// The first of these for cells of that width in which what is drawn is whole.
    pub fn of(input: &ChartInput<'_>, grid: &PeriodCoverage, width: f64) -> Self {
        let style = TextStyle::small(Ink::Text);
        let figures = figures(input, grid);
        let letters = figures.iter().filter(|figure| figure.has_signs());
        let letters = letters.map(|figure| style.width(&compact_signs(figure, &|_| false)));
        match figures.len() {
            all if fitting(input, &figures, false, width) == all => Self::InWords,
            all => match fitting(input, &figures, true, width) {
                fitting if fitting == all => Self::WithSigns,
                fitting if fitting * 2 > all => Self::SomeDots,
                _ if letters.fold(0.0, f64::max) <= width => Self::SignsAlone,
                _ => Self::DotsAlone,
            },
        }
    }

    /// Whether there are numbers in cells.
    pub fn are_numbers(self) -> bool {
        matches!(self, Self::InWords | Self::WithSigns | Self::SomeDots)
    }

    /// What dots stand for, where there are some.
    pub fn dots_in_words(self, input: &ChartInput<'_>, grid: &PeriodCoverage) -> Option<String> {
        let lang = input.view.lang;
        match self {
            Self::SomeDots => Some(lang.deferred_words().coverage_period_dot.to_owned()),
            Self::DotsAlone => {
                let (mut all, mut has_note) = (Statuses::default(), false);
                for figure in figures(input, grid) {
                    has_note |= !figure.note.is_missing();
                    for status in Status::ALL.iter().filter(|status| figure.status.has(**status)) {
                        all.add(*status);
                    }
                }
                let mut parts = Vec::new();
                parts.extend((!all.is_empty()).then(|| statuses(all, lang)));
                parts.extend(has_note.then(|| lang.words().with_note.to_owned()));
                let parts = parts.join(lang.words().clause_comma);
                Some(fill(lang.deferred_words().coverage_sign_dot, &[&parts])).filter(|_| !parts.is_empty())
            }
            Self::InWords | Self::WithSigns | Self::SignsAlone => None,
        }
    }

    /// Draws what stands in a cell.
    pub fn draw(self, input: &ChartInput<'_>, cell: &PeriodCell, rect: Rect, key: Key, scene: &mut Scene) {
        let Some(index) = cell.figure else { return };
        let ink = if cell.state == CellState::Given { Ink::Text } else { Ink::Inverse };
        let style = TextStyle::small(ink).align(Align::Centre);
        let figure = &input.dataset.whole().figures[index];
        let (middle, y) = rect.centre();
        // Away from the point of a bound.
        let point = (rect.w.min(rect.h * 0.45) / 4.0).min(PADDING);
        let x = match cell.state {
            CellState::LowerBound => middle - point,
            CellState::UpperBound => middle + point,
            _ => middle,
        };
        let fits = |text: &str| style.width(text) + 2.0 * PADDING <= rect.w;
        let text = match self {
            Self::InWords => in_words(input, figure),
            Self::WithSigns => with_sign(input, figure),
            Self::SomeDots => {
                let signs = || if figure.has_signs() { text::signs(figure) } else { String::new() };
                Some(with_sign(input, figure)).filter(|text| fits(text)).unwrap_or_else(signs)
            }
            Self::SignsAlone | Self::DotsAlone if !figure.has_signs() => return,
            Self::SignsAlone => compact_signs(figure, &|signs| style.width(signs) + 2.0 * point <= rect.w),
            Self::DotsAlone => String::new(),
        };
        if text.is_empty() || self == Self::SomeDots && !fits(&text) {
            let radius = DOT.min(rect.w * 0.3);
            let key = Key { role: Role::Note, ..key };
            return scene.add_circle(key, Layer::Text, ink, (x, y), radius, None);
        }
        style.draw(Key { role: Role::Label, ..key }, x, y, text, scene);
    }
}

/// How many values fit into cells of that width.
fn fitting(input: &ChartInput<'_>, figures: &[&Figure], has_sign: bool, width: f64) -> usize {
    let style = TextStyle::small(Ink::Text);
    let mut count = 0;
    for figure in figures {
        let text = if has_sign { with_sign(input, figure) } else { in_words(input, figure) };
        count += usize::from(style.width(&text) + 2.0 * PADDING <= width);
    }
    count
}

/// The figures of the page.
fn figures<'a>(input: &ChartInput<'a>, grid: &PeriodCoverage) -> Vec<&'a Figure> {
    let indices = grid.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figure);
    indices.map(|index| &input.dataset.whole().figures[index]).collect_vec()
}

fn in_words(input: &ChartInput<'_>, figure: &Figure) -> String {
    text::marked(text::figure_number(input.dataset, figure, input.view.lang), figure)
}

fn with_sign(input: &ChartInput<'_>, figure: &Figure) -> String {
    text::marked(text::short_number(input.dataset, figure, input.view.lang), figure)
}
