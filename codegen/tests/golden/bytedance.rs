// Generated from the catalogue.

/// Definitions that the endpoints share: hosts, credentials, envelopes, signatures and error codes.
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod platform {
    /// The platform's servers.
    pub mod hosts {
        /// The depot: a `host` of one's own, with \[brackets\] and \<tags\> in its summary.
        pub static DEPOT: ::bytedance::endpoint::Host = ::bytedance::endpoint::Host::new(
            "depot",
            "https://depot.example.com",
            Some("https://depot-sandbox.example.com"),
            "depot",
        );
        /// A host without a sandbox, with the error codes of the depot.
        pub static YARD: ::bytedance::endpoint::Host =
            ::bytedance::endpoint::Host::new("yard", "http://yard.example.com:8080", None, "depot");
    }

    /// The wrappers around the payload of a response.
    pub mod envelopes {
        /// No envelope.
        pub static BARE: ::bytedance::endpoint::Envelope =
            ::bytedance::endpoint::Envelope::new("bare", &[], &[], &[], &[], &["."]);
        /// Everything that an envelope can say.
        pub static DEPOT: ::bytedance::endpoint::Envelope = ::bytedance::endpoint::Envelope::new(
            "depot",
            &["status.code", "code"],
            &["status.detail"],
            &["status.message"],
            &["trace"],
            &["result", "."],
        );
    }

    /// The ways requests are signed.
    pub mod signatures {
        /// MD5 of the body, in the body.
        pub static DEPOT_BODY: ::bytedance::endpoint::Signature =
            ::bytedance::endpoint::Signature::new(
                "depot_body",
                ::bytedance::endpoint::Scheme::Ecpay,
                ::bytedance::endpoint::Place::Body,
                "sign",
            );
        /// HMAC of the body, in a header.
        pub static DEPOT_HEADER: ::bytedance::endpoint::Signature =
            ::bytedance::endpoint::Signature::new(
                "depot_header",
                ::bytedance::endpoint::Scheme::Session,
                ::bytedance::endpoint::Place::Header,
                "X-Sign",
            );
        /// HMAC of the body, in the query.
        pub static DEPOT_QUERY: ::bytedance::endpoint::Signature =
            ::bytedance::endpoint::Signature::new(
                "depot_query",
                ::bytedance::endpoint::Scheme::Session,
                ::bytedance::endpoint::Place::Query,
                "sign",
            );
    }

    /// The endpoints that issue tokens, and where the token is in their response.
    pub mod issuers {
        /// A new token at every call.
        pub static DEPOT: ::bytedance::endpoint::Issuer = ::bytedance::endpoint::Issuer::new(
            "depot",
            &super::endpoints::tokens::GET_TOKEN,
            "token",
            "expires_in",
            false,
        );
        /// The live token at every call.
        pub static DEPOT_SHARED: ::bytedance::endpoint::Issuer = ::bytedance::endpoint::Issuer::new(
            "depot_shared",
            &super::endpoints::tokens::GET_TOKEN,
            "token",
            "expires_in",
            true,
        );
        /// A token of the platform.
        pub static PLATFORM: ::bytedance::endpoint::Issuer = ::bytedance::endpoint::Issuer::new(
            "platform",
            &super::endpoints::credential::GET_CLIENT_TOKEN,
            "access_token",
            "expires_in",
            false,
        );
    }

    /// The kinds of tokens.
    pub mod credentials {
        /// `key`: A token in the body that only the caller knows.
        pub static BODY_KEY: ::bytedance::endpoint::Credential =
            ::bytedance::endpoint::Credential::new(
                "body_key",
                ::bytedance::endpoint::Place::Body,
                "key",
                &[],
            );
        /// `depot_token`: Token of the depot.
        pub static DEPOT: ::bytedance::endpoint::Credential =
            ::bytedance::endpoint::Credential::new(
                "depot",
                ::bytedance::endpoint::Place::Header,
                "X-Depot-Token",
                &[
                    &super::issuers::DEPOT,
                    &super::issuers::DEPOT_SHARED,
                    &super::issuers::PLATFORM,
                ],
            );
        /// `key`: A token in the query that only the caller knows.
        pub static QUERY_KEY: ::bytedance::endpoint::Credential =
            ::bytedance::endpoint::Credential::new(
                "query_key",
                ::bytedance::endpoint::Place::Query,
                "key",
                &[],
            );
    }

    /// Endpoints that issue tokens. The client calls them whatever features are enabled.
    pub(crate) mod endpoints {
        pub(crate) mod credential {
            pub(crate) static GET_CLIENT_TOKEN: ::bytedance::endpoint::Endpoint =
                ::bytedance::endpoint::Endpoint::new(
                    "credential.get_client_token",
                    ::bytedance::Method::POST,
                    &::bytedance::platform::hosts::OPEN,
                    "/oauth/client_token/",
                    &::bytedance::platform::envelopes::ERROR_CODE,
                )
                .fill(&[
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Body,
                        "client_key",
                        ::bytedance::endpoint::FillSource::AppId,
                    ),
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Body,
                        "client_secret",
                        ::bytedance::endpoint::FillSource::AppSecret,
                    ),
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Body,
                        "grant_type",
                        ::bytedance::endpoint::FillSource::Constant("client_credential"),
                    ),
                ])
                .sandbox();
        }

        pub(crate) mod tokens {
            pub(crate) static GET_TOKEN: ::bytedance::endpoint::Endpoint =
                ::bytedance::endpoint::Endpoint::new(
                    "tokens.get_token",
                    ::bytedance::Method::GET,
                    &super::super::hosts::DEPOT,
                    "/token",
                    &super::super::envelopes::DEPOT,
                )
                .fill(&[
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Query,
                        "id",
                        ::bytedance::endpoint::FillSource::AppId,
                    ),
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Query,
                        "secret",
                        ::bytedance::endpoint::FillSource::AppSecret,
                    ),
                    ::bytedance::endpoint::Fill::new(
                        ::bytedance::endpoint::Place::Query,
                        "kind",
                        ::bytedance::endpoint::FillSource::Constant("client"),
                    ),
                ])
                .safe();
        }
    }

    /// All hosts of the module `hosts`.
    pub static HOSTS: &[&::bytedance::endpoint::Host] = &[&hosts::DEPOT, &hosts::YARD];
    /// The meanings of the platform's error codes.
    pub static ERROR_CODES: &[::bytedance::ErrorCode] = &[
        ::bytedance::ErrorCode::new(
            ::bytedance::ErrorClass::TokenInvalid,
            Some("depot"),
            Some("depot"),
            Some("tokens.get_token"),
            &[40001i64, -1i64],
            &[7i64],
        ),
        ::bytedance::ErrorCode::new(
            ::bytedance::ErrorClass::Busy,
            None,
            None,
            None,
            &[],
            &[8i64, 9i64],
        )
        .messages(&["busy", "忙 \"now\""]),
    ];
}

