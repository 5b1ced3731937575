/// Tokens of the depot.
///
/// **令牌**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }
    /// Get a token of the depot.
    ///
    /// `GET https://depot.example.com/token`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: yes
    #[doc(alias = "令牌")]
    #[doc(alias = "/token")]
    pub fn get_token(&self) -> GetTokenCall {
        GetTokenCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
        }
    }
}
/// Request of [`Calls::get_token`].
///
/// Get a token of the depot.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetToken {}
impl GetToken {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for GetToken {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for GetToken {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetToken", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for GetToken {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetToken {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for GetToken {
    type Response = GetTokenResponse;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &super::platform::endpoints::tokens::GET_TOKEN
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
/// A call of [`Calls::get_token`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetTokenCall {
    call: ::bytedance::Call,
    request: GetToken,
}
impl GetTokenCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(
        self,
    ) -> ::std::result::Result<GetTokenResponse, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<GetTokenResponse>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Answer to [`GetToken`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct GetTokenResponse {
    /// The platform's `token`.
    ///
    /// Secret: never shown by `Debug`. Zero or empty where the answer leaves it out.
    pub token: ::std::string::String,
    /// The platform's `expires_in`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub expires_in: i64,
}
impl ::bytedance::wire::Structure for GetTokenResponse {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .secret()
            .field(
                "token",
                ::std::option::Option::Some(&self.token),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "expires_in",
                ::std::option::Option::Some(&self.expires_in),
                ::bytedance::wire::write::i64,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            token: object.field("token", ::bytedance::wire::read::string),
            expires_in: object.field("expires_in", ::bytedance::wire::read::i64),
        }
    }
}
impl ::std::fmt::Debug for GetTokenResponse {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetTokenResponse", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for GetTokenResponse {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetTokenResponse {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
