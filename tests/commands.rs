//! The commands as a person or a script runs them.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

#[allow(dead_code, reason = "the embedded dataset has these views alone")]
#[path = "shrink/gallery_views.rs"]
mod gallery_views;

fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reported-figures"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_generated_dataset_is_valid() {
    let generated = run(&["generate", "--units", "7", "--metrics", "12", "--seed", "3"], "");
    assert!(generated.status.success(), "{}", text(&generated.stderr));
    let checked = run(&["check", "-"], text(&generated.stdout));
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    assert_eq!(
        generated.stdout,
        run(&["generate", "--units", "7", "--metrics", "12", "--seed", "3"], "").stdout
    );
}

#[test]
fn a_dataset_of_version_1_is_written_as_version_2() {
    let upgraded = run(&["upgrade", "tests/source/small.json"], "");
    assert!(text(&upgraded.stdout).starts_with("{\n\"version\":2,\n"), "{}", text(&upgraded.stderr));
    assert!(run(&["check", "-"], text(&upgraded.stdout)).status.success());
    let again = run(&["upgrade", "-"], text(&upgraded.stdout));
    assert_eq!(again.stdout, upgraded.stdout);
    assert_eq!(run(&["upgrade", "-"], "{\"id\": 3}").status.code(), Some(1));
}

#[test]
fn a_broken_dataset_fails_and_names_the_location() {
    let checked = run(&["check", "-", "--color", "never"], "{\n  \"id\": 3\n}");
    assert_eq!(checked.status.code(), Some(1));
    let report = text(&checked.stderr);
    assert!(report.contains("\n --> standard input:2:9\n") && report.contains(" $.id\n"), "{report}");
    assert!(report.lines().last().unwrap().starts_with("error: "), "{report}");
}

#[test]
fn a_view_is_rendered_from_a_link_and_from_options() {
    let link = run(&["render", "https://a.example/?chart=growth&lang=en", "--width", "360"], "");
    let options = run(&["render", "--chart", "growth", "--lang", "en", "--width", "360"], "");
    assert!(text(&link.stdout).starts_with("<svg"), "{}", text(&link.stderr));
    assert_eq!(link.stdout, options.stdout);
}

/// Time zones and locales in which numbers, dates and letters are written and sorted otherwise.
const REGIONS: [[(&str, &str); 3]; 3] = [
    [("TZ", "Asia/Shanghai"), ("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")],
    [("TZ", "America/St_Johns"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "ar_EG.UTF-8")],
    [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR"), ("LC_ALL", "tr_TR.ISO-8859-9")],
];

#[test]
fn pictures_are_the_same_in_every_time_zone_and_locale() {
    for (index, (name, query)) in gallery_views::VIEWS.iter().enumerate() {
        let lang = ["zh", "en"][index % 2];
        let picture = format!("{}/tests/gallery/{name}-{lang}-680-light.svg", env!("CARGO_MANIFEST_DIR"));
        let expected = std::fs::read_to_string(picture).unwrap();
        let link = format!("https://a.example/?{query}&lang={lang}&theme=light");
        for region in REGIONS {
            let drawn = Command::new(env!("CARGO_BIN_EXE_reported-figures"))
                .args(["render", &link, "--width", "680"])
                .envs(region)
                .output()
                .unwrap();
            assert!(
                text(&drawn.stdout).trim_end().replace("><", ">\n<") == expected.trim_end(),
                "{name} {region:?}"
            );
        }
    }
}

#[test]
fn ones_own_dataset_is_rendered_or_refused() {
    let generated = run(&["generate", "--units", "5", "--metrics", "4", "--seed", "2"], "");
    let drawn = run(&["render", "--data", "-"], text(&generated.stdout));
    assert!(text(&drawn.stdout).starts_with("<svg"), "{}", text(&drawn.stderr));
    assert_ne!(drawn.stdout, run(&["render"], "").stdout);
    let refused = run(&["render", "--data", "-"], "{\"id\": 3}");
    assert_eq!(refused.status.code(), Some(1));
    let report = text(&refused.stderr);
    assert!(report.contains("`title` is missing") && refused.stdout.is_empty(), "{report}");
}

#[test]
fn a_picture_is_written_in_the_format_of_its_file() {
    let file = |name: &str| format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let (svg, png) = (file("picture.svg"), file("picture.png"));
    for output in [&svg, &png] {
        let drawn = run(&["render", "--lang", "en", "--width", "360", "--output", output], "");
        assert!(drawn.status.success() && drawn.stdout.is_empty(), "{}", text(&drawn.stderr));
    }
    assert!(std::fs::read_to_string(svg).unwrap().starts_with("<svg"));
    let png = std::fs::read(png).unwrap();
    let width = u32::from_be_bytes(png[16..20].try_into().unwrap());
    assert_eq!((&png[..8], width), (b"\x89PNG\r\n\x1a\n".as_slice(), 720));
}

#[test]
fn an_error_is_one_line_that_names_the_fix() {
    for (args, fix) in [
        (vec!["render", "--metric", "nothing"], "the ids are those of the dataset"),
        (vec!["render", "--output", "picture.gif"], "choose .svg or .png"),
        (vec!["check", "no/such/file.json"], "cannot read no/such/file.json"),
        (vec!["build", "--out", env!("CARGO_MANIFEST_DIR")], "--out"),
    ] {
        let output = run(&args, "");
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), error.lines().count()), (Some(1), 1), "{error}");
        assert!(error.starts_with("error: ") && error.contains(fix), "{error}");
    }
}

