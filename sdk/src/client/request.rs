//! The trait of all request types.

use super::Call;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;
use crate::wire::Structure;

/// A request to an endpoint of the catalogue, which writes its own parameters and reads its response.
///
/// Generated types implement this trait. You can implement it by hand, but for a single call outside the catalogue
/// [`Client::raw`](crate::Client::raw) is shorter.
pub trait Request: Structure + Sized {
    /// The payload of a successful response.
    type Response;

    /// Returns the endpoint that the request calls.
    fn endpoint(&self) -> &'static Endpoint;

    /// Reads the payload of a successful response.
    fn response(raw: &Raw) -> Result<Self::Response, Error>;

    /// Takes out the client and options that the request is bound to, if any.
    #[doc(hidden)]
    fn take_call(&mut self) -> Call {
        Call::default()
    }
}
