//! The names on the right, each with its last value, and the line that leads there.

use super::labels::{GAP, NARROW_LINE};
use super::plot::Plot;
use super::references::FIRST;
use super::sizes::LEADER;
use crate::analysis::UnitLine;
use crate::chart::dashes::dashes;
use crate::chart::input::ChartInput;
use crate::chart::text_style::TextStyle;
use crate::dataset::{Subject, UnitIx};
use crate::scene::{Ink, Key, Layer, Rect, Role, Scene};

/// How far before the last period the dashes of a line that ends early turn to its label.
const TURN: f64 = 12.0;

/// What is named at its end.
pub enum EndLabel<'a> {
    /// A unit's line.
    Unit(&'a UnitLine),
    /// The reference with that index.
    Reference(usize),
}

impl Plot {
    /// The name and the last value, and the line that leads there from the `end` of what is named.
    pub fn draw_label(
        &self,
        input: &ChartInput<'_>,
        label: &EndLabel<'_>,
        end: (f64, f64),
        y: f64,
        accented: &[UnitIx],
        scene: &mut Scene,
    ) {
        let (right, height) = (self.right(), self.labels.line_height());
        let leader = [end, (right + LEADER - 4.0, y)];
        match label {
            EndLabel::Unit(line) => {
                let key = Key::unit(line.unit, Role::Bound);
                match self.ends_early(line) {
                    false => scene.add_line(key, Layer::Grid, Ink::Mark, 1.0, leader),
                    // Of a line that ends early, one across the picture would go on with it; and a slope in it would be taken for a
                    // change. It turns to the label just before the last period, where there may be the point of another.
                    true => {
                        let corner = (f64::max(end.0, right - TURN), end.1);
                        for (index, dash) in dashes(end, corner).chain(dashes(corner, leader[1])).enumerate()
                        {
                            scene.add_line(key.nth(index as u32), Layer::Grid, Ink::Mark, 1.0, dash);
                        }
                    }
                }
                self.draw_unit(input, line, y, accented.contains(&line.unit), scene);
                let subject = Subject { unit: line.unit, metric: input.view.metric };
                scene.add_target(
                    subject,
                    Rect { x: right, y: y - height / 2.0, w: input.width - right, h: height },
                );
            }
            EndLabel::Reference(index) => {
                scene.add_line(
                    Key::chart(Role::Bound, FIRST + *index as u32),
                    Layer::Grid,
                    Ink::Mark,
                    1.0,
                    leader,
                );
                let style = TextStyle::small(Ink::Text);
                let lines = self.labels.reference(*index);
                let first = y - NARROW_LINE * (lines.len() as f64 - 1.0) / 2.0;
                for (line, text) in lines.iter().enumerate() {
                    // Lines of one label are a thousand apart, as there are fewer references.
                    let key = Key::chart(Role::Tick, FIRST + (index + 1000 * line) as u32);
                    style.draw(key, right + LEADER, first + NARROW_LINE * line as f64, text.as_str(), scene);
                }
            }
        }
    }

    fn draw_unit(
        &self,
        input: &ChartInput<'_>,
        line: &UnitLine,
        y: f64,
        is_accented: bool,
        scene: &mut Scene,
    ) {
        let ink = if is_accented { Ink::FocusText } else { Ink::Text };
        let x = self.right() + LEADER;
        let names = &self.labels.names;
        let (name_y, value_y) = self.labels.offsets(line.unit);
        names.draw(line.unit, Key::unit(line.unit, Role::Name), is_accented, ink, (x, y + name_y), scene);
        let value = self.labels.value(input, line);
        if !value.is_empty() {
            let style = TextStyle { bold: is_accented, ..TextStyle::body(ink) };
            let x = if self.labels.is_below { x } else { x + names.width + GAP };
            style.draw(Key::unit(line.unit, Role::Label), x, y + value_y, value, scene);
        }
    }
}