#[test]
fn a_mistyped_command_suggests_the_right_one() {
    let output = run(&["biuld"], "");
    assert!(text(&output.stderr).contains("'build'"), "{}", text(&output.stderr));
}

/// The text between a marker of a page and the next marker after it.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let from = page.find(before).unwrap_or_else(|| panic!("no {before} in the page")) + before.len();
    &page[from..from + page[from..].find(after).unwrap()]
}

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_site_with_a_known_address_has_cards_and_metadata() {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let out = temporary.join("base");
    // A build keeps what has not changed: to compress all of the site once more takes a minute.
    let of_the_browsers = temporary.with_file_name("test-dist");
    if !out.is_dir() && of_the_browsers.is_dir() {
        copy(&of_the_browsers, &out);
    }
    let base = "https://figures.example/2024/";
    let built = run(&["build", "--base", base, "--out", out.to_str().unwrap()], "");
    assert!(built.status.success(), "{}", text(&built.stderr));
    let read = |name: &str| std::fs::read(out.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let page = String::from_utf8(read("index.html")).unwrap();
    let tag = |name: &str| between(&page, &format!("\"{name}\" content=\""), "\"").to_owned();
    // Every address is absolute, and there is a file for it.
    let file_at = |address: &str| {
        let name = address.strip_prefix(base).unwrap_or_else(|| panic!("{address} is not below {base}"));
        read(if name.is_empty() { "index.html" } else { name })
    };
    let card = file_at(&tag("og:image"));
    assert_eq!(file_at(&tag("twitter:image")), card);
    let side = |at: usize| u32::from_be_bytes(card[at..at + 4].try_into().unwrap()).to_string();
    assert_eq!([tag("og:image:width"), tag("og:image:height")], [side(16), side(20)]);
    assert_eq!([side(16), side(20)], ["1200", "630"]);
    assert_eq!((tag("og:url").as_str(), tag("twitter:card").as_str()), (base, "summary_large_image"));
    for name in ["og:title", "og:description", "og:image:alt", "og:site_name", "og:locale"] {
        assert!(!tag(name).is_empty(), "{name}");
    }
    assert_eq!(between(&page, "rel=\"canonical\" href=\"", "\""), base);

    let link = between(&page, "application/json+oembed\"", ">");
    assert!(!between(link, "title=\"", "\"").is_empty(), "{link}");
    let oembed = file_at(between(link, "href=\"", "\""));
    let oembed: serde_json::Value = serde_json::from_slice(&oembed).unwrap();
    assert_eq!((oembed["type"].as_str(), oembed["version"].as_str()), (Some("rich"), Some("1.0")));
    assert_eq!(oembed["title"].as_str(), Some(tag("og:title").as_str()));
    assert_eq!(file_at(oembed["thumbnail_url"].as_str().unwrap()), card);
    assert_eq!(
        [&oembed["thumbnail_width"], &oembed["thumbnail_height"]].map(ToString::to_string),
        [side(16), side(20)]
    );
    let frame = oembed["html"].as_str().unwrap();
    file_at(between(frame, "src=\"", "\""));
    for side in ["width", "height"] {
        assert!(oembed[side].as_u64().is_some_and(|pixels| (200..=1000).contains(&pixels)), "{oembed}");
    }

    let described = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let described: serde_json::Value = serde_json::from_str(described).unwrap();
    assert_eq!(
        (described["@context"].as_str(), described["@type"].as_str()),
        (Some("https://schema.org"), Some("Dataset"))
    );
    assert_eq!(described["url"].as_str(), Some(base));
    let data = file_at(described["distribution"]["contentUrl"].as_str().unwrap());
    assert!(serde_json::from_slice::<serde_json::Value>(&data).unwrap()["figures"].is_array());
    assert_eq!(described["temporalCoverage"].as_str(), Some("2024-01-01/2024-06-30"));
    for name in ["name", "description", "creditText"] {
        assert!(!described[name].as_str().unwrap().is_empty(), "{name}");
    }
    no_file_names_a_folder_of_the_builder(&out);
}

/// The same sources give the same files in another home.
fn no_file_names_a_folder_of_the_builder(out: &Path) {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().unwrap().stdout;
    let folders = [text(&sysroot).trim_end(), env!("CARGO_MANIFEST_DIR")];
    for path in std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "wasm" && ending != "js") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for folder in folders {
            let named = bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
            assert!(!named, "{} names {folder}", path.display());
        }
    }
}

