//! What can be wrong with a value on its way out or in.

use std::borrow::Cow;
use std::fmt;

/// A value in an answer that does not fit the documented type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// Where in the payload, `tasks[0].code`; empty: the payload itself.
    pub path: String,
    /// What the catalogue documents there, such as "an integer".
    pub expected: &'static str,
    /// What kind of value stood there, such as "an object"; never the value itself.
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

/// What is wrong with a request before it is sent: all of it, not only the first fault.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestFaults {
    /// Required fields without a value, `kv_list[0].key`.
    pub missing: Vec<String>,
    /// Values outside a documented limit, each a whole sentence without the value.
    pub invalid: Vec<String>,
}

impl RequestFaults {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.invalid.is_empty()
    }
}

impl fmt::Display for RequestFaults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.missing.is_empty() {
            write!(formatter, "missing required: {}", self.missing.join(", "))?;
            if !self.invalid.is_empty() {
                formatter.write_str("; ")?;
            }
        }
        formatter.write_str(&self.invalid.join("; "))
    }
}

/// A step from a value to one inside it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Name(Cow<'static, str>),
    Index(usize),
}

/// The way from the outermost value to the current one.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// In place: most structures are flat, and then nothing is allocated.
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

    /// The steps as people read them: `tasks[0].code`.
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
