//! The built site behind nginx and Caddy of Debian, with the configuration that the build contains.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::dist::{dist, hashed_file};
use crate::support::driver::{GuardedProcess, Scratch, find_program, free_port};
use crate::support::in_every_engine;
use crate::support::locators::in_page;
use crate::support::page::{Page, WAIT_LIMIT};
use crate::support::steps::wait_until_live;
use reported_figures::site::package::hosting::{HEADERS, POLICY, policy_in};

/// A web server that serves the site.
struct Host {
    port: u16,
    _process: GuardedProcess,
}

/// The command that installs the servers.
const INSTALL: &str = "apt-get install nginx libnginx-mod-http-brotli-static caddy";
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

impl Host {
    /// nginx with the snippet of the build, with the line enabled that the snippet says to enable.
    fn nginx() -> Host {
        let port = free_port();
        let scratch = Scratch::new("nginx");
        let at = |name: &str| scratch.path.join(name).display().to_string();
        let snippet = std::fs::read_to_string(dist().join("hosting/nginx.conf")).expect("a snippet");
        assert!(snippet.contains("\n#brotli_static on;"), "{snippet}");
        let snippet = snippet.replace("\n#brotli_static", "\nbrotli_static");
        std::fs::write(at("snippet.conf"), snippet).expect("a file");
        assert!(Path::new(BROTLI).is_file(), "there is no {BROTLI} here. On Debian: {INSTALL}");
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {};", at(name)))
            .concat();
        let conf = format!(
            "load_module {BROTLI}; daemon off; master_process off; error_log stderr; pid {}; events {{}}\n\
             http {{ access_log off; {temporary}\n\
             server {{ listen 127.0.0.1:{port}; root {}; include {}; }} }}",
            at("pid"),
            dist().display(),
            at("snippet.conf"),
        );
        std::fs::write(at("nginx.conf"), conf).expect("a file");
        Host::start("nginx", &["-c".to_owned(), at("nginx.conf"), "-p".to_owned(), at("")], scratch, port)
    }

    /// Caddy with the snippet of the build.
    fn caddy() -> Host {
        let port = free_port();
        let scratch = Scratch::new("caddy");
        let conf = scratch.path.join("Caddyfile");
        let site = dist().display();
        let text = format!(
            "{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n root * {site}\n import {site}/hosting/Caddyfile\n}}\n"
        );
        std::fs::write(&conf, text).expect("a file");
        let args = ["run", "--adapter", "caddyfile", "--config"].map(str::to_owned).into_iter();
        let args: Vec<String> = args.chain([conf.display().to_string()]).collect();
        Host::start("caddy", &args, scratch, port)
    }

    fn start(name: &str, args: &[String], scratch: Scratch, port: u16) -> Host {
        let program =
            find_program(name).unwrap_or_else(|| panic!("there is no {name} here. On Debian: {INSTALL}"));
        let process = GuardedProcess::start(&program, args, &scratch.env(), &scratch, Stdio::null());
        let until = Instant::now() + WAIT_LIMIT;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                Instant::now() < until,
                "{name} does not answer on port {port}; see {}",
                scratch.log("err").display()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Host { port, _process: process }
    }

    /// The answer for a path, requested as a browser does.
    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{headers}\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        Answer::of(&bytes)
    }
}

/// An answer.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn of(bytes: &[u8]) -> Answer {
        let (head, body) = split_once(bytes, b"\r\n\r\n");
        let answer = Answer { head: String::from_utf8_lossy(head).into_owned(), body: body.to_vec() };
        if answer.header("Transfer-Encoding") == "chunked" {
            return Answer { body: join_chunks(body), ..answer };
        }
        answer
    }

    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
    }

    fn header(&self, name: &str) -> String {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
            .unwrap_or_default()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.head)
    }
}

/// The parts before and after the first separator.
fn split_once<'a>(bytes: &'a [u8], separator: &[u8]) -> (&'a [u8], &'a [u8]) {
    let at = bytes.windows(separator.len()).position(|some| some == separator).expect("a whole answer");
    (&bytes[..at], &bytes[at + separator.len()..])
}

/// A body that was sent in chunks.
fn join_chunks(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let (size, rest) = split_once(chunks, b"\r\n");
        let size = usize::from_str_radix(&String::from_utf8_lossy(size), 16).expect("a chunk's size");
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&rest[..size]);
        chunks = &rest[size + 2..];
    }
}

const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const REVALIDATED: &str = "public, max-age=60, stale-while-revalidate=86400";

