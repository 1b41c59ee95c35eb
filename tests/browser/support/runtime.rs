//! One runtime for every test, on a thread of its own.
//!
//! Tests are plain functions that block. The connection to a browser outlives the test that opened it, and so must the
//! runtime.

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

/// Blocks until `work` is done; `None` if that takes longer than `limit`, so that a browser that hangs cannot block
/// all tests after it.
pub fn wait<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    handle().block_on(async { tokio::time::timeout(limit, work).await.ok() })
}
