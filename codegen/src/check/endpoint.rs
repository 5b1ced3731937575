//! Checks one endpoint.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Endpoint, Field, Fill, FillSource, Parameter, Response, Structure, Type};
use crate::names::{camel, shouting, snake};
use crate::syntax::{self, Auth, Legacy, Place, Text};

use super::Checker;
use super::definitions::values;
use super::fields::{Scope, Types};

impl Checker<'_, '_> {
    pub(super) fn endpoint(
        &mut self,
        types: &mut Types,
        endpoint: &syntax::Endpoint,
    ) -> Option<Endpoint> {
        let method_name = self.rust_name(&endpoint.name, snake, "rename it")?;
        let (type_name, static_name) = (
            camel(&endpoint.name.value)?,
            shouting(&endpoint.name.value)?,
        );
        self.type_name(types, &type_name, endpoint.name.location, "request");
        self.type_name(
            types,
            &format!("{type_name}Call"),
            endpoint.name.location,
            "call",
        );

        let line = self.request_line(&endpoint.request);
        self.known_envelope(&endpoint.envelope);
        let auth = self.auth(&endpoint.auth);
        if let Some(encoding) = &endpoint.encoding {
            self.one_of("encoding", encoding, &["json", "form"]);
        }
        let mut seen = BTreeMap::new();
        let scope = Scope {
            prefix: &type_name,
            in_request: true,
        };
        let mut fields = Vec::new();
        for (place, field) in &endpoint.fields {
            fields.extend(
                self.field(types, scope, &mut seen, field)
                    .map(|field| (*place, field)),
            );
        }
        if endpoint.open_body {
            let body = Field::whole_body();
            if let Some(first) = seen.get(&body.rust) {
                let help = "give the field another name in Rust: { type = \"...\", rust = \"other_name\" }";
                self.report(Diagnostic::new(
                    *first,
                    "two fields would be called `body` in Rust",
                    "the other is the body",
                    help,
                ));
            }
            fields.push((Place::Body, body));
        }
        if let Some(line) = &line {
            self.placeholders_have_fields(endpoint, &line.placeholders);
        }
        self.signature(endpoint);
        self.at_least_one(endpoint);
        let response = self.response(types, &type_name, endpoint);
        let line = line?;
        let default_place = if line.method == "GET" {
            Place::Query
        } else {
            Place::Body
        };
        let fill = endpoint
            .fill
            .iter()
            .filter_map(|fill| self.fill(default_place, endpoint, fill))
            .collect();
        let (legacy, replaced_by) = match &endpoint.legacy {
            None => (false, None),
            Some(Legacy::Yes) => (true, None),
            Some(Legacy::ReplacedBy(name)) => (true, Some(name.value.clone())),
        };
        Some(Endpoint {
            name: endpoint.name.value.clone(),
            method_name,
            type_name,
            static_name,
            title: endpoint.title.as_ref().map(|title| title.value.clone()),
            summary: endpoint.summary.value.clone(),
            doc: values(endpoint.doc.clone()),
            method: line.method,
            host: line.host.value,
            path: line.path,
            auth,
            fill,
            envelope: endpoint.envelope.value.clone(),
            form: endpoint
                .encoding
                .as_ref()
                .is_some_and(|encoding| encoding.value == "form"),
            safe: endpoint.safe,
            sandbox: endpoint.sandbox,
            scope: endpoint.scope.as_ref().map(|scope| scope.value.clone()),
            sign: endpoint.sign.as_ref().map(|sign| sign.value.clone()),
            legacy,
            replaced_by,
            aliases: values(endpoint.aliases.clone()),
            note: endpoint.note.as_ref().map(|note| note.value.clone()),
            at_least_one: endpoint.at_least_one.iter().cloned().map(values).collect(),
            fields,
            response,
        })
    }