/// Names that start with a digit.
///
/// **2D**
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod _2d {
    include!(concat!(env!("OUT_DIR"), "/2d.rs"));
}

/// Everything that a catalogue can say, `Vec<T>` and \[brackets\] too.
///
/// **全部 \[所有\] \<一切\>** · [official page](<https://example.com/docs/everything>) · [official page](<https://example.com/docs/(more)>)
///
/// A note on the chapter, in **Markdown**.
///
/// - with a list
///
/// ```ignore
/// # async fn example() -> Result<(), bytedance::Error> {
/// use bytedance::Client;
/// use crate::everything::{Color, DepotTask, DepotTaskParts, Side};
///
/// let client = Client::builder("tt_app_id", "secret").build()?;
/// let answer = client
///     .everything()
///     .put_item()
///     .room_id(12)
///     .shelf("top")
///     .text("text")
///     .open(true)
///     .color(Color::new().r(1))
///     .side(Side::Left)
///     .tasks([DepotTask::new().content("content").parts([("key", DepotTaskParts::new().value("value"))])])
///     .session_key("session_key")
///     .send()
///     .await?;
/// println!("{}", answer.id);
/// # Ok(()) }
/// ```
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod everything {
    include!(concat!(env!("OUT_DIR"), "/everything.rs"));
}

