//! Cargo compiles the modules and wasm-bindgen links them to the page, in this process: no tool to install, no version
//! to match.

use crate::chart;
use crate::dataset::{self, Dataset, Lang, packed};
use crate::site::Result;
use crate::site::build::bundle::glue;
use crate::site::build::shrink::split::DEFERRED;
use crate::site::build::shrink::{Plan, Shrunk, Step, shrink};
use crate::site::build::toolchain::{self, TARGET};
use crate::view::View;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto, Output};

/// The recipe of the build, a Cargo configuration file.
const RECIPE: &str = "wasm-pack.toml";

/// Tells the compiler which folder has the packed dataset of a widget.
const PACKED_DATASET: &str = "REPORTED_FIGURES_PACKED";

/// What a browser needs: the modules, and the script that talks to the widget's.
#[derive(Clone, Debug)]
pub struct Module {
    /// The WebAssembly that every reader loads, without names and producers.
    pub wasm: Vec<u8>,
    /// The rest of it, which a page adds to the running instance when a view needs it; see [`super::shrink::split`].
    pub deferred: Vec<u8>,
    /// The WebAssembly that says what is wrong with a dataset, fetched where one was refused. It imports nothing, and
    /// `www/element/diagnostics.js` calls it without a script of wasm-bindgen's.
    pub diagnostics: Vec<u8>,
    /// The WebAssembly that reads tables, for the page `make.html` alone; called as that of diagnostics is, by
    /// `www/make/worker.js`.
    pub tables: Vec<u8>,
    /// A module that exports `createGlue`, not minified. See [`glue::link`].
    pub glue: String,
}

/// The modules that are made of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one that every reader loads.
    Widget,
    /// The same with another dataset in it.
    OwnWidget,
    /// The one that says what is wrong with a dataset.
    Diagnostics,
    /// The one that reads tables.
    Tables,
}

impl Kind {
    /// Those that readers load.
    pub const ALL: [Self; 2] = [Self::Widget, Self::Diagnostics];

    /// The Cargo feature that makes it.
    fn feature(self) -> &'static str {
        match self {
            Self::Widget | Self::OwnWidget => "packed-dataset",
            Self::Diagnostics => "diagnostics",
            Self::Tables => "tables",
        }
    }

    /// The folder that Cargo builds it in: it would give the files of all the same names, and take one for the other.
    fn target_dir(self, root: &Path) -> PathBuf {
        let target_dir = target_dir(root);
        match self {
            Self::Widget => target_dir,
            Self::OwnWidget => target_dir.join("own-dataset"),
            Self::Diagnostics | Self::Tables => target_dir.join(self.feature()),
        }
    }

    /// What is called of a module without a script of wasm-bindgen's.
    fn called(self) -> &'static [&'static str] {
        match self {
            Self::Widget | Self::OwnWidget => &[],
            Self::Diagnostics => &["memory", "__wbindgen_malloc", "problems"],
            Self::Tables => &[
                "memory",
                "__wbindgen_malloc",
                "__wbindgen_free",
                "understand",
                "rows",
                "cleaned",
                "pack",
                "packed_page",
                "rebuilt",
            ],
        }
    }

    /// What a module without a script of wasm-bindgen's calls of the page.
    const fn imported(self) -> &'static [&'static str] {
        match self {
            Self::Widget | Self::OwnWidget | Self::Diagnostics => &[],
            Self::Tables => &["progress"],
        }
    }

    /// How it is shrunk by these steps. The module of diagnostics writes no fractions; that of tables is of other crates too,
    /// and only editors load it.
    fn plan(self, steps: &[Step]) -> Plan {
        let mut plan = Plan::new(steps);
        match self {
            Self::Widget => plan.deferred = DEFERRED.to_vec(),
            // What is deferred is what the first chart of the embedded dataset does not need.
            Self::OwnWidget => {}
            Self::Diagnostics => plan.replacements.clear(),
            Self::Tables => {
                plan.steps.retain(|step| matches!(step, Step::EndPanics | Step::SortFunctions));
                // Errors of workbooks show values in this way.
                plan.useless.retain(|pattern| pattern.text() != " as core::fmt::Debug>::fmt");
            }
        }
        plan
    }
}

/// A module as wasm-bindgen wrote it, before anything is done to make it smaller.
#[derive(Clone, Debug)]
pub struct Linked {
    kind: Kind,
    /// The module, whose functions have their names.
    pub wasm: Vec<u8>,
    /// The glue that calls it.
    pub glue: String,
}

