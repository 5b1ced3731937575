//! Checks fields and the structures nested in them.

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::{About, Field, Structure, Type};
use crate::names::{self, compound_type_name, upper_camel_case};
use crate::syntax::{self, FieldKind, Shape, Text};

use super::checker::{Checker, TakenNames};
use super::definitions::values;
use super::types::{Scope, Types};

impl Checker<'_, '_> {
    /// Checks all fields of a table.
    pub(super) fn check_fields(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        fields: &[syntax::Field],
    ) -> Vec<Field> {
        let mut seen = TakenNames::new();
        fields
            .iter()
            .filter_map(|field| self.check_field(types, scope, &mut seen, field))
            .collect()
    }

    /// Checks a field. `seen` contains the Rust names of the preceding fields in the same table.
    ///
    /// Returns `None` if an error that makes the field unusable has been reported.
    pub(super) fn check_field(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        seen: &mut TakenNames,
        field: &syntax::Field,
    ) -> Option<Field> {
        let written = field.rust.as_ref().unwrap_or(&field.name);
        let make = match (scope.in_request, scope.paged) {
            (_, true) => names::paged_setter_name,
            (true, false) => names::setter_name,
            (false, false) => names::field_name,
        };
        let rust = self.make_rust_name(written, make, "choose a Rust name for it: rust = \"name\"");
        if let Some(rust) = &rust {
            let help = "choose another Rust name for one of the two: { type = \"...\", rust = \"other_name\" }";
            self.take_name(seen, rust, &field.name, "field", help);
        }
        let ty = match &field.kind {
            FieldKind::Unknown => None,
            FieldKind::Type(ty) => self.resolve_type(types, scope, ty),
            FieldKind::Nested {
                shape,
                fields,
                name,
            } => self.check_nested(types, scope, field, *shape, fields, name.as_ref()),
        };
        let ty = ty?;
        self.report_idle_keys(scope, field, &ty);
        self.check_join(scope, field, &ty);
        self.check_file(scope, field, &ty);
        self.check_value(field, &ty, "default", field.default.as_ref());
        self.check_value(field, &ty, "example", field.example.as_ref());
        Some(Field {
            wire: field.name.value.clone(),
            rust: rust?,
            ty,
            optional: field.optional,
            doc: field.doc.as_ref().map(|doc| doc.value.clone()),
            secret: field.secret,
            default: field.default.as_ref().map(|default| default.value.clone()),
            example: field.example.as_ref().map(|example| example.value.clone()),
            also: values(&field.also),
            max_bytes: field.max_bytes.as_ref().map(|limit| limit.value),
            max_items: field.max_items.as_ref().map(|limit| limit.value),
            join: field.join.as_ref().map(|separator| separator.value.clone()),
        })
    }

    /// Reports keys that have no effect on the field, and types that are not allowed in its context.
    fn report_idle_keys(&mut self, scope: Scope<'_>, field: &syntax::Field, ty: &Type) {
        let mut idle = |key: &str, location: Location, label: &str, help: &str| {
            self.report(Diagnostic::new(
                location,
                format!("`{key}` has no effect here"),
                label,
                help,
            ));
        };
        let place = |limit: &Option<At<usize>>| limit.as_ref().map(|limit| limit.location);
        let request_only = [
            ("default", field.default.as_ref().map(|json| json.location)),
            ("max_bytes", place(&field.max_bytes)),
            ("max_items", place(&field.max_items)),
        ];
        if scope.in_request {
            if let Some(also) = field.also.first() {
                let help = "remove it: only a field that is read can have other names";
                idle("also", also.location, "this field is sent, not read", help);
            }
            if let Some(limit) = place(&field.max_bytes).filter(|_| !has_text(ty)) {
                let help = "remove it: it limits strings, including those in lists and maps";
                idle("max_bytes", limit, "this field holds no strings", help);
            }
            if let Some(limit) = place(&field.max_items).filter(|_| !has_items(ty)) {
                let help = "remove it: it limits lists and maps";
                idle(
                    "max_items",
                    limit,
                    "this field is neither a list nor a map",
                    help,
                );
            }
        } else {
            for (key, location) in request_only {
                if let Some(location) = location {
                    let help = "remove it: only fields that are sent have limits and defaults";
                    idle(key, location, "this field is read, not sent", help);
                }
            }
            if holds(ty, &|ty| *ty == Type::Scalar) {
                self.report(Diagnostic::new(
                    field.name.location,
                    "a `scalar` is not allowed here",
                    "this field is read, not sent",
                    "write \"string\", which also reads numbers and booleans",
                ));
            }
        }
    }

