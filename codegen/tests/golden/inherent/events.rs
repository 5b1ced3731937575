// Generated from the catalogue.

/// A message that the platform pushed, by the chapter that describes it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event {
    /// What the depot pushes.
    ///
    /// **推送**
    Pushes(crate::pushes::Event),
    /// Notices of the depot.
    ///
    /// **通知**
    #[cfg(feature = "golden")]
    Unknown_(crate::unknown::Event),
    /// A message that no enabled chapter describes.
    Unknown(::bytedance::callback::UnknownEvent),
}

#[allow(
    dead_code,
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
impl Event {
    /// Reads the event of this name with `read`. Returns `None` if no enabled chapter describes it.
    #[allow(unused_variables)]
    pub(crate) fn typed(
        protocol: ::bytedance::callback::Protocol,
        event: &str,
        read: &mut dyn FnMut(
            &mut dyn ::bytedance::wire::Structure,
            &'static ::bytedance::callback::EventDescription,
        ),
    ) -> Option<Self> {
        match (protocol, event) {
            (::bytedance::callback::Protocol::Ecpay, "payment") => {
                let mut message = Box::<crate::pushes::PaymentEvent>::default();
                read(
                    &mut *message,
                    <crate::pushes::PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                Some(Self::Pushes(crate::pushes::Event::Payment(message)))
            }
            (::bytedance::callback::Protocol::Push, "AUTHORIZED") => {
                let mut message = Box::<crate::pushes::AuthorizedEvent>::default();
                read(
                    &mut *message,
                    <crate::pushes::AuthorizedEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                Some(Self::Pushes(crate::pushes::Event::Authorized(message)))
            }
            (::bytedance::callback::Protocol::Webhook, "say \"self\"") => {
                let mut message = Box::<crate::pushes::SelfEvent>::default();
                read(
                    &mut *message,
                    <crate::pushes::SelfEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                Some(Self::Pushes(crate::pushes::Event::Self_(message)))
            }
            #[cfg(feature = "golden")]
            (::bytedance::callback::Protocol::Trade, "refund") => {
                let mut message = Box::<crate::unknown::RefundEvent>::default();
                read(
                    &mut *message,
                    <crate::unknown::RefundEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                Some(Self::Unknown_(crate::unknown::Event::Refund(message)))
            }
            #[cfg(feature = "golden")]
            (::bytedance::callback::Protocol::LifeService, "refund") => {
                let mut message = Box::<crate::unknown::VoucherEvent>::default();
                read(
                    &mut *message,
                    <crate::unknown::VoucherEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                Some(Self::Unknown_(crate::unknown::Event::Voucher(message)))
            }
            _ => None,
        }
    }
}

impl Event {
    /// The events of all enabled chapters.
    pub(crate) const DESCRIPTIONS: &'static [&'static ::bytedance::callback::EventDescription] = &[
        <crate::pushes::PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        <crate::pushes::AuthorizedEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        <crate::pushes::SelfEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        #[cfg(feature = "golden")]
        <crate::unknown::RefundEvent as ::bytedance::callback::EventType>::DESCRIPTION,
        #[cfg(feature = "golden")]
        <crate::unknown::VoucherEvent as ::bytedance::callback::EventType>::DESCRIPTION,
    ];
}
