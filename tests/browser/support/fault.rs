//! Faults between a server and a page, one answer at a time.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body::Frame;
use tokio::time::{Sleep, sleep};

/// How an answer is changed or damaged.
///
/// ```text
/// server.inject_fault("*.wasm", Fault::default().status(404));
/// server.inject_fault("/index.html", Fault::default().header("content-security-policy", "default-src 'self'"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Fault {
    status: Option<StatusCode>,
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
    body: Option<Bytes>,
    delay: Option<Duration>,
    flip: Option<usize>,
    keep: Option<usize>,
    end: End,
    /// How many answers are damaged before the server recovers; `None`: all.
    pub times: Option<u32>,
}

/// How a body ends.
#[derive(Clone, Copy, Debug, Default)]
enum End {
    /// With its last byte.
    #[default]
    Whole,
    /// With the connection, after so many bytes.
    Cut(usize),
    /// After a pause behind so many bytes.
    Stall(usize, Duration),
    /// In so many parts, with a pause before each.
    Trickle(usize, Duration),
}

impl Fault {
    /// Answers with this status.
    pub fn status(mut self, status: u16) -> Fault {
        self.status = Some(StatusCode::from_u16(status).expect("a status"));
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &'static str, value: &str) -> Fault {
        let value = HeaderValue::from_str(value).expect("a header's value");
        self.headers.push((HeaderName::from_static(name), Some(value)));
        self
    }

    /// Leaves a header out.
    pub fn without(mut self, name: &'static str) -> Fault {
        self.headers.push((HeaderName::from_static(name), None));
        self
    }

    /// Answers with these bytes instead.
    pub fn body(mut self, body: impl Into<Bytes>) -> Fault {
        self.body = Some(body.into());
        self
    }

    /// Waits before the first byte.
    pub fn delay(mut self, delay: Duration) -> Fault {
        self.delay = Some(delay);
        self
    }

    /// Flips a bit of one byte.
    pub fn flip(mut self, at: usize) -> Fault {
        self.flip = Some(at);
        self
    }

    /// Sends only so many bytes, as a file that is incomplete on the server.
    pub fn truncate(mut self, keep: usize) -> Fault {
        self.keep = Some(keep);
        self
    }

    /// Breaks the connection after so many bytes.
    pub fn cut(mut self, after: usize) -> Fault {
        self.end = End::Cut(after);
        self
    }

    /// Pauses after so many bytes.
    pub fn stall(mut self, after: usize, pause: Duration) -> Fault {
        self.end = End::Stall(after, pause);
        self
    }

    /// Sends the body in so many parts, with a pause before each.
    pub fn trickle(mut self, parts: usize, pause: Duration) -> Fault {
        self.end = End::Trickle(parts, pause);
        self
    }

    /// Damages only so many answers.
    pub fn times(mut self, times: u32) -> Fault {
        self.times = Some(times);
        self
    }

    /// Damages an answer. No cache may store it, unless a header says so: the fault must be gone when it is cleared.
    pub async fn apply(&self, mut answer: Response<Bytes>) -> Response<Body> {
        if let Some(delay) = self.delay {
            sleep(delay).await;
        }
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(status) = self.status {
            *answer.status_mut() = status;
        }
        for (name, value) in &self.headers {
            match value {
                Some(value) => drop(answer.headers_mut().insert(name, value.clone())),
                None => drop(answer.headers_mut().remove(name)),
            }
        }
        let (mut head, body) = answer.into_parts();
        let body = self.damaged(self.body.clone().unwrap_or(body));
        head.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        Response::from_parts(head, Body::new(FaultyBody::new(body, self.end)))
    }

    fn damaged(&self, body: Bytes) -> Bytes {
        let mut bytes = body.to_vec();
        if let Some(at) = self.flip {
            let length = bytes.len();
            let byte = bytes.get_mut(at).unwrap_or_else(|| panic!("no byte {at} to flip in {length}"));
            *byte ^= 1;
        }
        bytes.truncate(self.keep.unwrap_or(bytes.len()));
        bytes.into()
    }
}

const FLUSH: Duration = Duration::from_millis(20);

/// A body in parts, each after a pause; an error breaks it off.
struct FaultyBody {
    parts: VecDeque<(Duration, io::Result<Bytes>)>,
    /// Before the first of the parts.
    pause: Option<Pin<Box<Sleep>>>,
}

impl FaultyBody {
    fn new(mut body: Bytes, end: End) -> FaultyBody {
        let at_once = |bytes: Bytes| (Duration::ZERO, Ok(bytes));
        let mut parts: VecDeque<_> = match end {
            End::Whole => [at_once(body)].into(),
            // Time to send the first part; without it, the browser silently asks again.
            End::Cut(after) => {
                let broken = Err(io::ErrorKind::ConnectionReset.into());
                [at_once(body.split_to(after.min(body.len()))), (FLUSH, broken)].into()
            }
            End::Stall(after, pause) => {
                [at_once(body.split_to(after.min(body.len()))), (pause, Ok(body))].into()
            }
            End::Trickle(parts, pause) => {
                let size = body.len().div_ceil(parts).max(1);
                body.chunks(size).map(|part| (pause, Ok(Bytes::copy_from_slice(part)))).collect()
            }
        };
        parts.retain(|(_, part)| !part.as_ref().is_ok_and(Bytes::is_empty));
        FaultyBody { parts, pause: None }
    }
}

impl http_body::Body for FaultyBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let Some(&(wait, _)) = self.parts.front() else { return Poll::Ready(None) };
        if !wait.is_zero() {
            let pause = self.pause.get_or_insert_with(|| Box::pin(sleep(wait)));
            if pause.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.pause = None;
        }
        Poll::Ready(self.parts.pop_front().map(|(_, part)| part.map(Frame::data)))
    }
}
