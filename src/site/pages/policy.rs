//! The Content-Security-Policy of the site's own pages: scripts and styles of this site and those inside the page, by their
//! hashes; WebAssembly; nothing from elsewhere.

use crate::site::hash;

/// The policy of a page, or of several whose texts follow one another, as the value of the header. `own` is the site itself as a list of sources, `connected` is from where
/// it may fetch, and `style` is what the element adds as a `<style>` where a browser knows no constructible style sheets. Pages around it may have any origin.
pub fn policy(html: &str, own: &str, connected: &str, style: &str) -> String {
    let scripts = hashes(html, "script");
    let styles = hashes(html, "style") + &source(style);
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval'{scripts}; style-src{styles}; img-src {own} data: blob:; \
         connect-src {connected}; frame-src {own}; manifest-src {own}; worker-src {own} blob:; base-uri 'none'; form-action 'none'"
    )
}

/// The site itself as a list of sources, for the page of this name and the address of the site, where that is known.
///
/// The embedded page and those in `frame/` stand in sandboxed frames too, whose origin is none: there, WebKit lets `'self'` match nothing.
pub fn own_sources(page: &str, base: Option<&str>) -> String {
    match base {
        _ if !["embed.", "frame/"].iter().any(|start| page.starts_with(start)) => "'self'".to_owned(),
        Some(base) => format!("'self' {base}"),
        None => "'self' http: https:".to_owned(),
    }
}

/// From where a page may fetch: the page that reads tables, from any address that its editor gives; the embedded page, from any
/// that its host gives.
pub fn connected_sources<'o>(page: &str, own: &'o str) -> &'o str {
    if page == "make.html" || page.starts_with("embed.") { "'self' http: https:" } else { own }
}

/// The texts of all elements of a tag, each as a source with a space before it.
fn hashes(html: &str, tag: &'static str) -> String {
    let inline = blocks(html, tag).filter(|(attributes, _)| is_inline(attributes));
    let mut sources: Vec<String> = Vec::new();
    for (_, text) in inline {
        let source = source(text);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.concat()
}

fn source(text: &str) -> String {
    format!(" '{}'", hash::integrity(text.as_bytes()))
}

/// Whether an element with these attributes stands in the page and counts: data does not.
fn is_inline(attributes: &str) -> bool {
    !attributes.contains(" src=") && !attributes.contains("application/ld+json")
}

/// The attributes and the text of each element of a tag whose content is no markup. The pages are the build's own, in which
/// no text contains the beginning of such an element.
fn blocks<'h>(html: &'h str, tag: &'static str) -> impl Iterator<Item = (&'h str, &'h str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let start = next_raw(rest)?;
        let (name, inner) = if rest[start..].starts_with("<script") { ("script", 7) } else { ("style", 6) };
        let (attributes, after) = rest[start + inner..].split_once('>')?;
        let (text, after) = after.split_once(&format!("</{name}>"))?;
        rest = after;
        Some((name, attributes, text))
    })
    .filter_map(move |(name, attributes, text)| (name == tag).then_some((attributes, text)))
}

/// Where the next script or style begins: neither is looked for inside the other.
fn next_raw(html: &str) -> Option<usize> {
    ["<script", "<style"].into_iter().filter_map(|start| html.find(start)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><script src=\"a.js\"></script><style>a{}</style><script>one()</script>\
        <script type=\"application/ld+json\">{}</script><noscript><style>b{}</style></noscript></head>\
        <script>\"<style>c{}</style>\"</script>";

    #[test]
    fn what_stands_in_the_page_is_named_by_its_hash_and_data_is_not() {
        let policy = policy(PAGE, "'self'", "'self'", "d{}");
        let part = |name: &str| policy.split("; ").find(|part| part.starts_with(name)).unwrap_or_default();
        let listed = |texts: &[&str]| texts.iter().map(|text| source(text)).collect::<String>();
        let scripts = listed(&["one()", "\"<style>c{}</style>\""]);
        assert_eq!(part("script-src"), format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"));
        assert_eq!(part("style-src"), format!("style-src{}", listed(&["a{}", "b{}", "d{}"])));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }

    #[test]
    fn only_a_page_for_frames_names_more_than_itself() {
        let base = Some("https://figures.example/a/");
        assert_eq!(own_sources("index.html", base), "'self'");
        assert_eq!(own_sources("embed.0123456789ab.html", base), "'self' https://figures.example/a/");
        assert_eq!(own_sources("embed.html", None), "'self' http: https:");
    }
}
