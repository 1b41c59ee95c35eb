#![allow(clippy::unwrap_used)]
use super::*;
use crate::site::package::dist::Dist;
use crate::site::scratch::Scratch;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpStream};

const WASM: &str = "/reported-figures.0123456789ab.wasm";

struct Site {
    server: Server,
    scratch: Scratch,
}

fn site() -> Site {
    let scratch = Scratch::new();
    let mut dist = Dist::open(&scratch.path().join("dist")).unwrap();
    let text = "// figures\n".repeat(100);
    for name in ["index.html", "reported-figures.js", "data/a.json", &WASM[1..]] {
        dist.put(name, text.as_bytes()).unwrap();
    }
    dist.close().unwrap();
    scratch.write("gallery/ranking-zh-360-light.svg", b"<svg/>");
    scratch.write("hosts/plain.html", b"<p>");
    scratch.write("secret.txt", b"secret");
    let at = |name: &str| scratch.path().join(name);
    let folders =
        Folders { dist: at("dist"), gallery: at("gallery"), hosts: at("hosts"), bundled: at("bundled") };
    Site { server: Server::start(folders, Port::bind(0).unwrap()).unwrap(), scratch }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Site {
    fn get(&self, path: &str) -> Answer {
        self.ask(path, "")
    }

    fn ask(&self, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(self.server.addr).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n")
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }
}

#[test]
fn each_kind_of_file_has_its_type() {
    let site = site();
    for (path, mime) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/reported-figures.js", "text/javascript; charset=utf-8"),
        ("/data/a.json", "application/json"),
        (WASM, "application/wasm"),
        ("/gallery/ranking-zh-360-light.svg", "image/svg+xml"),
        ("/hosts/plain.html", "text/html; charset=utf-8"),
    ] {
        let answer = site.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(mime)), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
    }
}

#[test]
fn a_compressed_copy_is_sent_to_browsers_that_accept_it() {
    let site = site();
    for (path, takes, encoding) in [
        ("/reported-figures.js", "gzip, deflate, br", Some("br")),
        (WASM, "gzip, deflate, br, zstd", Some("br")),
        ("/", "gzip", Some("gzip")),
        ("/", "identity", None),
    ] {
        let answer = site.ask(path, &format!("Accept-Encoding: {takes}\r\n"));
        assert_eq!(answer.header("content-encoding"), encoding, "{path} {takes}");
        assert_eq!(answer.body.len() < 500, encoding.is_some(), "{path} {takes}");
        let vary = answer.header("vary").unwrap_or_default().to_ascii_lowercase();
        assert!(vary.contains("accept-encoding"), "{path} {takes}: {}", answer.head);
    }
    let types = site.ask(WASM, "Accept-Encoding: br\r\n");
    assert_eq!(types.header("content-type"), Some("application/wasm"));
}

#[test]
fn hashed_names_are_cached_for_good_and_others_are_revalidated() {
    let site = site();
    let cache = |path: &str| site.get(path).header("cache-control").map(str::to_owned);
    assert_eq!(cache(WASM).as_deref(), Some("public, max-age=31536000, immutable"));
    for path in ["/", "/reported-figures.js", "/data/a.json", "/gallery", "/reported-figures.00000000.wasm"] {
        assert_eq!(cache(path).as_deref(), Some("no-cache"), "{path}");
    }
}

#[test]
fn a_second_visit_transfers_no_body() {
    let site = site();
    for takes in ["br", "identity"] {
        let first = site.ask("/", &format!("Accept-Encoding: {takes}\r\n"));
        let tag = first.header("etag").unwrap();
        let second = site.ask("/", &format!("Accept-Encoding: {takes}\r\nIf-None-Match: {tag}\r\n"));
        assert_eq!((second.status, second.body.len()), (304, 0), "{}", second.head);
        assert_eq!(second.header("cache-control"), Some("no-cache"));
    }
    let since = site.get("/").header("last-modified").unwrap().to_owned();
    assert_eq!(site.ask("/", &format!("If-Modified-Since: {since}\r\n")).status, 304);
}

#[test]
fn the_server_listens_on_loopback_only() {
    assert_eq!(site().server.addr.ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
}

#[test]
fn nothing_outside_the_folders_is_served() {
    let site = site();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/data/../../secret.txt",
        "/gallery/../secret.txt",
        "/gallery/%2e%2e/secret.txt",
        "/hosts/..%2f..%2fsecret.txt",
        "//secret.txt",
    ] {
        let answer = site.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.head);
        assert!(!answer.body.ends_with(b"secret"), "{path}");
    }
    let absolute = site.scratch.path().join("secret.txt");
    assert_eq!(site.get(&format!("/{}", absolute.display())).status, 404);
}

#[test]
fn gallery_and_hosts_list_their_files() {
    let site = site();
    for (path, link) in [("/gallery", "/gallery/ranking-zh-360-light.svg"), ("/hosts", "/hosts/plain.html")] {
        assert_eq!(site.get(&format!("{path}/")).header("location"), Some(path));
        let answer = site.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(String::from_utf8(answer.body).unwrap().contains(link), "{path}");
        assert_eq!(site.get(link).status, 200, "{link}");
    }
}

#[test]
fn a_taken_port_says_how_to_choose_another() {
    let site = site();
    let port = site.server.addr.port();
    let error = Port::bind(port).unwrap_err();
    assert_eq!(
        error,
        format!("port {port} is taken; choose another with --port, or any free one with --port 0")
    );
}

#[test]
fn a_dropped_server_frees_its_port_at_once() {
    let Site { server, scratch: _scratch } = site();
    let addr = server.addr;
    let _idle = TcpStream::connect(addr).unwrap();
    drop(server);
    assert!(TcpStream::connect(addr).is_err());
}

#[test]
fn a_path_that_is_too_long_is_the_client_s_mistake() {
    let site = site();
    assert_eq!(site.get(&format!("/{}", "a".repeat(9000))).status, 414);
    assert_eq!(site.get(&format!("/{}", "a".repeat(500))).status, 404);
}
