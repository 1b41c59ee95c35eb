//! What a page shows of an outline already, so that only the parts that differ cross to it.

use super::writer::OutlineWriter;

/// A part of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Title, finding, coverage.
    Header,
    /// Controls.
    Controls,
    /// The chart and what belongs to it.
    Chart,
    /// The evidence panel.
    Evidence,
    /// The export menu.
    Exports,
    /// The table.
    Table,
    /// Sources.
    Footer,
}

/// The parts of an outline that a page shows, by [`Part`], as they were written; empty where that is not known.
#[derive(Debug, Default)]
pub struct ShownParts {
    texts: [String; 7],
    /// Whether the page shows the parts that the next outline has, so that each is where it was.
    are_in_place: bool,
}

/// Parts that the page does not need yet, because nobody sees them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutOfSight {
    /// The evidence panel.
    pub evidence: bool,
    /// The table.
    pub table: bool,
}

impl ShownParts {
    /// The same before an outline with the same parts; otherwise all of it must be written.
    pub fn before_outline(self, are_in_place: bool) -> Self {
        if are_in_place { Self { are_in_place, ..self } } else { Self::default() }
    }

    /// The page shows something else for a part.
    pub fn forget(&mut self, part: Part) {
        self.texts[part as usize].clear();
    }

    /// Writes a part, or that the page keeps the one that it shows.
    pub fn write(
        &mut self,
        part: Part,
        writer: &mut OutlineWriter,
        write: &mut dyn FnMut(&mut OutlineWriter),
    ) {
        let start = writer.text_so_far().len();
        write(writer);
        let written = &writer.text_so_far()[start..];
        let shown = &mut self.texts[part as usize];
        if shown == written {
            writer.keep_instead(start);
        } else {
            written.clone_into(shown);
        }
    }

    /// Where a part is out of sight, keeps the one that the page shows; returns whether that is so.
    pub fn keeps(&self, is_out_of_sight: bool, writer: &mut OutlineWriter) -> bool {
        let keeps = is_out_of_sight && self.are_in_place;
        if keeps {
            writer.keep_instead(writer.text_so_far().len());
        }
        keeps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Lang;

    fn written(shown: &mut ShownParts, text: &str) -> String {
        let mut writer = OutlineWriter::new(Lang::En);
        shown.write(Part::Header, &mut writer, &mut |writer| writer.element("p", text));
        writer.finish()
    }

    #[test]
    fn what_the_page_shows_is_not_written_again() {
        let mut shown = ShownParts::default();
        let first = written(&mut shown, "one");
        assert_eq!(first, "\u{1}<p\u{1}.one\u{1}");
        let mut shown = shown.before_outline(true);
        assert_eq!(written(&mut shown, "one"), "\u{1}=");
        assert_eq!(written(&mut shown, "two"), "\u{1}<p\u{1}.two\u{1}");
        shown.forget(Part::Header);
        assert_eq!(written(&mut shown, "two"), "\u{1}<p\u{1}.two\u{1}");
        assert_eq!(written(&mut shown.before_outline(false), "two"), "\u{1}<p\u{1}.two\u{1}");
    }

    #[test]
    fn what_is_out_of_sight_is_kept_only_where_it_is() {
        let mut writer = OutlineWriter::new(Lang::En);
        assert!(!ShownParts::default().keeps(true, &mut writer));
        let shown = ShownParts::default().before_outline(true);
        assert!(!shown.keeps(false, &mut writer) && writer.text_so_far().is_empty());
        assert!(shown.keeps(true, &mut writer));
        assert_eq!(writer.finish(), "\u{1}=");
    }
}
