//! Descriptions of endpoints. The client uses them to build requests and to read responses.
//!
//! The generator creates these descriptions from the catalogue and emits them as statics. To call an endpoint that is not in the catalogue, create
//! its description with [`Endpoint::new`].

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use http::Method;

/// One of the platform's servers, with its base URLs and the family that its error codes belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Host {
    /// The host's name in the catalogue, such as `open`.
    pub name: &'static str,
    /// The base URL of the production environment, without a trailing slash.
    pub production: &'static str,
    /// The base URL of the sandbox environment, if the platform documents one.
    pub sandbox: Option<&'static str>,
    /// The family that the host's error codes belong to. The same number can mean different things in different families.
    pub family: &'static str,
}

impl Host {
    /// Creates a description of a host.
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

/// A host, given by its description or by its name. See [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
///
/// ```
/// use bytedance::{endpoint::HostName, platform::hosts};
///
/// let described = HostName::from(&hosts::TOUTIAO);
/// let named = HostName::from("toutiao");
/// assert_eq!(described.as_str(), named.as_str());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName {
    name: Cow<'static, str>,
    described: bool,
}

impl HostName {
    /// Returns the host's name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Returns whether the host was given by its description. Such a name cannot be misspelled.
    pub(crate) fn is_described(&self) -> bool {
        self.described
    }

    fn undescribed(name: String) -> Self {
        Self {
            name: Cow::Owned(name),
            described: false,
        }
    }
}

impl From<&Host> for HostName {
    fn from(host: &Host) -> Self {
        Self {
            name: Cow::Borrowed(host.name),
            described: true,
        }
    }
}

impl From<&str> for HostName {
    fn from(name: &str) -> Self {
        Self::undescribed(name.to_owned())
    }
}

impl From<&String> for HostName {
    fn from(name: &String) -> Self {
        Self::undescribed(name.clone())
    }
}

impl From<String> for HostName {
    fn from(name: String) -> Self {
        Self::undescribed(name)
    }
}

/// Where a value goes in a request.
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
    /// The value is not sent. It is used only to compute the signature.
    Local,
}

/// A kind of token, such as `mini_app` (access_token) or `client` (client_token).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Credential {
    /// The credential's name in the catalogue.
    pub name: &'static str,
    /// Where the token goes in a request, unless the endpoint specifies a different place.
    pub place: Place,
    /// The name of the parameter that carries the token.
    pub parameter: &'static str,
    /// The endpoints that issue this token, in order of preference. Empty if only the caller can supply the token.
    pub issuers: &'static [&'static Issuer],
}

impl Credential {
    /// Creates a description of a credential.
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

/// An endpoint that issues a token given only the application's id and secret.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Issuer {
    /// The issuer's name in the catalogue.
    pub name: &'static str,
    /// The endpoint to call to get a token.
    pub endpoint: &'static Endpoint,
    /// The payload field that contains the token.
    pub token: &'static str,
    /// The payload field that contains the token's lifetime in seconds.
    pub expires_in: &'static str,
    /// Whether repeated calls return the same token while it is still valid. If so, several processes can fetch tokens independently without
    /// invalidating one another's tokens.
    pub shared: bool,
}

impl Issuer {
    /// Creates a description of an issuer.
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

/// The token that an endpoint needs, and where it goes in the request.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Auth {
    /// The kind of token.
    pub credential: &'static Credential,
    /// Where the token goes in the request.
    pub place: Place,
    /// The name of the parameter that carries the token.
    pub parameter: &'static str,
}

impl Auth {
    /// Creates a description of a token that goes in the default place for its kind.
    pub const fn new(credential: &'static Credential) -> Self {
        Self::at(credential, credential.place, credential.parameter)
    }

    /// Creates a description of a token that goes in a place and parameter specific to this endpoint.
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

/// The envelope of a response. It describes where the code, the message, the log id and the payload are.
///
/// Paths are dotted, such as `data.error_code`. The path `.` refers to the whole response.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The envelope's name in the catalogue.
    pub name: &'static str,
    /// The paths at which an error code can be found. The response is a failure if the value at one of these paths is not zero, empty or null. The
    /// first such value is the error code.
    pub code: &'static [&'static str],
    /// The paths at which a second, more specific code can be found.
    pub sub_code: &'static [&'static str],
    /// The paths at which the message can be found.
    pub message: &'static [&'static str],
    /// The paths at which the platform's log id can be found.
    pub log_id: &'static [&'static str],
    /// The paths at which the payload can be found. The first value that exists and is not null is the payload.
    pub payload: &'static [&'static str],
}

impl Envelope {
    /// Creates a description of an envelope.
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
    /// `application/json`, compact, with non-ASCII characters left unescaped.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`. Strings are written without quotes, and all other values as compact JSON.
    Form,
    /// `multipart/form-data`. Text fields come first, written as in a form, followed by the files.
    Multipart,
}

/// How a request is signed: the algorithm, and where the signature goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// The signature's name in the catalogue.
    pub name: &'static str,
    /// The algorithm.
    pub scheme: Scheme,
    /// Where the signature goes in the request.
    pub place: Place,
    /// The name of the parameter that carries the signature.
    pub parameter: &'static str,
}

