//! A checked dataset as few bytes, as a build puts it into the WebAssembly.
//!
//! What a page shows first was checked when it was built: reading it again as JSON would need the whole reader, with every
//! rule, before a first chart. So the build writes the [`Dataset`] itself, and the module reads it back with a few lines
//! for each type. The reader of documents comes later, for those who bring one.
//!
//! A packed dataset is of one build: it has no version, and nothing but the module that it is in reads it.

mod details;
mod streams;
mod types;

use super::Dataset;
#[cfg(not(target_arch = "wasm32"))]
use streams::Packer;
use streams::{Packed, Unpacker};

pub use details::attach;
#[cfg(not(target_arch = "wasm32"))]
pub use details::detach;

/// The name of the file with the texts of a packed dataset.
pub const TEXTS: &str = "texts";
/// The name of the file with everything else.
pub const NUMBERS: &str = "numbers";

/// Packs a dataset: its texts, and everything else. Apart, both compress better.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(dataset: &Dataset) -> (String, Vec<u8>) {
    let mut packer = Packer::default();
    dataset.pack(&mut packer);
    packer.finish()
}

/// The dataset that [`pack`] packed; `None` for anything else.
pub fn unpack(texts: &str, numbers: &[u8]) -> Option<Dataset> {
    let mut unpacker = Unpacker::new(texts, numbers);
    let dataset = Dataset::unpack(&mut unpacker);
    unpacker.is_at_the_end().then_some(dataset)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{embedded, generate, generate_with_periods};
    use super::*;

    #[test]
    fn every_dataset_is_read_back() {
        let generated =
            (0..200).flat_map(|seed| [generate(8, 14, seed), generate_with_periods(6, 3, 4, seed)]);
        for dataset in generated.chain([embedded(), Dataset::default()]) {
            let (texts, numbers) = pack(&dataset);
            assert_eq!(unpack(&texts, &numbers), Some(dataset));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let (texts, numbers) = pack(&embedded());
        for end in (0..numbers.len()).step_by(97) {
            assert_eq!(unpack(&texts, &numbers[..end]), None, "{end} numbers");
        }
        let ends = texts.char_indices().map(|(at, _)| at).step_by(997);
        ends.for_each(|end| assert_eq!(unpack(&texts[..end], &numbers), None, "{end} bytes of texts"));
        assert_eq!(unpack(&texts, &[numbers.as_slice(), &[0]].concat()), None);
        assert_eq!(unpack("", &[0xff; 64]), None);
    }
}