/// Lists that come in pages.
///
/// **分页**
///
/// ```ignore
/// # async fn example() -> Result<(), bytedance::Error> {
/// use bytedance::Client;
///
/// let client = Client::builder("tt_app_id", "secret").build()?;
/// let mut items = client.pages().list_by_cursor().pages_(1).items();
/// while let Some(item) = items.next().await {
///     println!("{:?}", item?);
/// }
/// # Ok(()) }
/// ```
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod pages {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}

/// What the depot pushes.
///
/// **推送**
///
/// A note on the chapter.
///
/// # Events
///
/// - [`PaymentEvent`](pushes::PaymentEvent): An order was paid, see <https://example.com/a?b=c>, or its payment failed.
/// - [`AuthorizedEvent`](pushes::AuthorizedEvent): Somebody allowed something.
/// - [`SelfEvent`](pushes::SelfEvent): A keyword as a name, and nothing in it.
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod pushes {
    include!(concat!(env!("OUT_DIR"), "/pushes.rs"));
}

/// Tokens of the depot.
///
/// **令牌**
#[cfg(feature = "golden")]
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod tokens {
    include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
}

/// Names that are keywords of Rust, or taken.
///
/// **关键字**
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod r#type {
    include!(concat!(env!("OUT_DIR"), "/type.rs"));
}

/// Notices of the depot.
///
/// **通知**
///
/// # Events
///
/// - [`RefundEvent`](unknown::RefundEvent): An order was refunded.
/// - [`VoucherEvent`](unknown::VoucherEvent): A voucher is asked for.
#[cfg(feature = "golden")]
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod unknown {
    include!(concat!(env!("OUT_DIR"), "/unknown.rs"));
}

/// Names in Chinese.
///
/// **类目**
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub mod 类目 {
    include!(concat!(env!("OUT_DIR"), "/类目.rs"));
}

/// The chapters of this crate's catalogue, as methods of the client.
#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
pub trait Endpoints {
    /// Names that start with a digit.
    ///
    /// **2D**
    fn _2d(&self) -> _2d::Calls;
    /// Everything that a catalogue can say, `Vec<T>` and \[brackets\] too.
    ///
    /// **全部 \[所有\] \<一切\>** · [official page](<https://example.com/docs/everything>) · [official page](<https://example.com/docs/(more)>)
    fn everything(&self) -> everything::Calls;
    /// Lists that come in pages.
    ///
    /// **分页**
    fn pages(&self) -> pages::Calls;
    /// What the depot pushes.
    ///
    /// **推送**
    fn pushes(&self) -> pushes::Calls;
    /// Tokens of the depot.
    ///
    /// **令牌**
    #[cfg(feature = "golden")]
    fn tokens(&self) -> tokens::Calls;
    /// Names that are keywords of Rust, or taken.
    ///
    /// **关键字**
    fn r#type(&self) -> r#type::Calls;
    /// Names in Chinese.
    ///
    /// **类目**
    fn 类目(&self) -> 类目::Calls;
}

#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
impl Endpoints for ::bytedance::Client {
    fn _2d(&self) -> _2d::Calls {
        _2d::Calls::new(self.clone())
    }

    fn everything(&self) -> everything::Calls {
        everything::Calls::new(self.clone())
    }

    fn pages(&self) -> pages::Calls {
        pages::Calls::new(self.clone())
    }

    fn pushes(&self) -> pushes::Calls {
        pushes::Calls::new(self.clone())
    }

    #[cfg(feature = "golden")]
    fn tokens(&self) -> tokens::Calls {
        tokens::Calls::new(self.clone())
    }

    fn r#type(&self) -> r#type::Calls {
        r#type::Calls::new(self.clone())
    }

    fn 类目(&self) -> 类目::Calls {
        类目::Calls::new(self.clone())
    }
}
