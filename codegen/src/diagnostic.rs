//! What is wrong with a catalogue, said to the person who wrote it.

use std::ops::Range;

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
    pub(crate) title: String,
    /// The underlined places with a label each; the first is the culprit.
    pub(crate) places: Vec<(Location, String)>,
    pub(crate) help: String,
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
}
