//! What a static host would answer, on this machine only.

pub mod listing;

use crate::site::Result;
use crate::site::package::hash;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Redirect, Response};
use axum::routing::get;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// The folders that are served.
#[derive(Clone, Debug)]
pub struct Folders {
    /// What a build wrote: served at `/`.
    pub dist: PathBuf,
    /// Snapshot pictures: a page of them at `/gallery`.
    pub gallery: PathBuf,
    /// Host pages that embed the element: served at `/hosts/`.
    pub hosts: PathBuf,
    /// What `tests/npm/run` built with bundlers: served at `/hosts/vite/` and `/hosts/webpack/`.
    pub bundled: PathBuf,
}

/// A running server; it stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    /// Where it listens: loopback, and the port that was chosen.
    pub addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A port of this machine's loopback, taken and not yet answered at.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    addr: SocketAddr,
}

impl Port {
    /// Takes a port; 0 is any free one.
    ///
    /// # Errors
    /// When it is taken, or forbidden: says how to choose another.
    pub fn take(port: u16) -> Result<Self> {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = bound.map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                format!("port {port} is taken; choose another with --port, or any free one with --port 0")
            }
            _ => format!("cannot listen on port {port}: {error}; choose another with --port"),
        })?;
        let ready = listener.set_nonblocking(true).and_then(|()| listener.local_addr());
        let addr = ready.map_err(|error| format!("cannot listen on port {port}: {error}"))?;
        Ok(Self { listener, addr })
    }
}

impl Server {
    /// Starts serving on a thread of its own.
    pub fn start(folders: Folders, port: Port) -> Result<Self> {
        let Port { listener, addr } = port;
        let runtime = runtime()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || runtime.block_on(run(listener, router(folders), stopped)));
        Ok(Self { addr, stop: Some(stop), thread: Some(thread) })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Serves until the person at the terminal presses Ctrl-C.
    pub fn until_interrupted(self) -> Result<()> {
        runtime()?
            .block_on(tokio::signal::ctrl_c())
            .map_err(|error| format!("cannot wait for Ctrl-C: {error}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that has ended by itself hears nothing, and need not.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start the server: {error}"))
}

/// Readers in the middle of a download are cut off when it stops: a local server must never linger.
async fn run(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    tokio::select! {
        _ = async { axum::serve(listener, router).await } => {}
        _ = stopped => {}
    }
}

/// What is served, with the headers of a good host.
pub fn router(folders: Folders) -> Router {
    let bundled = |name: &str| ServeDir::new(folders.bundled.join(format!("{name}-site")));
    Router::new()
        .nest_service("/hosts/vite", bundled("vite"))
        .nest_service("/hosts/webpack", bundled("webpack"))
        .route("/gallery/", get(Redirect::permanent("/gallery")))
        .nest("/gallery", listed(folders.gallery, listing::gallery))
        .route("/hosts/", get(Redirect::permanent("/hosts")))
        .nest("/hosts", listed(folders.hosts, listing::hosts))
        .fallback_service(ServeDir::new(folders.dist).precompressed_br().precompressed_gzip())
        .layer(from_fn(with_headers))
}

/// The files of a folder, and a page of them where the folder itself is asked for.
fn listed(folder: PathBuf, list: fn(&Path) -> Result<String>) -> Router {
    let files = ServeDir::new(&folder).append_index_html_on_directories(false);
    let page = move || async move { list(&folder).map(Html).map_err(|error| (StatusCode::NOT_FOUND, error)) };
    Router::new().route("/", get(page)).fallback_service(files)
}

/// The headers that the hosting files ask of every host.
async fn with_headers(request: Request, next: Next) -> Response {
    let forever = hash::is_hashed_name(request.uri().path());
    let mut response = next.run(request).await;
    let lasting = forever && !response.status().is_client_error() && !response.status().is_server_error();
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(named) = headers.get(CONTENT_TYPE).and_then(with_charset) {
        headers.insert(CONTENT_TYPE, named);
    }
    response
}

/// All our text is UTF-8, and says so.
fn with_charset(content_type: &HeaderValue) -> Option<HeaderValue> {
    let text =
        content_type.to_str().ok().filter(|text| text.starts_with("text/") && !text.contains("charset"))?;
    HeaderValue::from_str(&format!("{text}; charset=utf-8")).ok()
}

#[cfg(test)]
mod tests;
