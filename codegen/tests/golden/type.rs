/// Names that are keywords of Rust, or taken.
///
/// **关键字**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
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
    pub fn r#match(&self) -> MatchCall {
        MatchCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
    pub fn self_(&self) -> SelfCall {
        SelfCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
    pub fn new_(&self) -> NewCall {
        NewCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
    pub fn send(&self) -> SendCall {
        SendCall {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
}
impl Match {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `async`.
    ///
    /// Required. In the query.
    #[inline]
    pub fn r#async(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#async = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `gen`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn r#gen(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#gen = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for Match {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Query);
        writer
            .required()
            .field("async", self.r#async.as_ref(), ::bytedance::wire::write::string);
        writer.field("gen", self.r#gen.as_ref(), ::bytedance::wire::write::string);
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            r#async: object.optional("async", ::bytedance::wire::read::string),
            r#gen: object.optional("gen", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for Match {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Match", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Match {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Match {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for Match {
    type Response = MatchResponse;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &MATCH
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static MATCH: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.match",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/match",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::match`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct MatchCall {
    call: ::bytedance::Call,
    request: Match,
}
impl MatchCall {
    /// The platform's `async`.
    ///
    /// Required. In the query.
    #[inline]
    pub fn r#async(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.r#async = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `gen`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn r#gen(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.r#gen = ::std::option::Option::Some(value.into());
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
    pub async fn send(self) -> ::std::result::Result<MatchResponse, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<MatchResponse>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::self_`].
///
/// A keyword that can't be a name even when it is marked.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Self_ {}
impl Self_ {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for Self_ {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for Self_ {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Self_", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Self_ {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Self_ {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for Self_ {
    type Response = Super;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &SELF
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static SELF: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.self",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/self",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::self_`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct SelfCall {
    call: ::bytedance::Call,
    request: Self_,
}
impl SelfCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<Super, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<Super>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::new_`].
///
/// The name of a method that every chapter has.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct New {}
impl New {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for New {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for New {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("New", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for New {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for New {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for New {
    type Response = ();
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &NEW
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::nothing)
    }
}
pub(crate) static NEW: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.new",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/new",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::new_`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct NewCall {
    call: ::bytedance::Call,
    request: New,
}
impl NewCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<(), ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<()>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// Request of [`Calls::send`].
///
/// The name of a method that every call has.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct Send {}
impl Send {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
}
impl ::bytedance::wire::Structure for Send {
    fn write(&self, _writer: &mut ::bytedance::wire::Writer) {}
    fn read(_object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {}
    }
}
impl ::std::fmt::Debug for Send {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Send", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Send {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Send {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for Send {
    type Response = ();
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &SEND
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::nothing)
    }
}
pub(crate) static SEND: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "type.send",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/keywords/send",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::send`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct SendCall {
    call: ::bytedance::Call,
    request: Send,
}
impl SendCall {
    /// Token, timeout, further fields and headers, base URL: for this call only.
    #[inline]
    pub fn with_options(mut self, options: ::bytedance::CallOptions) -> Self {
        self.call = self.call.with_options(options);
        self
    }
    /// Sends the request and gives the payload of the answer.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<(), ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<::bytedance::Answer<()>, ::bytedance::Error> {
        self.call.send_for_answer(self.request).await
    }
}
/// `fn` of [`MatchResponse`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct MatchResponseFn {
    /// The platform's `impl`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub r#impl: ::std::string::String,
}
impl ::bytedance::wire::Structure for MatchResponseFn {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "impl",
                ::std::option::Option::Some(&self.r#impl),
                ::bytedance::wire::write::string,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            r#impl: object.field("impl", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for MatchResponseFn {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("MatchResponseFn", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for MatchResponseFn {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponseFn {
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
    /// Zero or empty where the answer leaves it out.
    pub r#fn: MatchResponseFn,
}
impl ::bytedance::wire::Structure for MatchResponse {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "fn",
                ::std::option::Option::Some(&self.r#fn),
                ::bytedance::wire::write::object,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            r#fn: object.field("fn", ::bytedance::wire::read::object),
        }
    }
}
impl ::std::fmt::Debug for MatchResponse {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("MatchResponse", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for MatchResponse {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for MatchResponse {
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
    /// Zero or empty where the answer leaves it out.
    pub crate_: ::std::string::String,
    /// The platform's `_`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub underscore: ::std::string::String,
}
impl ::bytedance::wire::Structure for Super {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "crate",
                ::std::option::Option::Some(&self.crate_),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "_",
                ::std::option::Option::Some(&self.underscore),
                ::bytedance::wire::write::string,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            crate_: object.field("crate", ::bytedance::wire::read::string),
            underscore: object.field("_", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for Super {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Super", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for Super {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Super {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
