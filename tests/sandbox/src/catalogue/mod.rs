//! The catalogue of endpoints. It is loaded from metadata documents written by the generator and indexed so that requests can be answered
//! quickly.

mod metadata;
mod model;
mod resolve;
mod routes;
mod sample;

pub(crate) use metadata::{
    Credential, Encoding, ErrorCodes, Field, FillSource, Issuer, Place, ResponseKind, Schema,
};
pub(crate) use model::{Auth, Catalogue, Endpoint};
pub(crate) use resolve::load;
pub(crate) use routes::{Route, Routes};
pub(crate) use sample::coerce;

/// The metadata document of the platform's own catalogue, as written by the generator.
pub(crate) const PLATFORM: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));
