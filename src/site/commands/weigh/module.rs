//! The sizes in a WebAssembly module.

use crate::site::Result;
use std::collections::BTreeMap;
use wasmparser::{
    BinaryReaderError, CustomSectionReader, FunctionBody, ImportSectionReader, KnownCustom, Name, Operator,
    Parser, Payload, TypeRef,
};

/// The sizes of a module's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Bytes by kind of section, in the module's order; custom sections are not counted.
    pub sections: Vec<(&'static str, usize)>,
    /// The functions with a body, in the module's order.
    pub functions: Vec<Function>,
}

/// One function of a module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Function {
    /// The compiler's name for it; `?` where the module has none.
    pub name: String,
    /// Bytes of its code.
    pub bytes: usize,
    /// Indices in [`Weights::functions`] of the functions that it calls directly.
    pub calls: Vec<usize>,
}

impl Weights {
    /// Measures a module.
    ///
    /// # Errors
    /// A module that cannot be read.
    pub fn of(wasm: &[u8]) -> Result<Self> {
        Reader::default().read(wasm).map_err(|error| format!("cannot read the WebAssembly: {error}"))
    }

    fn add_section(&mut self, kind: &'static str, bytes: usize) {
        match self.sections.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += bytes,
            None => self.sections.push((kind, bytes)),
        }
    }
}

/// What is known of a module while it is read.
#[derive(Default)]
struct Reader<'a> {
    weights: Weights,
    names: BTreeMap<u32, &'a str>,
    /// How many functions are imported: their indices come before those with a body.
    imported: u32,
}

impl<'a> Reader<'a> {
    fn read(mut self, wasm: &'a [u8]) -> std::result::Result<Weights, BinaryReaderError> {
        for payload in Parser::new(0).parse_all(wasm) {
            self.payload(payload?)?;
        }
        for (index, function) in (self.imported..).zip(&mut self.weights.functions) {
            function.name = self.names.get(&index).copied().unwrap_or("?").to_owned();
        }
        Ok(self.weights)
    }

    fn payload(&mut self, payload: Payload<'a>) -> std::result::Result<(), BinaryReaderError> {
        if let (Some(kind), Some((_, range))) = (kind(&payload), payload.as_section()) {
            self.weights.add_section(kind, range.len());
        }
        match payload {
            Payload::ImportSection(imports) => self.imports(imports),
            Payload::CodeSectionEntry(body) => self.function(&body),
            Payload::CustomSection(custom) => self.custom(&custom),
            _ => Ok(()),
        }
    }

    fn imports(&mut self, imports: ImportSectionReader<'a>) -> std::result::Result<(), BinaryReaderError> {
        for import in imports.into_imports() {
            self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
        }
        Ok(())
    }

    fn function(&mut self, body: &FunctionBody<'a>) -> std::result::Result<(), BinaryReaderError> {
        let mut calls = Vec::new();
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                calls.extend(function_index.checked_sub(self.imported).map(|index| index as usize));
            }
        }
        self.weights.functions.push(Function { name: String::new(), bytes: body.range().len(), calls });
        Ok(())
    }

    fn custom(&mut self, custom: &CustomSectionReader<'a>) -> std::result::Result<(), BinaryReaderError> {
        let KnownCustom::Name(parts) = custom.as_known() else { return Ok(()) };
        for part in parts {
            let Name::Function(names) = part? else { continue };
            for naming in names {
                let naming = naming?;
                self.names.insert(naming.index, naming.name);
            }
        }
        Ok(())
    }
}

/// What a section is listed as; `None` for those that are not listed.
fn kind(payload: &Payload<'_>) -> Option<&'static str> {
    Some(match payload {
        Payload::CodeSectionStart { .. } => "code",
        Payload::DataSection(_) => "data: texts and tables",
        Payload::TypeSection(_)
        | Payload::ImportSection(_)
        | Payload::FunctionSection(_)
        | Payload::TableSection(_)
        | Payload::MemorySection(_)
        | Payload::GlobalSection(_)
        | Payload::ExportSection(_)
        | Payload::ElementSection(_) => "lists: types, imports, exports, tables",
        _ => return None,
    })
}
