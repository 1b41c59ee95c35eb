//! Cargo makes the modules, wasm-bindgen the glue, both in this process's sight: no tool to install, no version to match.

use crate::site::Result;
use crate::site::build::bundle::glue;
use crate::site::build::shrink::blank;
use crate::site::build::shrink::order;
use crate::site::build::shrink::prune;
use crate::site::build::toolchain::TARGET;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use wasm_bindgen_cli_support::{Bindgen, Output};

/// The recipe of the build, a Cargo configuration file.
const RECIPE: &str = "wasm-pack.toml";

/// What a browser needs: the modules, and the script that talks to the widget's.
#[derive(Clone, Debug)]
pub struct Module {
    /// The WebAssembly that every reader loads, without names and producers.
    pub wasm: Vec<u8>,
    /// The WebAssembly that says what is wrong with a dataset, fetched where one was refused. It asks nothing of the page,
    /// and `www/element/complaints.js` calls it without a script of wasm-bindgen's.
    pub complaints: Vec<u8>,
    /// A function body that returns a fresh `wasm_bindgen`; not minified. See [`glue::lean`].
    pub glue: String,
}

/// The Cargo feature that makes [`Module::complaints`].
const COMPLAINTS: &str = "complaints";

/// All that `www/element/complaints.js` calls.
const CALLED: [&str; 3] = ["memory", "__wbindgen_malloc", "problems"];

/// Functions that [`prune`] replaces in the widget's module, and that the complaints' module does not contain.
const NOT_IN_COMPLAINTS: [&str; 2] = ["<f64 as core::fmt::Display>::fmt", "<u8 as core::fmt::Display>::fmt"];

/// Builds the library of the source tree `root` for the browser.
///
/// # Errors
/// What Cargo or wasm-bindgen had to say.
pub fn build(root: &Path) -> Result<Module> {
    // Side by side: of the time that each takes, most goes by on one core.
    let (widget, complaints) = thread::scope(|scope| {
        let complaints = scope.spawn(|| complaints(root));
        (widget(root), complaints.join())
    });
    let (wasm, glue) = widget?;
    let complaints = complaints.map_err(|_| "the build of the complaints broke off".to_owned())??;
    Ok(Module { wasm, complaints, glue })
}

/// The module that every reader loads, and its glue.
fn widget(root: &Path) -> Result<(Vec<u8>, String)> {
    let mut output = bindgen(&compile(root, None)?, false, &[])?;
    let names = shorten_imports(&mut output);
    let glue = glue::lean(&glue::rename(output.js(), &names))?;
    Ok((order::order(&output.wasm_mut().emit_wasm())?, glue))
}

/// The module without what a script of wasm-bindgen's would call, and so without what that would lend to it.
fn complaints(root: &Path) -> Result<Vec<u8>> {
    let mut output = bindgen(&compile(root, Some(COMPLAINTS))?, false, &NOT_IN_COMPLAINTS)?;
    let module = output.wasm_mut();
    let uncalled = module.exports.iter().filter(|export| !CALLED.contains(&export.name.as_str()));
    let uncalled: Vec<_> = uncalled.map(|export| export.id()).collect();
    uncalled.into_iter().for_each(|export| module.exports.delete(export));
    walrus::passes::gc::run(module);
    if module.exports.iter().count() == CALLED.len() && module.imports.iter().next().is_none() {
        order::order(&module.emit_wasm())
    } else {
        Err("the WebAssembly of complaints asks for more than www/element/complaints.js gives".into())
    }
}

/// The WebAssembly that every reader loads with the names of its functions, to be weighed.
///
/// # Errors
/// As [`build`].
pub fn build_named(root: &Path) -> Result<Vec<u8>> {
    Ok(bindgen(&compile(root, None)?, true, &[])?.wasm_mut().emit_wasm())
}

/// Each feature has a folder of its own: Cargo would give the files of both the same names, and take one for the other.
fn compile(root: &Path, feature: Option<&str>) -> Result<PathBuf> {
    let target_dir = feature.map_or_else(|| target_dir(root), |feature| target_dir(root).join(feature));
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
        .args(["build", "--lib", "--release", "--locked", "--quiet", "--target", TARGET, "--config", RECIPE])
        .args(feature.into_iter().flat_map(|feature| ["--features", feature]))
        .args(hide_home().into_iter().flatten())
        .arg("--target-dir")
        .arg(&target_dir)
        // The module is made of the recipe's flags alone, whatever the host's own build was told.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .current_dir(root)
        .output()
        .map_err(|error| format!("cannot run cargo: {error}; install Rust from https://rustup.rs"))?;
    if output.status.success() {
        Ok(target_dir.join(TARGET).join("release/reported_figures.wasm"))
    } else {
        Err(format!(
            "the WebAssembly did not build; cargo says:\n{}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}

/// Keeps the folder of the builder's crates out of the panics' places: readers have no use for it, and the same
/// sources give the same module in another home.
fn hide_home() -> Option<[String; 2]> {
    let cargo_home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let crates = cargo_home.join("registry/src");
    let flag = format!("--remap-path-prefix={}=crates", crates.to_str().filter(|path| !path.contains('\''))?);
    Some(["--config".to_owned(), format!("target.{TARGET}.rustflags=['{flag}']")])
}

/// Named outright, so that the module lies where it is looked for whatever a Cargo configuration says.
fn target_dir(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir))
}

fn bindgen(module: &Path, named: bool, absent: &[&str]) -> Result<Output> {
    let failed = |error| format!("wasm-bindgen cannot read {}: {error:#}", module.display());
    let mut output = Bindgen::new()
        .input_path(module)
        .no_modules(true)
        .map_err(failed)?
        .typescript(false)
        .remove_name_section(!named)
        .remove_producers_section(true)
        .generate_output()
        .map_err(failed)?;
    let brings_files =
        output.snippets().values().any(|files| !files.is_empty()) || !output.local_modules().is_empty();
    if brings_files {
        return Err(
            "a crate of the WebAssembly brings script files of its own; the element must stay one file"
                .into(),
        );
    }
    let things = blank::Things::of(output.wasm_mut());
    prune::prune(output.wasm_mut(), absent)?;
    blank::blank(output.wasm_mut(), &things);
    Ok(output)
}

/// Gives every function that the glue lends to the module a short name; says which name became which.
fn shorten_imports(output: &mut Output) -> Vec<(String, String)> {
    let lent = output.wasm_mut().imports.iter_mut().filter(|import| import.module.ends_with("_bg.js"));
    lent.enumerate()
        .map(|(index, import)| {
            let short = glue::short_name(index);
            (std::mem::replace(&mut import.name, short.clone()), short)
        })
        .collect()
}
