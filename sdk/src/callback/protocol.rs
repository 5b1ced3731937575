//! The protocols that the platform uses to send callbacks to an application's server.

use std::fmt;

/// A callback protocol. It defines how callbacks are signed and encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Protocol {
    /// Guaranteed payment (担保支付). Signed with SHA-1 and the payment callback token.
    ///
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE)
    Ecpay,
    /// The trade system (交易系统). Signed with the platform's RSA key.
    ///
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm)
    Trade,
    /// Open platform webhooks. Signed with SHA-1 and the application's secret. The signature is in the header `X-Douyin-Signature`.
    ///
    /// Official pages: [signature](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize),
    /// [events](https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/event-list)
    Webhook,
    /// Encrypted pushes: customer service messages, and tickets and events for third-party platforms. Encrypted with AES-256, and signed
    /// with SHA-1 and the push token.
    ///
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/overview-guide/smallprogram/encryption)
    Push,
    /// Life service (生活服务) interfaces that the platform calls and the application's server implements. Signed with SHA-256 and the
    /// application's secret.
    ///
    /// [Official page](https://developer.open-douyin.com/docs/resource/zh-CN/local-life/develop/OpenAPI/preparation/signruleintroduce)
    LifeService,
}

impl Protocol {
    /// Returns the protocol's name in the catalogue: `ecpay`, `trade`, `webhook`, `push` or `life_service`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ecpay => "ecpay",
            Self::Trade => "trade",
            Self::Webhook => "webhook",
            Self::Push => "push",
            Self::LifeService => "life_service",
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
