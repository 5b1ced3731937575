//! Fields and the types they make.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Field, Structure, Type};
use crate::names::{camel, snake};
use crate::syntax::{self, FieldKind, Plain, Shape, Text};

use super::Checker;
use super::definitions::values;

/// The types of one chapter: what their Rust names are and where they were written.
pub(super) struct Types {
    rust_names: BTreeMap<String, (Location, &'static str)>,
    declared: BTreeMap<String, Declared>,
    structures: Vec<Structure>,
}

/// A `[structure.name]` or `[enum.name]`.
struct Declared {
    rust: String,
    location: Location,
    is_structure: bool,
    used: bool,
    in_request: bool,
}

/// Where fields stand.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// What nested structures' names start with.
    pub(super) prefix: &'a str,
    pub(super) in_request: bool,
}

impl Types {
    pub(super) fn new() -> Self {
        Self {
            rust_names: BTreeMap::new(),
            declared: BTreeMap::new(),
            structures: Vec::new(),
        }
    }

    /// Takes a Rust name; `Some`: it was taken already, there and by that.
    pub(super) fn reserve(
        &mut self,
        rust: &str,
        location: Location,
        what: &'static str,
    ) -> Option<(Location, &'static str)> {
        match self.rust_names.get(rust) {
            Some(first) => Some(*first),
            None => {
                self.rust_names.insert(rust.to_owned(), (location, what));
                None
            }
        }
    }

    /// Notes a named structure or enumeration.
    pub(super) fn declare(
        &mut self,
        checker: &mut Checker<'_, '_>,
        name: &Text,
        what: &'static str,
    ) {
        let Some(rust) = checker.rust_name(name, camel, "rename it") else {
            return;
        };
        checker.type_name(self, &rust, name.location, what);
        let is_structure = what == "structure";
        let declared = Declared {
            rust,
            location: name.location,
            is_structure,
            used: false,
            in_request: false,
        };
        self.declared.insert(name.value.clone(), declared);
    }

    pub(super) fn push(&mut self, structure: Structure) {
        self.structures.push(structure);
    }

    pub(super) fn into_structures(self) -> Vec<Structure> {
        self.structures
    }
}

impl Checker<'_, '_> {
    /// Takes the name of a type, or reports that another has it.
    pub(super) fn type_name(
        &mut self,
        types: &mut Types,
        rust: &str,
        location: Location,
        what: &'static str,
    ) {
        if let Some((first, other)) = types.reserve(rust, location, what) {
            let title = format!("two types would be called `{rust}` in Rust");
            let help = "rename one of the two; a nested structure is renamed with `name`";
            self.report(
                Diagnostic::new(location, title, format!("this {what}"), help)
                    .and(first, format!("and this: {other}")),
            );
        }
    }

    /// The fields of a table.
    pub(super) fn fields(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        fields: &[syntax::Field],
    ) -> Vec<Field> {
        let mut seen: BTreeMap<String, Location> = BTreeMap::new();
        fields
            .iter()
            .filter_map(|field| self.field(types, scope, &mut seen, field))
            .collect()
    }

    /// One field; `seen` holds the Rust names around it.
    pub(super) fn field(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        seen: &mut BTreeMap<String, Location>,
        field: &syntax::Field,
    ) -> Option<Field> {
        let written = field.rust.as_ref().unwrap_or(&field.name);
        let rust = self.rust_name(written, snake, "say what to call it: rust = \"name\"")?;
        if let Some(first) = seen.insert(rust.clone(), field.name.location) {
            let title = format!("two fields would be called `{rust}` in Rust");
            let help = "give one of the two another name in Rust: { type = \"...\", rust = \"other_name\" }";
            self.report(
                Diagnostic::new(field.name.location, title, "the second one", help)
                    .and(first, "the first one"),
            );
        }
        let ty = match &field.kind {
            FieldKind::Type(ty) => self.ty(types, scope, ty)?,
            FieldKind::Nested {
                shape,
                fields,
                name,
            } => self.nested(types, scope, field, *shape, fields, name.as_ref())?,
        };
        self.effect(scope, field, &ty);
        Some(Field {
            wire: field.name.value.clone(),
            rust,
            ty,
            optional: field.optional,
            doc: field.doc.as_ref().map(|doc| doc.value.clone()),
            secret: field.secret,
            default: field.default.as_ref().map(|default| default.value.clone()),
            also: values(field.also.clone()),
            max_bytes: field.max_bytes,
            max_items: field.max_items,
        })
    }

    /// Reports keys that would do nothing, and a default that is of another type.
    fn effect(&mut self, scope: Scope<'_>, field: &syntax::Field, ty: &Type) {
        let title = |key: &str| format!("`{key}` does nothing here");
        if !scope.in_request {
            let limits = [
                ("max_bytes", field.max_bytes.is_some()),
                ("max_items", field.max_items.is_some()),
            ];
            for (key, _) in limits
                .iter()
                .chain([&("default", field.default.is_some())])
                .filter(|(_, given)| *given)
            {
                let label = "a field of an answer";
                self.report(Diagnostic::new(
                    field.name.location,
                    title(key),
                    label,
                    "only fields of requests take it",
                ));
            }
        }
        if scope.in_request && !field.also.is_empty() {
            let label = "a field of a request";
            self.report(Diagnostic::new(
                field.name.location,
                title("also"),
                label,
                "only fields of answers take it",
            ));
        }
        if let Some(default) = &field.default
            && let Ok(value) = serde_json::from_str(&default.value)
            && !fits(ty, &value)
        {
            let label = "not of the field's type";
            let help = "write a value of the type, or take the default out";
            self.report(Diagnostic::new(
                default.location,
                "a default of another type",
                label,
                help,
            ));
        }
    }

