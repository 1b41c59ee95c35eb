//! What is going on, while it goes on: one line a step, with its seconds.

use crate::site::Result;
use std::io::Write as _;
use std::time::Instant;

/// Runs one step and says so on the error stream: `building the WebAssembly … ✓ 3.2 s`.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprint!("{what} … ");
    // Nothing is lost if a closed terminal does not take the line.
    let _ = std::io::stderr().flush();
    let start = Instant::now();
    let done = work();
    match &done {
        Ok(_) => eprintln!("✓ {:.1} s", start.elapsed().as_secs_f64()),
        Err(_) => eprintln!("✗"),
    }
    done
}
