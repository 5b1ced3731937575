//! Errors that are found while values are written or read.

use std::borrow::Cow;
use std::fmt;

/// A value in a response that does not match its documented type.
///
/// `{:?}` prints the same text as `{}`, and `{:#?}` prints the fields.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The path of the value within the payload, for example `tasks[0].code`. Empty if the value is the payload itself.
    pub path: String,
    /// The documented type, for example "an integer".
    pub expected: &'static str,
    /// The kind of value that was found in the response, for example "an object". The value itself is never included.
    pub found: &'static str,
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "the payload"
        } else {
            &self.path
        };
        write!(
            formatter,
            "{path}: expected {}, found {}",
            self.expected, self.found
        )
    }
}

impl fmt::Debug for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return fmt::Display::fmt(self, formatter);
        }
        formatter
            .debug_struct("Misfit")
            .field("path", &self.path)
            .field("expected", &self.expected)
            .field("found", &self.found)
            .finish()
    }
}

impl std::error::Error for Misfit {}

/// All the problems found in a request before it is sent, not only the first one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestFaults {
    /// The required fields that have no value, for example `kv_list[0].key`.
    pub missing: Vec<String>,
    /// One sentence for each invalid value, for example a value outside its documented limit. The sentences do not contain the values.
    pub invalid: Vec<String>,
}

impl RequestFaults {
    /// Returns whether no problems were found.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.invalid.is_empty()
    }
}

impl fmt::Display for RequestFaults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.missing.is_empty() {
            write!(
                formatter,
                "missing required fields: {}",
                self.missing.join(", ")
            )?;
            if !self.invalid.is_empty() {
                formatter.write_str("; ")?;
            }
        }
        formatter.write_str(&self.invalid.join("; "))
    }
}

/// One step of a path, leading from a value to a value inside it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Name(Cow<'static, str>),
    Index(usize),
}

/// The path from the outermost value to the current one.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// The first step, stored inline. Most structures are flat, so their paths need no allocation.
    first: Option<Step>,
    others: Vec<Step>,
}

impl Steps {
    pub(super) fn push(&mut self, step: Step) {
        if self.first.is_none() {
            self.first = Some(step);
        } else {
            self.others.push(step);
        }
    }

    pub(super) fn pop(&mut self) {
        if self.others.pop().is_none() {
            self.first = None;
        }
    }

    /// Returns the path in readable form, for example `tasks[0].code`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.first.iter().chain(&self.others) {
            match step {
                Step::Name(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}
