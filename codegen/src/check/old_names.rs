//! Checks that the former names of an endpoint are not used for anything else.

use crate::diagnostic::Diagnostic;
use crate::model::OldName;
use crate::names::{compound_type_name, method_name, upper_camel_case};
use crate::syntax::{Endpoint, Response};

use super::checker::{Checker, TakenNames};
use super::types::Types;

impl Checker<'_, '_> {
    /// Checks the former names of an endpoint.
    ///
    /// `seen` contains the chapter's endpoints and the old names checked so far, keyed by the names of their request
    /// types.
    pub(super) fn check_old_names(
        &mut self,
        types: &mut Types,
        seen: &mut TakenNames,
        endpoint: &Endpoint,
    ) -> Vec<OldName> {
        let mut names = Vec::new();
        for name in &endpoint.renamed_from {
            if name.value.trim().is_empty() {
                self.report(Diagnostic::new(
                    name.location,
                    "an old name is empty",
                    "expected a non-empty string",
                    "write the endpoint's old name, or remove the entry",
                ));
                continue;
            }
            let Some(type_name) = self.make_rust_name(name, upper_camel_case, "remove it") else {
                continue;
            };
            let Some(method_name) = method_name(&name.value) else {
                continue;
            };
            if let Some(first) = seen.get(&type_name) {
                self.report(
                    Diagnostic::new(
                        name.location,
                        format!("the old name `{}` is already taken", name.value),
                        "this endpoint would get a method with this name",
                        "remove it: a name can refer to only one endpoint",
                    )
                    .and(first.location, "an endpoint has or had this name"),
                );
                continue;
            }
            seen.insert(type_name.clone(), name.clone());
            self.take_type_name(types, &type_name, name.location, "old name");
            if matches!(endpoint.response, Response::Fields(_)) {
                let response = compound_type_name(&type_name, "Response");
                self.take_type_name(types, &response, name.location, "old name's response");
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
