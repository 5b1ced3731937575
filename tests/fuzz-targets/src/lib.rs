//! Whatever bytes a stranger sends, nothing panics, hangs or grows: a function for each parser that reads them.
//!
//! The fuzzers in `tests/fuzz` run these functions for long; a test in this crate runs them on the seeds and on mutations of them. Seeds stand
//! in the folder `seeds`, one folder for each function.

mod callbacks;
mod encrypted;
mod encryption;
mod explain;
mod keys;
mod party;

/// A function of any bytes, with its name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 8] = [
    ("envelopes", callbacks::envelopes),
    ("xml", callbacks::xml),
    ("pushes", callbacks::pushes),
    ("push_plain_text", callbacks::push_plain_text),
    ("events", callbacks::events),
    ("keys", keys::keys),
    ("encrypted_data", encrypted::encrypted_data),
    ("explain", explain::explain),
];

/// Whether a seed of `envelopes` is a genuine callback.
#[must_use]
pub fn is_genuine(envelope: &[u8]) -> bool {
    callbacks::is_genuine(envelope)
}

/// Runs the function with this name.
///
/// # Panics
/// If there is none, or if it has found a fault.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = target.unwrap_or_else(|| panic!("no target has the name {name}"));
    target(data);
}
