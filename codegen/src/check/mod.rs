//! Checks the parsed catalogue and converts [`syntax`] to the [`model`](crate::model). A single run reports all errors.

mod chapter;
mod checker;
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

use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::source::Sources;
use crate::syntax::{self, Definitions};
use checker::{Checker, TakenNames};

/// Checks a parsed catalogue and builds its model.
///
/// The model is complete only if this function adds no diagnostics.
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
    checker.check_definitions(definitions);
    let (mut references, mut events) = (Vec::new(), Vec::new());
    let mut seen = TakenNames::new();
    for chapter in chapters {
        references.extend(references::collect(&chapter));
        events.extend(event::collect_identities(&chapter));
        if let Some(chapter) = checker.check_chapter(&mut seen, chapter) {
            checker.model.chapters.push(chapter);
        }
    }
    checker.model.chapters.sort_by(|a, b| a.name.cmp(&b.name));
    checker.model.left_out = chapter::left_out(sources);
    references::check(&mut checker, &references);
    event::report_repeated_events(&mut checker, &events);
    event::report_shared_marks(&mut checker, &events);
    checker.model
}
