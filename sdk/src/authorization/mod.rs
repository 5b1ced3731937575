//! Acting for others: apps that have authorized a third-party platform (服务商), and users who have granted something to an application.
//!
//! Their tokens come in pairs: an access token, which calls take, and a refresh token, which gets the next pair. The client stores each pair in
//! the [`TokenStore`](crate::tokens::TokenStore), as one value, and does the rest:
//!
//! | | client | tokens come from | access token | refresh token |
//! |---|---|---|---|---|
//! | an app | `on_behalf_of(app_id)` | `authorize_app(code)` | 2 hours | a month, works once |
//! | a user | `for_user(open_id)` | `authorize_user(code)` | 15 days | 30 days, renewed up to 5 times |
//! | a user's business capabilities | `for_business(open_id, scope)` | the user's open_id | 30 days | without end |
//!
//! # A third-party platform
//! The [`Client`](crate::Client) is built with id and secret of the third-party application (第三方小程序应用). Every ten minutes the platform pushes
//! a ticket to it; [`store_component_ticket`](crate::Client::store_component_ticket) stores it. From then on every call that wants a
//! `component_access_token` gets one, in every process that shares the token store. A call without a ticket is an error that says so.
//!
//! ```no_run
//! # #[cfg(feature = "third_party_platform")]
//! # async fn example(pushed_ticket: &str, pushed_code: &str) -> Result<(), bytedance::Error> {
//! use bytedance::Client;
//!
//! let component = Client::builder("tt_component_app_id", "secret").build()?;
//!
//! // The push `PUSH`, every ten minutes:
//! component.store_component_ticket(pushed_ticket).await?;
//!
//! // A merchant opens this link, chooses an app and grants permissions.
//! let link = component.component_auth().generate_authorization_link().send().await?.link;
//! println!("{link}");
//!
//! // The push `AUTHORIZED` holds the authorization code.
//! let merchant = component.authorize_app(pushed_code).await?;
//! println!("{} permits {:?}", merchant.client.app_id(), merchant.permissions);
//!
//! // From then on, in any process:
//! let app = component.on_behalf_of("tt_merchant_app_id");
//! println!("{}", app.authorized_app().query_basic_info().send().await?.app_name);
//! # Ok(()) }
//! ```
//!
//! # A user
//! The front end (`tt.showDouyinOpenAuth`, or the authorization page of the open platform) hands over a code.
//!
//! ```no_run
//! # #[cfg(all(feature = "credential", feature = "open_platform"))]
//! # async fn example(code: &str) -> Result<(), bytedance::Error> {
//! use bytedance::Client;
//!
//! let app = Client::builder("tt_app_id", "secret").build()?;
//! let authorized = app.authorize_user(code).await?;
//! let open_id = authorized.open_id;
//!
//! // From then on, in any process:
//! let user = app.for_user(&open_id);
//! match user.open_user().query_user_info().open_id(&open_id).send().await {
//!     Ok(profile) => println!("{}", profile.nickname),
//!     Err(error) if error.needs_reauthorization() => println!("show the authorization page to {open_id} again"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(()) }
//! ```
//!
//! # What holds for all of them
//! - A client that acts for another is made without waiting and costs nothing: make one for each call. Calls take the token from memory;
//!   the store is looked at every ten minutes, and when the token nears its end or was rejected.
//! - A pair is refreshed by one caller at a time, in one process at a time, and the new pair is saved before its token is used. Where the store
//!   does not take it, the process uses it alone, and tries again to save it with the calls that follow, or with
//!   [`refresh_authorization`](crate::Client::refresh_authorization), every half minute at most. A process that is killed on the way leaves the old pair or the new one.
//!   Where the platform has used the old refresh token up by then, an app's authorization code is retrieved again (找回授权码) and exchanged, without
//!   the help of its owner; a user's refresh token works more than once, and only a renewal of it can be lost so.
//! - When nothing helps any more, calls fail with [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize), which names the app or the user and
//!   holds the platform's code; [`needs_reauthorization`](crate::Error::needs_reauthorization) tells. Once a new code was exchanged, they
//!   work again: in this process at once, in others when their pause of half a minute at most is over. Where an older token still lives, other
//!   processes take the new one within ten minutes.
//! - [`refresh_authorization`](crate::Client::refresh_authorization) refreshes the tokens of those for whom no call is made for a month.
//! - Store pairs where all processes see them and where they last: a [`FileStore`](crate::tokens::FileStore) for one machine, a redis that keeps its
//!   data for more. With the default [`MemoryStore`](crate::tokens::MemoryStore) users must authorize again after every start. With an
//!   [`AutoStore`](crate::tokens::AutoStore) an outage of the first store looks as if no user had authorized, since the second one does not
//!   have what the first has.
//!
//! # Names in the store
//! The [`TokenKey`](crate::tokens::TokenKey) of a pair has the kind `authorizer`, `authorizer_v1`, `user` or `business`, and in place of the
//! application's id `component/app`, `application/open_id`, or `application/open_id/scope`, each part percent-encoded, or hashed where it is long.
//! The value is JSON.

#[cfg(feature = "third_party_platform")]
mod authorizer;
#[cfg(feature = "credential")]
mod business;
mod component;
#[cfg(any(feature = "third_party_platform", feature = "credential"))]
mod pair;
#[cfg_attr(
    not(any(feature = "third_party_platform", feature = "credential")),
    allow(dead_code, reason = "nobody is acted for without these chapters")
)]
mod principal_id;
mod refresh;
#[cfg(feature = "credential")]
mod user;
#[cfg(feature = "credential")]
mod user_principal;

#[cfg(feature = "third_party_platform")]
pub use authorizer::AuthorizedApp;
#[cfg(feature = "credential")]
pub use user::AuthorizedUser;
