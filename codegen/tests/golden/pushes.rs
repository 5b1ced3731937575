// Generated from the catalogue.

/// What the depot pushes.
///
/// **推送**
#[derive(Debug, Clone)]
pub struct Calls {
    client: ::bytedance::Client,
}

impl Calls {
    #[inline]
    pub(crate) fn new(client: ::bytedance::Client) -> Self {
        Self { client }
    }

    /// Look at a parcel.
    ///
    /// `GET https://depot.example.com/pushes/parcel`
    ///
    /// - Credential: none
    /// - Sandbox: not documented
    /// - Safe to retry: no; the client does not retry a call whose outcome is unclear
    #[doc(alias = "推送")]
    #[doc(alias = "/pushes/parcel")]
    #[inline]
    pub fn get_parcel(&self) -> GetParcel {
        GetParcel {
            call: ::bytedance::Call::new(self.client.clone()),
            ..Default::default()
        }
    }
}

/// Request of [`Calls::get_parcel`].
///
/// Look at a parcel.
#[derive(Clone, Default)]
#[must_use]
#[non_exhaustive]
pub struct GetParcel {
    call: ::bytedance::Call,
}

impl GetParcel {
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
    pub fn send(mut self) -> ::bytedance::Sending<GetParcelResponse> {
        ::std::mem::take(&mut self.call).send(self)
    }

    /// Sends the request and returns the payload with the status, headers, log id and raw body of the response.
    #[inline]
    pub fn send_for_answer(
        mut self,
    ) -> ::bytedance::Sending<::bytedance::Answer<GetParcelResponse>> {
        ::std::mem::take(&mut self.call).send_for_answer(self)
    }
}

impl ::bytedance::wire::Structure for GetParcel {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for GetParcel {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetParcel", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for GetParcel {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetParcel {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::Request for GetParcel {
    type Response = GetParcelResponse;