    /// Reports a default or an example that is not in the form in which the field is sent.
    fn check_value(&mut self, field: &syntax::Field, ty: &Type, key: &str, text: Option<&Text>) {
        let joined = field.join.is_some() && matches!(ty, Type::List(_));
        let file = holds(ty, &|ty| *ty == Type::File);
        let fits = |value: &serde_json::Value| match joined {
            true => value.is_string(),
            false => fits(ty, value),
        };
        if let Some(text) = text
            && let Ok(value) = serde_json::from_str(&text.value)
            && (file || !fits(&value))
        {
            let instead = match ty {
                _ if joined => "write the joined text, as it is sent",
                Type::Flag => "write 1 or 0, as it is sent",
                Type::JsonString(_) => "write the JSON as a string, as it is sent",
                _ => "write a value of the field's type",
            };
            let help = if file {
                "remove it: only the caller can supply a file".to_owned()
            } else {
                format!("{instead}, or remove the {key}")
            };
            self.report(Diagnostic::new(
                text.location,
                format!("the {key} has the wrong type"),
                "does not match the field's type",
                help,
            ));
        }
    }

    fn check_nested(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        field: &syntax::Field,
        shape: Shape,
        fields: &[syntax::Field],
        name: Option<&Text>,
    ) -> Option<Type> {
        let rust = match name {
            Some(name) => self.make_rust_name(name, upper_camel_case, "rename it")?,
            None => {
                let own = upper_camel_case(
                    field
                        .rust
                        .as_ref()
                        .map_or(&field.name.value, |rust| &rust.value),
                )?;
                compound_type_name(scope.prefix, &own)
            }
        };
        let location = name.unwrap_or(&field.name).location;
        self.take_type_name(types, &rust, location, "nested structure");
        let inner = Scope {
            prefix: &rust,
            place: None,
            paged: false,
            ..scope
        };
        let fields = self.check_fields(types, inner, fields);
        let about = match &field.doc {
            Some(doc) => About::Sentence(doc.value.clone()),
            None => About::FieldOf {
                field: field.name.value.clone(),
                rust: scope.prefix.to_owned(),
            },
        };
        types.push(Structure {
            rust: rust.clone(),
            about,
            doc: Vec::new(),
            fields,
            in_request: scope.in_request,
            signed_uri: None,
        });
        let ty = Type::Structure(rust);
        Some(match shape {
            Shape::Object => ty,
            Shape::List => Type::List(Box::new(ty)),
            Shape::Map => Type::Map(Box::new(ty)),
        })
    }
}

/// Returns `true` if the predicate `kind` matches the type itself or a type nested inside it.
pub(super) fn holds(ty: &Type, kind: &dyn Fn(&Type) -> bool) -> bool {
    let inside = match ty {
        Type::List(inner) | Type::Map(inner) | Type::JsonString(inner) => holds(inner, kind),
        _ => false,
    };
    inside || kind(ty)
}

/// Returns `true` if `max_bytes` can apply to the type, because it contains strings.
fn has_text(ty: &Type) -> bool {
    holds(ty, &|ty| {
        matches!(ty, Type::String | Type::Scalar | Type::Enumeration(_))
    })
}

/// Returns `true` if `max_items` can apply to the type, because it contains lists or maps.
fn has_items(ty: &Type) -> bool {
    holds(ty, &|ty| matches!(ty, Type::List(_) | Type::Map(_)))
}

/// Returns `true` if a default or an example is a valid value of the field's type.
fn fits(ty: &Type, value: &serde_json::Value) -> bool {
    match ty {
        Type::String | Type::Scalar | Type::Enumeration(_) => value.is_string(),
        Type::I32 => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Type::I64 => value.is_i64(),
        Type::F64 => value.is_number(),
        Type::Bool => value.is_boolean(),
        // Defaults are written in the form in which they are sent.
        Type::Flag => value
            .as_i64()
            .is_some_and(|number| number == 0 || number == 1),
        Type::Json => true,
        Type::JsonString(_) => value.is_string(),
        Type::List(inner) => value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| fits(inner, item))),
        Type::Map(inner) => value
            .as_object()
            .is_some_and(|members| members.values().all(|member| fits(inner, member))),
        // The catalogue has no way to represent a file.
        Type::File => false,
        Type::Structure(_) => value.is_object(),
    }
}
