//! What every request type offers.

use super::Call;
use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;
use crate::wire::Structure;

/// A request of the catalogue: it knows its endpoint, writes itself and reads its answer.
///
/// Generated types implement it. It can be implemented by hand too, but for a single call outside the catalogue
/// [`Client::raw`](crate::Client::raw) is shorter.
pub trait Request: Structure + Sized {
    /// What a success gives.
    type Response;

    /// The endpoint that is called.
    fn endpoint(&self) -> &'static Endpoint;

    /// Reads the payload of a successful answer.
    fn response(raw: &Raw) -> Result<Self::Response, Error>;

    /// What the request is bound to, taken out of it: a client and options, or nothing.
    #[doc(hidden)]
    fn take_call(&mut self) -> Call {
        Call::default()
    }
}
