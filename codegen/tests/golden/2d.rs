/// Names that start with a digit.
///
/// **2D**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }
    /// A digit first.
    ///
    /// `GET https://depot.example.com/digits/2factor`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "2D")]
    #[doc(alias = "/digits/2factor")]
    pub fn _2_factor(&self) -> _2FactorCall {
        _2FactorCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
    /// The platform's `2fa`.
    ///
    /// Optional. In the query.
    pub _2fa: ::std::option::Option<::std::string::String>,
}
impl _2Factor {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `2fa`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn _2fa(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self._2fa = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for _2Factor {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Query);
        writer.field("2fa", self._2fa.as_ref(), ::bytedance::wire::write::string);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            _2fa: object.optional("2fa", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for _2Factor {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_2Factor", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for _2Factor {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _2Factor {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for _2Factor {
    type Response = _2FactorResponse;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &_2_FACTOR
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static _2_FACTOR: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "2d.2_factor",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/digits/2factor",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::_2_factor`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct _2FactorCall {
    call: ::bytedance::Call,
    request: _2Factor,
}
impl _2FactorCall {
    /// The platform's `2fa`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn _2fa(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request._2fa = ::std::option::Option::Some(value.into());
        self
    }
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
    ) -> ::std::result::Result<_2FactorResponse, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<_2FactorResponse>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// Answer to [`_2Factor`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct _2FactorResponse {
    /// The platform's `list`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub list: ::std::vec::Vec<_3dPoint>,
}
impl ::bytedance::wire::Structure for _2FactorResponse {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "list",
                ::std::option::Option::Some(&self.list),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            list: object
                .field(
                    "list",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for _2FactorResponse {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_2FactorResponse", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for _2FactorResponse {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _2FactorResponse {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A point.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct _3dPoint {
    /// The platform's `1st`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub _1st: f64,
    /// The platform's `2nd`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub _2nd: f64,
    /// The platform's `3rd`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub _3rd: f64,
}
impl ::bytedance::wire::Structure for _3dPoint {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "1st",
                ::std::option::Option::Some(&self._1st),
                ::bytedance::wire::write::f64,
            );
        writer
            .field(
                "2nd",
                ::std::option::Option::Some(&self._2nd),
                ::bytedance::wire::write::f64,
            );
        writer
            .field(
                "3rd",
                ::std::option::Option::Some(&self._3rd),
                ::bytedance::wire::write::f64,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            _1st: object.field("1st", ::bytedance::wire::read::f64),
            _2nd: object.field("2nd", ::bytedance::wire::read::f64),
            _3rd: object.field("3rd", ::bytedance::wire::read::f64),
        }
    }
}
impl ::std::fmt::Debug for _3dPoint {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("_3dPoint", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for _3dPoint {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for _3dPoint {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
