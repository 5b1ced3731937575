//! Explains how signatures are computed, and why a signature computed elsewhere differs.
//!
//! For every protocol in [`signature`](super), this module provides a function with the same name and arguments. The
//! functions for the trade system also accept additional keys, and find out whether one of them made the signature.
//!
//! Each function returns an [`Explanation`] containing the text to sign, the steps and the resulting signature. Its
//! [`compare`](Explanation::compare) method accepts a signature that was computed elsewhere, for example by the
//! platform, by a different program or by an earlier version of your code. It then looks for the mistake that produces
//! this signature, such as JSON that was serialized again, a secret that ends with a line break, or a timestamp in
//! milliseconds.
//!
//! The secret is never shown. In JSON and in queries, values are also masked if their names sound secret, for example
//! `access_token` or `phone`. The text may still contain other data entered by users.
//!
//! A comparison is fast no matter how large or unusual the text is. To keep it fast, some mistakes are not looked for
//! in large inputs: JSON larger than 64 KB is not rewritten in other styles, and if there are more than 200 parameters,
//! they are not examined one by one.
//!
//! ```
//! use bytedance::signature::explain::{self, Cause};
//!
//! let explanation = explain::webhook("secret", br#"{"event":"verify_webhook"}"#);
//! println!("{explanation}");
//!
//! // The signature that a Python server computes if it parses the body and serializes it again.
//! let other = bytedance::signature::webhook("secret", br#"{"event": "verify_webhook"}"#);
//! let comparison = explanation.compare(&other);
//! assert_eq!(comparison.causes(), [Cause::BodySpaced]);
//! println!("{comparison}");
//! ```

pub(super) mod body_and_secret;
pub(super) mod cause;
pub(super) mod explanation;
pub(super) mod mask;
pub(super) mod numbers;
pub(super) mod rewrite;
pub(super) mod search;
pub(super) mod slips;

pub use self::cause::Cause;
pub use self::explanation::{Comparison, Explanation};
pub use super::ecpay::explain::{ecpay_callback, ecpay_query, ecpay_request};
pub use super::jsb::explain::jsb_ticket;
pub use super::life_service::explain::life_service;
pub use super::push::explain::push;
pub use super::raw_data::explain::raw_data;
pub use super::session::explain::session;
pub use super::trade::explain::{trade_callback, trade_request};
pub use super::webhook::explain::webhook;
