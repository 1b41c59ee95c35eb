//! The site under test, built once in each run.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use reported_figures::site::pages::site_dataset::SiteDataset;
use reported_figures::site::{commands::build, root};

use super::paths;

/// Names a folder with a site that is already built, to be used instead.
const BUILT: &str = "REPORTED_FIGURES_DIST";

/// The built site.
pub fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| std::env::var_os(BUILT).map_or_else(built, PathBuf::from))
}

fn built() -> PathBuf {
    let folder = paths::target().join("test-dist");
    let built = build::build(&root(), &folder, None, SiteDataset::embedded());
    built.unwrap_or_else(|error| panic!("the site cannot be built: {error}"));
    folder
}

/// The name of the built file with a hash between this stem and this extension; the stem may begin with a folder.
pub fn hashed_file(stem: &str, extension: &str) -> String {
    if let Some((folder, stem)) = stem.split_once('/') {
        return format!("{folder}/{}", hashed_file_in(&dist().join(folder), stem, extension));
    }
    hashed_file_in(dist(), stem, extension)
}

fn hashed_file_in(folder: &Path, stem: &str, extension: &str) -> String {
    let names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").file_name());
    let mut names = names.map(|name| name.into_string().expect("a name"));
    let fits = |name: &String| {
        name.starts_with(stem) && name.ends_with(extension) && name.len() > stem.len() + extension.len()
    };
    names.find(fits).expect("a file with a hash in its name")
}
