// Generated from the catalogue.

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
    /// - Required: `编号`
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "/类目/{编号}")]
    #[inline]
    pub fn 查询类目(&self) -> 查询类目 {
        查询类目 {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
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
    /// Required.
    ///
    /// Sent in the path.
    pub 编号: Option<String>,
    /// Sent in the query.
    pub 层级: Option<层级>,
    call: ::bytedance::Call,
}

impl 查询类目 {
    /// Creates an empty request, for [`Client::send`](::bytedance::Client::send).
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Required.
    ///
    /// Sent in the path.
    #[inline]
    pub fn 编号(mut self, value: impl Into<String>) -> Self {
        self.编号 = Some(value.into());
        self
    }

    /// Sent in the query.
    #[inline]
    pub fn 层级(mut self, value: impl Into<层级>) -> Self {
        self.层级 = Some(value.into());
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
    pub fn send(mut self) -> ::bytedance::Sending<查询类目Response> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<查询类目Response>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
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
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
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
    fn response(raw: &::bytedance::Raw) -> Result<Self::Response, ::bytedance::Error> {
        raw.payload(::bytedance::wire::read::value)
    }

    #[inline]
    fn take_call(&mut self) -> ::bytedance::Call {
        ::std::mem::take(&mut self.call)
    }
}

impl ::std::future::IntoFuture for 查询类目 {
    type Output = Result<查询类目Response, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<查询类目Response>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
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
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct 查询类目Response说明 {
    pub 内容: String,
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
        ::bytedance::wire::debug("查询类目Response说明", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for 查询类目Response说明 {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response说明 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Response of [`查询类目`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct 查询类目Response {
    pub 类目: Vec<类目>,
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
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 查询类目Response {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A category.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct 类目 {
    pub 名称: String,
    pub 下级: Vec<类目>,
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
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 类目 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
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
    /// A value that is not in the catalogue.
    Other(String),
}

impl 层级 {
    /// Returns the value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::一级 => "一级",
            Self::二级 => "二级",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for 层级 {
    fn from(value: &str) -> Self {
        match value {
            "一级" => Self::一级,
            "二级" => Self::二级,
            other => Self::Other(ToOwned::to_owned(other)),
        }
    }
}

impl From<String> for 层级 {
    fn from(value: String) -> Self {
        Self::from(value.as_str())
    }
}

/// Writes the value on the wire.
impl ::std::fmt::Display for 层级 {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Reads the value on the wire. Never fails.
impl ::std::str::FromStr for 层级 {
    type Err = ::std::convert::Infallible;

    fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(value))
    }
}

impl ::std::convert::AsRef<str> for 层级 {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::std::cmp::PartialEq<str> for 层级 {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl ::std::cmp::PartialEq<&str> for 层级 {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
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
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for 层级 {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as ::bytedance::wire::serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

impl Default for 层级 {
    fn default() -> Self {
        Self::Other(String::new())
    }
}
