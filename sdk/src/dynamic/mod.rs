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
mod entry;
mod find;
mod method;
mod payload;
mod request;

use std::sync::OnceLock;

pub use entry::Entry;
pub use method::Method;
pub use payload::Payload;
pub use request::Request;

use crate::answer::{Answer, Error};
use crate::client::{CallOptions, Client};

/// The endpoints of all chapters that are compiled in, in the order of their chapters.
pub fn catalogue() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| entry::entries(crate::METHODS_))
}

/// The endpoint with this full name, alias, or method and path.
///
/// # Errors
/// There is none, or an alias or path belongs to several: the error names them.
pub fn find(name: &str) -> Result<&'static Entry, Error> {
    find::find(name)
}

/// Calls by name; see [`dynamic`](crate::dynamic).
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
impl Client {
    /// Calls an endpoint by its name, with a request in JSON, and gives the payload as JSON.
    ///
    /// # Errors
    /// See [`find`] and [`Error`].
    pub async fn call(
        &self,
        endpoint: &str,
        request: serde_json::Value,
    ) -> Result<serde_json::Value, Error> {
        self.call_with(endpoint, request, CallOptions::new()).await
    }

    /// The same with options of its own.
    ///
    /// # Errors
    /// See [`find`] and [`Error`].
    pub async fn call_with(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<serde_json::Value, Error> {
        let answer = self.call_for_answer(endpoint, request, options).await?;
        Ok(answer.into_payload().into_json())
    }

    /// The same, with everything around the payload: status, headers, log id, raw body.
    ///
    /// # Errors
    /// See [`find`] and [`Error`].
    pub async fn call_for_answer(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<Answer<Payload>, Error> {
        find(endpoint)?.request(request)?.send(self, options).await
    }
}