    fn nested(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        field: &syntax::Field,
        shape: Shape,
        fields: &[syntax::Field],
        name: Option<&Text>,
    ) -> Option<Type> {
        let rust = match name {
            Some(name) => self.rust_name(name, camel, "rename it")?,
            None => format!("{}{}", scope.prefix, camel(&field.name.value)?),
        };
        self.type_name(
            types,
            &rust,
            name.unwrap_or(&field.name).location,
            "nested structure",
        );
        let fields = self.fields(
            types,
            Scope {
                prefix: &rust,
                ..scope
            },
            fields,
        );
        let summary = match &field.doc {
            Some(doc) => doc.value.clone(),
            None => format!("`{}` of [`{}`].", field.name.value, scope.prefix),
        };
        types.structures.push(Structure {
            rust: rust.clone(),
            summary,
            fields,
            in_request: scope.in_request,
        });
        let ty = Type::Structure(rust);
        Some(match shape {
            Shape::Object => ty,
            Shape::List => Type::List(Box::new(ty)),
            Shape::Map => Type::Map(Box::new(ty)),
        })
    }

    /// Resolves a type.
    pub(super) fn ty(
        &mut self,
        types: &mut Types,
        scope: Scope<'_>,
        ty: &syntax::Type,
    ) -> Option<Type> {
        Some(match ty {
            syntax::Type::Plain(plain) => match plain {
                Plain::String => Type::String,
                Plain::I32 => Type::I32,
                Plain::I64 => Type::I64,
                Plain::F64 => Type::F64,
                Plain::Bool => Type::Bool,
                Plain::Flag => Type::Flag,
                Plain::Json => Type::Json,
                Plain::Scalar => Type::Scalar,
            },
            syntax::Type::List(inner) => Type::List(Box::new(self.ty(types, scope, inner)?)),
            syntax::Type::Map(inner) => Type::Map(Box::new(self.ty(types, scope, inner)?)),
            syntax::Type::JsonString(inner) => {
                Type::JsonString(Box::new(self.ty(types, scope, inner)?))
            }
            syntax::Type::Named(name, location) => {
                let Some(declared) = types.declared.get_mut(name) else {
                    let known: Vec<String> = Plain::ALL
                        .iter()
                        .map(|(name, _)| (*name).to_owned())
                        .chain(types.declared.keys().cloned())
                        .collect();
                    let name = Text {
                        value: name.clone(),
                        location: *location,
                    };
                    self.unknown("type", &name, known.iter());
                    return None;
                };
                declared.used = true;
                declared.in_request |= scope.in_request;
                if declared.is_structure {
                    Type::Structure(declared.rust.clone())
                } else {
                    Type::Enumeration(declared.rust.clone())
                }
            }
        })
    }

    /// Resolves the named structures once it is known which are part of requests.
    pub(super) fn structures(&mut self, types: &mut Types, structures: &[syntax::Structure]) {
        // A structure inside one that is sent is sent too; each round finds at least one more.
        for _ in structures {
            for structure in structures {
                let sent = types
                    .declared
                    .get(&structure.name.value)
                    .is_some_and(|declared| declared.in_request);
                if sent {
                    structure
                        .fields
                        .iter()
                        .for_each(|field| mark_sent(types, field));
                }
            }
        }
        for structure in structures {
            let Some(declared) = types.declared.get(&structure.name.value) else {
                continue;
            };
            let (rust, in_request) = (declared.rust.clone(), declared.in_request);
            let fields = self.fields(
                types,
                Scope {
                    prefix: &rust,
                    in_request,
                },
                &structure.fields,
            );
            types.structures.push(Structure {
                rust,
                summary: structure.summary.value.clone(),
                fields,
                in_request,
            });
        }
        let unused = types.declared.iter().filter(|(_, declared)| !declared.used);
        let unused: Vec<(String, Location)> = unused
            .map(|(name, declared)| (name.clone(), declared.location))
            .collect();
        for (name, location) in unused {
            let title = format!("`{name}` is used nowhere");
            self.report(Diagnostic::new(
                location,
                title,
                "no field has this type",
                "use it, or take it out",
            ));
        }
    }
}

fn mark_sent(types: &mut Types, field: &syntax::Field) {
    match &field.kind {
        FieldKind::Type(ty) => {
            let mut ty = ty;
            while let syntax::Type::List(inner)
            | syntax::Type::Map(inner)
            | syntax::Type::JsonString(inner) = ty
            {
                ty = inner;
            }
            if let syntax::Type::Named(name, _) = ty
                && let Some(declared) = types.declared.get_mut(name)
            {
                declared.in_request = true;
            }
        }
        FieldKind::Nested { fields, .. } => fields.iter().for_each(|field| mark_sent(types, field)),
    }
}

/// Whether a default is of the field's type.
fn fits(ty: &Type, value: &serde_json::Value) -> bool {
    match ty {
        Type::String | Type::Scalar | Type::Enumeration(_) => value.is_string(),
        Type::I32 => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Type::I64 => value.is_i64(),
        Type::F64 => value.is_number(),
        Type::Bool => value.is_boolean(),
        // A default is written as it goes over the wire.
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
        Type::Structure(_) => value.is_object(),
    }
}
