//! The state that all checks share: the model so far, the diagnostics, and how names are taken and looked up.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::Model;
use crate::names::{suggest, without_raw_mark};
use crate::source::Sources;
use crate::syntax::{self, Text};

/// Rust names that are taken, with the names they were made from.
pub(super) type TakenNames = BTreeMap<String, At<String>>;

pub(super) struct Checker<'s, 'd> {
    /// Names of modules that stand beside the chapters.
    pub(super) reserved: &'s [String],
    pub(super) sources: &'s Sources,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    pub(super) model: Model,
    /// Issuers and the endpoints of error codes as they were written: they are looked up once all endpoints are known.
    pub(super) issuers: Vec<syntax::Issuer>,
    pub(super) error_endpoints: Vec<At<String>>,
}

impl Checker<'_, '_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether calls are generated from this file.
    pub(super) fn is_generated(&self, location: Location) -> bool {
        self.sources.get(location.file).generated
    }

    /// Reports a Rust name that is taken. `true`: it was free.
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

    /// Reports the name of something defined elsewhere that nothing has.
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

    /// Reports a name that is not allowed here.
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

    /// A Rust name, or the report that nothing of the name can stand in Rust.
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

    /// Addresses of official pages.
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
