//! Reading and writing for calls by name. Reading reports unknown fields, and writing accepts missing fields.

use std::borrow::Cow;

use super::faults::{RequestFaults, Step};
use super::fields::Direction;
use super::writer::{Form, text};
use super::{Fields, Part, Reader, Structure, WireValue, Writer, read};

impl Fields<'_, '_> {
    /// Records the members that no field has looked up.
    pub(super) fn note_unknown(&mut self) {
        let Direction::Read(reader, members) = &mut self.direction else {
            return;
        };
        let Some(mut unknown) = reader.unknown.take() else {
            return;
        };
        for (name, _) in &members.0 {
            if !self.asked.contains(&name.as_ref()) {
                let name = Cow::Owned(name.clone().into_owned());
                reader.steps.push(Step::Name(name));
                unknown.push(reader.steps.path());
                reader.steps.pop();
            }
        }
        reader.unknown = Some(unknown);
    }
}

/// Fills a structure from a JSON object. Unknown fields and values of the wrong type are reported as faults.
pub(crate) fn fill(structure: &mut dyn Structure, json: &str) -> Result<(), RequestFaults> {
    let mut reader = Reader::new(json);
    reader.unknown = Some(Vec::new());
    read::structure(&mut reader, structure);
    let mut faults = RequestFaults::default();
    for path in reader.unknown.unwrap_or_default() {
        faults
            .invalid
            .push(format!("{path}: there is no such field"));
    }
    faults
        .invalid
        .extend(reader.misfit.map(|misfit| misfit.to_string()));
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Returns the parts of a request and its secret values, even if required fields are missing. Returns an error only if a value is invalid,
/// for example because it is outside a limit.
pub(crate) fn given_parts(
    structure: &mut dyn Structure,
) -> Result<(Vec<Part>, Vec<String>), RequestFaults> {
    let mut writer = Writer::new(Form::Parts);
    structure.fields(&mut Fields::writing(&mut writer));
    writer.faults.missing.clear();
    if writer.faults.is_empty() {
        Ok((writer.parts, writer.secrets))
    } else {
        Err(writer.faults)
    }
}

/// Returns a value as JSON, or an empty text for `()`. Secrets are masked if `masked` is `true`, and in clear text otherwise.
pub(crate) fn value_text(value: &mut dyn WireValue, masked: bool) -> String {
    let mut writer = Writer::new(if masked { Form::Masked } else { Form::Json });
    writer.value(value);
    text(writer.buffer)
}
