//! The errors of values that are written or read.

use std::borrow::Cow;
use std::fmt;

/// A value in a response that does not fit its documented type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The path of the value in the payload, such as `tasks[0].code`, or an empty string for the payload itself.
    pub path: String,
    /// The documented type, such as "an integer".
    pub expected: &'static str,
    /// The kind of the value in the response, such as "an object". The value itself is never included.
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

impl std::error::Error for Misfit {}

/// Everything that is wrong with a request before it is sent, not only the first fault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestFaults {
    /// The required fields without a value, such as `kv_list[0].key`.
    pub missing: Vec<String>,
    /// Sentences about values outside a documented limit. They do not contain the values.
    pub invalid: Vec<String>,
}

impl RequestFaults {
    /// Returns whether nothing is wrong.
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

/// A step from a value to another value inside it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Name(Cow<'static, str>),
    Index(usize),
}

/// The path from the outermost value to the current one.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// The first step, stored inline. Most structures are flat, and nothing is allocated for them.
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

    /// Returns the path in readable form, such as `tasks[0].code`.
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
