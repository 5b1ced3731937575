/// Names in Chinese.
///
/// **类目**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }
    /// Look up a category.
    ///
    /// **查询类目** · `GET https://depot.example.com/类目/{编号}`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to repeat: no; a call is not repeated when its outcome is unclear
    #[doc(alias = "/类目/{编号}")]
    #[inline]
    pub fn 查询类目(&self) -> 查询类目 {
        查询类目 {
            call_: ::bytedance::Call::new(self.client.clone()),
            ..::std::default::Default::default()
        }
    }
}
/// Request of [`Calls::查询类目`].
///
/// Look up a category. (查询类目)
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct 查询类目 {
    /// The platform's `编号`.
    ///
    /// Required. In the path.
    pub 编号: ::std::option::Option<::std::string::String>,
    /// The platform's `层级`.
    ///
    /// Optional. In the query.
    pub 层级: ::std::option::Option<层级>,
    call_: ::bytedance::Call,
}
impl 查询类目 {
    /// Nothing is given yet.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `编号`.
    #[inline]
    pub fn 编号(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.编号 = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `层级`.
    #[inline]
    pub fn 层级(mut self, value: impl ::std::convert::Into<层级>) -> Self {
        self.层级 = ::std::option::Option::Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<查询类目Response> {
        ::std::mem::take(&mut self.call_).send(self)
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<查询类目Response>> {
        ::std::mem::take(&mut self.call_).send_for_answer(self)
    }
}
impl ::bytedance::wire::Structure for 查询类目 {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.place(::bytedance::endpoint::Place::Path);
        fields.required().field("编号", &mut self.编号);
        fields.place(::bytedance::endpoint::Place::Query);
        fields.field("层级", &mut self.层级);
    }
}
impl ::std::fmt::Debug for 查询类目 {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("查询类目", &mut self.clone(), formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目 {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for 查询类目 {
    type Response = 查询类目Response;
    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &查询类目
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
pub(crate) static 查询类目: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "类目.查询类目",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/类目/{编号}",
    &super::platform::envelopes::DEPOT,
);
/// `说明` of [`查询类目Response`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct 查询类目Response说明 {
    /// The platform's `内容`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub 内容: ::std::string::String,
}
impl ::bytedance::wire::Structure for 查询类目Response说明 {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("内容", &mut self.内容);
    }
}
impl ::std::fmt::Debug for 查询类目Response说明 {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug(
            "查询类目Response说明",
            &mut self.clone(),
            formatter,
        )
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目Response说明 {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response说明 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// Answer to [`查询类目`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct 查询类目Response {
    /// The platform's `类目`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub 类目: ::std::vec::Vec<类目>,
    /// The platform's `说明`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub 说明: 查询类目Response说明,
}
impl ::bytedance::wire::Structure for 查询类目Response {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("类目", &mut self.类目);
        fields.field("说明", &mut self.说明);
    }
}
impl ::std::fmt::Debug for 查询类目Response {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("查询类目Response", &mut self.clone(), formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目Response {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A category.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct 类目 {
    /// The platform's `名称`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub 名称: ::std::string::String,
    /// The platform's `下级`.
    ///
    /// Zero or empty where the platform leaves it out.
    pub 下级: ::std::vec::Vec<类目>,
}
impl ::bytedance::wire::Structure for 类目 {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("名称", &mut self.名称);
        fields.field("下级", &mut self.下级);
    }
}
impl ::std::fmt::Debug for 类目 {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("类目", &mut self.clone(), formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 类目 {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 类目 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
/// A level.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum 层级 {
    /// The first.
    ///
    /// `一级` on the wire.
    一级,
    /// The second.
    ///
    /// `二级` on the wire.
    二级,
    /// A value that the catalogue does not know.
    Other(::std::string::String),
}
impl 层级 {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::一级 => "一级",
            Self::二级 => "二级",
            Self::Other(value) => value,
        }
    }
}
impl ::std::convert::From<&str> for 层级 {
    fn from(value: &str) -> Self {
        match value {
            "一级" => Self::一级,
            "二级" => Self::二级,
            other => Self::Other(::std::borrow::ToOwned::to_owned(other)),
        }
    }
}
impl ::std::convert::From<::std::string::String> for 层级 {
    fn from(value: ::std::string::String) -> Self {
        Self::from(value.as_str())
    }
}
impl ::bytedance::wire::WireValue for 层级 {
    #[inline]
    fn write(&mut self, writer: &mut ::bytedance::wire::Writer) {
        writer.text(self.as_str())
    }
    #[inline]
    fn read(&mut self, reader: &mut ::bytedance::wire::Reader<'_>) {
        *self = ::bytedance::wire::read::string(reader).into();
    }
}
impl ::bytedance::wire::serde::Serialize for 层级 {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 层级 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        <::std::string::String as ::bytedance::wire::serde::Deserialize>::deserialize(
                deserializer,
            )
            .map(Self::from)
    }
}
impl ::std::default::Default for 层级 {
    fn default() -> Self {
        Self::Other(::std::string::String::new())
    }
}
