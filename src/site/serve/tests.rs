#![allow(clippy::unwrap_used)]
use super::*;
use crate::site::package::dist::Dist;
use crate::site::scratch::Scratch;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpStream};
use std::time::Duration;

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
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"))
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.server.addr).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
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
        "/%2E%2E%2Fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/.%2e/secret.txt",
        "/data/%2e%2e/%2e%2e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..;/secret.txt",
        "/secret.txt%00.html",
        "/hosts/plain.html/../../../secret.txt",
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

#[test]
fn a_page_of_another_name_is_refused() {
    let site = site();
    let hosts =
        ["Host: example.com", "Host: localhost.example.com", "Host: localhost\r\nHost: example.com", "X: y"];
    for host in hosts {
        let answer = site.send(&format!("GET / HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n"));
        assert!(matches!(answer.status, 400 | 421), "{host}: {}", answer.head);
        assert!(!answer.body.starts_with(b"// figures"), "{host}");
    }
    let absolute = "GET http://example.com/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(site.send(absolute).status, 421);
    let port = site.server.addr.port();
    let own = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(site.send(&own).status, 200);
}

#[test]
fn headers_without_end_are_refused() {
    let site = site();
    let mut stream = TcpStream::connect(site.server.addr).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    let line = format!("X-Header: {}\r\n", "a".repeat(1000));
    // 64 MB, of which the server reads only a small part.
    let sent = (0..64_000).take_while(|_| stream.write_all(line.as_bytes()).is_ok()).count();
    assert!(sent < 64_000, "all were read");
    assert_eq!(site.get("/").status, 200);
}

#[test]
fn slow_clients_keep_nobody_else_waiting() {
    let site = site();
    let begin = |beginning: &str| {
        let mut stream = TcpStream::connect(site.server.addr).unwrap();
        stream.write_all(beginning.as_bytes()).unwrap();
        stream
    };
    let slow: Vec<TcpStream> =
        (0..100).map(|index| begin(&"GET / HTTP/1.1\r\nHost: localhost\r\n"[..index % 30])).collect();
    assert_eq!(site.get("/").status, 200);
    drop(slow);
}