    fn auth(&mut self, auth: &Auth) -> Option<(String, Parameter)> {
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
            self.unknown("credential", credential, known.iter());
            return None;
        };
        let parameter = parameter
            .clone()
            .map_or_else(|| known.is.parameter.clone(), Parameter::from);
        Some((credential.value.clone(), parameter))
    }

    fn fill(
        &mut self,
        default_place: Place,
        endpoint: &syntax::Endpoint,
        fill: &syntax::Fill,
    ) -> Option<Fill> {
        let places = [
            ("query.", Place::Query),
            ("body.", Place::Body),
            ("header.", Place::Header),
        ];
        let placed = places
            .iter()
            .find_map(|(prefix, place)| Some((fill.name.value.strip_prefix(prefix)?, *place)));
        let (name, place) = placed.unwrap_or((&fill.name.value, default_place));
        if let Some((_, field)) = endpoint
            .fields
            .iter()
            .find(|(at, field)| *at == place && field.name.value == name)
        {
            let title = format!("`{name}` is filled and given");
            let help = "take it out of `fill`, or out of the fields";
            self.report(
                Diagnostic::new(fill.name.location, title, "filled here", help)
                    .and(field.name.location, "given here"),
            );
        }
        let source = match fill.source.value.as_str() {
            "app_id" => FillSource::AppId,
            "app_secret" => FillSource::AppSecret,
            text => match text.strip_prefix('=') {
                Some(constant) => FillSource::Constant(constant.to_owned()),
                None => {
                    let known = [
                        "app_id".to_owned(),
                        "app_secret".to_owned(),
                        format!("={text}"),
                    ];
                    self.unknown("source", &fill.source, known.iter());
                    return None;
                }
            },
        };
        Some(Fill {
            place,
            name: name.to_owned(),
            source,
        })
    }

    fn placeholders_have_fields(&mut self, endpoint: &syntax::Endpoint, placeholders: &[Text]) {
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
                    "nothing fills it",
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
                    "write {{{}}} into the path, or move the field to [endpoint.query]",
                    field.name.value
                );
                self.report(
                    Diagnostic::new(
                        field.name.location,
                        title,
                        "stands nowhere in the path",
                        help,
                    )
                    .and(endpoint.request.location, "the path"),
                );
            }
        }
    }

    fn signature(&mut self, endpoint: &syntax::Endpoint) {
        let local: Vec<&str> = endpoint
            .fields
            .iter()
            .filter(|(place, _)| *place == Place::Local)
            .map(|(_, field)| field.name.value.as_str())
            .collect();
        let Some(sign) = &endpoint.sign else { return };
        let Some(signature) = self.model.signatures.get(&sign.value) else {
            let known: Vec<String> = self.model.signatures.keys().cloned().collect();
            self.unknown("signature", sign, known.iter());
            return;
        };
        let missing: Vec<String> = signature
            .is
            .local
            .iter()
            .filter(|needed| !local.contains(&needed.as_str()))
            .cloned()
            .collect();
        for needed in missing {
            let title = format!("signature `{}` needs the field `{needed}`", sign.value);
            let help = format!(
                "add {needed} = {{ type = \"string\", secret = true }} to [endpoint.local]"
            );
            self.report(Diagnostic::new(
                sign.location,
                title,
                "signed with it",
                help,
            ));
        }
    }

    fn at_least_one(&mut self, endpoint: &syntax::Endpoint) {
        let known: Vec<String> = endpoint
            .fields
            .iter()
            .map(|(_, field)| field.name.value.clone())
            .collect();
        for name in endpoint.at_least_one.iter().flatten() {
            if !known.contains(&name.value) {
                self.unknown("field", name, known.iter());
            }
        }
    }

    fn response(
        &mut self,
        types: &mut Types,
        type_name: &str,
        endpoint: &syntax::Endpoint,
    ) -> Response {
        let rust = format!("{type_name}Response");
        let scope = Scope {
            prefix: &rust,
            in_request: false,
        };
        match &endpoint.response {
            syntax::Response::Nothing => Response::Nothing,
            syntax::Response::Binary => Response::Binary,
            syntax::Response::Type(ty) => self
                .ty(types, scope, ty)
                .map_or(Response::Nothing, Response::Payload),
            syntax::Response::Fields(fields) => {
                self.type_name(types, &rust, endpoint.name.location, "response");
                let fields = self.fields(types, scope, fields);
                let summary = format!("Answer to [`{type_name}`].");
                types.push(Structure {
                    rust: rust.clone(),
                    summary,
                    fields,
                    in_request: false,
                });
                Response::Payload(Type::Structure(rust))
            }
        }
    }
}
