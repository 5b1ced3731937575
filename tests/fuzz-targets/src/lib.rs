//! Fuzz targets: a function for each parser of untrusted input. Whatever the bytes, no target may panic, hang or use up the memory.
//!
//! The fuzzers in `tests/fuzz` run these functions for a long time. A test in this crate runs them on the seeds and on mutations of the
//! seeds. Each function has a folder of seeds below `seeds`.

mod callbacks;
mod encrypted;
mod encryption;
mod explain;
mod keys;
mod party;

/// A fuzz target: its name and a function that accepts any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All fuzz targets.
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

/// Returns whether a seed of `envelopes` is a genuine callback.
#[must_use]
pub fn is_genuine(envelope: &[u8]) -> bool {
    callbacks::is_genuine(envelope)
}

/// Runs the target with this name.
///
/// # Panics
/// Panics if there is no such target, or if the target fails.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = target.unwrap_or_else(|| panic!("no target has the name {name}"));
    target(data);
}
