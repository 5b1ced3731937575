//! The state shared by all checks: the model built so far, the diagnostics, and the references that remain to be
//! resolved.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::Model;
use crate::names::{suggest, without_raw_mark};
use crate::source::Sources;
use crate::syntax::{self, Text};

/// Rust names that are already in use, each with the name in the catalogue that it was derived from.
pub(super) type TakenNames = BTreeMap<String, At<String>>;

pub(super) struct Checker<'s, 'd> {
    /// Names of the crate's other modules. No chapter can have one of these names.
    pub(super) reserved: &'s [String],
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    pub(super) model: Model,
    /// Issuers as written in the catalogue. The endpoints they refer to are looked up once all chapters have been
    /// checked.
    pub(super) issuers: Vec<syntax::Issuer>,
    /// Endpoints that error codes refer to. They are looked up once all chapters have been checked.
    pub(super) error_endpoints: Vec<At<String>>,
}

impl Checker<'_, '_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns `true` if code is generated from the file that contains the location.
    pub(super) fn is_generated(&self, location: Location) -> bool {
        self.sources.get(location.file).generated
    }

    /// Registers a Rust name. Returns `true` on success, or reports an error and returns `false` if the name is already
    /// in use.
    pub(super) fn take_name(
        &mut self,
        seen: &mut TakenNames,
        rust: &str,
        name: &At<String>,
        what: &str,
        help: &str,
    ) -> bool {
        let Some(first) = seen.get(rust) else {
            seen.insert(rust.to_owned(), name.clone());
            return true;
        };
        let title = if first.value == name.value {
            format!("{what} `{}` is defined twice", name.value)
        } else {
            format!(
                "two {what}s would have the Rust name `{}`",
                without_raw_mark(rust)
            )
        };
        self.report(
            Diagnostic::new(name.location, title, "the second one", help)
                .and(first.location, "the first one"),
        );
        false
    }

    /// Reports a reference to an unknown name, unless the name might be defined in a file or chapter whose contents are
    /// not available.
    pub(super) fn report_undefined<'k>(
        &mut self,
        what: &str,
        name: &At<String>,
        known: impl Iterator<Item = &'k String>,
    ) {
        if !self.sources.may_define(&name.value) {
            self.report_unknown(what, name, known);
        }
    }

    /// Reports an unknown name, and suggests a similar known name or lists all known names.
    pub(super) fn report_unknown<'k>(
        &mut self,
        what: &str,
        name: &At<String>,
        known: impl Iterator<Item = &'k String>,
    ) {
        if name.value.is_empty() {
            return;
        }
        let known: Vec<&str> = known.map(String::as_str).collect();
        let help = match suggest(&name.value, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("no {what} could be read from the catalogue"),
            None if known.len() > 20 => {
                format!("none of the {} known names is similar", known.len())
            }
            None => format!("expected one of: {}", known.join(", ")),
        };
        self.report(Diagnostic::new(
            name.location,
            format!("unknown {what} `{}`", name.value),
            format!("no {what} has this name"),
            help,
        ));
    }

    /// Converts a name to a Rust name, or reports an error if the name contains no letters or digits.
    pub(super) fn make_rust_name(
        &mut self,
        name: &At<String>,
        make: fn(&str) -> Option<String>,
        help: &str,
    ) -> Option<String> {
        let rust = make(&name.value);
        if rust.is_none() && !name.value.is_empty() {
            self.report(Diagnostic::new(
                name.location,
                format!("`{}` can't be turned into a Rust name", name.value),
                "contains no letter or digit",
                help,
            ));
        }
        rust
    }

    /// Checks the URLs of official documentation pages.
    pub(super) fn check_page_addresses(&mut self, pages: &[Text]) {
        for page in pages {
            let is_address =
                page.value.starts_with("https://") || page.value.starts_with("http://");
            if !is_address || page.value.contains(char::is_whitespace) {
                self.report(Diagnostic::new(
                    page.location,
                    "invalid page address",
                    "an address starts with https:// and has no spaces",
                    "write an address such as \"https://developer.open-douyin.com/docs/...\"; other text belongs in `note`",
                ));
            }
        }
    }
}
