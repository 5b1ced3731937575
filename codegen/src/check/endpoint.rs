//! Checks a single endpoint.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{
    About, Encoding, Endpoint, Field, Fill, FillSource, OldName, Parameter, Response, Structure,
    Type,
};
use crate::names::{compound_type_name, method_name, screaming_snake_case, upper_camel_case};
use crate::syntax::{self, Auth, FieldKind, Legacy, Place, Text};

use super::checker::{Checker, TakenNames};
use super::definitions::values;
use super::types::{Scope, Types};

/// The request and response of an endpoint, with all types resolved.
pub(super) struct Content {
    type_name: String,
    encoding: Encoding,
    fields: Vec<(Place, Field)>,
    response: Response,
}

impl Checker<'_, '_> {
    /// Resolves the types that an endpoint uses, and registers their names.
    pub(super) fn resolve_content(
        &mut self,
        types: &mut Types,
        endpoint: &syntax::Endpoint,
    ) -> Content {
        let name = &endpoint.name;
        // An invalid name has already been reported. In that case, the endpoint's types are checked under a placeholder
        // name.
        let type_name = upper_camel_case(&name.value).unwrap_or_else(|| "Endpoint".to_owned());
        self.take_type_name(types, &type_name, name.location, "request");
        self.take_type_name(
            types,
            &compound_type_name(&type_name, "Call"),
            name.location,
            "call",
        );
        Content {
            encoding: self.check_encoding(endpoint),
            fields: self.check_request_fields(types, &type_name, endpoint),
            response: self.resolve_response(types, &type_name, endpoint),
            type_name,
        }
    }

    /// Checks an endpoint and builds its model. Returns `None` if an error that makes this impossible has been
    /// reported.
    pub(super) fn check_endpoint(
        &mut self,
        chapter: &syntax::Chapter,
        endpoint: &syntax::Endpoint,
        content: Content,
        renamed_from: Vec<OldName>,
    ) -> Option<Endpoint> {
        let name = &endpoint.name.value;
        self.check_page_addresses(&endpoint.doc);
        let line = self.parse_request_line(&endpoint.request);
        self.check_envelope(&endpoint.envelope);
        let auth = self.resolve_auth(&endpoint.auth);
        if let Some(line) = &line {
            self.check_placeholders(endpoint, &line.placeholders);
        }
        self.check_signature(endpoint);
        self.check_at_least_one(endpoint);
        let fills = self.resolve_fills(endpoint);
        self.report_doubled_parameters(endpoint, &fills, auth.as_ref());
        let pages = self.check_pages(chapter, endpoint);
        let line = line?;
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let (legacy, replaced_by) = match &endpoint.legacy {
            None => (false, None),
            Some(Legacy::Yes) => (true, None),
            Some(Legacy::ReplacedBy(name)) => (true, Some(name.value.clone())),
        };
        Some(Endpoint {
            name: name.clone(),
            method_name: method_name(name)?,
            type_name: content.type_name,
            static_name: screaming_snake_case(name)?,
            renamed_from,
            title: text(&endpoint.title),
            summary: endpoint.summary.value.clone(),
            doc: values(&endpoint.doc),
            method: line.method,
            host: line.host.value,
            path: line.path,
            auth,
            fill: fills.into_iter().map(|(_, fill)| fill).collect(),
            envelope: endpoint.envelope.value.clone(),
            encoding: content.encoding,
            safe: endpoint.safe,
            outcome: text(&endpoint.outcome),
            sandbox: endpoint.sandbox,
            scope: text(&endpoint.scope),
            sign: text(&endpoint.sign),
            legacy,
            replaced_by,
            aliases: values(&endpoint.aliases),
            note: text(&endpoint.note),
            at_least_one: endpoint
                .at_least_one
                .iter()
                .map(|names| values(names))
                .collect(),
            fields: content.fields,
            response: content.response,
            pages,
            issues_token: self.issues_token(&format!("{}.{name}", chapter.name.value)),
        })
    }

    /// Returns `true` if an issuer generated in this run uses the endpoint.
    fn issues_token(&self, name: &str) -> bool {
        let mut issuers = self.model.issuers.values();
        issuers.any(|issuer| issuer.generated && issuer.value.endpoint == name)
    }

