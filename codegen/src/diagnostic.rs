//! What is wrong with a catalogue, said to the person who wrote it.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use crate::source::Sources;

/// A stretch of text in one of the catalogue's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) file: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Location {
    pub(crate) fn new(file: usize, span: &Range<usize>) -> Self {
        Self {
            file,
            start: span.start,
            end: span.end,
        }
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) location: Location,
}

/// One thing that is wrong: what, where, and how to mend it.
#[derive(Debug)]
pub(crate) struct Diagnostic {
    title: String,
    /// The underlined places with a label each; the first is the culprit.
    places: Vec<(Location, String)>,
    help: String,
}

impl Diagnostic {
    /// A fault at a place: the title says what is wrong, the label what this text is, the help what to write instead.
    pub(crate) fn new(
        location: Location,
        title: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            places: vec![(location, label.into())],
            help: help.into(),
        }
    }

    /// A fault of the catalogue as a whole, or of a file that can't be shown.
    pub(crate) fn without_place(title: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            places: Vec::new(),
            help: help.into(),
        }
    }

    /// A second place that belongs to the fault, such as the first of two equal names.
    pub(crate) fn and(mut self, location: Location, label: impl Into<String>) -> Self {
        self.places.push((location, label.into()));
        self
    }

    fn render(&self, sources: &Sources, renderer: &Renderer) -> String {
        let mut group = Group::with_title(Level::ERROR.primary_title(self.title.as_str()));
        // Places of one file share a snippet, those of another get their own; the culprit's file comes first.
        let mut files: Vec<usize> = Vec::new();
        for (place, _) in &self.places {
            if !files.contains(&place.file) {
                files.push(place.file);
            }
        }
        for file in files {
            let source = sources.get(file);
            let mut snippet = Snippet::source(source.text.as_str()).path(source.path.as_str());
            for (index, (place, label)) in self
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
                snippet =
                    snippet.annotation(kind.span(place.start..place.end).label(label.as_str()));
            }
            group = group.element(snippet);
        }
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(self.help.as_str()));
        }
        renderer.render(&[group])
    }
}

/// Everything that is wrong with a catalogue, in the order of its files.
///
/// Its `Display` is the text for people: each fault with file, line and column, the text underlined, and how to mend it.
pub struct Report {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// How many faults there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether nothing is wrong.
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
                diagnostic.render(&self.sources, &renderer)
            )?;
        }
        let faults = if self.len() == 1 {
            "1 fault".to_owned()
        } else {
            format!("{} faults", self.len())
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
