//! Where the tests read and write: everything below Cargo's target folder.

use std::path::{Path, PathBuf};

/// Cargo's target folder: its `tmp` is told to integration tests.
pub fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target/tmp has a parent")
}

/// What drivers and browsers print, and what is kept of a failed test.
pub fn logs() -> PathBuf {
    made(target().join("browser-logs"))
}

/// Screenshots.
pub fn screens() -> PathBuf {
    made(target().join("screens"))
}

fn made(folder: PathBuf) -> PathBuf {
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}
