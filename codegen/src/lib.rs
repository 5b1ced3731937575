#![doc = include_str!("../README.md")]

mod check;
mod diagnostic;
mod emit;
mod generator;
mod model;
mod names;
mod parse;
mod source;
mod syntax;

pub use diagnostic::Report;
pub use generator::{Generator, Output};
