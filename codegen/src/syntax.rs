//! The parsed contents of the catalogue's files, with the location of every value. Names are not yet resolved.

use crate::diagnostic::{At, Location};

pub(crate) type Text = At<String>;

#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    pub(crate) production: Text,
    pub(crate) sandbox: Option<Text>,
    pub(crate) family: Text,
}

#[derive(Debug)]
pub(crate) struct Credential {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) parameter: Parameter,
    pub(crate) issuers: Vec<Text>,
}

/// The name of a request parameter and the part of the request that contains it.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    pub(crate) name: Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Body,
    Local,
}

impl Place {
    /// All places, in the order in which they appear in a request.
    pub(crate) const ALL: [Self; 5] = [
        Self::Path,
        Self::Query,
        Self::Header,
        Self::Body,
        Self::Local,
    ];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
            Self::Local => "local",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Issuer {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    pub(crate) endpoint: Text,
    pub(crate) token: Text,
    pub(crate) expires_in: Text,
    pub(crate) shared: bool,
}

#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    pub(crate) code: Vec<Text>,
    pub(crate) sub_code: Vec<Text>,
    pub(crate) message: Vec<Text>,
    pub(crate) log_id: Vec<Text>,
    pub(crate) payload: Vec<Text>,
}

#[derive(Debug)]
pub(crate) struct Signature {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    pub(crate) scheme: Text,
    pub(crate) local: Vec<Text>,
    pub(crate) parameter: Parameter,
}

#[derive(Debug)]
pub(crate) struct ErrorCodes {
    pub(crate) class: Text,
    pub(crate) family: Option<Text>,
    pub(crate) envelope: Option<Text>,
    pub(crate) endpoint: Option<Text>,
    pub(crate) codes: Vec<At<i64>>,
    pub(crate) sub_codes: Vec<At<i64>>,
    pub(crate) messages: Vec<Text>,
    pub(crate) meaning: Option<Text>,
}

#[derive(Debug, Default)]
pub(crate) struct Definitions {
    pub(crate) hosts: Vec<Host>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) issuers: Vec<Issuer>,
    pub(crate) envelopes: Vec<Envelope>,
    pub(crate) signatures: Vec<Signature>,
    pub(crate) errors: Vec<ErrorCodes>,
}

#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) name: Text,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) feature: Option<Text>,
    pub(crate) doc: Vec<Text>,
    pub(crate) note: Option<Text>,
    /// The name of the endpoint shown as an example in the chapter's documentation.
    pub(crate) example: Option<Text>,
    pub(crate) structures: Vec<Structure>,
    pub(crate) enumerations: Vec<Enumeration>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) events: Vec<Event>,
}

#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    pub(crate) doc: Vec<Text>,
    /// The URI to sign the structure for, if the front end passes it with a signature, such as `/requestOrder`.
    pub(crate) signed_uri: Option<Text>,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) name: Text,
    pub(crate) summary: Text,
    /// The values of the enumeration. Each consists of its text on the wire and its meaning.
    pub(crate) values: Vec<(Text, String)>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) name: Text,
    pub(crate) renamed_from: Vec<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) summary: Text,
    pub(crate) doc: Vec<Text>,
    pub(crate) request: Text,
    pub(crate) auth: Auth,
    pub(crate) fill: Vec<Fill>,
    pub(crate) envelope: Text,
    pub(crate) encoding: Option<Text>,
    pub(crate) safe: bool,
    /// The query that tells whether a call took effect.
    pub(crate) outcome: Option<Text>,
    pub(crate) sandbox: bool,
    pub(crate) scope: Option<Text>,
    pub(crate) sign: Option<Text>,
    pub(crate) legacy: Option<Legacy>,
    pub(crate) aliases: Vec<Text>,
    pub(crate) note: Option<Text>,
    pub(crate) at_least_one: Vec<Vec<Text>>,
    pub(crate) fields: Vec<(Place, Field)>,
    /// Whether the whole body is arbitrary JSON, as declared by `body = "json"`.
    pub(crate) open_body: bool,
    pub(crate) response: Response,
    pub(crate) pages: Option<Pages>,
}

