//! Descriptions of endpoints, on which the client bases its calls.
//!
//! The generator writes these descriptions from the catalogue, as statics. To call an endpoint that the catalogue does not have, build its
//! description with [`Endpoint::new`].

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use http::Method;

/// A server of the platform, with its addresses and the family of its error codes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Host {
    /// The host's name in the catalogue, such as `open`.
    pub name: &'static str,
    /// The base URL of the production environment, without a trailing slash.
    pub production: &'static str,
    /// The base URL of the sandbox environment, if the platform documents one.
    pub sandbox: Option<&'static str>,
    /// The family of the host's error codes. The same number means different things in different families.
    pub family: &'static str,
}

impl Host {
    /// Describes a host.
    pub const fn new(
        name: &'static str,
        production: &'static str,
        sandbox: Option<&'static str>,
        family: &'static str,
    ) -> Self {
        Self {
            name,
            production,
            sandbox,
            family,
        }
    }
}

/// The place of a value in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A placeholder in the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Body,
    /// Not sent, but used for the signature.
    Local,
}

/// A kind of token, such as `mini_app` (access_token) or `client` (client_token).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Credential {
    /// The credential's name in the catalogue.
    pub name: &'static str,
    /// The place of the token in a request, unless the endpoint says otherwise.
    pub place: Place,
    /// The name of the parameter that carries the token.
    pub parameter: &'static str,
    /// The endpoints that issue this token, the preferred one first. Empty if only the caller has the token.
    pub issuers: &'static [&'static Issuer],
}

impl Credential {
    /// Describes a credential.
    pub const fn new(
        name: &'static str,
        place: Place,
        parameter: &'static str,
        issuers: &'static [&'static Issuer],
    ) -> Self {
        Self {
            name,
            place,
            parameter,
            issuers,
        }
    }
}

/// An endpoint that issues a token for the application's id and secret alone.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Issuer {
    /// The issuer's name in the catalogue.
    pub name: &'static str,
    /// The endpoint that is called.
    pub endpoint: &'static Endpoint,
    /// The field of the payload that holds the token.
    pub token: &'static str,
    /// The field of the payload that holds the lifetime of the token in seconds.
    pub expires_in: &'static str,
    /// Whether repeated calls return the token that is still valid, so that processes do not invalidate one another's tokens.
    pub shared: bool,
}

impl Issuer {
    /// Describes an issuer.
    pub const fn new(
        name: &'static str,
        endpoint: &'static Endpoint,
        token: &'static str,
        expires_in: &'static str,
        shared: bool,
    ) -> Self {
        Self {
            name,
            endpoint,
            token,
            expires_in,
            shared,
        }
    }
}

/// The token that an endpoint needs, and where the request carries it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Auth {
    /// The kind of token.
    pub credential: &'static Credential,
    /// The place of the token in the request.
    pub place: Place,
    /// The name of the parameter that carries the token.
    pub parameter: &'static str,
}

impl Auth {
    /// Describes a token in the default place of its kind.
    pub const fn new(credential: &'static Credential) -> Self {
        Self::at(credential, credential.place, credential.parameter)
    }

    /// Describes a token in a place and parameter that only this endpoint uses.
    pub const fn at(
        credential: &'static Credential,
        place: Place,
        parameter: &'static str,
    ) -> Self {
        Self {
            credential,
            place,
            parameter,
        }
    }
}

/// The envelope of a response, which describes where the code, the message, the log id and the payload are.
///
/// Every path is dotted, such as `data.error_code`. The path `.` is the response itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The envelope's name in the catalogue.
    pub name: &'static str,
    /// The paths at which an error code may be found. The first value that is not zero, empty or null makes the response a failure.
    pub code: &'static [&'static str],
    /// The paths at which a second, more specific code may be found.
    pub sub_code: &'static [&'static str],
    /// The paths at which the message may be found.
    pub message: &'static [&'static str],
    /// The paths at which the platform's log id may be found.
    pub log_id: &'static [&'static str],
    /// The paths at which the payload may be found. The first value that exists and is not null is the payload.
    pub payload: &'static [&'static str],
}

impl Envelope {
    /// Describes an envelope.
    pub const fn new(
        name: &'static str,
        code: &'static [&'static str],
        sub_code: &'static [&'static str],
        message: &'static [&'static str],
        log_id: &'static [&'static str],
        payload: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            code,
            sub_code,
            message,
            log_id,
            payload,
        }
    }
}

/// The encoding of a request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Encoding {
    /// `application/json`, compact and without escapes for non-ASCII characters.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`. Strings are written without quotes, all other values as compact JSON.
    Form,
    /// `multipart/form-data`. Text fields come first, written as in a form, and then the files.
    Multipart,
}

/// The signature of a request: its algorithm and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// The signature's name in the catalogue.
    pub name: &'static str,
    /// The algorithm.
    pub scheme: Scheme,
    /// The place of the signature in the request.
    pub place: Place,
    /// The name of the parameter that carries the signature.
    pub parameter: &'static str,
}

impl Signature {
    /// Describes a signature.
    pub const fn new(
        name: &'static str,
        scheme: Scheme,
        place: Place,
        parameter: &'static str,
    ) -> Self {
        Self {
            name,
            scheme,
            place,
            parameter,
        }
    }
}

