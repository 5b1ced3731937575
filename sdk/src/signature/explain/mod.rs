//! Explanations of how signatures are computed, and why another signature differs.
//!
//! For every protocol of [`signature`](super), this module has a function with the same name and arguments. The
//! functions of the trade system also accept other keys, to find out whether one of them made the signature.
//!
//! Each function returns an [`Explanation`], which shows the text that is signed, the steps and the signature.
//! [`compare`](Explanation::compare) accepts a signature that was computed elsewhere, for instance by the platform, by
//! another program or by an earlier version, and looks for the mistake that leads to it, such as JSON that was
//! serialized again, a secret with a line break, or a timestamp in milliseconds.
//!
//! The secret is never shown. Values in JSON and in queries are not shown either if their names sound secret, as
//! `access_token` and `phone` do. The text may still contain other data that users entered.
//!
//! A comparison is fast however large or unusual the text is. JSON of more than 64 KB is not rewritten, and if there
//! are more than 200 parameters, they are not examined one by one.
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
