#![allow(clippy::unwrap_used)]
use super::*;
use crate::site::scratch::Scratch;

fn built(dir: &Path, files: &[(&str, &[u8])]) -> Vec<FileSize> {
    let mut dist = Dist::open(dir).unwrap();
    for (name, bytes) in files {
        dist.put(name, bytes).unwrap();
    }
    dist.close().unwrap()
}

#[test]
fn text_has_compressed_copies_and_pictures_have_none() {
    let scratch = Scratch::new();
    let text = "figures ".repeat(200);
    let sizes = built(scratch.path(), &[("data/a.json", text.as_bytes()), ("a.png", b"png")]);
    assert_eq!(scratch.files(), [MANIFEST, SUMS, "a.png", "data/a.json", "data/a.json.br", "data/a.json.gz"]);
    assert_eq!((sizes[1].name.as_str(), sizes[1].raw), ("data/a.json", 1600));
    assert!(sizes[1].brotli.unwrap() < 40);
    assert_eq!(sizes[0].brotli, None);
}

#[test]
fn compressed_copies_decompress_to_the_file() {
    let scratch = Scratch::new();
    let text = "重庆 figures ".repeat(50);
    built(scratch.path(), &[("a.js", text.as_bytes())]);
    let read = |name: &str| fs::read(scratch.path().join(name)).unwrap();
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &read("a.js.br")[..], &mut plain).unwrap();
    assert_eq!(plain, text.as_bytes());
    plain.clear();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&read("a.js.gz")[..]), &mut plain).unwrap();
    assert_eq!(plain, text.as_bytes());
}

#[test]
fn every_file_is_in_the_list_of_sums() {
    let scratch = Scratch::new();
    built(scratch.path(), &[("data/a.json", b""), ("a.png", b"png")]);
    let sums = fs::read_to_string(scratch.path().join(SUMS)).unwrap();
    let listed: Vec<(&str, &str)> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let names: Vec<&str> = listed.iter().map(|(_, name)| *name).collect();
    assert_eq!(names, ["a.png", "data/a.json", "data/a.json.br", "data/a.json.gz"]);
    // As `sha384sum` prints it for an empty file.
    let empty =
        "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b";
    assert_eq!(listed[1].0, empty);
}

#[test]
fn files_of_an_earlier_build_are_removed_and_files_of_others_stay() {
    let scratch = Scratch::new();
    built(scratch.path(), &[("old.js", b"1"), ("kept.js", b"1")]);
    scratch.write("mine.txt", b"note");
    built(scratch.path(), &[("kept.js", b"1"), ("new.js", b"1")]);
    let files = scratch.files();
    assert!(!files.iter().any(|name| name.starts_with("old.js")), "{files:?}");
    assert!(files.contains(&"mine.txt".to_owned()) && files.contains(&"new.js.br".to_owned()), "{files:?}");
}

#[test]
fn a_file_that_has_not_changed_is_not_written_again() {
    let scratch = Scratch::new();
    let age = |name: &str| fs::metadata(scratch.path().join(name)).unwrap().modified().unwrap();
    built(scratch.path(), &[("a.js", b"1"), ("b.js", b"1")]);
    let before = [age("a.js"), age("a.js.br"), age("b.js")];
    std::thread::sleep(std::time::Duration::from_millis(20));
    built(scratch.path(), &[("a.js", b"1"), ("b.js", b"2")]);
    assert_eq!([age("a.js"), age("a.js.br")], before[..2]);
    assert_ne!(age("b.js"), before[2]);
}

#[test]
fn a_missing_compressed_copy_is_written_again() {
    let scratch = Scratch::new();
    built(scratch.path(), &[("a.js", b"1")]);
    fs::remove_file(scratch.path().join("a.js.br")).unwrap();
    built(scratch.path(), &[("a.js", b"1")]);
    assert!(scratch.files().contains(&"a.js.br".to_owned()));
}

#[test]
fn a_build_that_fails_leaves_the_earlier_one_complete() {
    let scratch = Scratch::new();
    built(scratch.path(), &[("a.js", b"1")]);
    drop(Dist::open(scratch.path()).unwrap());
    assert_eq!(scratch.files(), [MANIFEST, SUMS, "a.js", "a.js.br", "a.js.gz"]);
    built(scratch.path(), &[]);
    assert_eq!(scratch.files(), [MANIFEST, SUMS]);
}

#[test]
fn the_files_of_a_build_that_failed_are_removed_by_the_next() {
    let scratch = Scratch::new();
    Dist::open(scratch.path()).unwrap().put("a.0123456789ab.wasm", b"1").unwrap();
    built(scratch.path(), &[("b.js", b"1")]);
    assert_eq!(scratch.files(), [MANIFEST, SUMS, "b.js", "b.js.br", "b.js.gz"]);
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let scratch = Scratch::new();
    scratch.write("thesis.txt", b"dear");
    let error = Dist::open(scratch.path()).unwrap_err();
    assert!(error.contains("--out"), "{error}");
}

#[test]
fn a_manifest_names_no_file_outside_the_folder() {
    for name in ["../a", "/etc/passwd", "a/../../b", ""] {
        assert!(!is_inside(name), "{name}");
    }
    assert!(is_inside("data/a.json"));
}