    #[inline]
    fn endpoint(&self) -> &'static ::bytedance::endpoint::Endpoint {
        &GET_PARCEL
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

impl ::std::future::IntoFuture for GetParcel {
    type Output = Result<GetParcelResponse, ::bytedance::Error>;
    type IntoFuture = ::bytedance::Sending<GetParcelResponse>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

pub(crate) static GET_PARCEL: ::bytedance::endpoint::Endpoint =
    ::bytedance::endpoint::Endpoint::new(
        "pushes.get_parcel",
        ::bytedance::Method::GET,
        &super::platform::hosts::DEPOT,
        "/pushes/parcel",
        &super::platform::envelopes::DEPOT,
    );

/// Response of [`GetParcel`].
///
/// A field that the platform leaves out is `None`, zero or empty.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetParcelResponse {
    pub parcels: ::std::collections::BTreeMap<String, Vec<Parcel>>,
}

impl ::bytedance::wire::Structure for GetParcelResponse {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("parcels", &mut self.parcels);
    }
}

impl ::std::fmt::Debug for GetParcelResponse {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("GetParcelResponse", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for GetParcelResponse {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for GetParcelResponse {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// `parcels` of [`PaymentEvent`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentEventParcels {
    pub parcel: Parcel,
}

impl ::bytedance::wire::Structure for PaymentEventParcels {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("parcel", &mut self.parcel);
    }
}

impl ::std::fmt::Debug for PaymentEventParcels {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PaymentEventParcels", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PaymentEventParcels {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PaymentEventParcels {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// By its shelf.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct KeptParcel {
    /// Named `Weight` on the wire.
    pub weight: f64,
}

impl ::bytedance::wire::Structure for KeptParcel {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("Weight", &mut self.weight);
    }
}

impl ::std::fmt::Debug for KeptParcel {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("KeptParcel", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for KeptParcel {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for KeptParcel {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// A parcel.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Parcel {
    /// Named `Id` on the wire.
    pub id: String,
    pub state: State,
}

impl ::bytedance::wire::Structure for Parcel {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("Id", &mut self.id);
        fields.field("state", &mut self.state);
    }
}

impl ::std::fmt::Debug for Parcel {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Parcel", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Parcel {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Parcel {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// Scales of \<the depot\>.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Scales {
    pub unit: Unit,
    pub within: Vec<Scales>,
}

impl ::bytedance::wire::Structure for Scales {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("unit", &mut self.unit);
        fields.field("within", &mut self.within);
    }
}

impl ::std::fmt::Debug for Scales {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("Scales", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for Scales {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Scales {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

/// What has become of a parcel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// On its way.
    ///
    /// `sent` on the wire.
    Sent,
    /// `Unknown` on the wire.
    Unknown,
    /// A value that is not in the catalogue.
    Other(String),
}

impl State {
    /// Returns the value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Sent => "sent",
            Self::Unknown => "Unknown",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for State {
    fn from(value: &str) -> Self {
        match value {
            "sent" => Self::Sent,
            "Unknown" => Self::Unknown,
            other => Self::Other(ToOwned::to_owned(other)),
        }
    }
}

impl From<String> for State {
    fn from(value: String) -> Self {
        Self::from(value.as_str())
    }
}

/// Writes the value on the wire.
impl ::std::fmt::Display for State {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Reads the value on the wire. Never fails.
impl ::std::str::FromStr for State {
    type Err = ::std::convert::Infallible;

    fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(value))
    }
}

impl ::std::convert::AsRef<str> for State {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::std::cmp::PartialEq<str> for State {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl ::std::cmp::PartialEq<&str> for State {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl ::bytedance::wire::WireValue for State {
    #[inline]
    fn write(&mut self, writer: &mut ::bytedance::wire::Writer) {
        writer.text(self.as_str())
    }

    #[inline]
    fn read(&mut self, reader: &mut ::bytedance::wire::Reader<'_>) {
        *self = ::bytedance::wire::read::string(reader).into();
    }
}

impl ::bytedance::wire::serde::Serialize for State {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for State {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as ::bytedance::wire::serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

impl Default for State {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

/// A unit, of events only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// `gram` on the wire.
    Gram,
    /// The name of a variant of `Result`.
    ///
    /// `err` on the wire.
    Err,
    /// A value that is not in the catalogue.
    Other(String),
}

impl Unit {
    /// Returns the value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Gram => "gram",
            Self::Err => "err",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for Unit {
    fn from(value: &str) -> Self {
        match value {
            "gram" => Self::Gram,
            "err" => Self::Err,
            other => Self::Other(ToOwned::to_owned(other)),
        }
    }
}

impl From<String> for Unit {
    fn from(value: String) -> Self {
        Self::from(value.as_str())
    }
}

/// Writes the value on the wire.
impl ::std::fmt::Display for Unit {
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Reads the value on the wire. Never fails.
impl ::std::str::FromStr for Unit {
    type Err = ::std::convert::Infallible;

    fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(value))
    }
}

impl ::std::convert::AsRef<str> for Unit {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::std::cmp::PartialEq<str> for Unit {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl ::std::cmp::PartialEq<&str> for Unit {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl ::bytedance::wire::WireValue for Unit {
    #[inline]
    fn write(&mut self, writer: &mut ::bytedance::wire::Writer) {
        writer.text(self.as_str())
    }

    #[inline]
    fn read(&mut self, reader: &mut ::bytedance::wire::Reader<'_>) {
        *self = ::bytedance::wire::read::string(reader).into();
    }
}

impl ::bytedance::wire::serde::Serialize for Unit {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Unit {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as ::bytedance::wire::serde::Deserialize>::deserialize(deserializer).map(Self::from)
    }
}

impl Default for Unit {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

/// An order was paid, see <https://example.com/a?b=c>,
/// or its payment failed.
///
/// **支付 "结果" \<回调\>** · `payment` in the protocol `ecpay`
///
/// A note is **Markdown**.
///
/// - and a list
///
/// - Recognized by: `cp_orderno`, `total_amount`; the protocol does not sign its name
/// - Source: [official page](<https://example.com/docs/payment>)
/// - Source: [official page](<https://example.com/docs/(more)>)
#[doc(alias = "支付 结果 <回调>")]
#[doc(alias = "payment")]
#[doc(alias = "PayNotify")]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentEvent {
    pub cp_orderno: String,
    /// In fen.
    pub total_amount: i64,
    /// Secret: `Debug` masks it. Named `seller-uid` on the wire.
    pub seller_uid: String,
    pub paid: bool,
    pub extra: ::bytedance::wire::Json,
    pub scales: Option<Scales>,
    pub parcels: Vec<PaymentEventParcels>,
    /// By its shelf.
    pub kept: Option<::std::collections::BTreeMap<String, KeptParcel>>,
}

impl ::bytedance::wire::Structure for PaymentEvent {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("cp_orderno", &mut self.cp_orderno);
        fields.field("total_amount", &mut self.total_amount);
        fields
            .secret()
            .also(&["seller"])
            .field("seller-uid", &mut self.seller_uid);
        fields.flag().field("paid", &mut self.paid);
        fields.json_string(1).field("extra", &mut self.extra);
        fields.field("scales", &mut self.scales);
        fields.field("parcels", &mut self.parcels);
        fields.field("kept", &mut self.kept);
    }
}

impl ::std::fmt::Debug for PaymentEvent {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("PaymentEvent", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for PaymentEvent {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for PaymentEvent {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::callback::EventType for PaymentEvent {
    const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
        &::bytedance::callback::EventDescription::new(
            "pushes.payment",
            ::bytedance::callback::Protocol::Ecpay,
            "payment",
        )
        .title("支付 \"结果\" <回调>")
        .marks(&["cp_orderno", "total_amount"])
        .doc(&[
            "https://example.com/docs/payment",
            "https://example.com/docs/(more)",
        ]);
}

/// Somebody allowed something.
///
/// `AUTHORIZED` in the protocol `push`
#[doc(alias = "AUTHORIZED")]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AuthorizedEvent {
    /// Named `TpAppId` on the wire.
    pub tp_app_id: Option<String>,
    /// Named `Event` on the wire.
    pub event: String,
    /// Called like a method of the description.
    pub title: String,
}

impl ::bytedance::wire::Structure for AuthorizedEvent {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("TpAppId", &mut self.tp_app_id);
        fields.field("Event", &mut self.event);
        fields.field("title", &mut self.title);
    }
}

impl ::std::fmt::Debug for AuthorizedEvent {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("AuthorizedEvent", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for AuthorizedEvent {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for AuthorizedEvent {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::callback::EventType for AuthorizedEvent {
    const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
        &::bytedance::callback::EventDescription::new(
            "pushes.authorized",
            ::bytedance::callback::Protocol::Push,
            "AUTHORIZED",
        );
}

/// A keyword as a name, and nothing in it.
///
/// `say "self"` in the protocol `webhook`
#[doc(alias = "say self")]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SelfEvent {}

impl ::bytedance::wire::Structure for SelfEvent {
    #[inline]
    fn fields(&mut self, _fields: &mut ::bytedance::wire::Fields<'_, '_>) {}
}

impl ::std::fmt::Debug for SelfEvent {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("SelfEvent", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for SelfEvent {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for SelfEvent {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::callback::EventType for SelfEvent {
    const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
        &::bytedance::callback::EventDescription::new(
            "pushes.self",
            ::bytedance::callback::Protocol::Webhook,
            "say \"self\"",
        );
}

/// An event of this chapter and its message.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event {
    /// An order was paid, see <https://example.com/a?b=c>,
    /// or its payment failed.
    Payment(Box<PaymentEvent>),
    /// Somebody allowed something.
    Authorized(Box<AuthorizedEvent>),
    /// A keyword as a name, and nothing in it.
    Self_(Box<SelfEvent>),
}

impl Event {
    /// Returns the description of the event.
    #[must_use]
    pub fn description(&self) -> &'static ::bytedance::callback::EventDescription {
        match self {
            Self::Payment(_) => <PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION,
            Self::Authorized(_) => {
                <AuthorizedEvent as ::bytedance::callback::EventType>::DESCRIPTION
            }
            Self::Self_(_) => <SelfEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        }
    }
}
