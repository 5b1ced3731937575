//! The catalogue of endpoints: read from the generator's documents and put into the form that answers requests.

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

/// The catalogue of the platform, as the generator writes it.
pub(crate) const PLATFORM: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));
