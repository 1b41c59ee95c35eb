//! A Chinese font of this machine: what a picture of pixels needs and no package brings.

use crate::site::Result;
use crate::site::files::read_bytes;
use std::fs;
use std::path::{Path, PathBuf};
use ttf_parser::{Face, name_id};

/// A face in two weights.
pub struct Font {
    regular: Bytes,
    bold: Bytes,
}

/// A font file, and which of its faces is meant.
struct Bytes {
    file: Vec<u8>,
    face: u32,
}

/// The files that are looked for, the best first: their names before `-Regular` and `-Bold`, and after.
const NAMES: [(&str, &str); 5] = [
    ("NotoSansCJK", "ttc"),
    ("NotoSansCJKsc", "otf"),
    ("NotoSansSC", "otf"),
    ("SourceHanSansSC", "otf"),
    ("SourceHanSans", "ttc"),
];

/// Where systems keep fonts; the last two are below the user's home.
const FOLDERS: [&str; 4] =
    ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/opt/homebrew/share/fonts"];
const HOME: [&str; 2] = [".local/share/fonts", "Library/Fonts"];

impl Font {
    /// The first that is found.
    ///
    /// # Errors
    /// Says which package brings one.
    pub fn find() -> Result<Self> {
        let mut files = Vec::new();
        folders().iter().for_each(|folder| collect(folder, &mut files));
        let named =
            |name: &str| files.iter().find(|file| file.file_name().is_some_and(|found| found == name));
        let pair = |(stem, kind): (&str, &str)| {
            Some((named(&format!("{stem}-Regular.{kind}"))?, named(&format!("{stem}-Bold.{kind}"))?))
        };
        let Some((regular, bold)) = NAMES.into_iter().find_map(pair) else {
            return Err(
                "no Chinese font is installed here; on Debian: apt-get install fonts-noto-cjk".to_owned()
            );
        };
        Ok(Self { regular: Bytes::read(regular)?, bold: Bytes::read(bold)? })
    }

    /// The face of a weight.
    ///
    /// # Errors
    /// A file that is no font.
    pub fn face(&self, bold: bool) -> Result<Face<'_>> {
        let Bytes { file, face } = if bold { &self.bold } else { &self.regular };
        Face::parse(file, *face).map_err(|error| format!("the font cannot be read: {error}"))
    }
}

impl Bytes {
    fn read(path: &Path) -> Result<Self> {
        let file = read_bytes(path)?;
        let faces = ttf_parser::fonts_in_collection(&file).unwrap_or(1);
        // One file holds the forms of several countries; ours are the mainland's.
        let face = (0..faces).find(|face| is_simplified(&file, *face)).unwrap_or(0);
        Ok(Self { file, face })
    }
}

fn is_simplified(file: &[u8], face: u32) -> bool {
    let Ok(face) = Face::parse(file, face) else { return false };
    let families = face.names().into_iter().filter(|name| name.name_id == name_id::FAMILY);
    families.filter_map(|name| name.to_string()).any(|name| name.ends_with(" SC"))
}

fn folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = home.iter().flat_map(|home| HOME.map(|folder| home.join(folder)));
    FOLDERS.into_iter().map(PathBuf::from).chain(own).collect()
}

/// All files below a folder; one that cannot be read has none.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files),
            _ => files.push(entry.path()),
        }
    }
}
