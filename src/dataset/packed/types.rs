//! How each type of a dataset is packed: one field after the other.

#[cfg(not(target_arch = "wasm32"))]
use super::streams::Packer;
use super::streams::{Packed, Unpacker, numbers};
use crate::dataset::{
    Basis, Better, Bound, Correction, Dataset, DocumentWords, Figure, Gap, GapReason, Kind, KindIx,
    LocalText, Metric, MetricIx, Named, NamedPeriod, Near, Part, Period, Reference, Source, Spread, Statuses,
    ThemeIx, Unit, UnitIx, Value,
};

macro_rules! fields {
    ($($type:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Packed for $type {
            #[cfg(not(target_arch = "wasm32"))]
            fn pack(&self, packer: &mut Packer) {
                $(self.$field.pack(packer);)+
            }

            fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
                Self { $($field: Packed::unpack(unpacker)),+ }
            }
        }
    )+};
}

/// Types with a few values are the index of one; past the end they are the first.
macro_rules! choices {
    ($($type:ident)+) => {
        numbers! {$(
            $type: |value| value as u64, |index| $type::ALL[index as usize % $type::ALL.len()];
        )+}
    };
}

fields! {
    Dataset {
        id, lang, title, sources, note, retrieved, corrections, period, named_periods, kinds, themes, units, metrics,
        figures, gaps, series, shown, references,
    }
    Named { id, name }
    NamedPeriod { id, name, period, from, to, is_listed }
    Correction { date, text }
    Reference { metric, period, value, decimals, name }
    Source { name, event, note, lang, document, url, page, licence, published }
    DocumentWords { lead, part }
    Unit { id, name, short, kind, note }
    Metric {
        id, name, name_inline, theme, kind, unit, better, definition, applies, applies_units, near, level, chains, precision,
        per, floor, decimals, is_whole, exceeds_all, grades, note,
    }
    Near { metric, reason }
    Figure {
        unit, metric, value, bound, far_end, spread, period, basis, scope, judge, status, note, quote, quote_translation,
        quote_label, paragraph,
    }
    Spread { low, high, confidence }
    Gap { unit, metric, period, reason, quote, note }
}

choices! { Kind Better Bound Basis GapReason }

numbers! {
    UnitIx: |index| index.0.into(), |number| Self(number as u32);
    MetricIx: |index| index.0.into(), |number| Self(number as u32);
    KindIx: |index| index.0.into(), |number| Self(number as u32);
    ThemeIx: |index| index.0.into(), |number| Self(number as u32);
    Statuses: |statuses| statuses.bits().into(), |number| Self::from_bits(number as u8);
}

impl Packed for LocalText {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        packer.text(self.as_written());
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        Self::from_written(unpacker.text())
    }
}

impl Packed for Period {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        match self.part {
            // Of at least 1000 it would be a year.
            Part::Other(index) => packer.text(&format!("{index:05}")),
            _ => packer.text(&self.calendar_code()),
        }
    }

    /// A code has four digits before anything else; the index of a period that only the dataset knows has five.
    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        let code = unpacker.text();
        let index = || code.bytes().fold(0, |number, digit| number * 10 + u16::from(digit & 15));
        Self::from_code(code).unwrap_or_else(|| Self { year: 0, part: Part::Other(index()) })
    }
}

impl Packed for Value {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        match self {
            Self::Number { number, decimals } => {
                packer.number(0);
                number.pack(packer);
                decimals.pack(packer);
            }
            Self::Range { lower, upper, decimals } => {
                packer.number(1);
                lower.pack(packer);
                upper.pack(packer);
                decimals.pack(packer);
            }
            Self::Grade(grade) => {
                packer.number(2);
                packer.text(grade);
            }
        }
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        match unpacker.number() {
            0 => Self::Number { number: Packed::unpack(unpacker), decimals: Packed::unpack(unpacker) },
            1 => Self::Range {
                lower: Packed::unpack(unpacker),
                upper: Packed::unpack(unpacker),
                decimals: Packed::unpack(unpacker),
            },
            _ => Self::Grade(unpacker.text().to_owned()),
        }
    }
}
