//! Names that would be cut beside the bars of a ranking: they become wider, then higher, then stand above the bars.
//!
//! All of it is in the deferred module (see `src/site/build/shrink/split`): no name of the embedded dataset is cut, and no bars are so
//! short.

use super::bar_room::{longest, most_left, right_of_bars};
use super::input::ChartInput;
use super::name_column::{LINE, NameColumn, WIDEST};
use super::ranking_columns::{ABOVE, BAR, GAP, LINE_OF_KIND, RankingColumns};
use crate::dataset::UnitIx;
use crate::scale::Linear;

/// The part of the picture's width that the longest bar has at least where names that need much room stand beside bars, and the
/// part that it has where they stand above them and values have their unit of measurement.
const SHORT: f64 = 0.25;
const LONG: f64 = 0.4;
/// How many times as long bars become at least, where names above them leave them short nevertheless.
const MUCH_LONGER: f64 = 1.3;
/// The part of the room right of ranks that names above bars may have: nothing else gives way there to a font that is wider, and to a
/// name that fits on one line in small text but stands there in larger.
const SAFE: f64 = 0.85;
/// The most lines of a name that would else be cut.
const MOST_LINES: usize = 3;
/// Height of a name on one line above a bar, and the space below a kind of units and below the bar.
const LINE_ALONE: f64 = 19.0;
const BELOW_KIND: f64 = 5.0;
const BELOW: f64 = 6.0;

/// The widest of the texts that take width from bars.
pub struct Widths<'a> {
    /// A value beside its bar, without its unit of measurement; 0 where values stand below.
    pub beside: f64,
    /// A value without its unit of measurement, and with it.
    pub alone: f64,
    pub whole: &'a dyn Fn() -> f64,
    /// A kind of units below a name; 0 where there is none.
    pub kinds: f64,
}

/// Gives names that are cut as much as they need of what bars can spare; where that is not enough, also what the unit of
/// measurement takes in the values; and where it still is not, three lines. Where bars became too short, names stand above them.
#[inline(never)]
pub fn make_room(
    input: &ChartInput<'_>,
    domain: (f64, f64),
    units: &[UnitIx],
    widths: &Widths<'_>,
    columns: &mut RankingColumns,
) {
    let rights = [right_of_bars(input, widths.beside), columns.right];
    let (width, had_measure) = (columns.names.width, columns.has_measure);
    // The part that names have of what can be spared, how many lines, and whether values keep their unit of measurement.
    for (part, lines, keeps_measure) in [
        (0.5, 2, true),
        (1.0, 2, true),
        (1.0, 2, false),
        (0.0, MOST_LINES, true),
        (0.5, MOST_LINES, true),
        (1.0, MOST_LINES, true),
        (1.0, MOST_LINES, false),
    ] {
        columns.has_measure = had_measure && keeps_measure;
        columns.right = rights[usize::from(keeps_measure)];
        let most = most_left(domain, columns.right, input.width) - GAP - 2.0 - columns.name_left;
        let most = most.min(input.width * WIDEST).max(width);
        columns.names = NameColumn::of(input, units, width + (most - width) * part, lines);
        // Kinds below the names may be wider.
        columns.names.width = columns.names.width.max(width);
        if !columns.names.has_cut {
            break;
        }
    }
    let left = columns.name_left + columns.names.width + GAP + 2.0;
    columns.bars = Linear::new(domain, (left, columns.right));
    let present = longest(domain, columns.right - left);
    if columns.names.has_cut || present < input.width * SHORT {
        stack(input, domain, units, widths, present, columns);
    }
    if !columns.is_stacked() && columns.names.most_lines > 2 {
        columns.row += LINE;
    }
}

/// Puts names above the bars, where that makes the bars long, or much longer than they are at present.
#[inline(never)]
fn stack(
    input: &ChartInput<'_>,
    domain: (f64, f64),
    units: &[UnitIx],
    widths: &Widths<'_>,
    present: f64,
    columns: &mut RankingColumns,
) {
    let left = columns.name_left;
    let length = |value: f64| longest(domain, right_of_bars(input, value) - left);
    let has_measure = length((widths.whole)()) >= input.width * LONG;
    let value = if has_measure { (widths.whole)() } else { widths.alone };
    if length(value) < (input.width * SHORT).min(present * MUCH_LONGER) {
        return;
    }
    columns.has_measure = has_measure;
    columns.right = right_of_bars(input, value);
    columns.bars = Linear::new(domain, (left, columns.right));
    let most = (input.width - left) * SAFE;
    columns.names = NameColumn::of(input, units, most, MOST_LINES);
    columns.names.width = columns.names.width.max(widths.kinds.min(most));
    let lines = columns.names.most_lines;
    let names = if lines > 1 { LINE * lines as f64 } else { LINE_ALONE };
    let kinds = if widths.kinds > 0.0 { LINE_OF_KIND + BELOW_KIND } else { 0.0 };
    columns.above = names + kinds;
    columns.row = ABOVE + columns.above + BAR + BELOW;
}
