//! From [`syntax`](crate::syntax) to [`model`](crate::model): every fault is found in one run.

mod definitions;
mod endpoint;
mod fields;
mod references;
mod request_line;

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic, Location};
use crate::model::{Chapter, Enumeration, Model};
use crate::names::{camel, snake, suggest};
use crate::source::Sources;
use crate::syntax::{self, Definitions};
use fields::Types;

/// Resolves a parsed catalogue, or reports why it can't be.
pub(crate) fn check(
    sources: &Sources,
    definitions: Definitions,
    chapters: Vec<syntax::Chapter>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Model {
    let mut checker = Checker {
        sources,
        diagnostics,
        model: Model::default(),
        issuers: Vec::new(),
        error_endpoints: Vec::new(),
    };
    checker.definitions(definitions);
    let mut references = Vec::new();
    let mut seen = BTreeMap::new();
    for chapter in chapters {
        checker.unique(
            &mut seen,
            (
                checker.own(chapter.name.location),
                chapter.name.value.clone(),
            ),
            &chapter.name,
            "chapter",
        );
        references.extend(references::of(&chapter));
        if let Some(chapter) = checker.chapter(chapter) {
            checker.model.chapters.push(chapter);
        }
    }
    checker.model.chapters.sort_by(|a, b| a.name.cmp(&b.name));
    references::check(&mut checker, &references);
    checker.model
}

pub(crate) struct Checker<'s, 'd> {
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

    /// Reports a second use of a key. `true`: it is the first.
    fn unique<K: Ord>(
        &mut self,
        seen: &mut BTreeMap<K, Location>,
        key: K,
        name: &At<String>,
        what: &str,
    ) -> bool {
        match seen.get(&key) {
            Some(first) => {
                self.report(
                    Diagnostic::new(
                        name.location,
                        format!("{what} `{}` stands twice", name.value),
                        "the second one",
                        "rename one of the two, or take it out",
                    )
                    .and(*first, "the first one"),
                );
                false
            }
            None => {
                seen.insert(key, name.location);
                true
            }
        }
    }

    /// Reports a name that nothing has.
    fn unknown<'k>(
        &mut self,
        what: &str,
        name: &At<String>,
        known: impl Iterator<Item = &'k String>,
    ) {
        let known: Vec<&str> = known.map(String::as_str).collect();
        let help = match suggest(&name.value, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("no {what} is defined"),
            None => format!("known are: {}", known.join(", ")),
        };
        let label = format!("no {what} has this name");
        self.report(Diagnostic::new(
            name.location,
            format!("unknown {what} `{}`", name.value),
            label,
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
        if rust.is_none() {
            let title = format!("`{}` can't be turned into a Rust name", name.value);
            self.report(Diagnostic::new(
                name.location,
                title,
                "no letter or digit in it",
                help,
            ));
        }
        rust
    }

    fn chapter(&mut self, chapter: syntax::Chapter) -> Option<Chapter> {
        let rust = self.rust_name(&chapter.name, snake, "rename the file")?;
        let mut types = Types::new();
        types.reserve("Calls", chapter.name.location, "the chapter's calls");
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
        let mut seen = BTreeMap::new();
        for endpoint in &chapter.endpoints {
            self.unique(
                &mut seen,
                endpoint.name.value.clone(),
                &endpoint.name,
                "endpoint",
            );
            endpoints.extend(self.endpoint(&mut types, endpoint));
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
            structures: types.into_structures(),
            enumerations,
            endpoints,
        })
    }

    fn enumeration(&mut self, listed: &syntax::Enumeration) -> Option<Enumeration> {
        let help = "write a value that has a letter or digit in it";
        let mut seen = BTreeMap::new();
        let mut values = Vec::new();
        for (value, doc) in &listed.values {
            let variant = self.rust_name(value, camel, help)?;
            // `Other` holds what the catalogue does not know.
            let variant = if variant == "Other" {
                "Other_".to_owned()
            } else {
                variant
            };
            if self.unique(&mut seen, variant.clone(), value, "value") {
                values.push((value.value.clone(), variant, doc.clone()));
            }
        }
        let rust = camel(&listed.name.value)?;
        Some(Enumeration {
            rust,
            summary: listed.summary.value.clone(),
            values,
        })
    }
}
