//! The client's methods for calling endpoints by name.

use super::find::find;
use super::payload::Payload;
use crate::answer::{Answer, Error};
use crate::client::{CallOptions, Client};

/// Methods for calling endpoints by name. See [`dynamic`](crate::dynamic).
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
impl Client {
    /// Calls an endpoint by name with a JSON request, and returns the payload as JSON.
    ///
    /// # Errors
    /// Returns an error if the name does not identify exactly one endpoint, if the request does not match the endpoint, or if the call fails. See
    /// [`find`] and [`Error`].
    pub async fn call(
        &self,
        endpoint: &str,
        request: serde_json::Value,
    ) -> Result<serde_json::Value, Error> {
        self.call_with(endpoint, request, CallOptions::new()).await
    }

    /// Like [`call`](Self::call), but with options that apply only to this call.
    ///
    /// # Errors
    /// Returns an error if the name does not identify exactly one endpoint, if the request does not match the endpoint, or if the call fails. See
    /// [`find`] and [`Error`].
    pub async fn call_with(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<serde_json::Value, Error> {
        let answer = self.call_for_answer(endpoint, request, options).await?;
        Ok(answer.into_payload().into_json())
    }

    /// Like [`call_with`](Self::call_with), but returns the payload along with the status, headers, log id and raw body.
    ///
    /// # Errors
    /// Returns an error if the name does not identify exactly one endpoint, if the request does not match the endpoint, or if the call fails. See
    /// [`find`] and [`Error`].
    pub async fn call_for_answer(
        &self,
        endpoint: &str,
        request: serde_json::Value,
        options: CallOptions,
    ) -> Result<Answer<Payload>, Error> {
        find(endpoint)?.request(request)?.send(self, options).await
    }
}
