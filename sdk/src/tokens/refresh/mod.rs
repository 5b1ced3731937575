//! The token cache, which returns tokens to callers and refreshes them. Each kind of token has at most one refresh at a time.
//!
//! A [`Tokens`] has one entry for each kind of token. The token in memory makes an entry empty, live or due. Independently of that, its
//! refresh may be running or paused, and the entry may remember a rejected token and an unsaved value.
//!
//! | state | meaning | transitions |
//! |---|---|---|
//! | empty | There is no token in memory. It was never requested, or it was rejected. | A call that needs a token starts a refresh and waits for it; the background task and [`Client::refresh_authorization`](crate::Client::refresh_authorization) start one too (→ refreshing). A value is inserted (→ live). |
//! | live | There is a token in memory and its refresh is not due. | Calls use the token without a lock. A tenth of its lifetime before it expires, but at most ten minutes, its refresh becomes due (→ due). The token is rejected (→ empty). |
//! | due | The token in memory has not expired, but its refresh is due or the store must be checked. | The next call or the background task starts a refresh (→ refreshing). Calls use the token in the meantime, because it is still valid. Once it expires, calls behave as if the entry were empty. The token is rejected (→ empty). |
//! | refreshing | One task loads the stored token, and fetches a new one if the stored one is not fresh. | The task ends with a token (→ live, or due if the lease was not acquired in time and the old token is still valid) or without one (→ paused). A valid token that the task finds along the way is made available at once as a provisional one, because acquiring the lease may take long. If the runtime of the task shuts down, or a store or source panics, the refresh guard clears the running refresh, and the next call starts another. |
//! | paused | The last refresh failed. | Calls without a valid token receive the error, which keeps the load off a struggling platform. Each failure in a row doubles the pause, up to 30 seconds. A failure that is permanent for the stored value persists until another value is stored. After the pause, the next call or the background task starts a refresh. An inserted value or [`Tokens::forget_failures`] ends the pause at once, because the cause of the failure has been removed. |
//! | rejected | The platform rejected this token. | A refresh removes the token from the store. The last rejected token is remembered, so it is not used again even if another process saves it once more. If the token belongs to an irreplaceable value, only the access token is rejected: the value stays in the store, and the next fetch starts from it. After more than five new tokens in a row were rejected, rejections are ignored for a pause, because more new tokens do not help and fetching them uses up the issuer's quota. |
//! | unsaved | An irreplaceable value was fetched or inserted, and the store has not accepted it. | Only this process uses the value. Each refresh that a call or `refresh_authorization` starts, at most one every 30 seconds, tries to save it before it fetches. The state ends when the value is saved, when the store holds a newer value of another process, or when the next value is fetched or inserted. |
//!
//! A refresh runs in a separate task, because its caller may be canceled at any time and the result must not be lost: a refresh token may
//! work only once. A value is saved before its token is used, under the lease of the store, so that all processes that share the store use
//! the same token. If the save fails, the token is used anyway, because it is valid and calls can succeed with it.
//!
//! A value that is inserted while a refresh is running is newer than the result of the refresh and takes precedence.
//!
//! Each file depends only on files later in this list: `subject_tokens`, `cache`, `background` and `insert`, `run`, `entry`, then
//! `cached_token`, `unsaved` and `shared`, then `clock`, `source` and `error`.

mod background;
mod cache;
mod cached_token;
mod clock;
mod entry;
mod error;
mod insert;
mod run;
mod shared;
mod source;
mod subject_tokens;
mod unsaved;

pub(crate) use cache::Tokens;
#[cfg(any(feature = "credential", feature = "third_party_platform"))]
pub(crate) use source::Usable;
pub(crate) use source::{Fetch, FetchFuture, SourceFactory, TokenSource};
pub(crate) use subject_tokens::SubjectTokens;
