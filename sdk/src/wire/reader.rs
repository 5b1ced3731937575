//! Reads one JSON value and keeps track of the current position in it.

use serde_json::value::RawValue;

use super::faults::{Step, Steps};
use super::{Misfit, WireValue, read};

/// A reader for one JSON value.
///
/// The functions in [`read`](super::read) return the reader's current value. If it has the wrong type, they record a misfit and return a
/// zero value, so that reading continues. Only the first misfit is kept. At the end, [`Reader::read`] returns it as an error.
pub struct Reader<'a> {
    /// The text of the current value. It is valid JSON without surrounding whitespace.
    pub(super) text: &'a str,
    pub(super) shape: Shape,
    pub(super) steps: Steps,
    pub(super) misfit: Option<Misfit>,
    /// The paths of the members that no field has looked up, or `None` if they are not collected.
    #[cfg(feature = "dynamic")]
    pub(super) unknown: Option<Vec<String>>,
}

/// How the current value is encoded on the wire, if the encoding is unusual.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// Which levels are encoded as JSON inside a string. The lowest bit stands for the value itself.
    pub(super) json_string: u8,
    /// The separator between the entries, if the value is a list that is written as one string.
    pub(super) join: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads a JSON text with one of the functions in [`read`](super::read).
    pub fn read<T>(text: &'a str, read: impl FnOnce(&mut Reader<'a>) -> T) -> Result<T, Misfit> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|_| Misfit {
            path: String::new(),
            expected: "JSON",
            found: "something else",
        })?;
        Self::read_valid(raw.get(), read)
    }

    /// Reads a text that is already known to be valid JSON without surrounding whitespace.
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

    /// Creates a reader for a text that is already known to be valid JSON without surrounding whitespace.
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

    /// Records that the current value has the wrong type. Only the first misfit is kept.
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

    /// Reads the current value into `value`. If the current value is encoded as JSON inside a string, it is decoded from the string first.
    pub(super) fn value(&mut self, value: &mut dyn WireValue) {
        let in_string = self.shape.json_string & 1 == 1;
        self.shape.json_string >>= 1;
        if in_string {
            read::json_string(self, value);
        } else {
            value.read(self);
        }
    }

    /// Reads a text that was extracted from the current value, for example the JSON inside a string.
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

    pub(super) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// Returns the kind of the current value, for use in error messages.
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
