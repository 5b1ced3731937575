//! Guides that lead through more than one item.

#[doc = include_str!("../docs/python_package.md")]
pub mod python_package {}

#[doc = include_str!("../docs/token_stores.md")]
pub mod token_stores {}

#[cfg(feature = "callbacks")]
#[doc = include_str!("../docs/payments_and_callbacks.md")]
pub mod payments_and_callbacks {}
