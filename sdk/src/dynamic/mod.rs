//! Calls by name: every endpoint of the catalogue with requests and responses in JSON, and the catalogue's description of it.
//!
//! This module is for programs that do not know until run time which endpoints they call, such as consoles, gateways, scripts and tests. The
//! JSON is converted to and from the same typed requests and responses that all other calls use.
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
//! An endpoint is identified by its chapter and name (`login.code_to_session`), by its name in another SDK (`code2_session`), or by its method
//! and path in the catalogue (`POST /api/apps/v2/jscode2session`). If several hosts have the path, the host is added
//! (`POST toutiao:/api/apps/v2/jscode2session`).
//!
//! A request is one object with the fields of all places under the platform's names. If the catalogue does not describe the fields of the
//! body, the member `body` is the whole body. A field that the endpoint does not have is an error, and so is a value that does not fit.
//!
//! A response is the typed payload under the platform's names. Fields that are absent or null are left out. Binary content becomes
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
