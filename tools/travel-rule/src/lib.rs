// SPDX-License-Identifier: Apache-2.0
//! Sealed Travel Rule envelopes.
//!
//! A large move between two people on Genex chain needs the identity data of both. That data never
//! reaches the chain: the sender's institution checks it ([`Payload`]), seals it for the receiver's
//! institution ([`seal()`]) into an [`Envelope`], and puts on the chain only the envelope's id and
//! hash. The receiver's institution opens it ([`open()`]) after comparing id and hash with the
//! chain ([`Chain`]).
//!
//! The README beside this crate describes the file format and what an observer learns.

mod chain;
mod envelope;
mod error;
mod files;
mod hash;
mod keys;
mod payload;
mod seal;
#[cfg(test)]
mod tests;

pub use chain::{Chain, Recorded};
pub use envelope::{Context, Envelope, FORMAT_VERSION, UNNUMBERED};
pub use error::{Error, Fault, Faults};
pub use files::{read_envelope, read_payload, read_secret, write_envelope, write_secret};
pub use hash::Hash;
pub use keys::{PublicKey, SecretKey};
pub use payload::{Date, MAX_PAYLOAD, Payload};
pub use seal::{BUCKETS, open, seal};
