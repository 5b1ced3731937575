//! Multipart bodies as defined in RFC 7578 and as written by browsers.

use std::iter::repeat_with;

use crate::file::File;

/// Returns a delimiter to put between parts. It is long and random, so it does not occur in any part.
pub(crate) fn boundary() -> String {
    let random: String = repeat_with(fastrand::alphanumeric).take(32).collect();
    format!("bytedance-{random}")
}

/// A multipart body that is being written.
pub(crate) struct Multipart<'a> {
    boundary: &'a str,
    body: Vec<u8>,
}

impl<'a> Multipart<'a> {
    /// Creates an empty body with capacity for about `size` bytes.
    pub(crate) fn new(boundary: &'a str, size: usize) -> Self {
        Self {
            boundary,
            body: Vec::with_capacity(size),
        }
    }

    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.begin(name);
        self.write("\r\n\r\n");
        self.write(text);
        self.write("\r\n");
    }

    /// Adds a file. Its entire content must already be in memory.
    pub(crate) fn file(&mut self, name: &str, file: &File) {
        self.begin(name);
        self.write("; filename=\"");
        self.quoted(file.sent_name());
        self.write("\"\r\nContent-Type: ");
        self.write(file.sent_content_type());
        self.write("\r\n\r\n");
        if let Some(content) = file.content() {
            self.body.extend_from_slice(content);
        }
        self.write("\r\n");
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.write("--");
        self.write(self.boundary);
        self.write("--\r\n");
        self.body
    }

    fn begin(&mut self, name: &str) {
        self.write("--");
        self.write(self.boundary);
        self.write("\r\nContent-Disposition: form-data; name=\"");
        self.quoted(name);
        self.write("\"");
    }

    /// Writes a name inside quotes. Characters that would end the quotes or the line are escaped. All other characters are written as UTF-8.
    fn quoted(&mut self, name: &str) {
        for byte in name.bytes() {
            match byte {
                b'"' => self.write("%22"),
                b'\r' => self.write("%0D"),
                b'\n' => self.write("%0A"),
                _ => self.body.push(byte),
            }
        }
    }

    fn write(&mut self, text: &str) {
        self.body.extend_from_slice(text.as_bytes());
    }
}
