//! The sizes of the built files, compared with their budgets.

use reported_figures::site::build::toolchain;
use reported_figures::site::package::sizes::{BUDGET, FIRST_RESPONSE, WHOLE_BUDGET};

use crate::support::dist::{dist, hashed_file};

/// Size of a file as it is sent, compressed with Brotli.
fn sent(name: &str) -> usize {
    std::fs::metadata(dist().join(format!("{name}.br"))).expect("a compressed file").len() as usize
}

/// The single file for a disk is little larger than its parts, and the script for hosts is small.
#[test]
fn one_file_and_host_script_are_small() {
    let size = |name: &str| std::fs::metadata(dist().join(name)).expect("a file").len();
    let wasm = ["reported-figures.", "deferred.", "diagnostics."].map(|stem| hashed_file(stem, ".wasm"));
    let parts = ["index.html", "reported-figures.js", &wasm[0], &wasm[1], &wasm[2]].map(size);
    let (whole, parts) = (size("standalone.html"), parts.iter().sum::<u64>());
    assert!(whole * 10 <= parts * 14, "standalone.html has {whole} bytes, its parts {parts}");
    assert!(size("host.js") <= 2048, "host.js has {} bytes", size("host.js"));
}

/// What a reader must load grows only on purpose: with a higher budget and a line in `docs/bytes-and-speed.md` that says why.
#[test]
fn stays_within_its_bytes() {
    let page = sent("index.html");
    assert!(page <= FIRST_RESPONSE, "the first response has {page} bytes, its budget {FIRST_RESPONSE}");
    let all = page + sent("element.js") + sent(&hashed_file("reported-figures.", ".wasm"));
    let compiler = toolchain::compiler(&reported_figures::site::files::root()).unwrap();
    if !toolchain::is_measured(&compiler) {
        println!(
            "{all} bytes are not compared with the budget: {compiler} is not {}",
            toolchain::MEASURED_WITH
        );
        return;
    }
    assert!(all <= BUDGET, "an interactive chart needs {all} bytes, its budget is {BUDGET}");
    let later = [("deferred.", ".wasm"), ("details.", ".js"), ("on-demand.", ".js")];
    let whole = all + later.map(|(stem, kind)| sent(&hashed_file(stem, kind))).iter().sum::<usize>();
    assert!(whole <= WHOLE_BUDGET, "all views need {whole} bytes, their budget is {WHOLE_BUDGET}");
}
