//! The kinds of failures.

/// The step that failed while a call was being made or a client was being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// One of the client's settings cannot be used. The text of the error names the setting.
    Configuration,
    /// The request was not sent because required fields are missing or a value is outside a documented limit.
    Request,
    /// The request was not sent because the endpoint is not available in the client's environment.
    Environment,
    /// The request was not sent because the client has no token for it and cannot fetch one.
    Credential,
    /// The request was not sent because the user or app that the call is made for must authorize again.
    Reauthorize,
    /// No connection could be made, so nothing was sent.
    Connect,
    /// No response arrived in time. The platform may still have processed the request.
    Timeout,
    /// The exchange with the server was interrupted. The platform may still have processed the request.
    Transport,
    /// The response came from a server other than the one that was called, or its signature was not made by the platform. The response was not
    /// read.
    ForeignAnswer,
    /// The response has an HTTP status that does not indicate success.
    Http,
    /// The platform responded with an error code.
    Api,
    /// The response does not match its description in the catalogue.
    Decode,
    /// Encrypted or signed data could not be decrypted or is not genuine. See `Error::decrypt_error`.
    Decrypt,
}