/// Types, cache rules, compression and headers of every kind of file, requested over HTTP.
fn assert_served_well(host: &Host) {
    let (wasm, script, frame) = (
        hashed_file("reported-figures.", ".wasm"),
        hashed_file("reported-figures.", ".js"),
        hashed_file("embed.", ".html"),
    );
    for (path, kind, cache) in [
        ("", "text/html; charset=utf-8", REVALIDATED),
        ("index.html", "text/html; charset=utf-8", REVALIDATED),
        ("embed.html", "text/html; charset=utf-8", REVALIDATED),
        (frame.as_str(), "text/html; charset=utf-8", IMMUTABLE),
        ("reported-figures.js", "text/javascript; charset=utf-8", REVALIDATED),
        (script.as_str(), "text/javascript; charset=utf-8", IMMUTABLE),
        (wasm.as_str(), "application/wasm", IMMUTABLE),
        ("data/chongqing-2024-h1.json", "application/json", REVALIDATED),
        ("site.webmanifest", "application/manifest+json", REVALIDATED),
        ("icon.svg", "image/svg+xml", REVALIDATED),
        ("sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("make-sw.js", "text/javascript; charset=utf-8", "no-cache"),
    ] {
        let file = dist().join(if path.is_empty() { "index.html" } else { path });
        for (accepted, encoding, twin) in
            [("gzip, deflate, br, zstd", "br", ".br"), ("gzip", "gzip", ".gz"), ("identity", "", "")]
        {
            let answer = host.get(&format!("/{path}"), &[("Accept-Encoding", accepted)]);
            assert_eq!(answer.status(), 200, "/{path}: {answer}");
            assert_eq!(answer.header("Content-Type"), kind, "/{path}: {answer}");
            assert_eq!(answer.header("Cache-Control"), cache, "/{path}: {answer}");
            assert_eq!(answer.header("Content-Encoding"), encoding, "/{path}: {answer}");
            assert_eq!(answer.header("Access-Control-Allow-Origin"), "*", "/{path}: {answer}");
            for (name, value) in HEADERS {
                assert_eq!(answer.header(name), value, "/{path}: {answer}");
            }
            assert!(answer.header("Vary").contains("Accept-Encoding"), "/{path}: {answer}");
            let stored = std::fs::read(format!("{}{twin}", file.display())).expect("a file of the build");
            assert!(
                answer.body == stored,
                "/{path}: {} bytes for {}: {answer}",
                answer.body.len(),
                stored.len()
            );
            let again = host.get(
                &format!("/{path}"),
                &[("Accept-Encoding", accepted), ("If-None-Match", &answer.header("ETag"))],
            );
            assert_eq!((again.status(), again.body.len()), (304, 0), "/{path}: {again}");
        }
    }
    // The package is compressed already.
    let answer =
        host.get(&format!("/{}", hashed_file("npm/reported-figures.", ".tgz")), &[("Accept-Encoding", "br")]);
    assert_eq!((answer.status(), answer.header("Cache-Control").as_str()), (200, IMMUTABLE), "{answer}");
    assert_eq!(answer.header("Content-Encoding"), "", "{answer}");
    assert_eq!(host.get("/gone.html", &[]).status(), 404);
    assert_pages_have_policies(host, &frame);
    assert_long_paths_are_refused(host);
    assert!(
        !host.get("/reported-figures.0123456789ab.js", &[]).header("Cache-Control").contains("immutable")
    );
}

/// Each page has the policy that the build made for it, and nothing else has one.
fn assert_pages_have_policies(host: &Host, frame: &str) {
    let headers = std::fs::read_to_string(dist().join("_headers")).expect("a file of the build");
    for page in ["", "index.html", "embed.html", "article.html", "standalone.html", frame] {
        let answer = host.get(&format!("/{page}"), &[]);
        let policy = policy_in(&headers, &format!("/{page}")).expect("a policy");
        assert!(
            policy.contains("script-src 'self'") && policy.contains("'wasm-unsafe-eval' 'sha384-"),
            "/{page}: {policy}"
        );
        assert_eq!(answer.header(POLICY), policy, "/{page}: {answer}");
    }
    let script = host.get("/reported-figures.js", &[]);
    assert_eq!(script.header(POLICY), "", "{script}");
    let icon = host.get("/apple-touch-icon.png", &[]);
    assert_eq!((icon.status(), icon.header("Content-Type").as_str()), (200, "image/png"), "{icon}");
}

/// A path that no file can have is the client's mistake, never the server's.
fn assert_long_paths_are_refused(host: &Host) {
    for path in [
        "a".repeat(9000),
        "a/".repeat(2500),
        "a".repeat(3000),
        "a".repeat(300),
        "%E5%8C%BA".repeat(90),
        "%E5%8C%BA".repeat(2000),
    ] {
        let status = host.get(&format!("/{path}"), &[]).status();
        assert!([404, 414].contains(&status), "{status} for {} bytes of {}", path.len(), &path[..9]);
    }
}

#[test]
fn nginx_serves_every_file_well() {
    assert_served_well(&Host::nginx());
}

#[test]
fn caddy_serves_every_file_well() {
    assert_served_well(&Host::caddy());
}

/// A page of one origin with a frame and the element of another. The frame comes first: Chromium lays out no frame of another
/// origin that is out of sight.
fn assert_usable_from_another_origin(page: &mut Page, host: &Host) {
    let site = format!("http://127.0.0.1:{}", host.port);
    page.server.page("/host.html", &format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>\
         <script type=module src={site}/reported-figures.js></script><script defer src={site}/host.js></script>\
         <iframe data-reported-figures src='{site}/embed.html?metric=forest_cover' sandbox='allow-scripts'></iframe>\
         <reported-figures metric=forest_cover></reported-figures>"));
    page.goto("/host.html");
    wait_until_live(page);
    page.wait_until("document.querySelector('iframe').clientHeight > 300");
    page.enter_frame(in_page("iframe"));
    wait_until_live(page);
    page.leave_frames();
    page.assert_no_errors();
}

in_every_engine! {
    /// nginx serves a page of another origin.
    fn nginx_serves_other_origins(page: &mut Page) {
        assert_usable_from_another_origin(page, &Host::nginx());
    }

    /// Caddy serves a page of another origin.
    fn caddy_serves_other_origins(page: &mut Page) {
        assert_usable_from_another_origin(page, &Host::caddy());
    }
}
