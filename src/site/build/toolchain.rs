//! The Rust target that the WebAssembly is built for: there, added, or named with what adds it.

use crate::site::Result;
use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the module that readers load.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler that the byte budget was measured with. Another one makes other bytes of the same sources.
pub const MEASURED_WITH: &str = "rustc 1.95.0";

/// The compiler of the source tree `root`, as it names itself: `rustc 1.95.0 (59807616e 2026-04-14)`.
///
/// # Errors
/// Where it cannot be run.
pub fn compiler(root: &Path) -> Result<String> {
    rustc(root, &["--version"])
}

/// Whether bytes of that compiler may be compared with the budget.
pub fn is_measured(compiler: &str) -> bool {
    compiler == MEASURED_WITH || compiler.starts_with(&format!("{MEASURED_WITH} "))
}

/// Makes sure that [`TARGET`] can be built for, asking rustup for it if need be.
///
/// # Errors
/// Says which command adds the target when rustup is missing or refuses.
pub fn ensure_target(root: &Path) -> Result<()> {
    if has_target(&sysroot(root)?) { Ok(()) } else { add_target(root) }
}

/// Where the sources of the standard library are installed, and the name that the compiler gives them where they are not: the
/// locations that panics name begin with either. None of a compiler that does not say what it was built from.
pub fn standard_library(root: &Path) -> Option<[String; 2]> {
    let sources = sysroot(root).ok()?.join("lib/rustlib/src/rust");
    let version = rustc(root, &["-vV"]).ok()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some([sources.to_str()?.to_owned(), format!("/rustc/{commit}")])
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()
}

fn sysroot(root: &Path) -> Result<PathBuf> {
    Ok(PathBuf::from(rustc(root, &["--print", "sysroot"])?))
}

/// What the compiler answers.
fn rustc(root: &Path, arguments: &[&str]) -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(&rustc).args(arguments).current_dir(root).output().map_err(|error| {
        format!("cannot run {}: {error}; install Rust from https://rustup.rs", rustc.display())
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn add_target(root: &Path) -> Result<()> {
    let command = format!("rustup target add {TARGET}");
    match Command::new("rustup").args(["target", "add", TARGET]).current_dir(root).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "the Rust target {TARGET} is missing, and `{command}` failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(format!(
            "the Rust target {TARGET} is missing; run `{command}`, or install your system's package of it \
             (Debian: libstd-rust-dev-wasm32)"
        )),
        Err(error) => Err(format!("cannot run rustup ({error}); add the target with `{command}`")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_measured_compiler_is_held_to_the_budget() {
        assert!(is_measured("rustc 1.95.0 (59807616e 2026-04-14)"));
        assert!(!is_measured("rustc 1.95.01") && !is_measured("rustc 1.96.0 (abc 2026-06-01)"));
        assert!(compiler(&crate::site::files::root()).unwrap().starts_with("rustc "));
    }

    #[test]
    fn the_host_target_of_this_very_toolchain_is_found() {
        let sysroot = sysroot(&crate::site::files::root()).unwrap();
        assert!(sysroot.join("lib/rustlib").is_dir(), "{}", sysroot.display());
    }

    #[test]
    fn an_empty_sysroot_has_no_target() {
        assert!(!has_target(Path::new("/nowhere")));
    }
}
