//! The trait of the data that is signed for the front end.

use crate::wire::Structure;

/// Data that the mini program passes to a function such as `tt.requestOrder`, along with the application's signature.
///
/// Generated types such as `trade::Order` implement this trait. `Client::sign` checks and signs them.
pub trait FrontEndData: Structure {
    /// The URI in the signed message, such as `/requestOrder`.
    const URI: &'static str;
}
