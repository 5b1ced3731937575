//! The fields of a structure on their way out or in.

use std::borrow::Cow;

use super::faults::Step;
use super::reader::Shape;
use super::writer::Rule;
use super::{Members, Reader, WireValue, Writer};
use crate::endpoint::Place;

/// What a [`Structure`](super::Structure) names its fields to: it writes their values or fills them.
///
/// Calls such as [`required`](Self::required) hold for the field that follows.
pub struct Fields<'f, 'a> {
    pub(super) direction: Direction<'f, 'a>,
    rule: Rule,
    also: &'static [&'static str],
    /// The names that were asked for, where the reader wants to know of the others.
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

    /// A field: what is missing or null is left as it is.
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

    /// A body that is open JSON, as a whole.
    pub fn whole_body(&mut self, value: &mut dyn WireValue) {
        let name = match &self.direction {
            Direction::Write(writer) if writer.writes_parts() => "",
            _ => "body",
        };
        self.field(name, value);
    }

    /// The fields that follow stand in this place.
    pub fn place(&mut self, place: Place) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.place(place);
        }
    }

    /// At least one of these must be given: names and whether each is.
    pub fn at_least_one(&mut self, fields: &[(&str, bool)]) {
        if let Direction::Write(writer) = &mut self.direction {
            writer.at_least_one(fields);
        }
    }

    /// The next field must have a value when it is sent.
    pub fn required(&mut self) -> &mut Self {
        self.rule.required = true;
        self
    }

    /// The next field is never shown.
    pub fn secret(&mut self) -> &mut Self {
        self.rule.secret = true;
        self
    }

    /// Truth values in the next field are written as 1 and 0.
    pub fn flag(&mut self) -> &mut Self {
        self.rule.flag = true;
        self
    }

    /// Values in the next field are JSON inside a string: the lowest bit stands for the field itself, the next one for the entries
    /// of its list or map, and so on.
    pub fn json_string(&mut self, levels: u8) -> &mut Self {
        self.rule.json_string = levels;
        self
    }

    /// The next field's list is one text, its entries joined by this.
    pub fn join(&mut self, separator: &'static str) -> &mut Self {
        self.rule.join = Some(separator);
        self
    }

    /// The next field is a list of files: each is a part of the request by itself.
    pub fn files(&mut self) -> &mut Self {
        self.rule.files = true;
        self
    }

    /// The next field's strings have at most this many bytes when they are sent.
    pub fn max_bytes(&mut self, bytes: usize) -> &mut Self {
        self.rule.max_bytes = Some(bytes);
        self
    }

    /// The next field's list or map has at most this many entries when it is sent.
    pub fn max_items(&mut self, items: usize) -> &mut Self {
        self.rule.max_items = Some(items);
        self
    }

    /// The next field's value as JSON where the caller gives none.
    pub fn default(&mut self, json: &'static str) -> &mut Self {
        self.rule.default = Some(json);
        self
    }

    /// Other names under which the next field may be read.
    pub fn also(&mut self, names: &'static [&'static str]) -> &mut Self {
        self.also = names;
        self
    }
}
