//! Optional values in a chain of setters.

use super::Structure;

/// Calls a setter only if there is a value, without interrupting the chain.
///
/// Every request of the catalogue, and every structure nested in one, has this method.
///
/// ```no_run
/// use bytedance::{Client, When};
///
/// # #[cfg(feature = "qr_code")]
/// # async fn example(app: Client, width: Option<i32>) -> Result<(), bytedance::Error> {
/// let image = app
///     .qr_code()
///     .create_qr_code_v1()
///     .path("pages/index")
///     .when(width, |request, width| request.width(width))
///     .await?;
/// # drop(image);
/// # Ok(()) }
/// ```
pub trait When: Structure + Sized {
    /// Returns `set(self, value)` for `Some(value)`, and `self` for `None`.
    fn when<T>(self, value: Option<T>, set: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => set(self, value),
            None => self,
        }
    }
}

impl<S: Structure> When for S {}
