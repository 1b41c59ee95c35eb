//! The bytes as they travel: brotli and gzip at their smallest, made once at build time.

use crate::site::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// The file extensions whose bytes shrink; pictures and fonts are compressed already.
const SHRINKS: [&str; 11] =
    ["css", "html", "js", "json", "md", "mjs", "svg", "ts", "txt", "wasm", "webmanifest"];

/// One file's bytes in both encodings that browsers ask for.
pub struct Compressed {
    /// Brotli, quality 11.
    pub brotli: Vec<u8>,
    /// Gzip, level 9, without name or time, so that equal bytes stay equal.
    pub gzip: Vec<u8>,
}

/// Npm packs whatever is called README-something, so this one has nothing beside it.
const ALONE: &str = "npm/README.md";

/// Whether a file of this name is stored compressed beside itself.
pub fn shrinks(name: &str) -> bool {
    name != ALONE && name.rsplit_once('.').is_some_and(|(_, extension)| SHRINKS.contains(&extension))
}

/// Compresses in both encodings, side by side.
pub fn compress(bytes: &[u8]) -> Result<Compressed> {
    std::thread::scope(|scope| {
        let gzip = scope.spawn(|| gzip(bytes));
        let brotli = brotli(bytes)?;
        let gzip = gzip.join().map_err(|_| "the gzip encoder failed".to_owned())??;
        Ok(Compressed { brotli, gzip })
    })
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let params =
        BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map_err(|error| format!("brotli: {error}"))?;
    Ok(out)
}

/// Gzip alone.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}
