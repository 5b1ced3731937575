//! The state that all checks share: the model built so far, the diagnostics, and the bookkeeping of names.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::Model;
use crate::names::{suggest, without_raw_mark};
use crate::source::Sources;
use crate::syntax::{self, Text};

/// Rust names that are already used, each with the catalogue name that it was made from.
pub(super) type TakenNames = BTreeMap<String, At<String>>;

pub(super) struct Checker<'s, 'd> {
    /// Names of the crate's other modules, which no chapter may have.
    pub(super) reserved: &'s [String],
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    pub(super) model: Model,
    /// Issuers as they were written. Their endpoints are looked up once all chapters have been read.
    pub(super) issuers: Vec<syntax::Issuer>,
    /// Endpoints that error codes refer to, looked up once all chapters have been read.
    pub(super) error_endpoints: Vec<At<String>>,
}

impl Checker<'_, '_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns `true` if calls are generated from the file of this location.
    pub(super) fn is_generated(&self, location: Location) -> bool {
        self.sources.get(location.file).generated
    }

    /// Registers a Rust name and returns `true`, or reports that the name is already used and returns `false`.
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

    /// Reports a reference to an unknown name, unless the name may be defined in a file that could not be read.
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

    /// Reports a name that is not one of the known ones, with a similar name or the list of known names as help.
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

    /// Makes a Rust name, or reports that the name contains no letter or digit.
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

    /// Checks the addresses of official documentation pages.
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
