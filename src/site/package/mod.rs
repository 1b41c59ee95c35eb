//! What leaves the build: files on disk with their compressed twins, host settings, the npm package.

pub mod archive;
pub mod compress;
pub mod dist;
pub mod hash;
pub mod hosting;
pub mod npm;
