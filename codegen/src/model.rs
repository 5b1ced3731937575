//! The model that code is generated from: the catalogue with all names resolved and all Rust names chosen.

use std::collections::BTreeMap;

pub(crate) use crate::syntax::Place;

/// A named definition that endpoints refer to.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: String,
    /// The Rust name of the definition's static, such as `ERR_NO`.
    pub(crate) rust: String,
    pub(crate) summary: String,
    /// Whether code for the definition is generated in this run. If `false`, the SDK already contains it.
    pub(crate) generated: bool,
    pub(crate) value: T,
}

#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) production: String,
    pub(crate) sandbox: Option<String>,
    pub(crate) family: String,
}

#[derive(Debug)]
pub(crate) struct Credential {
    pub(crate) title: String,
    pub(crate) parameter: Parameter,
    pub(crate) issuers: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    pub(crate) name: String,
}

#[derive(Debug)]
pub(crate) struct Issuer {
    pub(crate) endpoint: String,
    pub(crate) token: String,
    pub(crate) expires_in: String,
    pub(crate) shared: bool,
}

#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) code: Vec<String>,
    pub(crate) sub_code: Vec<String>,
    pub(crate) message: Vec<String>,
    pub(crate) log_id: Vec<String>,
    pub(crate) payload: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Signature {
    pub(crate) scheme: String,
    pub(crate) local: Vec<String>,
    pub(crate) parameter: Parameter,
}

#[derive(Debug)]
pub(crate) struct ErrorCodes {
    pub(crate) generated: bool,
    pub(crate) class: String,
    pub(crate) family: Option<String>,
    pub(crate) envelope: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) codes: Vec<i64>,
    pub(crate) sub_codes: Vec<i64>,
    /// Texts of which the message must contain one, or an empty list if any message matches.
    pub(crate) messages: Vec<String>,
    pub(crate) meaning: String,
}

/// The whole catalogue.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) hosts: BTreeMap<String, Named<Host>>,
    pub(crate) credentials: BTreeMap<String, Named<Credential>>,
    pub(crate) issuers: BTreeMap<String, Named<Issuer>>,
    pub(crate) envelopes: BTreeMap<String, Named<Envelope>>,
    pub(crate) signatures: BTreeMap<String, Named<Signature>>,
    pub(crate) errors: Vec<ErrorCodes>,
    /// The chapters, sorted by name.
    pub(crate) chapters: Vec<Chapter>,
    /// The chapters that are left out because their feature is disabled, sorted by module name.
    pub(crate) left_out: Vec<LeftOut>,
}

/// A chapter that is left out because its feature is disabled.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LeftOut {
    /// The name of the chapter's module.
    pub(crate) rust: String,
    pub(crate) feature: String,
}

#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) name: String,
    /// The name of the chapter's module.
    pub(crate) rust: String,
    /// Whether code is generated for the chapter. If `false`, the chapter is present only so that other files can refer
    /// to its endpoints.
    pub(crate) generated: bool,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) feature: Option<String>,
    pub(crate) doc: Vec<String>,
    pub(crate) note: Option<String>,
    /// The name of the endpoint shown as an example in the module's documentation.
    pub(crate) example: Option<String>,
    pub(crate) structures: Vec<Structure>,
    pub(crate) enumerations: Vec<Enumeration>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) events: Vec<Event>,
}

/// A structure other than a request or an event: a payload, a nested object, a type shared within the chapter, or what is
/// signed for the front end.
#[derive(Debug, Clone)]
pub(crate) struct Structure {
    pub(crate) rust: String,
    pub(crate) about: About,
    pub(crate) doc: Vec<String>,
    pub(crate) fields: Vec<Field>,
    /// Whether the structure is part of a request, or signed for the front end. If `true`, its fields can remain unset
    /// until it is sent or signed. Otherwise, a missing field is read as its zero value.
    pub(crate) in_request: bool,
    /// The URI to sign the structure for, if the front end passes it with a signature, such as `/requestOrder`.
    pub(crate) signed_uri: Option<String>,
}

/// Where the first sentence of a structure's documentation comes from.
#[derive(Debug, Clone)]
pub(crate) enum About {
    /// A sentence from the catalogue.
    Sentence(String),
    /// The structure is the response to the request with this type name.
    AnswerTo(String),
    /// The structure is the value of a field of the type with this Rust name.
    FieldOf { field: String, rust: String },
}

#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) rust: String,
    pub(crate) summary: String,
    /// The values of the enumeration, each with its text on the wire, its variant name and its meaning.
    pub(crate) values: Vec<(String, String, String)>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) name: String,
    /// The name of the method that creates the request.
    pub(crate) method_name: String,
    /// The name of the request type.
    pub(crate) type_name: String,
    /// The name of the static that describes the endpoint.
    pub(crate) static_name: String,
    pub(crate) renamed_from: Vec<OldName>,
    pub(crate) title: Option<String>,
    pub(crate) summary: String,
    pub(crate) doc: Vec<String>,
    pub(crate) method: String,
    pub(crate) host: String,
    pub(crate) path: String,
    /// The name of the credential and the parameter used to send the token, or `None` if the endpoint needs no token.
    pub(crate) auth: Option<(String, Parameter)>,
    pub(crate) fill: Vec<Fill>,
    pub(crate) envelope: String,
    pub(crate) encoding: Encoding,
    pub(crate) safe: bool,
    /// The query that tells whether a call took effect, written as `chapter.endpoint`.
    pub(crate) outcome: Option<String>,
    pub(crate) sandbox: bool,
    pub(crate) scope: Option<String>,
    pub(crate) sign: Option<String>,
    pub(crate) legacy: bool,
    /// The endpoint that replaces this one, written as `chapter.endpoint`.
    pub(crate) replaced_by: Option<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) note: Option<String>,
    /// Groups of fields, identified by their names on the wire. A request must set at least one field in each group.
    pub(crate) at_least_one: Vec<Vec<String>>,
    pub(crate) fields: Vec<(Place, Field)>,
    pub(crate) response: Response,
    pub(crate) pages: Option<Pages>,
    /// Whether an issuer generated in this run uses the endpoint.
    ///
    /// Clients call such an endpoint automatically, regardless of the enabled features, so its static is generated next
    /// to the definitions instead of in its chapter.
    pub(crate) issues_token: bool,
}

