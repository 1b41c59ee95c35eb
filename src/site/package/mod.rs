//! What a build publishes: the folder `dist/` with compressed copies, settings for web servers, the npm package.

pub mod archive;
pub mod compress;
pub mod dist;
pub mod drawn;
pub mod hosting;
pub mod npm;
pub mod sizes;
