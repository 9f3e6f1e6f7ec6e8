// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod any;
mod compact;
mod domain;
mod error;
#[cfg(feature = "sign")]
mod keys;
pub mod merkle;
mod messages;
mod order;
#[cfg(feature = "seal")]
mod seal;
mod signature;
#[cfg(feature = "std")]
mod text;
mod typed;

#[cfg(test)]
mod tests;

pub use any::AnyMessage;
pub use compact::{MAX_LENGTH, VERSION};
pub use domain::{COUPON, Domain, NAME, REDEMPTION, TYPED_VERSION};
pub use error::Error;
#[cfg(feature = "sign")]
pub use keys::{CODE_LENGTH, Purpose, Scheme, SecretKey, derive_key, scratch_code, scratch_seed};
pub use messages::{Cancel, GiftClaim, Goods, Message, ScratchClaim, Ticket, TransferPermit};
pub use order::{SALT_LENGTH, order_hash};
#[cfg(feature = "seal")]
pub use seal::{
	Order, SEALED_LENGTHS, SEALING_OVERHEAD, SealingKey, SealingSecret, open_order, seal_order,
};
pub use signature::{Signature, SignedMessage, wrapped};
#[cfg(feature = "std")]
pub use text::{from_text, to_plain_text, to_text};

/// An account of the chain. One of an Ethereum key is its address and twelve bytes `0xEE`.
pub type Account = [u8; 32];

/// An Ethereum address.
pub type Address = [u8; 20];

/// 32 bytes of a hash.
pub type Hash = [u8; 32];
