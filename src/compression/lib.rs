//! Brotli and gzip at their highest levels.
//!
//! A crate of its own, because the encoders are generic: they are compiled with the crate that calls them, and without
//! optimisation they take most of the time of a debug build's site.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write as _};

/// Compresses bytes with Brotli; `quality` from 0 to 11, where 11 is the smallest and slowest.
///
/// # Errors
/// What the encoder reports.
pub fn brotli(quality: i32, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out)
}

/// Compresses bytes with gzip, level 9, without a name or a time, so that the same bytes always give the same.
///
/// # Errors
/// What the encoder reports.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
