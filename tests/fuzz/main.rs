//! Whatever is fed to the library: no panic, no work and no memory out of proportion, no hang.
//!
//! Each target gets the inputs that once failed, the corpus, and changed copies of it that follow from a seed. This is the short
//! form. `tests/run-long fuzz` is the long one, and `fuzz/` has the same targets for cargo-fuzz:
//!
//! `REPORTED_FIGURES_FUZZ=50 REPORTED_FIGURES_FUZZ_SEED=2 cargo test --test fuzz` runs fifty times as many from another seed.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod allocator;
mod mutation;
mod targets;

use mutation::{Random, mutated};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;
use std::{env, fs, process, thread};
use targets::{TARGETS, Target};

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

/// The most bytes held at once, whatever the size of the input.
const MAX_BYTES: usize = 64 << 20;
/// The same of a file with a table, which can unpack to the eight million cells of `src/table/limits.rs`.
const MAX_BYTES_OF_TABLE: usize = 512 << 20;
/// The most bytes held at once for each byte of a large input.
const BYTES_PER_BYTE: usize = 20;
/// So long no input may take on the slowest machine. Work is bounded by counts; this ends what counts do not see.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// How a target is tried.
struct Plan {
    name: &'static str,
    /// How many changed inputs the short form tries.
    rounds: usize,
    /// The most bytes held at once, whatever the size of the input.
    bytes: usize,
    /// The most allocations: so many for any input, and so many more for each of its bytes.
    allocations: (u64, u64),
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn number(name: &str) -> Option<usize> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// The files of a folder below the tests, in order of their names; none if there is no such folder.
fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(root().join("tests").join(folder)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.is_file()
            && (endings.is_empty() || endings.iter().any(|it| path.extension().is_some_and(|own| own == *it)))
    });
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// What is changed: the target's own corpus, and files of other tests.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let mut inputs = files(&format!("fuzz/corpus/{name}"), &[]);
    match name {
        "dataset" => {
            inputs.extend(files("trials", &["json"]));
            inputs.extend(files("examples", &["json"]));
        }
        "table" => {
            inputs.extend(files("tables", &["csv", "tsv", "xlsx"]));
            inputs.extend(files("tables/workbooks", &[]));
        }
        _ => {}
    }
    inputs.retain(|input| input.len() < 40_000);
    inputs
}

/// What is wrong with an input.
fn failure(target: Target, plan: &Plan, input: &[u8]) -> Option<String> {
    let mut outcome = Ok(());
    let allocated = allocator::of(|| outcome = catch_unwind(AssertUnwindSafe(|| target(input))));
    if outcome.is_err() {
        return Some("it panics".to_owned());
    }
    let most = plan.bytes.max(BYTES_PER_BYTE * input.len());
    if allocated.peak > most {
        return Some(format!("it holds {} bytes at once, more than {most}", allocated.peak));
    }
    let (fixed, each) = plan.allocations;
    let most = fixed + each * input.len() as u64;
    (allocated.count > most).then(|| format!("it allocates {} times, more than {most}", allocated.count))
}

/// Tries one input, with the time limit over it.
fn tried(target: Target, plan: &Plan, input: &[u8]) -> Option<String> {
    let failed = failure(target, plan, input)?;
    Some(format!("{failed}: {}", kept(plan.name, input).display()))
}

/// Where inputs are written: each before it is tried, as `last-TARGET`, and those that failed.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Where an input is written that failed: from there it goes to `tests/fuzz/found`, to stay.
fn kept(name: &str, input: &[u8]) -> PathBuf {
    let hash = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    let path = folder().join(format!("{name}-{hash:016x}"));
    fs::write(&path, input).unwrap();
    path
}

