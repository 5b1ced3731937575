//! Checks a single chapter.

use crate::diagnostic::Diagnostic;
use crate::model::{Chapter, Endpoint, Enumeration, LeftOut};
use crate::names::{module_name, upper_camel_case};
use crate::source::Sources;
use crate::syntax::{self, Text};

use super::checker::{Checker, TakenNames};
use super::types::Types;

/// Returns the chapters whose module is missing from the generated code because their feature is disabled.
///
/// They are not checked, so one whose file cannot name a module is skipped instead of reported.
pub(super) fn left_out(sources: &Sources) -> Vec<LeftOut> {
    let excluded = sources.excluded().iter().filter(|file| file.generated);
    let mut left_out: Vec<LeftOut> = excluded
        .filter_map(|file| {
            Some(LeftOut {
                rust: module_name(&file.name)?,
                feature: file.feature.clone(),
            })
        })
        .collect();
    left_out.sort();
    left_out
}

impl Checker<'_, '_> {
    pub(super) fn check_chapter(
        &mut self,
        seen: &mut TakenNames,
        chapter: syntax::Chapter,
    ) -> Option<Chapter> {
        let rust = self.make_rust_name(&chapter.name, module_name, "rename the file")?;
        let help = "rename one of the two files: a chapter has the name of its file, in whatever folder it is";
        self.take_name(seen, &rust, &chapter.name, "chapter", help);
        if self.reserved.contains(&rust) {
            self.report(Diagnostic::new(
                chapter.name.location,
                format!("a chapter can't be called `{}`", chapter.name.value),
                "the crate already has a module or another item of this name",
                "rename the file",
            ));
        }
        self.check_page_addresses(&chapter.doc);
        let mut types = Types::new();
        types.reserve("Calls", chapter.name.location, "chapter's calls");
        if !chapter.events.is_empty() {
            types.reserve("Event", chapter.name.location, "chapter's events");
        }
        for structure in &chapter.structures {
            types.declare(self, &structure.name, "structure");
            self.check_page_addresses(&structure.doc);
            if let Some(uri) = &structure.signed_uri {
                self.check_signed_uri(uri);
                types.mark_signed(&structure.name);
            }
        }
        for enumeration in &chapter.enumerations {
            types.declare(self, &enumeration.name, "enumeration");
        }
        let enumerations = chapter
            .enumerations
            .iter()
            .filter_map(|listed| self.check_enumeration(listed))
            .collect();
        let endpoints = self.check_endpoints(&mut types, &chapter);
        let events = self.check_events(&mut types, &chapter.events);
        if let Some(example) = &chapter.example {
            let names = || {
                chapter
                    .endpoints
                    .iter()
                    .map(|endpoint| &endpoint.name.value)
            };
            if !names().any(|name| *name == example.value) {
                self.report_unknown("endpoint of this chapter", example, names());
            }
        }
        self.resolve_structures(&mut types, &chapter.structures);
        Some(Chapter {
            generated: self.is_generated(chapter.name.location),
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

    /// Checks the endpoints of a chapter.
    ///
    /// The names of all endpoints and their types are registered first, because old names must differ from all of them.
    fn check_endpoints(&mut self, types: &mut Types, chapter: &syntax::Chapter) -> Vec<Endpoint> {
        let mut seen = TakenNames::new();
        let mut contents = Vec::new();
        for endpoint in &chapter.endpoints {
            let help = "rename one of the two, or remove it";
            let has_name = self
                .make_rust_name(&endpoint.name, upper_camel_case, "rename it")
                .is_some_and(|rust| {
                    self.take_name(&mut seen, &rust, &endpoint.name, "endpoint", help)
                });
            let content = if has_name {
                self.resolve_content(types, endpoint)
            } else {
                types.without_taking_names(|types| self.resolve_content(types, endpoint))
            };
            contents.push((has_name, content));
        }
        let mut endpoints = Vec::new();
        for (endpoint, (has_name, content)) in chapter.endpoints.iter().zip(contents) {
            let old_names = self.check_old_names(types, &mut seen, endpoint);
            let checked = self.check_endpoint(chapter, endpoint, content, old_names);
            endpoints.extend(checked.filter(|_| has_name));
        }
        endpoints
    }

    fn check_signed_uri(&mut self, uri: &Text) {
        if !uri.value.starts_with('/') || uri.value.contains(char::is_whitespace) {
            self.report(Diagnostic::new(
                uri.location,
                "invalid URI to sign",
                "a URI starts with / and has no spaces",
                "write the URI in the signed message, such as \"/requestOrder\"",
            ));
        }
    }

    fn check_enumeration(&mut self, listed: &syntax::Enumeration) -> Option<Enumeration> {
        let help = "remove it: a value that is not listed can still be sent and read, as `Other`";
        let mut seen = TakenNames::new();
        let mut values = Vec::new();
        for (value, doc) in &listed.values {
            let Some(variant) = self.make_rust_name(value, upper_camel_case, help) else {
                continue;
            };
            // The variant `Other` is reserved for values that the catalogue does not list.
            let variant = if variant == "Other" {
                "Other_".to_owned()
            } else {
                variant
            };
            let help = "remove one of the two: a value that is not listed can still be sent and read, as `Other`";
            if self.take_name(&mut seen, &variant, value, "value", help) {
                values.push((value.value.clone(), variant, doc.clone()));
            }
        }
        Some(Enumeration {
            rust: upper_camel_case(&listed.name.value)?,
            summary: listed.summary.value.clone(),
            values,
        })
    }
}