impl Linked {
    /// These steps with all that they know of this module.
    pub fn plan(&self, steps: &[Step]) -> Plan {
        self.kind.plan(steps)
    }

    /// The module that a reader loads if these steps are done; [`Step::ALL`] in a build.
    ///
    /// # Errors
    /// As [`shrink`].
    pub fn shrink(&self, steps: &[Step]) -> Result<Shrunk> {
        shrink(&self.wasm, &self.plan(steps))
    }

    /// The module with the names of its functions, which cannot be sorted then.
    ///
    /// # Errors
    /// As [`shrink`].
    pub fn shrink_named(&self) -> Result<Vec<u8>> {
        let steps = Step::ALL.map(|step| (step != Step::SortFunctions).then_some(step));
        let steps: Vec<Step> = steps.into_iter().flatten().collect();
        let plan = Plan { keep_names: true, ..self.plan(&steps) };
        Ok(shrink(&self.wasm, &plan)?.wasm)
    }
}

/// Builds the library of the source tree `root` for the browser, with the document of another dataset where one is given.
///
/// # Errors
/// What Cargo or wasm-bindgen had to say, or why a module cannot be shrunk.
pub fn build(root: &Path, own_dataset: Option<&Dataset>) -> Result<Module> {
    // Side by side: most of the time that each takes, only one core works.
    let (widget, others) = thread::scope(|scope| {
        let others = scope.spawn(|| Ok((alone(root, Kind::Diagnostics)?, alone(root, Kind::Tables)?)));
        (widget(root, own_dataset), others.join())
    });
    let (wasm, deferred, glue) = widget?;
    let others: Result<_> = others.map_err(|_| "the build of the diagnostics broke off".to_owned())?;
    let (diagnostics, tables) = others?;
    Ok(Module { wasm, deferred, diagnostics, tables, glue })
}

/// A module without anything in it, for a page that asks for the deferred one of a whole module.
const NOTHING: &[u8] = b"\0asm\x01\0\0\0";

/// The main module, the deferred one, and the glue.
fn widget(root: &Path, own_dataset: Option<&Dataset>) -> Result<(Vec<u8>, Vec<u8>, String)> {
    let linked = match own_dataset {
        None => link(root, Kind::Widget)?,
        Some(dataset) => link_with(root, Kind::OwnWidget, dataset)?,
    };
    let Shrunk { wasm, deferred, .. } = linked.shrink(&Step::ALL)?;
    let deferred = if deferred.is_empty() { NOTHING.to_vec() } else { deferred };
    Ok((wasm, deferred, linked.glue))
}

/// What of a dataset the main module needs for the views that it shows by itself, and the texts that the page loads with the
/// deferred one, for `packed::attach`.
pub fn first_and_details(dataset: &Dataset) -> (Dataset, String) {
    let start = View::start(dataset, Lang::default());
    let is_kept = |metric| !chart::is_deferred(dataset, &View { metric, ..start.clone() });
    let mut first = dataset.clone();
    let details = packed::detach(&mut first, &is_kept);
    (first, details)
}

/// Packs a dataset into a folder, for the compiler.
fn write_packed(dataset: &Dataset, folder: &Path) -> Result<()> {
    let (first, _) = first_and_details(dataset);
    let (texts, numbers) = packed::pack(&first);
    write_changed(&folder.join(packed::TEXTS), texts.as_bytes())?;
    write_changed(&folder.join(packed::NUMBERS), &numbers)
}

/// Writes a file, unless it is there already: Cargo would compile the module anew.
fn write_changed(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|written| written == bytes) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// A module that is called without glue.
fn alone(root: &Path, kind: Kind) -> Result<Vec<u8>> {
    let wasm = link(root, kind)?.shrink(&Step::ALL)?.wasm;
    check_imports(&wasm, kind.imported())?;
    Ok(wasm)
}

/// Compiles a module and links it to the page.
///
/// # Errors
/// What Cargo or wasm-bindgen had to say.
pub fn link(root: &Path, kind: Kind) -> Result<Linked> {
    link_with(root, kind, &dataset::embedded())
}

/// As [`link`], with this dataset in a widget.
fn link_with(root: &Path, kind: Kind, dataset: &Dataset) -> Result<Linked> {
    let mut output = bindgen(&compile(root, kind, dataset)?)?;
    let glue = match kind {
        Kind::Widget | Kind::OwnWidget => {
            let source = output.start().cloned().unwrap_or_default();
            glue::link(&source, output.wasm_mut())?
        }
        Kind::Diagnostics | Kind::Tables => {
            drop_uncalled(output.wasm_mut(), kind.called());
            String::new()
        }
    };
    Ok(Linked { kind, wasm: output.wasm_mut().emit_wasm(), glue })
}

