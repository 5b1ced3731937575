//! Converts binary content to JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::answer::Binary;
use crate::wire::{Reader, WireValue, Writer, write};

impl WireValue for Binary {
    fn write(&mut self, writer: &mut Writer) {
        let json = json!({
            "content_type": self.content_type,
            "bytes": self.bytes.len(),
            "base64": STANDARD.encode(&self.bytes),
        });
        write::json(writer, &json);
    }

    /// Reads nothing. Binary content is always a whole response, never a value inside one.
    fn read(&mut self, _: &mut Reader<'_>) {}
}
