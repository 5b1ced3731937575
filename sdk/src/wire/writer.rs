//! Writes the fields of a structure: as the parts of a request, or as one JSON object.

use std::borrow::Cow;
use std::fmt;

use super::faults::{RequestFaults, Step, Steps};
use super::{Structure, read, write};
use crate::endpoint::Place;

/// What stands in place of a secret.
const MASK: &[u8] = b"\"***\"";

/// One parameter of a request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire; empty in [`Place::Body`]: the value is the whole body.
    pub name: Cow<'static, str>,
    /// Its value as compact JSON.
    pub json: String,
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Whether the value is secret is not known here, so it is not shown.
        formatter
            .debug_struct("Part")
            .field("place", &self.place)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Part {
    /// A parameter with a value that is JSON already.
    pub fn new(place: Place, name: impl Into<Cow<'static, str>>, json: String) -> Self {
        Self {
            place,
            name: name.into(),
            json,
        }
    }

    /// The value as text: a string without its quotes, anything else as compact JSON.
    pub fn text(&self) -> Cow<'_, str> {
        text_of(&self.json)
    }
}

/// A JSON value as text: a string without its quotes, anything else as it is.
pub(crate) fn text_of(json: &str) -> Cow<'_, str> {
    if json.starts_with('"') {
        read::text(json).unwrap_or(Cow::Borrowed(json))
    } else {
        Cow::Borrowed(json)
    }
}

/// What holds for the next field only.
#[derive(Clone, Copy, Default)]
pub(super) struct Rule {
    required: bool,
    pub(super) secret: bool,
    pub(super) max_bytes: Option<usize>,
    pub(super) max_items: Option<usize>,
    default: Option<&'static str>,
}

/// Where the fields go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The parts of a request: rules are checked, defaults written, secrets noted.
    Parts,
    /// One JSON object.
    Json,
    /// One JSON object with secrets masked.
    Masked,
}

/// Takes the fields of a [`Structure`], one call a field. Calls such as [`required`](Self::required) hold for the field that follows.
pub struct Writer {
    form: Form,
    place: Place,
    depth: usize,
    /// JSON of the current part, or of the whole object.
    pub(super) buffer: Vec<u8>,
    parts: Vec<Part>,
    next: Rule,
    pub(super) rule: Rule,
    steps: Steps,
    /// The object that is being written is secret as a whole.
    inside_secret: bool,
    pub(super) faults: RequestFaults,
    secrets: Vec<String>,
}

impl Writer {
    fn new(form: Form) -> Self {
        Self {
            form,
            place: Place::Body,
            depth: 0,
            buffer: Vec::new(),
            parts: Vec::new(),
            next: Rule::default(),
            rule: Rule::default(),
            steps: Steps::default(),
            inside_secret: false,
            faults: RequestFaults::default(),
            secrets: Vec::new(),
        }
    }

    /// The parts of a request with its secret values, or all that is wrong with it.
    pub(crate) fn parts(
        structure: &dyn Structure,
    ) -> Result<(Vec<Part>, Vec<String>), RequestFaults> {
        let mut writer = Self::new(Form::Parts);
        structure.write(&mut writer);
        if writer.faults.is_empty() {
            Ok((writer.parts, writer.secrets))
        } else {
            Err(writer.faults)
        }
    }

    /// A structure as JSON, secrets in clear.
    pub(crate) fn json(structure: &dyn Structure) -> String {
        Self::whole(Form::Json, structure)
    }

    /// A structure as JSON, secrets masked.
    pub(crate) fn masked(structure: &dyn Structure) -> String {
        Self::whole(Form::Masked, structure)
    }

    fn whole(form: Form, structure: &dyn Structure) -> String {
        let mut writer = Self::new(form);
        writer.nested(structure);
        text(writer.buffer)
    }

    /// The fields that follow stand in this place.
    pub fn place(&mut self, place: Place) {
        self.place = place;
    }

    /// The next field must have a value.
    pub fn required(&mut self) -> &mut Self {
        self.next.required = true;
        self
    }

    /// The next field is never shown.
    pub fn secret(&mut self) -> &mut Self {
        self.next.secret = true;
        self
    }

    /// The next field's strings have at most this many bytes.
    pub fn max_bytes(&mut self, bytes: usize) -> &mut Self {
        self.next.max_bytes = Some(bytes);
        self
    }

    /// The next field's list or map has at most this many entries.
    pub fn max_items(&mut self, items: usize) -> &mut Self {
        self.next.max_items = Some(items);
        self
    }

    /// The next field's value as JSON where the caller gives none.
    pub fn default(&mut self, json: &'static str) -> &mut Self {
        self.next.default = Some(json);
        self
    }

    /// At least one of these must be given: names and whether each is.
    pub fn at_least_one(&mut self, fields: &[(&str, bool)]) {
        if self.form == Form::Parts && !fields.iter().any(|(_, given)| *given) {
            let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            self.faults
                .missing
                .push(format!("one of {}", names.join(" / ")));
        }
    }

    /// A field of any type, with the function that writes its value.
    pub fn field<T: ?Sized>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
        write: impl Fn(&mut Self, &T),
    ) {
        if self.begin(name, value.is_some())
            && let Some(value) = value
        {
            write(self, value);
            self.end(name);
        }
    }

    /// A field that is a string.
    pub fn string(&mut self, name: &'static str, value: Option<&str>) {
        self.field(name, value, write::text);
    }

    /// A field that is a whole number.
    pub fn i64(&mut self, name: &'static str, value: Option<i64>) {
        self.field(name, value.as_ref(), write::i64);
    }

    /// A field that is a truth value.
    pub fn bool(&mut self, name: &'static str, value: Option<bool>) {
        self.field(name, value.as_ref(), write::bool);
    }

    /// A field that is an object.
    pub fn object(&mut self, name: &'static str, value: Option<&dyn Structure>) {
        self.field(name, value, |writer, value| writer.nested(value));
    }

    /// A body that is open JSON, as a whole.
    pub fn whole_body(&mut self, value: Option<&serde_json::Value>) {
        let name = if self.form == Form::Parts { "" } else { "body" };
        self.field(name, value, write::json);
    }

    /// An object as the current value.
    pub(super) fn nested(&mut self, structure: &dyn Structure) {
        let (place, inside_secret) = (self.place, self.inside_secret);
        self.inside_secret |= self.rule.secret;
        self.depth += 1;
        self.buffer.push(b'{');
        structure.write(self);
        self.buffer.push(b'}');
        self.depth -= 1;
        (self.place, self.inside_secret) = (place, inside_secret);
    }

    /// Runs `write` for one entry of a list or map, remembering where it stands.
    pub(super) fn entry(&mut self, step: Step, write: impl FnOnce(&mut Self)) {
        let rule = self.rule;
        self.steps.push(step);
        write(self);
        self.steps.pop();
        self.rule = rule;
    }

    /// Notes the text of a secret, so that it can be struck from messages.
    pub(super) fn note_secret(&mut self, text: &str) {
        if self.rule.secret && self.form == Form::Parts && !text.is_empty() {
            self.secrets.push(text.to_owned());
        }
    }

    /// A value outside a limit.
    pub(super) fn invalid(&mut self, what: &str) {
        let sentence = format!("{} {what}", self.steps.path());
        self.faults.invalid.push(sentence);
    }

    /// Starts a field; `false`: there is nothing to write.
    fn begin(&mut self, name: &'static str, given: bool) -> bool {
        self.rule = std::mem::take(&mut self.next);
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
            self.parts.push(Part::new(self.place, name, json));
        }
    }
}

/// The writer appends nothing but UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
