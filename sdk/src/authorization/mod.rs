//! Clients that act for apps that have authorized a third-party platform (服务商), and for users who have granted something to an application.
//!
//! The tokens of apps and users come in pairs: an access token, which calls send, and a refresh token, with which the next pair is fetched.
//! The client stores each pair in the [`TokenStore`](crate::tokens::TokenStore) as one value and refreshes it:
//!
//! | acts for | client | source of the tokens | access token | refresh token |
//! |---|---|---|---|---|
//! | an app | `on_behalf_of(app_id)` | `authorize_app(code)` | valid for 2 hours | valid for a month, works once |
//! | a user | `for_user(open_id)` | `authorize_user(code)` | valid for 15 days | valid for 30 days, can be renewed up to 5 times |
//! | a user, for business capabilities | `for_business(open_id, scope)` | the user's open_id | valid for 30 days | does not expire |
//!
//! # A third-party platform
//! Build the [`Client`](crate::Client) with the id and secret of the third-party application (第三方小程序应用). Every ten minutes, the platform
//! pushes a ticket to the application, which [`store_component_ticket`](crate::Client::store_component_ticket) stores. From then on, every
//! call that needs a `component_access_token` obtains one, in every process that shares the token store. Without a ticket, such a call
//! fails with an error that names the ticket.
//!
//! ```no_run
//! # #[cfg(feature = "third_party_platform")]
//! # async fn example(pushed_ticket: &str, pushed_code: &str) -> Result<(), bytedance::Error> {
//! use bytedance::Client;
//!
//! let component = Client::builder("tt_component_app_id", "secret").build()?;
//!
//! // On the event `PUSH`, every ten minutes:
//! component.store_component_ticket(pushed_ticket).await?;
//!
//! // A merchant opens this link, chooses an app and grants permissions.
//! let link = component.component_auth().generate_authorization_link().send().await?.link;
//! println!("{link}");
//!
//! // The event `AUTHORIZED` contains the authorization code.
//! let merchant = component.authorize_app(pushed_code).await?;
//! println!("{} permits {:?}", merchant.client.app_id(), merchant.permissions);
//!
//! // Later, in any process:
//! let app = component.on_behalf_of("tt_merchant_app_id");
//! println!("{}", app.authorized_app().query_basic_info().send().await?.app_name);
//! # Ok(()) }
//! ```
//!
//! # A user
//! The front end passes a code to your server. It obtains the code from `tt.showDouyinOpenAuth` or from the authorization page of the open
//! platform.
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
//! // Later, in any process:
//! let user = app.for_user(&open_id);
//! match user.open_user().query_user_info().open_id(&open_id).send().await {
//!     Ok(profile) => println!("{}", profile.nickname),
//!     Err(error) if error.needs_reauthorization() => println!("show the authorization page to {open_id} again"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(()) }
//! ```
//!
//! # Common behavior
//! - A client that acts for an app or user is created without waiting and is cheap, so create one for each call. Calls use the token in
//!   memory. The store is checked every ten minutes, and when the token is about to expire or was rejected.
//! - A pair is refreshed by one caller in one process at a time, and the new pair is saved before its token is used. If the store does not
//!   accept the new pair, only this process uses it. Later calls, and [`refresh_authorization`](crate::Client::refresh_authorization), try
//!   to save it again, at most every 30 seconds. If a process is killed during a refresh, the store contains either the old pair or the new
//!   one. If the platform has already invalidated the old refresh token of an app by then, the client retrieves the app's authorization
//!   code again (找回授权码) and exchanges it, without any action by the app's owner. A user's refresh token works more than once, so only a
//!   renewal of it can be lost in this way.
//! - If the app or user must authorize again, calls fail with [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize). The error names
//!   the app or user and contains the platform's code. Use [`needs_reauthorization`](crate::Error::needs_reauthorization) to detect it.
//!   After a new code has been exchanged, calls succeed again: at once in this process, and in other processes after their pause, which is
//!   at most 30 seconds. If another process still has an older valid token, it switches to the new one within ten minutes.
//! - [`refresh_authorization`](crate::Client::refresh_authorization) refreshes the tokens of apps and users for whom no call is made for a
//!   month.
//! - Use a store that all processes share and that keeps its data: a [`FileStore`](crate::tokens::FileStore) on one machine, or a
//!   persistent redis for several machines. With the default [`MemoryStore`](crate::tokens::MemoryStore), users must authorize again after
//!   every restart. With an [`AutoStore`](crate::tokens::AutoStore), an outage of the first store makes it look as if no user had
//!   authorized, because the second store does not have the data of the first.
//!
//! # Names in the store
//! The [`TokenKey`](crate::tokens::TokenKey) of a pair has the kind `authorizer`, `authorizer_v1`, `user` or `business`. Its application id
//! is `component/app`, `application/open_id` or `application/open_id/scope`. Each part is percent-encoded, or hashed if it is long. The
//! value is JSON.

#[cfg(feature = "third_party_platform")]
mod authorizer;
#[cfg(feature = "credential")]
mod business;
mod component;
#[cfg(any(feature = "third_party_platform", feature = "credential"))]
mod pair;
#[cfg_attr(
    not(any(feature = "third_party_platform", feature = "credential")),
    allow(
        dead_code,
        reason = "without these chapters, no client acts for a principal"
    )
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
