// Generated from the catalogue.

/// Names that start with a digit.
///
/// **2D**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// A digit first.
    ///
    /// `GET https://depot.example.com/digits/2factor`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "2D")]
    #[doc(alias = "/digits/2factor")]
    #[inline]
    pub fn _2_factor(&self) -> _2Factor {
        _2Factor {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::_2_factor`].
///
/// A digit first.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct _2Factor {
    /// Sent in the query. Named `2fa` on the wire.
    pub _2fa: Option<String>,
    call: ::bytedance::Call,
}

impl _2Factor {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sent in the query. Named `2fa` on the wire.
    #[inline]
    pub fn _2fa(mut self, value: impl Into<String>) -> Self {
        self._2fa = Some(value.into());
        self
    }

    /// Sets the options of this call: token, timeout, base URL, additional fields and headers.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }

    /// Sends the request and returns the payload of the response. Awaiting the request itself does the same.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<_2FactorResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<_2FactorResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for _2Factor {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.field("2fa", &mut self._2fa);
    }
}

impl ::std::fmt::Debug for _2Factor {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_2Factor", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for _2Factor {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _2Factor {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for _2Factor {
    type Response = _2FactorResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &_2_FACTOR
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

impl ::std::future::IntoFuture for _2Factor {
    type Output = Result<_2FactorResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<_2FactorResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static _2_FACTOR: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "2d.2_factor",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/digits/2factor",
    &super::platform::envelopes::DEPOT,
);

/// Response of [`_2Factor`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct _2FactorResponse {
    pub list: Vec<_3dPoint>,
}

impl ::bytedance::wire::Structure for _2FactorResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("list", &mut self.list);
    }
}

impl ::std::fmt::Debug for _2FactorResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_2FactorResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for _2FactorResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _2FactorResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A point.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct _3dPoint {
    /// Named `1st` on the wire.
    pub _1st: f64,
    /// Named `2nd` on the wire.
    pub _2nd: f64,
    /// Named `3rd` on the wire.
    pub _3rd: f64,
}

impl ::bytedance::wire::Structure for _3dPoint {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("1st", &mut self._1st);
        fields.field("2nd", &mut self._2nd);
        fields.field("3rd", &mut self._3rd);
    }
}

impl ::std::fmt::Debug for _3dPoint {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_3dPoint", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for _3dPoint {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _3dPoint {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
