//! The built modules use no feature of WebAssembly but those that `docs/browsers.md` promises.

use std::fs::{read, read_to_string};

use wasmparser::{Validator, WasmFeatures};

use crate::support::dist::{dist, hashed_file};

/// Each feature beyond version 1, by its name in `docs/browsers.md`.
const FEATURES: [(&str, WasmFeatures); 5] = [
    ("non-trapping float-to-int conversion", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("sign extension", WasmFeatures::SIGN_EXTENSION),
    ("multiple values", WasmFeatures::MULTI_VALUE),
    ("bulk memory", WasmFeatures::BULK_MEMORY),
    ("reference types", WasmFeatures::REFERENCE_TYPES.union(WasmFeatures::GC_TYPES)),
];

#[test]
fn are_those_of_the_document() {
    let document = reported_figures::site::root().join("docs/browsers.md");
    let document = read_to_string(document).expect("a document");
    for (name, _) in FEATURES {
        assert!(document.contains(&format!("| {name} |")), "docs/browsers.md does not name {name}");
    }
    let all = FEATURES.iter().fold(WasmFeatures::WASM1, |all, (_, feature)| all | *feature);
    let modules = ["reported-figures.", "deferred.", "diagnostics.", "tables."]
        .map(|stem| read(dist().join(hashed_file(stem, ".wasm"))));
    let modules = modules.map(|bytes| bytes.expect("a module"));
    let is_valid =
        |bytes: &[u8], features| Validator::new_with_features(features).validate_all(bytes).is_ok();
    for bytes in &modules {
        Validator::new_with_features(all).validate_all(bytes).expect("no other feature");
    }
    for (name, feature) in FEATURES {
        let is_used = modules.iter().any(|bytes| !is_valid(bytes, all - feature));
        assert!(is_used, "no module uses {name} any more: it can leave docs/browsers.md");
    }
}