#[test]
fn a_table_is_imported_when_nothing_decides_a_number_in_silence() {
    let folder = std::env::temp_dir().join(format!("reported-figures-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    std::fs::write(path("towns.csv"), "Town,Visitors\nAsh,\"1,234\"\nElm,\"2,500\"\nOak,many\n").unwrap();
    let refused = run(&["import", &path("towns.csv"), "--save-mapping", &path("mapping.json")], "");
    assert_eq!(refused.status.code(), Some(1));
    let report = text(&refused.stderr);
    for words in [
        "row 4, column “Visitors”: “many”",
        "question: decimal_mark: taken as “point” (or comma)",
        "6 cells: 2 figures, 0 gaps, 3 no data, 1 not understood",
        "error: 1 of the questions decide numbers",
    ] {
        assert!(report.contains(words), "{report}");
    }
    // Answered in the mapping, the question is closed.
    let mapping = std::fs::read_to_string(path("mapping.json")).unwrap();
    let answered = mapping
        .replace("\"choice\": \"point\"", "\"choice\": \"comma\"")
        .replace("\"guess\": true", "\"guess\": false");
    std::fs::write(path("mapping.json"), answered).unwrap();
    let imported = run(&["import", &path("towns.csv"), "--mapping", &path("mapping.json")], "");
    assert!(text(&imported.stdout).contains("\"value\": \"1.234\""), "{}", text(&imported.stderr));
    assert!(!text(&imported.stderr).contains("question:"), "{}", text(&imported.stderr));
    // What was not understood was printed all the same.
    let gaps = ["\"reason\": \"unreadable\"", "the table has “many”, which was not read as a number"];
    assert!(gaps.iter().all(|it| text(&imported.stdout).contains(it)), "{}", text(&imported.stdout));
    // Proposals that were taken are answers.
    let guessed =
        &["import", &path("towns.csv"), "--accept-guesses", "--save-mapping", &path("guessed.json")];
    let guessed = run(guessed, "");
    let again = run(&["import", &path("towns.csv"), "--mapping", &path("guessed.json")], "");
    assert_eq!(text(&again.stdout), text(&guessed.stdout), "{}", text(&again.stderr));
    std::fs::remove_dir_all(folder).unwrap();
}
