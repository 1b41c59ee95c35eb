//! A server for one test: the site, and pages from memory, on an origin of its own, with faults on demand.
//!
//! Every HTML page that it serves begins with a script that collects errors ([`COLLECTOR`]).

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::ErrorKind;
use std::net::TcpListener as StdListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE,
};
use axum::http::{HeaderValue, Method, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use reported_figures::site::serve::{Folders, router};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::fault::Fault;

/// The path of the script that collects the errors of a page.
pub const COLLECTOR: &str = "/__collector.js";
const COLLECTOR_TAG: &str = r#"<script src="/__collector.js"></script>"#;

/// A running server on loopback.
pub struct Server {
    site: Shared,
    folder: Option<PathBuf>,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

type Shared = Arc<Mutex<Site>>;

fn lock(site: &Shared) -> MutexGuard<'_, Site> {
    site.lock().expect("no request panics")
}

/// What a server serves and has served.
#[derive(Default)]
struct Site {
    pages: HashMap<String, (&'static str, Bytes)>,
    faults: Vec<(String, Fault)>,
    requests: Vec<RecordedRequest>,
    /// Whether pages are served without the error collector.
    is_unmodified: bool,
}

/// A request that was answered.
#[derive(Clone, Debug)]
pub struct RecordedRequest {
    /// Path and query.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
    /// Whether a fault was injected into the answer.
    pub is_injected: bool,
    /// `OPTIONS` before a request that another site must allow.
    pub is_preflight: bool,
}

impl Server {
    /// An empty server on a free port.
    pub fn start() -> Server {
        let mut server = Server { site: Shared::default(), folder: None, port: 0, running: None };
        server.file(COLLECTOR, "text/javascript", include_bytes!("error-collector.js").to_vec());
        server.go_up();
        server
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves a built site, with the headers of `cargo run`. Does nothing if it is served already: a page that is still
    /// loading must not lose its server.
    pub fn mount(&mut self, dist: &Path) {
        if self.running.is_some() && self.folder.as_deref() == Some(dist) {
            return;
        }
        self.folder = Some(dist.to_owned());
        self.go_down();
        self.go_up();
    }

    /// Serves a page from memory.
    pub fn page(&self, path: &str, html: &str) -> &Server {
        self.file(path, "text/html; charset=utf-8", html.as_bytes().to_vec())
    }

    /// Serves a file from memory.
    pub fn file(&self, path: &str, kind: &'static str, bytes: Vec<u8>) -> &Server {
        self.site().pages.insert(path.to_owned(), (kind, bytes.into()));
        self
    }

    /// Damages the answers for a path, or for all paths with an ending, as in `*.wasm`.
    pub fn inject_fault(&self, path: &str, fault: Fault) -> &Server {
        self.site().faults.push((path.to_owned(), fault));
        self
    }

    /// Ends all faults.
    pub fn clear_faults(&self) {
        self.site().faults.clear();
    }

    /// Serves pages byte by byte as they are from now on, without the error collector, for tests of their integrity.
    pub fn serve_unmodified(&self) -> &Server {
        self.site().is_unmodified = true;
        self
    }

    /// All requests so far, except those for the error collector.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.site().requests.iter().filter(|request| request.path != COLLECTOR).cloned().collect()
    }

    /// Closes every connection and answers no more, as if the network were gone.
    pub fn go_down(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            // The thread may have ended already.
            let _ = stop.send(());
            thread.join().expect("the server's thread");
        }
    }

    /// Answers again, at the same address.
    pub fn go_up(&mut self) {
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = mpsc::channel();
        let app = self.folder.clone().map_or_else(Router::new, site_of);
        let app = app.layer(from_fn_with_state(Arc::clone(&self.site), answer));
        let port = self.port;
        let listen = move || if port == 0 { listen_anew() } else { listen_at(port) };
        // A runtime of its own: when it ends, so do its connections.
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let listener = TcpListener::from_std(listen()).expect("a listener");
                tell.send(listener.local_addr().expect("an address").port()).expect("somebody waits");
                tokio::select! {
                    served = axum::serve(listener, app) => served.expect("a server serves"),
                    _ = stopped => {}
                }
            });
        });
        self.port = told.recv().expect("the server starts");
        self.running = Some((stop, thread));
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        lock(&self.site)
    }
}

impl Site {
    /// The fault for a path, if there is one whose times are not over.
    fn fault(&mut self, path: &str) -> Option<Fault> {
        let fits = |pattern: &str| match pattern.strip_prefix('*') {
            Some(ending) => path.ends_with(ending),
            None => path == pattern,
        };
        let at = self.faults.iter().position(|(pattern, fault)| fits(pattern) && fault.times != Some(0))?;
        let (_, fault) = &mut self.faults[at];
        fault.times = fault.times.map(|times| times - 1);
        Some(fault.clone())
    }
}