/// A message that the platform pushes.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// The name of the event's variant in the chapter's `Event` enum.
    pub(crate) variant: String,
    /// The name of the message type.
    pub(crate) type_name: String,
    pub(crate) title: Option<String>,
    pub(crate) summary: String,
    pub(crate) doc: Vec<String>,
    pub(crate) protocol: String,
    /// The event's name on the wire.
    pub(crate) event: String,
    /// The names on the wire of the fields that identify the event. Used only if the protocol does not sign the event's
    /// name.
    pub(crate) marks: Vec<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) fields: Vec<Field>,
}

/// A former name of an endpoint.
#[derive(Debug)]
pub(crate) struct OldName {
    pub(crate) name: String,
    pub(crate) method_name: String,
    pub(crate) type_name: String,
}

/// Describes how to get from one page of a list to the next.
///
/// Request fields are identified by their names on the wire, and payload fields by dotted paths of such names.
#[derive(Debug)]
pub(crate) struct Pages {
    pub(crate) style: PageStyle,
    pub(crate) items: String,
    pub(crate) more: Option<String>,
}

#[derive(Debug)]
pub(crate) enum PageStyle {
    Cursor {
        cursor: String,
        next: String,
    },
    Page {
        page: String,
        first: i64,
        size: Option<String>,
        total: Option<String>,
    },
    Offset {
        offset: String,
        size: Option<String>,
        total: Option<String>,
    },
}

/// How the body of a request is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    Form,
    Multipart,
}

impl Encoding {
    pub(crate) const ALL: [Self; 3] = [Self::Json, Self::Form, Self::Multipart];

    /// Returns the encoding's name in the catalogue.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Multipart => "multipart",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Fill {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) source: FillSource,
}

#[derive(Debug)]
pub(crate) enum FillSource {
    AppId,
    AppSecret,
    ComponentAppId,
    ComponentAppSecret,
    /// The credential with this name. It has no issuers, so the caller supplies it to the client.
    Credential(String),
    Constant(String),
}

#[derive(Debug)]
pub(crate) enum Response {
    Nothing,
    Binary,
    Payload(Type),
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) rust: String,
    pub(crate) ty: Type,
    pub(crate) optional: bool,
    pub(crate) doc: Option<String>,
    pub(crate) secret: bool,
    /// The default value, written as JSON.
    pub(crate) default: Option<String>,
    /// The example, written as JSON.
    pub(crate) example: Option<String>,
    pub(crate) also: Vec<String>,
    pub(crate) max_bytes: Option<usize>,
    pub(crate) max_items: Option<usize>,
    /// The separator used to join the list into one string.
    pub(crate) join: Option<String>,
}

impl Field {
    /// Returns `true` if the caller must set the field.
    pub(crate) fn is_required(&self) -> bool {
        !self.optional && self.default.is_none()
    }

    /// Creates the field for a body that consists entirely of arbitrary JSON. The field has no name on the wire.
    pub(crate) fn whole_body() -> Self {
        Self {
            wire: String::new(),
            rust: "body".to_owned(),
            ty: Type::Json,
            optional: true,
            doc: Some("The whole body, which is sent unchanged.".to_owned()),
            secret: false,
            default: None,
            example: None,
            also: Vec::new(),
            max_bytes: None,
            max_items: None,
            join: None,
        }
    }

    pub(crate) fn is_whole_body(&self) -> bool {
        self.wire.is_empty()
    }

    pub(crate) fn wire_or_body(&self) -> &str {
        if self.is_whole_body() {
            "body"
        } else {
            &self.wire
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    I32,
    I64,
    F64,
    Bool,
    Flag,
    Json,
    Scalar,
    File,
    List(Box<Type>),
    Map(Box<Type>),
    JsonString(Box<Type>),
    /// The Rust name of a structure defined in the chapter.
    Structure(String),
    /// The Rust name of an enumeration defined in the chapter.
    Enumeration(String),
}

impl Model {
    /// Looks up an endpoint by its full name, `chapter.endpoint`.
    pub(crate) fn endpoint(&self, name: &str) -> Option<(&Chapter, &Endpoint)> {
        let (chapter, endpoint) = name.split_once('.')?;
        let chapter = self
            .chapters
            .iter()
            .find(|candidate| candidate.name == chapter)?;
        let endpoint = chapter
            .endpoints
            .iter()
            .find(|candidate| candidate.name == endpoint)?;
        Some((chapter, endpoint))
    }
}