    fn check_request_fields(
        &mut self,
        types: &mut Types,
        type_name: &str,
        endpoint: &syntax::Endpoint,
    ) -> Vec<(Place, Field)> {
        let mut seen = TakenNames::new();
        let mut fields = Vec::new();
        for (place, field) in &endpoint.fields {
            let scope = Scope {
                prefix: type_name,
                in_request: true,
                place: Some(*place),
                paged: endpoint.pages.is_some(),
            };
            let checked = self.check_field(types, scope, &mut seen, field);
            fields.extend(checked.map(|field| (*place, field)));
        }
        if endpoint.open_body {
            let body = Field::whole_body();
            if let Some(first) = seen.get(&body.rust) {
                let help = "choose another Rust name for the field: { type = \"...\", rust = \"other_name\" }";
                self.report(Diagnostic::new(
                    first.location,
                    "two fields would have the Rust name `body`",
                    "the other one is the whole body",
                    help,
                ));
            }
            fields.push((Place::Body, body));
        }
        fields
    }

    fn resolve_auth(&mut self, auth: &Auth) -> Option<(String, Parameter)> {
        let Auth::Token {
            credential,
            parameter,
        } = auth
        else {
            return None;
        };
        let Some(known) = self.model.credentials.get(&credential.value) else {
            let known: Vec<String> = self
                .model
                .credentials
                .keys()
                .cloned()
                .chain(["none".to_owned()])
                .collect();
            self.report_undefined("credential", credential, known.iter());
            return None;
        };
        let parameter = parameter
            .clone()
            .map_or_else(|| known.value.parameter.clone(), Parameter::from);
        Some((credential.value.clone(), parameter))
    }

    /// Resolves the parameters that the client fills in. Each is returned along with its location in the catalogue.
    fn resolve_fills(&mut self, endpoint: &syntax::Endpoint) -> Vec<(Location, Fill)> {
        let is_get = endpoint.request.value.starts_with("GET ");
        let default_place = if is_get { Place::Query } else { Place::Body };
        let mut fills = Vec::new();
        for fill in &endpoint.fill {
            let (place, name) = place_and_name(&fill.name.value, default_place);
            let Some(source) = self.resolve_fill_source(&fill.source) else {
                continue;
            };
            let name = name.to_owned();
            let filled = Fill {
                place,
                name,
                source,
            };
            fills.push((fill.name.location, filled));
        }
        fills
    }

    fn resolve_fill_source(&mut self, source: &Text) -> Option<FillSource> {
        Some(match source.value.as_str() {
            "app_id" => FillSource::AppId,
            "app_secret" => FillSource::AppSecret,
            "component_app_id" => FillSource::ComponentAppId,
            "component_app_secret" => FillSource::ComponentAppSecret,
            text => {
                if let Some(constant) = text.strip_prefix('=') {
                    return Some(FillSource::Constant(constant.to_owned()));
                }
                if let Some(name) = text.strip_prefix("credential:") {
                    return self.resolve_filled_credential(source, name);
                }
                self.report(Diagnostic::new(
                    source.location,
                    format!("unknown source `{text}`"),
                    "expected a value of the application, a credential or a constant",
                    format!(
                        "write \"app_id\", \"app_secret\", \"component_app_id\", \"component_app_secret\", a credential as \
                         \"credential:NAME\", or the constant \"={text}\""
                    ),
                ));
                return None;
            }
        })
    }

    /// Resolves a credential used to fill in a parameter.
    ///
    /// Only credentials without issuers are allowed; the caller supplies their tokens. With an issuer, the token might
    /// have to come from the very endpoint that is being called.
    fn resolve_filled_credential(&mut self, source: &Text, name: &str) -> Option<FillSource> {
        let Some(known) = self.model.credentials.get(name) else {
            let name = Text {
                value: name.to_owned(),
                location: source.location,
            };
            let known: Vec<String> = self.model.credentials.keys().cloned().collect();
            self.report_undefined("credential", &name, known.iter());
            return None;
        };
        if known.value.issuers.is_empty() {
            return Some(FillSource::Credential(name.to_owned()));
        }
        self.report(Diagnostic::new(
            source.location,
            format!("`{name}` can't fill a parameter"),
            "this credential has issuers",
            "name a credential without `issuers`, which the caller supplies; to send a token that the client fetches, use `auth`",
        ));
        None
    }