impl Signature {
    /// Creates a description of a signature.
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

/// A signature algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scheme {
    /// The HMAC-SHA256 of the exact body, in lowercase hex. The key is the user's `session_key` as text, not decoded from base64.
    Session,
    /// The guaranteed-payment (担保支付) signature: the MD5, in lowercase hex, of the payment SALT and the values of the parameters that are in the
    /// same place as the signature (the body or the query).
    ///
    /// It requires [`ClientBuilder::payment_salt`](crate::ClientBuilder::payment_salt).
    ///
    /// The parameters `app_id`, `thirdparty_id`, `other_settle_params` and `sign` are not signed, and neither are empty or `null` values. In a
    /// body, objects and lists are signed as Go prints them, for example `map[a:1 b:2]` and `[1 2]`, as in the platform's own demo. Booleans are
    /// signed as `true` and `false`. Neither rule is documented, so pass nested values as JSON strings where the platform accepts them.
    Ecpay,
    /// The trade system (交易系统) signature: a header value that begins with `SHA256-RSA2048` and contains the application, nonce, time, key
    /// version and signature. The signed text consists of the method, the path with the query, the time, the nonce and the exact body.
    ///
    /// It requires [`ClientBuilder::private_key`](crate::ClientBuilder::private_key) and the `crypto` feature.
    ///
    /// The signed path is the endpoint's own path, without any prefix added by [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    Trade,
}

/// A parameter that the client fills in automatically.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fill {
    /// Where the parameter goes in the request.
    pub place: Place,
    /// The name of the parameter.
    pub name: &'static str,
    /// Where the value comes from.
    pub source: FillSource,
}

impl Fill {
    /// Creates a description of a parameter that the client fills in.
    pub const fn new(place: Place, name: &'static str, source: FillSource) -> Self {
        Self {
            place,
            name,
            source,
        }
    }
}

/// Where the value of a filled-in parameter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FillSource {
    /// The id of the application that the call is about: the calling application itself, or an app that it acts for.
    AppId,
    /// The secret of the application that the call is about. See `AppId`.
    AppSecret,
    /// The id of the calling application: the third-party platform if it makes the call on behalf of an app, otherwise the application itself.
    ComponentAppId,
    /// The secret of the calling application.
    ComponentAppSecret,
    /// A credential that the program has passed to the client, identified by its name.
    Credential(&'static str),
    /// A fixed string.
    Constant(&'static str),
}

/// One of the platform's endpoints: its method, host and path, and what a call to it requires.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Endpoint {
    /// The full name, consisting of the chapter and a short name, such as `login.code_to_session`.
    pub name: Cow<'static, str>,
    /// The HTTP method.
    pub method: Method,
    /// The server that hosts the endpoint.
    pub host: &'static Host,
    /// The path. It can contain `{placeholders}`.
    pub path: Cow<'static, str>,
    /// The token that the endpoint needs, or `None` if it needs no token.
    pub auth: Option<Auth>,
    /// The envelope of the endpoint's responses.
    pub envelope: &'static Envelope,
    /// The encoding of the request body.
    pub encoding: Encoding,
    /// How the request is signed, or `None` if the endpoint needs no signature.
    pub signature: Option<&'static Signature>,
    /// The parameters that the client fills in automatically.
    pub fill: &'static [Fill],
    /// Whether a call may be repeated when it is unknown whether the previous one took effect.
    pub safe: bool,
    /// The name of the query that tells whether a call took effect, such as `trade.query_refund`, if there is one.
    pub outcome: Option<&'static str>,
    /// Whether the platform's documentation lists the endpoint for the sandbox environment.
    pub sandbox: bool,
    /// Whether a successful response is binary content, such as an image, rather than JSON.
    pub binary: bool,
}

impl Endpoint {
    /// Creates a description of an endpoint with these defaults: it needs no token, has a JSON body, is not safe to repeat and is not documented
    /// for the sandbox.
    ///
    /// Use the setters to change these defaults.
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
            outcome: None,
            sandbox: false,
            binary: false,
        }
    }
}

impl Endpoint {
    /// Returns whether it matters to the caller if a call took effect. It does not for a query, for example.
    pub(crate) fn has_effect(&self) -> bool {
        !self.safe || self.outcome.is_some()
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
    /// Sets which token the endpoint needs and where it goes in the request.
    auth(auth: Auth) => auth = Some(auth);
    /// Sets the encoding of the request body.
    encoding(encoding: Encoding) => encoding = encoding;
    /// Sets how the request is signed.
    signature(signature: &'static Signature) => signature = Some(signature);
    /// Sets the parameters that the client fills in automatically.
    fill(fill: &'static [Fill]) => fill = fill;
    /// Marks the endpoint as safe to call again when the outcome of a call is unknown.
    safe() => safe = true;
    /// Sets the query that tells whether a call took effect.
    outcome(query: &'static str) => outcome = Some(query);
    /// Marks the endpoint as documented for the platform's sandbox.
    sandbox() => sandbox = true;
    /// Marks successful responses as binary content rather than JSON.
    binary() => binary = true;
}

/// An endpoint from the catalogue, or one described by a raw call.
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
