//! The response headers that the site needs, as a `_headers` file: Netlify, Cloudflare Pages and others read it.

use crate::site::hash;
use std::fmt::Write as _;

/// The headers of every file. A page that isolates itself (`Cross-Origin-Embedder-Policy: require-corp`) takes only files that
/// allow it and frames that isolate themselves too.
pub const HEADERS: [(&str, &str); 6] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// The header that each page has of its own.
pub const POLICY: &str = "Content-Security-Policy";

/// The policy of the page at a path, as a `_headers` file says it: in its own rule, or in the one of its folder.
pub fn policy_in<'h>(headers: &'h str, path: &str) -> Option<&'h str> {
    let rule_of =
        |path: &str| headers.split("\n/").find_map(|rule| rule.strip_prefix(path)?.strip_prefix('\n'));
    let path = &path[1..];
    let folder = path.split('/').next().unwrap_or_default();
    let rule = rule_of(path).or_else(|| rule_of(&format!("{folder}/*")))?;
    rule.lines().find_map(|line| line.trim_start().strip_prefix(POLICY)?.strip_prefix(": "))
}

/// The `_headers` file for the files of a build, with the policies of its pages.
///
/// Every path has one rule of its own, or the one of its folder, whose name in `policies` ends with `/*`: hosts differ in which
/// rule wins where two match.
pub fn headers(files: &[String], policies: &[(String, String)]) -> String {
    let mut out =
        HEADERS.iter().fold(String::from("/*\n"), |out, (name, value)| out + &format!("  {name}: {value}\n"));
    for file in files {
        let cache = match file.as_str() {
            "sw.js" | "make-sw.js" => "no-cache",
            file if hash::is_hashed_name(file) => "public, max-age=31536000, immutable",
            _ => PAGE_CACHE,
        };
        let mut rule = format!("  Cache-Control: {cache}\n");
        if file.ends_with(".wasm") {
            rule.push_str("  Content-Type: application/wasm\n");
        }
        if let Some((_, policy)) = policies.iter().find(|(page, _)| page == file) {
            let _ = writeln!(rule, "  {POLICY}: {policy}");
        }
        let _ = write!(out, "/{file}\n{rule}");
        if file == "index.html" {
            let _ = write!(out, "/\n{rule}");
        }
    }
    for (pattern, policy) in policies.iter().filter(|(page, _)| page.ends_with("/*")) {
        let _ = write!(out, "/{pattern}\n  Cache-Control: {PAGE_CACHE}\n  {POLICY}: {policy}\n");
    }
    out
}

/// How long a page may be shown before it is looked for anew.
const PAGE_CACHE: &str = "public, max-age=60, stale-while-revalidate=86400";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_files_last_and_pages_do_not() {
        let files = ["index.html", "reported-figures.0123456789ab.wasm", "sw.js"].map(str::to_owned);
        let made = headers(&files, &[("index.html".to_owned(), "default-src 'none'".to_owned())]);
        let of = |path: &str| made.split("\n/").find(|rule| rule.starts_with(path)).unwrap_or_default();
        assert!(of("index.html\n").contains("max-age=60"), "{made}");
        assert!(
            of("reported-figures.").contains("immutable")
                && of("reported-figures.").contains("application/wasm")
        );
        assert!(of("sw.js\n").contains("no-cache"), "{made}");
        for (path, policy) in
            [("/", Some("default-src 'none'")), ("/index.html", Some("default-src 'none'")), ("/sw.js", None)]
        {
            assert_eq!(policy_in(&made, path), policy, "{path} in {made}");
        }
        assert!(
            made.starts_with(
                "/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n"
            ),
            "{made}"
        );
    }
}
