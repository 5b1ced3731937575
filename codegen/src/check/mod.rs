//! From [`syntax`] to [`model`](crate::model): every fault is found in one run.

mod definitions;
mod endpoint;
mod event;
mod fields;
mod old_names;
mod pages;
mod references;
mod request_line;
mod types;
mod wire;

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::{Chapter, Endpoint, Enumeration, Model};
use crate::names::{camel, module, shown, suggest};
use crate::source::Sources;
use crate::syntax::{self, Definitions, Text};
use types::Types;

/// Resolves a parsed catalogue, or reports why it can't be.
pub(crate) fn check(
    sources: &Sources,
    reserved: &[String],
    definitions: Definitions,
    chapters: Vec<syntax::Chapter>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Model {
    let mut checker = Checker {
        sources,
        reserved,
        diagnostics,
        model: Model::default(),
        issuers: Vec::new(),
        error_endpoints: Vec::new(),
    };
    checker.definitions(definitions);
    let (mut references, mut events) = (Vec::new(), Vec::new());
    let mut seen = Seen::new();
    for chapter in chapters {
        references.extend(references::of(&chapter));
        events.extend(event::identities(&chapter));
        if let Some(chapter) = checker.chapter(&mut seen, chapter) {
            checker.model.chapters.push(chapter);
        }
    }
    checker.model.chapters.sort_by(|a, b| a.name.cmp(&b.name));
    references::check(&mut checker, &references);
    event::described_once(&mut checker, &events);
    event::told_apart(&mut checker, &events);
    checker.model
}

/// Rust names that are taken, with the names they were made from.
type Seen = BTreeMap<String, At<String>>;

pub(crate) struct Checker<'s, 'd> {
    /// Names of modules that stand beside the chapters.
    reserved: &'s [String],
    sources: &'s Sources,
    diagnostics: &'d mut Vec<Diagnostic>,
    model: Model,
    /// Issuers and the endpoints of error codes as they were written: they are looked up once all endpoints are known.
    issuers: Vec<syntax::Issuer>,
    error_endpoints: Vec<At<String>>,
}

impl Checker<'_, '_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether calls are generated from this file.
    fn own(&self, location: Location) -> bool {
        self.sources.get(location.file).generated
    }

    /// Reports a Rust name that is taken. `true`: it was free.
    fn unique(
        &mut self,
        seen: &mut Seen,
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
            format!("{what} `{}` stands twice", name.value)
        } else {
            format!("two {what}s would be called `{}` in Rust", shown(rust))
        };
        self.report(
            Diagnostic::new(name.location, title, "the second one", help)
                .and(first.location, "the first one"),
        );
        false
    }

    /// Reports the name of something defined elsewhere that nothing has.
    fn undefined<'k>(
        &mut self,
        what: &str,
        name: &At<String>,
        known: impl Iterator<Item = &'k String>,
    ) {
        if !self.sources.may_define(&name.value) {
            self.unknown(what, name, known);
        }
    }

    /// Reports a name that is none of those that could stand here.
    fn unknown<'k>(
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
                format!("none of the {} that are known is like it", known.len())
            }
            None => format!("known are: {}", known.join(", ")),
        };
        self.report(Diagnostic::new(
            name.location,
            format!("unknown {what} `{}`", name.value),
            format!("no {what} has this name"),
            help,
        ));
    }

    /// A Rust name, or the report that nothing of the name can stand in Rust.
    fn rust_name(
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
                "no letter or digit in it",
                help,
            ));
        }
        rust
    }

    fn chapter(&mut self, seen: &mut Seen, chapter: syntax::Chapter) -> Option<Chapter> {
        let rust = self.rust_name(&chapter.name, module, "rename the file")?;
        let help =
            "rename one of the two files: a chapter is called like its file, whatever the folder";
        self.unique(seen, &rust, &chapter.name, "chapter", help);
        if self.reserved.contains(&rust) {
            self.report(Diagnostic::new(
                chapter.name.location,
                format!("a chapter can't be called `{}`", chapter.name.value),
                "a module beside the chapters has this name",
                "rename the file",
            ));
        }
        self.official_pages(&chapter.doc);
        let mut types = Types::new();
        types.reserve("Calls", chapter.name.location, "the chapter's calls");
        if !chapter.events.is_empty() {
            types.reserve("Event", chapter.name.location, "chapter's events");
        }
        for structure in &chapter.structures {
            types.declare(self, &structure.name, "structure");
        }
        for enumeration in &chapter.enumerations {
            types.declare(self, &enumeration.name, "enumeration");
        }
        let enumerations = chapter
            .enumerations
            .iter()
            .filter_map(|listed| self.enumeration(listed))
            .collect();
        let mut endpoints = Vec::new();
        let mut seen = Seen::new();
        for endpoint in &chapter.endpoints {
            let Some(rust) = self.rust_name(&endpoint.name, camel, "rename it") else {
                types.of_a_fault(|types| self.endpoint(types, endpoint));
                continue;
            };
            let help = "rename one of the two, or take it out";
            if self.unique(&mut seen, &rust, &endpoint.name, "endpoint", help) {
                endpoints.extend(self.endpoint(&mut types, endpoint));
            } else {
                types.of_a_fault(|types| self.endpoint(types, endpoint));
            }
        }
        for endpoint in &chapter.endpoints {
            let (old_names, pages) = (
                self.old_names(&mut types, &mut seen, endpoint),
                self.pages(&chapter, endpoint),
            );
            let checked = endpoints
                .iter_mut()
                .find(|checked: &&mut Endpoint| checked.name == endpoint.name.value);
            if let Some(checked) = checked {
                (checked.renamed_from, checked.pages) = (old_names, pages);
            }
        }
        let events = self.events(&mut types, &chapter.events);
        if let Some(example) = &chapter.example {
            let names = || {
                chapter
                    .endpoints
                    .iter()
                    .map(|endpoint| &endpoint.name.value)
            };
            if !names().any(|name| *name == example.value) {
                self.unknown("endpoint of the chapter", example, names());
            }
        }
        self.structures(&mut types, &chapter.structures);
        Some(Chapter {
            own: self.own(chapter.name.location),
            name: chapter.name.value,
            rust,
            title: chapter.title.value,
            summary: chapter.summary.value,
            feature: chapter.feature.map(|feature| feature.value),
            doc: chapter.doc.into_iter().map(|doc| doc.value).collect(),
            note: chapter.note.map(|note| note.value),
            example: chapter.example.map(|example| example.value),
            structures: types.into_structures(),
            enumerations,
            endpoints,
            events,
        })
    }

    /// Addresses of official pages.
    fn official_pages(&mut self, pages: &[Text]) {
        for page in pages {
            let is_address =
                page.value.starts_with("https://") || page.value.starts_with("http://");
            if !is_address || page.value.contains(char::is_whitespace) {
                self.report(Diagnostic::new(
                    page.location,
                    "not the address of a page",
                    "an address starts with https:// and has no spaces",
                    "write it like \"https://developer.open-douyin.com/docs/...\"; other texts belong into `note`",
                ));
            }
        }
    }

    fn enumeration(&mut self, listed: &syntax::Enumeration) -> Option<Enumeration> {
        let help =
            "leave it out: a value that is not listed is sent and read all the same, as `Other`";
        let mut seen = Seen::new();
        let mut values = Vec::new();
        for (value, doc) in &listed.values {
            let Some(variant) = self.rust_name(value, camel, help) else {
                continue;
            };
            // `Other` holds what the catalogue does not know.
            let variant = if variant == "Other" {
                "Other_".to_owned()
            } else {
                variant
            };
            let help = "leave one of the two out: a value that is not listed is sent and read all the same, as `Other`";
            if self.unique(&mut seen, &variant, value, "value", help) {
                values.push((value.value.clone(), variant, doc.clone()));
            }
        }
        Some(Enumeration {
            rust: camel(&listed.name.value)?,
            summary: listed.summary.value.clone(),
            values,
        })
    }
}