    /// Reports parameters that are set by both the client and the caller, or twice by the client.
    fn report_doubled_parameters(
        &mut self,
        endpoint: &syntax::Endpoint,
        fills: &[(Location, Fill)],
        auth: Option<&(String, Parameter)>,
    ) {
        let mut given: BTreeMap<(Place, String), (Location, &str)> = BTreeMap::new();
        let key = |place: Place, name: &str| match place {
            Place::Header => (place, name.to_ascii_lowercase()),
            _ => (place, name.to_owned()),
        };
        for (place, field) in &endpoint.fields {
            let by = (field.name.location, "a field of the request");
            given.insert(key(*place, &field.name.value), by);
        }
        let filled = fills.iter().map(|(location, fill)| {
            let by = (*location, "filled here");
            (fill.place, fill.name.as_str(), by)
        });
        let token = auth.and_then(|(_, parameter)| {
            let location = match &endpoint.auth {
                Auth::Token {
                    parameter: Some(parameter),
                    ..
                } => parameter.name.location,
                Auth::Token { credential, .. } => credential.location,
                Auth::None => return None,
            };
            let by = (location, "the token uses this parameter");
            Some((parameter.place, parameter.name.as_str(), by))
        });
        let signature = endpoint.sign.as_ref().and_then(|sign| {
            let parameter = &self.model.signatures.get(&sign.value)?.value.parameter;
            let by = (sign.location, "the signature uses this parameter");
            Some((parameter.place, parameter.name.clone(), by))
        });
        let signature = signature
            .iter()
            .map(|(place, name, by)| (*place, name.as_str(), *by));
        for (place, name, by) in filled.chain(token).chain(signature) {
            if let Some((first, label)) = given.insert(key(place, name), by) {
                let (location, second) = by;
                self.report(
                    Diagnostic::new(
                        location,
                        format!("`{name}` would be in the {} twice", place.key()),
                        second,
                        "remove one of the two: a parameter is set once, by a field, `fill`, `auth` or `sign`",
                    )
                    .and(first, label),
                );
            }
        }
    }

    fn check_placeholders(&mut self, endpoint: &syntax::Endpoint, placeholders: &[Text]) {
        let fields = || {
            endpoint
                .fields
                .iter()
                .filter(|(place, _)| *place == Place::Path)
                .map(|(_, field)| field)
        };
        for placeholder in placeholders {
            if !fields().any(|field| field.name.value == placeholder.value) {
                let title = format!("placeholder `{{{}}}` has no field", placeholder.value);
                let help = format!("add {} = \"string\" to [endpoint.path]", placeholder.value);
                self.report(Diagnostic::new(
                    placeholder.location,
                    title,
                    "no field of [endpoint.path] has this name",
                    help,
                ));
            }
        }
        for field in fields() {
            if !placeholders
                .iter()
                .any(|placeholder| placeholder.value == field.name.value)
            {
                let title = format!("path field `{}` has no placeholder", field.name.value);
                let help = format!(
                    "add {{{}}} to the path, or move the field to [endpoint.query]",
                    field.name.value
                );
                self.report(
                    Diagnostic::new(
                        field.name.location,
                        title,
                        "does not occur in the path",
                        help,
                    )
                    .and(endpoint.request.location, "the path"),
                );
            }
        }
    }

