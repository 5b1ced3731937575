/// Names in Chinese.
///
/// **类目**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}
impl Calls {
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
    pub fn 查询类目(&self) -> 查询类目Call {
        查询类目Call {
            call: ::bytedance::Call::new(self.client.clone()),
            request: ::std::default::Default::default(),
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
}
impl 查询类目 {
    /// Nothing is given yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// The platform's `编号`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn 编号(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.编号 = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `层级`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn 层级(mut self, value: impl ::std::convert::Into<层级>) -> Self {
        self.层级 = ::std::option::Option::Some(value.into());
        self
    }
}
impl ::bytedance::wire::Structure for 查询类目 {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer.place(::bytedance::endpoint::Place::Path);
        writer
            .required()
            .field("编号", self.编号.as_ref(), ::bytedance::wire::write::string);
        writer.place(::bytedance::endpoint::Place::Query);
        writer
            .field(
                "层级",
                self.层级.as_ref(),
                |writer, value: &层级| ::bytedance::wire::write::text(
                    writer,
                    value.as_str(),
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            编号: object.optional("编号", ::bytedance::wire::read::string),
            层级: object
                .optional(
                    "层级",
                    |reader| 层级::from(::bytedance::wire::read::string(reader)),
                ),
        }
    }
}
impl ::std::fmt::Debug for 查询类目 {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("查询类目", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目 {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目 {
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::std::result::Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}
impl ::bytedance::Request for 查询类目 {
    type Response = 查询类目Response;
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &查询类目
    }
    fn response(
        raw: &::bytedance::Raw,
    ) -> ::std::result::Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::object)
    }
}
pub(crate) static 查询类目: ::bytedance::endpoint::Endpoint = ::bytedance::endpoint::Endpoint::new(
    "类目.查询类目",
    ::bytedance::Method::GET,
    &super::platform::hosts::DEPOT,
    "/类目/{编号}",
    &super::platform::envelopes::DEPOT,
);
/// A call of [`Calls::查询类目`], to be sent.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct 查询类目Call {
    call: ::bytedance::Call,
    request: 查询类目,
}
impl 查询类目Call {
    /// The platform's `编号`.
    ///
    /// Required. In the path.
    #[inline]
    pub fn 编号(
        mut self,
        value: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        self.request.编号 = ::std::option::Option::Some(value.into());
        self
    }
    /// The platform's `层级`.
    ///
    /// Optional. In the query.
    #[inline]
    pub fn 层级(mut self, value: impl ::std::convert::Into<层级>) -> Self {
        self.request.层级 = ::std::option::Option::Some(value.into());
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
    ) -> ::std::result::Result<查询类目Response, ::bytedance::Error> {
        self.call.send(self.request).await
    }
    /// Sends the request and gives the payload with everything around it: status, headers, log id, raw body.
    #[inline]
    pub async fn send_for_answer(
        self,
    ) -> ::std::result::Result<
        ::bytedance::Answer<查询类目Response>,
        ::bytedance::Error,
    > {
        self.call.send_for_answer(self.request).await
    }
}
/// `说明` of [`查询类目Response`].
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct 查询类目Response说明 {
    /// The platform's `内容`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub 内容: ::std::string::String,
}
impl ::bytedance::wire::Structure for 查询类目Response说明 {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "内容",
                ::std::option::Option::Some(&self.内容),
                ::bytedance::wire::write::string,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            内容: object.field("内容", ::bytedance::wire::read::string),
        }
    }
}
impl ::std::fmt::Debug for 查询类目Response说明 {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("查询类目Response说明", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目Response说明 {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response说明 {
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
    /// Zero or empty where the answer leaves it out.
    pub 类目: ::std::vec::Vec<类目>,
    /// The platform's `说明`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub 说明: 查询类目Response说明,
}
impl ::bytedance::wire::Structure for 查询类目Response {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "类目",
                ::std::option::Option::Some(&self.类目),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
        writer
            .field(
                "说明",
                ::std::option::Option::Some(&self.说明),
                ::bytedance::wire::write::object,
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            类目: object
                .field(
                    "类目",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
            说明: object.field("说明", ::bytedance::wire::read::object),
        }
    }
}
impl ::std::fmt::Debug for 查询类目Response {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("查询类目Response", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 查询类目Response {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response {
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
    /// Zero or empty where the answer leaves it out.
    pub 名称: ::std::string::String,
    /// The platform's `下级`.
    ///
    /// Zero or empty where the answer leaves it out.
    pub 下级: ::std::vec::Vec<类目>,
}
impl ::bytedance::wire::Structure for 类目 {
    fn write(&self, writer: &mut ::bytedance::wire::Writer) {
        writer
            .field(
                "名称",
                ::std::option::Option::Some(&self.名称),
                ::bytedance::wire::write::string,
            );
        writer
            .field(
                "下级",
                ::std::option::Option::Some(&self.下级),
                |writer, value| ::bytedance::wire::write::list(
                    writer,
                    value,
                    ::bytedance::wire::write::object,
                ),
            );
    }
    fn read(object: &mut ::bytedance::wire::Object<'_, '_>) -> Self {
        Self {
            名称: object.field("名称", ::bytedance::wire::read::string),
            下级: object
                .field(
                    "下级",
                    |reader| ::bytedance::wire::read::list(
                        reader,
                        ::bytedance::wire::read::object,
                    ),
                ),
        }
    }
}
impl ::std::fmt::Debug for 类目 {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("类目", self, formatter)
    }
}
impl ::bytedance::wire::serde::Serialize for 类目 {
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::std::result::Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(self, serializer)
    }
}
impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 类目 {
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
impl ::std::default::Default for 层级 {
    fn default() -> Self {
        Self::Other(::std::string::String::new())
    }
}