/// Runs a target over everything, on a thread that is watched.
fn run(plan: Plan) {
    let (_, target) = *TARGETS.iter().find(|(name, _)| *name == plan.name).unwrap();
    let (sender, receiver) = channel();
    let name = plan.name;
    let worker = thread::Builder::new().stack_size(4 << 20).spawn(move || {
        let inputs = corpus(plan.name);
        let last = folder().join(["last-", plan.name].concat());
        assert!(inputs.len() > 2, "{} has a corpus", plan.name);
        let mut random = Random::new(number("REPORTED_FIGURES_FUZZ_SEED").unwrap_or(1) as u64 + 1);
        let changed = plan.rounds * number("REPORTED_FIGURES_FUZZ").unwrap_or(1);
        let known = files(&format!("fuzz/found/{}", plan.name), &[]).into_iter().chain(inputs.clone());
        let changed = (0..changed).map(|_| mutated(&inputs, &mut random));
        let mut failed = Vec::new();
        for input in known.chain(changed) {
            // A stack that overflows and memory that is refused end the process.
            fs::write(&last, &input).unwrap();
            // Not the input: it would be freed on another thread, and count as held on this one for ever.
            sender.send(()).unwrap();
            failed.extend(tried(target, &plan, &input));
            assert!(failed.len() < 10, "{}: {}", plan.name, failed.join("\n"));
        }
        failed
    });
    loop {
        match receiver.recv_timeout(TIME_LIMIT) {
            Ok(()) => {}
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                let last = fs::read(folder().join(["last-", name].concat())).unwrap();
                eprintln!("{name} hangs: {}", kept(name, &last).display());
                process::exit(1);
            }
        }
    }
    let failed = worker.unwrap().join().unwrap_or_else(|_| panic!("{name} failed"));
    assert!(failed.is_empty(), "{name}: {}", failed.join("\n"));
}

#[test]
fn documents() {
    run(Plan { name: "dataset", rounds: 1500, bytes: MAX_BYTES, allocations: (400_000, 60) });
}

#[test]
fn tables() {
    run(Plan { name: "table", rounds: 300, bytes: MAX_BYTES_OF_TABLE, allocations: (8_000_000, 400) });
}

#[test]
fn mappings() {
    run(Plan { name: "mapping", rounds: 2000, bytes: MAX_BYTES, allocations: (100_000, 100) });
}

#[test]
fn queries() {
    run(Plan { name: "query", rounds: 400, bytes: MAX_BYTES, allocations: (400_000, 100) });
}

#[test]
fn attributes() {
    run(Plan { name: "attributes", rounds: 200, bytes: MAX_BYTES, allocations: (400_000, 100) });
}

#[test]
fn events() {
    run(Plan { name: "events", rounds: 100, bytes: MAX_BYTES, allocations: (3_000_000, 1000) });
}

/// The counter sees what a call holds at once and how often it allocates.
#[test]
fn allocations_are_counted() {
    let allocated = allocator::of(|| {
        drop(vec![0_u8; 1000]);
        drop(vec![0_u8; 3000]);
    });
    assert_eq!((allocated.peak, allocated.count), (3000, 2));
    let plan = Plan { name: "query", rounds: 0, bytes: MAX_BYTES, allocations: (1, 0) };
    let hungry: Target = |_| drop(vec![0_u8; 65 << 20]);
    assert!(failure(hungry, &plan, b"").is_some_and(|text| text.contains("at once")));
    let busy: Target = |input| (0..input.len()).for_each(|_| drop(vec![0_u8; 9]));
    assert!(failure(busy, &plan, b"abc").is_some_and(|text| text.contains("3 times")));
    assert_eq!(failure(|_| {}, &plan, b"abc"), None);
}

/// Names that change objects in JavaScript: as keys they are refused by name, as ids and in tables they are names like others.
#[test]
fn names_of_prototypes_change_nothing() {
    use reported_figures::dataset::{embedded_text, read};
    let read_table = |head: &str| {
        let text = format!("Town,{head},Beds\n{head},12.5,3\nElm,13.5,4\n");
        let reading = reported_figures::table::read(text.as_bytes(), None).unwrap();
        (reading.counts().figures, reading.names.metrics.all().to_vec(), reading.names.units.all().to_vec())
    };
    for name in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] {
        let text = embedded_text();
        for brace in [text.find('{'), text.rfind('{')].map(Option::unwrap) {
            let (before, after) = text.split_at(brace + 1);
            let problems = read(&format!("{before}\"{name}\": {{\"id\": 1}}, {after}")).unwrap_err();
            assert!(problems.iter().any(|problem| problem.sentence().contains(name)), "{name}");
        }
        let named = text.replace("\"gdp_growth\"", &format!("\"{name}\""));
        if let Ok(dataset) = read(&named) {
            assert_eq!(dataset.figures, read(embedded_text()).unwrap().figures, "{name}");
            targets::query(["metric=", name].concat().as_bytes());
        }
        let plain = read_table("Parks");
        let own = read_table(name);
        assert_eq!((own.0, own.1.len(), own.2.len()), (plain.0, plain.1.len(), plain.2.len()), "{name}");
        assert!(own.1.iter().any(|it| it == name) && own.2.iter().any(|it| it == name), "{own:?}");
    }
}
