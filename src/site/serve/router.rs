//! Which file or page answers which path, and with which headers.

use super::listing;
use crate::site::Result;
use crate::site::hash;
use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Redirect, Response};
use axum::routing::get;
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
    /// Pages that `tests/npm/run` built with bundlers, at `/hosts/vite/` and `/hosts/webpack/`.
    pub bundled: PathBuf,
}

/// Answers every path that is served, with the headers that `www/hosting` asks of a host.
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

/// The files of a folder, and at the path of the folder itself a page that lists them.
fn listed(folder: PathBuf, list: fn(&Path) -> Result<String>) -> Router {
    let files = ServeDir::new(&folder).append_index_html_on_directories(false);
    let page = move || async move { list(&folder).map(Html).map_err(|error| (StatusCode::NOT_FOUND, error)) };
    Router::new().route("/", get(page)).fallback_service(files)
}

/// Adds headers; only what is found under a hashed name may be cached for good.
async fn with_headers(request: Request, next: Next) -> Response {
    let is_hashed = hash::is_hashed_name(request.uri().path());
    let mut response = next.run(request).await;
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let cache = if is_hashed && !failed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Some(named) = headers.get(CONTENT_TYPE).and_then(with_charset) {
        headers.insert(CONTENT_TYPE, named);
    }
    response
}

/// The content type of a text file with its encoding, which is always UTF-8.
fn with_charset(content_type: &HeaderValue) -> Option<HeaderValue> {
    let text =
        content_type.to_str().ok().filter(|text| text.starts_with("text/") && !text.contains("charset"))?;
    HeaderValue::from_str(&format!("{text}; charset=utf-8")).ok()
}
