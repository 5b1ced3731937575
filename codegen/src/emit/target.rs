//! The crate that code is generated for.

/// Whose code is generated: how its calls are reached from the client, and how its documentation names it.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// The SDK itself: the calls are methods of its client.
    Sdk,
    /// A crate that uses the SDK: the calls are methods of a trait with this name.
    Dependent(String),
}
