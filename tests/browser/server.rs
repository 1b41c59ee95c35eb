//! A server for one test: a folder and pages from memory, on an origin of its own, with faults on demand.
//!
//! Every HTML page it serves begins with a script that notes errors from the first moment on ([`COLLECTOR`]).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, mpsc};
use std::thread::JoinHandle;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH,
};
use axum::http::{HeaderValue, Response, StatusCode};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use crate::fault::Fault;

/// The script that notes a page's errors, and where it stands.
pub const COLLECTOR: &str = "/__collector.js";
const COLLECTOR_TAG: &str = r#"<script src="/__collector.js"></script>"#;

/// A running server on loopback.
pub struct Server {
    site: Shared,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

type Shared = Arc<Mutex<Site>>;

fn lock(site: &Shared) -> MutexGuard<'_, Site> {
    site.lock().expect("no request panics")
}

/// What a server has to say.
#[derive(Default)]
struct Site {
    folder: Option<PathBuf>,
    pages: HashMap<String, (&'static str, Bytes)>,
    faults: Vec<(String, Fault)>,
    requests: Vec<Asked>,
}

/// A request that came.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path and query.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
    /// Whether a test wanted that answer.
    pub spoilt: bool,
}

impl Server {
    /// An empty server on a free port.
    pub fn start() -> Server {
        let mut server = Server { site: Shared::default(), port: 0, running: None };
        server.file(COLLECTOR, "text/javascript", include_bytes!("collector.js").to_vec());
        server.go_up();
        server
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves a folder.
    pub fn mount(&self, folder: &Path) -> &Server {
        self.site().folder = Some(folder.to_owned());
        self
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

    /// Spoils the answers for a path, or for all paths with an ending, as in `*.wasm`.
    pub fn spoil(&self, path: &str, fault: Fault) -> &Server {
        self.site().faults.push((path.to_owned(), fault));
        self
    }

    /// Ends all faults.
    pub fn heal(&self) {
        self.site().faults.clear();
    }

    /// What was asked for so far, but for the tests' own script.
    pub fn requests(&self) -> Vec<Asked> {
        self.site().requests.iter().filter(|asked| asked.path != COLLECTOR).cloned().collect()
    }

    /// Ends every connection and answers no more, as a network that went away.
    pub fn go_down(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            // The thread may have ended by itself.
            let _ = stop.send(());
            thread.join().expect("the server's thread");
        }
    }

    /// Answers again, at the same address.
    pub fn go_up(&mut self) {
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = mpsc::channel();
        let app = Router::new().fallback(answer).with_state(Arc::clone(&self.site));
        let port = self.port;
        // A runtime of its own: when it ends, so do its connections.
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("a port");
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

impl Drop for Server {
    fn drop(&mut self) {
        self.go_down();
    }
}

async fn answer(State(site): State<Shared>, request: Request) -> Response<Body> {
    let path = request.uri().to_string();
    let fault = lock(&site).fault(request.uri().path());
    let sound = sound(&site, request, fault.is_some()).await;
    let answer = fault.as_ref().unwrap_or(&Fault::default()).apply(sound).await;
    let asked = Asked { path, status: answer.status().as_u16(), spoilt: fault.is_some() };
    lock(&site).requests.push(asked);
    answer
}

/// The answer of a server without faults, as a static host would give it.
async fn sound(site: &Shared, mut request: Request, plain: bool) -> Response<Bytes> {
    let page = lock(site).pages.get(request.uri().path()).cloned();
    let mut answer = match page {
        Some((kind, bytes)) => of_kind(kind, bytes),
        None => {
            if plain || is_page(request.uri().path()) {
                // What is to be changed must come uncompressed and whole.
                for header in [ACCEPT_ENCODING, IF_NONE_MATCH, IF_MODIFIED_SINCE] {
                    request.headers_mut().remove(header);
                }
            }
            from_folder(site, request).await
        }
    };
    if is_html(&answer) {
        answer = answer.map(|html| with_collector(&html));
    }
    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

async fn from_folder(site: &Shared, request: Request) -> Response<Bytes> {
    let folder = lock(site).folder.clone();
    let Some(folder) = folder else { return not_found() };
    let mut files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let Ok(answer) = files.try_call(request).await else { return not_found() };
    let (head, body) = answer.into_parts();
    match to_bytes(Body::new(body), usize::MAX).await {
        Ok(bytes) => Response::from_parts(head, bytes),
        Err(_) => not_found(),
    }
}

fn of_kind(kind: &'static str, bytes: Bytes) -> Response<Bytes> {
    let mut answer = Response::new(bytes);
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}

fn not_found() -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from_static(b"not found"));
    *answer.status_mut() = StatusCode::NOT_FOUND;
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
