//! What the catalogue says about an endpoint, in the form the runtime works with.
//!
//! The generator writes these descriptions as statics. Code that calls an endpoint outside the catalogue builds one with
//! [`Endpoint::new`].

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use http::Method;

/// A server of the platform: its addresses and the family its error codes belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Host {
    /// The host's name in the catalogue, such as `open`.
    pub name: &'static str,
    /// Base URL of the production environment, without a trailing slash.
    pub production: &'static str,
    /// Base URL of the sandbox environment, where the platform documents one.
    pub sandbox: Option<&'static str>,
    /// Family of error codes: the same number means different things in different families.
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

/// Where in a request a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A placeholder of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Body,
    /// Not sent: it feeds the signature.
    Local,
}

/// A kind of token, such as `mini_app` (access_token) or `client` (client_token).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Credential {
    /// The credential's name in the catalogue.
    pub name: &'static str,
    /// Where the token stands unless the endpoint says otherwise.
    pub place: Place,
    /// Name of the parameter that carries the token.
    pub parameter: &'static str,
    /// The endpoints that issue this token, the preferred one first. Empty: only the caller knows the token.
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

/// An endpoint that issues a token from the application's id and secret alone.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Issuer {
    /// The issuer's name in the catalogue.
    pub name: &'static str,
    /// The endpoint that is called.
    pub endpoint: &'static Endpoint,
    /// Field of the payload that holds the token.
    pub token: &'static str,
    /// Field of the payload that holds the token's life in seconds.
    pub expires_in: &'static str,
    /// Whether repeated calls return the live token, so that processes cannot end one another's.
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

/// Which token an endpoint wants and where.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Auth {
    /// The kind of token.
    pub credential: &'static Credential,
    /// Where it stands.
    pub place: Place,
    /// Name of the parameter that carries it.
    pub parameter: &'static str,
}

impl Auth {
    /// The credential where it stands by default.
    pub const fn new(credential: &'static Credential) -> Self {
        Self::at(credential, credential.place, credential.parameter)
    }

    /// The credential in a parameter of the endpoint's own.
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

/// What wraps the payload of an answer: where the code, the message, the log id and the payload stand.
///
/// Every path is dotted, `data.error_code`; `.` is the answer itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The envelope's name in the catalogue.
    pub name: &'static str,
    /// Where an error code may stand. The first that is not zero, empty or null is the failure.
    pub code: &'static [&'static str],
    /// Where a second, finer code may stand.
    pub sub_code: &'static [&'static str],
    /// Where the message may stand.
    pub message: &'static [&'static str],
    /// Where the platform's log id may stand.
    pub log_id: &'static [&'static str],
    /// Where the payload may stand. The first that is there, and not null, is the payload.
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

/// How the body of a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Encoding {
    /// `application/json`, compact, non-ASCII characters as they are.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`: a text as it is, anything else as compact JSON.
    Form,
    /// `multipart/form-data`: texts first, written as in a form, then files.
    Multipart,
}

/// How a request is signed, and where the signature goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// The signature's name in the catalogue.
    pub name: &'static str,
    /// The algorithm.
    pub scheme: Scheme,
    /// Where the signature goes.
    pub place: Place,
    /// Name of the parameter that carries it.
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
    /// Lower-case hex HMAC-SHA256 of the exact body, keyed with the user's `session_key` as it is.
    Session,
    /// Guaranteed payment (担保支付): lower-case hex MD5 of the values of the parameters that stand where the signature goes, the body or
    /// the query, and the payment SALT. It needs [`ClientBuilder::payment_salt`](crate::ClientBuilder::payment_salt).
    ///
    /// Not signed are `app_id`, `thirdparty_id`, `other_settle_params`, `sign`, and what is empty or `null`. Objects and lists in a body
    /// are signed as Go prints them, `map[a:1 b:2]` and `[1 2]`, as the platform's own demo does, and booleans as `true` and `false`; no
    /// document says either, so give nested values as JSON strings where the platform takes those.
    Ecpay,
    /// The trade system (交易系统): `SHA256-RSA2048` with application, nonce, time, version of the key, and the signature over method,
    /// path with query, time, nonce and the exact body. It needs [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) and
    /// the feature `crypto`.
    ///
    /// The path is the endpoint's, without what [`ClientBuilder::base_url`](crate::ClientBuilder::base_url) puts before it.
    Trade,
}

/// A parameter that the client fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fill {
    /// Where the parameter stands.
    pub place: Place,
    /// Name of the parameter.
    pub name: &'static str,
    /// What it is filled with.
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

/// What a parameter is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FillSource {
    /// The id of the application that the call is about.
    AppId,
    /// That application's secret.
    AppSecret,
    /// The id of the third-party platform that makes the call, or of the application itself where there is none.
    ComponentAppId,
    /// The secret that belongs to that id.
    ComponentAppSecret,
    /// A credential that was handed to the client, by its name.
    Credential(&'static str),
    /// A fixed text.
    Constant(&'static str),
}

/// One endpoint of the platform: method + host + path and what the platform demands of a call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Endpoint {
    /// Chapter and name, `login.code_to_session`.
    pub name: Cow<'static, str>,
    /// HTTP method.
    pub method: Method,
    /// The server.
    pub host: &'static Host,
    /// Path with `{placeholders}`.
    pub path: Cow<'static, str>,
    /// The token it wants; `None`: no token.
    pub auth: Option<Auth>,
    /// What wraps the payload of its answers.
    pub envelope: &'static Envelope,
    /// How its body is written.
    pub encoding: Encoding,
    /// How it is signed.
    pub signature: Option<&'static Signature>,
    /// Parameters that the client fills in.
    pub fill: &'static [Fill],
    /// Whether a call may be repeated when it is not known whether the last one took effect.
    pub safe: bool,
    /// Whether the platform documents it in the sandbox environment.
    pub sandbox: bool,
    /// Whether a success is bytes (an image) instead of JSON.
    pub binary: bool,
}

impl Endpoint {
    /// Describes an endpoint that takes no token, is written as JSON, is not safe to repeat and not documented in the sandbox. The
    /// other fields are set on the value.
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

/// Generates the `const` setters of [`Endpoint`]: a destructor forbids `..self` in a `const fn`, assignment does not.
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
    /// The endpoint wants a token.
    auth(auth: Auth) => auth = Some(auth);
    /// How the body is written.
    encoding(encoding: Encoding) => encoding = encoding;
    /// The endpoint is signed.
    signature(signature: &'static Signature) => signature = Some(signature);
    /// Parameters that the client fills in.
    fill(fill: &'static [Fill]) => fill = fill;
    /// A call may be repeated when its outcome is not known.
    safe() => safe = true;
    /// The platform documents the endpoint in its sandbox.
    sandbox() => sandbox = true;
    /// A success is bytes instead of JSON.
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
