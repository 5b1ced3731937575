// Generated from the catalogue.

/// Names that are keywords of Rust, or taken.
///
/// **关键字**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// A keyword as a name.
    ///
    /// **match** · `GET https://depot.example.com/keywords/match`
    ///
    /// Legacy: superseded by `_2d()._2_factor()`.
    ///
    /// - Required: `async`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "/keywords/match")]
    #[doc(alias = "matching")]
    #[deprecated(note = "superseded by `_2d()._2_factor()`")]
    #[inline]
    pub fn r#match(&self) -> Match {
        Match {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// A keyword that can't be a name even when it is marked.
    ///
    /// `GET https://depot.example.com/keywords/self`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/self")]
    #[inline]
    pub fn self_(&self) -> Self_ {
        Self_ {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// The name of a method that every chapter has.
    ///
    /// `GET https://depot.example.com/keywords/new`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/new")]
    #[inline]
    pub fn new_(&self) -> New {
        New {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }

    /// The name of a method that every call has.
    ///
    /// `GET https://depot.example.com/keywords/send`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/send")]
    #[inline]
    pub fn send(&self) -> Send {
        Send {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::match`].
///
/// A keyword as a name. (match)
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Match {
    /// Required.
    ///
    /// Sent in the query.
    pub r#async: Option<String>,
    /// Sent in the query.
    pub r#gen: Option<String>,
    call: ::bytedance::Call,
}

impl Match {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// Sent in the query.
    #[inline]
    pub fn r#async(mut self, value: impl Into<String>) -> Self {
        self.r#async = Some(value.into());
        self
    }

    /// Sent in the query.
    #[inline]
    pub fn r#gen(mut self, value: impl Into<String>) -> Self {
        self.r#gen = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<MatchResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<MatchResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for Match {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Query);
        fields.required().field("async", &mut self.r#async);
        fields.field("gen", &mut self.r#gen);
    }
}

impl ::std::fmt::Debug for Match {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Match", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Match {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Match {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for Match {
    type Response = MatchResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &MATCH
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

impl ::std::future::IntoFuture for Match {
    type Output = Result<MatchResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<MatchResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static MATCH: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.match",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/match",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::self_`].
///
/// A keyword that can't be a name even when it is marked.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Self_ {
    call: ::bytedance::Call,
}

impl Self_ {
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
    pub fn send(mut self) -> ::bytedance::Sending<Super> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<Super>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for Self_ {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for Self_ {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Self_", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Self_ {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Self_ {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for Self_ {
    type Response = Super;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &SELF
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

impl ::std::future::IntoFuture for Self_ {
    type Output = Result<Super, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<Super>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static SELF: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.self",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/self",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::new_`].
///
/// The name of a method that every chapter has.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct New {
    call: ::bytedance::Call,
}

impl New {
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
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for New {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for New {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("New", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for New {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for New {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for New {
    type Response = ();

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &NEW
    }

    #[inline]
    fn response(_raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        Ok(())
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for New {
    type Output = Result<(), ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<()>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static NEW: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.new",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/new",
    &super::platform::envelopes::DEPOT,
);

/// Request of [`Calls::send`].
///
/// The name of a method that every call has.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Send {
    call: ::bytedance::Call,
}

impl Send {
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
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for Send {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for Send {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Send", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Send {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Send {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for Send {
    type Response = ();

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &SEND
    }

    #[inline]
    fn response(_raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        Ok(())
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for Send {
    type Output = Result<(), ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<()>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static SEND: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.send",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/send",
    &super::platform::envelopes::DEPOT,
);

/// `fn` of [`MatchResponse`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MatchResponseFn {
    pub r#impl: String,
}

impl ::bytedance::wire::Structure for MatchResponseFn {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("impl", &mut self.r#impl);
    }
}

impl ::std::fmt::Debug for MatchResponseFn {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("MatchResponseFn", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for MatchResponseFn {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponseFn {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`Match`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct MatchResponse {
    pub r#fn: MatchResponseFn,
}

impl ::bytedance::wire::Structure for MatchResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("fn", &mut self.r#fn);
    }
}

impl ::std::fmt::Debug for MatchResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("MatchResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for MatchResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Another of those.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Super {
    /// Named `crate` on the wire.
    pub crate_: String,
    /// Named `_` on the wire.
    pub underscore: String,
}

impl ::bytedance::wire::Structure for Super {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("crate", &mut self.crate_);
        fields.field("_", &mut self.underscore);
    }
}

impl ::std::fmt::Debug for Super {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Super", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Super {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Super {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
