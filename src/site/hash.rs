//! Content hashes: a short one for file names, a full one with which browsers verify a file.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha384};
use std::hash::{DefaultHasher, Hasher as _};

/// The subresource integrity of a file: `sha384-` and 64 characters of base64.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The content's SHA-384 in hexadecimal digits, as `sha384sum` prints it.
pub fn full(bytes: &[u8]) -> String {
    Sha384::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first twelve hexadecimal digits of the content's SHA-384.
pub fn short(bytes: &[u8]) -> String {
    let mut digits = full(bytes);
    digits.truncate(12);
    digits
}

/// A hash of 16 hexadecimal digits that takes a thousandth of the time of those above in a build without optimisation. Another version
/// of Rust may give another one.
pub fn quick(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// A file name with a hash of the content before the extension.
///
/// ```
/// use reported_figures::site::hash::{hashed_name, is_hashed_name};
///
/// let name = hashed_name("widget", "wasm", b"");
/// assert_eq!(name, "widget.38b060a751ac.wasm");
/// assert!(is_hashed_name(&name));
/// ```
pub fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}.{}.{extension}", short(bytes))
}

/// Whether a file name has a content hash, so that the file behind it never changes.
pub fn is_hashed_name(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    let mut parts = name.split('.').skip(1).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() && part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_what_openssl_prints() {
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }

    #[test]
    fn names_change_with_the_content() {
        let name = hashed_name("widget", "wasm", b"one");
        assert!(is_hashed_name(&name), "{name}");
        assert_ne!(name, hashed_name("widget", "wasm", b"two"));
    }

    #[test]
    fn plain_names_are_not_hashed() {
        for name in
            ["index.html", "reported-figures.js", "data/chongqing-2024-h1.json", "a.deadbeef", "a.b.wasm"]
        {
            assert!(!is_hashed_name(name), "{name}");
        }
        assert!(is_hashed_name("a/b.deadbeef.wasm.br"));
    }
}
