//! Content types by file extension.

/// The types that the platform accepts for uploads, along with a few related ones.
const BY_ENDING: [(&str, &str); 22] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
    ("heic", "image/heic"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("avi", "video/x-msvideo"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("wav", "audio/wav"),
    ("pdf", "application/pdf"),
    ("json", "application/json"),
    ("zip", "application/zip"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("html", "text/html"),
    ("xml", "text/xml"),
];

/// Returns the content type for a file name's extension.
pub(super) fn of(name: &str) -> &'static str {
    name.rsplit_once('.')
        .and_then(|(_, ending)| {
            BY_ENDING
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(ending))
        })
        .map_or("application/octet-stream", |(_, content_type)| content_type)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn endings_are_known_in_any_case() {
        assert_eq!(of("封面.PNG"), "image/png");
        assert_eq!(of("a.tar.jpeg"), "image/jpeg");
        assert_eq!(of("png"), "application/octet-stream");
        assert_eq!(of("a.unknown"), "application/octet-stream");
        assert_eq!(of(""), "application/octet-stream");
    }
}