/// Drops what only a script of wasm-bindgen's would call.
fn drop_uncalled(module: &mut walrus::Module, called: &[&str]) {
    let uncalled = module.exports.iter().filter(|export| !called.contains(&export.name.as_str()));
    let uncalled: Vec<_> = uncalled.map(|export| export.id()).collect();
    uncalled.into_iter().for_each(|export| module.exports.delete(export));
    walrus::passes::gc::run(module);
}

/// Refuses a module that a page cannot start without a script of wasm-bindgen's: one that imports anything else.
fn check_imports(wasm: &[u8], imported: &[&str]) -> Result<()> {
    let module = walrus::Module::from_buffer(wasm)
        .map_err(|error| format!("cannot read the WebAssembly: {error:#}"))?;
    let is_known = |name: &str| imported.iter().any(|known| name.starts_with(&format!("__wbg_{known}_")));
    match module.imports.iter().find(|import| !is_known(&import.name)) {
        None => Ok(()),
        Some(import) => Err(format!(
            "a WebAssembly that is called without glue imports `{}`, which its script does not provide",
            import.name
        )),
    }
}

fn compile(root: &Path, kind: Kind, dataset: &Dataset) -> Result<PathBuf> {
    let target_dir = kind.target_dir(root);
    let packed = target_dir.join("packed-dataset");
    write_packed(dataset, &packed)?;
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
        .args(["build", "--lib", "--release", "--locked", "--quiet", "--target", TARGET, "--config", RECIPE])
        .args(["--features", kind.feature()])
        .args(hide_home(root).into_iter().flatten())
        .arg("--target-dir")
        .arg(&target_dir)
        .env(PACKED_DATASET, packed)
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

/// Keeps the folders of the builder's crates and compiler out of the locations that panics name: the same sources give the same
/// module in another home, and readers have no use for it.
fn hide_home(root: &Path) -> Option<[String; 2]> {
    let cargo_home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let crates = [cargo_home.join("registry/src").to_str()?.to_owned(), "crates".to_owned()];
    let folders = [Some(crates), toolchain::standard_library(root)].into_iter().flatten();
    let flags = folders.filter(|[path, _]| !path.contains('\''));
    let flags: Vec<String> =
        flags.map(|[path, name]| format!("'--remap-path-prefix={path}={name}'")).collect();
    Some(["--config".to_owned(), format!("target.{TARGET}.rustflags=[{}]", flags.join(","))])
}

/// Named outright, so that the module lies where it is looked for whatever a Cargo configuration says.
fn target_dir(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir))
}

/// Lets wasm-bindgen write the module, with its names, and the glue.
fn bindgen(module: &Path) -> Result<Output> {
    let failed = |error| format!("wasm-bindgen cannot read {}: {error:#}", module.display());
    let output = Bindgen::new()
        .input_path(module)
        // No substitute for it: the glue's encoder is not used at all, see `glue::link`.
        .encode_into(EncodeInto::Always)
        .typescript(false)
        .remove_name_section(false)
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
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysedDataset;
    use crate::dataset::Subject;
    use crate::outline::{self, Announcement};

    /// All that the main module shows by itself of a metric, with each figure in focus.
    fn shown(dataset: &AnalysedDataset, view: &View) -> Vec<String> {
        let mut texts = Vec::new();
        for row in &dataset.ranking(view.metric, view.hold).rows {
            let focus = Subject { unit: row.unit, metric: view.metric };
            texts.push(outline::outline(dataset, view, Some(focus), &[]));
            texts.push(outline::live(dataset, view, Announcement::Pinned(focus)));
            let scene = chart::scene(dataset, view, Some(focus), 320.0);
            texts.extend(scene.labels().map(str::to_owned));
        }
        texts
    }

    #[test]
    fn what_the_main_module_shows_by_itself_needs_no_details() {
        let whole = dataset::embedded();
        let (first, details) = first_and_details(&whole);
        assert!(details.len() > first.figures.len());
        let (whole, first) = (AnalysedDataset::new(whole), AnalysedDataset::without_details(first));
        let mut compared = 0;
        for (metric, lang) in whole.metric_ixs().flat_map(|metric| Lang::ALL.map(|lang| (metric, lang))) {
            let view = View { metric, ..View::start(&whole, lang) };
            if !chart::is_deferred(&whole, &view) {
                assert_eq!(shown(&whole, &view), shown(&first, &view));
                compared += 1;
            }
        }
        assert!(compared >= 10, "{compared} views");
    }
}
