//! The catalogue with every name resolved and every Rust name chosen: what the emitters work on.

use std::collections::BTreeMap;

pub(crate) use crate::syntax::Place;

/// A definition that endpoints refer to, with the name of its static.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) name: String,
    /// `ERR_NO`.
    pub(crate) rust: String,
    pub(crate) summary: String,
    /// Defined in this run, or in the SDK already.
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
    /// In the order of their names.
    pub(crate) chapters: Vec<Chapter>,
}

#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) name: String,
    /// The module's name.
    pub(crate) rust: String,
    /// Whether calls are generated, or its endpoints are only referred to.
    pub(crate) generated: bool,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) feature: Option<String>,
    pub(crate) doc: Vec<String>,
    pub(crate) note: Option<String>,
    /// The name of the endpoint that the module's documentation shows.
    pub(crate) example: Option<String>,
    pub(crate) structures: Vec<Structure>,
    pub(crate) enumerations: Vec<Enumeration>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) events: Vec<Event>,
}

/// A type that is not a request.
#[derive(Debug, Clone)]
pub(crate) struct Structure {
    pub(crate) rust: String,
    pub(crate) about: About,
    pub(crate) fields: Vec<Field>,
    /// Part of a request: every field may be left out until it is sent. Otherwise missing fields are zero.
    pub(crate) in_request: bool,
}

/// What a structure's documentation starts with.
#[derive(Debug, Clone)]
pub(crate) enum About {
    /// A sentence of the catalogue.
    Sentence(String),
    /// The answer to the request of this type.
    AnswerTo(String),
    /// The value of a field of the type with this name.
    FieldOf { field: String, rust: String },
}

#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) rust: String,
    pub(crate) summary: String,
    /// Value on the wire, variant, what it means.
    pub(crate) values: Vec<(String, String, String)>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) name: String,
    /// The method's name.
    pub(crate) method_name: String,
    /// The request's type.
    pub(crate) type_name: String,
    /// The static's name.
    pub(crate) static_name: String,
    pub(crate) renamed_from: Vec<OldName>,
    pub(crate) title: Option<String>,
    pub(crate) summary: String,
    pub(crate) doc: Vec<String>,
    pub(crate) method: String,
    pub(crate) host: String,
    pub(crate) path: String,
    /// The credential and where it stands here.
    pub(crate) auth: Option<(String, Parameter)>,
    pub(crate) fill: Vec<Fill>,
    pub(crate) envelope: String,
    pub(crate) encoding: Encoding,
    pub(crate) safe: bool,
    pub(crate) sandbox: bool,
    pub(crate) scope: Option<String>,
    pub(crate) sign: Option<String>,
    pub(crate) legacy: bool,
    /// Chapter and name of the endpoint that replaces this one.
    pub(crate) replaced_by: Option<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) note: Option<String>,
    /// Names on the wire.
    pub(crate) at_least_one: Vec<Vec<String>>,
    pub(crate) fields: Vec<(Place, Field)>,
    pub(crate) response: Response,
    pub(crate) pages: Option<Pages>,
    /// Whether an issuer of this run names it: clients call it by themselves, whatever features are on, so its static is beside the
    /// definitions.
    pub(crate) issues_token: bool,
}

/// What the platform pushes.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) name: String,
    /// The variant's name in the chapter's enumeration.
    pub(crate) variant: String,
    /// The message's type.
    pub(crate) type_name: String,
    pub(crate) title: Option<String>,
    pub(crate) summary: String,
    pub(crate) doc: Vec<String>,
    pub(crate) protocol: String,
    /// Its name on the wire.
    pub(crate) event: String,
    /// Names on the wire.
    pub(crate) marks: Vec<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) fields: Vec<Field>,
}

/// A name that an endpoint had before.
#[derive(Debug)]
pub(crate) struct OldName {
    pub(crate) name: String,
    pub(crate) method_name: String,
    pub(crate) type_name: String,
}

/// How the pages of an answer follow one another: wire names in the request, paths of them in the payload.
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

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    Form,
    Multipart,
}

impl Encoding {
    pub(crate) const ALL: [Self; 3] = [Self::Json, Self::Form, Self::Multipart];

    /// As the catalogue writes it.
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
    /// A credential that the client keeps, by its name.
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
    /// JSON text.
    pub(crate) default: Option<String>,
    /// JSON text.
    pub(crate) example: Option<String>,
    pub(crate) also: Vec<String>,
    pub(crate) max_bytes: Option<usize>,
    pub(crate) max_items: Option<usize>,
    /// What joins the list into one text.
    pub(crate) join: Option<String>,
}

impl Field {
    /// Whether the caller must give it.
    pub(crate) fn is_required(&self) -> bool {
        !self.optional && self.default.is_none()
    }

    /// The whole body, as open JSON: it has no name on the wire.
    pub(crate) fn whole_body() -> Self {
        Self {
            wire: String::new(),
            rust: "body".to_owned(),
            ty: Type::Json,
            optional: true,
            doc: Some("The whole body.".to_owned()),
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
    /// The Rust name of a structure of the chapter.
    Structure(String),
    /// The Rust name of an enumeration of the chapter.
    Enumeration(String),
}

impl Model {
    /// An endpoint by chapter and name.
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
