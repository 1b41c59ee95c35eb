//! The site under test, built once a run by the program that anybody builds it with.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use reported_figures::site::sizes::{BUDGET, FIRST_RESPONSE};

use crate::paths;

/// Names a folder that is already built, to be tested instead.
const BUILT: &str = "REPORTED_FIGURES_DIST";

/// The built site.
pub fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| std::env::var_os(BUILT).map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let folder = paths::target().join("test-dist");
    let mut command = Command::new(env!("CARGO_BIN_EXE_reported-figures"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("build").arg("--out").arg(&folder);
    let output = command.stdin(Stdio::null()).output().expect("the program runs");
    assert!(
        output.status.success(),
        "the site cannot be built: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    folder
}

/// The file of the build with a hash between these two.
pub fn lasting(stem: &str, extension: &str) -> String {
    let names = std::fs::read_dir(dist()).expect("a folder").map(|entry| entry.expect("a file").file_name());
    let mut names = names.map(|name| name.into_string().expect("a name"));
    let fits = |name: &String| {
        name.starts_with(stem) && name.ends_with(extension) && name.len() > stem.len() + extension.len()
    };
    names.find(fits).expect("a file with a hash in its name")
}

/// Bytes of a file as sent.
fn sent(name: &str) -> usize {
    std::fs::metadata(dist().join(format!("{name}.br"))).expect("a compressed twin").len() as usize
}

/// A reader's bytes grow only on purpose: whoever needs more raises the budget, and says why in the changelog.
#[test]
fn stays_within_its_bytes() {
    let page = sent("index.html");
    assert!(page <= FIRST_RESPONSE, "the first response has {page} bytes, its budget {FIRST_RESPONSE}");
    let all = page + sent("reported-figures.js") + sent(&lasting("reported-figures.", ".wasm"));
    assert!(all <= BUDGET, "an interactive chart needs {all} bytes, its budget is {BUDGET}");
}
