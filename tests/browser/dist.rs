//! The site under test, built once a run by the program that anybody builds it with.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use reported_figures::site::build::sizes::{BUDGET, FIRST_RESPONSE};

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

/// The file of the build with a hash between these two; it may stand in a folder.
pub fn lasting(stem: &str, extension: &str) -> String {
    if let Some((folder, stem)) = stem.split_once('/') {
        return format!("{folder}/{}", lasting_in(&dist().join(folder), stem, extension));
    }
    lasting_in(dist(), stem, extension)
}

fn lasting_in(folder: &Path, stem: &str, extension: &str) -> String {
    let names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").file_name());
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

/// One file for a disk is little more than its parts, and the script for hosts is small.
#[test]
fn one_file_and_host_script_are_small() {
    let size = |name: &str| std::fs::metadata(dist().join(name)).expect("a file").len();
    let wasm = ["reported-figures.", "complaints."].map(|stem| lasting(stem, ".wasm"));
    let parts = ["index.html", "reported-figures.js", &wasm[0], &wasm[1]].map(size);
    let (whole, parts) = (size("standalone.html"), parts.iter().sum::<u64>());
    assert!(whole * 10 <= parts * 14, "standalone.html has {whole} bytes, its parts {parts}");
    assert!(size("host.js") <= 2048, "host.js has {} bytes", size("host.js"));
}

/// A reader's bytes grow only on purpose: whoever needs more raises the budget, and says why in the changelog.
#[test]
fn stays_within_its_bytes() {
    let page = sent("index.html");
    assert!(page <= FIRST_RESPONSE, "the first response has {page} bytes, its budget {FIRST_RESPONSE}");
    let all = page + sent("reported-figures.js") + sent(&lasting("reported-figures.", ".wasm"));
    assert!(all <= BUDGET, "an interactive chart needs {all} bytes, its budget is {BUDGET}");
}
