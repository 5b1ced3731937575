//! The token cache: hands tokens out and refreshes them, one refresh of a kind of token at a time.
//!
//! A [`Tokens`] has one entry for each kind of token. By the token in memory an entry is empty, live or due. At the same time its refresh may be
//! running or paused, and it may remember a rejected token and an unsaved value.
//!
//! | state | what it means | who moves it on, and to where |
//! |---|---|---|
//! | empty | No token is in memory: none was ever asked for, or it was rejected. | A call that needs a token starts a refresh and waits for it, the background task and [`Client::refresh_authorization`](crate::Client::refresh_authorization) start one too: refreshing. An inserted value makes it live. |
//! | live | A token is in memory and its refresh is not due. | Calls take it without a lock. The clock makes it due: a tenth of its life before its end, ten minutes at most. A rejection makes it empty. |
//! | due | A token is in memory and not expired, but its refresh is due, or the store is to be looked at. | The next call, or the background task, starts a refresh: refreshing. Calls take the token meanwhile, since it is still valid and waiting would gain nothing. When it expires, calls find no token, as if the entry were empty. A rejection makes it empty. |
//! | refreshing | One task looks into the store and fetches a token if it finds none that is fresh. | The end of the task makes it live if a token was found (due, if the lease did not come in time and the old token is still valid), else paused. A live token found on the way is handed out at once as a provisional one, since the lease may take long to get. If the runtime of the task ends, or a store or source panics, the guard of the refresh clears the mark that one is running, and the next call starts another. |
//! | paused | The last refresh failed. | Calls that have no live token get the failure, so that a struggling platform is not hammered; each failure in a row doubles the pause, up to 30 seconds. A failure that is permanent for the stored value stays until another value is stored. The clock ends the pause, and the next call or the background task starts a refresh. An inserted value, and [`Tokens::forget_failures`], end it at once, because what was missing is there. |
//! | rejected | The platform rejected this token. | A refresh removes it from the store and does not take it from there again, even if another process saves it once more; the last rejected token is remembered. Of an irreplaceable value only the access token is rejected, so that value stays stored and is what the next fetch starts from. After five young tokens in a row were rejected, rejections are ignored for a pause: new tokens do not help, and fetching them uses up the issuer's quota. |
//! | unsaved | An irreplaceable value was fetched or inserted, and the store has not accepted it. | This process uses it alone, and each refresh that a call or `refresh_authorization` starts, one in half a minute at most, tries to save it before it fetches. The note ends with the save, when the store turns out to hold a newer value of another process, or with the next value that is fetched or inserted. |
//!
//! A refresh runs in a task of its own, because a caller may be canceled at any time and what it has begun must not be lost: a refresh token may
//! work only once. A value is saved before its token is used, under the lease of the store, so that all processes that share the store use one
//! token. If that fails, the token is used all the same: a call that succeeds with it is worth more than a store that agrees.
//!
//! A value that is inserted while a refresh runs is newer than what the refresh finds, so it wins.
//!
//! Each file uses only those below it: `subject_tokens`, `cache`, `background` and `insert`, `run`, `entry`, then `cached_token`, `unsaved`
//! and `shared`, then `clock`, `source` and `error`.

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
