//! The type that a structure passes its fields to, for writing or reading them.

use std::borrow::Cow;

use super::faults::Step;
use super::reader::Shape;
use super::writer::Rule;
use super::{Members, Reader, WireValue, Writer};
use crate::endpoint::Place;

/// Receives the fields of a [`Structure`](super::Structure). Either writes the fields' values or reads values into the fields.
///
/// Methods such as [`required`](Self::required) apply only to the next field.
pub struct Fields<'f, 'a> {
    pub(super) direction: Direction<'f, 'a>,
    rule: Rule,
    also: &'static [&'static str],
    /// The names that fields have looked up so far. Recorded only if the reader collects unknown members.
    #[cfg(feature = "dynamic")]
    pub(super) asked: Vec<&'static str>,
}

pub(super) enum Direction<'f, 'a> {
    Write(&'f mut Writer),
    Read(&'f mut Reader<'a>, &'f Members<'a>),
}

impl<'f, 'a> Fields<'f, 'a> {
    pub(super) fn writing(writer: &'f mut Writer) -> Self {
        Self::new(Direction::Write(writer))
    }

    pub(super) fn reading(reader: &'f mut Reader<'a>, members: &'f Members<'a>) -> Self {
        Self::new(Direction::Read(reader, members))
    }

    fn new(direction: Direction<'f, 'a>) -> Self {
        Self {
            direction,
            rule: Rule::default(),
            also: &[],
            #[cfg(feature = "dynamic")]
            asked: Vec::new(),
        }
    }

    /// Writes or reads a field. When reading, the value remains unchanged if the field is missing or null.
    pub fn field(&mut self, name: &'static str, value: &mut dyn WireValue) {
        let rule = std::mem::take(&mut self.rule);
        let also = std::mem::take(&mut self.also);
        match &mut self.direction {
            Direction::Write(writer) => writer.field(name, rule, value),
            Direction::Read(reader, members) => {
                #[cfg(feature = "dynamic")]
                if reader.unknown.is_some() {
                    self.asked.push(name);
                    self.asked.extend(also);
                }
                let under_others = || also.iter().find_map(|name| members.get(name));
                if let Some(text) = members.get(name).or_else(under_others) {
                    let shape = Shape {
                        json_string: rule.json_string,
                        join: rule.join,
                    };
                    let step = Step::Name(Cow::Borrowed(name));
                    reader.inside(step, text, shape, |reader| reader.value(value));
                }
            }
        }
    }

    /// Writes or reads a single JSON value that makes up the entire body.
    pub fn whole_body(&mut self, value: &mut dyn WireValue) {
        let name = match &self.direction {
            Direction::Write(writer) if writer.writes_parts() => "",
            _ => "body",
        };
        self.field(name, value);
    }

    /// Sets where in the request the following fields go.
    pub fn place(&mut self, place: Place) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.place(place);
        }
    }

    /// Requires at least one of these fields to be set. Each pair contains the name of a field and whether that field is set.
    pub fn at_least_one(&mut self, fields: &[(&str, bool)]) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.at_least_one(fields);
        }
    }

    /// Requires the next field to have a value when the request is sent.
    pub fn required(&mut self) -> &mut Self {
        self.rule.required = true;
        self
    }

    /// Marks the next field as secret. Its value is never shown in `Debug` output or error messages.
    pub fn secret(&mut self) -> &mut Self {
        self.rule.secret = true;
        self
    }

    /// Writes booleans in the next field as 1 and 0 instead of `true` and `false`.
    pub fn flag(&mut self) -> &mut Self {
        self.rule.flag = true;
        self
    }

    /// Specifies which levels of the next field are encoded as JSON inside a string. In `levels`, the lowest bit stands for the field
    /// itself, the next bit for the entries of its list or map, and so on.
    pub fn json_string(&mut self, levels: u8) -> &mut Self {
        self.rule.json_string = levels;
        self
    }

    /// Writes the list in the next field as one string, with this separator between the entries.
    pub fn join(&mut self, separator: &'static str) -> &mut Self {
        self.rule.join = Some(separator);
        self
    }

    /// Marks the next field as a list of files. Each file becomes a separate part of the request.
    pub fn files(&mut self) -> &mut Self {
        self.rule.files = true;
        self
    }

    /// Limits each string in the next field to this number of bytes. The limit applies only to requests.
    pub fn max_bytes(&mut self, bytes: usize) -> &mut Self {
        self.rule.max_bytes = Some(bytes);
        self
    }

    /// Limits the list or map in the next field to this number of entries. The limit applies only to requests.
    pub fn max_items(&mut self, items: usize) -> &mut Self {
        self.rule.max_items = Some(items);
        self
    }

    /// Sets the JSON to send for the next field if the caller does not set a value.
    pub fn default(&mut self, json: &'static str) -> &mut Self {
        self.rule.default = Some(json);
        self
    }

    /// Sets alternative names that are accepted for the next field when it is read.
    pub fn also(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.also = names;
        self
    }
}
