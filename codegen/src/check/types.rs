//! Keeps track of a chapter's types: their Rust names, the references to them, and the structures to generate.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{About, Field, Structure, Type};
use crate::names::upper_camel_case;
use crate::syntax::{self, FieldKind, Place, Plain, Text};

use super::checker::Checker;

pub(super) struct Types {
    /// The Rust names in use. Each is mapped to the location of its type and the type's description in diagnostics,
    /// such as "request".
    rust_names: BTreeMap<String, (Location, &'static str)>,
    declared: BTreeMap<String, Declared>,
    structures: Vec<Structure>,
}

/// A type declared with `[structure.NAME]` or `[enum.NAME]`.
struct Declared {
    rust: String,
    location: Location,
    is_structure: bool,
    used: bool,
    in_request: bool,
}

/// The context of a table of fields.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The prefix for the names of nested structures.
    pub(super) prefix: &'a str,
    pub(super) in_request: bool,
    /// The part of the request that contains the fields, or `None` if the fields belong to a response or an event, or
    /// are nested inside another field.
    pub(super) place: Option<Place>,
    /// Whether the fields belong to a paginated request. Such a request has additional methods, and no setter can have
    /// the name of one of them.
    pub(super) paged: bool,
}

impl Types {
    pub(super) fn new() -> Self {
        Self {
            rust_names: BTreeMap::new(),
            declared: BTreeMap::new(),
            structures: Vec::new(),
        }
    }

    /// Registers a Rust name. If the name is already in use, returns the location and description of the type that uses
    /// it.
    pub(super) fn reserve(
        &mut self,
        rust: &str,
        location: Location,
        what: &'static str,
    ) -> Option<(Location, &'static str)> {
        if let Some(first) = self.rust_names.get(rust) {
            return Some(*first);
        }
        self.rust_names.insert(rust.to_owned(), (location, what));
        None
    }

    /// Registers a structure or enumeration declared in the chapter.
    pub(super) fn declare(
        &mut self,
        checker: &mut Checker<'_, '_>,
        name: &Text,
        what: &'static str,
    ) {
        let Some(rust) = checker.make_rust_name(name, upper_camel_case, "rename it") else {
            return;
        };
        checker.take_type_name(self, &rust, name.location, what);
        let is_taken =
            name.value == "binary" || Plain::ALL.iter().any(|(plain, _)| *plain == name.value);
        let can_be_used = syntax::Type::is_word(&name.value) && !is_taken;
        if !can_be_used {
            let (label, help) = if is_taken {
                ("this is already a type", "rename it")
            } else {
                (
                    "a field can't refer to a type of this name",
                    "rename it: the name of a type consists of letters, digits, `_` and `-`",
                )
            };
            checker.report(Diagnostic::new(
                name.location,
                format!("a type can't be called `{}`", name.value),
                label,
                help,
            ));
        }
        let declared = Declared {
            rust,
            location: name.location,
            is_structure: what == "structure",
            // A type that cannot be used has already been reported, so it is not reported as unused as well.
            used: !can_be_used,
            in_request: false,
        };
        self.declared.insert(name.value.clone(), declared);
    }

    /// Runs a check and discards the type names that it registers.
    ///
    /// This is used for endpoints and events whose own names are invalid, so that the names of their types do not cause
    /// additional errors.
    pub(super) fn without_taking_names<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> T {
        let names = std::mem::take(&mut self.rust_names);
        let checked = check(self);
        self.rust_names = names;
        checked
    }

    /// Records that the caller fills in a declared structure, although no request refers to it, because the client signs
    /// it for the front end.
    pub(super) fn mark_signed(&mut self, name: &Text) {
        if let Some(declared) = self.declared.get_mut(&name.value) {
            declared.used = true;
            declared.in_request = true;
        }
    }

    pub(super) fn push(&mut self, structure: Structure) {
        self.structures.push(structure);
    }

    pub(super) fn into_structures(self) -> Vec<Structure> {
        self.structures
    }
}

impl Checker<'_, '_> {
    /// Registers the name of a type, or reports an error if another type already has this name.
    pub(super) fn take_type_name(
        &mut self,
        types: &mut Types,
        rust: &str,
        location: Location,
        what: &'static str,
    ) {
        if let Some((first, other)) = types.reserve(rust, location, what) {
            self.report(
                Diagnostic::new(
                    location,
                    format!("two types would have the Rust name `{rust}`"),
                    format!("the type of this {what}"),
                    "rename one of the two; to rename a nested structure, set its `name`",
                )
                .and(first, format!("the type of this {other}")),
            );
        }
    }

