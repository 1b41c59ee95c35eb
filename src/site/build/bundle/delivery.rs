//! How the WebAssembly comes to a script: fetched, imported, or inside it.

use super::js;
use crate::site::hash;

/// How the WebAssembly comes to a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It is fetched from beside the script.
    Fetched,
    /// It is fetched or, where that fails, imported from `super::Bundle::inlined`.
    Imported,
    /// It is in the script.
    Inside,
}

/// Decides in the npm package whether a file can be fetched. A bundler either leads the expression
/// `new URL("name", import.meta.url)` to a copy of the file, or leaves it: then the file lies beside the module only where the
/// module is still the package's own. In a bundle without modules there is no `import.meta.url`.
pub const LOCATED: &str = r#"
const HERE = import.meta.url;
const located = (url, name) =>
  /\/(reported-figures|live)\.js$/.test(HERE) || url.href !== new URL(name, HERE).href ? url : null;
"#;

/// A file of WebAssembly as an expression.
pub fn file(delivery: Delivery, name: &str, file_name: &str, bytes: &[u8]) -> String {
    let [name, integrity, file_name] = [name, &hash::integrity(bytes), file_name].map(js::string_literal);
    match delivery {
        Delivery::Inside => format!("{{ name: {name}, file: null }}"),
        Delivery::Fetched => {
            format!("{{ name: {name}, file: new URL({file_name}, import.meta.url), integrity: {integrity} }}")
        }
        Delivery::Imported => format!(
            "{{ name: {name}, file: HERE ? located(new URL({file_name}, import.meta.url), {file_name}) : null, \
             integrity: {integrity} }}"
        ),
    }
}
