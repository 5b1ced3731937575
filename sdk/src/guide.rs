//! Guides on topics that span several parts of the crate. The Chinese guides are in [`zh`].

#[doc = include_str!("../docs/production.md")]
pub mod production {}

#[doc = include_str!("../docs/python_package.md")]
pub mod python_package {}

#[doc = include_str!("../docs/token_stores.md")]
pub mod token_stores {}

#[doc = include_str!("../docs/many_applications.md")]
pub mod many_applications {}

#[cfg(feature = "callbacks")]
#[doc = include_str!("../docs/payments_and_callbacks.md")]
pub mod payments_and_callbacks {}

pub mod zh {
    //! 中文指南，与英文指南内容相同。

    #[doc = include_str!("../docs/production.zh-CN.md")]
    pub mod production {}

    #[doc = include_str!("../docs/python_package.zh-CN.md")]
    pub mod python_package {}

    #[doc = include_str!("../docs/token_stores.zh-CN.md")]
    pub mod token_stores {}

    #[doc = include_str!("../docs/many_applications.zh-CN.md")]
    pub mod many_applications {}

    #[cfg(feature = "callbacks")]
    #[doc = include_str!("../docs/payments_and_callbacks.zh-CN.md")]
    pub mod payments_and_callbacks {}
}
