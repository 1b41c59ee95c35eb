//! Files as they are transferred: Brotli and gzip at their highest levels, compressed once at build time.

use crate::site::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// The extensions of files that compression makes smaller; pictures are compressed already.
const SHRINKS: [&str; 11] =
    ["css", "html", "js", "json", "md", "mjs", "svg", "ts", "txt", "wasm", "webmanifest"];

/// The bytes of a file in both encodings that browsers accept.
pub struct Compressed {
    /// Brotli, quality 11.
    pub brotli: Vec<u8>,
    /// Gzip, level 9, without a name or a time, so that the same file always gives the same bytes.
    pub gzip: Vec<u8>,
}

/// The one text file without compressed copies: npm would pack them, since their names begin with README.
const UNCOMPRESSED: &str = "npm/README.md";

/// Whether compressed copies of the file are stored beside it.
pub fn shrinks(name: &str) -> bool {
    name != UNCOMPRESSED && name.rsplit_once('.').is_some_and(|(_, extension)| SHRINKS.contains(&extension))
}

/// Compresses a file in both encodings, on two threads.
///
/// # Errors
/// What an encoder reports.
pub fn compress(bytes: &[u8]) -> Result<Compressed> {
    std::thread::scope(|scope| {
        let gzip = scope.spawn(|| gzip(bytes));
        let brotli = brotli(bytes)?;
        let gzip = gzip.join().map_err(|_| "the gzip encoder failed".to_owned())??;
        Ok(Compressed { brotli, gzip })
    })
}

/// Brotli alone, at its highest level.
///
/// # Errors
/// What the encoder reports.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    brotli_at(11, bytes)
}

/// Brotli in a tenth of the time, a few per cent longer.
///
/// # Errors
/// What the encoder reports.
pub fn brotli_quickly(bytes: &[u8]) -> Result<Vec<u8>> {
    brotli_at(9, bytes)
}

fn brotli_at(quality: i32, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map_err(|error| format!("brotli: {error}"))?;
    Ok(out)
}

/// Compresses bytes with gzip only.
///
/// # Errors
/// What the encoder reports.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}
