//! How a call can fail.

/// At which step a call, or the building of a client, failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client can't be used; the text names it.
    Configuration,
    /// The request was not sent: required fields are missing, or a value is outside a documented limit.
    Request,
    /// The request was not sent: the environment does not have this endpoint.
    Environment,
    /// The request was not sent: there is no token for it, and the client can't get one.
    Credential,
    /// The request was not sent: the user, or the app, for whom the call is made must authorize again.
    Reauthorize,
    /// No connection came about, so nothing was sent.
    Connect,
    /// No answer came in time. The platform may have acted.
    Timeout,
    /// The exchange broke off. The platform may have acted.
    Transport,
    /// The answer came from another server than was asked, or its signature is not the platform's; it was not read.
    ForeignAnswer,
    /// The HTTP status is not a success.
    Http,
    /// The platform answered with an error code.
    Api,
    /// The answer is not what the catalogue documents.
    Decode,
    /// What was encrypted or signed for this application can't be decrypted, or is not genuine: see `Error::decrypt_error`.
    Decrypt,
}
