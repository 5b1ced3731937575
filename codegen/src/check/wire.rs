//! Checks how values are sent: the encoding of bodies, files and joined lists.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{Encoding, Type};
use crate::syntax::{self, FieldKind, Place, Plain};

use super::checker::Checker;
use super::fields::holds;
use super::types::Scope;

impl Checker<'_, '_> {
    /// Returns the encoding of the body, and reports files in a body that is not `multipart`.
    pub(super) fn check_encoding(&mut self, endpoint: &syntax::Endpoint) -> Encoding {
        let mut chosen = Encoding::Json;
        if let Some(written) = &endpoint.encoding {
            self.check_word("encoding", written, &Encoding::ALL.map(Encoding::key));
            let known = Encoding::ALL
                .into_iter()
                .find(|known| known.key() == written.value);
            // An unknown encoding has already been reported. It is treated as `multipart`, so that files do not cause
            // an additional error.
            chosen = known.unwrap_or(Encoding::Multipart);
        }
        if chosen == Encoding::Multipart {
            return chosen;
        }
        let file = endpoint.fields.iter().find(|(place, field)| {
            *place == Place::Body && matches!(&field.kind, FieldKind::Type(ty) if is_file(ty))
        });
        if let Some((_, field)) = file {
            let help = match endpoint.encoding {
                Some(_) => "write encoding = \"multipart\"",
                None => "add encoding = \"multipart\" to the endpoint",
            };
            let mut fault = Diagnostic::new(
                field.name.location,
                format!("the file `{}` needs a multipart body", field.name.value),
                format!("a {} body can't hold a file", chosen.key()),
                help,
            );
            if let Some(written) = &endpoint.encoding {
                fault = fault.and(written.location, "the encoding");
            }
            self.report(fault);
        }
        chosen
    }

    /// Reports a field that contains a file in a place where files are not allowed.
    pub(super) fn check_file(&mut self, scope: Scope<'_>, field: &syntax::Field, ty: &Type) {
        if !holds(ty, &|ty| *ty == Type::File) {
            return;
        }
        let (label, help) = if !scope.in_request {
            (
                "this field is read, not sent",
                "remove it; if the whole response is a file, write response = \"binary\"",
            )
        } else if scope.place != Some(Place::Body) {
            (
                "a file must be a field of the body itself",
                "move it directly into [endpoint.body]",
            )
        } else if !may_be_sent(ty) {
            (
                "neither a file nor a list of files",
                "write \"file\", or \"[file]\" for several files under one name",
            )
        } else {
            return;
        };
        self.report(Diagnostic::new(
            field.name.location,
            "a file is not allowed here",
            label,
            help,
        ));
    }

    /// Reports a payload type that contains a file.
    pub(super) fn check_payload_file(&mut self, ty: &Type, location: Location) {
        if holds(ty, &|ty| *ty == Type::File) {
            self.report(Diagnostic::new(
                location,
                "a file is not allowed here",
                "a payload is read, not sent",
                "write response = \"binary\" if the response is bytes",
            ));
        }
    }

    /// Reports a `join` on a field whose values cannot be joined.
    pub(super) fn check_join(&mut self, scope: Scope<'_>, field: &syntax::Field, ty: &Type) {
        let Some(separator) = &field.join else {
            return;
        };
        let used =
            "remove it: it only joins lists of strings, numbers, booleans or enumeration values";
        let (label, help) = match ty {
            _ if !scope.in_request => (
                "this field is read, not sent",
                "remove it: only lists that are sent are joined",
            ),
            Type::List(inner) if is_scalar(inner) => return,
            Type::List(_) => ("the entries of this list are not plain values", used),
            _ => ("this field is not a list", used),
        };
        self.report(Diagnostic::new(
            separator.location,
            "`join` has no effect here",
            label,
            help,
        ));
    }
}

/// Returns `true` if a type, as written in the catalogue, is a file or a list of files.
fn is_file(ty: &syntax::Type) -> bool {
    match ty {
        syntax::Type::Plain(plain) => *plain == Plain::File,
        syntax::Type::List(inner) => matches!(**inner, syntax::Type::Plain(Plain::File)),
        _ => false,
    }
}

fn may_be_sent(ty: &Type) -> bool {
    match ty {
        Type::List(inner) => **inner == Type::File,
        _ => *ty == Type::File,
    }
}

/// Returns `true` if values of the type are plain values, which can be entries of a joined list.
fn is_scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String
            | Type::I32
            | Type::I64
            | Type::F64
            | Type::Bool
            | Type::Flag
            | Type::Scalar
            | Type::Enumeration(_)
    )
}
