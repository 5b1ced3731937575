/// What the platform pushed, by the chapter that describes it.
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
    /// What no chapter describes that is compiled in.
    Unknown(::bytedance::callback::UnknownEvent),
}
#[allow(dead_code, unused_qualifications, clippy::all, clippy::pedantic)]
impl Event {
    /// The event of this name, which `read` reads by its description; `None`: no chapter that is compiled in knows it.
    #[allow(unused_variables)]
    pub(crate) fn typed(
        protocol: ::bytedance::callback::Protocol,
        event: &str,
        read: &mut dyn ::std::ops::FnMut(
            &mut dyn ::bytedance::wire::Structure,
            &'static ::bytedance::callback::EventDescription,
        ),
    ) -> ::std::option::Option<Self> {
        match (protocol, event) {
            (::bytedance::callback::Protocol::Ecpay, "payment") => {
                let mut message = ::std::boxed::Box::<
                    crate::pushes::PaymentEvent,
                >::default();
                read(
                    &mut *message,
                    <crate::pushes::PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                ::std::option::Option::Some(
                    Self::Pushes(crate::pushes::Event::Payment(message)),
                )
            }
            (::bytedance::callback::Protocol::Push, "AUTHORIZED") => {
                let mut message = ::std::boxed::Box::<
                    crate::pushes::AuthorizedEvent,
                >::default();
                read(
                    &mut *message,
                    <crate::pushes::AuthorizedEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                ::std::option::Option::Some(
                    Self::Pushes(crate::pushes::Event::Authorized(message)),
                )
            }
            (::bytedance::callback::Protocol::Webhook, "say \"self\"") => {
                let mut message = ::std::boxed::Box::<
                    crate::pushes::SelfEvent,
                >::default();
                read(
                    &mut *message,
                    <crate::pushes::SelfEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                ::std::option::Option::Some(
                    Self::Pushes(crate::pushes::Event::Self_(message)),
                )
            }
            #[cfg(feature = "golden")]
            (::bytedance::callback::Protocol::Trade, "refund") => {
                let mut message = ::std::boxed::Box::<
                    crate::unknown::RefundEvent,
                >::default();
                read(
                    &mut *message,
                    <crate::unknown::RefundEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                ::std::option::Option::Some(
                    Self::Unknown_(crate::unknown::Event::Refund(message)),
                )
            }
            #[cfg(feature = "golden")]
            (::bytedance::callback::Protocol::LifeService, "refund") => {
                let mut message = ::std::boxed::Box::<
                    crate::unknown::VoucherEvent,
                >::default();
                read(
                    &mut *message,
                    <crate::unknown::VoucherEvent as ::bytedance::callback::EventType>::DESCRIPTION,
                );
                ::std::option::Option::Some(
                    Self::Unknown_(crate::unknown::Event::Voucher(message)),
                )
            }
            _ => ::std::option::Option::None,
        }
    }
}
pub(crate) static DESCRIPTIONS_: &[&::bytedance::callback::EventDescription] = &[
    <crate::pushes::PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION,
    <crate::pushes::AuthorizedEvent as ::bytedance::callback::EventType>::DESCRIPTION,
    <crate::pushes::SelfEvent as ::bytedance::callback::EventType>::DESCRIPTION,
    #[cfg(feature = "golden")]
    <crate::unknown::RefundEvent as ::bytedance::callback::EventType>::DESCRIPTION,
    #[cfg(feature = "golden")]
    <crate::unknown::VoucherEvent as ::bytedance::callback::EventType>::DESCRIPTION,
];
