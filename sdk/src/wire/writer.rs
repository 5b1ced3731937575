//! Writes the fields of a structure, either as the parts of a request or as a single JSON object.

use std::borrow::Cow;
use std::fmt;

use super::faults::{RequestFaults, Step, Steps};
use super::{Fields, Structure, WireValue, file, read, write};
use crate::endpoint::Place;
use crate::file::File;

/// The JSON that is written in place of a secret.
const MASK: &[u8] = b"\"***\"";

/// A single parameter of a request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Part {
    /// Where the parameter goes in the request.
    pub place: Place,
    /// The parameter's name on the wire. Empty if its value is the whole body. In that case, its place is [`Place::Body`].
    pub name: Cow<'static, str>,
    /// The value as compact JSON. For a file, this JSON describes the file but does not contain its content.
    pub json: String,
    /// The file to send in a multipart body, if the parameter is a file. Boxed because few parameters are files.
    pub file: Option<Box<File>>,
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value is not shown, because it may be secret.
        formatter
            .debug_struct("Part")
            .field("place", &self.place)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Part {
    /// Creates a parameter from the JSON of its value.
    pub fn new(place: Place, name: impl Into<Cow<'static, str>>, json: String) -> Self {
        Self {
            place,
            name: name.into(),
            json,
            file: None,
        }
    }

    /// Creates a parameter that is sent as a file in a multipart body.
    pub fn file(name: impl Into<Cow<'static, str>>, file: File) -> Self {
        let mut json = Vec::new();
        file::describe(&mut json, &file);
        Self {
            file: Some(Box::new(file)),
            ..Self::new(Place::Body, name, text(json))
        }
    }

    /// Returns the value as text. A string is returned without its quotes, and any other value as compact JSON.
    pub fn text(&self) -> Cow<'_, str> {
        text_of(&self.json)
    }
}

/// Returns a JSON value as text. A string is returned without its quotes, and any other value unchanged.
pub(crate) fn text_of(json: &str) -> Cow<'_, str> {
    if json.starts_with('"') {
        read::text(json).unwrap_or(Cow::Borrowed(json))
    } else {
        Cow::Borrowed(json)
    }
}

/// The rules for one field.
#[derive(Clone, Copy, Default)]
pub(super) struct Rule {
    pub(super) required: bool,
    pub(super) secret: bool,
    pub(super) flag: bool,
    pub(super) json_string: u8,
    pub(super) join: Option<&'static str>,
    pub(super) files: bool,
    pub(super) max_bytes: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) default: Option<&'static str>,
}

/// What a writer produces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The parts of a request. The writer also checks the fields' rules, fills in their defaults and records their secrets.
    Parts,
    /// One JSON object.
    Json,
    /// One JSON object with secrets masked.
    Masked,
}

/// Writes the values of a structure's fields.
pub struct Writer {
    form: Form,
    place: Place,
    depth: usize,
    /// The JSON of the current part, or of the whole object.
    pub(super) buffer: Vec<u8>,
    pub(super) parts: Vec<Part>,
    /// The files of the current part.
    files: Vec<File>,
    pub(super) rule: Rule,
    steps: Steps,
    /// Whether the object being written is part of a secret field.
    inside_secret: bool,
    pub(super) faults: RequestFaults,
    pub(super) secrets: Vec<String>,
}

impl Writer {
    pub(super) fn new(form: Form) -> Self {
        Self {
            form,
            place: Place::Body,
            depth: 0,
            buffer: Vec::new(),
            parts: Vec::new(),
            files: Vec::new(),
            rule: Rule::default(),
            steps: Steps::default(),
            inside_secret: false,
            faults: RequestFaults::default(),
            secrets: Vec::new(),
        }
    }

    /// Returns the parts of a request and its secret values. If the request has faults, returns all of them instead.
    pub(crate) fn parts(
        structure: &mut dyn Structure,
    ) -> Result<(Vec<Part>, Vec<String>), RequestFaults> {
        let mut writer = Self::new(Form::Parts);
        structure.fields(&mut Fields::writing(&mut writer));
        if writer.faults.is_empty() {
            Ok((writer.parts, writer.secrets))
        } else {
            Err(writer.faults)
        }
    }

    /// Returns a structure as JSON, as it would be sent inside a request. If it has faults, returns all of them instead.
    #[cfg(feature = "crypto")]
    pub(crate) fn checked_json(structure: &mut dyn Structure) -> Result<String, RequestFaults> {
        let mut writer = Self::new(Form::Parts);
        writer.nested(structure);
        if writer.faults.is_empty() {
            Ok(text(writer.buffer))
        } else {
            Err(writer.faults)
        }
    }

    /// Returns a structure as JSON, with secrets in clear text.
    pub(crate) fn json(structure: &mut dyn Structure) -> String {
        Self::whole(Form::Json, structure)
    }

    /// Returns a structure as JSON, with secrets masked.
    pub(crate) fn masked(structure: &mut dyn Structure) -> String {
        Self::whole(Form::Masked, structure)
    }

    fn whole(form: Form, structure: &mut dyn Structure) -> String {
        let mut writer = Self::new(form);
        writer.nested(structure);
        text(writer.buffer)
    }

    /// Writes a string as the current value.
    pub fn text(&mut self, value: &str) {
        write::text(self, value);
    }

    pub(super) fn writes_parts(&self) -> bool {
        self.form == Form::Parts
    }

    pub(super) fn place(&mut self, place: Place) {
        self.place = place;
    }

