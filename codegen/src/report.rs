//! Renders the diagnostics of a catalogue as human-readable text.

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// All errors found in a catalogue, in the order of its files.
///
/// The `Display` implementation prints each error in the style of a compiler: the file, line and column, the relevant
/// text underlined, and how to fix it.
pub struct Report {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Returns the number of errors.
    #[must_use]
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Returns `true` if there are no errors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    pub(crate) fn sort(&mut self) {
        self.diagnostics.sort_by_key(|diagnostic| {
            diagnostic
                .places
                .first()
                .map(|(place, _)| (place.file, place.start))
        });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let renderer = Renderer::plain().decor_style(DecorStyle::Ascii);
        for diagnostic in &self.diagnostics {
            writeln!(
                formatter,
                "{}\n",
                render(diagnostic, &self.sources, &renderer)
            )?;
        }
        let faults = if self.len() == 1 {
            "1 error".to_owned()
        } else {
            format!("{} errors", self.len())
        };
        write!(formatter, "the catalogue has {faults}")
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Report {}

/// Renders one diagnostic along with the source lines that it refers to.
fn render(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let mut group = Group::with_title(Level::ERROR.primary_title(diagnostic.title.as_str()));
    // Locations in the same file share a snippet. The file that contains the mistake itself comes first.
    let mut files: Vec<usize> = Vec::new();
    for (place, _) in &diagnostic.places {
        if !files.contains(&place.file) {
            files.push(place.file);
        }
    }
    for file in files {
        let source = sources.get(file);
        let mut snippet = Snippet::source(source.text.as_str()).path(source.path.as_str());
        for (index, (place, label)) in diagnostic
            .places
            .iter()
            .enumerate()
            .filter(|(_, (place, _))| place.file == file)
        {
            let kind = if index == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            snippet = snippet.annotation(kind.span(place.start..place.end).label(label.as_str()));
        }
        group = group.element(snippet);
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.help.as_str()));
    }
    renderer.render(&[group])
}
