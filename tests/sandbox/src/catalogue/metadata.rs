//! The JSON document that the generator writes to describe a catalogue.
//!
//! Missing lists are treated as empty and unknown keys are ignored, so a document written by a slightly older or newer generator can still
//! be loaded.

use serde::Deserialize;
use serde_json::Value;

/// A complete metadata document.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Metadata {
    pub(crate) hosts: Vec<Host>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) issuers: Vec<Issuer>,
    pub(crate) envelopes: Vec<Envelope>,
    pub(crate) signatures: Vec<Signature>,
    pub(crate) errors: Vec<ErrorCodes>,
    pub(crate) chapters: Vec<Chapter>,
}

/// One of the platform's servers.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Host {
    pub(crate) name: String,
    pub(crate) family: String,
}

/// Where a value is located in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Body,
    Local,
}

impl Place {
    /// Returns the location's name as used in messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "headers",
            Self::Body => "body",
            Self::Local => "signature",
        }
    }
}

/// A kind of token.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Credential {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: Place,
    pub(crate) parameter: String,
    #[serde(default)]
    pub(crate) issuers: Vec<String>,
}

/// An endpoint that issues tokens.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Issuer {
    pub(crate) name: String,
    pub(crate) endpoint: String,
    pub(crate) token: String,
    pub(crate) expires_in: String,
    #[serde(default)]
    pub(crate) shared: bool,
}

/// The envelope that wraps the payload of a response.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Envelope {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) code: Vec<String>,
    #[serde(default)]
    pub(crate) sub_code: Vec<String>,
    #[serde(default)]
    pub(crate) message: Vec<String>,
    #[serde(default)]
    pub(crate) log_id: Vec<String>,
    #[serde(default)]
    pub(crate) payload: Vec<String>,
}

/// A way to sign a request.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) scheme: String,
    #[serde(rename = "in")]
    pub(crate) place: Place,
    pub(crate) parameter: String,
}

/// A set of error codes with the same meaning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct ErrorCodes {
    pub(crate) class: String,
    #[serde(default)]
    pub(crate) family: Option<String>,
    #[serde(default)]
    pub(crate) codes: Vec<i64>,
    #[serde(default)]
    pub(crate) sub_codes: Vec<i64>,
    #[serde(default)]
    pub(crate) envelope: Option<String>,
    #[serde(default)]
    pub(crate) endpoint: Option<String>,
}

/// A chapter of the catalogue.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Chapter {
    #[serde(default)]
    pub(crate) endpoints: Vec<Endpoint>,
}

/// An endpoint.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Endpoint {
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) host: String,
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) auth: Option<Auth>,
    #[serde(default)]
    pub(crate) encoding: Encoding,
    pub(crate) envelope: String,
    #[serde(default)]
    pub(crate) sign: Option<String>,
    #[serde(default)]
    pub(crate) fill: Vec<Fill>,
    #[serde(default)]
    pub(crate) at_least_one: Vec<Vec<String>>,
    #[serde(default)]
    pub(crate) request: Vec<Field>,
    #[serde(default)]
    pub(crate) open_body: bool,
    #[serde(default)]
    pub(crate) response: ResponseKind,
}

/// The token that an endpoint requires.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Auth {
    pub(crate) credential: String,
    #[serde(rename = "in", default)]
    pub(crate) place: Option<Place>,
    #[serde(default)]
    pub(crate) parameter: Option<String>,
}

/// The encoding of a request body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Encoding {
    #[default]
    Json,
    Form,
    Multipart,
}

/// A parameter that clients fill in automatically.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Fill {
    #[serde(rename = "in")]
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) source: FillSource,
    #[serde(default)]
    pub(crate) value: Option<String>,
}

/// Where the value of an automatically filled parameter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FillSource {
    AppId,
    AppSecret,
    ComponentAppId,
    ComponentAppSecret,
    Credential,
    Constant,
}

/// A field of a request, a response or an object.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Field {
    /// Where the value is located. This is set only for the fields of a request.
    #[serde(rename = "in", default)]
    pub(crate) place: Option<Place>,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) max_bytes: Option<usize>,
    #[serde(default)]
    pub(crate) max_items: Option<usize>,
    pub(crate) schema: Schema,
}

/// The content of a successful response.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ResponseKind {
    #[default]
    None,
    Binary,
    Value {
        schema: Schema,
    },
}

/// The type of a value.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Schema {
    String,
    I32,
    I64,
    F64,
    Bool,
    Flag,
    Json,
    Scalar,
    File,
    List {
        items: Box<Schema>,
        /// The separator between the entries of a list that is sent as a single string.
        #[serde(default)]
        join: Option<String>,
    },
    Map {
        values: Box<Schema>,
    },
    JsonString {
        value: Box<Schema>,
    },
    Enum {
        #[serde(default)]
        values: Vec<Value>,
    },
    Object {
        #[serde(default)]
        fields: Vec<Field>,
    },
}
