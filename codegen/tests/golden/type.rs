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
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "/keywords/match")]
    #[doc(alias = "matching")]
    #[deprecated(note = "superseded by `_2d()._2_factor()`")]
    #[inline]
    pub fn r#match(&self) -> Match {
        Match {
            call_: ::bytedance::Call::new(self.client.clone()),
            ..::std::default::Default::default()
        }
    }
    /// A keyword that can't be a name even when it is marked.
    ///
    /// `GET https://depot.example.com/keywords/self`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/self")]
    #[inline]
    pub fn self_(&self) -> Self_ {
        Self_ {
            call_: ::bytedance::Call::new(self.client.clone()),
            ..::std::default::Default::default()
        }
    }
    /// The name of a method that every chapter has.
    ///
    /// `GET https://depot.example.com/keywords/new`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/new")]
    #[inline]
    pub fn new_(&self) -> New {
        New {
            call_: ::bytedance::Call::new(self.client.clone()),
            ..::std::default::Default::default()
        }
    }
    /// The name of a method that every call has.
    ///
    /// `GET https://depot.example.com/keywords/send`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "关键字")]
    #[doc(alias = "/keywords/send")]
    #[inline]
    pub fn send(&self) -> Send {
        Send {
            call_: ::bytedance::Call::new(self.client.clone()),
            ..::std::default::Default::default()
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
    /// The platform's `async`.
    ///
    /// Required. In the query.
    pub r#async: ::std::option::Option<::std::string::String>,
    /// The platform's `gen`.
    ///
    /// Optional. In the query.
    pub r#gen: ::std::option::Option<::std::string::String>,
    call_: ::bytedance::Call,
}
impl Match {
    /// Nothing is given yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `async`.
    #[inline]
    pub fn r#async(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#async = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `gen`.
    #[inline]
    pub fn r#gen(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#gen = ::std::option::Option::Some(value.into());
        self
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call_ = self.call_.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<MatchResponse> {
        ::std::mem::take(&mut self.call_).send(self)
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<MatchResponse>> {
        ::std::mem::take(&mut self.call_).send_for_answer(self)
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Match {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
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
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }
    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call_)
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
    call_: ::bytedance::Call,
}
impl Self_ {
    /// Nothing is given yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call_ = self.call_.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<Super> {
        ::std::mem::take(&mut self.call_).send(self)
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<Super>> {
        ::std::mem::take(&mut self.call_).send_for_answer(self)
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Self_ {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
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
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }
    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call_)
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
    call_: ::bytedance::Call,
}
impl New {
    /// Nothing is given yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call_ = self.call_.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call_).send(self)
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call_).send_for_answer(self)
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for New {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
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
    fn response(
        _raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        ::std::result::Result::Ok(())
    }
    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call_)
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
    call_: ::bytedance::Call,
}
impl Send {
    /// Nothing is given yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call_ = self.call_.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub fn send(mut self) -> ::bytedance::Sending<()> {
        ::std::mem::take(&mut self.call_).send(self)
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub fn send_for_answer(mut self) -> ::bytedance::Sending<::bytedance::Answer<()>> {
        ::std::mem::take(&mut self.call_).send_for_answer(self)
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Send {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
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
    fn response(
        _raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        ::std::result::Result::Ok(())
    }
    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call_)
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
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct MatchResponseFn {
    /// The platform's `impl`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub r#impl: ::std::string::String,
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponseFn {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// Answer to [`Match`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct MatchResponse {
    /// The platform's `fn`.
    ///
    /// Zero or empty where the platform leaves it out.
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// Another of those.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Super {
    /// The platform's `crate`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub crate_: ::std::string::String,
    /// The platform's `_`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub underscore: ::std::string::String,
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
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Super {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
