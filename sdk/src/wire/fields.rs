//! The fields of a structure, while they are written or read.

use std::borrow::Cow;

use super::faults::Step;
use super::reader::Shape;
use super::writer::Rule;
use super::{Members, Reader, WireValue, Writer};
use crate::endpoint::Place;

/// Receives the fields of a [`Structure`](super::Structure) and either writes their values or reads values into them.
///
/// Methods such as [`required`](Self::required) apply to the field that follows.
pub struct Fields<'f, 'a> {
    pub(super) direction: Direction<'f, 'a>,
    rule: Rule,
    also: &'static [&'static str],
    /// The names that fields have asked for, if the reader collects the unknown members.
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

    /// Writes or reads a field. When reading, a field that is missing or null keeps its value.
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

    /// Writes or reads a body that is any JSON value as a whole.
    pub fn whole_body(&mut self, value: &mut dyn WireValue) {
        let name = match &self.direction {
            Direction::Write(writer) if writer.writes_parts() => "",
            _ => "body",
        };
        self.field(name, value);
    }

    /// Sets the place of the fields that follow.
    pub fn place(&mut self, place: Place) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.place(place);
        }
    }

    /// Requires that at least one of these fields is set. Each pair is the name of a field and whether it is set.
    pub fn at_least_one(&mut self, fields: &[(&str, bool)]) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.at_least_one(fields);
        }
    }

    /// Requires the next field to have a value when it is sent.
    pub fn required(&mut self) -> &mut Self {
        self.rule.required = true;
        self
    }

    /// Marks the next field as secret, so that its value is never shown.
    pub fn secret(&mut self) -> &mut Self {
        self.rule.secret = true;
        self
    }

    /// Writes booleans in the next field as 1 and 0.
    pub fn flag(&mut self) -> &mut Self {
        self.rule.flag = true;
        self
    }

    /// Marks values in the next field as JSON inside a string. The lowest bit stands for the field itself, the next bit for the entries of its
    /// list or map, and so on.
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

    /// Limits strings in the next field to this number of bytes when they are sent.
    pub fn max_bytes(&mut self, bytes: usize) -> &mut Self {
        self.rule.max_bytes = Some(bytes);
        self
    }

    /// Limits the list or map in the next field to this number of entries when it is sent.
    pub fn max_items(&mut self, items: usize) -> &mut Self {
        self.rule.max_items = Some(items);
        self
    }

    /// Sets the JSON that is sent for the next field if the caller sets no value.
    pub fn default(&mut self, json: &'static str) -> &mut Self {
        self.rule.default = Some(json);
        self
    }

    /// Sets other names under which the next field may be read.
    pub fn also(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.also = names;
        self
    }
}
