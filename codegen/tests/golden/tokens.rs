// Generated from the catalogue.

/// Tokens of the depot.
///
/// **令牌**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// Get a token of the depot.
    ///
    /// `GET https://depot.example.com/token`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: yes
    #[doc(alias = "令牌")]
    #[doc(alias = "/token")]
    #[inline]
    pub fn get_token(&self) -> GetToken {
        GetToken {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::get_token`].
///
/// Get a token of the depot.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetToken {
    call: ::bytedance::Call,
}

impl GetToken {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<GetTokenResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<GetTokenResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for GetToken {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for GetToken {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetToken", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for GetToken {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetToken {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for GetToken {
    type Response = GetTokenResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &super::platform::endpoints::tokens::GET_TOKEN
    }

    #[inline]
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for GetToken {
    type Output = Result<GetTokenResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<GetTokenResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// Response of [`GetToken`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetTokenResponse {
    /// Secret: `Debug` masks it.
    pub token: String,
    pub expires_in: i64,
}

impl ::bytedance::wire::Structure for GetTokenResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.secret().field("token", &mut self.token);
        fields.field("expires_in", &mut self.expires_in);
    }
}

impl ::std::fmt::Debug for GetTokenResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetTokenResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for GetTokenResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetTokenResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
