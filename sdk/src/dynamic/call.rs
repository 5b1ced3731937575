//! The methods of the client for calls by name.

use super::find::find;
use super::payload::Payload;
use crate::answer::{Answer, Error};
use crate::client::{CallOptions, Client};

/// Calls by name. See [`dynamic`](crate::dynamic).
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
impl Client {
    /// Calls an endpoint by its name with a request in JSON, and returns the payload as JSON.
    ///
    /// # Errors
    /// Returns an error if no endpoint has this name, the request does not fit or the call fails. See [`find`] and [`Error`].
    pub async fn call(
        &self,
        endpoint: &str,
        request: serde_json::Value,
    ) -> Result<serde_json::Value, Error> {
        self.call_with(endpoint, request, CallOptions::new()).await
    }

    /// Calls an endpoint like [`call`](Self::call), with options for this call only.
    ///
    /// # Errors
    /// Returns an error if no endpoint has this name, the request does not fit or the call fails. See [`find`] and [`Error`].
    pub async fn call_with(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<serde_json::Value, Error> {
        let answer = self.call_for_answer(endpoint, request, options).await?;
        Ok(answer.into_payload().into_json())
    }

    /// Calls an endpoint like [`call_with`](Self::call_with), and returns the payload together with status, headers, log id and raw body.
    ///
    /// # Errors
    /// Returns an error if no endpoint has this name, the request does not fit or the call fails. See [`find`] and [`Error`].
    pub async fn call_for_answer(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<Answer<Payload>, Error> {
        find(endpoint)?.request(request)?.send(self, options).await
    }
}
