//! Where a command writes its result.

use crate::site::Result;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// Writes a result to a file, or to the standard output where there is none.
///
/// # Errors
/// Names the file. A pipe that its reader has closed is none: the reader has seen enough.
pub fn write(bytes: &[u8], file: Option<&Path>) -> Result<()> {
    let Some(file) = file else { return print(bytes) };
    std::fs::write(file, bytes).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn print(bytes: &[u8]) -> Result<()> {
    match io::stdout().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write the standard output: {error}"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_error_names_the_file() {
        let error = write(b"figures", Some(Path::new("no/such/folder/a.svg"))).unwrap_err();
        assert!(error.starts_with("cannot write no/such/folder/a.svg: "), "{error}");
    }
}
