//! The two streams of a packed dataset, and the types that everything else consists of.

use super::super::Fixed;

/// Ends a text. No text of a dataset can have it: control characters are refused.
const END: char = '\u{2}';

/// What can be packed. Reading never fails: past the end of a stream there are zeros and empty texts, and
/// [`Unpacker::is_at_the_end`] tells afterwards.
pub trait Packed: Sized {
    /// Adds it to the streams.
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer);

    /// Takes it from the streams.
    fn unpack(unpacker: &mut Unpacker<'_>) -> Self;
}

/// The streams as they are written.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Default)]
pub struct Packer {
    texts: String,
    numbers: Vec<u8>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Packer {
    /// Adds a number, in groups of seven bits, the lowest first; the last has no eighth bit.
    pub fn number(&mut self, mut number: u128) {
        while number >= 0x80 {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.texts.push(END);
    }

    /// The texts and the numbers.
    pub fn finish(self) -> (String, Vec<u8>) {
        (self.texts, self.numbers)
    }
}

/// What is left of the streams.
#[derive(Clone, Copy, Debug)]
pub struct Unpacker<'a> {
    texts: &'a str,
    numbers: &'a [u8],
    is_short: bool,
}

impl<'a> Unpacker<'a> {
    /// All of them.
    pub fn new(texts: &'a str, numbers: &'a [u8]) -> Self {
        Self { texts, numbers, is_short: false }
    }

    /// Whether exactly what there was has been read.
    pub fn is_at_the_end(&self) -> bool {
        self.texts.is_empty() && self.numbers.is_empty() && !self.is_short
    }

    /// The next number below 2⁶⁴.
    pub fn number(&mut self) -> u64 {
        self.wide_number() as u64
    }

    /// The next number.
    fn wide_number(&mut self) -> u128 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.numbers.split_first() {
            self.numbers = rest;
            number |= u128::from(byte & 0x7f) << (shift & 0x7f);
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
        self.is_short = true;
        0
    }

    /// How many items follow; none where that cannot be.
    fn count(&mut self) -> usize {
        let count = self.number() as usize;
        if self.is_short { 0 } else { count }
    }

    /// The next text.
    pub fn text(&mut self) -> &'a str {
        if let Some((text, rest)) = self.texts.split_once(END) {
            self.texts = rest;
            return text;
        }
        self.is_short = true;
        ""
    }
}

/// Types that are numbers.
macro_rules! numbers {
    ($($type:ty: $to:expr, $from:expr;)+) => {$(
        impl Packed for $type {
            #[cfg(not(target_arch = "wasm32"))]
            fn pack(&self, packer: &mut Packer) {
                let to: fn($type) -> u64 = $to;
                packer.number(to(*self).into());
            }

            fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
                let from: fn(u64) -> $type = $from;
                from(unpacker.number())
            }
        }
    )+};
}
pub(super) use numbers;

numbers! {
    bool: u64::from, |number| number != 0;
    u16: u64::from, |number| number as u16;
    // Small negative numbers follow the positive ones.
    i8: |number| u64::from(number as u8), |number| number as i8;
}

impl Packed for String {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        packer.text(self);
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        unpacker.text().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        self.is_some().pack(packer);
        if let Some(value) = self {
            value.pack(packer);
        }
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        bool::unpack(unpacker).then(|| T::unpack(unpacker))
    }
}

impl<T: Packed> Packed for Box<T> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        (**self).pack(packer);
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        Self::new(T::unpack(unpacker))
    }
}

impl<T: Packed> Packed for Vec<T> {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        packer.number(self.len() as u128);
        self.iter().for_each(|item| item.pack(packer));
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..unpacker.count() {
            if unpacker.is_short {
                break;
            }
            items.push(T::unpack(unpacker));
        }
        items
    }
}

/// As its digits without the zeros behind them, its sign, and how many zeros those are.
impl Packed for Fixed {
    #[cfg(not(target_arch = "wasm32"))]
    fn pack(&self, packer: &mut Packer) {
        let (mut magnitude, mut zeros) = (self.parts().unsigned_abs(), 0);
        while magnitude > 0 && magnitude.is_multiple_of(10) {
            magnitude /= 10;
            zeros += 1;
        }
        packer.number(magnitude << 1 | u128::from(self.parts() < 0));
        packer.number(zeros);
    }

    fn unpack(unpacker: &mut Unpacker<'_>) -> Self {
        let digits = unpacker.wide_number();
        let magnitude = Self::from_parts((digits >> 1) as i128).times_power_of_ten(unpacker.number() as i8);
        if digits & 1 == 0 { magnitude } else { -magnitude }
    }
}
