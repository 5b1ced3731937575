//! Calling endpoints by name. Every endpoint in the catalogue can be called with a JSON request and returns a JSON response. Its description can
//! also be read from the catalogue.
//!
//! This module is for programs that learn only at run time which endpoints to call, such as consoles, gateways, scripts and tests. The JSON is
//! converted to and from the same typed requests and responses that all other calls use.
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
//! An endpoint is identified by its chapter and name (`login.code_to_session`), by its name in another SDK (`code2_session`), or by its method and
//! path in the catalogue (`POST /api/apps/v2/jscode2session`). If several hosts have the same path, add the host (`POST
//! toutiao:/api/apps/v2/jscode2session`).
//!
//! A request is a single object that contains all fields under the platform's names, regardless of whether they are sent in the path, query,
//! headers or body. If the catalogue does not describe the fields of the body, the member `body` contains the whole body. Unknown fields cause an
//! error, and so do values that do not match their field.
//!
//! A response is the typed payload, with its fields under the platform's names. Fields that the platform omits or sends as null are left out.
//! Binary content becomes `{"content_type": "image/png", "bytes": 5120, "base64": "..."}`.

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
