//! Runs a test of a page in each engine.

use std::any::Any;
use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Instant;

use super::engine::{Capability, Engine};
use super::page::Page;
use super::paths;

/// The most characters of a message that `tests/run` prints again.
const MESSAGE: usize = 600;

/// Makes of each function of a page one test for each engine.
macro_rules! in_every_engine {
    ($($(#[doc = $doc:literal])* fn $name:ident($page:ident: &mut Page) $body:block)+) => {$(
        $(#[doc = $doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn check($page: &mut $crate::support::page::Page) $body

            #[test]
            fn chromium() {
                $crate::support::each_engine::run($crate::support::engine::Engine::Chromium, module_path!(), check);
            }

            #[test]
            fn firefox() {
                $crate::support::each_engine::run($crate::support::engine::Engine::Firefox, module_path!(), check);
            }

            #[test]
            fn webkit() {
                $crate::support::each_engine::run($crate::support::engine::Engine::Webkit, module_path!(), check);
            }
        }
    )+};
}
pub(crate) use in_every_engine;

/// Runs one test in one engine; if it fails, saves what the browser showed. Where the browser itself ended or
/// hangs, which says little about the page, the test runs once more in a new one, and `tests/run` lists it; a page that does it twice fails.
pub fn run(engine: Engine, name: &str, test: fn(&mut Page)) {
    if !engine.is_wanted() {
        println!("{engine} is not driven in this run");
        return;
    }
    let mut page = Page::open(engine);
    let mut end = attempt(&mut page, test);
    if end.is_err() && !page.answers() {
        not_checked(format_args!("{engine} ended or hung, and the test ran once more"));
        page.end_browser();
        page = Page::open(engine);
        end = attempt(&mut page, test);
    }
    note_seconds(&page, name);
    if let Err(cause) = end {
        let name = name.trim_start_matches("browser::");
        note_failure(&format!("{name}::{engine}"), &*cause);
        page.save_failure(&format!("{}-{engine}", name.replace("::", "-")));
        resume_unwind(cause);
    }
}

fn attempt(page: &mut Page, test: fn(&mut Page)) -> std::thread::Result<()> {
    let start = Instant::now();
    let end = catch_unwind(AssertUnwindSafe(|| test(page)));
    println!("{}: {} ms", page.engine(), start.elapsed().as_millis());
    end
}

/// Whether it is this engine's turn at a step of a sweep. Where the steps are many of one kind, each engine takes a third of them, and all
/// of them together take all; `REPORTED_FIGURES_SWEEPS=all` makes each take all.
pub fn is_turn(engine: Engine, step: usize) -> bool {
    let all = std::env::var("REPORTED_FIGURES_SWEEPS").is_ok_and(|it| it == "all");
    all || step % 3 == engine as usize
}

/// Records how long a test had its browser: `tests/run` tells which took longest.
fn note_seconds(page: &Page, name: &str) {
    let name = name.trim_start_matches("browser::");
    append("seconds.txt", &format!("{:8.1} s  {name}::{}\n", page.age().as_secs_f64(), page.engine()));
}

/// Records why a test failed: `tests/run` prints it at its end, where thousands of lines before it may be cut off.
fn note_failure(name: &str, cause: &(dyn Any + Send)) {
    let told =
        cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    let told: String = told.unwrap_or("no message").chars().take(MESSAGE).collect();
    append("failures.txt", &format!("{name}: {}\n", told.replace('\n', " | ")));
}

/// Records that a test leaves something unchecked, and why: `tests/run` prints the list at its end, since the output of
/// a test that passes is hidden.
pub fn not_checked(reason: impl Display) {
    let thread = std::thread::current();
    let line = format!("{}: {reason}\n", thread.name().unwrap_or("a test"));
    print!("not checked: {line}");
    append("not-checked.txt", &line);
}

fn append(name: &str, line: &str) {
    let list = paths::logs().join(name);
    let file = OpenOptions::new().create(true).append(true).open(&list);
    let written = file.and_then(|mut file| file.write_all(line.as_bytes()));
    written.unwrap_or_else(|error| panic!("{}: {error}", list.display()));
}

/// Records that an engine cannot emulate or report something.
pub fn not_supported(engine: Engine, capability: Capability) {
    not_checked(format_args!("{engine} does not support {capability:?}"));
}
