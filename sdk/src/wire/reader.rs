//! Reads one JSON value and keeps track of its position in the response.

use serde_json::value::RawValue;

use super::faults::{Step, Steps};
use super::{Misfit, WireValue, read};

/// A reader of one JSON value.
///
/// The functions of [`read`](super::read) return the current value. If it does not fit, they note the first misfit and continue with a zero
/// value. [`Reader::read`] returns the misfit as an error at the end.
pub struct Reader<'a> {
    /// The text of the current value, which is valid JSON without white space around it.
    pub(super) text: &'a str,
    pub(super) shape: Shape,
    pub(super) steps: Steps,
    pub(super) misfit: Option<Misfit>,
    /// The members that no field has asked for, or `None` if they are not needed.
    #[cfg(feature = "dynamic")]
    pub(super) unknown: Option<Vec<String>>,
}

/// The form of the current value on the wire, if it is unusual.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// The levels that are JSON inside a string. The lowest bit stands for the value itself.
    pub(super) json_string: u8,
    /// The separator of the entries, if the list is written as one string.
    pub(super) join: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads a JSON text with one of the functions of [`read`](super::read).
    pub fn read<T>(text: &'a str, read: impl FnOnce(&mut Reader<'a>) -> T) -> Result<T, Misfit> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|_| Misfit {
            path: String::new(),
            expected: "JSON",
            found: "something else",
        })?;
        Self::read_valid(raw.get(), read)
    }

    /// Reads a text that is known to be JSON without white space around it.
    pub(crate) fn read_valid<T>(
        text: &'a str,
        read: impl FnOnce(&mut Reader<'a>) -> T,
    ) -> Result<T, Misfit> {
        let mut reader = Self::new(text);
        let value = read(&mut reader);
        match reader.misfit {
            None => Ok(value),
            Some(misfit) => Err(misfit),
        }
    }

    /// Creates a reader of a text that is known to be JSON without white space around it.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            shape: Shape::default(),
            steps: Steps::default(),
            misfit: None,
            #[cfg(feature = "dynamic")]
            unknown: None,
        }
    }

    /// Notes that the current value does not fit. Only the first misfit is kept.
    pub(super) fn misfit(&mut self, expected: &'static str) {
        if self.misfit.is_none() {
            self.misfit = Some(Misfit {
                path: self.steps.path(),
                expected,
                found: self.kind(),
            });
        }
    }

    /// Reads a value inside the current one.
    pub(super) fn inside<T>(
        &mut self,
        step: Step,
        text: &'a str,
        shape: Shape,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.steps.push(step);
        let outer = std::mem::replace(&mut self.text, text);
        let outer_shape = std::mem::replace(&mut self.shape, shape);
        let value = read(self);
        self.shape = outer_shape;
        self.text = outer;
        self.steps.pop();
        value
    }

    /// Reads the current value into `value`. If it is JSON inside a string, the string is unwrapped first.
    pub(super) fn value(&mut self, value: &mut dyn WireValue) {
        let in_string = self.shape.json_string & 1 == 1;
        self.shape.json_string >>= 1;
        if in_string {
            read::json_string(self, value);
        } else {
            value.read(self);
        }
    }

    /// Reads a text that was taken from the current value, such as the JSON inside a string.
    pub(super) fn unpacked<T>(&mut self, text: &str, read: impl FnOnce(&mut Reader<'_>) -> T) -> T {
        let mut reader = Reader {
            text: text.trim(),
            shape: self.shape,
            steps: std::mem::take(&mut self.steps),
            misfit: self.misfit.take(),
            #[cfg(feature = "dynamic")]
            unknown: self.unknown.take(),
        };
        let value = read(&mut reader);
        self.steps = reader.steps;
        self.misfit = reader.misfit;
        #[cfg(feature = "dynamic")]
        {
            self.unknown = reader.unknown;
        }
        value
    }

    /// Returns whether the current value is `null`.
    pub(super) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// Returns the kind of the current value, for messages.
    fn kind(&self) -> &'static str {
        match self.text.as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            _ => "something that is not JSON",
        }
    }
}
