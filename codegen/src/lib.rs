#![doc = include_str!("../README.md")]
#![warn(clippy::expect_used, clippy::unwrap_used)]

mod check;
mod diagnostic;
mod emit;
mod generator;
mod model;
mod names;
mod parse;
mod print;
mod report;
mod source;
mod syntax;

pub use generator::{Generator, Output};
pub use report::Report;
