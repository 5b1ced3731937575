/// The crate that code is generated for. It determines how the client exposes the calls, and which paths the
/// documentation uses.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// The SDK itself. The chapters are methods of its client.
    Sdk,
    /// A crate that depends on the SDK. The chapters are methods of a trait with this name, which is implemented for
    /// the client.
    Dependent(String),
}
