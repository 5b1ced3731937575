//! The checks that the platform performs before it processes a call.

mod credential;
mod fill;
mod parameters;
mod signature;

use crate::request::Call;
use crate::response::Refusal;
use crate::state::Platform;

pub(crate) use credential::Caller;
pub(crate) use signature::verify_order;

/// Checks the credential, the parameters and the signature, in this order. If `limits` is `true`, the documented maximum lengths are
/// checked as well.
pub(crate) fn check_call(
    platform: &Platform,
    call: &Call<'_>,
    limits: bool,
) -> Result<Caller, Refusal> {
    let caller = credential::check(platform, call)?;
    parameters::check(call, limits)?;
    signature::check(platform, call)?;
    Ok(caller)
}
