//! Says how a signature comes about, and why another one differs.
//!
//! For every protocol of [`signature`](super) there is a function here with the same name and the same arguments; those of the trade
//! system take other keys as well, to find out whether one of them made the signature. Its [`Explanation`]
//! shows the text that is signed, the steps and the signature; [`compare`](Explanation::compare) takes the signature that somebody else
//! made - the platform, another program, an earlier version - and looks for the slip that leads to it: JSON written again, a secret with a
//! line break, a timestamp in milliseconds and so on. The secret is never shown, nor are values in JSON and in queries whose names sound
//! secret, as `access_token` and `phone` do; but in what is signed may stand what else users have entered.
//!
//! However large or strange the text is, a comparison ends soon: JSON of more than 64 KB is not written again, and with more than 200
//! parameters, single ones are not examined.
//!
//! ```
//! use bytedance::signature::explain::{self, Cause};
//!
//! let explanation = explain::webhook("secret", br#"{"event":"verify_webhook"}"#);
//! println!("{explanation}");
//!
//! // What a server computes that parses the body and writes it again in Python.
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
