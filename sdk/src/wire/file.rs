//! Files as field values.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Fields, Reader, Structure, WireValue, Writer, read, write};
use crate::file::File;

/// A file is read either from a string with its content, or from an object `{"name": .., "content_type": .., "content": ..}`. For content
/// that is not text, use the member `base64` instead of `content`. A file is written as its name, content type and size only. Because its
/// content is left out, a written file cannot be read back.
impl WireValue for File {
    fn write(&mut self, writer: &mut Writer) {
        writer.note_secret(self.sent_name());
        writer.file(self);
    }

    fn read(&mut self, reader: &mut Reader<'_>) {
        if let Some(content) = text(reader) {
            *self = Self::bytes("file", content);
            return;
        }
        let mut described = Described::default();
        read::structure(reader, &mut described);
        let content = match (described.content, described.base64) {
            (Some(text), None) => Some(text.into_bytes()),
            (None, Some(base64)) => STANDARD.decode(base64).ok(),
            _ => None,
        };
        let Some(content) = content else {
            return reader.misfit("a file with either content or base64");
        };
        let file = Self::bytes(described.name.unwrap_or_else(|| "file".to_owned()), content);
        *self = match described.content_type {
            Some(content_type) => file.content_type(content_type),
            None => file,
        };
    }
}

fn text(reader: &Reader<'_>) -> Option<String> {
    let text = reader.text.starts_with('"').then_some(reader.text)?;
    read::text(text).map(|text| text.into_owned())
}

/// Writes JSON that describes a file without its content.
pub(super) fn describe(buffer: &mut Vec<u8>, file: &File) {
    buffer.extend_from_slice(b"{\"name\":");
    write::json_text(buffer, file.sent_name());
    buffer.extend_from_slice(b",\"content_type\":");
    write::json_text(buffer, file.sent_content_type());
    if let Some(content) = file.content() {
        buffer.extend_from_slice(format!(",\"bytes\":{}", content.len()).as_bytes());
    }
    buffer.push(b'}');
}

/// The JSON object that a file can be read from.
#[derive(Default)]
struct Described {
    name: Option<String>,
    content_type: Option<String>,
    content: Option<String>,
    base64: Option<String>,
}

impl Structure for Described {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("name", &mut self.name);
        fields.field("content_type", &mut self.content_type);
        fields.field("content", &mut self.content);
        fields.field("base64", &mut self.base64);
    }
}