    pub(super) fn at_least_one(&mut self, fields: &[(&str, bool)]) {
        if self.form == Form::Parts && !fields.iter().any(|(_, given)| *given) {
            let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            self.faults
                .missing
                .push(format!("one of {}", names.join(" / ")));
        }
    }

    pub(super) fn field(&mut self, name: &'static str, rule: Rule, value: &mut dyn WireValue) {
        if self.begin(name, rule, value.is_given()) {
            self.value(value);
            self.end(name);
        }
    }

    /// Writes a value. If the field requires it, the value is encoded as JSON inside a string.
    pub(super) fn value(&mut self, value: &mut dyn WireValue) {
        let in_string = self.rule.json_string & 1 == 1;
        self.rule.json_string >>= 1;
        if !in_string {
            return value.write(self);
        }
        let outer = std::mem::take(&mut self.buffer);
        value.write(self);
        let inner = text(std::mem::replace(&mut self.buffer, outer));
        write::json_text(&mut self.buffer, &inner);
    }

    /// Writes a list entry by entry.
    pub(super) fn list(&mut self, count: usize, write: &mut dyn FnMut(&mut Self, usize)) {
        write::count(self, count);
        if let Some(separator) = self.rule.join {
            return self.joined(separator, count, write);
        }
        self.buffer.push(b'[');
        for index in 0..count {
            if index > 0 {
                self.buffer.push(b',');
            }
            self.entry(Step::Index(index), |writer| write(writer, index));
        }
        self.buffer.push(b']');
    }

    /// Writes a list as one string, with `separator` between its entries.
    fn joined(&mut self, separator: &str, count: usize, write: &mut dyn FnMut(&mut Self, usize)) {
        let outer = std::mem::take(&mut self.buffer);
        let mut entries = Vec::with_capacity(count);
        for index in 0..count {
            self.entry(Step::Index(index), |writer| write(writer, index));
            let json = text(std::mem::take(&mut self.buffer));
            entries.push(text_of(&json).into_owned());
        }
        self.buffer = outer;
        write::json_text(&mut self.buffer, &entries.join(separator));
    }

    pub(super) fn open_map(&mut self, count: usize) {
        write::count(self, count);
        self.buffer.push(b'{');
    }

    pub(super) fn close_map(&mut self) {
        self.buffer.push(b'}');
    }

    /// Writes an object as the current value.
    pub(super) fn nested(&mut self, structure: &mut dyn Structure) {
        let (place, inside_secret) = (self.place, self.inside_secret);
        self.inside_secret |= self.rule.secret;
        self.depth += 1;
        self.buffer.push(b'{');
        structure.fields(&mut Fields::writing(self));
        self.buffer.push(b'}');
        self.depth -= 1;
        (self.place, self.inside_secret) = (place, inside_secret);
    }

    /// Runs `write` for one entry of a list or map, and keeps track of the entry's position.
    pub(super) fn entry(&mut self, step: Step, write: impl FnOnce(&mut Self)) {
        let rule = self.rule;
        self.steps.push(step);
        write(self);
        self.steps.pop();
        self.rule = rule;
    }

    /// Writes a file as the current value.
    pub(super) fn file(&mut self, file: &File) {
        file::describe(&mut self.buffer, file);
        if self.form == Form::Parts {
            if self.depth > 0 {
                self.invalid("is a file, which cannot be inside an object");
            }
            self.files.push(file.clone());
        }
    }

    /// Records the text of a secret so that it can be masked in messages.
    pub(super) fn note_secret(&mut self, text: &str) {
        if self.rule.secret && self.form == Form::Parts && !text.is_empty() {
            self.secrets.push(text.to_owned());
        }
    }

    /// Records that the current value is invalid. `what` is the rest of a sentence that begins with the value's path.
    pub(super) fn invalid(&mut self, what: &str) {
        let sentence = format!("{} {what}", self.steps.path());
        self.faults.invalid.push(sentence);
    }

    /// Starts a field. Returns `false` if the caller must not write the value: either there is none, or the default or the mask has already
    /// been written in its place.
    fn begin(&mut self, name: &'static str, rule: Rule, given: bool) -> bool {
        self.rule = rule;
        self.rule.secret |= self.inside_secret;
        let default = if self.form == Form::Parts {
            self.rule.default
        } else {
            None
        };
        if !given && default.is_none() {
            if self.rule.required && self.form == Form::Parts {
                self.steps.push(Step::Name(Cow::Borrowed(name)));
                self.faults.missing.push(self.steps.path());
                self.steps.pop();
            }
            return false;
        }
        if self.form != Form::Parts || self.depth > 0 {
            if self.buffer.last() != Some(&b'{') {
                self.buffer.push(b',');
            }
            write::json_text(&mut self.buffer, name);
            self.buffer.push(b':');
        }
        self.steps.push(Step::Name(Cow::Borrowed(name)));
        if let Some(default) = default.filter(|_| !given) {
            self.buffer.extend_from_slice(default.as_bytes());
            self.end(name);
            return false;
        }
        if self.rule.secret && self.form == Form::Masked {
            self.buffer.extend_from_slice(MASK);
            self.steps.pop();
            return false;
        }
        true
    }

    fn end(&mut self, name: &'static str) {
        self.steps.pop();
        if self.form == Form::Parts && self.depth == 0 {
            let json = text(std::mem::take(&mut self.buffer));
            let files = std::mem::take(&mut self.files);
            if files.is_empty() && !self.rule.files {
                self.parts.push(Part::new(self.place, name, json));
            }
            for file in files {
                self.parts.push(Part {
                    place: self.place,
                    ..Part::file(name, file)
                });
            }
        }
    }
}

/// Converts the output to a string. A writer produces only valid UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
