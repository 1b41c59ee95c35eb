//! Which names of this machine are answered.
//!
//! A page from elsewhere can make its own name lead to the loopback address (DNS rebinding), and read then what is served
//! here as if it were its own. Its requests still name it.

use axum::Router;
use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};

/// Answers only requests for the loopback address or `localhost`, at any port: a tunnel may use another.
pub fn refuse_others(router: Router) -> Router {
    router.layer(from_fn(answer))
}

async fn answer(request: Request, next: Next) -> Response {
    if is_local(request.uri(), request.headers()) {
        return next.run(request).await;
    }
    let text = "this server answers only for localhost and 127.0.0.1";
    (StatusCode::MISDIRECTED_REQUEST, text).into_response()
}

/// Whether the request names this machine, once. HTTP asks for one `Host`; an absolute address in the request counts before.
fn is_local(uri: &Uri, headers: &HeaderMap) -> bool {
    let mut named = headers.get_all(HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return false };
    let is_named = |authority: &str| is_local_name(without_port(authority));
    host.to_str().is_ok_and(is_named) && uri.authority().is_none_or(|authority| is_named(authority.as_str()))
}

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => authority,
    }
}

/// `localhost` and names below it always lead to this machine (RFC 6761, section 6.3).
fn is_local_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_local() {
        for host in
            ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "a.localhost", "localhost."]
        {
            assert!(is_local_name(without_port(host)), "{host}");
        }
        for host in [
            "example.com",
            "localhost.example.com",
            "127.0.0.1.nip.io:80",
            "evil-localhost",
            "",
            "user@localhost:x",
        ] {
            assert!(!is_local_name(without_port(host)), "{host}");
        }
    }
}
