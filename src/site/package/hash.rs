//! Content hashes: a short one for file names, a whole one for the browser to check.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha384};

/// Subresource integrity of a file: `sha384-` and 64 characters of base64.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Twelve hexadecimal characters that change with the content.
pub fn short(bytes: &[u8]) -> String {
    Sha384::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// A file name with its content's hash before the extension: `widget.1f2e3d4c5b6a.wasm`.
pub fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}.{}.{extension}", short(bytes))
}

/// Whether a file name carries a content hash, so that its bytes never change.
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
    fn names_carry_the_content() {
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
