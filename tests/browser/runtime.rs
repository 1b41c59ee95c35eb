//! One runtime for every test, on a thread of its own.
//!
//! Tests are plain functions that wait; a browser's connection outlives the test that opened it, so the runtime
//! that drives it must too.

use std::future::Future;
use std::sync::{OnceLock, mpsc};
use std::time::Duration;

use tokio::runtime::{Builder, Handle};

/// The runtime that drives browsers and servers.
pub fn handle() -> &'static Handle {
    static HANDLE: OnceLock<Handle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
            send.send(runtime.handle().clone()).expect("somebody waits");
            runtime.block_on(std::future::pending::<()>());
        });
        receive.recv().expect("the runtime's thread lives")
    })
}

/// Waits for `work` from a test's thread; nothing where it is not done within `limit`: a browser that hangs must not
/// hold up all tests behind it.
pub fn wait<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    handle().block_on(async { tokio::time::timeout(limit, work).await.ok() })
}
