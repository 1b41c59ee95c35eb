//! Where the tests write: everything below Cargo's target folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Cargo's target folder: programs run in `target/PROFILE/deps` or `target/PROFILE/examples`.
pub fn target() -> &'static Path {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    TARGET.get_or_init(|| {
        let program = std::env::current_exe().expect("a running program has a path");
        program.ancestors().nth(3).expect("it lies in target/PROFILE/deps").to_owned()
    })
}

/// Logs of drivers and browsers, and what is saved of a failed test.
pub fn logs() -> PathBuf {
    made(target().join("browser-logs"))
}

fn made(folder: PathBuf) -> PathBuf {
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}