/// The algorithm of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// Lowercase hex HMAC-SHA256 of the exact body. The key is the text of the user's `session_key`.
    Session,
    /// The signature of guaranteed payment (担保支付): lowercase hex MD5 of the payment SALT and the values of the parameters in the place of the
    /// signature, which is the body or the query.
    ///
    /// It needs [`ClientBuilder::payment_salt`](crate::ClientBuilder::payment_salt).
    ///
    /// The parameters `app_id`, `thirdparty_id`, `other_settle_params` and `sign` are not signed, and neither are empty and `null` values. In a
    /// body, objects and lists are signed as Go prints them, `map[a:1 b:2]` and `[1 2]`, which the platform's own demo does, and booleans as
    /// `true` and `false`. No document specifies either, so pass nested values as JSON strings if the platform accepts those.
    Ecpay,
    /// The signature of the trade system (交易系统): `SHA256-RSA2048` with the application, nonce, time and key version, and the signature over
    /// method, path with query, time, nonce and the exact body.
    ///
    /// It needs [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) and the feature `crypto`.
    ///
    /// The signed path is that of the endpoint, without the prefix that [`ClientBuilder::base_url`](crate::ClientBuilder::base_url) may add.
    Trade,
}

/// A parameter that the client fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fill {
    /// The place of the parameter in the request.
    pub place: Place,
    /// The name of the parameter.
    pub name: &'static str,
    /// The source of the value.
    pub source: FillSource,
}

impl Fill {
    /// Describes a filled parameter.
    pub const fn new(place: Place, name: &'static str, source: FillSource) -> Self {
        Self {
            place,
            name,
            source,
        }
    }
}

/// The source of the value that fills a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FillSource {
    /// The id of the application that the call is about.
    AppId,
    /// The secret of the application that the call is about.
    AppSecret,
    /// The id of the calling application: the third-party platform if one makes the call, otherwise the application itself.
    ComponentAppId,
    /// The secret of the calling application.
    ComponentAppSecret,
    /// A credential that was inserted into the client, by its name.
    Credential(&'static str),
    /// A fixed text.
    Constant(&'static str),
}

/// An endpoint of the platform: its method, host and path, and the requirements for calling it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Endpoint {
    /// The chapter and name, such as `login.code_to_session`.
    pub name: Cow<'static, str>,
    /// The HTTP method.
    pub method: Method,
    /// The server.
    pub host: &'static Host,
    /// The path with `{placeholders}`.
    pub path: Cow<'static, str>,
    /// The token that the endpoint needs, or `None` if it needs no token.
    pub auth: Option<Auth>,
    /// The envelope of its responses.
    pub envelope: &'static Envelope,
    /// The encoding of the request body.
    pub encoding: Encoding,
    /// The signature of the request, if the endpoint needs one.
    pub signature: Option<&'static Signature>,
    /// Parameters that the client fills in.
    pub fill: &'static [Fill],
    /// Whether a call may be repeated when it is unknown whether the previous one took effect.
    pub safe: bool,
    /// Whether the platform documents the endpoint in the sandbox environment.
    pub sandbox: bool,
    /// Whether a successful response is binary content, such as an image, instead of JSON.
    pub binary: bool,
}

impl Endpoint {
    /// Describes an endpoint that needs no token, has a JSON body, is not safe to repeat and is not documented in the sandbox.
    ///
    /// Setters change these defaults.
    ///
    /// ```
    /// use bytedance::{Endpoint, platform::{envelopes, hosts}};
    ///
    /// const PING: Endpoint = Endpoint::new("example.ping", http::Method::GET, &hosts::OPEN, "/ping", &envelopes::ERR_NO).safe();
    /// ```
    pub const fn new(
        name: &'static str,
        method: Method,
        host: &'static Host,
        path: &'static str,
        envelope: &'static Envelope,
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            method,
            host,
            path: Cow::Borrowed(path),
            auth: None,
            envelope,
            encoding: Encoding::Json,
            signature: None,
            fill: &[],
            safe: false,
            sandbox: false,
            binary: false,
        }
    }
}

/// Generates the `const` setters of [`Endpoint`]. A `const fn` cannot use `..self` on a type with a destructor, but it can assign fields.
macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty)?) => $field:ident = $value:expr;)*) => {
        impl Endpoint {
            $($(#[$doc])*
            #[must_use]
            pub const fn $name(mut self $(, $argument: $type)?) -> Self {
                self.$field = $value;
                self
            })*
        }
    };
}

setters! {
    /// Sets the token that the endpoint needs.
    auth(auth: Auth) => auth = Some(auth);
    /// Sets the encoding of the request body.
    encoding(encoding: Encoding) => encoding = encoding;
    /// Sets the signature of the request.
    signature(signature: &'static Signature) => signature = Some(signature);
    /// Sets the parameters that the client fills in.
    fill(fill: &'static [Fill]) => fill = fill;
    /// Marks the endpoint as safe to call again if the outcome of a call is unknown.
    safe() => safe = true;
    /// Marks the endpoint as one that the platform documents in its sandbox.
    sandbox() => sandbox = true;
    /// Marks a successful response as binary content instead of JSON.
    binary() => binary = true;
}

/// An endpoint of the catalogue, or one that a raw call describes.
#[derive(Clone)]
pub(crate) enum EndpointReference {
    Catalogue(&'static Endpoint),
    Own(Arc<Endpoint>),
}

impl Deref for EndpointReference {
    type Target = Endpoint;

    fn deref(&self) -> &Endpoint {
        match self {
            Self::Catalogue(endpoint) => endpoint,
            Self::Own(endpoint) => endpoint,
        }
    }
}
