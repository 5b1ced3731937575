//! Builds HTTP requests: from an endpoint's description and a request's fields to the exact bytes that are sent.

pub(crate) mod base_url;
mod body;
mod draft;
mod fields;
mod load_files;
mod multipart;
mod path;
mod prepare;
mod resolved_fill;
mod sign;

pub(crate) use self::draft::{Draft, Extra, secrets};
pub(crate) use self::load_files::load_files;
pub(crate) use self::multipart::boundary;
pub(crate) use self::prepare::prepare;
pub(crate) use self::resolved_fill::ResolvedFill;
pub(crate) use self::sign::check_signature;