/// A message that the platform pushes.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) name: Text,
    pub(crate) title: Option<Text>,
    pub(crate) summary: Text,
    pub(crate) doc: Vec<Text>,
    pub(crate) protocol: Text,
    /// The event's name on the wire.
    pub(crate) event: Text,
    pub(crate) marks: Option<At<Vec<Text>>>,
    pub(crate) aliases: Vec<Text>,
    pub(crate) note: Option<Text>,
    pub(crate) fields: Vec<Field>,
}

/// Describes how to get from one page of a list to the next.
#[derive(Debug)]
pub(crate) struct Pages {
    pub(crate) style: PageStyle,
    /// The path of the list of entries within the payload.
    pub(crate) items: Text,
    /// The path, within the payload, of the flag that indicates whether there are more pages.
    pub(crate) more: Option<Text>,
}

/// How a request selects a page.
#[derive(Debug)]
pub(crate) enum PageStyle {
    Cursor {
        cursor: Text,
        next: Text,
    },
    Page {
        page: Text,
        first: i64,
        size: Option<Text>,
        total: Option<Text>,
    },
    Offset {
        offset: Text,
        size: Option<Text>,
        total: Option<Text>,
    },
}

#[derive(Debug)]
pub(crate) enum Auth {
    /// The endpoint needs no token, or `auth` was invalid and has been reported.
    None,
    Token {
        credential: Text,
        parameter: Option<Parameter>,
    },
}

#[derive(Debug)]
pub(crate) struct Fill {
    pub(crate) name: Text,
    pub(crate) source: Text,
}

#[derive(Debug)]
pub(crate) enum Legacy {
    ReplacedBy(Text),
    Yes,
}

#[derive(Debug)]
pub(crate) enum Response {
    /// An invalid response that has already been reported.
    Unknown,
    /// The response has no payload.
    Nothing,
    /// The response consists of bytes with a content type.
    Binary,
    /// An object with these fields.
    Fields(Vec<Field>),
    /// Any other type, along with its location.
    Type(Type, Location),
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Text,
    pub(crate) kind: FieldKind,
    pub(crate) optional: bool,
    pub(crate) doc: Option<Text>,
    pub(crate) secret: bool,
    pub(crate) rust: Option<Text>,
    /// The default value, written as JSON.
    pub(crate) default: Option<Text>,
    /// The example, written as JSON.
    pub(crate) example: Option<Text>,
    pub(crate) also: Vec<Text>,
    pub(crate) max_bytes: Option<At<usize>>,
    pub(crate) max_items: Option<At<usize>>,
    /// The separator used to join the list into one string.
    pub(crate) join: Option<Text>,
}

#[derive(Debug)]
pub(crate) enum FieldKind {
    /// An invalid type that has already been reported.
    Unknown,
    Type(Type),
    Nested {
        shape: Shape,
        fields: Vec<Field>,
        name: Option<Text>,
    },
}

/// How a field contains its nested structure: directly, in a list or in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Object,
    List,
    Map,
}

/// A type as written in the catalogue.
#[derive(Debug)]
pub(crate) enum Type {
    Plain(Plain),
    List(Box<Type>),
    Map(Box<Type>),
    JsonString(Box<Type>),
    /// The name of a structure or enumeration.
    Named(String, Location),
}

impl Type {
    /// Returns `true` if the text can be the name of a structure or enumeration.
    pub(crate) fn is_word(text: &str) -> bool {
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
        !text.is_empty() && text.chars().all(is_part)
    }
}

/// A type without type parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    String,
    I32,
    I64,
    F64,
    Bool,
    Flag,
    Json,
    Scalar,
    File,
}

impl Plain {
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("string", Self::String),
        ("i32", Self::I32),
        ("i64", Self::I64),
        ("f64", Self::F64),
        ("bool", Self::Bool),
        ("flag", Self::Flag),
        ("json", Self::Json),
        ("scalar", Self::Scalar),
        ("file", Self::File),
    ];
}
