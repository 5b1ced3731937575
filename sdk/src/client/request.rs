//! The trait that all request types implement.

use super::Call;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;
use crate::wire::Structure;

/// A request to one of the catalogue's endpoints. It writes its own parameters and reads its own response.
///
/// Generated types implement this trait. You can also implement it yourself, but if you need only a single call to an endpoint outside the
/// catalogue, [`Client::raw`](crate::Client::raw) is shorter.
pub trait Request: Structure + Sized {
    /// The type of the payload in a successful response.
    type Response;

    /// Returns the endpoint that the request calls.
    fn endpoint(&self) -> &'static Endpoint;

    /// Reads the payload of a successful response.
    fn response(raw: &Raw) -> Result<Self::Response, Error>;

    /// Removes and returns the client and options that the request is bound to, if any.
    #[doc(hidden)]
    fn take_call(&mut self) -> Call {
        Call::default()
    }
}
