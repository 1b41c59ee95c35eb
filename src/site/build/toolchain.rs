//! The Rust target that the WebAssembly is built for: there, added, or named with what adds it.

use crate::site::Result;
use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the module that readers load.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that [`TARGET`] can be built for, asking rustup for it if need be.
///
/// # Errors
/// Says which command adds the target when rustup is missing or refuses.
pub fn ensure_target(root: &Path) -> Result<()> {
    if has_target(&sysroot(root)?) { Ok(()) } else { add_target(root) }
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()
}

fn sysroot(root: &Path) -> Result<PathBuf> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output =
        Command::new(&rustc).args(["--print", "sysroot"]).current_dir(root).output().map_err(|error| {
            format!("cannot run {}: {error}; install Rust from https://rustup.rs", rustc.display())
        })?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
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
    fn the_host_target_of_this_very_toolchain_is_found() {
        let sysroot = sysroot(&crate::site::root()).unwrap();
        assert!(sysroot.join("lib/rustlib").is_dir(), "{}", sysroot.display());
    }

    #[test]
    fn an_empty_sysroot_has_no_target() {
        assert!(!has_target(Path::new("/nowhere")));
    }
}
