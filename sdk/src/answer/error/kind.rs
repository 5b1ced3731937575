//! The kinds of failures.

/// The step at which a call, or the building of a client, failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client cannot be used. The text of the error names it.
    Configuration,
    /// The request was not sent because required fields are missing or a value is outside a documented limit.
    Request,
    /// The request was not sent because the environment does not have this endpoint.
    Environment,
    /// The request was not sent because there is no token for it and the client cannot fetch one.
    Credential,
    /// The request was not sent because the user or app for which the call is made must authorize again.
    Reauthorize,
    /// No connection could be made, so nothing was sent.
    Connect,
    /// No response arrived in time. The platform may have processed the request.
    Timeout,
    /// The exchange with the server was interrupted. The platform may have processed the request.
    Transport,
    /// The response came from a server other than the one that was called, or was not signed by the platform. It was not read.
    ForeignAnswer,
    /// The response has an HTTP status that is not a success.
    Http,
    /// The platform responded with an error code.
    Api,
    /// The response does not match the catalogue.
    Decode,
    /// Data that was encrypted or signed for this application cannot be decrypted or is not genuine. See `Error::decrypt_error`.
    Decrypt,
}
