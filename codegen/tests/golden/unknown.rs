// Generated from the catalogue.

/// An order was refunded.
///
/// **退款** · `refund` in the protocol `trade`
#[doc(alias = "退款")]
#[doc(alias = "refund")]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RefundEvent {
    pub order_id: String,
}

impl ::bytedance::wire::Structure for RefundEvent {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("order_id", &mut self.order_id);
    }
}

impl ::std::fmt::Debug for RefundEvent {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("RefundEvent", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for RefundEvent {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for RefundEvent {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::callback::EventType for RefundEvent {
    const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
        &::bytedance::callback::EventDescription::new(
            "unknown.refund",
            ::bytedance::callback::Protocol::Trade,
            "refund",
        )
        .title("退款");
}

/// A voucher is asked for.
///
/// `refund` in the protocol `life_service`
#[doc(alias = "refund")]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct VoucherEvent {
    pub order_id: String,
}

impl ::bytedance::wire::Structure for VoucherEvent {
    #[inline]
    fn fields(&mut self, fields: &mut ::bytedance::wire::Fields<'_, '_>) {
        fields.field("order_id", &mut self.order_id);
    }
}

impl ::std::fmt::Debug for VoucherEvent {
    #[inline]
    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::bytedance::wire::debug("VoucherEvent", &mut self.clone(), formatter)
    }
}

impl ::bytedance::wire::serde::Serialize for VoucherEvent {
    #[inline]
    fn serialize<S: ::bytedance::wire::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        ::bytedance::wire::serialize(&mut self.clone(), serializer)
    }
}

impl<'de> ::bytedance::wire::serde::Deserialize<'de> for VoucherEvent {
    #[inline]
    fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        ::bytedance::wire::deserialize(deserializer)
    }
}

impl ::bytedance::callback::EventType for VoucherEvent {
    const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
        &::bytedance::callback::EventDescription::new(
            "unknown.voucher",
            ::bytedance::callback::Protocol::LifeService,
            "refund",
        );
}

/// An event of this chapter and its message.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event {
    /// An order was refunded.
    Refund(Box<RefundEvent>),
    /// A voucher is asked for.
    Voucher(Box<VoucherEvent>),
}

impl Event {
    /// Returns the description of the event.
    #[must_use]
    pub fn description(&self) -> &'static ::bytedance::callback::EventDescription {
        match self {
            Self::Refund(_) => <RefundEvent as ::bytedance::callback::EventType>::DESCRIPTION,
            Self::Voucher(_) => <VoucherEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        }
    }
}