    /// Resolves a type. Returns `None` if the type is invalid; the error has then been reported.
    pub(super) fn resolve_type(
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
                Plain::File => Type::File,
            },
            syntax::Type::List(inner) => {
                Type::List(Box::new(self.resolve_type(types, scope, inner)?))
            }
            syntax::Type::Map(inner) => {
                Type::Map(Box::new(self.resolve_type(types, scope, inner)?))
            }
            syntax::Type::JsonString(inner) => {
                Type::JsonString(Box::new(self.resolve_type(types, scope, inner)?))
            }
            syntax::Type::Named(name, location) => {
                let Some(declared) = types.declared.get_mut(name) else {
                    self.report_unknown_type(types, name, *location);
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

    fn report_unknown_type(&mut self, types: &Types, name: &str, location: Location) {
        let forms = ["[T]", "{T}", "json_string<T>"];
        let known: Vec<String> = Plain::ALL
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .chain(forms.map(str::to_owned))
            .chain(types.declared.keys().cloned())
            .collect();
        let name = Text {
            value: name.to_owned(),
            location,
        };
        self.report_unknown("type", &name, known.iter());
    }

    /// Resolves the structures declared in the chapter. Must be called after all endpoints have been resolved, when it
    /// is known which structures are part of requests.
    pub(super) fn resolve_structures(
        &mut self,
        types: &mut Types,
        structures: &[syntax::Structure],
    ) {
        // A structure is sent if it is nested in one that is sent. Each round finds at least one more such structure
        // until all have been found.
        for _ in structures {
            for structure in structures {
                let declared = types.declared.get(&structure.name.value);
                if declared.is_some_and(|declared| declared.in_request) {
                    for name in structure.fields.iter().flat_map(named_types) {
                        if let Some(declared) = types.declared.get_mut(&name) {
                            declared.in_request = true;
                        }
                    }
                }
            }
        }
        for structure in structures {
            let Some(declared) = types.declared.get(&structure.name.value) else {
                continue;
            };
            let (rust, in_request) = (declared.rust.clone(), declared.in_request);
            let scope = Scope {
                prefix: &rust,
                in_request,
                place: None,
                paged: false,
            };
            let fields = self.check_fields(types, scope, &structure.fields);
            types.push(Structure {
                about: About::Sentence(structure.summary.value.clone()),
                doc: structure
                    .doc
                    .iter()
                    .map(|page| page.value.clone())
                    .collect(),
                fields,
                in_request,
                signed_uri: structure.signed_uri.as_ref().map(|uri| uri.value.clone()),
                rust,
            });
        }
        for (name, declared) in types.declared.iter().filter(|(_, declared)| !declared.used) {
            self.report(Diagnostic::new(
                declared.location,
                format!("`{name}` is never used"),
                "no field has this type",
                "use it, or remove it",
            ));
        }
        for (name, declared) in &types.declared {
            if holds_by_value(&types.structures, &declared.rust, &declared.rust) {
                self.report(Diagnostic::new(
                    declared.location,
                    format!("`{name}` contains itself"),
                    "a value of this type would be infinite",
                    "make the field a list, such as \"[item]\", or a map",
                ));
            }
        }
    }
}

/// Returns the names of the structures and enumerations that a field refers to.
fn named_types(field: &syntax::Field) -> Vec<String> {
    match &field.kind {
        FieldKind::Unknown => Vec::new(),
        FieldKind::Nested { fields, .. } => fields.iter().flat_map(named_types).collect(),
        FieldKind::Type(ty) => {
            let mut ty = ty;
            while let syntax::Type::List(inner)
            | syntax::Type::Map(inner)
            | syntax::Type::JsonString(inner) = ty
            {
                ty = inner;
            }
            match ty {
                syntax::Type::Named(name, _) => vec![name.clone()],
                _ => Vec::new(),
            }
        }
    }
}

/// Returns `true` if the structure `outer` contains the structure `expected` by value, either directly or through other
/// structures.
///
/// A structure that contains itself would have an infinite size in Rust.
fn holds_by_value(structures: &[Structure], outer: &str, expected: &str) -> bool {
    let held = |rust: &str| -> Vec<String> {
        let found = structures.iter().find(|structure| structure.rust == rust);
        found.map_or_else(Vec::new, |found| {
            found.fields.iter().filter_map(held_structure).collect()
        })
    };
    let mut seen = BTreeSet::new();
    let mut open = held(outer);
    while let Some(next) = open.pop() {
        if next == expected {
            return true;
        }
        if seen.insert(next.clone()) {
            open.extend(held(&next));
        }
    }
    false
}

fn held_structure(field: &Field) -> Option<String> {
    let mut ty = &field.ty;
    while let Type::JsonString(inner) = ty {
        ty = inner;
    }
    match ty {
        Type::Structure(rust) => Some(rust.clone()),
        _ => None,
    }
}