    fn check_signature(&mut self, endpoint: &syntax::Endpoint) {
        let local = || {
            let fields = endpoint.fields.iter();
            fields
                .filter(|(place, _)| *place == Place::Local)
                .map(|(_, field)| &field.name)
        };
        let needed = match &endpoint.sign {
            None => Vec::new(),
            Some(sign) => match self.model.signatures.get(&sign.value) {
                Some(signature) => signature.value.local.clone(),
                None => {
                    let known: Vec<String> = self.model.signatures.keys().cloned().collect();
                    self.report_undefined("signature", sign, known.iter());
                    return;
                }
            },
        };
        for name in local().filter(|name| !needed.contains(&name.value)) {
            let help = match &endpoint.sign {
                None => {
                    "add sign = \"...\" with the signature that uses it, or move it to [endpoint.query] or [endpoint.body] if it is sent"
                }
                Some(_) => {
                    "remove it, or move it to [endpoint.query] or [endpoint.body] if it is sent"
                }
            };
            self.report(Diagnostic::new(
                name.location,
                format!("local field `{}` has no effect", name.value),
                "not sent, and no signature uses it",
                help,
            ));
        }
        let Some(sign) = &endpoint.sign else { return };
        for needed in needed
            .iter()
            .filter(|needed| !local().any(|name| name.value == **needed))
        {
            self.report(Diagnostic::new(
                sign.location,
                format!("signature `{}` needs the field `{needed}`", sign.value),
                format!("`{needed}` is not in [endpoint.local]"),
                format!(
                    "add {needed} = {{ type = \"string\", secret = true }} to [endpoint.local]"
                ),
            ));
        }
    }

    fn check_at_least_one(&mut self, endpoint: &syntax::Endpoint) {
        let fields = || endpoint.fields.iter().map(|(_, field)| field);
        let known: Vec<String> = fields().map(|field| field.name.value.clone()).collect();
        for name in endpoint.at_least_one.iter().flatten() {
            let Some(field) = fields().find(|field| field.name.value == name.value) else {
                self.report_unknown("field", name, known.iter());
                continue;
            };
            let optional = field.optional || matches!(field.kind, FieldKind::Unknown);
            if !optional || field.default.is_some() {
                let (label, help) = if optional {
                    (
                        "this field has a default",
                        "remove it from `at_least_one`, or remove its default",
                    )
                } else {
                    (
                        "this field is required anyway",
                        "remove it from `at_least_one`, or make the field optional with `?`",
                    )
                };
                self.report(
                    Diagnostic::new(
                        name.location,
                        "`at_least_one` has no effect here",
                        label,
                        help,
                    )
                    .and(field.name.location, "the field"),
                );
            }
        }
        for names in &endpoint.at_least_one {
            if let [only] = &names[..] {
                self.report(Diagnostic::new(
                    only.location,
                    "`at_least_one` needs more than one field",
                    "the only field of this group",
                    "name the other fields, or make this one required by removing its `?`",
                ));
            }
        }
    }

    fn resolve_response(
        &mut self,
        types: &mut Types,
        type_name: &str,
        endpoint: &syntax::Endpoint,
    ) -> Response {
        let rust = compound_type_name(type_name, "Response");
        let scope = Scope {
            prefix: &rust,
            in_request: false,
            place: None,
            paged: false,
        };
        match &endpoint.response {
            syntax::Response::Nothing | syntax::Response::Unknown => Response::Nothing,
            syntax::Response::Binary => Response::Binary,
            syntax::Response::Type(ty, location) => {
                let payload = self.resolve_type(types, scope, ty);
                if let Some(payload) = &payload {
                    self.check_payload_file(payload, *location);
                }
                payload.map_or(Response::Nothing, Response::Payload)
            }
            syntax::Response::Fields(fields) => {
                self.take_type_name(types, &rust, endpoint.name.location, "response");
                let fields = self.check_fields(types, scope, fields);
                types.push(Structure {
                    rust: rust.clone(),
                    about: About::AnswerTo(type_name.to_owned()),
                    doc: Vec::new(),
                    fields,
                    in_request: false,
                    signed_uri: None,
                });
                Response::Payload(Type::Structure(rust))
            }
        }
    }
}

/// Splits a name such as `query.name` into a place and a name. If the place is missing, `default` is used.
fn place_and_name(written: &str, default: Place) -> (Place, &str) {
    let places = [
        ("query.", Place::Query),
        ("body.", Place::Body),
        ("header.", Place::Header),
    ];
    places
        .iter()
        .find_map(|(prefix, place)| Some((*place, written.strip_prefix(prefix)?)))
        .unwrap_or((default, written))
}
