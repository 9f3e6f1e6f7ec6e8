// SPDX-License-Identifier: Apache-2.0

//! The traits of the SDK's consensus pallets, implemented by the validator set.

mod offences;
mod sessions;

pub use offences::{OncePerSession, WithinFloor};
pub use sessions::NoIdentification;
