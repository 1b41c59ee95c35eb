//! Makes the linked WebAssembly smaller than the compiler and the linker can.
//!
//! Four steps, each a file. What each saves, which standard tool does it less well, and how the tests show that a
//! reader sees no difference is in `docs/shrinking.md`; `reported-figures weigh --steps` measures them anew.

pub mod edit;
pub mod end_panics;
pub mod replace_functions;
pub mod sort_functions;
pub mod split;
pub mod zero_data;

use crate::site::Result;
use end_panics::{Pattern, USELESS};
use replace_functions::{REPLACEMENTS, Replacement};
use split::{Split, split};
use std::ops::Range;
use walrus::{Module, ModuleConfig};

/// One thing that is done to a linked module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A short function of this library does the work of a long one of the standard library.
    ReplaceFunctions,
    /// A panic traps at once, without composing the message that nobody can read.
    EndPanics,
    /// Constants that nothing refers to any more become zeros.
    ZeroData,
    /// Functions that are alike stand side by side.
    SortFunctions,
}

impl Step {
    /// Every step, in the order in which they are done.
    pub const ALL: [Self; 4] = [Self::ReplaceFunctions, Self::EndPanics, Self::ZeroData, Self::SortFunctions];

    /// What the step is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::ReplaceFunctions => "replace functions",
            Self::EndPanics => "end panics",
            Self::ZeroData => "zero data",
            Self::SortFunctions => "sort functions",
        }
    }
}

/// What is done to a module.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps; they are done in the order of [`Step::ALL`].
    pub steps: Vec<Step>,
    /// The functions that [`Step::ReplaceFunctions`] replaces. Each must be in the module.
    pub replacements: Vec<Replacement>,
    /// The functions that [`Step::EndPanics`] lets trap. Each pattern must fit one in the module.
    pub useless: Vec<Pattern>,
    /// The functions that go to a module of their own, see [`mod@split`]; none where the module stays whole.
    pub deferred: Vec<&'static str>,
    /// Whether the functions keep their names. [`Step::SortFunctions`] needs them to be gone.
    pub keep_names: bool,
}

impl Plan {
    /// These steps with all that they know.
    pub fn new(steps: &[Step]) -> Self {
        Self {
            steps: steps.to_vec(),
            replacements: REPLACEMENTS.to_vec(),
            useless: USELESS.to_vec(),
            deferred: Vec::new(),
            keep_names: false,
        }
    }
}

/// A module after its steps.
#[derive(Clone, Debug)]
pub struct Shrunk {
    /// The module.
    pub wasm: Vec<u8>,
    /// The addresses of what [`Step::ZeroData`] replaced by zeros.
    pub zeroed: Vec<Range<usize>>,
    /// The module with what was deferred; empty where nothing was.
    pub deferred: Vec<u8>,
}

/// Shrinks a module that wasm-bindgen wrote and whose functions have their names.
///
/// # Errors
/// A module that cannot be read, and a name of [`replace_functions`] or [`end_panics`] that no function has.
pub fn shrink(linked: &[u8], plan: &Plan) -> Result<Shrunk> {
    let does = |step| plan.steps.contains(&step);
    let mut module = read(linked, true)?;
    let referenced = zero_data::Constants::referenced(&module);
    if does(Step::ReplaceFunctions) {
        replace_functions::replace_functions(&mut module, &plan.replacements)?;
    }
    if does(Step::EndPanics) {
        end_panics::end_panics(&mut module, &plan.useless)?;
    }
    walrus::passes::gc::run(&mut module);
    let config = config(plan.keep_names);
    let (mut module, deferred) = if plan.deferred.is_empty() {
        (parse(&config, &module.emit_wasm())?, None)
    } else {
        let Split { main, deferred } = split(&mut module, &config, &plan.deferred)?;
        (main, Some(deferred))
    };
    let zeroed =
        if does(Step::ZeroData) { zero_data::zero_data(&mut module, &referenced) } else { Vec::new() };
    let deferred = deferred.map(|mut deferred| {
        zero_data::keep_data(&mut deferred, &zeroed);
        deferred
    });
    let finish = |mut module: Module| {
        let wasm = module.emit_wasm();
        if does(Step::SortFunctions) { sort_functions::sort_functions(&wasm) } else { Ok(wasm) }
    };
    Ok(Shrunk { wasm: finish(module)?, zeroed, deferred: deferred.map_or(Ok(Vec::new()), finish)? })
}

fn read(wasm: &[u8], keep_names: bool) -> Result<Module> {
    parse(&config(keep_names), wasm)
}

fn config(keep_names: bool) -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_name_section(keep_names).generate_producers_section(false);
    config
}

fn parse(config: &ModuleConfig, wasm: &[u8]) -> Result<Module> {
    config.parse(wasm).map_err(|error| format!("cannot read the WebAssembly: {error:#}"))
}
