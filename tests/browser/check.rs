//! Runs a test of a page in an engine.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Instant;

use crate::engine::Engine;
use crate::page::Page;

/// Makes one test an engine of each function of a page.
macro_rules! in_every_engine {
    ($($(#[doc = $doc:literal])* fn $name:ident($page:ident: &mut Page) $body:block)+) => {$(
        $(#[doc = $doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn check($page: &mut $crate::page::Page) $body

            #[test]
            fn chromium() {
                $crate::check::check($crate::engine::Engine::Chromium, module_path!(), check);
            }

            #[test]
            fn firefox() {
                $crate::check::check($crate::engine::Engine::Firefox, module_path!(), check);
            }

            #[test]
            fn webkit() {
                $crate::check::check($crate::engine::Engine::Webkit, module_path!(), check);
            }
        }
    )+};
}
pub(crate) use in_every_engine;

/// Runs one test in one engine; of a failed one, keeps what the browser showed.
pub fn check(engine: Engine, name: &str, test: fn(&mut Page)) {
    if !engine.is_wanted() {
        println!("{engine} is not driven in this run");
        return;
    }
    let mut page = Page::open(engine);
    let start = Instant::now();
    let end = catch_unwind(AssertUnwindSafe(|| test(&mut page)));
    println!("{engine}: {} ms", start.elapsed().as_millis());
    if let Err(cause) = end {
        page.keep(&format!("{}-{engine}", name.trim_start_matches("browser::").replace("::", "-")));
        resume_unwind(cause);
    }
}
