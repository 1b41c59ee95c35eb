//! `dist/npm`: a package ready to publish.

use super::bundle::Bundle;
use super::json::{object, string};

/// The files of the package that the build makes: name inside `npm/`, and content. Types and README are hand-written.
pub fn files(bundle: &Bundle) -> Vec<(String, String)> {
    vec![
        ("package.json".to_owned(), manifest(bundle)),
        ("reported-figures.js".to_owned(), bundle.package.clone()),
        ("inlined.js".to_owned(), bundle.inlined.clone()),
    ]
}

fn manifest(bundle: &Bundle) -> String {
    let entry =
        object(&[("types", string("./reported-figures.d.ts")), ("default", string("./reported-figures.js"))]);
    let exports = object(&[
        (".", entry),
        ("./reported-figures.wasm", string(&format!("./{}", bundle.wasm_name))),
        ("./package.json", string("./package.json")),
    ]);
    object(&[
        ("name", string("reported-figures")),
        ("version", string(env!("CARGO_PKG_VERSION"))),
        ("description", string(env!("CARGO_PKG_DESCRIPTION"))),
        ("license", string(env!("CARGO_PKG_LICENSE"))),
        ("type", string("module")),
        ("main", string("./reported-figures.js")),
        ("module", string("./reported-figures.js")),
        ("types", string("./reported-figures.d.ts")),
        ("exports", exports),
        // Without the compressed twins, which are for servers.
        ("files", "[\"*.js\",\"*.wasm\",\"*.d.ts\"]".to_owned()),
        // Importing defines the element: a bundler must not drop it.
        ("sideEffects", "[\"./reported-figures.js\"]".to_owned()),
        ("keywords", "[\"chart\",\"custom-element\",\"web-component\",\"wasm\",\"ranking\"]".to_owned()),
    ]) + "\n"
}
