//! Checks the names that an endpoint had before: nothing else may be called so.

use crate::diagnostic::Diagnostic;
use crate::model::OldName;
use crate::names::{camel, compound, method};
use crate::syntax::{Endpoint, Response};

use super::checker::{Checker, Seen};
use super::types::Types;

impl Checker<'_, '_> {
    /// `seen` are the endpoints of the chapter and the old names so far, by the names of their requests.
    pub(super) fn old_names(
        &mut self,
        types: &mut Types,
        seen: &mut Seen,
        endpoint: &Endpoint,
    ) -> Vec<OldName> {
        let mut names = Vec::new();
        for name in &endpoint.renamed_from {
            if name.value.trim().is_empty() {
                self.report(Diagnostic::new(
                    name.location,
                    "an old name that is empty",
                    "nothing stands here",
                    "write the name that the endpoint had, or take it out",
                ));
                continue;
            }
            let Some(type_name) = self.rust_name(name, camel, "take it out") else {
                continue;
            };
            let Some(method_name) = method(&name.value) else {
                continue;
            };
            if let Some(first) = seen.get(&type_name) {
                self.report(
                    Diagnostic::new(
                        name.location,
                        format!("the old name `{}` is taken", name.value),
                        "a method under this name would lead here",
                        "take it out: a name leads to one endpoint",
                    )
                    .and(first.location, "an endpoint has this name, or had it"),
                );
                continue;
            }
            seen.insert(type_name.clone(), name.clone());
            self.type_name(types, &type_name, name.location, "old name");
            if matches!(endpoint.response, Response::Fields(_)) {
                let response = compound(&type_name, "Response");
                self.type_name(types, &response, name.location, "old name's response");
            }
            names.push(OldName {
                name: name.value.clone(),
                method_name,
                type_name,
            });
        }
        names
    }
}
