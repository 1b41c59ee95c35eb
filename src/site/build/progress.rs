//! What is going on, while it goes on: one line a step, with its seconds.

use crate::site::Result;
use std::io::Write as _;
use std::time::{Duration, Instant};

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

/// Runs a step of many parts, some of them `at_once`, and says every few seconds how many are done.
///
/// # Errors
/// The first part that failed.
pub fn counted<T>(
    what: &str,
    parts: &[T],
    at_once: usize,
    mut work: impl FnMut(&[T]) -> Result<()>,
) -> Result<()> {
    let (mut told, mut done) = (Instant::now(), 0);
    step(&format!("{what} ({})", parts.len()), || {
        for some in parts.chunks(at_once) {
            work(some)?;
            done += some.len();
            if told.elapsed() > TELL_EVERY {
                told = Instant::now();
                eprint!("{done} … ");
                // As above.
                let _ = std::io::stderr().flush();
            }
        }
        Ok(())
    })
}

/// A person who waits wants to see that it goes on.
const TELL_EVERY: Duration = Duration::from_secs(5);
