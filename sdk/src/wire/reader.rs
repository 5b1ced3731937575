//! Reads one JSON value, remembering where in the answer it stands.

use serde_json::value::RawValue;

use super::faults::{Step, Steps};
use super::{Misfit, WireValue, read};

/// A JSON value on its way into a Rust value.
///
/// The functions of [`read`](super::read) take what stands there, or note the first misfit and go on with a zero value: the
/// misfit comes out of [`Reader::read`].
pub struct Reader<'a> {
    /// The current value's text: valid JSON without white space around it.
    pub(super) text: &'a str,
    pub(super) shape: Shape,
    pub(super) steps: Steps,
    pub(super) misfit: Option<Misfit>,
    /// Members that no field has asked for; `None`: nobody wants to know.
    #[cfg(feature = "dynamic")]
    pub(super) unknown: Option<Vec<String>>,
}

/// How the current value is written where that is unusual.
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// Which levels are JSON inside a string; the lowest bit is the value itself.
    pub(super) json_string: u8,
    /// What joins the entries of a list that is a text.
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

    /// At the start of a text that is known to be JSON without white space around it.
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

    /// Notes that the current value does not fit; the first one stays.
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

    /// Fills a value from what stands here, out of its string where it is carried in one.
    pub(super) fn value(&mut self, value: &mut dyn WireValue) {
        let in_string = self.shape.json_string & 1 == 1;
        self.shape.json_string >>= 1;
        if in_string {
            read::json_string(self, value);
        } else {
            value.read(self);
        }
    }

    /// Reads a text that came out of the current value, such as the JSON inside a string.
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

    /// Whether the current value is `null`.
    pub(super) fn is_null(&self) -> bool {
        self.text == "null"
    }

    /// What kind of value stands here, for people.
    fn kind(&self) -> &'static str {
        match self.text.as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a truth value",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            _ => "something that is not JSON",
        }
    }
}
