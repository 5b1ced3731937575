//! Loads the contents of a call's files into memory.

use http::HeaderValue;

use crate::answer::Error;
use crate::endpoint::{Encoding, Endpoint, Place};
use crate::file::{File, ReadFault};
use crate::wire::Part;

/// Returns the parts with the contents of all files in memory, or `None` if no file has to be loaded.
pub(crate) async fn load_files(
    endpoint: &Endpoint,
    parts: &[Part],
) -> Result<Option<Vec<Part>>, Error> {
    let files = || {
        parts
            .iter()
            .filter_map(|part| Some((part, part.file.as_ref()?)))
    };
    for (part, file) in files() {
        check(endpoint, part, file)?;
    }
    if files().all(|(_, file)| file.content().is_some()) {
        return Ok(None);
    }
    let mut loaded = parts.to_vec();
    for part in &mut loaded {
        if let Some(file) = &mut part.file {
            let content = file.read().await;
            let content = content.map_err(|fault| read_error(endpoint, &part.name, fault))?;
            file.set_content(content);
        }
    }
    Ok(Some(loaded))
}

/// Rejects a file that cannot be sent. All files are checked before any of them is read, because a stream can be read only once.
fn check(endpoint: &Endpoint, part: &Part, file: &File) -> Result<(), Error> {
    let wrong = |what: &str| Err(Error::request(endpoint, format!("{} {what}", part.name)));
    if endpoint.encoding != Encoding::Multipart || part.place != Place::Body {
        return wrong("is a file, which only a multipart body can hold");
    }
    if HeaderValue::from_str(file.sent_content_type()).is_err() {
        return wrong("is a file with a content type that HTTP does not allow");
    }
    Ok(())
}

fn read_error(endpoint: &Endpoint, field: &str, fault: ReadFault) -> Error {
    match fault {
        ReadFault::Io(from, error) => Error::request(
            endpoint,
            format!("the file {field} can't be read{from}: {error}"),
        )
        .repeating(error),
        ReadFault::Used => Error::request(
            endpoint,
            format!(
                "the file {field} is a reader that was already used: a reader can be read only once, so create one for each call"
            ),
        ),
        ReadFault::TooLarge(limit) => Error::request(
            endpoint,
            format!(
                "the file {field} is larger than {limit} bytes; raise the limit with `File::limit`"
            ),
        ),
    }
}
