//! Counts what each thread allocates, so that tests can hold code to a bound that no clock disturbs.
#![allow(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

/// More than any input may hold, and less than a machine has: what asks for more is refused, which ends the test.
const REFUSED: isize = 1 << 30;

/// The system's allocator, counting.
pub struct Counting;

/// What a call allocated: the most bytes at once, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Allocated {
    pub peak: usize,
    pub count: u64,
}

/// What a function allocates on this thread.
pub fn of(run: impl FnOnce()) -> Allocated {
    let before = HELD.get();
    PEAK.set(before);
    COUNT.set(0);
    run();
    Allocated { peak: (PEAK.get() - before).max(0) as usize, count: COUNT.get() }
}

/// Counts; false where it is too much.
fn add(bytes: isize) -> bool {
    let held = HELD.get() + bytes;
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
    COUNT.set(COUNT.get() + u64::from(bytes > 0));
    held < REFUSED
}

// SAFETY: the system's allocator does the work; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !add(layout.size() as isize) {
            return null_mut();
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        add(-(layout.size() as isize));
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // While it is copied, both are held.
        let fits = add(size as isize);
        add(-(layout.size() as isize));
        if !fits {
            return null_mut();
        }
        unsafe { System.realloc(at, layout, size) }
    }
}
