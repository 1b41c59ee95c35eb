//! The settings for nginx and Caddy of the folder `www/hosting`, with the policies of the pages.

use super::assets::Assets;
use super::policy::{connected_sources, own_sources, policy};
use super::template;
use crate::site::Result;
use crate::site::files::texts;
use crate::site::package::hosting::POLICY;
use std::path::Path;

/// The policy of each page in `files`, by its name in `dist/`.
pub fn policies(files: &[(String, String)], assets: &Assets) -> Vec<(String, String)> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    let of = |name: &str, html: &str| {
        let own = own_sources(name, assets.site.base.as_deref());
        policy(html, &own, connected_sources(name, &own), &assets.bundle.style)
    };
    pages.map(|(name, html)| (name.clone(), of(name, html))).collect()
}

/// The settings of the folder `www/hosting`, with the policies of pages.
///
/// # Errors
/// A file that cannot be read, or one with a marker that nothing fills.
pub fn settings(folder: &Path, policies: &[(String, String)]) -> Result<Vec<(String, String)>> {
    let values = [("nginx-policies", nginx(policies)), ("caddy-policies", caddy(policies))];
    let files = texts(folder, "conf")?.into_iter().chain(texts(folder, "")?);
    let filled = files.map(|(name, text)| match template::fill(&text, &values) {
        Ok(text) => Ok((name, text)),
        Err(error) => Err(format!("www/hosting/{name}: {error}")),
    });
    filled.collect()
}

fn nginx(policies: &[(String, String)]) -> String {
    let rule = |(page, policy): &(String, String)| {
        let is_page = match page.strip_suffix('*') {
            Some(folder) => format!("$uri ~ ^/{folder}"),
            None => format!("$uri = /{page}"),
        };
        format!("if ({is_page}) {{\n  set $reported_figures_policy \"{policy}\";\n}}\n")
    };
    policies.iter().map(rule).collect()
}

fn caddy(policies: &[(String, String)]) -> String {
    let rule = |(page, policy): &(String, String)| {
        let name = page.replace("/*", "-pages").replace('.', "-");
        let folder = if page == "index.html" { " /" } else { "" };
        format!("@{name} path /{page}{folder}\nheader @{name} {POLICY} \"{policy}\"\n")
    };
    policies.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::site::root;

    #[test]
    fn each_page_has_its_policy_in_the_settings_of_each_server() {
        let policies = [("index.html", "default-src 'none'"), ("embed.html", "default-src 'self'")];
        let policies = policies.map(|(page, policy)| (page.to_owned(), policy.to_owned()));
        let files = settings(&root().join("www/hosting"), &policies).unwrap();
        let of =
            |name: &str| files.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text.as_str());
        assert!(
            of("nginx.conf").contains(
                "if ($uri = /embed.html) {\n  set $reported_figures_policy \"default-src 'self'\";"
            )
        );
        assert!(of("Caddyfile").contains("@index-html path /index.html /\nheader @index-html Content-Security-Policy \"default-src 'none'\""));
    }
}
