//! The token cache. It provides callers with tokens and refreshes these tokens. For each kind of token, at most one refresh runs at a time.
//!
//! A [`Tokens`] has one entry for each kind of token. An entry is empty, live or due, depending on the token in memory. Independently of
//! that, a refresh may be running or paused, and the entry may remember a rejected token and an unsaved value.
//!
//! | state | meaning | transitions |
//! |---|---|---|
//! | empty | There is no token in memory, because none has been requested yet or the last one was rejected. | A call that needs a token starts a refresh and waits for it. The background task and [`Client::refresh_authorization`](crate::Client::refresh_authorization) also start one (→ refreshing). A value is inserted (→ live). |
//! | live | There is a token in memory and its refresh is not due. | Calls use the token without taking a lock. Its refresh becomes due a tenth of its lifetime before it expires, but no more than ten minutes before (→ due). [`Client::check`](crate::Client::check) starts a refresh that fetches a token even though the stored one is fresh, unless this process has fetched it (→ refreshing). The token is rejected (→ empty). |
//! | due | The token in memory has not expired, but its refresh is due or the store must be checked for a newer value. | The next call or the background task starts a refresh (→ refreshing). In the meantime, calls keep using the token, because it is still valid. Once it expires, calls behave as if the entry were empty. The token is rejected (→ empty). |
//! | refreshing | One task loads the stored token, and fetches a new one if the stored one is not fresh. | The task ends with a token (→ live, or due if the lease was not acquired in time and the old token is still valid) or without one (→ paused). If the task finds a valid token along the way, it immediately makes that token available as a provisional one, because acquiring the lease may take a long time. If the task's runtime shuts down, or a store or source panics, the refresh guard clears the running refresh, and the next call starts a new one. |
//! | paused | The last refresh failed. | Calls without a valid token receive the error from that refresh. This avoids adding load to a struggling platform. Each further consecutive failure doubles the pause, up to 30 seconds. A failure that is permanent for the stored value persists until a different value is stored. After the pause, the next call or the background task starts a refresh. An inserted value or [`Tokens::forget_failures`] ends the pause at once, because the cause of the failure has been removed. |
//! | rejected | The platform has rejected this token. | The next refresh removes the token from the store. The last rejected token is remembered, so it is not used again even if another process saves it again. If the token comes from an irreplaceable value, only the access token is considered rejected: the value stays in the store, and the next fetch starts from it. After more than five new tokens in a row have been rejected, rejections are ignored for a while, because fetching more tokens would not help and would use up the issuer's quota. |
//! | unsaved | An irreplaceable value was fetched or inserted, but the store has not accepted it yet. | Only this process can use the value. Calls and `refresh_authorization` start a refresh at most every 30 seconds, and each such refresh tries to save the value before it fetches anything. The state ends when the value is saved, when the store contains a newer value from another process, or when the next value is fetched or inserted. |
//!
//! A refresh runs in a separate task, because the call that started it may be canceled at any time. Its result must not be lost, because a
//! refresh token may work only once. A value is saved, under the store's lease, before its token is used. All processes that share the
//! store therefore use the same token. If saving fails, the token is used anyway, because it is valid and calls can succeed with it.
//!
//! A value that is inserted while a refresh is running is newer than the refresh's result and takes precedence over it.
//!
//! Each file of this module depends only on files that come later in this list: `subject_tokens`, `cache`, `background` and `insert`,
//! `run`, `entry`, then `cached_token`, `unsaved` and `shared`, then `clock`, `source` and `error`.

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
