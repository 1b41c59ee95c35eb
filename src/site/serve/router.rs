//! Which file or page answers which path, and with which headers.

use super::listing;
use crate::site::Result;
use crate::site::hash;
use crate::site::package::hosting;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::get;
use std::fs;
use std::path::{Path, PathBuf};
use tower_http::services::ServeDir;

/// The folders whose files are served.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The output of a build, at `/`.
    pub dist: PathBuf,
    /// Snapshot pictures, below `/gallery`, which lists them.
    pub gallery: PathBuf,
    /// Pages that embed the element, below `/hosts`, which lists them.
    pub hosts: PathBuf,
    /// Pages that `tests/npm/run` built with bundlers: `NAME-site` in it is served at `/hosts/NAME/`.
    pub bundled: PathBuf,
}

/// The names of what `tests/npm/run` builds.
const BUNDLED: [&str; 5] = ["vite", "webpack", "esbuild-script", "esbuild-module", "frameworks"];

/// Answers every path that is served, with the headers that `www/hosting` asks of a host.
pub fn router(folders: Folders) -> Router {
    let bundled = |router: Router, name: &str| {
        let files = ServeDir::new(folders.bundled.join(format!("{name}-site")));
        router.nest_service(&format!("/hosts/{name}"), files)
    };
    BUNDLED
        .into_iter()
        .fold(Router::new(), bundled)
        .route("/gallery/", get(Redirect::permanent("/gallery")))
        .nest("/gallery", listed(folders.gallery, listing::gallery))
        .route("/hosts/", get(Redirect::permanent("/hosts")))
        .nest("/hosts", listed(folders.hosts, listing::hosts))
        .fallback_service(ServeDir::new(&folders.dist).precompressed_br().precompressed_gzip())
        .layer(from_fn_with_state(folders.dist, with_headers))
}

/// The files of a folder, and at the path of the folder itself a page that lists them.
fn listed(folder: PathBuf, list: fn(&Path) -> Result<String>) -> Router {
    let files = ServeDir::new(&folder).append_index_html_on_directories(false);
    let page = move || async move { list(&folder).map(Html).map_err(|error| (StatusCode::NOT_FOUND, error)) };
    Router::new().route("/", get(page)).fallback_service(files)
}

/// The longest path and the longest name in it that are looked up, in bytes: file systems refuse longer names with an
/// error of their own.
const MAX_PATH: usize = 2000;
const MAX_NAME: usize = 255;

/// Adds headers; only what is found under a hashed name may be cached for good.
async fn with_headers(State(dist): State<PathBuf>, request: Request, next: Next) -> Response {
    let policy = policy(&dist, request.uri().path());
    let is_hashed = hash::is_hashed_name(request.uri().path());
    let path = request.uri().path();
    let mut response = if path.len() > MAX_PATH {
        StatusCode::URI_TOO_LONG.into_response()
    } else if path.split('/').any(|name| name.len() > MAX_NAME) {
        StatusCode::NOT_FOUND.into_response()
    } else {
        next.run(request).await
    };
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let cache = if is_hashed && !failed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    for (name, value) in hosting::HEADERS {
        let name = HeaderName::from_bytes(name.as_bytes());
        name.into_iter().for_each(|name| drop(headers.insert(name, HeaderValue::from_static(value))));
    }
    if let Some(policy) = policy {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if let Some(named) = headers.get(CONTENT_TYPE).and_then(with_charset) {
        headers.insert(CONTENT_TYPE, named);
    }
    response
}

/// The policy of a page. The build may be renewed while it is served, so its list is read each time.
fn policy(dist: &Path, path: &str) -> Option<HeaderValue> {
    let is_page = path.ends_with(".html") || path.ends_with('/');
    let headers = is_page.then(|| fs::read_to_string(dist.join("_headers")).ok())??;
    HeaderValue::from_str(hosting::policy_in(&headers, path)?).ok()
}

/// The content type of a text file with its encoding, which is always UTF-8.
fn with_charset(content_type: &HeaderValue) -> Option<HeaderValue> {
    let text =
        content_type.to_str().ok().filter(|text| text.starts_with("text/") && !text.contains("charset"))?;
    HeaderValue::from_str(&format!("{text}; charset=utf-8")).ok()
}
