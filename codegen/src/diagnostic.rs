//! Diagnostics: descriptions of mistakes in a catalogue, for the people who write it.

use std::ops::Range;

/// A byte range in one of the catalogue's files.
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

/// A value along with the location it was read from.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) location: Location,
}

/// A single mistake in the catalogue, with its locations and advice on how to fix it.
#[derive(Debug)]
pub(crate) struct Diagnostic {
    pub(crate) title: String,
    /// The locations to underline, each with a label. The first one is the mistake itself.
    pub(crate) places: Vec<(Location, String)>,
    pub(crate) help: String,
}

impl Diagnostic {
    /// Creates a diagnostic for a location.
    ///
    /// `title` says what is wrong, `label` describes the underlined text, and `help` says what to write instead.
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

    /// Creates a diagnostic without a location. It concerns either the catalogue as a whole or a file whose text cannot
    /// be shown.
    pub(crate) fn without_place(title: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            places: Vec::new(),
            help: help.into(),
        }
    }

    /// Adds another location that contributes to the mistake, such as the first of two identical names.
    pub(crate) fn and(mut self, location: Location, label: impl Into<String>) -> Self {
        self.places.push((location, label.into()));
        self
    }
}
