//! Where modules come from.

use crate::site::{Result, read_text};
use std::path::Path;

/// The beginning of the specifier of a module that the build writes; the prefix is customary among bundlers.
const VIRTUAL: &str = "virtual:";

/// The files of a folder, and modules that the build writes.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'s> {
    /// The folder. Paths of modules are relative to it, with `/`.
    pub folder: &'s Path,
    /// Modules that are imported as `virtual:NAME`: names and sources.
    pub generated: &'s [(&'s str, String)],
}

impl Sources<'_> {
    /// The source of a module.
    pub(super) fn read(&self, path: &str) -> Result<String> {
        let Some(name) = path.strip_prefix(VIRTUAL) else { return read_text(&self.folder.join(path)) };
        let found = self.generated.iter().find(|(generated, _)| *generated == name);
        found.map(|(_, source)| source.clone()).ok_or_else(|| format!("the build writes no module `{path}`"))
    }

    /// What errors call a module: its path in the source tree.
    pub(super) fn label(&self, path: &str) -> String {
        if path.starts_with(VIRTUAL) {
            return path.to_owned();
        }
        let folder = self.folder.file_name().unwrap_or_default();
        format!("{}/{path}", folder.to_string_lossy())
    }
}

/// The path of the module that `importer` requests by `specifier`; none for a package or an absolute address.
pub(super) fn resolve(importer: &str, specifier: &str) -> Option<String> {
    if specifier.starts_with(VIRTUAL) {
        return Some(specifier.to_owned());
    }
    if !specifier.starts_with("./") && !specifier.starts_with("../") {
        return None;
    }
    let importer = if importer.starts_with(VIRTUAL) { "" } else { importer };
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn paths_are_relative_to_the_importer() {
        let cases = [
            ("a.js", "./b.js", Some("b.js")),
            ("a.js", "./part/b.js", Some("part/b.js")),
            ("part/a.js", "./b.js", Some("part/b.js")),
            ("part/a.js", "../b.js", Some("b.js")),
            ("part/a.js", "../other/b.js", Some("other/b.js")),
            ("virtual:glue", "./part/b.js", Some("part/b.js")),
            ("part/a.js", "virtual:glue", Some("virtual:glue")),
            ("a.js", "../b.js", None),
            ("a.js", "lit", None),
            ("a.js", "https://example.org/a.js", None),
        ];
        for (importer, specifier, path) in cases {
            assert_eq!(resolve(importer, specifier).as_deref(), path, "{specifier} in {importer}");
        }
    }
}