/// How long another may have the port of a server that comes back.
const PORT_LIMIT: Duration = Duration::from_secs(60);

impl Drop for Server {
    fn drop(&mut self) {
        self.go_down();
    }
}

/// Listens at a port, of which the system may have made the other end of somebody's connection while no server was there.
fn listen_at(port: u16) -> StdListener {
    let until = Instant::now() + PORT_LIMIT;
    let listener = loop {
        match StdListener::bind(("127.0.0.1", port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse && Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(50));
            }
            bound => break bound.expect("a port"),
        }
    };
    listener.set_nonblocking(true).expect("a listener that does not block");
    listener
}

/// Listens at a port that no server of this run has had: a browser is shared by many tests, and its cache still knows the
/// files of an origin that another test had.
fn listen_anew() -> StdListener {
    static HAD: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);
    // Those refused stay open meanwhile, so that none is offered twice.
    let mut refused = Vec::new();
    loop {
        let listener = listen_at(0);
        let port = listener.local_addr().expect("an address").port();
        if HAD.lock().expect("no server panics here").insert(port) {
            return listener;
        }
        refused.push(listener);
    }
}

fn site_of(dist: PathBuf) -> Router {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    router(Folders {
        dist,
        gallery: tests.join("gallery"),
        hosts: tests.join("hosts"),
        bundled: super::paths::target().join("npm"),
    })
}

async fn answer(State(site): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let uri = request.uri().to_string();
    let path = request.uri().path().to_owned();
    let is_preflight = request.method() == Method::OPTIONS;
    let page = lock(&site).pages.get(&path).cloned();
    let fault = lock(&site).fault(&path);
    let known = request.headers().get(IF_NONE_MATCH).cloned().filter(|_| fault.is_none());
    let sound = match page {
        Some((kind, bytes)) => unless_known(known, of_kind(kind, bytes)),
        None => collected(next.run(request_of(request, fault.is_some() || is_page(&path))).await).await,
    };
    let plain = lock(&site).is_unmodified;
    let sound = if is_html(&sound) && !plain { sound.map(|html| with_collector(&html)) } else { sound };
    let answer = match &fault {
        Some(fault) => fault.apply(sound).await,
        None => sound.map(Body::from),
    };
    let status = answer.status().as_u16();
    lock(&site).requests.push(RecordedRequest {
        path: uri,
        status,
        is_injected: fault.is_some(),
        is_preflight,
    });
    answer
}

/// The request; an answer that is to be changed must be neither compressed nor empty, nor a part.
fn request_of(mut request: Request, plain: bool) -> Request {
    if plain {
        for header in [ACCEPT_ENCODING, IF_NONE_MATCH, IF_MODIFIED_SINCE, RANGE] {
            request.headers_mut().remove(header);
        }
    }
    request
}

async fn collected(answer: Response<Body>) -> Response<Bytes> {
    let (mut head, body) = answer.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, to_bytes(body, usize::MAX).await.expect("a local file"))
}

fn of_kind(kind: &'static str, bytes: Bytes) -> Response<Bytes> {
    let mut answer = Response::new(bytes);
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

/// The answer with a tag of its bytes; an empty one where the browser has them already.
fn unless_known(known: Option<HeaderValue>, mut answer: Response<Bytes>) -> Response<Bytes> {
    let mut hasher = DefaultHasher::new();
    answer.body().hash(&mut hasher);
    let tag = HeaderValue::from_str(&format!("\"{:x}\"", hasher.finish())).expect("hexadecimal digits");
    if known.as_ref() == Some(&tag) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        *answer.body_mut() = Bytes::new();
    }
    answer.headers_mut().insert(ETAG, tag);
    answer
}

fn is_page(path: &str) -> bool {
    path.ends_with('/') || path.ends_with(".html")
}

fn is_html(answer: &Response<Bytes>) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    answer.status().is_success() && kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// The page with the collector before anything else that runs.
fn with_collector(html: &[u8]) -> Bytes {
    let html = String::from_utf8_lossy(html);
    let lower = html.to_ascii_lowercase();
    let head = lower.find("<head").or_else(|| lower.find("<!doctype"));
    let at = head.and_then(|head| lower[head..].find('>').map(|end| head + end + 1)).unwrap_or(0);
    [&html[..at], COLLECTOR_TAG, &html[at..]].concat().into()
}
