//! The protocols in which the platform pushes something to an application's server.

use std::fmt;

/// How a callback is signed and packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Protocol {
    /// Guaranteed payment (担保支付): SHA-1 with the payment callback token.
    Ecpay,
    /// The trade system (交易系统): RSA with the platform's key.
    Trade,
    /// Webhooks of the open platform: `X-Douyin-Signature`, SHA-1 with the application's secret.
    Webhook,
    /// Encrypted pushes: messages to customer service, tickets and events of a third-party platform.
    Push,
    /// Interfaces of the life service (生活服务) that the application's server implements: SHA-256 with the application's secret.
    LifeService,
}

impl Protocol {
    /// The name in the catalogue: `ecpay`, `trade`, `webhook`, `push`, `life_service`.
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
