//! Calls by name: every endpoint of the catalogue from JSON and to JSON, and what the catalogue says about it.
//!
//! For programs that learn only at run time what they are to call: consoles, gateways, scripts, tests. The JSON goes through the same typed
//! requests and answers as everything else.
//!
//! ```no_run
//! use serde_json::json;
//!
//! # async fn example(app: bytedance::Client) -> Result<(), bytedance::Error> {
//! for entry in bytedance::catalogue() {
//!     println!("{} {} {}", entry.name(), entry.endpoint.path, entry.summary);
//! }
//! let session = app.call("login.code_to_session", json!({ "code": "..." })).await?;
//! println!("{}", session["openid"]);
//! # Ok(()) }
//! ```
//!
//! An endpoint is named by chapter and name (`login.code_to_session`), by a name that it has in another SDK (`code2_session`), or by method and
//! path as the catalogue writes them (`POST /api/apps/v2/jscode2session`; `POST toutiao:/api/apps/v2/jscode2session` where several hosts
//! have the path).
//!
//! A request is one object with the fields of all places under the platform's names; the member `body` is the whole body where the
//! catalogue leaves that open. A field that the endpoint does not have is an error, and so is a value that does not fit.
//!
//! An answer is the typed payload under the platform's names. What is absent or null is left out. Binary content becomes
//! `{"content_type": "image/png", "bytes": 5120, "base64": "..."}`.

mod binary;
mod call;
mod catalogue;
mod entry;
mod find;
mod operation;
mod payload;
mod request;

pub use catalogue::catalogue;
pub use entry::Entry;
pub use find::find;
pub use operation::Operation;
pub use payload::Payload;
pub use request::DynamicRequest;
