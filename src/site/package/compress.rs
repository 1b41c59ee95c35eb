//! Files as they are transferred: Brotli and gzip at their highest levels, compressed once at build time.

use crate::site::Result;

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

/// Compresses a file in both encodings.
///
/// # Errors
/// What an encoder reports.
pub fn compress(bytes: &[u8]) -> Result<Compressed> {
    Ok(Compressed { brotli: brotli(bytes)?, gzip: gzip(bytes)? })
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
    compression::brotli(quality, bytes).map_err(|error| format!("brotli: {error}"))
}

/// Compresses bytes with gzip only.
///
/// # Errors
/// What the encoder reports.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    compression::gzip(bytes).map_err(|error| format!("gzip: {error}"))
}
