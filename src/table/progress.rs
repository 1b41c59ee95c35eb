//! How far reading a table has come, for a page that shows it.

use std::cell::Cell;

/// A part of the work, in the order in which they are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes become rows of cells.
    Cells,
    /// Where the table stands, and what its columns hold.
    Columns,
    /// What occurs together in the body.
    Evidence,
    /// What each figure is of.
    Subjects,
    /// What holds for each metric.
    Series,
    /// What each cell means.
    Body,
    /// The figures as a dataset.
    Document,
    /// What its editor should look at.
    Advice,
    /// Whether that is valid.
    Check,
}

impl Stage {
    /// From how many of a hundred parts of the work to how many, as measured with a table of 200,000 rows.
    const fn share(self) -> (u32, u32) {
        match self {
            Self::Cells => (0, 6),
            Self::Columns => (6, 30),
            Self::Evidence => (30, 38),
            Self::Subjects => (38, 42),
            Self::Series => (42, 52),
            Self::Body => (52, 62),
            Self::Document => (62, 72),
            Self::Advice => (72, 75),
            Self::Check => (75, 100),
        }
    }
}

thread_local! {
    static LISTENER: Cell<Option<fn(u32)>> = const { Cell::new(None) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// How many rows are read between two looks at what is to be told.
const STEP: usize = 256;

/// Calls a function with the percentage of the work that is done, whenever another one is reached, until the next call.
pub fn listen(listener: fn(u32)) {
    LAST.set(0);
    LISTENER.set(Some(listener));
}

/// Tells that so many of all steps of a stage are done.
pub fn at(stage: Stage, done: usize, all: usize) {
    if !done.is_multiple_of(STEP) {
        return;
    }
    let Some(listener) = LISTENER.get() else { return };
    let (from, end) = stage.share();
    let part = (end - from) as usize * done.min(all) / all.max(1);
    let percent = from + part as u32;
    if percent > LAST.get() {
        LAST.set(percent);
        listener(percent);
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use std::cell::RefCell;

    thread_local! {
        static TOLD: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    }

    #[test]
    fn each_percentage_is_told_once_and_they_grow() {
        listen(|percent| TOLD.with_borrow_mut(|told| told.push(percent)));
        let rows: String =
            (0..3000).map(|row| format!("Town {row},{},{}.5\n", row * 7 % 1009, row % 100)).collect();
        assert!(read(format!("Town,Visitors,Share %\n{rows}").as_bytes(), None).is_ok());
        TOLD.with_borrow(|told| {
            assert!(told.len() > 12 && told.is_sorted_by(|one, next| one < next), "{told:?}");
            assert!(told.iter().all(|percent| *percent <= Stage::Body.share().1), "{told:?}");
            // No stage stands still.
            for stage in [Stage::Columns, Stage::Evidence, Stage::Series, Stage::Body] {
                let (from, end) = stage.share();
                let inside = told.iter().filter(|percent| (from + 1..end).contains(*percent)).count();
                assert!(inside >= 3, "{stage:?}: {told:?}");
            }
        });
    }

    /// The check is one step of a quarter of the time: from there on, the page says so in place of a percentage that stands still.
    #[test]
    fn the_page_knows_where_the_check_begins() {
        let page = include_str!("../../www/make/status.js");
        assert!(page.contains(&format!("const CHECKED_FROM = {};\n", Stage::Check.share().0)));
    }

    #[test]
    fn stages_follow_one_another() {
        use Stage::*;
        let stages = [Cells, Columns, Evidence, Subjects, Series, Body, Document, Advice, Check];
        assert!(stages.windows(2).all(|pair| pair[0].share().1 == pair[1].share().0));
        assert_eq!((Cells.share().0, Check.share().1), (0, 100));
    }
}
