//! Clients that act on behalf of apps that have authorized a third-party platform (服务商), or of users who have granted permissions to an
//! application.
//!
//! The tokens of apps and users come in pairs: an access token that is sent with each call, and a refresh token that is used to fetch the
//! next pair. The client stores each pair as one value in the [`TokenStore`](crate::tokens::TokenStore) and refreshes it:
//!
//! | acts on behalf of | client | source of the tokens | access token | refresh token |
//! |---|---|---|---|---|
//! | an app | `on_behalf_of(app_id)` | `authorize_app(code)` | valid for 2 hours | valid for a month, can be used once |
//! | a user | `for_user(open_id)` | `authorize_user(code)` | valid for 15 days | valid for 30 days, can be renewed up to 5 times |
//! | a user, for business capabilities | `for_business(open_id, scope)` | the user's open_id | valid for 30 days | does not expire |
//!
//! # A third-party platform
//! Build the [`Client`](crate::Client) with the id and secret of the third-party application (第三方小程序应用). The platform pushes a ticket to
//! the application every ten minutes. Pass each ticket to [`store_component_ticket`](crate::Client::store_component_ticket). From then on,
//! every call that needs a `component_access_token` obtains one, in every process that shares the token store. Without a ticket, such a
//! call fails with an error that names the missing ticket.
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
//! The front end obtains a code from `tt.showDouyinOpenAuth` or from the open platform's authorization page, and passes it to your server.
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
//! - Creating a client that acts on behalf of an app or user is cheap and sends no requests, so create one for each call. Calls use the
//!   token that is cached in memory. The token store is checked every ten minutes, when the token is about to expire, and when the token
//!   has been rejected.
//! - Only one caller in one process refreshes a pair at a time, and the new pair is saved before its access token is used. If the token
//!   store cannot save the new pair, only this process uses it. Later calls, including calls of
//!   [`refresh_authorization`](crate::Client::refresh_authorization), try to save it again, at most every 30 seconds.
//! - If a process is killed during a refresh, the store contains either the old pair or the new one. If the old pair is stored but the
//!   platform has already invalidated an app's old refresh token, the client retrieves the app's authorization code again (找回授权码) and
//!   exchanges it. The app's owner does not need to do anything. A user's refresh token can be used more than once, so it can be lost in
//!   this way only while it is being renewed.
//! - If the app or user must authorize again, calls fail with [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize). The error names
//!   the app or user and contains the platform's error code. Use [`needs_reauthorization`](crate::Error::needs_reauthorization) to detect
//!   it. Once a new authorization code has been exchanged, calls succeed again. In the process that exchanged the code, this happens
//!   immediately. Other processes pause for at most 30 seconds after a failure. A process that still has an older valid token switches to
//!   the new one within ten minutes.
//! - [`refresh_authorization`](crate::Client::refresh_authorization) keeps the tokens of apps and users valid even if no other call is made
//!   for them for a month.
//! - Use a persistent token store that all processes share: a [`FileStore`](crate::tokens::FileStore) on one machine, or a persistent redis
//!   for several machines. With the default [`MemoryStore`](crate::tokens::MemoryStore), users must authorize again after every restart.
//!   With an [`AutoStore`](crate::tokens::AutoStore), an outage of the first store makes it look as if no user had ever authorized the
//!   application, because the second store does not contain the first store's data.
//!
//! # Names in the store
//! Each pair is stored as JSON under a [`TokenKey`](crate::tokens::TokenKey). The key's kind is `authorizer`, `authorizer_v1`, `user` or
//! `business`. The key's application id is `component/app`, `application/open_id` or `application/open_id/scope`. Each part of this id is
//! percent-encoded, or hashed if it is long.

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
