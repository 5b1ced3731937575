//! The catalogue of endpoints, loaded from the generator's documents and indexed for answering requests.

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

/// The catalogue of the platform, as written by the generator.
pub(crate) const PLATFORM: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));
